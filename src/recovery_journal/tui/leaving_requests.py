"""What the app does when somebody leaves for good: tells what goes, erases it, says what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled, WorkerFailed

from recovery_journal.errors import JournalError
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from recovery_journal.journal import Journal
    from recovery_journal.model.records import Draft
    from recovery_journal.tui.key_messages import EraseJournal, LeaveForGood

_LEAVES = "It is about erasing all of it, so your passphrase comes first. Nothing goes yet."


class LeavingRequests(OwnApp):
    """A mixin for the app: the way out that nobody comes back from."""

    path: Path
    _journal: Journal | None
    _unkept: tuple[Draft, ...]

    if TYPE_CHECKING:
        with_whom: str | None

        def ask_passphrase(self, titled: str, told: str, then: Callable[[], object]) -> None:
            """Ask for the passphrase, then go on."""

        def enter_company(self) -> None:
            """Have the journal show what is open together, where that is under way."""

        def _keep_drafts(self) -> list[Draft]:
            """Keep what is being typed on every open screen."""

        def _drop_screens(self) -> None:
            """Leave every open screen."""

    def on_leave_for_good(self, message: LeaveForGood) -> None:
        """Ask for the passphrase, then show what would go."""
        message.stop()
        self.ask_passphrase("Leaving", _LEAVES, self._show_what_goes)

    def _show_what_goes(self) -> None:
        from recovery_journal.journal.leaving import belongings
        from recovery_journal.tui.screens.leaving import LeavingScreen

        self.push_screen(LeavingScreen(belongings(self.path), self.journal.alone().count()))

    async def on_erase_journal(self, message: EraseJournal) -> None:
        """Erase it, once nothing beside the app has it open; where that can't be, go on with it."""
        from recovery_journal.journal import leaving
        from recovery_journal.tui.screens.gone import GoneScreen

        message.stop()
        await self._wait_for_threads()
        self._unkept += tuple(self._keep_drafts())
        taken = leaving.taken_out(self.journal.alone().ledger())
        code = self.journal.recovery_code()
        self.journal.close()
        self._journal, self.with_whom = None, None
        self._drop_screens()
        self.clear_notifications()
        try:
            left = leaving.erase(leaving.belongings(self.path), own_too=message.own_too)
        except JournalError as error:
            self._go_on_with(code)
            self.notify(f"{error.title}. {error}", timeout=10, markup=False)
        else:
            self._unkept = ()
            self.push_screen(GoneScreen(left, leaving.beyond(taken)))

    async def _wait_for_threads(self) -> None:
        """Let copies and the like come to their end: they have the file open too."""
        for worker in list(self.workers):
            if worker.is_running and worker.group in ("copies", "erasing"):
                try:
                    await worker.wait()
                except (WorkerCancelled, WorkerFailed):
                    continue

    def _go_on_with(self, code: str) -> None:
        from recovery_journal.journal import Journal

        self._journal = Journal.recover(self.path, code)
        self.enter_company()
        self.go("together" if self.is_in_company else "today")
