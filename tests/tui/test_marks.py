"""The commands on an entry: star, tags, lane, threads, versions, trash, from any screen."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import HistoryOf, OpenEntry
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.history import HistoryScreen
from recovery_journal.tui.screens.lane import LaneDialog
from recovery_journal.tui.screens.tags import TagsDialog
from recovery_journal.tui.screens.thread import ThreadDialog
from recovery_journal.tui.screens.wins import WinsScreen
from recovery_journal.tui.widgets.bar_list import BarList
from tests.tui.driving import said, settle


@pytest.fixture
def app(tmp_path: Path) -> JournalApp:
    return JournalApp(tmp_path / "none.db", made_up_journal())


async def reading(app: JournalApp, pilot: Pilot[int], words: str) -> str:
    """Have the entry that a search finds first open; its id."""
    found = app.journal.page(Query(words=words))[0].id
    app.post_message(OpenEntry(found))
    await settle(pilot)
    assert isinstance(app.screen, EntryScreen)
    return found


async def test_star_when_pressed_twice_then_it_comes_and_goes(app: JournalApp) -> None:
    async with app.run_test() as pilot:
        entry_id = await reading(app, pilot, "tea")
        await pilot.press("asterisk")
        assert app.journal.entry(entry_id).starred
        await pilot.press("asterisk")
        assert not app.journal.entry(entry_id).starred


async def test_tags_when_typed_then_kept_and_those_in_use_are_offered(app: JournalApp) -> None:
    async with app.run_test() as pilot:
        entry_id = await reading(app, pilot, "tea")
        await pilot.press("number_sign", *"ev")
        await settle(pilot)
        assert isinstance(app.screen, TagsDialog)
        assert str(app.screen.query_one("#offered", Static).content) == "evening"
        app.screen.query_one(Input).value = "#Evening, [b]new[/b] evening"
        await pilot.press("enter")
        await settle(pilot)
        assert app.journal.entry(entry_id).tags == ("[b]new[/b]", "evening")
        assert "[b]new[/b]" in said(app)


async def test_tags_when_left_then_as_they_were(app: JournalApp) -> None:
    async with app.run_test() as pilot:
        entry_id = await reading(app, pilot, "lamp")
        await pilot.press("number_sign", *" more", "escape")
        await settle(pilot)
        assert app.journal.entry(entry_id).tags == ("evening", "walk")
        assert len(app.journal.history(entry_id)) == 0


async def test_lane_when_chosen_then_kept_and_said(app: JournalApp) -> None:
    async with app.run_test(notifications=True) as pilot:
        entry_id = await reading(app, pilot, "tea")
        await pilot.press("o")
        await settle(pilot)
        assert isinstance(app.screen, LaneDialog)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.journal.entry(entry_id).lane is Lane.OPEN_TOGETHER
        assert "Now: open together." in said(app)
        await pilot.press("o", "escape")
        assert app.journal.entry(entry_id).lane is Lane.OPEN_TOGETHER


async def test_thread_when_found_by_words_then_both_ends_show_it(app: JournalApp) -> None:
    async with app.run_test() as pilot:
        entry_id = await reading(app, pilot, "tea")
        await pilot.press("ampersand", *"planted")
        await settle(pilot)
        assert isinstance(app.screen, ThreadDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert "Planted the beans" in said(app)
        other = app.journal.page(Query(words="planted"))[0].id
        assert entry_id in [row.id for _, row in app.journal.threads(other)]


async def test_thread_when_chosen_again_then_it_is_taken_away(app: JournalApp) -> None:
    async with app.run_test() as pilot:
        entry_id = await reading(app, pilot, "lamp")
        assert app.journal.threads(entry_id)
        await pilot.press("ampersand")
        await settle(pilot)
        assert "take away" in said(app)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert app.journal.threads(entry_id) == []


async def test_thread_when_nothing_is_found_then_nothing_happens(app: JournalApp) -> None:
    async with app.run_test() as pilot:
        entry_id = await reading(app, pilot, "tea")
        await pilot.press("ampersand", *"xyzzy", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ThreadDialog)
        await pilot.press("escape")
        await settle(pilot)
        assert app.journal.threads(entry_id) == []


async def test_history_when_an_earlier_version_is_taken_then_its_words_stand_again(
    app: JournalApp,
) -> None:
    async with app.run_test() as pilot:
        entry_id = await reading(app, pilot, "tea")
        entry = app.journal.entry(entry_id)
        app.journal.set_tags(entry_id, ("later",))
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert app.screen.query_one(BarList).option_count == 2
        await pilot.press("r")
        await settle(pilot)
        assert len(app.journal.history(entry_id)) == 1
        await pilot.press("down", "r")
        await settle(pilot)
        assert app.journal.entry(entry_id).tags == entry.tags
        assert len(app.journal.history(entry_id)) == 2
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, EntryScreen)


async def test_trash_when_undone_from_another_screen_then_it_is_back(app: JournalApp) -> None:
    async with app.run_test(notifications=True) as pilot:
        entry_id = await reading(app, pilot, "tea")
        await pilot.press("x")
        await settle(pilot)
        assert app.journal.entry(entry_id).trashed
        assert "In the trash" in said(app)
        await pilot.press("escape", "escape", "u")
        await settle(pilot)
        assert app.journal.entry(entry_id).trashed is None


async def test_new_when_pressed_on_an_entry_then_an_editor_of_a_win(app: JournalApp) -> None:
    async with app.run_test() as pilot:
        await reading(app, pilot, "tea")
        await pilot.press("n", *"made here", "ctrl+s")
        await settle(pilot)
        assert app.journal.page()[0].title == "made here"


async def test_commands_when_a_title_holds_markup_then_it_is_text(app: JournalApp) -> None:
    hostile = "[/] [bold red]not[/] $x {y}"
    async with app.run_test() as pilot:
        entry = app.journal.add(new_entry(Kind.NOTE, app.journal.page()[0].day, hostile))
        for key in ("number_sign", "o", "ampersand", "h"):
            app.post_message(OpenEntry(entry.id))
            await settle(pilot)
            assert hostile in said(app)
            await pilot.press(key)
            await settle(pilot)
            await pilot.press("escape")
            await settle(pilot)


async def test_entry_when_erased_elsewhere_then_every_key_says_so_and_the_app_goes_on(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own" / "journal.db"
    journal = Journal.create(path, "seven quiet lamps")
    entry = journal.add(new_entry(Kind.WIN, date(2026, 3, 12), "soon gone"))
    journal.set_star(entry.id, True)
    app = JournalApp(path, journal)
    async with app.run_test(notifications=True) as pilot:
        app.post_message(OpenEntry(entry.id))
        await settle(pilot)
        app.post_message(HistoryOf(entry.id))
        await settle(pilot)
        other = Journal.unlock(path, "seven quiet lamps")
        other.erase(entry.id)
        other.close()
        await pilot.press("down", "r", "escape")
        await settle(pilot)
        for key in ("asterisk", "number_sign", "o", "ampersand", "h", "x", "u", "e", "m"):
            app.clear_notifications()
            await pilot.press(key)
            await settle(pilot)
            assert "No such entry." in said(app), key
        await pilot.press("w")
        await settle(pilot)
        assert isinstance(app.screen, WinsScreen)


async def test_star_when_the_disk_is_full_then_it_is_said_and_the_app_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = JournalApp(Path("/nowhere/x.db"), made_up_journal())

    def refused(*given: object) -> None:
        raise NoSpace("There is no room left on the disk. Nothing was changed.")

    monkeypatch.setattr(app.journal, "set_star", refused)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("escape", "tab", "asterisk")
        await settle(pilot)
        assert "The disk is full." in said(app)
        await pilot.press("w")
        await settle(pilot)
        assert isinstance(app.screen, WinsScreen)
