"""The side of the table that the page is on; below the page, all that is on the table."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.table_page import TablePage

_EMPTY = "Nothing is on the table yet. That's fine."


class PageSide(Vertical):
    """The page keeps its place whatever the list holds."""

    def __init__(self, journal: Journal, worth: str, began: datetime):
        super().__init__(id="page-side")
        self.page = TablePage(journal, worth, began)
        self.listed = EntryList(journal, Query(), name_id="on-the-table")

    def compose(self) -> ComposeResult:
        """The page, a line about what is out of sight, the list."""
        yield self.page
        yield Static("", id="offers-wait", classes="hint", markup=False)
        yield Static("On the table", classes="hint", markup=False)
        yield self.listed
        yield Static(_EMPTY, id="nothing-here", markup=False)

    @property
    def parts(self) -> list[Widget]:
        """What can have the keys, in order; the page is one of them."""
        return [self.page, *([] if self.listed.is_empty else [self.listed])]

    def show(self) -> None:
        """Show all of it as it is in the file now; what is being typed stays."""
        self.page.follow()
        self.listed.show(Query())
        self.listed.display = not self.listed.is_empty
        self.query_one("#nothing-here").display = self.listed.is_empty

    def say_what_waits(self, told: str) -> None:
        """Say it above the list; nothing takes its line away."""
        waits = self.query_one("#offers-wait", Static)
        waits.update(Content(told))
        waits.display = bool(told)
