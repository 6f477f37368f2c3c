"""Wins: all of them, the one at hand to read, the year's calendar, and totals that only grow."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query, Totals
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.said_query import said_number
from recovery_journal.tui.widgets.filter_line import AsksFilters, FilterLine
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.list_and_reader import BESIDE, ListAndReader
from recovery_journal.tui.widgets.year import Year

_WINS = Query(kind=Kind.WIN)
_FIXED = frozenset({"kind"})
_NOTHING_YET = "Nothing here yet. That's fine. {key} keeps a first win."
_NOTHING_FOUND = "No win like this. Fewer filters may find more."


class WinsScreen(EntryCommands, Screen[None]):
    """Wins, newest first."""

    BINDINGS = [
        *bindings(Where.LIST),
        binding("year.show"),
        binding("year.before"),
        binding("year.after"),
        binding("filter.open", show=False),
        binding("back"),
    ]
    HORIZONTAL_BREAKPOINTS = BESIDE
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self, journal: Journal, asks_filters: AsksFilters):
        super().__init__()
        self._asks_filters = asks_filters
        self._journal = journal
        self._query = _WINS

    def compose(self) -> ComposeResult:
        """Totals, filters, the calendar above the list, the reader."""
        yield TitleLine("Wins")
        with Vertical(classes="page"):
            yield Static("", id="totals", markup=False)
            yield FilterLine(self._query, _FIXED)
            yield ListAndReader(self._journal, self._query, above=Year(self._journal, Kind.WIN))
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(ListAndReader).listed.focus()
        self._tell()

    def journal_changed(self) -> None:
        """Show the wins as they are now."""
        self.query_one(Year).count_anew()
        self._show(self._query)

    def _show(self, query: Query) -> None:
        self._query = query
        self.query_one(ListAndReader).show(query)
        self._tell()

    def _tell(self) -> None:
        today = datetime.now().astimezone().date()
        totals = self._journal.totals(Kind.WIN, today)
        narrowed = self._query != _WINS
        listed = self.query_one(ListAndReader).listed
        told = said_totals(totals)
        if listed.is_empty:
            nothing = _NOTHING_YET.format(key=key_at_hand(self, "win.quick"))
            told = _NOTHING_FOUND if narrowed else nothing
        self.query_one("#totals", Static).update(told)
        line = self.query_one(FilterLine)
        line.display = narrowed
        line.shown = self._query
        if narrowed:
            line.told = said_number(self._journal.count(self._query), found=True)

    @property
    def query_at_hand(self) -> Query:
        """What the list shows, for an export to begin with."""
        return self._query

    @property
    def entry_at_hand(self) -> str | None:
        """The win that stands out."""
        return self.query_one(ListAndReader).listed.entry_at_hand

    # filters

    def action_filter(self) -> None:
        """Choose the filters."""
        tags = [tag for tag, _ in self._journal.tags()]
        self.app.push_screen(self._asks_filters(self._query, tags, _FIXED), self._after_filters)

    def _after_filters(self, query: Query | None) -> None:
        if query is not None:
            self._show(query)

    def on_filter_line_changed(self, message: FilterLine.Changed) -> None:
        """A filter was taken away."""
        self._show(message.query)
        if not self.query_one(FilterLine).display:
            self.query_one(ListAndReader).listed.focus()

    # the year

    def action_year(self) -> None:
        """Show the calendar and go to it, or put it away."""
        year = self.query_one(Year)
        year.display = not year.display
        self.set_class(year.display, "-with-year")
        (year if year.display else self.query_one(ListAndReader).listed).focus()

    def action_year_by(self, years: int) -> None:
        """Another year, where the calendar is shown."""
        if self.query_one(Year).display:
            self.query_one(Year).year_by(years)

    def on_year_day_chosen(self, message: Year.DayChosen) -> None:
        """List this day alone."""
        self._show(Query(kind=Kind.WIN, since=message.day, until=message.day))
        self.query_one(ListAndReader).listed.focus()

    async def action_back(self) -> None:
        """From the calendar to the list; then all wins again; then back to Today."""
        listed = self.query_one(ListAndReader).listed
        if not listed.has_focus:
            listed.focus()
        elif self._query != _WINS:
            self._show(_WINS)
        else:
            await self.run_action("app.home")


def said_totals(totals: Totals) -> str:
    """What has been kept so far, in words; what is nothing is left out."""
    if not totals.all:
        return ""
    told = f"{totals.all:,} {'win' if totals.all == 1 else 'wins'} kept"
    if 0 < totals.this_year < totals.all:
        told += f", {totals.this_year:,} this year"
    times = {1: "once", 2: "twice"}.get(totals.coming_back, f"{totals.coming_back:,} times")
    return f"{told}; {times} you came back" if totals.coming_back else told
