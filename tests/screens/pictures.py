"""Pictures of screens, as files: those of `screens.md` are these."""

import re

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import (
    PropertyFilter,
    PropertyMatcher,
    SerializableData,
    SerializedData,
    SnapshotIndex,
)

WIDE = "-wide"
"""How the name of a picture at 120 columns and 40 lines ends."""


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


def at_home(svg: str) -> str:
    """The picture without the addresses of fonts, which nobody needs to fetch."""
    return re.sub(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", "", svg, flags=re.DOTALL)
