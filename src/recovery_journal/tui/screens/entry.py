"""One entry, to read: its words, its parts, its tags, who may see it, and its threads."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.tui.actions import Where, binding, bindings
from recovery_journal.tui.dates import said
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.messages import UndoTrash
from recovery_journal.tui.widgets.frame import FootLine, TitleLine


class EntryScreen(EntryCommands, Screen[None]):
    """Reads one entry, with every command on it at hand."""

    BINDINGS = [*bindings(Where.LIST), binding("back")]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__()
        self._journal = journal
        self._entry_id = entry_id

    def compose(self) -> ComposeResult:
        """The entry as text."""
        yield TitleLine()
        with VerticalScroll(classes="page"):
            yield Static("", id="head", classes="title")
            yield Static("", id="body")
            yield Static("", id="foot", classes="hint")
        yield FootLine()

    def on_mount(self) -> None:
        """Show it."""
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show it as it is now."""
        entry = self._journal.entry(self._entry_id)
        today = datetime.now().astimezone().date()
        parts = [entry.body] if entry.body else []
        for part, value in entry.details.said():
            told = ", ".join(value) if isinstance(value, tuple) else value
            parts.append(part.label if value is True else f"{part.label}\n  {told}")
        threads = [f"& {row.title}" for _, row in self._journal.threads(entry.id)]
        marks = [entry.kind.value, said(entry.day, today), entry.lane.value]
        marks += ["starred"] if entry.starred else []
        marks += ["in the trash; u takes it back"] if entry.trashed else []
        marks += ["tags " + ", ".join(entry.tags)] if entry.tags else []
        self.query_one("#head", Static).update(Content(entry.title))
        self.query_one("#body", Static).update(Content("\n\n".join(parts + threads)))
        self.query_one("#foot", Static).update(Content("   ".join(marks)))

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that is read."""
        return self._entry_id

    def action_undo(self) -> None:
        """Take this entry back out of the trash."""
        self.post_message(UndoTrash(self._entry_id))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
