"""A picture of every screen; these are the pictures in `screens.md`."""

import re

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import (
    PropertyFilter,
    PropertyMatcher,
    SerializableData,
    SerializedData,
    SnapshotIndex,
)

from tests.screens.stops import STOPS, Stop
from tests.screens.tour import at


class Picture(SingleFileSnapshotExtension):
    """An SVG file a picture, named like its screen."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        """The name of the screen."""
        del test_location
        return str(index)

    def serialize(
        self,
        data: SerializableData,
        *,
        exclude: PropertyFilter | None = None,
        include: PropertyFilter | None = None,
        matcher: PropertyMatcher | None = None,
    ) -> SerializedData:
        """The picture is text already."""
        return str(data)


# The files are named for `screens.md`, not for the test; syrupy wonders about that.
@pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot:UserWarning")
@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
async def test_screen_when_drawn_then_as_in_its_picture(
    stop: Stop, snapshot: SnapshotAssertion
) -> None:
    async with at(stop) as pilot:
        drawn = at_home(pilot.app.export_screenshot(title=stop.heading))
    picture = snapshot.use_extension(Picture)(name=stop.name)
    assert drawn == picture


def at_home(svg: str) -> str:
    """The picture without the addresses of fonts, which nobody needs to fetch."""
    return re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)
