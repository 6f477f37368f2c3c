"""Looking back over a week, a month or a year: what was written in it, and all of it to read."""

from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.spans import Length, Span, span_of
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.said_span import said_span, said_written
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.span_chart import SpanChart

_NOTHING = "Nothing from this time. That's fine."


class LookingBackScreen(EntryCommands, Screen[None]):
    """Counts that grow, a small chart, and the entries of one span, newest first."""

    BINDINGS = [
        *(binding(str(each.id), show=each.id == "entry.open") for each in bindings(Where.LIST)),
        *bindings(Where.SPAN),
        binding("back"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal
        self._at = _today()
        """A day of the span; it stays while the length changes."""
        self._length = Length.WEEK

    def compose(self) -> ComposeResult:
        """What there was, in words and as a chart; the entries."""
        yield TitleLine("Looking back")
        with Vertical(classes="page"):
            yield Static("", id="written", markup=False)
            yield SpanChart()
            yield EntryList(self._journal, self.query_at_hand, name_id="of-the-span")
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(EntryList).focus()
        self.journal_changed()

    @property
    def _span(self) -> Span:
        return span_of(self._length, self._at)

    def journal_changed(self) -> None:
        """Show the span as it is now."""
        span, query = self._span, self.query_at_hand
        kinds = self._journal.by_kind(span.since, span.until)
        wins = Query(kind=Kind.WIN, coming_back=True, since=span.since, until=span.until)
        came_back = self._journal.count(wins) if kinds.get(Kind.WIN) else 0
        self.query_one(TitleLine).right = said_span(span, _today())
        told = said_written(kinds, came_back) or _NOTHING
        self.query_one("#written", Static).update(Content(told))
        self.query_one(SpanChart).show(span, self._journal.by_day(span.since, span.until))
        self.query_one(SpanChart).set_class(not kinds, "-empty")
        self.query_one(EntryList).show(query)

    @property
    def query_at_hand(self) -> Query:
        """What was written in the span, for the list and for an export."""
        return Query(since=self._span.since, until=self._span.until)

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out."""
        return self.query_one(EntryList).entry_at_hand

    def action_length(self) -> None:
        """A week, a month, a year: the one that the day at hand is in."""
        self._length = self._length.next
        self.journal_changed()

    def action_span(self, by: int) -> None:
        """The one before, or after; none that is all to come."""
        other = self._span.before if by < 0 else self._span.after
        if other.since <= _today():
            self._at = min(other.until, _today())
            self.journal_changed()

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _today() -> date:
    return datetime.now().astimezone().date()
