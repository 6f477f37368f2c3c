"""A picture of every part of a decision's guide, as the made-up journal has it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from recovery_journal.model.guide import GUIDE
from tests.screens.pictures import Picture, at_home
from tests.screens.stops import Stop
from tests.screens.tour import at
from tests.tui.driving import settle

KEYS = ("escape", "d", "down", "e", "home")
"""From Today to the first part of a decision that has come far."""


@pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot:UserWarning")
async def test_parts_when_drawn_then_each_as_in_its_picture(snapshot: SnapshotAssertion) -> None:
    stop = Stop("guide", "The guide", "guide.GuideScreen", "", "", "", "", keys=KEYS)
    drawn: dict[str, str] = {}
    async with at(stop) as pilot:
        for part in GUIDE:
            for key in ("enter", "escape", "down"):
                await pilot.press(key)
                await settle(pilot)
                if key == "enter":
                    drawn[part.id] = at_home(pilot.app.export_screenshot(title=part.label))
    pictures = snapshot.use_extension(Picture)
    assert [part for part, each in drawn.items() if each != pictures(name=part)] == []
