"""Commands with their keys, by where they are at hand; long lines hang under what they tell."""

import textwrap
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

KEY_CELLS = 16
"""Cells that the keys take, with the gap after them."""
_NARROWEST = 16


class KeyRow(NamedTuple):
    """The keys of a command, and what it does."""

    keys: str
    tells: str


class KeyTable(Widget):
    """Headings, each with its rows below; as high as its rows."""

    def __init__(self, groups: list[tuple[str, list[KeyRow]]]):
        super().__init__()
        self._groups = groups

    def render(self) -> Content:
        """All groups, an empty line between them."""
        return self._told(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the groups take at this width."""
        del container, viewport
        return self._told(width).plain.count("\n") + 1

    def _told(self, width: int) -> Content:
        lines: list[Content] = []
        for heading, rows in self._groups:
            lines += [Content(heading).stylize("bold $accent")]
            lines += [line for row in rows for line in _lines(row, width)]
            lines += [Content("")]
        return Content("\n").join(lines)


def _lines(row: KeyRow, width: int) -> list[Content]:
    wrapped = textwrap.wrap(row.tells, max(_NARROWEST, width - KEY_CELLS)) or [""]
    before = [f"{row.keys:<{KEY_CELLS - 1}} ", *([" " * KEY_CELLS] * (len(wrapped) - 1))]
    return [
        Content.assemble(keys, Content(tells).stylize("$hint"))
        for keys, tells in zip(before, wrapped, strict=True)
    ]
