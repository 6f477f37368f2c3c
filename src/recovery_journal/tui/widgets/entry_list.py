"""A list of entries, newest first, a heading for each day, loaded page by page."""

from datetime import date, datetime

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query, Row
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import OpenEntry

PAGE_ROWS = 200


class EntryList(OptionList):
    """Rows of one query; older ones come when the highlight nears the end."""

    def __init__(self, journal: Journal, query: Query, *, most: int | None = None, name_id: str):
        super().__init__(id=name_id, markup=False)
        self._journal = journal
        self._query = query
        self._most = most
        self._day: date | None = None
        self._last: int | None = None

    def on_mount(self) -> None:
        """Show the newest."""
        self.show(self._query)

    def show(self, query: Query) -> None:
        """Show what another query finds."""
        self._query, self._day, self._last = query, None, None
        self.clear_options()
        self._more()

    def _more(self) -> None:
        limit = self._most or PAGE_ROWS
        page = self._journal.page(self._query, before=self._last, limit=limit)
        full = len(page) == limit and self._most is None
        self._last = page[-1].place if full else None
        self.add_options(option for row in page for option in self._options_for(row))

    def _options_for(self, row: Row) -> list[Option]:
        made = []
        if row.day != self._day:
            self._day = row.day
            today = datetime.now().astimezone().date()
            made.append(Option(Content(said(row.day, today)), disabled=True))
        star = "* " if row.starred else "  "
        made.append(Option(Content(f"{star}{row.kind.value:<5} {row.title}"), id=row.id))
        return made

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Load older rows in time."""
        if self._last is not None and event.option_index > self.option_count - 40:
            self._more()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask to read the entry."""
        event.stop()
        if event.option.id:
            self.post_message(OpenEntry(event.option.id))
