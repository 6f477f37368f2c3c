"""The ledger: what was opened with whom, what left the file, and where to."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.records import LedgerLine
from recovery_journal.portable.ledger_page import Happened, ledger_page
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.key_messages import ForgetCopies
from recovery_journal.tui.measures import counted, said_moment
from recovery_journal.tui.own_file import ask_where
from recovery_journal.tui.said_ledger import happened, moment_in_full
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.scrolled import Scrolled

FILE_STEM = "ledger"
"""How the name of its file begins."""
MOST_LINES, MOST_TITLES = 300, 5
"""How many of the newest lines the page shows, and titles of each; a copy of it has them all."""
_TELLS = (
    "Your own list of what was opened with whom, and of the copies that left. "
    "What happens to a copy is not known here."
)
_EMPTY = "Nothing was opened with anybody, and nothing left this journal. That's fine."
_ERASES = "Erase this list for good?"
_FORGETS = (
    " The {copies} made before still hold it. Forgetting them takes them away, once one new copy "
    "is made; the days inside them are gone then."
)
_GOES = "Its lines and the titles in them go, and nobody can bring them back. Entries stay."


class LedgerScreen(Screen[None]):
    """Reads the ledger, newest first; takes it out, or erases it.

    `copies` is how many automatic copies there are, which still hold it then, or are forgotten too.
    """

    BINDINGS = [*bindings(Where.LEDGER), binding("back")]

    def __init__(self, journal: Journal, copies: int = 0):
        super().__init__()
        self._copies = copies
        self._journal = journal
        self._lines: list[LedgerLine] = []

    def compose(self) -> ComposeResult:
        """A sentence, then the lines, and what came of a key."""
        yield TitleLine("The ledger")
        with Scrolled(classes="page"):
            yield Static("", id="about-it", classes="told hint", markup=False)
            yield Static("", id="ledger-lines", markup=False)
        yield Static("", id="written-to", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """Read it."""
        self.journal_changed()
        self.query_one(Scrolled).focus()

    def journal_changed(self) -> None:
        """Show it as it is now."""
        self._lines = self._journal.ledger()
        self.query_one(TitleLine).right = counted(len(self._lines), "line", "lines")
        self.query_one("#about-it", Static).update(Content(_TELLS if self._lines else _EMPTY))
        shown = [_shown(happened(line, said_moment)) for line in self._lines[:MOST_LINES]]
        if len(self._lines) > MOST_LINES:
            shown.append(Content(f"These are the newest {MOST_LINES}.").stylize("$hint"))
        self.query_one("#ledger-lines", Static).update(Content("\n\n").join(shown))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is nothing, nothing is taken out or erased."""
        if action in ("export", "erase"):
            return bool(self._lines)
        return super().check_action(action, parameters)

    def action_export(self) -> None:
        """Ask where to, then write it into a file of its own."""
        ask_where(self, FILE_STEM, self._write)

    def _write(self, target: Path, over: bool) -> None:
        told = (happened(line, moment_in_full) for line in self._lines)
        number = len(self._lines)
        write = partial(self._journal.export_ledger, lines=number, overwrite=over)
        try:
            write(ledger_page(told, this_day()), target)
        except JournalError as error:
            self._say(f"{error.title}. {error}")
            return
        self.journal_changed()
        self._say(f"Written to {said_path(target)}. This copy is not encrypted.")

    def action_erase(self) -> None:
        """Ask, then erase it; the question opens on keeping."""
        choices = [Choice("keep", "keep it"), Choice("erase", "erase for good")]
        below = _GOES
        if self._copies:
            choices.append(Choice("forget", "erase for good, and forget copies too"))
            made = counted(self._copies, "automatic copy", "automatic copies")
            below += _FORGETS.format(copies=made)

        def go_on(choice: str | None) -> None:
            if choice in ("erase", "forget"):
                self._erase(forgets=choice == "forget")

        self.app.push_screen(ChooseDialog(_ERASES, choices, below=below), go_on)

    def _erase(self, *, forgets: bool) -> None:
        try:
            self._journal.erase_ledger()
        except JournalError as error:
            self._say(f"{error.title}. {error}")
            return
        self.journal_changed()
        self._say("Erased.")
        if forgets:
            self.post_message(ForgetCopies())

    def _say(self, told: str) -> None:
        self.query_one("#written-to", Static).update(Content(told))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _shown(line: Happened) -> Content:
    """When, the sentence, and the first of the titles."""
    titles = [f"  {title}" for title in line.titles[:MOST_TITLES]]
    more = len(line.titles) - len(titles)
    titles += [f"  and {more:,} more"] if more > 0 else []
    below = Content("".join(f"\n{title}" for title in titles))
    return Content.assemble((line.when, "$hint"), "\n", Content(line.told), below)
