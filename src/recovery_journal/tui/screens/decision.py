"""A decision's page: what is said of it, its steps, the looks back at it, what is threaded."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from recovery_journal.journal import Journal
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.decision_commands import DecisionCommands
from recovery_journal.tui.entry_page import EntryPage
from recovery_journal.tui.said_decision import where_it_stands
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.headed_list import HeadedList
from recovery_journal.tui.widgets.list_and_reader import BESIDE
from recovery_journal.tui.widgets.look_back_list import LookBackList
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.reader_and_lists import ReaderAndLists
from recovery_journal.tui.widgets.step_list import ShownStep, StepList
from recovery_journal.tui.widgets.threads import Threads

MOST_SHOWN = 50
"""How many steps, and how many looks back, are listed, the newest; Find has all of them."""
_OTHERS = ("entry.open", "entry.new", "entry.edit")
"""Commands on a list that are otherwise here."""


class DecisionScreen(DecisionCommands, EntryPage, Screen[None]):
    """Reads one decision, with every command on it at hand."""

    HORIZONTAL_BREAKPOINTS = BESIDE
    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id not in _OTHERS),
        *(each for each in bindings(Where.DECISIONS) if each.id != "decision.new"),
        binding("back"),
    ]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__(journal, entry_id)
        self._steps, self._look_backs = StepList(), LookBackList()
        self._threads = Threads(journal)
        self._lists = (
            HeadedList("Steps", self._steps),
            HeadedList("Looked back", self._look_backs),
            self._threads,
        )

    def compose(self) -> ComposeResult:
        """The decision, to read; its lists."""
        yield TitleLine("Decision")
        with Vertical(classes="page"):
            reader = Reader(self._journal, whole=True, framed=True, threads=False, steps=False)
            yield ReaderAndLists(reader, *self._lists)
        yield FootLine()

    def journal_changed(self) -> None:
        """Show it as it is now."""
        entry = self.query_one(Reader).read(self.entry_read)
        if entry is None:
            return
        today = this_day()
        self.query_one(TitleLine).right = where_it_stands(entry, today)
        self.query_one(FootLine).lane = entry.lane.value
        self._show_lists(entry.id, today)
        self.query_one(ReaderAndLists).share()
        focused = self.focused
        if focused is None or not all(each.display for each in focused.ancestors_with_self):
            self.query_one(Reader).focus()

    def _show_lists(self, decision_id: str, today: date) -> None:
        steps = self._journal.steps(decision_id)[:MOST_SHOWN]
        look_backs = self._journal.look_backs(decision_id)[:MOST_SHOWN]
        self._steps.show(
            [ShownStep(each, self._journal.newest_sure(each.id)) for each in steps], today
        )
        self._look_backs.show(look_backs, today)
        self._threads.show(decision_id, {each.id for each in (*steps, *look_backs)})
        for headed, some in zip(self._lists, (steps, look_backs), strict=False):
            headed.display = bool(some)

    @property
    def entry_at_hand(self) -> str | None:
        """The decision; in one of the lists, the entry that stands out."""
        found = (each.entry_at_hand for each in self._lists)
        return next(filter(None, found), self.entry_read)

    @property
    def decision_at_hand(self) -> str | None:
        """The decision, whichever of the lists has the keys."""
        return self.entry_read
