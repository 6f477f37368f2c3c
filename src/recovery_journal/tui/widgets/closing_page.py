"""One page of those that close a time together: what it asks, and one place to answer."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.tui.summary import Summary


class ClosingPage(Vertical):
    """One page: a question, a quiet sentence below it, and what answers it."""

    asks = ""
    tells = ""

    def compose(self) -> ComposeResult:
        """The question and the sentence, then the rest."""
        yield Static(self.asks, classes="asked", markup=False)
        yield Static(self.tells, classes="told hint", markup=False)
        yield from self.answered()

    def answered(self) -> ComposeResult:
        """What answers the question."""
        yield from ()

    def show(self, summary: Summary) -> None:
        """Show it as it is now."""

    def tell(self, told: str) -> None:
        """Say the quiet sentence anew; an empty one takes no room."""
        sentence = self.query_one(".told", Static)
        sentence.update(Content(told))
        sentence.display = bool(told)

    @property
    def place(self) -> Widget | None:
        """What has the keys on this page; None where there is nothing to answer with."""
        found = [each for each in self.query("*") if each.focusable and each.display]
        return found[-1] if found else None
