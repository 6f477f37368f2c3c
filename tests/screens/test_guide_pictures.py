"""A picture of every part of a decision's guide, as the made-up journal has it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from recovery_journal.model.guide import GUIDE, GuidePart
from tests.screens.pictures import Picture, at_home
from tests.screens.stops import Stop
from tests.screens.tour import at


@pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot:UserWarning")
@pytest.mark.parametrize("part", GUIDE, ids=lambda part: part.id)
async def test_part_when_drawn_then_as_in_its_picture(
    part: GuidePart, snapshot: SnapshotAssertion
) -> None:
    keys = ("escape", "d", "down", "e", "home", *["down"] * GUIDE.index(part), "enter")
    stop = Stop("guide", part.label, "guide.GuideScreen", "", "", "", "", keys=keys)
    async with at(stop) as pilot:
        drawn = at_home(pilot.app.export_screenshot(title=part.label))
    assert drawn == snapshot.use_extension(Picture)(name=part.id)
