"""One entry, to read: its words, its parts, its tags, who may see it, and its threads."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from recovery_journal.journal import Journal
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import EditEntry


class EntryScreen(Screen[None]):
    """Reads one entry; stars it, lays it in the trash and takes it back."""

    BINDINGS = [
        binding("back"),
        binding("entry.edit"),
        binding("entry.star", show=True),
        binding("entry.trash", "lay_in_trash", show=True),
        binding("entry.undo", "take_back"),
    ]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__()
        self._journal = journal
        self._entry_id = entry_id

    def compose(self) -> ComposeResult:
        """The entry as text."""
        with VerticalScroll(classes="page"):
            yield Static("", id="head", classes="title")
            yield Static("", id="body")
            yield Static("", id="foot", classes="hint")
        yield Footer(show_command_palette=False)

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

    def action_edit(self) -> None:
        """Ask to change it."""
        self.post_message(EditEntry(self._entry_id))

    def action_star(self) -> None:
        """Star it, or take the star away."""
        self._journal.set_star(self._entry_id, not self._journal.entry(self._entry_id).starred)
        self.journal_changed()

    def action_lay_in_trash(self) -> None:
        """Lay it in the trash."""
        self._journal.trash(self._entry_id)
        self.journal_changed()

    def action_take_back(self) -> None:
        """Take it back out of the trash."""
        self._journal.untrash(self._entry_id)
        self.journal_changed()

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
