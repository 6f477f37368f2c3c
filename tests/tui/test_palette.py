"""The palette: every command at hand by name, and nothing that would write to disk in plain."""

from pathlib import Path

from textual.command import CommandList

from recovery_journal.demo import made_up_journal
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.palette import Palette, commands
from recovery_journal.tui.screens.today import TodayScreen
from tests.tui.driving import said, settle


async def test_palette_when_a_command_is_chosen_by_name_then_it_is_done(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        entry = app.journal.page(Query(words="tea"))[0]
        app.post_message(OpenEntry(entry.id))
        await settle(pilot)
        await pilot.press("ctrl+p", *"star")
        await settle(pilot)
        assert "star it, or take the star away (*)" in said(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.journal.entry(entry.id).starred


async def test_palette_when_locked_then_only_what_needs_no_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"x" * 4096)
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await settle(pilot)
        named = {command.title for command in commands(app, app.screen, {})}
        assert {"Support", "Curtain", "Quit", "Keys"} <= named
        assert not named & {"Quick win", "Find", "Today", "Wins", "Export", "Settings", "Lock"}


async def test_palette_when_read_through_then_nothing_of_the_frameworks_own(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test():
        titles = {command.title for command in app.get_system_commands(app.screen)}
    assert not titles & {"Screenshot", "Theme", "Maximize", "Minimize"}
    assert {"Quick win", "Curtain", "Wins", "Export"} <= titles


async def test_palette_when_letters_come_while_it_closes_then_the_app_goes_on(
    tmp_path: Path,
) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        app.action_command_palette()
        await settle(pilot)
        palette = app.screen
        assert isinstance(palette, Palette)
        await palette.query_one(CommandList).remove()
        palette._gather_commands("win")
        await settle(pilot)
        palette.dismiss()
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
