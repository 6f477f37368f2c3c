"""Find: the timeline over all kinds, with a search as you type and filters."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.said_query import MOST_COUNTED, said_number
from recovery_journal.tui.widgets.filter_line import AsksFilters, FilterLine
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.list_and_reader import BESIDE, ListAndReader

COUNT_SECONDS = 0.2
"""How long after the last key the many entries that a search finds are counted."""
_NOTHING_YET = "Nothing here yet. That's fine. {key} keeps a first win."
_NOTHING_FOUND = "Nothing found like this. Fewer words or filters may find more."


class FindScreen(EntryCommands, Screen[None]):
    """All entries, newest first; what is typed narrows them, and so does each filter."""

    BINDINGS = [
        *bindings(Where.LIST),
        binding("find.list"),
        binding("filter.open"),
        binding("back"),
    ]
    HORIZONTAL_BREAKPOINTS = BESIDE

    def __init__(self, journal: Journal, asks_filters: AsksFilters):
        super().__init__()
        self._asks_filters = asks_filters
        self._journal = journal
        self._query = Query()
        self._counting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The search line, the filters, what they find."""
        yield TitleLine("Find")
        with Vertical(classes="page"):
            yield Line(placeholder="words to find", id="words")
            yield FilterLine(self._query)
            yield Static("", id="nothing", markup=False)
            yield ListAndReader(self._journal, self._query)
        yield FootLine()

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query_one(Line).focus()
        self._count()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._show(replace(self._query, words=event.value))

    def on_input_submitted(self) -> None:
        """Go into the list."""
        self.action_into_list()

    def action_into_list(self) -> None:
        """From the search line to what is found."""
        listed = self.query_one(ListAndReader).listed
        if not listed.is_empty:
            listed.focus()

    def action_filter(self) -> None:
        """Choose the filters."""
        tags = [tag for tag, _ in self._journal.tags()]
        self.app.push_screen(self._asks_filters(self._query, tags), self._after_filters)

    def _after_filters(self, query: Query | None) -> None:
        if query is not None:
            self._show(query)

    def on_filter_line_changed(self, message: FilterLine.Changed) -> None:
        """A filter was taken away."""
        self._show(message.query)

    def _show(self, query: Query) -> None:
        self._query = query
        self.query_one(FilterLine).shown = query
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the entries as they are now."""
        self.query_one(ListAndReader).show(self._query)
        if self._counting is not None:
            self._counting.stop()
        number = self.query_one(ListAndReader).listed.number
        if number is None and self._query.words.strip():
            # To count thousands takes longer than a key: it waits until nobody types.
            self._counting = self.set_timer(COUNT_SECONDS, self._count)
        elif number is None:
            self.call_after_refresh(self._count)
        else:
            self._tell(number)

    def _count(self) -> None:
        most = MOST_COUNTED + 1 if self._query.words.strip() else None
        self._tell(self._journal.count(self._query, most=most))

    def _tell(self, number: int) -> None:
        """Say how many there are."""
        narrowed = self._query != Query()
        self.query_one(FilterLine).told = said_number(number, found=narrowed)
        empty = self.query_one("#nothing", Static)
        empty.display = number == 0
        nothing = _NOTHING_YET.format(key=key_at_hand(self, "win.quick"))
        empty.update(_NOTHING_FOUND if narrowed else nothing)

    @property
    def query_at_hand(self) -> Query:
        """What the list shows, for an export to begin with."""
        return self._query

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out."""
        return self.query_one(ListAndReader).listed.entry_at_hand

    async def action_back(self) -> None:
        """From the list to the search line; there, let the words go; then back to Today."""
        line = self.query_one(Line)
        if not line.has_focus:
            line.focus()
        elif line.value:
            line.value = ""
        else:
            await self.run_action("app.home")
