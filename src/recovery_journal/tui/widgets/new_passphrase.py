"""A new passphrase: typed twice, with a sentence on how to make it harder to guess."""

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from recovery_journal.journal.advice import passphrase_advice
from recovery_journal.model.passphrase import SHORTEST
from recovery_journal.tui.widgets.secret import Secret

_SHORT = f"At least {SHORTEST} characters. More words make it stronger."


class NewPassphrase(Vertical):
    """Two fields and a line of state; posts `Chosen` when both hold the same."""

    class Chosen(Message):
        """Both fields hold the same words."""

        def __init__(self, passphrase: str):
            super().__init__()
            self.passphrase = passphrase

    def compose(self) -> ComposeResult:
        """The fields and the line."""
        yield Secret("passphrase", name_id="first")
        yield Secret("the same again", name_id="second")
        yield Static(_SHORT, id="advice", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Load the word lists before the first key asks for them."""
        self._load()

    @work(thread=True, exit_on_error=False)
    def _load(self) -> None:
        passphrase_advice("")

    @property
    def _first(self) -> Secret:
        return self.query_one("#first", Secret)

    @property
    def _second(self) -> Secret:
        return self.query_one("#second", Secret)

    def begin(self) -> None:
        """Be ready to type."""
        self._first.focus()

    def rest(self, resting: bool) -> None:
        """Take no keys while the words are at work, or take them again."""
        for field in self.query(Secret):
            field.disabled = resting

    def say(self, said: str) -> None:
        """Say something in the line below the fields."""
        self.query_one("#advice", Static).update(Content(said))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what would make it harder to guess."""
        event.stop()
        if event.input is self._first and event.value:
            long_enough = len(event.value) >= SHORTEST
            advice = passphrase_advice(event.value) or "That is hard to guess."
            self.say(advice if long_enough else _SHORT)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on: from the first field to the second, from there to what comes next."""
        event.stop()
        if len(self._first.value) < SHORTEST:
            self.say(f"A passphrase has at least {SHORTEST} characters.")
            self._first.focus()
        elif event.input is self._first:
            self._second.focus()
        elif self._first.value != self._second.value:
            self._first.take()
            self._second.take()
            self._first.focus()
            # The emptied fields say nothing, so this line stays.
            self.say("The two differ. Type them both once more.")
        else:
            self.post_message(self.Chosen(self._first.value))
