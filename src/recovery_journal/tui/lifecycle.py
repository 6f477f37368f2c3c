"""From unlocking to locking: who is at the keyboard, what is typed, how it all ends."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events

from recovery_journal.errors import Busy, Closed, JournalError
from recovery_journal.paths import named_folder
from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.messages import CopyNotMade
from recovery_journal.tui.signals import TerminalWatch, hear

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App
    from textual.screen import Screen

    from recovery_journal.journal import Journal
    from recovery_journal.model.records import Draft
    from recovery_journal.settings import Settings
    from recovery_journal.tui.messages import Created, Unlocked

    _Base = App[int]
else:
    _Base = object

CHECK_SECONDS = 1.0
"""How often the app looks for another process's changes and for an idle keyboard."""
SOON_SECONDS = 30
"""How long before it locks by itself that is said."""
_LOCKS_SOON = "It locks in half a minute. Any key keeps it open."


@runtime_checkable
class KeepsDraft(Protocol):
    """A screen that holds text not yet saved."""

    def keep_draft(self) -> Draft | None:
        """Put the text into the encrypted file, now; gives back what could not be put there."""


@runtime_checkable
class HearsOfChanges(Protocol):
    """A screen that shows entries."""

    def journal_changed(self) -> None:
        """Show them anew."""


class Lifecycle(_Base):
    """A mixin for the app: it owns the journal, from its opening to its closing."""

    _journal: Journal | None
    _begins_locked: bool
    _unkept: tuple[Draft, ...] = ()
    _active = _active_wall = 0.0
    _said_soon = False

    if TYPE_CHECKING:
        path: Path
        settings: Settings

        def go(self, place: str) -> None:
            """Leave every open screen for a place."""

        def ask_new_passphrase(self, *, recovered: bool = False) -> None:
            """Ask for a new passphrase."""

        def show_code(self, code: str, then: Callable[[], object] | None = None) -> None:
            """Show a recovery code."""

        with_whom: str | None

        @property
        def is_in_company(self) -> bool:
            """Whether somebody else is looking too."""

        def enter_company(self) -> None:
            """Have the journal show what is open together, where that is under way."""

        def follow_company(self) -> None:
            """Go along with what began or ended in another terminal."""

        def look_after_file(self) -> None:
            """Go on in a file that has taken the place of the open one; look what lies beside."""

        def begin_to_look_beside(self) -> None:
            """Look anew for copies beside the file, whatever was seen before."""

    @property
    def journal(self) -> Journal:
        """The open journal; screens that need it are open with it alone."""
        if self._journal is None:
            raise Closed("Unlock it first.")
        return self._journal

    def begin_watch(self) -> None:
        """Watch the keyboard, the file and the terminal from now on."""
        self._touch()
        self._terminal = TerminalWatch()
        self.set_interval(CHECK_SECONDS, self._look_around)
        if not self.is_headless:
            hear(self._end, self.action_lock)

    def _keep_drafts(self) -> list[Draft]:
        """Keep what is being typed on every open screen; gives back what could not be kept."""
        screens = [screen for screen in self._composed_screens() if isinstance(screen, KeepsDraft)]
        return [draft for screen in screens if (draft := screen.keep_draft()) is not None]

    def _drop_screens(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    # opening and locking

    def _lock_screen(self, *, asks_keychain: bool = False) -> Screen[None]:
        """The lock; a remembered key opens it at the start alone, never after it was locked."""
        from recovery_journal.tui.screens.unlock import UnlockScreen

        return UnlockScreen(self.path, asks_keychain=asks_keychain)

    def on_unlocked(self, message: Unlocked) -> None:
        """The lock screen opened the journal."""
        self._journal = message.journal
        self._unkept = tuple(draft for draft in self._unkept if not self._kept_now(draft))
        self._touch()
        self.begin_to_look_beside()
        self.enter_company()
        self.go("together" if self.is_in_company else "today")
        if message.recovered:
            self.ask_new_passphrase(recovered=True)
        if self.journal.path is not None:
            self.run_worker(partial(self._copy_today, self.journal), thread=True, group="copies")

    def _copy_today(self, journal: Journal) -> None:
        """Make the copy of the day, beside what is done; say so where it can't be made."""
        from recovery_journal.model.copies import Keep

        chosen = self.settings
        keep = Keep(chosen.copies_days, chosen.copies_weeks, chosen.copies_months)
        try:
            with journal.beside() as other:
                other.copy_of_the_day(this_day(), keep, named_folder(chosen.copies_in))
        except Closed:  # it was locked before the copy began; the next opening makes it
            return
        except JournalError as error:
            # A thread that waits for the app would hold up its end; a message does not.
            self.post_message(CopyNotMade(error))

    def on_copy_not_made(self, message: CopyNotMade) -> None:
        """Say why."""
        told = f"No copy was made today. {message.error.title}. {message.error}"
        self.notify(told, timeout=10, markup=False)

    def _kept_now(self, draft: Draft) -> bool:
        try:
            self.journal.keep_draft(draft)
        except JournalError as error:
            self.notify(f"{error.title}. {error}", timeout=10, markup=False)
            return False
        return True

    def on_created(self, message: Created) -> None:
        """The welcome made a journal."""
        self._journal = message.journal
        self._touch()
        self.go("today")
        self.show_code(message.code)

    def action_lock(self) -> None:
        """Keep what is typed, close the file, forget the key, and show the lock.

        What cannot be kept, on a full disk, waits in memory for the next unlocking.
        """
        if self._journal is None or self._journal.path is None:
            return
        self._unkept += tuple(self._keep_drafts())
        self._drop_screens()
        self.clear_notifications()
        self._clipboard = ""
        self._journal.close()
        self._journal = None
        self.with_whom = None
        if not self._begins_locked:
            self.push_screen(self._lock_screen())

    def action_suspend_process(self) -> None:
        """Lock before the terminal gets its prompt back."""
        self.action_lock()
        super().action_suspend_process()

    async def action_quit(self) -> None:
        """Keep what is typed, close the file, and leave; stay when it cannot be kept."""
        if self._keep_drafts():
            key = key_at_hand(self.screen, "lock.now")
            self.notify(f"What you typed could not be kept. {key} locks without losing it.")
        else:
            self._end()

    def _end(self) -> None:
        """Close the file and leave, whatever the terminal is doing."""
        self._keep_drafts()
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        self._drop_screens()
        self.exit(0)

    async def on_event(self, event: events.Event) -> None:
        """Note when somebody was last at the keyboard or the mouse."""
        if isinstance(event, events.InputEvent):
            self._touch()
        if isinstance(event, events.Paste):
            from recovery_journal.model.text import clean_text

            self._touch()
            event.text = clean_text(event.text.encode(errors="replace").decode())
        await super().on_event(event)

    def _touch(self) -> None:
        self._active, self._active_wall = time.monotonic(), time.time()

    def _look_around(self) -> None:
        """Lock when idle, by the wall clock too, and tell screens of another process's writing."""
        if not self.is_running:  # it is ending, and screens are being taken down
            return
        if self._terminal.is_gone():
            self._end()
        if self._journal is None:
            return
        idle = max(time.monotonic() - self._active, time.time() - self._active_wall)
        left = self.settings.idle_minutes * 60 - idle
        if left <= 0:
            self.action_lock()
            return
        self._say_it_locks_soon(left <= SOON_SECONDS)
        try:
            self.look_after_file()
            if self._journal is not None and self._journal.changed():
                self.follow_company()
                self.tell_changed()
        except Busy:  # another program holds the whole file; the next second asks again
            pass
        except JournalError as error:  # what a screen shows was erased elsewhere, or is damaged
            self.notify(f"{error.title}. {error}", timeout=6, markup=False)

    def _say_it_locks_soon(self, soon: bool) -> None:
        """Say it once, and take it back once somebody is there."""
        if soon and not self._said_soon:
            self.notify(_LOCKS_SOON, timeout=SOON_SECONDS, markup=False)
        elif self._said_soon and not soon:
            self.clear_notifications()
        self._said_soon = soon

    def tell_changed(self) -> None:
        """Have every open screen show the journal as it is now."""
        for screen in self._composed_screens():
            if isinstance(screen, HearsOfChanges):
                screen.journal_changed()

    def put_at_hand(self, entry_id: str) -> None:
        """Have the lists of the screen in sight stand on an entry that was written."""
        from recovery_journal.tui.widgets.bar_list import BarList

        for listed in self.screen.query(BarList):
            listed.put_at_hand(entry_id)

    def _composed_screens(self) -> list[Screen[object]]:
        """The open screens; one that is not composed yet shows the journal as it is, unasked."""
        return [screen for screen in self.screen_stack if screen.is_mounted]

    def _saved_at_fault(self) -> bool:
        """Keep what is typed and close the file, as far as the fault allows; whether it did."""
        journal, kept = self._journal, False
        with suppress(Exception):
            kept = journal is not None and not self._keep_drafts()
        self._journal = None
        with suppress(Exception):
            if journal is not None:
                journal.close()
        return kept
