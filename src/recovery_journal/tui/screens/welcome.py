"""Welcome: what this is, what it protects from and what not, a passphrase, a recovery code."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal, passphrase_advice
from recovery_journal.tui.messages import Created

_WORDS = """It lives in one file on this computer, locked with words that you choose:
  {path}

Nobody can read it without them. Nobody can recover them either, not even
the people who made this. You will get a code to write down, just in case.

It does not protect from someone watching the screen, from someone who
can make you open it, or from a computer that is not yours to trust.

It is not therapy, and not a crisis line. ctrl+r shows people to call."""


class WelcomeScreen(Screen[None]):
    """Makes the journal: a passphrase typed twice, then the recovery code to write down."""

    def __init__(self, path: Path):
        super().__init__()
        self._path = path
        self._made: Journal | None = None

    def compose(self) -> ComposeResult:
        """The words and two fields."""
        with Vertical(classes="page"):
            yield Static("This is your journal.", classes="title", markup=False)
            yield Static(Content(_WORDS.format(path=self._path)), id="words")
            yield Static(Content("\nYour passphrase: at least 8 characters, twice."), id="ask")
            yield Input(password=True, placeholder="passphrase", id="first")
            yield Input(password=True, placeholder="the same again", id="second")
            yield Static("tab next    enter makes it    ctrl+q not now", id="state", classes="hint")

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query_one("#first", Input).focus()

    def on_input_changed(self) -> None:
        """Say what would make the passphrase harder to guess."""
        typed = self.query_one("#first", Input).value
        if len(typed) >= 8:
            self._say(passphrase_advice(typed) or "That is hard to guess.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on: from the first field to the second, from there to the journal."""
        first, second = (self.query_one(f"#{name}", Input) for name in ("first", "second"))
        if event.input is first:
            second.focus()
        elif first.value != second.value:
            self._say("The two differ. Type them once more.")
            second.value = ""
            first.focus()
        else:
            self._say("Making it …")
            self._make(first.value)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _make(self, passphrase: str) -> None:
        try:
            journal = Journal.create(self._path, passphrase)
            code = journal.recovery_code()
        except JournalError as error:
            self.app.call_from_thread(self._say, f"{error.title}. {error}")
        else:
            self.app.call_from_thread(self._show_code, journal, code)

    def _show_code(self, journal: Journal, code: str) -> None:
        self._made = journal
        groups = code.split("-")
        lines = ["   ".join(groups[at : at + 5]) for at in range(0, 14, 5)]
        self.query_one("#words", Static).update(
            Content(
                "This code opens your journal when the passphrase is forgotten.\n"
                "Write it on paper and keep it where you keep what matters. Without the\n"
                "passphrase and without this code, nobody can open the journal again.\n\n  "
                + "\n  ".join(lines)
            )
        )
        self.query_one("#ask", Static).update(Content("\nIs it written down?"))
        for field in self.query(Input):
            field.remove()
        self._say("enter go on to your journal")
        self.set_focus(None)

    def key_enter(self) -> None:
        """Go on, once the code has been shown."""
        if self._made is not None:
            self.post_message(Created(self._made))

    def _say(self, said: str) -> None:
        self.query_one("#state", Static).update(Content(said))
