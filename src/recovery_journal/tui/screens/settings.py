"""Settings: how it looks and behaves, where the journal is, and what keeps it locked."""

from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal import content
from recovery_journal.journal.files import Whereabouts
from recovery_journal.paths import config_dir, known_as, settings_path
from recovery_journal.settings import Settings
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.key_messages import ForgetKey, LeaveForGood, RememberKey
from recovery_journal.tui.measures import said_moment, said_size
from recovery_journal.tui.messages import (
    ChangePassphrase,
    SettingsChosen,
    ShowLedger,
    ShowRecoveryCode,
)
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.themes import THEMES
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.regions import ALL_REGIONS, region_choices
from recovery_journal.tui.widgets.rows import GAP, RowOf, Rows

_THEMES = {"lamp": "dark, for the night", "paper": "light, for the day", "contrast": "strong"}
_LEADS_TO: dict[str, type[Message]] = {
    "passphrase": ChangePassphrase,
    "code": ShowRecoveryCode,
    "ledger": ShowLedger,
    "leave": LeaveForGood,
}
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120)


class ThemeDialog(ChooseDialog):
    """Shows each theme at once; a step back brings the old one again."""

    def __init__(self, chosen: str):
        choices = [Choice(theme.name, theme.name, _THEMES[theme.name]) for theme in THEMES]
        super().__init__("How it looks", choices, chosen)

    def looked_at(self, choice_id: str) -> None:
        """Put it on."""
        self.app.theme = choice_id


class SettingsScreen(Screen[None]):
    """Rows to change; each change is saved at once. `told` says what could not be read."""

    BINDINGS = [binding("back")]

    def __init__(self, settings: Settings, told: list[str], where: Whereabouts | None):
        super().__init__()
        self._settings = settings
        self._told = told
        self._where = where

    def compose(self) -> ComposeResult:
        """What could not be read, then the rows."""
        yield TitleLine("Settings")
        with Vertical(classes="page"):
            if self._told:
                yield Static(Content("\n".join(self._told)), classes="told hint", id="told")
            yield Rows(self._rows())
        yield FootLine()

    def _rows(self) -> list[RowOf]:
        return [*self._looks(), GAP, *self._journal_rows(), GAP, *self._file_rows()]

    def _looks(self) -> list[RowOf]:
        chosen = self._settings
        minutes = "1 minute" if chosen.idle_minutes == 1 else f"{chosen.idle_minutes} minutes"
        asked = "shown" if chosen.daily_question else "not shown"
        weekly = "asked for" if chosen.weekly_check_in else "not asked for"
        regions = content.support(config_dir() / "support.toml").regions
        region = regions[chosen.region].name if chosen.region in regions else ALL_REGIONS
        return [
            RowOf("theme", "Theme", self.app.theme, "It changes at once."),
            RowOf("idle", "Locks after", f"{minutes} without a key",
                  "The time that a computer sleeps counts too. "
                  f"{key_at_hand(self, 'lock.now')} locks at once."),
            RowOf("question", "Question", asked, "A question for the day, on Today."),
            RowOf("check_in", "Check-in", weekly,
                  "On Today, once a week at most, when you have values."),
            RowOf("region", "Lines to call", region,
                  f"Whose lines {key_at_hand(self, 'support.open')} shows. Nothing is guessed: "
                  "all of them until you choose."),
            RowOf("closed_days", "Closed days", "a bar" if chosen.closed_days else "nothing",
                  "What tells, in a time together, of a day with something closed."),
        ]  # fmt: skip

    def _journal_rows(self) -> list[RowOf]:
        out = RowOf(
            "ledger", "The ledger", "", "What was opened with whom, and what left the file."
        )
        if self._where is None:
            nowhere = "This journal is made up, and nowhere on this computer."
            return [RowOf("journal", "Journal", "in memory alone", nowhere), out]
        path, size = said_path(self._where.path), said_size(self._where.size or 0)
        copied = said_moment(self._where.last_copy) if self._where.last_copy else "none yet"
        return [
            RowOf("journal", "Journal", path, f"{size}. Last copy made by the program: {copied}."),
            RowOf("passphrase", "Change the passphrase", "",
                  "Asks for the one it has now. There is a new recovery code after that, and "
                  "copies made before open with the old ones."),
            RowOf("code", "Show the recovery code", "",
                  "It opens the journal when the passphrase is forgotten. Asks for that first."),
            self._remember_row(self._where.path),
            out,
            RowOf("leave", "Leave: erase this journal", "",
                  "Shows what goes and what stays elsewhere, after your passphrase. You can take "
                  "your entries out first."),
        ]  # fmt: skip

    def _is_remembered(self, path: Path) -> bool:
        return known_as(path) in self._settings.remember

    def _remember_row(self, path: Path) -> RowOf:
        if self._is_remembered(path):
            told = "Its key is in this system's keychain: it opens here without asking when the "
            return RowOf("remember", "On this computer", "opens without asking",
                         f"{told}app starts. enter forgets the key.")  # fmt: skip
        told = "Off. Its key could lie in this system's keychain; it would open without asking."
        return RowOf("remember", "On this computer", "asks for the passphrase", told)

    def _file_rows(self) -> list[RowOf]:
        return [
            RowOf("file", "Settings file", said_path(settings_path()),
                  "Any key can be another one there: under [keys], a line such as\n"
                  '"win.quick" = "f6"\nThe names stand beside the keys, at ?.'),
        ]  # fmt: skip

    # changes

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Change a row, or go where it leads."""
        change = getattr(self, f"_change_{message.row_id}", None)
        if change is not None:
            change()
        elif message.row_id in _LEADS_TO:
            self.post_message(_LEADS_TO[message.row_id]())

    def _keep(self, settings: Settings) -> None:
        self.settings_changed(settings)
        self.post_message(SettingsChosen(settings))

    def settings_changed(self, settings: Settings) -> None:
        """Show them as they are now."""
        self._settings = settings
        self.query_one(Rows).show(self._rows())

    def _change_remember(self) -> None:
        path = self._where.path if self._where else None
        remembered = path is not None and self._is_remembered(path)
        self.post_message(ForgetKey() if remembered else RememberKey())

    def _change_theme(self) -> None:
        before = self.app.theme

        def keep(theme: str | None) -> None:
            self.app.theme = theme or before
            self._keep(replace(self._settings, theme=theme or self._settings.theme))

        self.app.push_screen(ThemeDialog(before), keep)

    def _change_idle(self) -> None:
        choices = [Choice(str(m), "1 minute" if m == 1 else f"{m} minutes") for m in _MINUTES]

        def keep(minutes: str | None) -> None:
            if minutes is not None:
                self._keep(replace(self._settings, idle_minutes=int(minutes)))

        asked = ChooseDialog("Lock after", choices, str(self._settings.idle_minutes))
        self.app.push_screen(asked, keep)

    def _change_question(self) -> None:
        self._keep(replace(self._settings, daily_question=not self._settings.daily_question))

    def _change_check_in(self) -> None:
        asks = not self._settings.weekly_check_in
        self._keep(replace(self._settings, weekly_check_in=asks))

    def _change_closed_days(self) -> None:
        self._keep(replace(self._settings, closed_days=not self._settings.closed_days))

    def _change_region(self) -> None:
        def keep(region: str | None) -> None:
            if region is not None:
                self._keep(replace(self._settings, region=region))

        regions = content.support(config_dir() / "support.toml").regions
        choices = region_choices(regions)
        self.app.push_screen(ChooseDialog("Lines to call", choices, self._settings.region), keep)

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
