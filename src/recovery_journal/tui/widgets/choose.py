"""One of several: a small dialog over whatever screen asks."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.frame import FootLine


class Choice(NamedTuple):
    """What can be chosen: its id, its words, and a few more about it."""

    id: str
    words: str
    tells: str = ""


class _Choices(BarList):
    BINDINGS = [binding("choice.take")]


class ChooseDialog(ModalScreen[str | None]):
    """Dismisses with the id of what was chosen, or None when all stays as it was.

    `below` is a sentence under the choices.
    """

    BINDINGS = [binding("back")]

    def __init__(self, asked: str, choices: list[Choice], chosen: str = "", *, below: str = ""):
        super().__init__()
        self._below = below
        self._asked = asked
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """What is asked, the choices, the keys."""
        wide = max(cell_len(choice.words) for choice in self._choices) + 3
        with Vertical(classes="dialog"):
            yield Static(Content(self._asked))
            yield _Choices(*(Option(_said(choice, wide)) for choice in self._choices), markup=False)
            if self._below:
                yield Static(Content(self._below), classes="hint")
            yield FootLine()

    def on_mount(self) -> None:
        """Stand on what holds now."""
        choices = self.query_one(_Choices)
        ids = [choice.id for choice in self._choices]
        choices.highlighted = ids.index(self._chosen) if self._chosen in ids else 0
        choices.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Let a dialog show what is at hand."""
        event.stop()
        self.looked_at(self._choices[event.option_index].id)

    def looked_at(self, choice_id: str) -> None:
        """Another choice is at hand; a dialog that shows it at once does so here."""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it, once: a second click may come before the dialog has gone."""
        event.stop()
        if self.is_current:
            self.dismiss(self._choices[event.option_index].id)

    def action_back(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)


def _said(choice: Choice, wide: int) -> Content:
    if not choice.tells:
        return Content(choice.words)
    gap = " " * (wide - cell_len(choice.words))
    return Content.assemble(choice.words, gap, Content(choice.tells).stylize("$hint"))
