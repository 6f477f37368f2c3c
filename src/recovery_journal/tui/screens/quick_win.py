"""A win in one line, over whatever screen is open."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding


class QuickWinDialog(ModalScreen[bool]):
    """One question and one line; Enter keeps it. Dismisses with whether a win was kept."""

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal
        today = datetime.now().astimezone().date()
        self._draft = Draft(entry=new_entry(Kind.WIN, today))

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="dialog"):
            yield Static(Kind.WIN.question, markup=False)
            yield Input(id="line")
            yield Static("enter keeps it    esc close, the draft stays", id="state", classes="hint")

    def keep_draft(self) -> None:
        """Keep the line as it is so far."""
        from dataclasses import replace

        line = self.query_one(Input).value
        if line.strip():
            entry = replace(self._draft.entry, title=line)
            self._draft = replace(self._draft, entry=entry)
            self._journal.keep_draft(self._draft)

    def on_input_changed(self) -> None:
        """Keep each letter within the second."""
        self.keep_draft()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save the win; on an error the line stays."""
        from dataclasses import replace

        if not event.value.strip():
            self.dismiss(False)
            return
        try:
            self._journal.save(replace(self._draft.entry, title=event.value), self._draft.id)
        except JournalError as error:
            self.query_one("#state", Static).update(f"{error.title}. {error}")
        else:
            self.dismiss(True)

    def action_back(self) -> None:
        """Close; what was typed stays as a draft."""
        self.keep_draft()
        self.dismiss(False)
