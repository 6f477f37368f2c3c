"""The name of a strength, found as you type among the person's own and a vocabulary."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.text import LONGEST_TITLE, clean_text, fold
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import Line

_OWN = "own"
_NONE_SO_NAMED = "   in your own words"


def _begins(name: str, wanted: str) -> bool:
    """Whether each word that is wanted begins one of the name."""
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


class _Words(Line):
    BINDINGS = [binding("choice.take", "submit"), binding("find.list", "into_list")]

    def action_into_list(self) -> None:
        """From the line into the names."""
        self.screen.query_one(_Names).focus()


class _Names(BarList):
    BINDINGS = [binding("choice.take"), binding("mark.hide", "screen.hide")]


class StrengthNameDialog(ModalScreen[str | None]):
    """Dismisses with a name, the person's own words among them, or None.

    A name of the vocabulary can be left out from now on; the person's own stay.
    """

    BINDINGS = [binding("back")]

    def __init__(self, journal: Journal, vocabulary: list[str], asked: str):
        super().__init__()
        self._journal = journal
        self._vocabulary = vocabulary
        self._asked = asked
        self._shown: list[str] = []
        self._names: list[str] = []

    def compose(self) -> ComposeResult:
        """The line and the names."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._asked))
            yield _Words(placeholder="a name, or your own words", id="line")
            yield _Names(id="names", markup=False)
            yield FootLine()

    def on_mount(self) -> None:
        """Show all names."""
        self._names = self._journal.strength_names(self._vocabulary)
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find as somebody types."""
        self._show(event.value)

    def _show(self, typed: str) -> None:
        wanted = fold(clean_text(typed, one_line=True))
        self._shown = [name for name in self._names if _begins(fold(name), wanted)]
        own = clean_text(typed, one_line=True)[:LONGEST_TITLE]
        listed = self.query_one(_Names)
        listed.clear_options()
        listed.add_options(Option(Content(f" {name}")) for name in self._shown)
        if own and wanted not in map(fold, self._shown):
            told = Content.assemble(f" {own}", (_NONE_SO_NAMED, "$hint"))
            listed.add_option(Option(told, id=_OWN))
            self._shown.append(own)
        listed.highlighted = 0 if self._shown else None

    def on_input_submitted(self) -> None:
        """Take the first that was found."""
        listed = self.query_one(_Names)
        if self.query_one(Input).value.strip() and self._shown:
            listed.action_select()
        else:
            listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give its name; a second click may come before the dialog has gone."""
        event.stop()
        if self.is_current:
            self.dismiss(self._shown[event.option_index])

    def action_hide(self) -> None:
        """Leave a name of the vocabulary out from now on."""
        at = self.query_one(_Names).highlighted
        if at is None:
            return
        own = {fold(each.entry.title) for each in self._journal.strengths()}
        name = self._shown[at]
        if fold(name) not in own and fold(name) in map(fold, self._vocabulary):
            self._journal.hide_strength(name)
            self._names = self._journal.strength_names(self._vocabulary)
            self._show(self.query_one(Input).value)
            self.query_one(_Names).highlighted = min(at, max(0, len(self._shown) - 1))

    def action_back(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)
