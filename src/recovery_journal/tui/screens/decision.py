"""A decision's page: what is said of it, where it stands, and what is threaded to it."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from recovery_journal.tui.actions import Where, binding, bindings
from recovery_journal.tui.decision_commands import DecisionCommands
from recovery_journal.tui.entry_page import EntryPage
from recovery_journal.tui.said_decision import where_it_stands
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.threads import Threads

_OTHERS = ("entry.open", "entry.new")


class DecisionScreen(DecisionCommands, EntryPage, Screen[None]):
    """Reads one decision, with every command on it at hand."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id not in _OTHERS),
        *(each for each in bindings(Where.DECISIONS) if each.id != "decision.new"),
        binding("back"),
    ]

    def compose(self) -> ComposeResult:
        """The decision, to read; its threads."""
        yield TitleLine("Decision")
        with Vertical(classes="page"):
            yield Reader(self._journal, whole=True, framed=True, threads=False)
            yield Threads(self._journal)
        yield FootLine()

    def journal_changed(self) -> None:
        """Show it as it is now."""
        entry = self.query_one(Reader).read(self.entry_read)
        if entry is not None:
            today = datetime.now().astimezone().date()
            self.query_one(TitleLine).right = where_it_stands(entry, today)
            self.query_one(FootLine).lane = entry.lane.value
            self.query_one(Threads).show(entry.id)

    @property
    def entry_at_hand(self) -> str | None:
        """The decision; among its threads, the entry at the other end."""
        return self.query_one(Threads).entry_at_hand or self.entry_read

    @property
    def decision_at_hand(self) -> str | None:
        """The decision, whichever of its threads has the keys."""
        return self.entry_read
