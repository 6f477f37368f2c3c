"""One line, or two: a small dialog over whatever screen asks."""

from collections.abc import Callable
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import Line


class Asked(NamedTuple):
    """One line that is asked for: what stands in it at first, and its hint while it is empty."""

    value: str
    hint: str


class _Field(Line):
    BINDINGS = [binding("field.next")]


class AskDialog(ModalScreen[list[str] | None]):
    """Dismisses with the lines as typed, or None when all stays as it was.

    `check` raises a `JournalError` for lines that cannot be used; the dialog says so and stays.
    `typed` hears of the lines at every key.
    """

    BINDINGS = [binding("back")]

    def __init__(
        self,
        asked: str,
        lines: list[Asked],
        check: Callable[[list[str]], object] | None = None,
        typed: Callable[[list[str]], object] | None = None,
    ):
        super().__init__()
        self._typed = typed
        self._asked = asked
        self._first = lines
        self._check = check

    def compose(self) -> ComposeResult:
        """What is asked, the lines, the keys."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._asked))
            for line in self._first:
                yield _Field(line.value, placeholder=line.hint)
            yield Static("", id="state", classes="hint", markup=False)
            yield FootLine()

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query_one(_Field).focus()

    @property
    def lines(self) -> list[str]:
        """The lines as typed so far; none before it is composed."""
        return [field.value for field in self.query(_Field)]

    def on_input_changed(self) -> None:
        """Tell what is typed."""
        if self._typed is not None:
            self._typed(self.lines)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next line; from the last, give them."""
        event.stop()
        fields = list(self.query(_Field))
        if event.input is not fields[-1]:
            self.focus_next()
            return
        typed = self.lines
        try:
            if self._check is not None:
                self._check(typed)
        except JournalError as error:
            self.query_one("#state", Static).update(Content(str(error)))
        else:
            self.dismiss(typed)

    def action_back(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)
