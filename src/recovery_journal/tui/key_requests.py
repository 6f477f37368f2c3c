"""What the app does about what opens the journal: passphrase, recovery code, this computer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from recovery_journal.errors import JournalError
from recovery_journal.paths import known_as
from recovery_journal.tui.own_app import OwnApp
from recovery_journal.tui.own_thread import Came, in_own_thread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from recovery_journal.settings import Settings
    from recovery_journal.tui.key_messages import ForgetKey, RememberKey
    from recovery_journal.tui.messages import ChangePassphrase, ShowRecoveryCode

REMEMBER = "Remember on this computer"
"""Over the page that asks whether this computer may open the journal without asking."""
REMEMBERS = (
    "Your journal then opens without asking: here when the app starts, and in commands. Its key "
    "lies in this system's keychain. Whoever is signed in here as you, or can be, can read it.\n\n"
    "The lock asks as ever. The same row forgets the key again.\n\n"
    "Your passphrase says yes; esc leaves all as it is."
)
_NO_KEYCHAIN = "This system has no keychain that the journal can use. Nothing was changed."
_NEW = "First the passphrase it has now."
_CODE = "The code opens the journal like the passphrase does, so that comes first."


class KeyRequests(OwnApp):
    """A mixin for the app: the ways that lead to a key, and ask for the passphrase."""

    path: Path

    if TYPE_CHECKING:
        settings: Settings

        def keep_settings(self, settings: Settings) -> None:
            """Keep them, for now and for the next time."""

        def offer_to_remake(self) -> None:
            """Ask whether one new copy takes the place of those made before."""

    def on_came(self, message: Came) -> None:
        """Go on with what a thread came back with."""
        message.stop()
        message.then()

    def ask_passphrase(self, titled: str, told: str, then: Callable[[], object]) -> None:
        """Ask for the passphrase, whoever is looking, then go on."""
        from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen

        def go_on(known: bool | None) -> None:
            if known:
                then()

        self.push_screen(PassphraseCheckScreen(self.journal, titled, told), go_on)

    # the passphrase and the recovery code

    def on_change_passphrase(self, message: ChangePassphrase) -> None:
        """Ask for the passphrase, then for a new one."""
        message.stop()
        self.ask_passphrase("A new passphrase", _NEW, self.ask_new_passphrase)

    def ask_new_passphrase(self, *, recovered: bool = False) -> None:
        """Ask for a new passphrase; then show the new recovery code, then ask about copies."""
        from recovery_journal.tui.screens.passphrase import PassphraseScreen

        screen = PassphraseScreen(self.journal, recovered=recovered)
        self.push_screen(screen, self._passphrase_changed)

    def _passphrase_changed(self, code: str | None) -> None:
        if code is None:
            return
        if self.is_remembered():
            from recovery_journal.journal.keychain import kept_anew

            in_own_thread(self, partial(kept_anew, self.path, code), self.say_if_told)
        self.show_code(code, self.offer_to_remake)

    def on_show_recovery_code(self, message: ShowRecoveryCode) -> None:
        """Ask for the passphrase, then show the code."""
        message.stop()
        self.ask_passphrase("Recovery code", _CODE, self._show_code_it_has)

    def _show_code_it_has(self) -> None:
        self.show_code(self.journal.recovery_code())

    def show_code(self, code: str, then: Callable[[], object] | None = None) -> None:
        """Show a recovery code, and go on once it is written down."""
        from recovery_journal.tui.screens.recovery_code import RecoveryCodeScreen

        def go_on(_: None) -> None:
            if then is not None:
                then()

        self.push_screen(RecoveryCodeScreen(code), go_on)

    # this computer

    def is_remembered(self) -> bool:
        """Whether the person asked to have this journal's key in the keychain."""
        return known_as(self.path) in self.settings.remember

    def on_remember_key(self, message: RememberKey) -> None:
        """Look for a keychain; where there is one, tell what it means and ask."""
        from recovery_journal.journal import keychain

        message.stop()
        in_own_thread(self, keychain.is_there, self._may_remember)

    def _may_remember(self, is_there: bool) -> None:
        if is_there:
            self.ask_passphrase(REMEMBER, REMEMBERS, self._remember)
        else:
            self.say_if_told(_NO_KEYCHAIN)

    def _remember(self) -> None:
        in_own_thread(self, partial(_kept, self.path, self.journal.recovery_code()), self._noted)

    def on_forget_key(self, message: ForgetKey) -> None:
        """Take the key out of the keychain."""
        message.stop()
        in_own_thread(self, partial(_forgotten, self.path), self._noted)

    def _noted(self, answer: tuple[bool, str]) -> None:
        """Have the settings say whether it is remembered, and say it to the person."""
        remembered, told = answer
        name = known_as(self.path)
        others = [each for each in self.settings.remember if each != name]
        remember = [*others, name] if remembered else others
        if remember != self.settings.remember:
            self.keep_settings(replace(self.settings, remember=remember))
        self.say_if_told(told)

    def say_if_told(self, told: str) -> None:
        """Say it, where there is something to say."""
        if told:
            self.notify(told, timeout=6, markup=False)


def _kept(path: Path, code: str) -> tuple[bool, str]:
    """Keep the key; whether it is kept, and what is said of it."""
    from recovery_journal.journal import keychain

    try:
        keychain.keep(path, code)
    except JournalError as error:
        return False, f"{error.title}. {error}"
    return True, "Remembered on this computer, from the next start on."


def _forgotten(path: Path) -> tuple[bool, str]:
    from recovery_journal.journal import keychain

    try:
        keychain.forget(path)
    except JournalError as error:
        return False, f"{error.title}. It may have the key yet; the journal asks all the same."
    return False, "Forgotten. The passphrase is asked for from the next start on."
