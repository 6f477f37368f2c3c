"""What the app does when somebody opens the journal, or changes its passphrase or the settings."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from recovery_journal.journal import Journal

    _Base = App[int]
else:
    _Base = object


class Journeys(_Base):
    """A mixin for the app: the ways that lead over several screens."""

    if TYPE_CHECKING:

        @property
        def journal(self) -> "Journal":
            """The open journal."""

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
