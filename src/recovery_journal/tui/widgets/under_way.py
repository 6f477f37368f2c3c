"""Something long, done in a thread: how far it is, and a key that stops it."""

from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from recovery_journal.errors import JournalError
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.frame import FootLine

TOLD_EVERY = 500
"""Pieces between two words on how far it is."""

Seen = Callable[[int], None]
"""Hears how far it is; raises `Stopped` once somebody asked to stop."""


class Stopped(Exception):
    """Somebody asked to stop; what was begun is taken away."""


class UnderWayDialog(ModalScreen[object]):
    """Dismisses with what came of it, or the `JournalError`; None when it was stopped.

    Nothing else is written while it is there: of the keys outside of it, those alone work that
    work above any dialog. Leaving it in whichever way stops what is under way. `told` is what is
    done, in words; `of` is how many pieces there are, 0 where nobody knows; `stops` is False for
    what can't be stopped half-way.
    """

    BINDINGS = [binding("work.stop")]

    class Went(Message):
        """It is so far."""

        def __init__(self, number: int):
            super().__init__()
            self.number = number

    class Ended(Message):
        """It is over."""

        def __init__(self, came: object):
            super().__init__()
            self.came = came

    def __init__(
        self, told: str, does: Callable[[Seen], object], *, of: int = 0, stops: bool = True
    ):
        super().__init__()
        self._told = told
        self._does = does
        self._of = of
        self._stops = stops
        self._worker: Worker[None] | None = None
        self._ended: UnderWayDialog.Ended | None = None

    def compose(self) -> ComposeResult:
        """What is done, how far it is, the key."""
        with Vertical(classes="dialog"):
            yield Static(Content(f"{self._told} …"))
            yield Static("", id="state", classes="hint", markup=False)
            yield FootLine()

    def on_mount(self) -> None:
        """Begin."""
        self._worker = self._begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can't be stopped has no key for it."""
        if action == "stop" and not self._stops:
            return False
        return super().check_action(action, parameters)

    @work(thread=True)
    def _begin(self) -> None:
        worker, said = get_current_worker(), 0

        def seen(number: int) -> None:
            nonlocal said
            if worker.is_cancelled:
                raise Stopped
            if number - said >= TOLD_EVERY:
                said = number
                self.post_message(self.Went(number))

        try:
            came = self._does(seen)
        except Stopped:
            came = None
        except JournalError as error:
            came = error
        self.post_message(self.Ended(came))

    def on_under_way_dialog_went(self, message: Went) -> None:
        """Say how far it is."""
        if self._worker is not None and not self._worker.is_cancelled:
            of = f" of {self._of:,}" if self._of else " so far"
            self._say(f"{message.number:,}{of}")

    def on_under_way_dialog_ended(self, message: Ended) -> None:
        """Leave, once it is in sight: a curtain over it stays drawn."""
        self._ended = message
        if self.is_active:
            self.dismiss(message.came)

    def on_screen_resume(self) -> None:
        """Leave, where it ended meanwhile."""
        if self._ended is not None:
            self.dismiss(self._ended.came)

    def halt(self) -> None:
        """Ask it to stop; the thread hears of it at its next piece."""
        if self._worker is not None:
            self._worker.cancel()

    def action_stop(self) -> None:
        """Stop; it is over once the thread has come back."""
        self.halt()
        self._say("Stopping …")

    def _say(self, said: str) -> None:
        self.query_one("#state", Static).update(Content(said))
