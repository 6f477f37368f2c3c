"""One hidden field and a line of state: what is typed is tried in a thread, then forgotten."""

from collections.abc import Callable
from typing import Any

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError, WrongPassphrase
from recovery_journal.tui.widgets.secret import Secret

LONGEST_PAUSE = 30.0
"""Seconds that a wrong passphrase makes the next one wait at most; the first waits 1."""


class Gate(Vertical):
    """Asks for the passphrase until `attempt` takes it, then posts `Opened` with what it gave.

    `attempt` runs in a thread. Each `WrongPassphrase` doubles the pause before the next attempt.
    """

    class Opened(Message):
        """The words were right."""

        def __init__(self, opened: Any):
            super().__init__()
            self.opened = opened

    class Refused(Message):
        """The words were not right, or something else is in the way."""

        def __init__(self, error: JournalError):
            super().__init__()
            self.error = error

    def __init__(self, hint: str, attempt: Callable[[str], Any]):
        super().__init__()
        self._hint = hint
        self._attempt = attempt
        self._wrong = 0

    def compose(self) -> ComposeResult:
        """The field and the state."""
        yield Secret(self._hint, name_id="passphrase")
        yield Static("", id="state", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query_one(Secret).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Try what was typed, and forget it."""
        event.stop()
        field = self.query_one(Secret)
        if typed := field.take():
            field.disabled = True
            self.say("One moment …")
            self._try(typed)

    @property
    def is_trying(self) -> bool:
        """Whether words are being tried, or rest after wrong ones."""
        return self.query_one(Secret).disabled

    @work(thread=True)
    def _try(self, typed: str) -> None:
        try:
            opened = self._attempt(typed)
        except JournalError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(self.Opened(opened))

    def on_gate_refused(self, message: Refused) -> None:
        """Say why; after wrong words, rest a little before the next."""
        message.stop()
        error = message.error
        if not isinstance(error, WrongPassphrase):
            self.ready(f"{error.title}. {error}")
            return
        self._wrong += 1
        pause = min(2.0 ** (self._wrong - 1), LONGEST_PAUSE)
        self.say(f"{error}\nReady again in {pause:.0f} s.")
        self.set_timer(pause, lambda: self.ready(str(error)))

    def rest(self) -> None:
        """Be as at the beginning, for the next time."""
        self._wrong = 0
        self.ready("")

    def ready(self, said: str) -> None:
        """Take keys again."""
        self.say(said)
        field = self.query_one(Secret)
        field.disabled = False
        field.focus()

    def say(self, said: str) -> None:
        """Say something in the line of state."""
        self.query_one("#state", Static).update(Content(said))
