"""The app: owns the journal, decides which screen is open, locks, and keeps text out of crashes."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Protocol, runtime_checkable

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from recovery_journal import settings as own_settings
from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.records import Draft
from recovery_journal.model.text import clean_text
from recovery_journal.paths import journal_path, settings_path
from recovery_journal.tui.actions import Where, bindings, said_key
from recovery_journal.tui.journeys import Journeys
from recovery_journal.tui.messages import Created, Unlocked
from recovery_journal.tui.requests import EntryRequests
from recovery_journal.tui.signals import hear
from recovery_journal.tui.themes import THEMES
from recovery_journal.tui.typed_bytes import forgive

CHECK_SECONDS = 1.0
"""How often the app looks for another process's changes and for an idle keyboard."""

_NEEDS_JOURNAL = {"go", "quick_win", "lock", "write", "settings", "export", "ledger"}


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


class JournalApp(EntryRequests, Journeys, App[int]):
    """The journal's app; `run` returns the exit code."""

    TITLE = "recovery-journal"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ALWAYS, Where.PLACES)]

    def __init__(self, path: Path, journal: Journal | None = None):
        super().__init__()
        self.path = path
        self.settings, self.told = own_settings.load(settings_path())
        self._journal = journal
        self._unkept: list[Draft] = []
        self._active = self._active_wall = 0.0

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, for the moment before a theme of ours is set."""
        return {name: THEMES[0].variables[name] for name in ("hint", "raised", "quiet")}

    @property
    def journal(self) -> Journal:
        """The open journal; screens that need it are open with it alone."""
        if self._journal is None:
            raise JournalError("The journal is locked.")
        return self._journal

    def on_mount(self) -> None:
        """Show the first screen."""
        for theme in THEMES:
            self.register_theme(theme)
        known = {theme.name for theme in THEMES}
        self.theme = self.settings.theme if self.settings.theme in known else THEMES[0].name
        self.set_keymap(self.settings.keys)
        self._touch()
        self.set_interval(CHECK_SECONDS, self._look_around)
        if not self.is_headless:
            hear(self._end, self.action_lock)
        if self._journal is not None:
            self._go("today")
        elif self.path.exists():
            self._show_lock()
        else:
            from recovery_journal.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.path))

    # places

    def _place(self, place: str) -> Screen[None]:
        if place == "today":
            from recovery_journal.tui.screens.today import TodayScreen

            return TodayScreen(self.journal, self.settings)
        from recovery_journal.tui.screens.filters import FiltersDialog
        from recovery_journal.tui.screens.find import FindScreen

        return FindScreen(self.journal, FiltersDialog)

    def _go(self, place: str) -> None:
        self._drop_screens()
        self.push_screen(self._place(place))

    def action_go(self, place: str) -> None:
        """Go to a place; what is being typed stays as a draft."""
        if not self._keep_drafts():
            self._go(place)

    def _keep_drafts(self) -> list[Draft]:
        """Keep what is being typed on every open screen; gives back what could not be kept."""
        screens = [screen for screen in self.screen_stack if isinstance(screen, KeepsDraft)]
        return [draft for screen in screens if (draft := screen.keep_draft()) is not None]

    def _drop_screens(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    # opening and locking

    def _show_lock(self) -> None:
        from recovery_journal.tui.screens.unlock import UnlockScreen

        self.push_screen(UnlockScreen(self.path))

    def on_unlocked(self, message: Unlocked) -> None:
        """The lock screen opened the journal."""
        self._journal = message.journal
        for draft in self._unkept:
            self.journal.keep_draft(draft)
        self._unkept = []
        self._touch()
        self._go("today")
        if message.recovered:
            self.ask_new_passphrase(recovered=True)

    def on_created(self, message: Created) -> None:
        """The welcome made a journal."""
        self._journal = message.journal
        self._touch()
        self._go("today")
        self.show_code(message.code)

    def action_lock(self) -> None:
        """Keep what is typed, close the file, forget the key, and show the lock.

        What cannot be kept, on a full disk, waits in memory for the next unlocking.
        """
        if self._journal is None or self._journal.path is None:
            return
        self._unkept = self._keep_drafts()
        self._drop_screens()
        self.clear_notifications()
        self._clipboard = ""
        self._journal.close()
        self._journal = None
        self._show_lock()

    def action_suspend_process(self) -> None:
        """Lock before the terminal gets its prompt back."""
        self.action_lock()
        super().action_suspend_process()

    async def action_quit(self) -> None:
        """Keep what is typed, close the file, and leave; stay when it cannot be kept."""
        if self._keep_drafts():
            self.notify("What you typed could not be kept. ctrl+l locks without losing it.")
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

    def get_key_display(self, binding: Binding) -> str:
        """A key as every screen and the help show it."""
        return said_key(binding.key)

    async def on_event(self, event: events.Event) -> None:
        """Note when somebody was last at the keyboard or the mouse."""
        if isinstance(event, events.InputEvent):
            self._touch()
        if isinstance(event, events.Paste):
            self._touch()
            event.text = clean_text(event.text.encode(errors="replace").decode())
        await super().on_event(event)

    def _touch(self) -> None:
        self._active, self._active_wall = time.monotonic(), time.time()

    def _look_around(self) -> None:
        """Lock when idle, by the wall clock too, and tell screens of another process's writing."""
        if self._journal is None:
            return
        idle = max(time.monotonic() - self._active, time.time() - self._active_wall)
        if idle >= self.settings.idle_minutes * 60:
            self.action_lock()
        elif self._journal.changed():
            self.tell_changed()

    def tell_changed(self) -> None:
        """Have every open screen show the journal as it is now."""
        for screen in self.screen_stack:
            if isinstance(screen, HearsOfChanges):
                screen.journal_changed()

    # what works everywhere

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While locked, only what needs no journal is at hand."""
        if self._journal is None and action in _NEEDS_JOURNAL:
            return False
        return super().check_action(action, parameters)

    def action_quick_win(self) -> None:
        """Write a win in one line, and stay where you are."""
        from recovery_journal.tui.screens.quick_win import QuickWinDialog

        self.push_screen(QuickWinDialog(self.journal), self._after_quick_win)

    def _after_quick_win(self, saved: bool | None) -> None:
        if saved:
            self.kept()

    def action_curtain(self) -> None:
        """Hide everything at once; the same key lifts it."""
        from recovery_journal.tui.screens.curtain import CurtainScreen

        if isinstance(self.screen, CurtainScreen):
            self.pop_screen()
        else:
            self.clear_notifications()
            self.push_screen(CurtainScreen())

    def action_support(self) -> None:
        """Show people and lines to call."""
        from recovery_journal.tui.screens.support import SupportScreen

        if not isinstance(self.screen, SupportScreen):
            people = None if self._journal is None else self._journal.people()
            self.push_screen(SupportScreen(self.settings.region, people))

    def action_keys(self) -> None:
        """Show every key."""
        from recovery_journal.tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen(self.path))

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """Every command at hand by name; no screenshot, which would be plain on disk."""
        from recovery_journal.tui.palette import commands

        return commands(self, screen)

    def _handle_exception(self, error: Exception) -> None:
        """Leave at a fault; an error that would draw itself, with all it knows, is not asked to."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fatal_error()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002 - what it was asked to draw
        """Leave at a fault that Textual met outside of any handler, such as in its input thread."""
        self._return_code = 1
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Leave without the traceback, whose variables would hold the person's words."""
        if self._exit_renderables:
            return
        name = type(self._exception).__name__ if self._exception else "Error"
        told = f"recovery-journal stopped because of a fault of its own ({name}).\n"
        told += "What you saved is safe"
        told += ", and what you were typing is kept as a draft." if self._saved_at_fault() else "."
        super().panic(Content(told).plain)

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


def run_app(path: Path | None, demo: bool = False) -> int:
    """Open the app on a journal, or on the made-up one; returns the exit code."""
    if demo:
        from recovery_journal.demo import made_up_journal

        app = JournalApp(journal_path(path), made_up_journal())
    else:
        app = JournalApp(journal_path(path))
    forgive()
    app.run()
    return app.return_code or 0
