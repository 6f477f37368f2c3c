"""The ledger: what left the file, when, and where to."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.model.records import LedgerLine
from recovery_journal.tui.actions import binding
from recovery_journal.tui.measures import counted, said_moment
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

MOST_LINES = 300
"""How many of the newest lines the page shows."""
_TELLS = (
    "Your own list of the copies that were taken out. Such a copy is not encrypted, "
    "and what happens to it is not known here."
)
_EMPTY = "Nothing has left this journal. That's fine."


class LedgerScreen(Screen[None]):
    """Reads the ledger, newest first."""

    BINDINGS = [binding("back")]

    def __init__(self, lines: list[LedgerLine]):
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """A sentence, then the lines."""
        yield TitleLine("What left the file", counted(len(self._lines), "copy", "copies"))
        with VerticalScroll(classes="page"):
            yield Static(Content(_TELLS if self._lines else _EMPTY), classes="told")
            yield Static(Content("\n\n").join(map(_said, self._lines[:MOST_LINES])))
            if len(self._lines) > MOST_LINES:
                yield Static(f"These are the newest {MOST_LINES}.", classes="hint", markup=False)
        yield FootLine()

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _said(line: LedgerLine) -> Content:
    head = f"{said_moment(line.at)}   {counted(line.entries, 'entry', 'entries')}"
    told = Content(f"{line.words}\n{line.place}").stylize("$hint")
    return Content.assemble(head, "\n", told)
