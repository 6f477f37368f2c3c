"""The app from the welcome to the lock, driven by keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import Busy
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from recovery_journal.model.views import Query
from recovery_journal.paths import settings_path
from recovery_journal.settings import Settings, save
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.lifecycle import SOON_SECONDS
from recovery_journal.tui.screens.curtain import CurtainScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.find import FindScreen
from recovery_journal.tui.screens.support import SupportScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.secret import Secret

PASSPHRASE = "seven quiet lamps"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


async def unlock(app: JournalApp, pilot: Pilot[int]) -> None:
    """Type the passphrase at the lock."""
    app.screen.query_one(Secret).value = PASSPHRASE
    await pilot.press("enter")
    await app.workers.wait_for_complete()
    await pilot.pause()


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
        await pilot.press("ctrl+f", *"raining")
        await pilot.pause()
        assert len(app.screen.query_one(EntryList).shown_rows) == 1
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
        await pilot.press("w", "slash", "ctrl+n")
        assert isinstance(app.screen, CurtainScreen)
        await pilot.press("ctrl+o", "ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, SupportScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_copy_when_opened_then_one_a_day_beside_the_journal_and_none_in_the_way(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own" / "journal.db"
    Journal.create(path, PASSPHRASE).close()
    for _ in range(2):
        app = JournalApp(path)
        async with app.run_test() as pilot:
            await unlock(app, pilot)
            assert isinstance(app.screen, TodayScreen)
            await app.workers.wait_for_complete()
        assert len(copies(path)) == 1
    opened = Journal.unlock(copies(path)[0].path, PASSPHRASE)
    assert opened.check() == []
    opened.close()


async def test_copy_when_there_is_no_place_for_it_then_said_and_the_app_goes_on(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own" / "journal.db"
    Journal.create(path, PASSPHRASE).close()
    path.with_name("copies").write_text("a file where the folder would be")
    app = JournalApp(path)
    async with app.run_test(notifications=True) as pilot:
        await unlock(app, pilot)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert any("No copy was made today." in each.message for each in app._notifications)
        assert isinstance(app.screen, TodayScreen)


async def test_idle_when_long_enough_then_locks(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    app = JournalApp(path, Journal.create(path, PASSPHRASE))
    async with app.run_test() as pilot:
        app._active_wall -= app.settings.idle_minutes * 60
        app._look_around()
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)


async def test_idle_when_nearly_long_enough_then_it_says_so_until_somebody_is_there(
    tmp_path: Path,
) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test(notifications=True) as pilot:
        app._active_wall -= app.settings.idle_minutes * 60 - SOON_SECONDS / 2
        for _ in range(2):
            app._look_around()
        await pilot.pause()
        assert [each.message for each in app._notifications] == [
            "It locks in half a minute. Any key keeps it open."
        ]
        await pilot.press("x")
        app._look_around()
        assert not list(app._notifications)
        assert isinstance(app.screen, TodayScreen)


async def test_watch_when_the_file_is_held_by_another_program_then_the_app_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held() -> bool:
        raise Busy("Another program holds it.")

    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test():
        monkeypatch.setattr(app.journal, "changed", held)
        app._look_around()
        assert isinstance(app.screen, TodayScreen)


async def test_watch_when_screens_are_taken_down_then_they_hear_of_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    take_down = app._close_all

    async def look_meanwhile() -> None:
        await app.screen.remove_children()
        app._look_around()
        await take_down()

    async with app.run_test():
        monkeypatch.setattr(app.journal, "changed", lambda: True)
        monkeypatch.setattr(app, "_close_all", look_meanwhile)
    assert app.return_code in (None, 0)


async def test_lock_when_a_screen_still_asks_then_it_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    app = JournalApp(path, Journal.create(path, PASSPHRASE))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+f")
        await pilot.pause()
        asking = app.screen
        assert isinstance(asking, FindScreen)
        asking.call_later(asking._tell)
        app.action_lock()
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)
    assert app.return_code in (None, 0)


async def test_change_and_lock_when_a_screen_is_not_composed_yet_then_both_go_on(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own" / "journal.db"
    app = JournalApp(path, Journal.create(path, PASSPHRASE))
    async with app.run_test() as pilot:
        app.action_quick_win()
        app.action_go("find")
        app.tell_changed()
        app.action_quick_win()
        app.action_lock()
        await pilot.pause()
        assert isinstance(app.screen, UnlockScreen)


async def test_lock_when_the_app_began_locked_then_it_asks_anew_each_time(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    Journal.create(path, PASSPHRASE).close()
    app = JournalApp(path)
    async with app.run_test() as pilot:
        for _ in range(2):
            assert isinstance(app.screen, UnlockScreen)
            await pilot.press(*PASSPHRASE, "enter")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert isinstance(app.screen, TodayScreen)
            await pilot.press("ctrl+l")
            await pilot.pause()
        assert len(app.screen_stack) == 1
        assert str(app.screen.query_one("#state", Static).content) == ""
        assert app.screen.query_one(Secret).value == ""


async def test_theme_when_chosen_before_then_the_first_styles_are_of_it(tmp_path: Path) -> None:
    save(settings_path(), Settings(theme="paper"))
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    assert app.has_class("-light-mode")
    assert not app.has_class("-dark-mode")
    async with app.run_test():
        assert app.theme == "paper"
        assert app.screen.styles.background.hex.lower() == "#f7f3ea"


async def test_fault_when_a_screen_breaks_in_the_making_then_it_is_one(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())

    class Broken(TodayScreen):
        def __init__(self) -> None:
            super().__init__(app.journal, app.settings)
            raise ValueError("in the making")

    async def made() -> None:
        async with app.run_test() as pilot:
            app.call_later(Broken)
            await pilot.pause()

    with pytest.raises(ValueError, match="in the making"):
        await made()
    assert app.return_code == 1
