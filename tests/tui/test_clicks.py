"""Clicks that come too soon or beside what they seem to be for."""

from pathlib import Path

from textual.events import MouseDown, MouseUp
from textual.geometry import Offset
from textual.widgets import OptionList

from recovery_journal.demo import made_up_journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.settings import SettingsScreen
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.filter_line import FilterLine
from recovery_journal.tui.widgets.frame import FootLine
from tests.tui.driving import choose_row, seen, settle
from tests.tui.hosting import Host


def click_twice(app: JournalApp, at: Offset) -> None:
    """Two clicks in one burst."""
    for made in (MouseDown, MouseUp) * 2:
        app.post_message(made(None, at.x, at.y, 0, 0, 1, False, False, False, at.x, at.y))


async def test_choice_when_clicked_twice_at_once_then_one_dialog_goes(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        app.action_settings()
        await settle(pilot)
        await choose_row(pilot, "idle")
        assert isinstance(app.screen, ChooseDialog)
        listed = app.screen.query_one(OptionList).region
        click_twice(app, Offset(listed.x + 3, listed.y + 1))
        await settle(pilot)
        assert isinstance(app.screen, SettingsScreen)


async def test_choices_when_one_is_wide_then_what_is_told_stands_in_one_column(
    tmp_path: Path,
) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        choices = [Choice("a", "日本", "one"), Choice("b", "abcd", "two")]
        app.push_screen(ChooseDialog("Which", choices))
        await settle(pilot)
        lines = [line for line in seen(app).splitlines() if "one" in line or "two" in line]
        # Two wide letters take the cells of four.
        assert lines[0].index("one") + 2 == lines[1].index("two")


async def test_foot_when_clicked_on_its_rule_then_no_key(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        await pilot.press("escape")
        await settle(pilot)
        before = app.screen
        await pilot.click(FootLine, offset=(3, 0))
        await settle(pilot)
        assert app.screen is before
        await pilot.click(FootLine, offset=(3, 1))
        await settle(pilot)
        assert app.screen is not before


async def test_filters_when_cut_off_then_a_click_beside_them_takes_none_away() -> None:
    query = Query(kind=Kind.WIN, tag="calm", starred=True)
    line = FilterLine(query)
    host = Host(line)
    async with host.run_test(size=(32, 10)) as pilot:
        line.told = "2 found"
        await pilot.pause()
        await pilot.click(FilterLine, offset=(30, 0))
        await pilot.pause()
        assert line.shown == query
