"""What the app does when somebody opens the journal, or changes its passphrase or the settings."""

from typing import TYPE_CHECKING

from recovery_journal import settings as own_settings
from recovery_journal.errors import JournalError
from recovery_journal.paths import settings_path
from recovery_journal.tui.messages import (
    ChangePassphrase,
    SettingsChosen,
    ShowLedger,
    ShowRecoveryCode,
)

if TYPE_CHECKING:
    from textual.app import App

    from recovery_journal.journal import Journal
    from recovery_journal.settings import Settings

    _Base = App[int]
else:
    _Base = object


class Journeys(_Base):
    """A mixin for the app: the ways that lead over several screens."""

    if TYPE_CHECKING:

        @property
        def journal(self) -> "Journal":
            """The open journal."""

        settings: Settings
        told: list[str]

    # the passphrase and the recovery code

    def ask_new_passphrase(self, *, recovered: bool = False) -> None:
        """Ask for a new passphrase; then show the new recovery code."""
        from recovery_journal.tui.screens.passphrase import PassphraseScreen

        self.push_screen(PassphraseScreen(self.journal, recovered=recovered), self.show_code)

    def show_code(self, code: str | None) -> None:
        """Show a recovery code, if there is one to show."""
        from recovery_journal.tui.screens.recovery_code import RecoveryCodeScreen

        if code is not None:
            self.push_screen(RecoveryCodeScreen(code))

    def on_change_passphrase(self, message: ChangePassphrase) -> None:
        """Ask for the passphrase, then for a new one."""
        message.stop()
        self._ask_passphrase("A new passphrase", "First the passphrase it has now.", "new")

    def on_show_recovery_code(self, message: ShowRecoveryCode) -> None:
        """Ask for the passphrase, then show the code."""
        message.stop()
        told = "The code opens the journal like the passphrase does, so that comes first."
        self._ask_passphrase("Recovery code", told, "code")

    def _ask_passphrase(self, titled: str, told: str, then: str) -> None:
        from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen

        def go_on(known: bool | None) -> None:
            if known and then == "new":
                self.ask_new_passphrase()
            elif known:
                self.show_code(self.journal.recovery_code())

        self.push_screen(PassphraseCheckScreen(self.journal, titled, told), go_on)

    # settings

    def action_settings(self) -> None:
        """Show the settings."""
        from recovery_journal.journal import where
        from recovery_journal.tui.screens.settings import SettingsScreen

        path = self.journal.path
        found = None if path is None else where(path)
        self.push_screen(SettingsScreen(self.settings, self.told, found))

    def on_settings_chosen(self, message: SettingsChosen) -> None:
        """Keep them, for now and for the next time."""
        message.stop()
        self.settings = message.settings
        try:
            own_settings.save(settings_path(), message.settings)
        except JournalError as error:
            told = f"{error} The choice holds until you leave."
            self.notify(told, timeout=6, markup=False)

    # what left the file

    def action_ledger(self) -> None:
        """Show what left the file."""
        from recovery_journal.tui.screens.ledger import LedgerScreen

        self.push_screen(LedgerScreen(self.journal.ledger()))

    def on_show_ledger(self, message: ShowLedger) -> None:
        """Show what left the file."""
        message.stop()
        self.action_ledger()
