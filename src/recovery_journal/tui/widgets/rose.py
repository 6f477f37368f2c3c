"""A compass drawn in text: points around a middle, named by the person; nothing is measured."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where

MOST_POINTS = 8
"""How many points stand around the middle at a time."""
_LONGEST_NAME = 18
_UP = 0.4
"""How far an arm goes up, of the height; in nine lines the names still have a line each."""


class Placed(NamedTuple):
    """A name where it is drawn: the line and column of its first cell, and its cells."""

    line: int
    column: int
    text: str

    def has(self, column: int, line: int) -> bool:
        """Whether it is drawn in this cell."""
        end = self.column + cell_len(self.text)
        return line == self.line and self.column <= column < end


class Rose(Widget, can_focus=True):
    """Points around a middle, the first at the top; one of them stands out."""

    BINDINGS = [*bindings(Where.COMPASS)]

    class PageWanted(Message):
        """The page of the point that stands out is wanted."""

    def __init__(self) -> None:
        super().__init__(id="rose")
        self._names: tuple[str, ...] = ()
        self._at = 0

    def show(self, names: Sequence[str], at: int) -> None:
        """Draw these, at most eight; the one at `at` stands out."""
        self._names, self._at = tuple(names), at
        self.refresh()

    def render(self) -> Content:
        """Quiet arms, the names around them; the chosen one in brackets too."""
        width, height = self.content_size
        lines = [Content(line).stylize("$hint") for line in arms(width, height, len(self._names))]
        for number, placed in enumerate(placed_names(width, height, self._names, self._at)):
            if 0 <= placed.line < len(lines):
                style = "bold $accent" if number == self._at else ""
                lines[placed.line] = _with(lines[placed.line], placed, style)
        return Content("\n").join(lines)

    def action_page(self) -> None:
        """Open the page of the point."""
        self.post_message(self.PageWanted())

    async def on_click(self, event: events.Click) -> None:
        """A click on a name lets its point stand out; on the one that does, it opens its page."""
        spot = event.get_content_offset(self)
        width, height = self.content_size
        for number, placed in enumerate(placed_names(width, height, self._names, self._at)):
            if spot is None or not placed.has(spot.x, spot.y):
                continue
            if number == self._at:
                self.action_page()
            else:
                await self.run_action(f"screen.turn({number - self._at})")
            return


def _with(line: Content, placed: Placed, style: str) -> Content:
    """A line of single-cell characters with a name laid over it."""
    end = placed.column + cell_len(placed.text)
    name = Content(placed.text).stylize(style) if style else Content(placed.text)
    return line[: placed.column] + name + line[end:]


def ends(width: int, height: int, number: int) -> list[tuple[float, float]]:
    """Where the arms end, as columns and lines from the middle; the first straight up."""
    across, up = max(1.0, width / 2 - _LONGEST_NAME / 2 - 4), max(1.0, height * _UP)
    turns = (at / number for at in range(number))
    return [(across * sin(2 * pi * turn), -up * cos(2 * pi * turn)) for turn in turns]


def arms(width: int, height: int, number: int) -> list[str]:
    """The arms as lines, each as wide as the space."""
    if width < 1 or height < 1:
        return []
    cells = [[" "] * width for _ in range(height)]
    middle_column, middle_line = width // 2, height // 2
    for across, down in ends(width, height, number) if number else []:
        steep = abs(down) >= abs(across) / 5
        steps = max(2, round(abs(down) if steep else abs(across) / 3))
        for step in range(1, steps):
            column = middle_column + round(across * step / steps)
            line = middle_line + round(down * step / steps)
            if 0 <= line < height and 0 <= column < width:
                cells[line][column] = "·"
    cells[middle_line][middle_column] = "+"
    return ["".join(line) for line in cells]


def placed_names(width: int, height: int, names: Sequence[str], at: int) -> list[Placed]:
    """Each name at the end of its arm, inside the space, cut where it is too long."""
    found = []
    for number, (across, down) in enumerate(ends(width, height, len(names)) if names else []):
        beside = abs(across) >= 1
        room = _room_beside(width) if beside else width - 2
        text = _named(names[number], number == at, room)
        cells = cell_len(text)
        column = width // 2 + round(across)
        if not beside:
            column -= cells // 2
        elif across < 0:
            column -= cells - 1
        column = max(0, min(width - cells, column))
        found.append(Placed(height // 2 + round(down), column, text))
    return found


def _room_beside(width: int) -> int:
    """Cells for a name left or right of the middle, so that it reaches neither it nor over it."""
    return width // 2 - 4


def _named(name: str, is_chosen: bool, room: int) -> str:
    room = max(1, min(_LONGEST_NAME, room))
    cut = name if cell_len(name) <= room else set_cell_size(name, room - 1) + "…"
    return f"[{cut}]" if is_chosen else f" {cut} "
