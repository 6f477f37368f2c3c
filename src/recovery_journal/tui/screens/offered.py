"""Words in the person's wins that could be threads: each taken up, or left a word."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.views import Offered
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.messages import JournalChanged
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.word_list import WordList

_TOLD = (
    "{take} makes a word a strength, or a value, and threads the wins that have it. "
    "Nothing is forced: {keep} leaves it a word. Earlier versions stay in the history."
)
_NOTHING = "No words wait here. That's fine."


class OfferedScreen(Screen[None]):
    """The words in the order of the newest win that has them; no word is above another."""

    AUTO_FOCUS = ""
    BINDINGS = [binding("words.keep"), binding("words.undo"), binding("back")]

    def __init__(self, journal: Journal):
        super().__init__()
        self._journal = journal
        self._left: list[Offered] = []

    def compose(self) -> ComposeResult:
        """What happens here, then the words."""
        yield TitleLine("Words in your wins")
        with Vertical(classes="page"):
            yield Static("", id="told", classes="hint", markup=False)
            yield WordList()
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys, where there is one."""
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the words as they are now."""
        offered = self._journal.offered()
        listed = self.query_one(WordList)
        listed.show(offered)
        listed.display = bool(offered)
        if offered and self.focused is None:
            listed.focus()
        take, keep = (key_at_hand(self, f"words.{each}") for each in ("take", "keep"))
        told = _TOLD.format(take=take, keep=keep) if offered else _NOTHING
        self.query_one("#told", Static).update(told)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A word can be left where one is at hand, and offered again where one was left."""
        if action == "keep":
            return self.query_one(WordList).at_hand is not None if self.is_mounted else False
        if action == "bring_back":
            return bool(self._left)
        return super().check_action(action, parameters)

    def action_keep(self) -> None:
        """Leave it a word."""
        offered = self.query_one(WordList).at_hand
        if offered is not None:
            self._journal.keep_as_words(offered)
            self._left.append(offered)
            self.post_message(JournalChanged())

    def action_bring_back(self) -> None:
        """Offer the word left last again."""
        if self._left:
            self._journal.keep_as_words(self._left.pop(), kept=False)
            self.post_message(JournalChanged())

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
