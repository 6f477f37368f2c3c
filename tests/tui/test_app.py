"""The app from the welcome to the lock, driven by keys."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.curtain import CurtainScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.find import FindScreen
from recovery_journal.tui.screens.support import SupportScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.screens.welcome import WelcomeScreen

PASSPHRASE = "seven quiet lamps"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


async def test_welcome_when_passphrase_typed_twice_then_journal_and_code(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    app = JournalApp(path)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press(*PASSPHRASE.replace(" ", "_"), "enter")
        await pilot.press(*PASSPHRASE.replace(" ", "_"), "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Write it on paper" in str(app.screen.query_one("#words", Static).render())
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        await pilot.press(*"kept_walking", "enter")
        await pilot.pause()
        assert app.journal.page()[0].title == "kept_walking"
    Journal.unlock(path, PASSPHRASE.replace(" ", "_")).close()


async def test_unlock_when_words_differ_then_stays_locked_until_they_fit(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    Journal.create(path, PASSPHRASE).close()
    app = JournalApp(path)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, UnlockScreen)
        await pilot.press("w", "ctrl+n")
        assert isinstance(app.screen, UnlockScreen)
        app.screen._ready("")
        app.screen.query_one(Input).value = PASSPHRASE
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
        assert app._journal is None


async def test_quick_win_when_typed_anywhere_then_kept_and_still_there(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+f")
        await pilot.pause()
        assert isinstance(app.screen, FindScreen)
        await pilot.press("ctrl+n", *"[/]quick", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FindScreen)
        assert app.journal.page(Query(words="quick"))[0].title == "[/]quick"
        assert app.journal.drafts() == []
        await pilot.press("ctrl+n", *"half", "escape")
        await pilot.pause()
        assert [draft.entry.title for draft in app.journal.drafts()] == ["half"]


async def test_find_when_typing_then_the_list_narrows_and_opens(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+f", *"lamp")
        await pilot.pause()
        found = app.screen.query_one(OptionList)
        assert found.option_count == 2
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)
        await pilot.press("asterisk", "x")
        await pilot.pause()
        assert app.journal.count(Query(trashed=True, starred=True)) == 1
        await pilot.press("u", "escape")
        await pilot.pause()
        assert isinstance(app.screen, FindScreen)
        assert app.journal.count(Query(trashed=True)) == 0


async def test_curtain_when_drawn_then_nothing_but_the_time(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, CurtainScreen)
        assert "Walked" not in app.export_screenshot()
        await pilot.press("ctrl+o", "ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, SupportScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_idle_when_long_enough_then_locks(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    app = JournalApp(path, Journal.create(path, PASSPHRASE))
    async with app.run_test() as pilot:
        app._active_wall -= app.settings.idle_minutes * 60
        app._look_around()
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
