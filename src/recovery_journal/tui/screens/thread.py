"""Threads of an entry: those there are, and a search as you type for another end."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query, Row
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.row_lines import KIND_CELLS

MOST_SHOWN = 50
_FIRST = (Kind.VALUE, Kind.STRENGTH)
_NOT_OFFERED = (*_FIRST, Kind.CHECK_IN, Kind.CONFIDENCE, Kind.SORT)
"""What comes first of all; what is about its entry already; and a list of names."""


class _Words(Line):
    BINDINGS = [binding("thread.take", "submit")]


class _Ends(BarList):
    BINDINGS = [binding("thread.take")]


class ThreadChoice(NamedTuple):
    """What was chosen: an entry to thread to, or a thread to take away."""

    entry_id: str = ""
    thread_id: str = ""


class ThreadDialog(ModalScreen[ThreadChoice | None]):
    """Enter threads to the entry chosen; on a thread that is there, it takes it away.

    With `ripples` the threads there are those that say what led to what.
    Dismisses with what was chosen, or None when everything stays as it was.
    """

    BINDINGS = [binding("back")]

    def __init__(
        self, journal: Journal, entry_id: str, asked: str = "Thread to", *, ripples: bool = False
    ):
        super().__init__()
        self._journal = journal
        self._entry_id = entry_id
        self._asked = asked
        self._ripples = ripples

    def compose(self) -> ComposeResult:
        """The search line and what it finds."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._asked))
            yield _Words(placeholder="words of the other entry", id="line")
            yield _Ends(id="ends")
            yield FootLine()

    def on_mount(self) -> None:
        """Show the threads there are, and the newest entries."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find as somebody types."""
        self._show(event.value)

    def _show(self, words: str) -> None:
        """The threads there are, then values in their order, strengths, other entries."""
        ends = self.query_one(BarList)
        ends.clear_options()
        threaded = self._journal.threads(self._entry_id, MOST_SHOWN)
        if self._ripples:
            threaded = [pair for pair in threaded if pair[0].ripple]
        if not words.strip():
            for thread, row in threaded:
                told = Content(f" & {_said_row(row)}   take away")
                ends.add_option(Option(told, id=f"-{thread.id}"))
        there = {row.id for _, row in threaded} | {self._entry_id}
        for row in self._found(words):
            if row.id not in there:
                ends.add_option(Option(Content(f"   {_said_row(row)}"), id=row.id))
        if ends.option_count:
            ends.highlighted = 0

    def _found(self, words: str) -> list[Row]:
        order = self._journal.value_order()
        first: list[Row] = []
        for kind in _FIRST:
            found = self._journal.page(Query(words=words, kind=kind), limit=MOST_SHOWN)
            first += sorted(found, key=lambda row: order.get(row.id, len(order) + 1))
        found = self._journal.page(Query(words=words), limit=MOST_SHOWN)
        return [*first, *(row for row in found if row.kind not in _NOT_OFFERED)]

    def on_input_submitted(self) -> None:
        """Take the first that was found."""
        ends = self.query_one(BarList)
        ends.focus()
        if self.query_one(Input).value.strip() and ends.option_count:
            ends.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Thread to it, or take the thread away."""
        chosen = str(event.option.id)
        there = chosen.startswith("-")
        if self.is_current:  # a second click may come before the dialog has gone
            self.dismiss(ThreadChoice(thread_id=chosen[1:]) if there else ThreadChoice(chosen))

    def action_back(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)


def _said_row(row: Row) -> str:
    return f"{row.kind.value:<{KIND_CELLS}}{row.title}"
