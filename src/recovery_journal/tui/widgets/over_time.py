"""A line over time: how close one thing was and how much it mattered, check-in by check-in."""

from collections.abc import Sequence
from datetime import date, datetime
from math import ceil
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widget import Widget

from recovery_journal.model.parts import HIGHEST
from recovery_journal.model.views import Nearness
from recovery_journal.tui.dates import MONTHS, said

CLOSE, MATTERS, BOTH = "●", "○", "◉"
"""The signs: how close, how much it matters, and both in one place."""

_NOTHING = "Nothing here yet. That's fine."
_LEGENDS = (
    f"{CLOSE} how close   {MATTERS} how much it matters",
    f"{CLOSE} close   {MATTERS} matters",
)
_STYLES = {CLOSE: "bold $accent", MATTERS: "$foreground", BOTH: "bold $accent"}
_AXIS = 3
"""Columns of the numbers at the left."""

_LEVELS = HIGHEST + 1
_AROUND = 2
"""Lines that are not the chart: the legend above it, the days below it."""


class Sign(NamedTuple):
    """One sign in the chart: its column and its line, from 0 at the top left of the chart."""

    column: int
    line: int
    text: str


class OverTime(Widget):
    """A small chart of one thing's check-ins, against nothing but themselves.

    What was not told stays blank, and nothing is joined over it.
    """

    _told: tuple[Nearness, ...] = ()

    def show(self, told: list[Nearness]) -> None:
        """Draw these check-ins, the oldest first; one without any number is passed over."""
        self._told = tuple(one for one in told if (one.close, one.matters) != (None, None))
        self.refresh()

    def render(self) -> Content:
        """The legend, the chart with its numbers, and the first and the last day."""
        if not self._told:
            return Content(_NOTHING).stylize("$hint")
        width, height = self.content_size
        if width <= _AXIS:
            return Content("")
        told = self._told[_AXIS - width :]
        a_line = levels_a_line(height - _AROUND)
        days = days_line(told[0].day, told[-1].day, width)
        below = Content(days).stylize("$hint")
        return Content("\n").join([_legend(width), *_chart(told, width, a_line), below])


def levels_a_line(height: int) -> int:
    """How many of the eleven levels share a line of a chart that is so high: 1 where all fit."""
    return next((n for n in range(1, _LEVELS) if ceil(_LEVELS / n) <= height), _LEVELS)


def layout(told: Sequence[Nearness], width: int, a_line: int) -> list[Sign]:
    """The signs of the newest check-ins that fit, with so many levels in a line."""
    told = told[-width:] if width > 0 else []
    top = HIGHEST // a_line
    signs: list[Sign] = []
    for one, column in zip(told, columns([one.day for one in told], width), strict=True):
        close, matters = (
            None if number is None else top - number // a_line
            for number in (one.close, one.matters)
        )
        if close is not None:
            signs.append(Sign(column, close, BOTH if close == matters else CLOSE))
        if matters is not None and matters != close:
            signs.append(Sign(column, matters, MATTERS))
    return signs


def columns(days: Sequence[date], width: int) -> list[int]:
    """A column for each day, apart as the days are; there are at most `width`, in order.

    Where two fall together the later one goes to the right, and at the right end the earlier
    one to the left.
    """
    if not days:
        return []
    span = (days[-1] - days[0]).days
    found: list[int] = []
    for day in days:
        column = round((day - days[0]).days * (width - 1) / span) if span else 0
        found.append(max(column, found[-1] + 1) if found else column)
    last = width
    for number in reversed(range(len(found))):
        last = found[number] = min(found[number], last - 1)
    return found


def days_line(first: date, last: date, width: int) -> str:
    """The first day at the left and the last at the right, or the one day there is."""
    today = datetime.now().astimezone().date()
    words = [said(day, today) for day in (first, last)]
    if first == last:
        return _fitting(width, [words[0]])
    room = width - _AXIS
    short = [_short(word) for word in words]
    lines = [
        f"{left}  {right:>{max(room - cell_len(left) - 2, 0)}}" for left, right in (words, short)
    ]
    return _fitting(width, [*lines, short[0]])


def _short(words: str) -> str:
    """A day in words, its month in three letters."""
    month = next((month for month in MONTHS if month in words), "")
    return words.replace(month, month[:3]) if month else words


def _fitting(width: int, texts: Sequence[str]) -> str:
    """The first of these lines that fits behind the numbers' columns, or the last, cut."""
    text = next((text for text in texts if _AXIS + cell_len(text) <= width), texts[-1])
    line = " " * _AXIS + text
    return line if cell_len(line) <= width else set_cell_size(line, width)


def _legend(width: int) -> Content:
    """What the signs are, each in its own look."""
    text = _fitting(width, _LEGENDS)
    legend = Content(text).stylize("$hint")
    for sign in (CLOSE, MATTERS):
        at = text.find(sign)
        legend = legend.stylize(_STYLES[sign], at, at + 1) if at >= 0 else legend
    return legend


def _chart(told: Sequence[Nearness], width: int, a_line: int) -> list[Content]:
    """The chart's lines: the axis' number or none, then the signs."""
    top = HIGHEST // a_line
    numbers = {top - number // a_line: f"{number:>2} " for number in (0, 5, HIGHEST)}
    signs = sorted(layout(told, width - _AXIS, a_line))
    lines: list[Content] = []
    for line in range(top + 1):
        pieces = [Content(numbers.get(line, " " * _AXIS)).stylize("$hint")]
        at = 0
        for sign in (sign for sign in signs if sign.line == line):
            pieces.append(Content(" " * (sign.column - at)))
            pieces.append(Content(sign.text).stylize(_STYLES[sign.text]))
            at = sign.column + 1
        lines.append(Content("").join(pieces))
    return lines
