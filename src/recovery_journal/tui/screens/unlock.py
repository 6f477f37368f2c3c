"""The lock: one field, one line of state, and nothing that tells what is inside."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError, WrongPassphrase
from recovery_journal.journal import Journal
from recovery_journal.tui.messages import Unlocked

LONGEST_PAUSE = 30.0
"""Seconds that a wrong passphrase makes the next one wait at most; the first waits 1."""


class UnlockScreen(Screen[None]):
    """Asks for the passphrase and opens the journal with it.

    Each wrong passphrase doubles the pause before the next. A recovery code opens it too.
    """

    def __init__(self, path: Path):
        super().__init__()
        self._path = path
        self._wrong = 0

    def compose(self) -> ComposeResult:
        """The word, the field, the state."""
        with Vertical(classes="narrow"):
            yield Static("Journal", classes="title", markup=False)
            yield Input(password=True, placeholder="passphrase, or recovery code", id="passphrase")
            yield Static("", id="state", classes="hint", markup=False)
            yield Static("enter opens it    ctrl+r people to call    ctrl+q leave", classes="hint")

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try what was typed, and forget it."""
        typed, event.input.value = event.value, ""
        if typed:
            event.input.disabled = True
            self._say("Opening …")
            self._open(typed)

    @work(thread=True, exit_on_error=False)
    def _open(self, typed: str) -> None:
        try:
            journal = self._unlocked(typed)
        except JournalError as error:
            self.app.call_from_thread(self._refused, error)
        else:
            self.app.call_from_thread(self._opened, journal)

    def _unlocked(self, typed: str) -> Journal:
        try:
            return Journal.unlock(self._path, typed)
        except WrongPassphrase:
            if len("".join(typed.split()).replace("-", "")) != 56:
                raise
            return Journal.recover(self._path, typed)

    def _opened(self, journal: Journal) -> None:
        self.post_message(Unlocked(journal))

    def _refused(self, error: JournalError) -> None:
        if not isinstance(error, WrongPassphrase):
            self._ready(f"{error.title}. {error}")
            return
        self._wrong += 1
        pause = min(2.0 ** (self._wrong - 1), LONGEST_PAUSE)
        said = "These words do not open it. Take your time."
        self._say(f"{said} Ready again in {pause:.0f} s.")
        self.set_timer(pause, lambda: self._ready(said))

    def _ready(self, said: str) -> None:
        self._say(said)
        field = self.query_one(Input)
        field.disabled = False
        field.focus()

    def _say(self, said: str) -> None:
        self.query_one("#state", Static).update(said)
