"""The Compass: the person's own points, and what stands close to the one they choose."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.close_list import CloseList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.rose import MOST_POINTS, Rose


class _Span(NamedTuple):
    """How far back it is looked: the words, and the days, None for all of them."""

    words: str
    days: int | None


SPANS = (
    _Span("this week", 7),
    _Span("a month", 31),
    _Span("a season", 92),
    _Span("a year", 366),
    _Span("all of it", None),
)
"""The spans that can be chosen, the shortest first."""
_A_SEASON = 2
MOST_CLOSE = 100
"""How many entries are listed, the newest; what is left is found on the point's own page."""
_NOTHING_YET = (
    "The points are your own values and strengths.\n\n"
    "Nothing here yet. That's fine. {values} goes to values, {strengths} to strengths."
)
_NOTHING_CLOSE = "Nothing close to it in this span. That's fine."
_OTHERS = ("entry.new", "entry.open", "entry.edit")
NARROW = [(0, "-narrow"), (74, "-wide"), (100, "-beside")]
"""From so many columns on the drawing stands beside what is close; under that a line does."""


class CompassScreen(EntryCommands, Screen[None]):
    """Points around a middle; beside them the entries threaded to the one that is chosen."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id not in _OTHERS),
        *(each for each in bindings(Where.COMPASS) if each.id != "compass.page"),
        binding("back"),
    ]
    HORIZONTAL_BREAKPOINTS = NARROW
    AUTO_FOCUS = ""

    def __init__(self, journal: Journal, at: str = ""):
        super().__init__()
        self._journal = journal
        self._strengths = False
        self._points: list[Entry] = []
        self._at_hand = at
        self._span = _A_SEASON

    def compose(self) -> ComposeResult:
        """The rose, the point that is chosen, what is close to it."""
        yield TitleLine("Compass")
        with Vertical(classes="page"):
            yield Static("", id="state", markup=False)
            with Horizontal(id="rose-and-list"):
                yield Rose()
                with Vertical(id="close"):
                    yield Static("", id="point", markup=False)
                    yield Static("", id="meaning", classes="hint", markup=False)
                    yield CloseList()
                    yield Static("", id="nothing", classes="hint", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """The rose has the keys, once there is one."""
        self.journal_changed()

    def _found(self, *, strengths: bool) -> list[Entry]:
        """Values in the person's order, or strengths, those used last first."""
        if not strengths:
            return self._journal.values().at_hand
        found = self._journal.strengths()
        found.sort(key=lambda each: each.last_use or date.min, reverse=True)
        return [each.entry for each in found]

    def journal_changed(self) -> None:
        """Show the points as they are now: the other kind where there is none of this one."""
        self._points = self._found(strengths=self._strengths)
        if not self._points and (others := self._found(strengths=not self._strengths)):
            self._strengths, self._points = not self._strengths, others
        if self._points and self._at_hand not in [point.id for point in self._points]:
            self._at_hand = self._points[0].id
        state = self.query_one("#state", Static)
        values, strengths = (key_at_hand(self, f"place.{p}") for p in ("values", "strengths"))
        state.update(Content(_NOTHING_YET.format(values=values, strengths=strengths)))
        state.display = not self._points
        self.query_one("#rose-and-list").display = bool(self._points)
        if self._points:
            self._show()

    @property
    def _place(self) -> int:
        ids = [point.id for point in self._points]
        return ids.index(self._at_hand) if self._at_hand in ids else 0

    def _show(self) -> None:
        at = self._place
        first = at // MOST_POINTS * MOST_POINTS
        shown = self._points[first : first + MOST_POINTS]
        self.query_one(Rose).show([point.title for point in shown], at - first)
        point = self._points[at]
        told = Content(point.title).stylize("bold $accent")
        if len(self._points) > MOST_POINTS:
            told = Content.assemble(told, (f"   {at + 1} of {len(self._points)}", "$hint"))
        self.query_one("#point", Static).update(told)
        meaning = self.query_one("#meaning", Static)
        words = next((line for line in point.body.splitlines() if line.strip()), "")
        meaning.update(Content(f"\u201c{words}\u201d" if words else ""))
        meaning.display = bool(words)
        self.query_one(TitleLine).right = SPANS[self._span].words
        self.query_one(FootLine).lane = point.lane.value
        self._list()

    def _list(self) -> None:
        listed = self.query_one(CloseList)
        point = self._points[self._place]
        entries = list(self._journal.entries(self.query_at_hand, limit=MOST_CLOSE))
        threads = self._journal.threads(point.id, MOST_CLOSE)
        words = {row.id: f"\u201c{thread.words}\u201d" for thread, row in threads if thread.words}
        listed.show(entries, words, datetime.now().astimezone().date())
        listed.display = bool(entries)
        nothing = self.query_one("#nothing", Static)
        nothing.update(Content(_NOTHING_CLOSE))
        nothing.display = not entries
        if not entries or self.focused is None:
            self.query_one(Rose).focus()

    @property
    def query_at_hand(self) -> Query:
        """What is close to the point, for an export to begin with."""
        if not self._points:
            return Query()
        days = SPANS[self._span].days
        today = datetime.now().astimezone().date()
        since = today - timedelta(days=days - 1) if days else None
        return Query(close_to=self._points[self._place].id, since=since)

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out in the list; on the rose, the point itself."""
        listed = self.query_one(CloseList)
        if listed.has_focus:
            return listed.entry_at_hand
        return self._points[self._place].id if self._points else None

    # moving

    def action_turn(self, by: int) -> None:
        """Another point, around and around."""
        if self._points:
            self._at_hand = self._points[(self._place + by) % len(self._points)].id
            self._show()

    def action_span(self, by: int) -> None:
        """A longer span, or a shorter one."""
        self._span = max(0, min(len(SPANS) - 1, self._span + by))
        if self._points:
            self._show()

    def action_points(self) -> None:
        """The points are values, or strengths."""
        self._strengths = not self._strengths
        self._at_hand = ""
        self.journal_changed()

    def on_rose_page_wanted(self, message: Rose.PageWanted) -> None:
        """Open the page of the point."""
        message.stop()
        self.post_message(OpenEntry(self._points[self._place].id))

    async def action_back(self) -> None:
        """From the list to the rose; then back to Today."""
        if self.query_one(CloseList).has_focus:
            self.query_one(Rose).focus()
        else:
            await self.run_action("app.home")
