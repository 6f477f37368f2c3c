"""A decision's page: what is said of it, where it stands, and what is threaded to it."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen

from recovery_journal.journal import Journal
from recovery_journal.tui.actions import Where, binding, bindings
from recovery_journal.tui.decision_commands import DecisionCommands
from recovery_journal.tui.messages import UndoTrash
from recovery_journal.tui.said_decision import where_it_stands
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.threads import Threads

_OTHERS = ("entry.open", "entry.new")


class DecisionScreen(DecisionCommands, Screen[None]):
    """Reads one decision, with every command on it at hand."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id not in _OTHERS),
        *(each for each in bindings(Where.DECISIONS) if each.id != "decision.new"),
        binding("back"),
    ]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__()
        self._journal = journal
        self.entry_read = entry_id

    def compose(self) -> ComposeResult:
        """The decision, to read; its threads."""
        yield TitleLine("Decision")
        with Vertical(classes="page"):
            yield Reader(self._journal, whole=True, framed=True, threads=False)
            yield Threads(self._journal)
        yield FootLine()

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(Reader).focus()
        self.journal_changed()

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

    def action_undo(self) -> None:
        """Take back this entry, where it lies in the trash; else what was laid there last."""
        lies_there = self._journal.entry(self.entry_read).trashed is not None
        self.post_message(UndoTrash(self.entry_read if lies_there else None))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
