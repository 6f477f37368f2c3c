"""Bringing entries in: a path, a look at what would come, all of it or nothing, and back again."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from recovery_journal.journal.incoming_files import IncomingFiles
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.curtain import CurtainScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.incoming import IncomingScreen
from recovery_journal.tui.screens.incoming_preview import IncomingPreviewScreen
from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.under_way import UnderWayDialog
from tests.tui.company import begin
from tests.tui.driving import choose_row, enter, said, seen, settle, until

PASSPHRASE = "seven quiet lamps"
DAY = date(2026, 3, 12)
JRNL = (
    "[2024-03-01 09:15] A [/]first[b] day\x1b[1m\nIt rained. @walk\n\n"
    "[2024-03-02 21:00] Second *\nWe talked.\n"
)
MANY = "date,title\n" + "".join(f"2020-01-{1 + n % 28:02},Entry {n}\n" for n in range(1300))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The person's own folder."""
    return tmp_path / "home"


@pytest.fixture
def journal(home: Path) -> Journal:
    """A journal in a file, with one win."""
    made = Journal.create(home / "own" / "journal.db", PASSPHRASE)
    made.add(new_entry(Kind.WIN, DAY, "mine"))
    return made


def app_of(journal: Journal) -> JournalApp:
    """The app on it."""
    assert journal.path is not None
    return JournalApp(journal.path, journal)


def titles(path: Path) -> set[str]:
    """The titles of what a journal holds, read from its file."""
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        assert journal.check() == []
        return {entry.title for entry in journal.entries()}
    finally:
        journal.close()


def toasts(app: JournalApp) -> str:
    """What the app has said in passing."""
    return " ".join(each.message for each in app._notifications)


async def look(pilot: Pilot[Any], typed: str) -> None:
    """From wherever no field has the focus, ask for a look at a path."""
    await pilot.press("F")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    await enter(pilot, typed)


async def test_incoming_when_agreed_then_shown_copied_kept_and_taken_back(
    home: Path, journal: Journal
) -> None:
    (home / "j.txt").write_text(JRNL)
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape", "F")
        await settle(pilot)
        assert isinstance(app.screen, IncomingScreen)
        assert "notes that are yours alone" in said(app)
        assert "The last import" not in said(app)
        await pilot.press("enter")
        await settle(pilot)
        await enter(pilot, "~/j.txt")
        assert isinstance(app.screen, IncomingPreviewScreen)
        assert "2 entries would come in, from 1 March 2024 to 2 March 2024. From jrnl." in said(app)
        assert "1 Mar 2024 A [/]first[b] day[1m" in said(app)
        assert "1 character that no text can hold would be left out" in said(app)
        assert "It rained" not in said(app)
        assert journal.count() == 1
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "2 entries are here. U takes them back." in toasts(app)
        assert journal.count() == 3
        assert journal.path is not None
        (copy,) = copies(journal.path)
        assert titles(copy.path) == {"mine"}
        await pilot.press("U")
        await settle(pilot)
        assert "Take back 2 entries of the last import?" in said(app)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "2 entries are gone." in toasts(app)
        assert journal.count() == 1


async def test_incoming_when_it_came_before_then_nothing_is_new_and_enter_does_nothing(
    home: Path, journal: Journal
) -> None:
    (home / "j.txt").write_text(JRNL)
    journal.bring_in(IncomingFiles(home / "j.txt").pieces())
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await look(pilot, "~/j.txt")
        assert "Nothing new is in it. 2 entries are here already." in said(app)
        assert "bring them in" not in seen(app)
        await pilot.press("enter", "ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, IncomingPreviewScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert "The last import 2 entries" in said(app)
    assert journal.count() == 3


async def test_incoming_when_a_folder_is_named_then_each_file_and_what_can_not_be_read(
    home: Path, journal: Journal
) -> None:
    (home / "notes" / "2024").mkdir(parents=True)
    (home / "notes" / "2024" / "2024-05-01 [b]walk.md").write_text("# A walk\n\nAlong the river.\n")
    (home / "notes" / "a.csv").write_text("date,title\n2023-05-01,One\n2023-13-01,secret\n")
    (home / "notes" / "2024" / "[red]pic.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    app = app_of(journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("escape")
        await look(pilot, "~/notes")
        assert "1 from text files, 1 from CSV" in said(app)
        assert "2 places below can't be read" in said(app)
        assert "notes/2024/[red]pic.png: It is of no kind that can be read." in said(app)
        assert "notes/a.csv, line 3: There is no day such as this one." in said(app)
        assert "secret" not in said(app)
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert journal.count() == 3


async def test_incoming_when_a_day_reads_two_ways_then_it_is_asked_and_shown_so(
    home: Path, journal: Journal
) -> None:
    (home / "a.csv").write_text("date,title\n03/04/2026,One\n2026-01-01,Two\n")
    (home / "b.csv").write_text("date,title\n2026-01-01,Two\n")
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await look(pilot, "~/b.csv")
        assert "03/04/2026" not in said(app)
        assert "day or month first" not in seen(app)
        await pilot.press("equals_sign")
        assert isinstance(app.screen, IncomingPreviewScreen)
        await pilot.press("escape", "escape")
        await settle(pilot)
        await look(pilot, "~/a.csv")
        assert "A day such as 03/04/2026 can be two days." in said(app)
        for keys, told in ((("enter",), "3 Apr 2026 One"), (("down", "enter"), "4 Mar 2026 One")):
            await pilot.press("equals_sign")
            await settle(pilot)
            assert isinstance(app.screen, ChooseDialog)
            await pilot.press("home", *keys)
            await settle(pilot)
            assert told in said(app)
            assert "can't be read" not in said(app)
        await pilot.press("enter")
        await settle(pilot)
    assert {e.day for e in journal.entries() if e.title == "One"} == {date(2026, 3, 4)}


async def test_incoming_when_the_path_can_not_be_used_then_says_so_and_asks_again(
    home: Path, journal: Journal
) -> None:
    (home / "pic.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await look(pilot, "~/none.txt")
        assert "There is nothing at ~/none.txt." in said(app)
        for typed, told in (
            ("", "A path is wanted"),
            ("~/pic.png", "is of no kind that can be read"),
            ("/dev/null", "it is not a file"),
            ("a\0b", "this is no name of a file"),
        ):
            app.focused.value = ""  # type: ignore[union-attr]
            await enter(pilot, typed)
            assert told in said(app), typed


# stopped, left, and in the way of nothing


class Gate:
    """Holds what is read from a file back, after so many pieces; `reached` says it got there."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.reached, self.go_on = threading.Event(), threading.Event()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Holds back every reading of 1,300 rows in a thread, but the first."""
    made, pieces, times = Gate(600), IncomingFiles.pieces, iter(range(99))

    def held(self: IncomingFiles, *args: Any) -> Iterator[Any]:
        first = next(times) == 0
        for number, piece in enumerate(pieces(self, *args)):
            if number == made.after and not first:
                made.reached.set()
                assert made.go_on.wait(30)
            yield piece

    monkeypatch.setattr(IncomingFiles, "pieces", held)
    return made


async def begin_to_bring_in(pilot: Pilot[Any], gate: Gate, home: Path) -> None:
    """Bring many rows in, up to where they are held back."""
    (home / "many.csv").write_text(MANY)
    await look(pilot, "~/many.csv")
    await pilot.press("enter")
    await until(pilot, gate.reached.is_set)
    await pilot.pause()
    assert isinstance(pilot.app.screen, UnderWayDialog)


async def test_incoming_when_stopped_half_way_then_nothing_stays_and_it_is_said(
    home: Path, journal: Journal, gate: Gate
) -> None:
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await begin_to_bring_in(pilot, gate, home)
        assert "500 of 1,300" in said(app)
        await pilot.press("ctrl+n", "t", "question_mark")  # nothing else begins meanwhile
        assert isinstance(app.screen, UnderWayDialog)
        await pilot.press("escape")
        assert "Stopping" in said(app)
        gate.go_on.set()
        await until(pilot, lambda: isinstance(app.screen, IncomingPreviewScreen))
        await until(pilot, lambda: "Stopped. Nothing came in." in toasts(app))
        assert journal.count() == 1
        await pilot.press("enter")
        await settle(pilot)
        assert journal.count() == 1301


@pytest.mark.parametrize("leave", ["ctrl+l", "ctrl+q"])
async def test_incoming_when_locked_or_quit_then_nothing_stays_and_a_draft_is_kept(
    home: Path, journal: Journal, gate: Gate, leave: str
) -> None:
    app = app_of(journal)
    async with app.run_test() as pilot:
        app.push_screen(EditorScreen(journal, Draft(entry=new_entry(Kind.NOTE, DAY))))
        await settle(pilot)
        await pilot.press(*"half")
        app.action_incoming()
        await settle(pilot)
        (home / "many.csv").write_text(MANY)
        await choose_row(pilot, "source")
        await enter(pilot, "~/many.csv")
        await pilot.press("enter")
        await until(pilot, gate.reached.is_set)
        threading.Timer(0.2, gate.go_on.set).start()  # while the draft waits for its turn
        await pilot.press(leave)
        await settle(pilot)
        if leave == "ctrl+l":
            assert isinstance(app.screen, UnlockScreen)
    assert titles(home / "own" / "journal.db") == {"mine"}
    again = Journal.unlock(home / "own" / "journal.db", PASSPHRASE)
    assert [draft.entry.title for draft in again.drafts()] == ["half"]
    again.close()


async def test_incoming_when_a_curtain_is_drawn_then_its_end_does_not_lift_it(
    home: Path, journal: Journal, gate: Gate
) -> None:
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await begin_to_bring_in(pilot, gate, home)
        await pilot.press("ctrl+o")
        gate.go_on.set()
        await settle(pilot)
        assert isinstance(app.screen, CurtainScreen)
        assert not list(app._notifications)
        await pilot.press("ctrl+o")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert "1,300 entries are here." in toasts(app)


async def test_look_when_stopped_then_back_where_it_was_asked_for(
    home: Path, journal: Journal, gate: Gate
) -> None:
    (home / "many.csv").write_text(MANY)
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        list(IncomingFiles(home / "many.csv").pieces())  # the first reading is not held back
        await pilot.press("F", "enter")
        await settle(pilot)
        app.focused.insert_text_at_cursor("~/many.csv")  # type: ignore[union-attr]
        await pilot.press("enter")
        await until(pilot, gate.reached.is_set)
        await until(pilot, lambda: "500 so far" in said(app))
        await pilot.press("escape")
        gate.go_on.set()
        await until(pilot, lambda: isinstance(app.screen, IncomingScreen))
        assert "From ~/many.csv" in said(app)


async def test_incoming_when_the_file_changes_or_the_disk_is_full_then_said_and_nothing_stays(
    home: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NoSpace("There is no space left.")

    (home / "j.txt").write_text(JRNL)
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await look(pilot, "~/j.txt")
        (home / "j.txt").write_text(f"{JRNL}[2024-03-03 21:00] Third\n")
        await pilot.press("enter")
        await settle(pilot)
        assert "j.txt has changed since you looked at it. Nothing was brought in." in toasts(app)
        await pilot.press("escape", "enter")
        await settle(pilot)
        await enter(pilot, "")
        assert "3 entries would come in" in said(app)
        with monkeypatch.context() as patched:
            patched.setattr(Journal, "copy_now", full)
            await pilot.press("enter")
            await settle(pilot)
        assert "The disk is full. There is no space left." in toasts(app)
        assert isinstance(app.screen, IncomingPreviewScreen)
        assert journal.count() == 1


# taking back


async def test_take_back_when_some_was_lived_with_then_it_says_what_stays(
    home: Path, journal: Journal
) -> None:
    (home / "many.csv").write_text(MANY)
    journal.bring_in(IncomingFiles(home / "many.csv").pieces())
    for row in journal.page(limit=3):
        if row.kind is Kind.NOTE:
            journal.set_star(row.id, True)
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape", "F")
        await settle(pilot)
        await choose_row(pilot, "last")
        assert "Take back 1,298 entries of the last import?" in said(app)
        assert "2 more stay, for you changed, threaded or threw them away since." in said(app)
        assert "The whole file is written anew" in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert journal.count() == 1301
        await choose_row(pilot, "last")
        await pilot.press("end", "enter")
        await settle(pilot)
        assert "1,298 entries are gone." in toasts(app)
        assert "The last import 2 entries" in said(app)
        await choose_row(pilot, "last")
        assert "All of it was changed, threaded or thrown away since, and stays." in toasts(app)
    assert journal.count() == 3


async def test_take_back_when_nothing_came_in_then_it_says_so(journal: Journal) -> None:
    app = app_of(journal)
    async with app.run_test() as pilot:
        await pilot.press("escape", "U")
        await settle(pilot)
        assert "Nothing came in from elsewhere." in toasts(app)
        assert isinstance(app.screen, TodayScreen)


# with somebody else, and in memory


@pytest.mark.parametrize("key", ["F", "U"])
async def test_incoming_when_somebody_else_is_looking_then_the_passphrase_comes_first(
    home: Path, journal: Journal, key: str
) -> None:
    (home / "j.txt").write_text(JRNL)
    journal.bring_in(IncomingFiles(home / "j.txt").pieces())
    begin(journal, DAY)
    app = app_of(journal)
    async with app.run_test() as pilot:
        app.enter_company()
        app.go("together")
        await settle(pilot)
        app.screen.set_focus(None)
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(app.screen, PassphraseCheckScreen)
        assert "2 entries" not in said(app)
        await enter(pilot, "other words")
        assert isinstance(app.screen, PassphraseCheckScreen)
        await until(pilot, lambda: not app.screen.query_one("#passphrase").disabled)
        await enter(pilot, PASSPHRASE)
        assert "2 entries" in said(app)
        if key == "F":
            assert isinstance(app.screen, IncomingScreen)


async def test_incoming_when_the_journal_is_in_memory_then_it_comes_in_without_a_copy(
    home: Path, tmp_path: Path
) -> None:
    (home / "j.txt").write_text(JRNL)
    app = JournalApp(tmp_path / "none.db", Journal.in_memory())
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await look(pilot, "~/j.txt")
        await pilot.press("enter")
        await settle(pilot)
        assert app.journal.count() == 2
        await pilot.press("U")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.journal.count() == 0


async def test_incoming_when_the_journal_is_in_memory_and_left_half_way_then_the_app_ends(
    home: Path, tmp_path: Path, gate: Gate
) -> None:
    app = JournalApp(tmp_path / "none.db", Journal.in_memory())
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await begin_to_bring_in(pilot, gate, home)
        await pilot.press("ctrl+q")
        gate.go_on.set()
        await settle(pilot)
    assert app.return_code == 0
