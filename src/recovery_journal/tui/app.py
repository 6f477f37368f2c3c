"""The app: which screen is open, and what works everywhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from recovery_journal import settings as own_settings
from recovery_journal.errors import Unusable
from recovery_journal.paths import journal_path, named_folder, settings_path
from recovery_journal.tui.actions import bindings, said_key
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.copy_requests import CopyRequests
from recovery_journal.tui.decision_requests import DecisionRequests
from recovery_journal.tui.faults import Faults
from recovery_journal.tui.journeys import Journeys
from recovery_journal.tui.key_requests import KeyRequests
from recovery_journal.tui.late_styles import LateStyles
from recovery_journal.tui.leaving_requests import LeavingRequests
from recovery_journal.tui.lifecycle import Lifecycle
from recovery_journal.tui.merge_requests import MergeRequests
from recovery_journal.tui.offer_requests import OfferRequests
from recovery_journal.tui.page_requests import PageRequests
from recovery_journal.tui.requests import EntryRequests
from recovery_journal.tui.run_requests import RunRequests
from recovery_journal.tui.step_requests import StepRequests
from recovery_journal.tui.strength_requests import StrengthRequests
from recovery_journal.tui.sure_requests import SureRequests
from recovery_journal.tui.themes import THEMES
from recovery_journal.tui.together_requests import TogetherRequests
from recovery_journal.tui.typed_ahead import TypedAhead
from recovery_journal.tui.typed_bytes import forgive
from recovery_journal.tui.value_requests import ValueRequests
from recovery_journal.tui.whole_requests import WholeRequests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from recovery_journal.journal import Journal

LOAD_SECONDS = 0.3
"""How long after its beginning the app loads what comes after the lock."""
_NEEDS_JOURNAL = {"go", "home", "quick_win", "lock", "write", "settings", "export", "ledger"}
_NEEDS_JOURNAL |= {
    "sort",
    "sorts",
    "nearness",
    "story",
    "borrow",
    "offered_words",
    "decide",
    "expected",
}
_NEEDS_JOURNAL |= {"run", "outlook", "confidence", "words_back", "my_page", "looking_back"}
_NEEDS_JOURNAL |= {"incoming", "take_back"}
_NEEDS_JOURNAL |= {"together"}
_FOR_ONE = {"bring_together", "choose_versions"}
"""What is not there while two people are at the journal."""
_NEEDS_JOURNAL |= _FOR_ONE


class JournalApp(
    Faults,
    WholeRequests,
    MergeRequests,
    Lifecycle,
    EntryRequests,
    ValueRequests,
    StrengthRequests,
    DecisionRequests,
    StepRequests,
    SureRequests,
    RunRequests,
    PageRequests,
    TogetherRequests,
    OfferRequests,
    KeyRequests,
    CopyRequests,
    LeavingRequests,
    Journeys,
    TypedAhead,
    LateStyles,
    App[int],
):
    """The journal's app; `run` returns the exit code."""

    TITLE = "recovery-journal"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ALWAYS, Where.PLACES)]

    def __init__(self, path: Path, journal: Journal | None = None):
        super().__init__()
        self.path = path
        self.settings, self.told = own_settings.load(settings_path())
        self._journal = journal
        self._begins_locked = journal is None and path.exists()
        self._wear_theme()

    def _wear_theme(self) -> None:
        """Know our themes, and the chosen one before the styles are read: they are read once."""
        for theme in THEMES:
            self.register_theme(theme)
        known = {theme.name for theme in THEMES}
        chosen = self.settings.theme if self.settings.theme in known else THEMES[0].name
        self.set_reactive(App.theme, chosen)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, for the moment before a theme of ours is set."""
        return {name: THEMES[0].variables[name] for name in ("hint", "raised", "quiet")}

    def get_default_screen(self) -> Screen[None]:
        """What lies under all screens: the lock, where the app begins locked."""
        if not self._begins_locked:
            return super().get_default_screen()
        return self._lock_screen(asks_keychain=self.is_remembered())

    def on_mount(self) -> None:
        """Show the first screen."""
        self.set_keymap(self.settings.keys)
        self.begin_watch()
        if self._journal is not None:
            self.go("today")
        elif self._begins_locked:
            self.set_timer(LOAD_SECONDS, self._load_ahead)
        else:
            from recovery_journal.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.path))

    def _load_ahead(self) -> None:
        """Load what comes after the lock while somebody types the passphrase."""
        self.wear_pages()
        self._load_modules()

    @work(thread=True)
    def _load_modules(self) -> None:
        from recovery_journal.journal.opening import load_storage
        from recovery_journal.tui.screens import today

        load_storage()
        del today

    # places

    def _place(self, place: str) -> Screen[None]:
        if place == "today":
            from recovery_journal.tui.screens.today import TodayScreen

            return TodayScreen(self.journal, self.settings)
        if place == "values":
            from recovery_journal.tui.screens.values import ValuesScreen

            return ValuesScreen(self.journal)
        if place == "decisions":
            from recovery_journal.tui.screens.decisions import DecisionsScreen

            return DecisionsScreen(self.journal)
        if place == "strengths":
            from recovery_journal.tui.screens.strengths import StrengthsScreen

            return StrengthsScreen(self.journal)
        if place == "compass":
            from recovery_journal.tui.screens.compass import CompassScreen

            return CompassScreen(self.journal)
        if place == "together":
            from recovery_journal.tui.screens.together import TogetherScreen

            return TogetherScreen(self.journal)
        if place == "trash":
            from recovery_journal.tui.screens.erase import EraseDialog
            from recovery_journal.tui.screens.trash import TrashScreen

            return TrashScreen(self.journal, EraseDialog, named_folder(self.settings.copies_in))
        from recovery_journal.tui.screens.filters import FiltersDialog

        if place == "wins":
            from recovery_journal.tui.screens.wins import WinsScreen

            return WinsScreen(self.journal, FiltersDialog)
        from recovery_journal.tui.screens.find import FindScreen

        return FindScreen(self.journal, FiltersDialog)

    def go(self, place: str) -> None:
        """Leave every open screen for a place; what was said of the one before goes too."""
        self._drop_screens()
        self.clear_notifications()
        self.push_screen(self._place(place))

    def action_go(self, place: str) -> None:
        """Go to a place; what is being typed stays as a draft."""
        if not self._keep_drafts():
            self.go(place)

    def action_home(self) -> None:
        """Go to where a place was come to from: Today, and in company the table."""
        self.action_go("together" if self.is_in_company else "today")

    def get_key_display(self, binding: Binding) -> str:
        """A key as every screen and the help show it."""
        return said_key(binding.key)

    # what works everywhere

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While locked, only what needs no journal is at hand."""
        if self._journal is None and action in _NEEDS_JOURNAL:
            return False
        if action in _FOR_ONE and self.is_in_company:
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
            alone = self._journal is not None and not self.is_in_company
            people = self.journal.people() if alone else None
            self.push_screen(SupportScreen(self.settings.region, people))

    def action_keys(self) -> None:
        """Show every key."""
        from recovery_journal.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.path, self.settings.keys))

    def action_command_palette(self) -> None:
        """Every command by name; one that is closing yet is not in the way of the next."""
        from recovery_journal.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """Every command at hand by name; no screenshot, which would be plain on disk."""
        from recovery_journal.tui.palette import commands

        return commands(self, screen, self.settings.keys)


def run_app(path: Path | None, demo: bool = False) -> int:
    """Open the app on a journal, or on the made-up one; returns the exit code.

    Raises `Unusable` where there is no terminal: it would wait for a key that never comes.
    """
    if sys.__stdin__ is None or not sys.__stdin__.isatty():
        raise Unusable("The app needs a terminal. --help lists commands that do not.")
    if demo:
        from recovery_journal.demo import made_up_journal

        app = JournalApp(journal_path(path), made_up_journal())
    else:
        app = JournalApp(journal_path(path))
    forgive()
    app.run()
    return app.return_code or 0
