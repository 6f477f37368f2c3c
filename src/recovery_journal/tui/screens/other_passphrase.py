"""The passphrase of a copy that lies beside the journal, where it has another one."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.journal.lying_beside import Lying
from recovery_journal.tui.actions import binding
from recovery_journal.tui.leaving import leave
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.gate import Gate

_TOLD = (
    "This copy was made before the passphrase was changed, or after. Its own passphrase opens it; "
    "the journal keeps the one that it has."
)


class OtherPassphraseScreen(Screen[str | None]):
    """Dismisses with the words that opened the copy, None at a step back."""

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal, lying: Lying):
        super().__init__()
        self._journal = journal
        self._lying = lying

    def compose(self) -> ComposeResult:
        """A sentence, the file's name, the field."""
        yield TitleLine("Bring in a copy")
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(Content(f"{self._lying.name}\n\n{_TOLD}"), classes="told")
            yield Gate("its passphrase", self._tried)
        yield FootLine()

    def _tried(self, typed: str) -> str:
        with self._journal.beside() as other:
            other.has_more(self._lying.path, typed)
        return typed

    def on_gate_opened(self, message: Gate.Opened) -> None:
        """The words were right."""
        leave(self, str(message.opened))

    def action_back(self) -> None:
        """One step back."""
        self.dismiss(None)
