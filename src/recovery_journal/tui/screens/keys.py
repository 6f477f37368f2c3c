"""Every key, from the one table of commands, a few words on the ideas, and where the journal is."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.paths import settings_path
from recovery_journal.tui.actions import ACTS, binding, said_keys
from recovery_journal.tui.acts.act import Act, Where
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.key_table import KeyRow, KeyTable

_IDEAS = (
    (
        "Who may see it",
        "Each entry has a lane. Only me: nobody but you, and that is how each one begins. Open "
        "together: you, and who sits with you in a session. Hand over: also in what you give away. "
        "You move an entry when you like, and back again.",
    ),
    (
        "Drafts",
        "What you type is kept in the encrypted file within a second, before you save it. Close "
        "the page, the terminal or the computer: Today offers it again.",
    ),
    (
        "Trash, and earlier versions",
        "x lays an entry in the trash, where it waits, and u takes it back. Each save keeps the "
        "words before it. What is erased in the trash is gone for good.",
    ),
    (
        "Lock and curtain",
        "The curtain hides the screen at once; the same key lifts it. The lock closes the file "
        "and forgets its key. It comes by itself when nobody types for a while.",
    ),
    (
        "Where it all is",
        "Your journal is {path}. Nobody else has it, and nobody can open it without your "
        "passphrase or your recovery code. It is not therapy, and not a crisis line.",
    ),
    (
        "Other keys",
        "Each command has a name, and {settings} can give it another key: under [keys], a line "
        'such as "win.quick" = "f6". These are the names:',
    ),
)


class KeysScreen(Screen[None]):
    """Lists the keys by where they are at hand, as the person has set them.

    `chosen` is a command's id to a key, for those that have another one than the table says.
    """

    BINDINGS = [binding("back")]
    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (100, "-beside")]

    def __init__(self, path: Path, chosen: dict[str, str]):
        super().__init__()
        self._path = path
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The keys, side by side where it is wide; then the ideas, then the names."""
        groups = [(where, [act for act in ACTS if act.where is where]) for where in Where]
        yield TitleLine("Keys and help")
        with VerticalScroll(classes="page"):
            with Horizontal(id="groups"):
                for half in _halves(groups):
                    yield KeyTable([(where.value, self._rows(acts)) for where, acts in half])
            for heading, words in _IDEAS:
                told = words.format(path=said_path(self._path), settings=said_path(settings_path()))
                yield Static(Content(heading), classes="title idea")
                yield Static(Content(told), classes="told")
            yield Static(Content(self._names()), classes="hint")
        yield FootLine()

    def _rows(self, acts: list[Act]) -> list[KeyRow]:
        return [KeyRow(said_keys(act, self._chosen), act.tells) for act in acts]

    def _names(self) -> str:
        return "\n".join(f"{act.id:<20}{said_keys(act, self._chosen)}" for act in ACTS)

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _halves(groups: list[tuple[Where, list[Act]]]) -> list[list[tuple[Where, list[Act]]]]:
    """The groups in two halves of about the same height, in their order."""
    rows = [len(acts) + 2 for _, acts in groups]
    cut = min(range(len(rows)), key=lambda at: abs(sum(rows[:at]) - sum(rows[at:])))
    return [groups[:cut], groups[cut:]]
