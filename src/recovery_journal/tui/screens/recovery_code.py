"""The recovery code, to write down; then, if the person likes, a look at whether it can be read."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.code_rows import CodeRows, rows_of
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.secret import Secret

_TELLS = (
    "This code opens your journal when the passphrase is forgotten. Write it on paper and keep "
    "it where you keep what matters: whoever has it can open the journal."
)
_NOBODY = (
    "Without the passphrase and without this code, nobody can open it again, "
    "not even the people who made this."
)
_SEEN_AGAIN = (
    "It has no letters O, I or L: those are the numbers 0 and 1. "
    "The settings show it again, after your passphrase."
)
_ASKED_ROW = 1


class RecoveryCodeScreen(Screen[None]):
    """Shows the code; enter leads to a page that asks for one row of it, which may be skipped."""

    BINDINGS = [binding("page.next"), binding("back")]

    def __init__(self, code: str):
        super().__init__()
        self._code = code

    def compose(self) -> ComposeResult:
        """Both pages; the second is hidden at first."""
        yield TitleLine("Recovery code", "1 of 2")
        with VerticalScroll(classes="page", id="shown"):
            yield Static(Content(_TELLS), classes="told")
            yield CodeRows(self._code)
            yield Static(Content(_NOBODY), classes="told")
            yield Static(Content(_SEEN_AGAIN), classes="told")
            yield Static(Content("Is it written down?"), classes="hint")
        with VerticalScroll(classes="page", id="read-back", can_focus=False):
            yield Static(
                Content(
                    f"Can you read it back? Type row {_ASKED_ROW + 1} from your paper: four groups."
                    "\nOr go on with an empty line."
                ),
                classes="told",
            )
            with Vertical(classes="part-of-page"):
                yield Secret("four groups", name_id="row")
                yield Static("", id="state", classes="hint", markup=False)
            yield Static(Content(_NOBODY), classes="hint")
        yield FootLine()

    def on_mount(self) -> None:
        """Begin with the code."""
        self._show(first=True)

    def _show(self, *, first: bool) -> None:
        self.query_one(TitleLine).right = "1 of 2" if first else "2 of 2"
        self.query_one("#shown").display = first
        self.query_one("#read-back").display = not first
        self.query_one("#shown" if first else "#row").focus()

    @property
    def _on_first(self) -> bool:
        return self.query_one("#shown").display

    def action_next(self) -> None:
        """On to the second page."""
        if self._on_first:
            self._show(first=False)
            row = self.query_one("#row", Secret)
            row.password = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """See whether the row is the one on the screen before; an empty line goes on."""
        typed = _letters(event.value)
        if not typed or typed == _letters("".join(rows_of(self._code)[_ASKED_ROW])):
            self.dismiss(None)
        else:
            self.query_one("#state", Static).update(
                "That differs from the code. esc shows it again."
            )

    def action_back(self) -> None:
        """Back to the code; from there, on to where the person was."""
        if self._on_first:
            self.dismiss(None)
        else:
            self._show(first=True)


def _letters(typed: str) -> str:
    """Letters as the code reads them: case and gaps do not matter, O is 0, I and L are 1."""
    return "".join(filter(str.isalnum, typed.upper())).translate(str.maketrans("OIL", "011"))
