"""The lock: one field, one line of state, and nothing that tells what is inside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import Damaged, JournalError, WrongPassphrase
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


_ASKS = "Asking this system's keychain …"


class UnlockScreen(Screen[None]):
    """Asks for the passphrase and opens the journal with it; a recovery code opens it too.

    With `asks_keychain` the key that is remembered opens it, unless the passphrase comes first.
    """

    BINDINGS = [binding("support.open", show=True), binding("app.quit", show=True)]

    def __init__(self, path: Path, *, asks_keychain: bool = False):
        super().__init__()
        self._path = path
        self._asks_keychain = asks_keychain

    def compose(self) -> ComposeResult:
        """The word, the field, the state."""
        with VerticalScroll(classes="page lock", can_focus=False):
            yield Static("Journal", classes="title", markup=False)
            yield Gate("passphrase, or recovery code", self._unlocked)
        yield FootLine()

    def on_mount(self) -> None:
        """Ask the keychain, where the person wants that."""
        if self._asks_keychain:
            from recovery_journal.tui.own_thread import in_own_thread

            self.query_one(Gate).say(_ASKS)
            in_own_thread(self.app, self._remembered, self._keychain_answered)

    def _remembered(self) -> Journal | None:
        """The journal, opened with the key in the keychain; None when the passphrase is wanted."""
        from recovery_journal.journal import keychain

        try:
            return keychain.opened(self._path)
        except JournalError:  # the passphrase meets it too, and it is told then
            return None

    def _keychain_answered(self, journal: Journal | None) -> None:
        asks, self._asks_keychain = self._asks_keychain, False
        if not self.query(Gate):  # the page is gone meanwhile
            if journal is not None:
                journal.close()
            return
        gate = self.query_one(Gate)
        if journal is not None and (not asks or gate.is_trying):
            journal.close()  # the passphrase was typed meanwhile
        elif journal is not None:
            gate.rest()  # it is the same page that asks after a lock
            self.post_message(Unlocked(journal))
        elif asks and not gate.is_trying:
            gate.say("")

    def _unlocked(self, typed: str) -> tuple[Journal, bool]:
        """Open the journal with what was typed; also whether that was a recovery code."""
        try:
            return self._opened(typed)
        except Damaged:
            copies = said_path(self._path.parent / "copies")
            raise Damaged(
                "Some of it can't be read, and stays as it is. On the command line "
                "`recovery-journal check` tells what, `salvage` writes all that can be read into a "
                "new file, and `restore` puts an earlier copy back. "
                f"Earlier copies lie in {copies}, where there are any."
            ) from None

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
        self._asks_keychain = False
        journal, recovered = message.opened
        self.query_one(Gate).rest()
        self.post_message(Unlocked(journal, recovered=recovered))
