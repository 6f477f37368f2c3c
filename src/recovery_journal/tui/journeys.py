"""What the app does about settings, people to call, the ledger, and what is taken out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from recovery_journal import settings as own_settings
from recovery_journal.errors import JournalError
from recovery_journal.paths import named_folder, settings_path
from recovery_journal.tui.actions import ACTS
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.model.views import Query
    from recovery_journal.settings import Settings
    from recovery_journal.tui.messages import (
        PeopleChosen,
        PreviewExport,
        RegionChosen,
        SettingsChosen,
        ShowLedger,
    )


@runtime_checkable
class ShowsQuery(Protocol):
    """A screen that shows what a query finds, which an export then begins with."""

    @property
    def query_at_hand(self) -> Query:
        """What it shows."""


@runtime_checkable
class HearsOfSettings(Protocol):
    """A screen that shows what the settings say."""

    def settings_changed(self, settings: Settings) -> None:
        """Show it as they are now."""


@runtime_checkable
class ReadsEntry(Protocol):
    """A screen that reads one entry, which an export then begins with."""

    entry_read: str
    """Its id."""


class Journeys(OwnApp):
    """A mixin for the app: the ways that lead over several screens."""

    if TYPE_CHECKING:
        settings: Settings
        told: list[str]

        def number_of_copies(self) -> int:
            """How many automatic copies there are of the open journal."""

    # settings

    def action_settings(self) -> None:
        """Show the settings."""
        self.for_owner("Settings", self._show_settings)

    def _show_settings(self) -> None:
        from recovery_journal.journal.files import where
        from recovery_journal.tui.screens.settings import SettingsScreen

        path = self.journal.path
        found = None if path is None else where(path, named_folder(self.settings.copies_in))
        told = [*self.told, *_unknown(self.settings)]
        self.push_screen(SettingsScreen(self.settings, told, found))

    def on_settings_chosen(self, message: SettingsChosen) -> None:
        """Keep them, for now and for the next time."""
        message.stop()
        self.keep_settings(message.settings)

    def keep_settings(self, settings: Settings) -> None:
        """Keep them, for now and for the next time; screens that show them hear of it."""
        self.settings = settings
        if self.is_in_company:
            self.journal.shows_closed = settings.closed_days
        for screen in self.screen_stack:
            if isinstance(screen, HearsOfSettings):
                screen.settings_changed(settings)
        try:
            own_settings.save(settings_path(), settings)
        except JournalError as error:
            told = f"{error} The choice holds until you leave."
            self.notify(told, timeout=6, markup=False)

    # people and lines to call

    def on_region_chosen(self, message: RegionChosen) -> None:
        """Show the lines of this region from now on."""
        message.stop()
        self.keep_settings(replace(self.settings, region=message.region))

    def on_people_chosen(self, message: PeopleChosen) -> None:
        """Keep the person's own people, inside the encrypted file."""
        message.stop()
        try:
            self.journal.set_people(message.people)
        except JournalError as error:
            self.notify(f"{error.title}. {error}", timeout=6, markup=False)

    # what left the file

    def action_ledger(self) -> None:
        """Show what was opened, and what left the file."""
        self.for_owner("The ledger", self._show_ledger)

    def _show_ledger(self) -> None:
        from recovery_journal.tui.screens.ledger import LedgerScreen

        self.push_screen(LedgerScreen(self.journal.alone(), self.number_of_copies()))

    def on_show_ledger(self, message: ShowLedger) -> None:
        """Show what left the file."""
        message.stop()
        self.action_ledger()

    def action_export(self) -> None:
        """Choose what to take out: the entry that is read, or what a list shows."""
        from recovery_journal.tui.screens.export import ExportScreen

        query = self._query_at_hand()
        self.for_owner("Export", lambda: self.push_screen(ExportScreen(self.journal, query)))

    def _query_at_hand(self) -> Query:
        from recovery_journal.model.views import Query

        screen = self.screen
        if isinstance(screen, ReadsEntry):
            entry = self.journal.entry(screen.entry_read)
            return Query(entry_id=entry.id, trashed=entry.trashed is not None)
        return screen.query_at_hand if isinstance(screen, ShowsQuery) else Query()

    def on_preview_export(self, message: PreviewExport) -> None:
        """Show how the copy begins; once it is written, leave the rows too."""
        from recovery_journal.tui.screens.export import ExportScreen
        from recovery_journal.tui.screens.export_preview import ExportPreviewScreen

        message.stop()

        def go_on(written: bool | None) -> None:
            if written and isinstance(self.screen, ExportScreen):
                self.pop_screen()

        self.push_screen(ExportPreviewScreen(self.journal, message.plan), go_on)


def _unknown(settings: Settings) -> list[str]:
    """A sentence for each name of a key that is no command's."""
    known = {act.id for act in ACTS}
    return [
        f"In {settings_path()}, under [keys]: no command is called {name!r}."
        for name in settings.keys
        if name not in known
    ]
