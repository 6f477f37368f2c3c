"""The welcome: three pages, a passphrase typed twice, and the recovery code after it."""

from pathlib import Path

import pytest
from textual.widgets import Input

from recovery_journal.journal import Journal
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.recovery_code import RecoveryCodeScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.welcome import WelcomeScreen
from recovery_journal.tui.widgets.code_rows import rows_of
from recovery_journal.tui.widgets.secret import Secret
from tests.tui.driving import enter, said, seen, settle

PASSPHRASE = "seven quiet lamps"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal is going to be."""
    return tmp_path / "home" / "own" / "journal.db"


async def test_welcome_when_passphrase_typed_twice_then_journal_code_and_today(path: Path) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press("enter", "enter")
        await settle(pilot)
        await enter(pilot, PASSPHRASE)
        assert not path.exists()
        await enter(pilot, PASSPHRASE)
        assert isinstance(app.screen, RecoveryCodeScreen)
        code = app.journal.recovery_code()
        assert all("   ".join(row) in seen(app) for row in rows_of(code))
        assert "nobody can open it again" in said(app)
        await pilot.press("enter")
        await enter(pilot, " ".join(rows_of(code)[1]).lower())
        assert isinstance(app.screen, TodayScreen)
    Journal.unlock(path, PASSPHRASE).close()
    Journal.recover(path, code).close()


async def test_welcome_when_going_on_and_back_then_page_by_page(path: Path) -> None:
    app = JournalApp(path)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        assert "1 of 3" in seen(app)
        assert "~/own/journal.db" in seen(app)
        assert "not now" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "2 of 3" in seen(app)
        assert "It does not protect from" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "3 of 3" in seen(app)
        assert app.screen.region.contains_region(app.screen.query_one("#second").region)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert "1 of 3" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.return_code == 0
    assert not path.parent.exists()


async def test_welcome_when_the_two_differ_or_are_short_then_nothing_is_made(path: Path) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter")
        await settle(pilot)
        await enter(pilot, "short")
        assert "at least 8 characters" in seen(app)
        await pilot.press("ctrl+u")
        await enter(pilot, PASSPHRASE)
        await enter(pilot, PASSPHRASE + "s")
        assert "The two differ" in seen(app)
        assert [field.value for field in app.screen.query(Secret)] == ["", ""]
        assert app.focused is app.screen.query_one("#first")
        assert not path.exists()


async def test_welcome_when_the_place_cannot_be_written_then_says_so_and_stays(path: Path) -> None:
    app = JournalApp(path)
    path.parent.write_text("a file where the folder would be")
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter")
        await settle(pilot)
        await enter(pilot, PASSPHRASE)
        await enter(pilot, PASSPHRASE)
        assert isinstance(app.screen, WelcomeScreen)
        assert "can't be written" in seen(app)
        assert app.focused is app.screen.query_one("#first")


async def test_welcome_when_typing_a_common_word_then_says_why_in_own_words(path: Path) -> None:
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter")
        await settle(pilot)
        await pilot.press(*"password")
        await settle(pilot)
        assert "they are tried first" in seen(app)
        await pilot.press(*"_and_four_lamps")
        await settle(pilot)
        assert "That is hard to guess." in seen(app)


async def test_code_when_read_back_wrong_then_may_be_seen_again_or_skipped(path: Path) -> None:
    app = JournalApp(path, Journal.create(path, PASSPHRASE))
    async with app.run_test() as pilot:
        app.show_code(app.journal.recovery_code())
        await settle(pilot)
        await pilot.press("enter")
        await enter(pilot, "0000 0000 0000 0000")
        assert "differs" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert rows_of(app.journal.recovery_code())[3][1] in seen(app)
        await pilot.press("enter")
        app.screen.query_one("#row", Input).value = ""
        await enter(pilot, "")
        assert isinstance(app.screen, TodayScreen)
