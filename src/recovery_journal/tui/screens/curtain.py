"""The curtain: an empty screen with the time; nothing behind it can be seen."""

from datetime import datetime

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class CurtainScreen(ModalScreen[None]):
    """Hides everything without locking; the curtain key lifts it, and no letter reaches behind."""

    def compose(self) -> ComposeResult:
        """The time."""
        yield Static(self._now(), id="clock", markup=False)

    def on_mount(self) -> None:
        """Keep the time right."""
        self.set_interval(5, lambda: self.query_one("#clock", Static).update(self._now()))

    @staticmethod
    def _now() -> str:
        return datetime.now().astimezone().strftime("%H:%M")
