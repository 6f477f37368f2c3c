"""A run in a list: what it asks for, then its days, each with the lines that were written on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Entry
from recovery_journal.model.views import Row
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside
from recovery_journal.tui.widgets.row_lines import RowShape

MOST_AT_FIRST = 2_000
"""Characters of what a run says of itself that are shown; its form has all of them."""
_ASKED = "asked"
"""The id of the row that says what it asks for."""


@dataclass(frozen=True)
class ShownRun:
    """A run as its page shows it: its days so far, and the lines of each day that has some."""

    run: Entry
    asks: str = field(repr=False)
    days: list[date]
    lines: dict[date, list[Row]] = field(repr=False)
    today: date


class RunList(BarList):
    """Enter opens a line; on a day without one, or on what is asked, it posts `Wanted`."""

    BINDINGS = [binding("entry.open", "select"), *bindings(Where.RUN)]

    class Wanted(Message):
        """Somebody wants to write a line: of this day, or of today where none is said."""

        def __init__(self, day: date | None):
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__(id="run", markup=False)
        self._shown: ShownRun | None = None

    def show(self, shown: ShownRun | None) -> None:
        """Show a run as it is now, or nothing; the row at hand stays at hand."""
        self._shown = shown
        at_hand, before = self._id_at_hand, [option.id or "" for option in self.options]
        self.clear_options()
        self.add_options(_options(shown, max(1, self.size.width - 2)) if shown else [])
        after = [option.id or "" for option in self.options]
        self.highlighted = same_or_beside(at_hand, before, after)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.show(self._shown)

    @property
    def _id_at_hand(self) -> str:
        if self.highlighted is None:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""

    @property
    def entry_at_hand(self) -> str | None:
        """The line that stands out; the run itself, on what it asks; None on a blank day."""
        here = self._id_at_hand
        if here == _ASKED and self._shown is not None:
            return self._shown.run.id
        return here if here and _day_of(here) is None else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Read the line, or ask to write one."""
        event.stop()
        chosen = str(event.option.id)
        day = _day_of(chosen)
        if chosen == _ASKED or day is not None:
            self.post_message(self.Wanted(day))
        else:
            self.post_message(OpenEntry(chosen))


def _day_of(row_id: str) -> date | None:
    """The day of a row that has no line; None for other rows."""
    return date.fromisoformat(row_id) if len(row_id) == len("2026-03-12") else None


def _options(shown: ShownRun, width: int) -> Iterator[Option]:
    asked = Content(shown.asks)
    if shown.run.body:
        body = shown.run.body
        goes_on = "…" if len(body) > MOST_AT_FIRST else ""
        asked += Content(f"\n\n{body[:MOST_AT_FIRST]}{goes_on}").stylize("$hint")
    yield Option(asked, id=_ASKED)
    yield Option("", disabled=True)
    shape = RowShape(width=width, today=shown.today)
    for day in sorted({*shown.days, *shown.lines}, reverse=True):
        lines = shown.lines.get(day, [])
        if not lines:
            yield Option(_line(shape, day), id=day.isoformat())
        for row in lines:
            yield Option(_line(shape, day if row is lines[0] else None, row), id=row.id)


def _line(shape: RowShape, day: date | None, row: Row | None = None) -> Content:
    said_day = shape.said_day(day) if day else ""
    begins = Content(f"{said_day:<{shape.day_cells}}").stylize("$hint")
    if row is None:
        return begins
    indent, room = " " * begins.cell_length, shape.width - begins.cell_length - 1
    mark = "  *" if row.starred else ""
    title = Content(row.title).truncate(max(1, room - len(mark)), ellipsis=True)
    line = Content.assemble(begins, title, (mark, "$hint"))
    more = " ".join(row.excerpt.split())
    if not more:
        return line
    below = Content(more).truncate(max(1, room), ellipsis=True).stylize("$hint")
    return Content.assemble(line, f"\n{indent}", below)
