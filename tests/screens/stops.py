"""The stops of the tour: how each screen is come to, and what is told about it in `screens.md`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

import time_machine
from textual.screen import Screen

from recovery_journal.content.cards import cards, short_deck
from recovery_journal.journal import Journal
from recovery_journal.journal.files import Whereabouts
from recovery_journal.journal.leaving import Belongings, Left, Line, beyond
from recovery_journal.model import values
from recovery_journal.model.cards import Pile, Sort
from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import Kind, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import OfferKind
from recovery_journal.model.sort_text import sort_from_text
from recovery_journal.model.value_parts import Door, SortDetails
from recovery_journal.model.views import Query
from recovery_journal.paths import config_dir
from recovery_journal.tui.app import JournalApp

LATER = datetime(2026, 11, 24, 21, tzinfo=UTC)
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
    _written(app.journal)
    app.journal.open_for_now(app.journal.page(Query(kind=Kind.DECISION))[0].id)
    app.journal.end_together()
    return LedgerScreen(app.journal)


def _written(journal: Journal) -> None:
    """A time with J. in which something was written; it begins later than all else was made."""
    day = date(2026, 11, 24)
    agreed = SessionDetails(with_whom="J.", worth="To decide about Sunday")
    step = StepDetails(support="Maya", by="2026-12-02")
    with time_machine.travel(LATER, tick=False):
        begun = replace(new_entry(Kind.SESSION, day), details=agreed)
        journal.begin_together(Draft(entry=begun))
        company = journal.in_company()
        company.add(new_entry(Kind.WIN, day, "Walked past the shop", "I counted the lamp posts."))
        company.add(
            replace(new_entry(Kind.NOTE, day, "What Sunday is about"), origin=Origin.TOGETHER)
        )
        company.add(replace(new_entry(Kind.STEP, day, "Call Dad"), details=step))
        course = new_entry(Kind.STEP, day, "Ask about the course")
        company.add(replace(course, origin=Origin.COACH))


def _incoming_preview(_: JournalApp) -> Screen[Any]:
    from recovery_journal.journal.bringing_in import Incomings
    from recovery_journal.portable.incoming.found import Found, Unread
    from recovery_journal.portable.incoming.when import NO_DAY, TWO_DAYS
    from recovery_journal.tui.incoming_plan import IncomingPlan
    from recovery_journal.tui.screens.incoming_preview import IncomingPreviewScreen

    told = Incomings(known=12)
    for number, title in enumerate(("A first day", "We talked for a while", "Rain, and a walk")):
        day = date(2024, 3, 1 + number)
        told.count(Found(day=day, title=title, source="jrnl", key=title, place=""))
    told.count(Found(day=date(2025, 8, 30), title="Tea", source="csv", key="", place=""))
    for line, reason in ((7, NO_DAY), (9, TWO_DAYS)):
        told.count_unread(Unread(place=f"old/days.csv, line {line}", reason=reason))
    return IncomingPreviewScreen(IncomingPlan(Path.home() / "Documents/old"), told)


def _choosing(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.choosing import ChoosingScreen

    entry = app.journal.entry(app.journal.page(Query(kind=Kind.WIN))[0].id)
    other = Journal.in_memory()
    other.take_in(list(app.journal.whole()))
    here = replace(entry, body=f"{entry.body}\nI told Maya about it.", starred=True)
    app.journal.save(here)
    with time_machine.travel(LATER, tick=False):
        other.save(replace(entry, body=f"{entry.body}\nI slept well after that."))
    app.journal.take_in(list(other.whole()))
    other.close()
    return ChoosingScreen(app.journal)


def _other_passphrase(app: JournalApp) -> Screen[Any]:
    from recovery_journal.journal.lying_beside import Lying
    from recovery_journal.tui.screens.other_passphrase import OtherPassphraseScreen

    name = "journal.sync-conflict-20261123-101500-ABCDEFG.db"
    return OtherPassphraseScreen(app.journal, Lying(app.path.with_name(name), 0, 0))


def _together(app: JournalApp) -> None:
    _written(app.journal)
    app.enter_company()


def _table(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.together import TogetherScreen

    _together(app)
    app.journal.offer(OfferKind.STRENGTH, "asking for help before it is late")
    return TogetherScreen(app.journal)


def _closing(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.closing import ClosingScreen

    _together(app)
    return ClosingScreen(app.journal)


def _along(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.take_along import TakeAlongScreen

    _written(app.journal)
    app.journal.say_of_session("I can ask first.", picked="Walked past the shop")
    signed = app.journal.sign("24 November 2026, 20:15")
    app.journal.end_together()
    return TakeAlongScreen(app.journal, signed.id)


def _coach(_: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.coach import CoachScreen

    return CoachScreen()


def _coach_keys(_: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.coach_keys import CoachKeysScreen

    return CoachKeysScreen({})


def _settings(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.settings import SettingsScreen

    return SettingsScreen(app.settings, [], Whereabouts(app.path, 188_416, None))


def _belongings(app: JournalApp) -> Belongings:
    folder = app.path.parent / "copies"
    made = tuple(folder / f"{app.path.stem}-{day}.db" for day in range(12))
    home = config_dir()
    own = (home / "values.toml", home / "questions.toml")
    return Belongings(
        app.path, made, (), (), (), 0, (home / "settings.toml",), own, shared=False, remembered=True
    )


def _erase_with_copies(_: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.erase import EraseDialog

    return EraseDialog(1, "Left the lamp on for once", 12)


def _remember(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.key_requests import REMEMBER, REMEMBERS
    from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen

    return PassphraseCheckScreen(app.journal, REMEMBER, REMEMBERS)


def _leaving(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.leaving import LeavingScreen

    return LeavingScreen(_belongings(app), 214)


def _gone(app: JournalApp) -> Screen[Any]:
    from recovery_journal.tui.screens.gone import GoneScreen

    found = _belongings(app)
    gone = [
        Line("the journal, with its drafts, trash and earlier versions", app.path),
        Line("12 automatic copies", found.folders[0]),
        Line("settings", found.settings[0]),
        Line("its key in this system's keychain"),
    ]
    stays = [Line("yours, written by you", each) for each in found.own]
    return GoneScreen(Left(gone, stays), beyond(["/home/you/journal-2026-11-24.md"]))


def _sorting(*do: Callable[[Sort], Sort]) -> Callable[[JournalApp], Screen[Any]]:
    """A sort of the short deck, always in the same order, after these steps."""

    def show(app: JournalApp) -> Screen[Any]:
        from recovery_journal.tui.screens.sort import SortScreen

        deck = [(card.name, card.gloss) for card in short_deck(cards(None))]
        draft = app.journal.begin_sort(Door.SHORT, deck, 7, date(2026, 11, 24))
        assert isinstance(draft.entry.details, SortDetails)
        sort = sort_from_text(draft.entry.details.progress)
        for step in do:
            sort = step(sort)
        return SortScreen(app.journal, app.journal.keep_sort(draft, sort))

    return show


def _laid(*piles: int) -> Callable[[Sort], Sort]:
    def lay(sort: Sort) -> Sort:
        for pile in piles:
            sort = values.lay(sort, Pile(pile))
        return sort

    return lay


def _picked(number: int) -> Callable[[Sort], Sort]:
    def pick(sort: Sort) -> Sort:
        sort = values.choose_by_hand(sort)
        for card in sort.cards[:number]:
            sort = values.pick(sort, card.id)
        return sort

    return pick


def _ranked(number: int) -> Callable[[Sort], Sort]:
    def rank(sort: Sort) -> Sort:
        sort = values.end_choosing(sort)
        for card in sort.cards[:number]:
            sort = values.rank(sort, card.id)
        return sort

    return rank


def _paired(sort: Sort) -> Sort:
    return values.begin_pairing(sort, sort.cards[4].id)


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
    wide: bool = False
    """Whether there is a picture at 120 columns and 40 lines too."""
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
        "values", "Values", "values.ValuesScreen",
        "Your values in your order, each with what it means to you; the others, and those let go "
        "of, below them.",
        "values and their order; whether a sort waits", "the order; the mark that a key sets",
        "the names of your values, and how their meaning begins",
        keys=("escape", "v"),
    ),
    Stop(
        "values-at-first", "Values, at first", "values.ValuesScreen",
        "An empty page: the two ways to begin.",
        "nothing", "nothing", "that there is no value yet",
        keys=("escape", "v"), opened="empty",
    ),
    Stop(
        "value", "A value", "value.ValueScreen",
        "What one value means to you, whose it is, what helps and what gets in the way; below it, "
        "what you threaded to it.",
        "the value, what is threaded to it, the newest check-in about it",
        "the mark that a key sets", "the value, and the titles that are threaded to it",
        keys=("escape", "v", "enter"),
    ),
    Stop(
        "doors", "The doors into a sort", "doors.DoorsDialog",
        "Three ways to begin: all cards, a short deck, or five in your own words.",
        "nothing", "the sort, as a draft", "nothing",
        keys=("escape", "v", "S"),
    ),
    Stop(
        "sort", "A sort: one card", "sort.SortScreen",
        "Lays cards on five piles, one at a time. Each key is kept at once; leave when you like, "
        "it goes on at the same card.",
        "the sort, as a draft", "the sort, as a draft", "the card, and the size of each pile",
        shows=_sorting(_laid(5, 4, 3, 0, 5, 2, 1, 4, 5, 3)),
    ),
    Stop(
        "sort-few", "A sort: the few", "sort.SortScreen",
        "All cards, those on the highest piles first, to mark the few; where the piles do not come "
        "to five to ten by themselves, or when you would rather choose.",
        "the sort, as a draft", "the sort, as a draft", "the cards, and which are marked",
        shows=_sorting(_laid(5, 4, 3, 2), _picked(3)),
    ),
    Stop(
        "sort-order", "A sort: the order", "sort.SortScreen",
        "The few in your order, as far as you like; then they are kept as your values.",
        "the sort, as a draft", "the sort; a value for each of the few; their order",
        "the few, and their order",
        shows=_sorting(_picked(6), _ranked(4)),
    ),
    Stop(
        "sort-pair", "A sort: which of two", "sort.SortScreen",
        "Finds the place of one by a question about two, where it is hard to tell.",
        "the sort, as a draft", "the sort, as a draft", "two of the few",
        shows=_sorting(_picked(6), _ranked(4), _paired),
    ),
    Stop(
        "sorts", "Earlier sorts", "sorts.SortsScreen",
        "Every sort with its date, to read.",
        "the sorts that ended", "the mark that a key sets", "what you sorted",
        keys=("escape", "v", "p"),
    ),
    Stop(
        "compared", "Two sorts", "compared.ComparedScreen",
        "Two sorts side by side: what came nearer, what went further, what is new, what is gone. "
        "Neither is the better one.",
        "two sorts", "nothing", "what you sorted",
        keys=("escape", "v", "p", "c", "enter"),
    ),
    Stop(
        "nearness", "How close", "nearness.NearnessScreen",
        "A bull's-eye of now: a mark for each value and area of life, the closer the nearer to "
        "the middle. The way to a check-in, and to your areas.",
        "values, areas, the newest check-in about each", "the areas",
        "the names of your values and areas, and how close you said they are",
        keys=("escape", "v", "b"),
    ),
    Stop(
        "check-in", "Check-in", "check_in.CheckInScreen",
        "How much it matters, how close this week was, and the question that a number brings. All "
        "of it may stay empty; nobody but you sees it unless you open it.",
        "the check-in", "its draft as you type, the check-in on saving", "what you write",
        keys=("escape", "v", "i", "9", "tab", "7"),
    ),
    Stop(
        "over-time", "Over time", "over_time.OverTimeScreen",
        "How close it was to one value or area, against your own past and nothing else.",
        "the check-ins about it", "the mark that a key sets", "your numbers about it",
        keys=("escape", "v", "y"),
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
        "erase-copies", "Erase, and forget copies", "erase.EraseDialog",
        "Where the program made copies of the journal, they can go too: they still hold what is "
        "erased.",
        "how many copies there are", "the whole file anew; one new copy in place of all before it",
        "the title", shows=_erase_with_copies,
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
        "incoming", "Bring entries in", "incoming.IncomingScreen",
        "Asks for a file or a folder of another journal, and takes the last import back.",
        "the number of entries that came in last", "nothing", "the path that was typed",
        keys=("escape", "F"),
    ),
    Stop(
        "incoming-preview", "A look before entries come in",
        "incoming_preview.IncomingPreviewScreen",
        "Shows what would come in and what can't be read; then brings it in, all of it or nothing.",
        "the files that were named, and which entries are here already",
        "a copy of the journal first; then the entries, as notes that are yours alone",
        "titles and days of what would come in, names of files",
        shows=_incoming_preview, wide=True,
    ),
    Stop(
        "agreement", "Together: the agreement", "agreement.AgreementScreen",
        "Two people agree on a time together, in a few lines that may all stay empty. Steps from "
        "the last time come first.",
        "the steps from last time", "the agreement, as a draft", "what you agree on",
        keys=("escape", "ctrl+t", "J."),
        wide=True,
    ),
    Stop(
        "would-see", "What would be open", "would_see.WouldSeeScreen",
        "Exactly what shows in a time together, before it begins.",
        "what is open together; the days of what is closed",
        "lanes; the settings; the time together, which begins", "what is open together",
        keys=("escape", "ctrl+t", "J.", "ctrl+s"),
        wide=True,
    ),
    Stop(
        "table", "Together: the page", "together.TogetherScreen",
        "The page that is written on, and what is on the table: what is open, and a bar for a day "
        "with something closed.",
        "what is open together; what is offered", "the page, as a draft; an entry on keeping it",
        "what is open together", shows=_table,
        wide=True,
    ),
    Stop(
        "table-side", "Together: the other side", "together.TogetherScreen",
        "What the coach offers, a deck of questions, a card for the coach. From 100 columns both "
        "sides stand beside each other.",
        "what is offered, the decks, the card", "an entry for an offer that is kept",
        "what is offered", shows=_table, keys=("tab",),
    ),
    *(
        Stop(
            f"closing{name}", f"Closing: {title}", "closing.ClosingScreen", told,
            "what was written together", changes, "what was written together",
            shows=_closing, keys=keys, wide=True,
        )
        for name, title, told, changes, keys in (
            ("", "only for you", "What was written together; what is marked becomes yours alone.",
             "lanes", ()),
            ("-lines", "lines", "Picks lines for the summary.", "the summary, as a draft",
             ("enter", "space", "down", "space")),
            ("-words", "words", "Says it in your own words.", "the summary, as a draft",
             ("enter", "space", "enter", "I can ask first.")),
            ("-steps", "next steps", "The steps that were written, with whose idea each was.",
             "steps", ("enter", "enter", "tab")),
            ("-read", "reading it",
             "The whole summary, whose ideas it holds, and \"that's right\".",
             "the summary: kept and signed, or a draft",
             ("enter", "space", "enter", "I can ask first.", "tab", "enter")),
        )
    ),
    Stop(
        "take-along", "Taking it along", "take_along.TakeAlongScreen",
        "The signed summary as a file, line by line; names as initials, if you like.",
        "the summary, the names of your people", "the copy, which is not encrypted; the ledger",
        "the summary", shows=_along,
        wide=True,
    ),
    Stop(
        "ledger", "The ledger", "ledger.LedgerScreen",
        "Your own list of what was opened with whom, and what left the file.",
        "the ledger", "the ledger, where it is erased", "titles as they were; the places of your "
        "copies", shows=_ledger,
        wide=True,
    ),
    Stop(
        "coach", "Coach", "coach.CoachScreen",
        "The companion on a coach's own machine: the deck, the card, a timer, and nothing else.",
        "the decks, the card", "nothing", "nothing of any journal", shows=_coach, keys=("2",),
        wide=True,
    ),
    Stop(
        "coach-keys", "Coach: keys", "coach_keys.CoachKeysScreen",
        "The keys of the companion.", "nothing", "nothing", "nothing", shows=_coach_keys,
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
        "choosing", "Which to go on with", "choosing.ChoosingScreen",
        "An entry that was changed in two copies of the journal: both versions, and in what they "
        "differ. You choose one; the other stays in its history. Neither is called better.",
        "the versions of the entry", "the version that you go on with",
        "the entry; none of this is there while two people look on",
        wide=True, shows=_choosing,
    ),
    Stop(
        "other-passphrase", "The passphrase of a copy", "other_passphrase.OtherPassphraseScreen",
        "Asks for the passphrase of a copy that lies beside the journal, where it is another one.",
        "the copy, to try the passphrase", "nothing", "the name of the copy's file",
        shows=_other_passphrase,
    ),
    Stop(
        "remember", "Remember on this computer", "passphrase_check.PassphraseCheckScreen",
        "Says what it means that this computer opens the journal without asking, before the key "
        "goes into the system's keychain. Off until you ask for it.",
        "the key", "the key in the keychain, the settings file",
        "that somebody wants it to open without asking",
        shows=_remember,
    ),
    Stop(
        "leaving", "Leaving", "leaving.LeavingScreen",
        "Tells what goes when the journal is erased, and lets you take your entries out first.",
        "the number of entries, the copies, the settings' own files", "nothing",
        "where it all is, and how many entries there are",
        wide=True, shows=_leaving,
    ),
    Stop(
        "gone", "Erased", "gone.GoneScreen",
        "What is gone, what is still here, and what is out of reach. Then the program ends.",
        "nothing", "nothing", "that there was a journal, and where its files were",
        wide=True, shows=_gone,
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
    Stop(
        "words-back", "Your words", "words_back.WordsBackScreen",
        "What you starred and nothing else, one at a time, for a low day; below it, people of "
        "your own to turn to.",
        "starred entries, your people", "the mark that a key sets",
        "one starred entry; the names you keep here, while you look on alone",
        keys=("escape", "z", "space"),
    ),
    Stop(
        "words-back-at-first", "Your words, at first", "words_back.WordsBackScreen",
        "An empty page: how words come here.",
        "nothing", "nothing", "that nothing is starred yet",
        keys=("escape", "z"), opened="empty",
    ),
    Stop(
        "my-page", "My page", "my_page.MyPageScreen",
        "One page of lines that you picked from your values, strengths and wins, to keep in sight "
        "or to take along as Markdown.",
        "what is on the page", "the copy, which is not encrypted; the ledger",
        "the lines that you picked",
        keys=("escape", "P", "e", "space", "down", "space", *["down"] * 5, "space", "escape"),
    ),
    Stop(
        "my-page-picking", "My page: picking", "my_page.MyPageScreen",
        "Every line that the page could hold, by section. What you take on or off, and its order, "
        "is kept at once.",
        "values, strengths with their stories, wins", "the lines of the page and their order",
        "names of your values, strengths and wins, and how their words begin",
        keys=("escape", "P", "e", "space", "down", "down", "space"),
    ),
    Stop(
        "looking-back", "Looking back", "looking_back.LookingBackScreen",
        "A week, a month or a year: what was written in it, in words that count and do not "
        "compare, as a small chart, and to read.",
        "the entries of that time, and their number", "the mark that a key sets",
        "how much was written, and the titles of that time",
        keys=("escape", "B", "="),
    ),
    Stop(
        "run", "A run", "run.RunScreen",
        "Some days in a row with one thing to look for: what it asks, and the days so far with "
        "what you wrote on them. A day without a line is blank, and nothing is counted.",
        "the run, its lines", "the run, when it stands still, goes on or ends",
        "the titles of its lines, and how they begin",
        keys=("escape", "s", "R"),
    ),
    Stop(
        "confidence", "How sure", "confidence.ConfidenceScreen",
        "How sure you are of what you are about to do, the question that a number brings, and "
        "what you said before. The first line is enough.",
        "what you said before", "its draft as you type, the entry on saving",
        "what you write, and what you said before",
        keys=("escape", "v", "C", "6"),
    ),
    Stop(
        "offered", "Words in your wins", "offered.OfferedScreen",
        "Words for strengths and values that your wins have: each can become a thread, or stay a "
        "word.",
        "the words in your wins", "the strength or value, its threads, the wins; or that a word "
        "stays one",
        "the words in your wins",
        keys=("escape", "s", "p"),
    ),
    Stop(
        "strengths", "Strengths", "strengths.StrengthsScreen",
        "Your strengths, each with what it looks like in you; those you see in somebody else; the "
        "stories that show them.",
        "strengths, the newest stories; whether words in wins could be threads",
        "the mark that a key sets", "the names of your strengths, and the titles of your stories",
        keys=("escape", "s"),
    ),
    Stop(
        "strengths-at-first", "Strengths, at first", "strengths.StrengthsScreen",
        "An empty page: the two ways to begin.",
        "nothing", "nothing", "that there is no strength yet",
        keys=("escape", "s"), opened="empty",
    ),
    Stop(
        "strength", "A strength", "strength.StrengthScreen",
        "What one strength looks like in you; below it, where it shows, and the very words that "
        "show it in the one at hand.",
        "the strength, what is threaded to it", "the mark that a key sets",
        "the strength, the titles that are threaded to it, and words of one of them",
        keys=("escape", "s", "down", "down", "enter", "tab"),
    ),
    Stop(
        "marking", "What shows in it", "mark.MarkScreen",
        "A story read back after it is saved: words of it are taken for a strength that they "
        "show. Each is kept at once; esc leaves when you like.",
        "the story, the strengths in it, names to choose from",
        "the strength if it is new, and its thread", "the story, and the strengths in it",
        keys=("escape", "s", "end", "up", "M", "down", "down", "space", "end"),
    ),
    Stop(
        "compass", "Compass", "compass.CompassScreen",
        "Your own points, values or strengths, and what stands close to the one you choose, in "
        "your own words. Nothing is measured.",
        "values and strengths, what is threaded to one of them, check-ins about it",
        "the mark that a key sets",
        "the names of your values or strengths, and what is close to one of them",
        keys=("escape", "c"),
    ),
    Stop(
        "ripple", "A ripple", "ripple.RippleScreen",
        "Who inspired a win and whom it touched, what led to it and what it led to, ring by ring; "
        "and what you keep for yourself.",
        "the win, the entries in its rings", "the names, what you keep, the threads",
        "the names you wrote, and the titles in the rings",
        keys=("ctrl+f", "Nobody asked where", "down", "r"),
    ),
    Stop(
        "entry-threads", "The threads of an entry", "entry.EntryScreen",
        "Below an entry, what is threaded to it: to open it, and to give the thread a few words.",
        "the other ends of its threads", "the words of a thread",
        "the entry, and the titles that are threaded to it",
        keys=("ctrl+f", "Nobody asked where", "down", "enter", "tab"),
    ),
    Stop(
        "decisions", "Decisions", "decisions.DecisionsScreen",
        "Your decisions: those that wait for a look back, if you like, those ahead, those decided "
        "and those for another day.",
        "decisions, where they stand, the days to look back", "the mark that a key sets",
        "the names of your decisions, and where they stand",
        keys=("escape", "d"),
    ),
    Stop(
        "decisions-at-first", "Decisions, at first", "decisions.DecisionsScreen",
        "An empty page: the one key that writes a choice down.",
        "nothing", "nothing", "that there is no decision yet",
        keys=("escape", "d"), opened="empty",
    ),
    Stop(
        "decision", "A decision", "decision.DecisionScreen",
        "What is said of one decision, its options, how it went; below it, its steps, the looks "
        "back at it, and what is threaded to it. From 100 columns these stand beside it.",
        "the decision, its steps and looks back, what is threaded to it",
        "the decision: where it stands, words beneath it; a step, a look back",
        "the decision, its steps, and the titles that are threaded to it",
        keys=("escape", "d", "down", "enter"),
    ),
    Stop(
        "decision-steps", "The steps of a decision", "decision.DecisionScreen",
        "A small step, with who or what would help, a day, and how it is with it. Done and let "
        "go are both fine, and nothing is ever late.",
        "the steps, and how sure you said you are of each", "how it is with a step",
        "the titles of the steps, and what is said of them",
        keys=("escape", "d", "down", "enter", "tab"),
    ),
    Stop(
        "step", "A step", "editor.EditorScreen",
        "A small step in your own words, with what would help, a day for it, and whose idea it "
        "was.",
        "the step, where one waits", "the step, on saving; while typing, a draft",
        "what is typed",
        keys=("escape", "d", "down", "i", "Look up the bus on Sunday"),
    ),
    Stop(
        "guide", "Thinking a decision through", "guide.GuideScreen",
        "Its parts at the left, with a word on what is said in each; at the right the part being "
        "written. Any part in any order, every one may stay empty.",
        "the decision, your words for how sure", "its draft as you type, the decision on saving",
        "the decision as it is written",
        keys=("escape", "d", "down", "e", "home", "down", "down", "enter"),
    ),
    Stop(
        "guide-options", "The options of a decision", "guide.GuideScreen",
        "Any number of options in your order, and below them what is always at hand.",
        "the options, the names of your values and strengths", "its draft, at each change",
        "the decision's name and its options",
        keys=("escape", "d", "down", "O"),
    ),
    Stop(
        "guide-option", "One option", "guide.GuideScreen",
        "What it opens, what it costs, the values it stands close to and the strengths it needs.",
        "the option, the names of your values and strengths", "its draft as you type",
        "the option",
        keys=("escape", "d", "down", "O", "enter"),
    ),
    Stop(
        "guide-grid", "The grid, a tool", "guide.GuideScreen",
        "Two sides by two spans of time: opened on purpose, with a line on when it helps.",
        "the decision", "its draft as you type", "the decision as it is written",
        keys=("escape", "d", "down", "e", "end", "up", "up"),
    ),
    Stop(
        "side-by-side", "Options side by side", "side_by_side.SideBySideScreen",
        "The options in a table, as many as fit; values as rows, if you like. Nothing is added "
        "up or weighed.",
        "the options as they are being written", "nothing", "the options",
        keys=("escape", "d", "down", "O", "equals_sign"),
    ),
    Stop(
        "look-back-known", "A look-back: what you knew then", "look_back.LookBackScreen",
        "The first page of six: what you knew on the day you decided, as you wrote it then.",
        "what was kept of the decision on that day", "nothing",
        "the decision as it was on that day",
        keys=("escape", "d", "b"),
    ),
    Stop(
        "look-back-came", "A look-back: what came of it", "look_back.LookBackScreen",
        "What came of it; the page after it asks how you went about choosing. Any page may stay "
        "empty.",
        "the look-back, where one waits", "the look-back, on saving; while typing, a draft",
        "what is typed",
        keys=("escape", "d", "b", "tab", "The mornings are light. Money is tight."),
    ),
    Stop(
        "look-back-luck", "A look-back: your choosing, and luck", "look_back.LookBackScreen",
        "What was your choosing and what was luck or others, kept apart.",
        "the look-back, where one waits", "the look-back, on saving; while typing, a draft",
        "what is typed",
        keys=("escape", "d", "b", "tab", "tab", "tab", "I asked before I was worn out."),
    ),
    Stop(
        "look-back-expected", "A look-back: what you expected", "look_back.LookBackScreen",
        "What you expected and how sure you were, and whether it came about; the last page asks "
        "what you keep, the day, and who may see it.",
        "what was kept of the decision on that day",
        "the look-back, on saving; while typing, a draft", "what you expected, and your answer",
        keys=("escape", "d", "b", "tab", "tab", "tab", "tab", "tab", "space"),
    ),
    Stop(
        "expected", "What you expected, and what came", "expected.ExpectedScreen",
        "By the words for how sure you were: what came of what you expected, once there are ten "
        "look-backs to read together.",
        "what came of each decision, and how sure you were", "whether numbers are shown",
        "how often what you expected came about",
        keys=("escape", "d", "p"),
    ),
)  # fmt: skip
