"""Before erasing for good: what goes, what stays elsewhere, and a choice that takes two keys."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.tui.actions import binding
from recovery_journal.tui.measures import counted
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.frame import FootLine

_GOES = (
    "What goes: the words, every earlier version, drafts, tags, threads, and what search knew. "
    "Nobody can bring it back.\n\n"
    "What stays: copies you made earlier, and what you took out, still hold it."
)
_FORGETS = (
    "\n\nForgetting copies takes away the {copies} made before, which hold it, once one new copy "
    "is made. The days inside them are gone then."
)


class _Choices(BarList):
    BINDINGS = [binding("choice.take")]


class EraseDialog(ModalScreen[str]):
    """Dismisses with "keep", "erase" or "forget", which is both; it opens on the choice to keep.

    `number` is how many entries; `title` is that of a single one, "" for several. `copies` is how
    many automatic copies there are, which "forget" takes away too.
    """

    BINDINGS = [binding("back")]

    def __init__(self, number: int, title: str = "", copies: int = 0):
        super().__init__()
        self._copies = copies
        self._number = number
        self._entry_title = title

    def compose(self) -> ComposeResult:
        """What goes, and the two choices."""
        asked, kept = "Erase this entry for good?", "keep it in the trash"
        if not self._entry_title:
            asked = f"Empty the trash: erase {self._number:,} for good?"
            kept = "keep what is in the trash"
        with Vertical(classes="dialog"):
            yield Static(asked, classes="reader-title", markup=False)
            yield Static(Content(self._entry_title), id="what")
            yield Static(_GOES + self._forgets(), id="goes", markup=False)
            yield _Choices(*self._choices(kept))
            yield FootLine()

    def _forgets(self) -> str:
        if not self._copies:
            return ""
        return _FORGETS.format(copies=counted(self._copies, "automatic copy", "automatic copies"))

    def _choices(self, kept: str) -> Iterator[Option]:
        yield Option(Content(kept), id="keep")
        yield Option(Content("erase for good"), id="erase")
        if self._copies:
            yield Option(Content("erase for good, and forget copies too"), id="forget")

    def on_mount(self) -> None:
        """Stand on keeping."""
        self.query_one("#what").display = bool(self._entry_title)
        choices = self.query_one(_Choices)
        choices.highlighted = 0
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go by the choice, once: a second click may come before the dialog has gone."""
        if self.is_current:
            self.dismiss(str(event.option.id))

    def action_back(self) -> None:
        """Keep it."""
        self.dismiss("keep")
