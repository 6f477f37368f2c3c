"""Two sorts side by side, in words: what came nearer, what went further, what is new, what is gone.

Neither is the better one.
"""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Entry
from recovery_journal.model.sorts import compared
from recovery_journal.model.value_parts import SortDetails
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

_WORDS = (
    ("nearer", "Nearer than then"),
    ("further", "Further than then"),
    ("new", "New among the few"),
    ("gone", "Among the few then, in no pile now"),
)


class ComparedScreen(Screen[None]):
    """Reads two sorts, the earlier one first."""

    BINDINGS = [binding("back")]

    def __init__(self, earlier: Entry, later: Entry):
        super().__init__()
        self._earlier = earlier
        self._later = later

    def compose(self) -> ComposeResult:
        """Both sorts, then what moved."""
        today = datetime.now().astimezone().date()
        yield TitleLine("Two sorts")
        with VerticalScroll(classes="page"):
            for sort in (self._earlier, self._later):
                told = Content(f"\n{', '.join(_few(sort))}")
                yield Static(Content(said(sort.day, today)).stylize("$hint") + told, classes="told")
            yield from self._moves()
        yield FootLine()

    def _moves(self) -> ComposeResult:
        between = compared(_details(self._earlier), _details(self._later))
        told = [(label, getattr(between, name)) for name, label in _WORDS]
        for label, names in told:
            if names:
                words = Content(f"\n{', '.join(names)}")
                yield Static(Content(label).stylize("$accent") + words, classes="told")
        if not any(names for _, names in told):
            yield Static("Nothing moved between the two.", classes="told", markup=False)

    def on_mount(self) -> None:
        """Be ready to scroll."""
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _details(sort: Entry) -> SortDetails:
    if not isinstance(sort.details, SortDetails):
        raise Unusable("This is not a sort.")
    return sort.details


def _few(sort: Entry) -> tuple[str, ...]:
    details = _details(sort)
    return details.ranked + details.kept
