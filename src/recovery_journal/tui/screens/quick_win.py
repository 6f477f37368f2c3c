"""A win in one line, over whatever screen is open."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import WinLine


class QuickWinDialog(ModalScreen[bool]):
    """One question and one line; Enter keeps it. Dismisses with whether a win was kept."""

    BINDINGS = [binding("form.close", "back")]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="dialog"):
            yield Static(Kind.WIN.question, markup=False)
            yield WinLine(self._journal)
            yield Static("", id="state", classes="hint", markup=False)
            yield FootLine()

    def keep_draft(self) -> Draft | None:
        """Keep the line as it is so far; gives back what could not be kept."""
        return self.query_one(WinLine).keep_draft()

    def on_input_submitted(self) -> None:
        """Save the win; on an error the line stays."""
        line = self.query_one(WinLine)
        if not line.value.strip():
            self.dismiss(False)
        elif error := line.save():
            self._say(f"{error.title}. {error}")
        else:
            self.dismiss(True)

    def on_win_line_refused(self, message: WinLine.Refused) -> None:
        """Say why the draft could not be kept."""
        self._say(f"{message.error.title}. {message.error}")

    def _say(self, told: str) -> None:
        self.query_one("#state", Static).update(Content(told))

    def action_back(self) -> None:
        """Close; what was typed stays as a draft."""
        if self.keep_draft() is None:
            self.dismiss(False)
