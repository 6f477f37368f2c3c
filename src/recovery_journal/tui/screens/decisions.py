"""Decisions: those that wait for a look back, those ahead, those taken."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.beside_reader import PLACE_BINDINGS, BesideReader
from recovery_journal.tui.decision_commands import DecisionCommands
from recovery_journal.tui.widgets.decision_list import DecisionList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader

MOST_SHOWN = 200
"""How many decisions are listed, the newest; Find has all of them."""
_NOTHING_YET = "Nothing here yet. That's fine.\n\n{new}  writes down a choice in one line."


class DecisionsScreen(DecisionCommands, BesideReader):
    """The decisions in a list; from 100 columns the one at hand is to be read beside it."""

    BINDINGS = [
        *(each for each in PLACE_BINDINGS if each.id != "entry.edit"),
        *bindings(Where.DECISIONS),
        binding("back"),
    ]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """What there is to say, the list, the reader."""
        yield TitleLine("Decisions")
        with Vertical(classes="page"):
            yield Static("", id="state", markup=False)
            with Horizontal(id="list-and-reader"):
                yield DecisionList()
                yield Reader(self._journal)
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys, once there is one."""
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the decisions as they are now."""
        today = datetime.now().astimezone().date()
        due = self._journal.look_backs_due(today)
        waiting = {each.id for each in due}
        found = self._journal.entries(self.query_at_hand, limit=MOST_SHOWN)
        others = [each for each in found if each.id not in waiting]
        listed = self.query_one(DecisionList)
        listed.show(due, others, today)
        some = bool(due or others)
        self.query_one("#list-and-reader").display = some
        if some and self.focused is None:
            listed.focus()
        state = self.query_one("#state", Static)
        state.update(Content(_NOTHING_YET.format(new=key_at_hand(self, "decision.new"))))
        state.display = not some
        self.read_at_hand()

    @property
    def query_at_hand(self) -> Query:
        """All decisions, for an export to begin with."""
        return Query(kind=Kind.DECISION)

    @property
    def entry_at_hand(self) -> str | None:
        """The decision that stands out."""
        return self.query_one(DecisionList).entry_at_hand
