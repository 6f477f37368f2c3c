"""The stops of the tour: how each screen is come to, and what is told about it in `screens.md`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from textual.screen import Screen

from recovery_journal.journal.files import Whereabouts
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp

CODE = "-".join(["7K3P", "QX2M", "V9TD", "H4WN", "B8RY", "C6EA", "J5ZF"] * 2)


def _lock(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.unlock import UnlockScreen

    return UnlockScreen(app.path)


def _code(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.recovery_code import RecoveryCodeScreen

    return RecoveryCodeScreen(CODE)


def _passphrase(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.passphrase import PassphraseScreen

    return PassphraseScreen(app.journal, recovered=True)


def _check(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen

    return PassphraseCheckScreen(
        app.journal, "A new passphrase", "First the passphrase it has now."
    )


def _ledger(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.ledger import LedgerScreen

    app.journal.note_export("~/for-thursday.md", Query(tag="walk"), "markdown")
    return LedgerScreen(app.journal.ledger())


def _settings(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.settings import SettingsScreen

    return SettingsScreen(app.settings, [], Whereabouts(app.path, 188_416, None))


@dataclass(frozen=True)
class Stop:
    """One screen: its class, what it is for, what it touches, who could see what."""

    name: str
    """The picture's file, and the anchor."""
    heading: str
    screen: str
    """The class, as `module.Class` under `recovery_journal.tui.screens`."""
    purpose: str
    reads: str
    writes: str
    others_see: str
    """What somebody who looks at the screen, or has the file alone, learns from it."""
    keys: tuple[str, ...] = ()
    opened: Literal["demo", "empty", "nothing"] = "demo"
    shows: Callable[[JournalApp], Screen[Any]] | None = None


STOPS: tuple[Stop, ...] = (
    Stop(
        "welcome", "Welcome", "welcome.WelcomeScreen",
        "Says what this is, what it protects from and what not, then makes the journal with a "
        "passphrase typed twice.",
        "nothing", "the new, encrypted file", "that there is no journal yet, and where it will be",
        opened="nothing",
    ),
    Stop(
        "recovery-code", "Recovery code", "recovery_code.RecoveryCodeScreen",
        "Shows the code to write down, after the welcome and after each change of the passphrase, "
        "and lets you try whether it is written down rightly.",
        "the key, as a code", "nothing", "the code, which opens the journal: look around first",
        shows=_code,
    ),
    Stop(
        "unlock", "Lock", "unlock.UnlockScreen",
        "Opens the journal with the passphrase or the recovery code; each wrong try makes the "
        "next wait longer.",
        "the file, to open it", "nothing", "that there is a journal; nothing of what is in it",
        opened="nothing", shows=_lock,
    ),
    Stop(
        "today", "Today", "today.TodayScreen",
        "A line to write at once, drafts that wait, the latest entries, this day in other years.",
        "the latest entries, drafts, this day in earlier years", "a win; its draft as you type",
        "the latest titles; the curtain hides them",
    ),
    Stop(
        "quick-win", "Quick win", "quick_win.QuickWinDialog",
        "A win in one line, over whatever is open.",
        "nothing", "a win; its draft as you type", "the line as you type it",
        keys=("ctrl+n", "Walked to the river"),
    ),
    Stop(
        "editor", "Editor", "editor.EditorScreen",
        "Writes an entry with all that may be said about it; every part after the first line may "
        "stay empty.",
        "the entry", "its draft as you type, the entry on saving", "what you write",
        keys=("ctrl+f", "lamp", "down", "e"),
    ),
    Stop(
        "entry", "Entry", "entry.EntryScreen",
        "One entry to read, with every command on it.",
        "the entry, the other ends of its threads", "the mark that a key sets", "the entry",
        keys=("ctrl+f", "lamp", "down", "enter"),
    ),
    Stop(
        "tags", "Tags", "tags.TagsDialog",
        "Gives an entry tags, and offers those in use.",
        "the tags of the entry and of all", "the entry's tags", "the tags",
        keys=("ctrl+f", "lamp", "down", "number_sign"),
    ),
    Stop(
        "lane", "Who may see it", "lane.LaneDialog",
        "Chooses the lane of an entry.",
        "the entry's lane", "the entry's lane", "the lane",
        keys=("ctrl+f", "lamp", "down", "o"),
    ),
    Stop(
        "thread", "Thread", "thread.ThreadDialog",
        "Threads an entry to another, found by its words; takes a thread away.",
        "titles, as you search", "the thread", "the titles that are found",
        keys=("ctrl+f", "lamp", "down", "ampersand", "river"),
    ),
    Stop(
        "history", "Earlier versions", "history.HistoryScreen",
        "Every version of an entry; the words of any can be made the newest again.",
        "the entry and its history", "the entry, when a version is taken", "the entry's versions",
        keys=("ctrl+f", "lamp", "down", "asterisk", "h", "down"),
    ),
    Stop(
        "wins", "Wins", "wins.WinsScreen",
        "All wins, the one that stands out beside or below them, the year as a calendar, and "
        "totals that grow.",
        "wins, their days and their number", "the mark that a key sets", "titles, and one win",
        keys=("escape", "w", "y"),
    ),
    Stop(
        "find", "Find", "find.FindScreen",
        "The timeline of all entries, with search as you type and filters.",
        "entries and the index of their words", "the mark that a key sets",
        "titles, the words around a hit, and what you search for",
        keys=("ctrl+f", "river"),
    ),
    Stop(
        "filters", "Filters", "filters.FiltersDialog",
        "Chooses what a list shows: kind, tag, lane, starred, from a day until a day.",
        "the tags in use", "nothing", "the tags",
        keys=("ctrl+f", "ctrl+g"),
    ),
    Stop(
        "trash", "Trash", "trash.TrashScreen",
        "What was laid aside; it waits until it is taken back or erased for good.",
        "entries in the trash", "the entry, when it is taken back or erased",
        "the titles in the trash, and one entry",
        keys=("ctrl+f", "lamp", "down", "x", "g"),
    ),
    Stop(
        "erase", "Erase", "erase.EraseDialog",
        "Asks before something is erased for good, and says what goes and what does not.",
        "nothing", "the whole file anew, without the entry", "the title",
        keys=("ctrl+f", "lamp", "down", "x", "g", "E"),
    ),
    Stop(
        "export", "Export", "export.ExportScreen",
        "Chooses what to take out, in which form, and where to.",
        "the number of entries, the tags in use", "nothing", "the tags, and the place of the copy",
        keys=("escape", "m"),
    ),
    Stop(
        "export-preview", "A look before export", "export_preview.ExportPreviewScreen",
        "Shows how the copy begins, then writes it and a line into the ledger.",
        "the entries that go out", "the copy, which is not encrypted; the ledger",
        "the entries that go out",
        keys=("escape", "m", "enter"),
    ),
    Stop(
        "ledger", "What left the file", "ledger.LedgerScreen",
        "Your own list of what left the file: when, what, where to.",
        "the ledger", "nothing", "the places of your copies", shows=_ledger,
    ),
    Stop(
        "support", "Support", "support.SupportScreen",
        "People of your own and lines to call, one key from everywhere. From the lock screen the "
        "lines are shown, your own people are not.",
        "your people, the lines of a region", "your people; the region, in the settings",
        "the names you keep here; from the lock screen, the lines alone",
        keys=("ctrl+r",),
    ),
    Stop(
        "settings", "Settings", "settings.SettingsScreen",
        "What you chose about the program, the passphrase, the recovery code, and where it all is.",
        "the settings, the size of the file", "the settings file", "where the file is",
        shows=_settings,
    ),
    Stop(
        "theme", "Theme", "settings.ThemeDialog",
        "Tries on the three themes.",
        "nothing", "the settings file", "nothing", keys=("escape", "comma", "enter"),
    ),
    Stop(
        "passphrase", "A new passphrase", "passphrase.PassphraseScreen",
        "Asks for a new passphrase, twice, with advice; here after the recovery code opened it.",
        "nothing", "the whole file, under the new key", "how long the passphrase is",
        shows=_passphrase,
    ),
    Stop(
        "passphrase-check", "The passphrase once more", "passphrase_check.PassphraseCheckScreen",
        "Asks for the passphrase before it is changed and before the recovery code is shown.",
        "the file, to try the passphrase", "nothing", "how long the passphrase is",
        shows=_check,
    ),
    Stop(
        "keys", "Keys and help", "keys.KeysScreen",
        "Every key, the ideas in a few words, and where the journal is.",
        "the table of commands", "nothing", "where the file is", keys=("f1",),
    ),
    Stop(
        "curtain", "Curtain", "curtain.CurtainScreen",
        "Hides everything at once, without locking; the same key lifts it.",
        "the clock", "nothing", "the time", keys=("ctrl+o",),
    ),
)  # fmt: skip
