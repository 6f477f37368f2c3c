"""Keys and help: every command, with the keys the person chose, and the ideas in a few words."""

from pathlib import Path

import pytest

from recovery_journal import settings as own_settings
from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.paths import settings_path
from recovery_journal.tui.actions import ACTS
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.keys import KeysScreen
from recovery_journal.tui.screens.quick_win import QuickWinDialog
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from tests.tui.driving import said, seen, settle

PATH = Path("/home/you/own/journal.db")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_keys_when_asked_for_then_every_command_is_told(size: tuple[int, int]) -> None:
    app = JournalApp(PATH, made_up_journal())
    async with app.run_test(size=size) as pilot:
        await pilot.press("escape", "question_mark")
        await settle(pilot)
        assert isinstance(app.screen, KeysScreen)
        shown = " ".join(str(part.render()) for part in app.screen.query("KeyTable, Static"))
        words = " ".join(shown.split())
        for act in ACTS:
            assert act.id in words
            assert act.tells in words
        assert str(PATH) in words
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_keys_when_wide_then_two_columns_and_one_when_narrow() -> None:
    for size, columns in (((120, 40), 2), ((80, 24), 1)):
        app = JournalApp(PATH, made_up_journal())
        async with app.run_test(size=size) as pilot:
            await pilot.press("f1")
            await settle(pilot)
            lefts = {table.region.x for table in app.screen.query("KeyTable")}
            assert len(lefts) == columns


async def test_keys_when_the_person_chose_others_then_those_work_and_are_shown() -> None:
    chosen = {"win.quick": "f6", "help.open": "f7"}
    own_settings.save(settings_path(), own_settings.Settings(keys=chosen))
    app = JournalApp(PATH, made_up_journal())
    async with app.run_test() as pilot:
        await pilot.press("f7")
        await settle(pilot)
        assert "f6 write a win in one line" in said(app)
        assert "f2" not in seen(app)
        await pilot.press("f6")
        await settle(pilot)
        assert isinstance(app.screen, QuickWinDialog)


async def test_keys_when_pressed_twice_then_one_page(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    Journal.create(path, "seven quiet lamps").close()
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await pilot.press("f1", "f1")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)


async def test_keys_when_the_person_chose_others_then_sentences_and_palette_say_them() -> None:
    chosen = {"win.quick": "f6", "support.open": "f7", "lock.now": "f11"}
    own_settings.save(settings_path(), own_settings.Settings(keys=chosen))
    app = JournalApp(PATH, Journal.in_memory())
    async with app.run_test() as pilot:
        told = {each.title: each.help for each in app.get_system_commands(app.screen)}
        assert told["Quick win"] == "write a win in one line (f6)"
        for place in ("wins", "find"):
            app.action_go(place)
            await settle(pilot)
            assert "f6 keeps a first win." in said(app)
        app.action_settings()
        await settle(pilot)
        await pilot.press("down", "down", "down", "down")
        assert "Whose lines f7 shows." in said(app)


async def test_new_note_when_asked_for_then_a_note_is_written() -> None:
    app = JournalApp(PATH, Journal.in_memory())
    async with app.run_test() as pilot:
        await pilot.press("escape", "N")
        await settle(pilot)
        await pilot.press(*"about rain", "ctrl+s")
        await settle(pilot)
        (row,) = app.journal.page()
        assert (row.kind.value, row.title) == ("note", "about rain")
