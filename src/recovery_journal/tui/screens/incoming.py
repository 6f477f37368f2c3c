"""Bringing entries in: from which file or folder; and taking back what came in last."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.tui.actions import binding
from recovery_journal.tui.incoming_messages import LookAtIncoming, TakeBackLast
from recovery_journal.tui.incoming_plan import chosen_source
from recovery_journal.tui.measures import counted
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.rows import GAP, RowOf, Rows

_TELLS = "Entries from other journals come in as notes that are yours alone."
_READS = (
    "What can be read: jrnl (its text file, or its JSON export), Day One (the JSON zip), "
    "tui-journal (JSON), Markdown or text files, CSV, or a folder of them. You see first what "
    "would come in."
)
_GOES = "It asks first. What you changed, threaded or threw away since stays."


class IncomingScreen(Screen[None]):
    """Two rows: a path, which leads on to a look; and the last import, which can be taken back."""

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal
        self._typed = ""

    def compose(self) -> ComposeResult:
        """What it means, then the rows."""
        yield TitleLine("Bring entries in")
        with Vertical(classes="page"):
            yield Static(Content(_TELLS), classes="told")
            yield Rows(self._rows())
        yield FootLine()

    def journal_changed(self) -> None:
        """Show what can be taken back now."""
        self.query_one(Rows).show(self._rows())

    def _rows(self) -> list[RowOf]:
        rows = [RowOf("source", "From", self._typed or "a file or a folder of yours", _READS)]
        last = self._journal.last_brought_in()
        if number := counted(last.go + last.stay, "entry", "entries"):
            rows += [GAP, RowOf("last", "The last import", number, _GOES)]
        return rows

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Ask for a path, or take the last import back."""
        if message.row_id == "last":
            self.post_message(TakeBackLast())
            return

        def go_on(typed: list[str] | None) -> None:
            if typed is not None:
                plan = chosen_source(typed[0])
                self._typed = said_path(plan.path)
                self.journal_changed()
                self.post_message(LookAtIncoming(plan))

        line = Asked(self._typed, "~/Documents/journal.txt")
        asked = "Which file or folder? A path."
        self.app.push_screen(AskDialog(asked, [line], lambda typed: chosen_source(typed[0])), go_on)

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
