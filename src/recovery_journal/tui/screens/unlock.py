"""The lock: one field, one line of state, and nothing that tells what is inside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import Damaged, WrongPassphrase
from recovery_journal.tui.actions import binding
from recovery_journal.tui.messages import Unlocked
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.gate import Gate

if TYPE_CHECKING:
    from pathlib import Path

    from recovery_journal.journal import Journal

_CODE_LETTERS = 56
_WRONG = "These words do not open it. Take your time."


class UnlockScreen(Screen[None]):
    """Asks for the passphrase and opens the journal with it; a recovery code opens it too."""

    BINDINGS = [binding("support.open", show=True), binding("app.quit", show=True)]

    def __init__(self, path: Path):
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """The word, the field, the state."""
        with VerticalScroll(classes="page lock", can_focus=False):
            yield Static("Journal", classes="title", markup=False)
            yield Gate("passphrase, or recovery code", self._unlocked)
        yield FootLine()

    def _unlocked(self, typed: str) -> tuple[Journal, bool]:
        """Open the journal with what was typed; also whether that was a recovery code."""
        try:
            return self._opened(typed)
        except Damaged:
            copies = said_path(self._path.parent / "copies")
            told = "Some of it can't be read. It stays as it is; earlier copies lie in"
            raise Damaged(f"{told} {copies}, where there are any.") from None

    def _opened(self, typed: str) -> tuple[Journal, bool]:
        from recovery_journal.journal import Journal

        try:
            return Journal.unlock(self._path, typed), False
        except WrongPassphrase:
            if len(re.sub(r"[\W_]", "", typed)) != _CODE_LETTERS:
                raise WrongPassphrase(_WRONG) from None
        return Journal.recover(self._path, typed), True

    def on_gate_opened(self, message: Gate.Opened) -> None:
        """Hand the open journal to the app."""
        journal, recovered = message.opened
        self.query_one(Gate).rest()
        self.post_message(Unlocked(journal, recovered=recovered))
