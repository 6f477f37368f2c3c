"""How an entry's row is drawn: day, kind, title, quiet marks; below it, where a search found it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.text import highlights
from recovery_journal.model.views import Row
from recovery_journal.tui.dates import said, short_day

BAR = "▏"
_NARROW = 54
"""Cells under which months are three letters long and the days stand closer."""
KIND_CELLS = max(len(kind.value) for kind in Kind) + 2
"""Cells of the column that says the kind."""
_LANES = {Lane.ONLY_ME: "", Lane.OPEN_TOGETHER: "open", Lane.HAND_OVER: "hand over"}
_LANES_TOGETHER = {Lane.ONLY_ME: "for now", Lane.OPEN_TOGETHER: "", Lane.HAND_OVER: ""}
"""The same while somebody else is looking: all that shows is open, some of it for now alone."""


@dataclass(frozen=True, slots=True)
class RowStyles:
    """The styles of one line: its ground, its title, what is quiet, what was found, its bar."""

    text: Style
    title: Style
    quiet: Style
    hit: Style
    bar: Style


@dataclass(frozen=True, slots=True)
class RowShape:
    """What the lines of a list have in common: cells across, this day, the words searched.

    With `together` somebody else is looking.
    """

    width: int
    today: date
    words: str = ""
    with_kind: bool = True
    together: bool = False

    @property
    def day_cells(self) -> int:
        """Cells of the day's column."""
        return 12 if self.width < _NARROW else 14

    @property
    def title_at(self) -> int:
        """The cell where titles begin."""
        return 2 + self.day_cells + (KIND_CELLS if self.with_kind else 0)

    def said_day(self, day: date) -> str:
        """The day as this list has room to say it."""
        short = self.width < _NARROW or day.year != self.today.year
        return short_day(day, self.today) if short else said(day, self.today)


def title_line(row: Row, shape: RowShape, styles: RowStyles, *, bar: bool, day: bool) -> Strip:
    """The first line of a row; `day` says its day, `bar` sets the bar at the left edge."""
    if row.is_closed:
        return _closed_line(row, shape, styles, bar=bar, day=day)
    kind = f"{row.kind.value:<{KIND_CELLS}}" if shape.with_kind else ""
    said_day = shape.said_day(row.day) if day else ""
    lane = (_LANES_TOGETHER if shape.together else _LANES)[row.lane]
    marks = "  ".join(mark for mark in ("*" if row.starred else "", lane) if mark)
    room = shape.width - shape.title_at - (cell_len(marks) + 2 if marks else 0)
    title = fitted(found_in(row.title, shape.words, styles.title, styles.hit), room)
    gap = shape.width - shape.title_at - title.cell_length - cell_len(marks)
    left = [
        Segment(BAR if bar else " ", styles.bar),
        Segment(f" {said_day:<{shape.day_cells}}{kind}", styles.quiet),
    ]
    right = [Segment(" " * max(0, gap), styles.text), Segment(marks, styles.quiet)]
    return Strip([*left, *title, *right]).adjust_cell_length(shape.width, styles.text)


def _closed_line(row: Row, shape: RowShape, styles: RowStyles, *, bar: bool, day: bool) -> Strip:
    """What tells a day with something closed: its day and a word, and nothing else."""
    said_day = shape.said_day(row.day) if day else ""
    told = f" {said_day:<{shape.day_cells}}private"
    line = Strip([Segment(BAR if bar else " ", styles.bar), Segment(told, styles.quiet)])
    return line.adjust_cell_length(shape.width, styles.text)


def excerpt_line(text: str, shape: RowShape, styles: RowStyles, *, bar: bool) -> Strip:
    """The second line of a row: words of the entry around what a search found."""
    left = [
        Segment(BAR if bar else " ", styles.bar),
        Segment(" " * (shape.title_at - 1), styles.text),
    ]
    words = found_in(text, shape.words, styles.quiet, styles.hit)
    line = Strip([*left, *fitted(words, shape.width - shape.title_at)])
    return line.adjust_cell_length(shape.width, styles.text)


def found_in(text: str, words: str, plain: Style, hit: Style) -> list[Segment]:
    """A text with what a search found in it standing out."""
    pieces, at = [], 0
    for start, end in highlights(text, words) if words else ():
        pieces += [Segment(text[at:start], plain), Segment(text[start:end], hit)]
        at = end
    return [*pieces, Segment(text[at:], plain)]


def fitted(pieces: Iterable[Segment], room: int) -> Strip:
    """Text in so many cells; an ellipsis tells that it goes on."""
    whole = Strip(pieces)
    if whole.cell_length <= room:
        return whole
    if room < 2:
        return Strip([])
    cut = whole.crop(0, room - 1)
    last = cut._segments[-1].style if cut._segments else None
    return Strip([*cut, Segment("…", last)])
