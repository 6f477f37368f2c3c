"""How close it was to one value or area, over time: the numbers in a line, and each check-in."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query, Subject
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.messages import CheckIn
from recovery_journal.tui.widgets.check_in_list import CheckInList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.over_time import OverTime

MOST_LISTED = 200
"""Check-ins in the list, the newest; Find has them all."""
_NOTHING_YET = "Nothing here yet. That's fine. {key} says how close this week was."


class OverTimeScreen(EntryCommands, Screen[None]):
    """The person's own past and nothing else to hold it against."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id not in ("entry.new", "entry.open")),
        binding("value.check_in", show=True),
        binding("back"),
    ]

    def __init__(self, journal: Journal, about: Subject):
        super().__init__()
        self._journal = journal
        self._about = about

    def compose(self) -> ComposeResult:
        """The line, then the check-ins, newest first."""
        yield TitleLine(self._about.name, "over time")
        with Vertical(classes="page"):
            yield Static("", id="nothing", markup=False)
            yield OverTime()
            yield CheckInList()
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(CheckInList).focus()
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the check-ins as they are now."""
        told = self._journal.nearness_over_time(self._about.id)
        self.query_one(OverTime).show(told)
        numbers = [n for n in told if n.close is not None or n.matters is not None]
        self.query_one(OverTime).display = bool(numbers)
        newest = self._journal.entries(self.query_at_hand, limit=MOST_LISTED)
        self.query_one(CheckInList).show(list(newest), datetime.now().astimezone().date())
        nothing = self.query_one("#nothing", Static)
        nothing.update(_NOTHING_YET.format(key=key_at_hand(self, "value.check_in")))
        nothing.display = not told

    @property
    def query_at_hand(self) -> Query:
        """The check-ins about it, for the list and for an export."""
        return Query(kind=Kind.CHECK_IN, about=self._about.id)

    @property
    def entry_at_hand(self) -> str | None:
        """The check-in that stands out."""
        return self.query_one(CheckInList).check_in_at_hand

    def action_check_in(self) -> None:
        """Say how close this week was."""
        self.post_message(CheckIn(self._about.id))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
