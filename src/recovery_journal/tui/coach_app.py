"""The app on a coach's own machine: a deck, a card, the minutes; no journal, and no file written.

It reads the settings for its theme, keys and region, and changes none of them.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from recovery_journal import settings as own_settings
from recovery_journal.errors import Unusable
from recovery_journal.model.text import clean_text
from recovery_journal.paths import settings_path
from recovery_journal.tui.actions import binding, said_key
from recovery_journal.tui.faults import Faults
from recovery_journal.tui.screens.coach import CoachScreen
from recovery_journal.tui.signals import TerminalWatch, hear
from recovery_journal.tui.themes import THEMES
from recovery_journal.tui.typed_ahead import TypedAhead
from recovery_journal.tui.typed_bytes import forgive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from recovery_journal.tui.messages import RegionChosen

CHECK_SECONDS = 1.0
"""How often the app looks whether its terminal is still there."""


class CoachApp(Faults, TypedAhead, App[int]):
    """One screen, with keys and lines to call over it; `more` are further files of questions."""

    TITLE = "recovery-journal"
    CSS_PATH = ["app.tcss", "pages.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding(each) for each in ("support.open", "help.open", "palette.open", "coach.leave"))
    ]

    def __init__(self, more: Sequence[Path] = ()):
        super().__init__()
        self._more = more
        self.settings, self._unread = own_settings.load(settings_path())
        for theme in THEMES:
            self.register_theme(theme)
        known = {theme.name for theme in THEMES}
        self.theme = self.settings.theme if self.settings.theme in known else THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, for the moment before a theme of ours is set."""
        return {name: THEMES[0].variables[name] for name in ("hint", "raised", "quiet")}

    def get_default_screen(self) -> Screen[None]:
        """The one screen."""
        return CoachScreen(self._more, self._unread)

    def get_key_display(self, binding: Binding) -> str:
        """A key as every screen and the help show it."""
        return said_key(binding.key)

    def on_mount(self) -> None:
        """Take the person's keys, and hear of the terminal's end."""
        self.set_keymap(self.settings.keys)
        self._terminal = TerminalWatch()
        self.set_interval(CHECK_SECONDS, self._look_around)
        if not self.is_headless:
            hear(self.exit, lambda: None)

    def _look_around(self) -> None:
        if self.is_running and self._terminal.is_gone():
            self.exit()

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted, as all text that comes in."""
        if isinstance(event, events.Paste):
            event.text = clean_text(event.text.encode(errors="replace").decode())
        await super().on_event(event)

    def _last_words(self) -> str:
        return "There was nothing to keep."

    # what works everywhere

    def action_support(self) -> None:
        """Show lines to call; whose own people to call is in a journal."""
        from recovery_journal.tui.screens.support import SupportScreen

        if not isinstance(self.screen, SupportScreen):
            self.push_screen(SupportScreen(self.settings.region, None))

    def on_region_chosen(self, message: RegionChosen) -> None:
        """Show these lines until the app is left."""
        self.settings = replace(self.settings, region=message.region)

    def action_keys(self) -> None:
        """Show the keys that matter here."""
        from recovery_journal.tui.screens.coach_keys import CoachKeysScreen

        if not isinstance(self.screen, CoachKeysScreen):
            self.push_screen(CoachKeysScreen(self.settings.keys))

    def action_command_palette(self) -> None:
        """Every command by name; one that is closing yet is not in the way of the next."""
        from recovery_journal.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """Every command at hand by name; no screenshot, which would be a file."""
        from recovery_journal.tui.palette import commands

        return commands(self, screen, self.settings.keys)


def run_coach(more: Sequence[Path] = ()) -> int:
    """Open the app, with further files of questions; returns the exit code.

    Raises `Unusable` where there is no terminal: it would wait for a key that never comes.
    """
    if sys.__stdin__ is None or not sys.__stdin__.isatty():
        raise Unusable("The coach's app needs a terminal.")
    app = CoachApp(more)
    forgive()
    app.run()
    return app.return_code or 0
