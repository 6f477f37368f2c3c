"""Every key, from the one table of commands, and where the journal is."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.tui.actions import ACTS, Where, binding


class KeysScreen(Screen[None]):
    """Lists the keys by where they are at hand."""

    BINDINGS = [binding("back")]

    def __init__(self, path: Path):
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """The table in words."""
        with VerticalScroll(classes="page"):
            yield Static("Keys", classes="title", markup=False)
            yield Static(Content(self._told()))
            yield Static("esc back", classes="hint")

    def _told(self) -> str:
        said = []
        for where in Where:
            said.append(f"\n{where.value}")
            acts = [act for act in ACTS if act.where is where]
            said += [f"  {act.keys.replace(',', ', '):<22}{act.tells}" for act in acts]
        return "\n".join([*said, f"\nYour journal is at {self._path}"])

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
