"""Before a journal is erased: what goes, what stays elsewhere, and a way to take it out first."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import Unusable
from recovery_journal.journal.leaving import WORD, Belongings
from recovery_journal.tui.actions import binding
from recovery_journal.tui.key_messages import EraseJournal
from recovery_journal.tui.measures import counted
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.rows import GAP, RowOf, Rows
from recovery_journal.tui.widgets.scrolled import Scrolled

_OUT = (
    "As Markdown to read, or the whole journal, which can be brought back. It is not encrypted: "
    "whoever has it can read it."
)
_OWN = "Decks, names and lines that you wrote, beside the settings. enter changes it."
_ERASES = "A word is asked for first. After it, nobody can bring the journal back."
_STAYS = (
    "What stays: what you took out, copies that you made yourself, and what other computers, "
    "backups and snapshots of the disk hold. All but what you took out is encrypted."
)
_LEADS = "The word that erases it all is: {word}"


class LeavingScreen(Screen[None]):
    """Tells what would go, and erases it once a word was typed; `number` is of its entries."""

    BINDINGS = [binding("back")]

    def __init__(self, found: Belongings, number: int):
        super().__init__()
        self._found = found
        self._number = number
        self._own_too = False

    def compose(self) -> ComposeResult:
        """What goes and what stays in words, then what can be done."""
        yield TitleLine("Leaving")
        with Vertical(classes="page"):
            with Scrolled(id="leaving-words"):
                yield Static(self._goes(), classes="told")
                yield Static(Content(_STAYS), classes="told hint")
            yield Rows(self._rows())
        yield FootLine()

    def _goes(self) -> Content:
        entries = counted(self._number, "entry", "entries")
        holds = f" with {entries}" if entries else ""
        lines = [f"the journal{holds}: {said_path(self._found.path)}"]
        for folder in self._found.folders:
            number = sum(copy.parent == folder for copy in self._found.copies)
            copies = counted(number, "automatic copy", "automatic copies")
            lines.append(f"{copies}, in {said_path(folder)}")
        lines += [f"kept beside it: {said_path(each)}" for each in self._found.aside]
        if not self._found.shared:
            lines += [f"settings: {said_path(each)}" for each in self._found.settings]
        if self._found.remembered:
            lines.append("its key in this system's keychain")
        return Content("What goes:\n").append(Content("\n".join(lines)))

    def _rows(self) -> list[RowOf]:
        rows = [RowOf("export", "Take entries out first", "", _OUT)]
        if self._found.own and not self._found.shared:
            goes = "go too" if self._own_too else "stay"
            rows.append(RowOf("own", "Your own files", goes, _OWN))
        return [*rows, GAP, RowOf("erase", "Erase this journal", "", _ERASES)]

    async def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Do what the row says."""
        if message.row_id == "export":
            await self.run_action("app.export")
        elif message.row_id == "own":
            self._own_too = not self._own_too
            self.query_one(Rows).show(self._rows())
        else:
            self._ask_for_word()

    def _ask_for_word(self) -> None:
        asked = _LEADS.format(word=WORD)
        self.app.push_screen(AskDialog(asked, [Asked("", "a word")], _check), self._go_on)

    def _go_on(self, typed: list[str] | None) -> None:
        if typed is not None:
            self.post_message(EraseJournal(own_too=self._own_too))

    def action_back(self) -> None:
        """Keep it all."""
        self.app.pop_screen()


def _check(typed: list[str]) -> None:
    if typed[0].strip().lower() != WORD:
        raise Unusable("That is another word. esc keeps it all.")
