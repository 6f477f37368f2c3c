"""Every version of an entry: choose one to read it; r makes its words the newest again."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import JournalChanged
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader


class HistoryScreen(Screen[None]):
    """The versions, newest first, and the one chosen beside them; nothing is ever taken away."""

    BINDINGS = [binding("back"), binding("history.restore")]

    def __init__(self, journal: Journal, entry_id: str, told: str = ""):
        super().__init__()
        self._journal = journal
        self._entry_id = entry_id
        self._told = told
        self._versions: list[Entry] = []
        self._chosen = ""

    def compose(self) -> ComposeResult:
        """The list, and the reader."""
        yield TitleLine("Earlier versions")
        with Vertical(classes="page"):
            yield Static(Content(self._told), id="told")
            with Horizontal(classes="beside"):
                yield BarList(id="versions")
                yield Reader(self._journal, whole=True)
        yield FootLine()

    def on_mount(self) -> None:
        """Show them, the newest chosen."""
        self.journal_changed()
        self.query_one(BarList).focus()

    def journal_changed(self) -> None:
        """Show the versions as they are now; the one that is read stays."""
        chosen = self._chosen
        stands = self._journal.entry(self._entry_id)
        self._versions = [stands, *self._journal.history(self._entry_id)]
        listed = self.query_one(BarList)
        listed.clear_options()
        listed.add_options(
            Option(Content((" now  " if version is stands else "      ") + _when(version)))
            for version in self._versions
        )
        versions = [version.version for version in self._versions]
        listed.highlighted = versions.index(chosen) if chosen in versions else 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the version chosen."""
        at = event.option_index
        self._chosen = self._versions[at].version
        self.query_one(Reader).show(self._versions[at], earlier=at > 0)

    def action_restore(self) -> None:
        """Make the chosen version's words the newest; what stood before is kept too."""
        chosen = self._versions[self.query_one(BarList).highlighted or 0]
        if chosen is not self._versions[0]:
            self._journal.go_back_to(self._entry_id, chosen.version)
            self._chosen = ""
            self.post_message(JournalChanged())

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _when(version: Entry) -> str:
    local = version.updated.astimezone()
    today = datetime.now().astimezone().date()
    return f"{said(local.date(), today)}, {local:%H:%M}"
