"""The keys that matter on the coach's own machine, and where own questions and cards go."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.content.deck import DECKS
from recovery_journal.paths import config_dir
from recovery_journal.tui.actions import ACTS, binding, said_keys
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.key_table import KeyRow, KeyTable

_EVERYWHERE = ("coach.side", "coach.time", "support.open", "help.open", "palette.open",
               "coach.leave")  # fmt: skip
_MOVING = {
    "list.up": "a line up",
    "list.down": "a line down",
    "list.page_up": "a screen up",
    "list.page_down": "a screen down",
    "list.first": "to the beginning",
    "list.last": "to the end",
}
"""The keys that scroll the card, and what they do there."""
_IDEAS = (
    (
        "Nothing is kept",
        "This opens no journal and writes no file. What you keep in sight, and the minutes, are "
        "gone when you leave. It is not therapy, and not a crisis line.",
    ),
    (
        "Your own questions, and your own card",
        "Questions go into {questions}, and each deck of others is one file in {decks}: "
        '[[question]] with about and text, hide = ["..."], or replace = true. Parts of the card '
        "go into {card}: [[part]] with name, tells and lines.",
    ),
)


class CoachKeysScreen(Screen[None]):
    """Lists them as the person has set them; `chosen` is a command's id to a key."""

    BINDINGS = [binding("back")]
    HORIZONTAL_BREAKPOINTS = [(0, "-below"), (100, "-beside")]

    def __init__(self, chosen: dict[str, str]):
        super().__init__()
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The keys, side by side where it is wide; then the ideas."""
        own = config_dir()
        names = {"questions": "questions.toml", "decks": DECKS, "card": "card.toml"}
        paths = {key: said_path(own / name) for key, name in names.items()}
        yield TitleLine("Keys")
        with VerticalScroll(classes="page"):
            with Horizontal(id="groups"):
                yield KeyTable([("Everywhere", self._rows(*_EVERYWHERE)), self._group(Where.DECK)])
                yield KeyTable([self._group(Where.CARD), ("Moving in it", self._moving())])
            for heading, words in _IDEAS:
                yield Static(Content(heading), classes="title idea")
                yield Static(Content(words.format_map(paths)), classes="told")
        yield FootLine()

    def _group(self, where: Where) -> tuple[str, list[KeyRow]]:
        return where.value, self._rows(*(act.id for act in ACTS if act.where is where))

    def _rows(self, *act_ids: str) -> list[KeyRow]:
        acts = {act.id: act for act in ACTS}
        found = (acts[act_id] for act_id in act_ids)
        return [KeyRow(said_keys(act, self._chosen), act.tells) for act in found]

    def _moving(self) -> list[KeyRow]:
        rows = zip(self._rows(*_MOVING), _MOVING.values(), strict=True)
        return [row._replace(tells=tells) for row, tells in rows]

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
