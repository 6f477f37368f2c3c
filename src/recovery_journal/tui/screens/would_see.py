"""Before a time together begins: exactly what would be open in it, to look through and change."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from recovery_journal.settings import Settings
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.company_messages import BeginTogether
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.measures import counted
from recovery_journal.tui.messages import SettingsChosen
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

_SOME = "This is what would be open: {number}. {lane} closes one."
_NONE = "Nothing of yours would be open. That's fine: what you write together will be."
_BARS = 'A day with something closed says "private" and nothing else; {key} lets it say nothing.'
_NO_BARS = "Nothing tells that there is more; {key} shows a bar for a day with something closed."
_NUMBERS = "Numbers on a ruler stay closed."


class WouldSeeScreen(EntryCommands, Screen[None]):
    """Lists what `journal`, as it is seen in company, tells; ctrl+s begins as `agreed`."""

    BINDINGS = [
        binding("together.begin"),
        binding("entry.open", show=False),
        binding("entry.lane", show=True),
        binding("closed.days"),
        binding("back"),
    ]

    def __init__(self, journal: Journal, agreed: Draft, settings: Settings):
        super().__init__()
        self._journal = journal
        self._agreed = agreed
        self._settings = settings

    def compose(self) -> ComposeResult:
        """What it is in words, then the list."""
        yield TitleLine("What would be open")
        with Vertical(classes="page"):
            yield Static("", id="what-shows", classes="told", markup=False)
            yield EntryList(self._journal, Query(), name_id="open-together")
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(EntryList).focus()
        self._tell()

    def _tell(self) -> None:
        number = self._journal.count()
        lane = key_at_hand(self, "entry.lane")
        some = _SOME.format(number=counted(number, "entry", "entries"), lane=lane)
        bars = _BARS if self._journal.shows_closed else _NO_BARS
        key = key_at_hand(self, "closed.days")
        told = [some if number else _NONE, bars.format(key=key), _NUMBERS]
        self.query_one("#what-shows", Static).update(Content(" ".join(told)))

    def journal_changed(self) -> None:
        """Show it as it is now."""
        self.query_one(EntryList).show(Query())
        self._tell()

    def settings_changed(self, settings: Settings) -> None:
        """Show closed days, or nothing of them."""
        self._settings = settings
        self._journal.shows_closed = settings.closed_days
        self.journal_changed()

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out."""
        return self.query_one(EntryList).entry_at_hand

    def action_closed_days(self) -> None:
        """Show a bar for a day with something closed, or nothing at all."""
        shown = not self._settings.closed_days
        self.post_message(SettingsChosen(replace(self._settings, closed_days=shown)))

    def action_begin(self) -> None:
        """Begin."""
        self.post_message(BeginTogether(self._agreed))

    def action_back(self) -> None:
        """Back to the agreement."""
        self.app.pop_screen()
