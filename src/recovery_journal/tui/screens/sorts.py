"""Earlier sorts: each with its date, to read, and two of them side by side."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import said
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.messages import CompareSorts
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.list_and_reader import BESIDE, ListAndReader

_SORTS = Query(kind=Kind.SORT, ended=True)


class SortsScreen(EntryCommands, Screen[None]):
    """Every sort that came to an end, newest first."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id != "entry.new"),
        binding("sorts.compare"),
        binding("back"),
    ]
    HORIZONTAL_BREAKPOINTS = BESIDE

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal

    def compose(self) -> ComposeResult:
        """A word where there is none yet; the list and the reader."""
        yield TitleLine("Earlier sorts")
        with Vertical(classes="page"):
            yield Static("Nothing here yet. That's fine.", id="nothing", markup=False)
            yield ListAndReader(self._journal, _SORTS)
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(ListAndReader).listed.focus()
        self._tell()

    def journal_changed(self) -> None:
        """Show the sorts as they are now."""
        self.query_one(ListAndReader).show(_SORTS)
        self._tell()

    def _tell(self) -> None:
        self.query_one("#nothing").display = self.query_one(ListAndReader).listed.is_empty

    @property
    def query_at_hand(self) -> Query:
        """All sorts, for an export to begin with."""
        return _SORTS

    @property
    def entry_at_hand(self) -> str | None:
        """The sort that stands out."""
        return self.query_one(ListAndReader).listed.entry_at_hand

    def action_compare(self) -> None:
        """Choose another sort to see beside this one; the one before it is at hand."""
        here = self.entry_at_hand
        sorts = list(self._journal.entries(_SORTS))
        at = next((at for at, sort in enumerate(sorts) if sort.id == here), None)
        if at is None or len(sorts) < 2:
            self.notify("Two sorts can be seen side by side once there are two.")
            return
        others = [*sorts[at + 1 :], *reversed(sorts[:at])]
        today = datetime.now().astimezone().date()
        choices = [Choice(sort.id, said(sort.day, today), sort.title) for sort in others]
        places = {sort.id: place for place, sort in enumerate(sorts)}

        def show(other: str | None) -> None:
            if other is not None:
                later, earlier = sorted((sorts[at].id, other), key=places.__getitem__)
                self.post_message(CompareSorts(earlier, later))

        self.app.push_screen(ChooseDialog("Beside which sort?", choices, others[0].id), show)

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
