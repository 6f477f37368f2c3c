"""Find, Wins and the trash: one list of entries with a search as you type."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

_PLACES = {
    "find": ("Find", Query()),
    "wins": ("Wins", Query(kind=Kind.WIN)),
    "trash": ("Trash", Query(trashed=True)),
}


class FindScreen(Screen[None]):
    """The entries of a place, newest first; typing narrows them."""

    def __init__(self, journal: Journal, place: str):
        super().__init__()
        self._journal = journal
        self._title, self._query = _PLACES[place]

    def compose(self) -> ComposeResult:
        """Title, search line, list."""
        yield TitleLine(self._title)
        with Vertical(classes="page"):
            yield Input(placeholder="search", id="words")
            yield Static("", id="empty", classes="hint", markup=False)
            yield EntryList(self._journal, self._query, name_id="entries")
        yield FootLine()

    def on_mount(self) -> None:
        """Search has the keys in Find; the list elsewhere."""
        self.query_one(Input if self._title == "Find" else EntryList).focus()
        self._tell_empty()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        from dataclasses import replace

        self._query = replace(self._query, words=event.value)
        self.journal_changed()

    def on_input_submitted(self) -> None:
        """Go into the list."""
        self.query_one(EntryList).focus()

    def journal_changed(self) -> None:
        """Show the entries anew."""
        self.query_one(EntryList).show(self._query)
        self._tell_empty()

    def _tell_empty(self) -> None:
        empty = self.query_one(EntryList).is_empty
        self.query_one("#empty", Static).update("Nothing here yet. That's fine." if empty else "")
