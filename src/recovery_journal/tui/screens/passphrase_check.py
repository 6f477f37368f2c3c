"""The passphrase once more, before something that only its owner may do."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import WrongPassphrase
from recovery_journal.journal import Journal
from recovery_journal.tui.actions import binding
from recovery_journal.tui.leaving import leave
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.gate import Gate


class PassphraseCheckScreen(Screen[bool]):
    """Dismisses with True once the passphrase of the open journal was typed, False at a step back.

    `titled` is the place that comes next, `told` a sentence on what it is for.
    """

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal, titled: str, told: str):
        super().__init__()
        self._journal = journal
        self._titled = titled
        self._told = told

    def compose(self) -> ComposeResult:
        """A sentence and the field."""
        yield TitleLine(self._titled)
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(Content(self._told), classes="told")
            yield Gate("your passphrase", self._checked)
        yield FootLine()

    def _checked(self, typed: str) -> None:
        if not self._journal.is_passphrase(typed):
            raise WrongPassphrase("These are other words. Take your time.")

    def on_gate_opened(self) -> None:
        """The words were right."""
        leave(self, True)

    def action_back(self) -> None:
        """One step back."""
        self.dismiss(False)
