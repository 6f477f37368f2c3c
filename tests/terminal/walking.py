"""The program, which walks by itself to every screen there is once a time together opens.

It ends with the number of screens it came to as its exit code. A screen is shown, moved about in
and left; what is written on it was written together, and beside it lies all that is closed.
"""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

from textual.screen import Screen

from recovery_journal.model.records import Draft
from recovery_journal.paths import journal_path
from recovery_journal.tui import app as program
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import Unlocked
from tests.terminal.hostile_journal import TEXTS, a_win, with_values
from tests.terminal.test_every_screen import screen_classes, screen_with, words_for

KEYS = ("down", "end", "tab", "home", "pagedown")


class Walker(JournalApp):
    """The app, with a walk after the lock."""

    CSS_PATH = str(Path(program.__file__).with_name("app.tcss"))

    def on_unlocked(self, message: Unlocked) -> None:
        """Open together, then walk."""
        super().on_unlocked(message)
        assert self.is_in_company
        self.run_worker(self._walk())

    async def _walk(self) -> None:
        today, journal = date.today(), self.journal
        journal.add(a_win(TEXTS[0], today))
        journal.keep_draft(Draft(entry=a_win(TEXTS[1], today)))
        given = words_for(self, today, Path()) | with_values(journal, today)
        made = screen_classes()
        for each in made:
            await self._visit(screen_with(each, given))
        self.exit(0, return_code=len(made))

    async def _visit(self, screen: Screen[Any]) -> None:
        await self.push_screen(screen)
        for key in KEYS:
            await self._painted()
            self.simulate_key(key)
        await self._painted()
        while len(self.screen_stack) > 2:
            await self.pop_screen()

    async def _painted(self) -> None:
        painted = asyncio.Event()
        self.screen.call_after_refresh(painted.set)
        await painted.wait()


if __name__ == "__main__":
    app = Walker(journal_path(None))
    app.run()
    raise SystemExit(app.return_code)
