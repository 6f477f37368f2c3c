"""A list of entries, and the entry that stands out in it, to read beside or below it."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.reader import Reader

BESIDE = [(0, "-below"), (100, "-beside")]
"""A screen's `HORIZONTAL_BREAKPOINTS`: from 100 columns the two stand side by side."""


class ListAndReader(Container):
    """The reader follows the list, once the list is painted; `above` stands over the list."""

    def __init__(self, journal: Journal, query: Query, above: Widget | None = None):
        super().__init__()
        self._above = above
        self._journal = journal
        self._first = query

    def compose(self) -> ComposeResult:
        """The list first."""
        with Vertical():
            if self._above is not None:
                yield self._above
            yield EntryList(self._journal, self._first, name_id="entries", keeps_mark=True)
        yield Reader(self._journal)

    @property
    def listed(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    def show(self, query: Query) -> None:
        """Show what a query finds, as it is now."""
        self.listed.show(query)
        self.call_after_refresh(self._read)

    def on_entry_list_chosen(self) -> None:
        """Read another entry."""
        self.call_after_refresh(self._read)

    def on_resize(self) -> None:
        """There may be room to read now."""
        self.call_after_refresh(self._read)

    def _read(self) -> None:
        for reader in self.query(Reader):  # none, when the screen was left before the refresh
            if reader.display:
                reader.read(self.listed.entry_at_hand)
