"""What was known when something was decided, to read before it is asked what came of it."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.tui.actions import Where, binding, bindings
from recovery_journal.tui.said_decision import known_then
from recovery_journal.tui.widgets.frame import FootLine, TitleLine


class _Known(VerticalScroll, can_focus=True):
    BINDINGS = [*bindings(Where.MOVE)]

    def action_move(self, by: int) -> None:
        """A line up or down."""
        self.scroll_relative(y=by, animate=False)

    def action_move_page(self, by: int) -> None:
        """A screen up or down."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_end(animate=False)


class KnownThenScreen(Screen[bool]):
    """Reads what was sealed last; dismisses with True to go on, with False to leave it."""

    BINDINGS = [binding("page.next"), binding("back")]

    def __init__(self, journal: Journal, entry_id: str):
        super().__init__()
        self._decision = journal.entry(entry_id)

    def compose(self) -> ComposeResult:
        """The texts, each under its label."""
        yield TitleLine("What you knew then", "1 of 2")
        with _Known(classes="page"):
            yield Static("", id="known-then")
        yield FootLine(self._decision.lane.value)

    def on_mount(self) -> None:
        """Show it."""
        today = datetime.now().astimezone().date()
        told = [
            Content(label).stylize("$hint") + Content(f"\n{text}")
            for label, text in known_then(self._decision, today)
        ]
        self.query_one("#known-then", Static).update(Content("\n\n").join(told))
        self.query_one(_Known).focus()

    def action_next(self) -> None:
        """Go on to what came of it."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Leave it for another day."""
        self.dismiss(False)
