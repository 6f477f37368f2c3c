"""What was known of a decision when it was taken, to read before it is asked what came of it."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from recovery_journal.tui.actions import binding
from recovery_journal.tui.said_decision import Then
from recovery_journal.tui.widgets.scrolled import Scrolled

NOT_HERE = "The decision is not here to read. You can look back all the same."
"""What is told of a decision that is in the trash, was erased, or is not open to who looks."""


class KnownThen(Scrolled):
    """Reads it: its title, since when it stands like that, each text under its label."""

    BINDINGS = [binding("page.next", "screen.next_page", show=False)]

    def compose(self) -> ComposeResult:
        """The title, what this page is, the texts."""
        yield Static("", classes="title")
        yield Static("What you knew then", classes="asked")
        yield Static("", classes="hint", id="when", markup=False)
        yield Static("", id="known-then")

    def tell(self, title: str, then: Then | None) -> None:
        """Show what was known; None is a decision that is not here."""
        told = [] if then is None else [_told(label, text) for label, text in then.told]
        self.query_one(".title", Static).update(Content(then.title if then else title))
        self.query_one("#when", Static).update(Content(then.when if then else NOT_HERE))
        self.query_one("#known-then", Static).update(Content("\n\n").join(told))


def _told(label: str, text: str) -> Content:
    return Content(label).stylize("$hint") + Content(f"\n{text}" if label else text)
