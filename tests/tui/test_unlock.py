"""The lock: what opens it, what does not, and what it says then."""

from pathlib import Path

import pytest
from textual.widgets import Input

from recovery_journal.errors import Busy, Damaged, TooNew
from recovery_journal.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.late_styles import PAGES
from recovery_journal.tui.screens.passphrase import PassphraseScreen
from recovery_journal.tui.screens.recovery_code import RecoveryCodeScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.gate import LONGEST_PAUSE, Gate
from recovery_journal.tui.widgets.key_table import KeyTable
from recovery_journal.tui.widgets.secret import Secret
from tests.tui.driving import enter, said, seen, settle

PASSPHRASE = "seven quiet lamps"
OTHER = "eight loud bells"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal."""
    path = tmp_path / "own" / "journal.db"
    Journal.create(path, PASSPHRASE).close()
    return path


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses asked for, which end when the test says so."""
    asked: list[float] = []
    monkeypatch.setattr(Gate, "set_timer", lambda _, pause, __: asked.append(pause))
    return asked


async def test_unlock_when_words_differ_then_stays_locked_until_they_fit(
    path: Path, pauses: list[float]
) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await enter(pilot, "other words")
        assert "do not open it" in seen(app)
        assert "again in 1 s" in seen(app)
        assert app.screen.query_one(Secret).disabled
        app.screen.query_one(Gate).ready("")
        await settle(pilot)
        await enter(pilot, "other words")
        assert "again in 2 s" in seen(app)
        assert pauses == [1.0, 2.0]
        await pilot.press("t", "w", "ctrl+n", "comma", "m")
        assert isinstance(app.screen, UnlockScreen)
        app.screen.query_one(Gate).ready("")
        await settle(pilot)
        await enter(pilot, PASSPHRASE)
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert app._journal is None


async def test_unlock_when_wrong_many_times_then_the_pause_has_an_end(
    path: Path, pauses: list[float]
) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        gate = app.screen.query_one(Gate)
        gate._wrong = 40
        await enter(pilot, "other words")
        assert pauses == [LONGEST_PAUSE]


async def test_unlock_when_code_typed_then_opens_asks_and_shows_a_new_code(path: Path) -> None:
    app = JournalApp(path)
    journal = Journal.unlock(path, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    async with app.run_test() as pilot:
        await enter(pilot, code.lower().replace("-", " "))
        assert isinstance(app.screen, PassphraseScreen)
        await enter(pilot, OTHER)
        await enter(pilot, OTHER)
        assert isinstance(app.screen, RecoveryCodeScreen)
        newer = app.journal.recovery_code()
        assert newer != code
        assert newer.split("-")[0] in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert "1 automatic copy opens with the old passphrase" in said(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
    Journal.unlock(path, OTHER).close()
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await enter(pilot, code)
        assert "a newer code does" in said(app)


async def test_unlock_when_recovered_and_left_for_later_then_all_stays(path: Path) -> None:
    app = JournalApp(path)
    journal = Journal.unlock(path, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    async with app.run_test() as pilot:
        await enter(pilot, code)
        assert "esc leaves this for later" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
    Journal.unlock(path, PASSPHRASE).close()


async def test_unlock_when_one_letter_of_the_code_is_mistaken_then_says_that(path: Path) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await enter(pilot, "-".join(["0000"] * 14))
        assert "One of these letters differs" in seen(app)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Damaged("Some of the file can't be read."), "`salvage` writes all that can be read"),
        (Damaged("Some of the file can't be read."), "Earlier copies lie in"),
        (Busy("Another program is writing in it."), "The journal is busy. Another program"),
        (TooNew("A newer recovery-journal wrote this file."), "newer than the program"),
    ],
    ids=lambda given: type(given).__name__,
)
async def test_unlock_when_the_file_does_not_open_then_says_why_and_waits(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def refuse(_: Path, __: str) -> Journal:
        raise error

    monkeypatch.setattr(Journal, "unlock", refuse)
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await enter(pilot, PASSPHRASE)
        assert told in said(app)
        assert app.focused is app.screen.query_one(Secret)


async def test_unlock_when_the_file_is_something_else_then_says_so(path: Path) -> None:
    path.write_text("a shopping list\n" * 400)
    app = JournalApp(path)
    async with app.run_test(size=(100, 30)) as pilot:
        await enter(pilot, PASSPHRASE)
        assert "This is not a journal" in seen(app)
    assert path.read_text().startswith("a shopping list")


async def test_secret_when_copied_or_cut_then_the_clipboard_stays_empty(path: Path) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await pilot.press(*"letters", "ctrl+shift+a", "ctrl+c", "ctrl+x")
        field = app.screen.query_one(Input)
        assert app.clipboard == ""
        assert field.value == "letters"
        assert "letters" not in seen(app).replace("show letters", "")
        await pilot.press("f4")
        await settle(pilot)
        assert "letters" in seen(app).replace("show letters", "")
        assert not field.cursor_blink


async def test_lock_screen_when_open_then_it_tells_nothing_of_what_is_inside(path: Path) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await settle(pilot)
        words = seen(app).split()
        assert words[0] == "Journal"
        assert "ctrl+r" in words
        assert not any(word.isdigit() for word in words)


async def test_unlock_when_help_comes_before_the_styles_of_pages_then_they_are_read_for_it(
    path: Path,
) -> None:
    app = JournalApp(path)
    async with app.run_test(size=(120, 40)) as pilot:
        assert not app.stylesheet.has_source(str(PAGES))
        await pilot.press("f1")
        await settle(pilot)
        assert app.stylesheet.has_source(str(PAGES))
        columns = app.screen.query(KeyTable)
        assert len({table.region.y for table in columns}) == 1  # beside each other, as styled


async def test_unlock_when_styles_of_pages_are_read_then_the_lock_looks_the_same(
    path: Path,
) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await settle(pilot)
        before = app.export_screenshot()
        app.wear_pages()
        await settle(pilot)
        assert app.export_screenshot() == before
