"""Wins: the list and the reader, the calendar, the totals, and what can be filtered."""

from datetime import date
from pathlib import Path

import pytest

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.views import Query, Totals
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.wins import WinsScreen, said_totals
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.reader import MOST_AT_FIRST, Reader
from recovery_journal.tui.widgets.year import Year
from tests.tui.driving import said, seen, settle

TODAY = date.today()


def app_with(journal: Journal | None = None) -> JournalApp:
    """The app on a journal in memory."""
    return JournalApp(Path("/nowhere/journal.db"), journal or made_up_journal(TODAY))


def test_totals_when_said_then_they_leave_out_what_is_nothing() -> None:
    def told(everything: int, year: int, back: int) -> str:
        return said_totals(Totals(all=everything, this_year=year, this_month=0, coming_back=back))

    assert told(132, 14, 3) == "132 wins kept, 14 this year; 3 times you came back"
    assert told(1, 1, 0) == "1 win kept"
    assert told(40, 0, 1) == "40 wins kept; once you came back"
    assert told(1200, 1200, 2) == "1,200 wins kept; twice you came back"
    assert told(0, 0, 0) == ""


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_wins_when_narrow_then_list_above_and_reader_below(size: tuple[int, int]) -> None:
    app = app_with()
    async with app.run_test(size=size) as pilot:
        await pilot.press("escape", "w", "down")
        await settle(pilot)
        listed, reader = app.screen.query_one(EntryList), app.screen.query_one(Reader)
        assert listed.has_focus
        assert reader.region.y >= listed.region.bottom
        assert min(listed.size.height, reader.size.height) >= 5
        assert seen(app).count("Slept seven hours") == 2
        assert "the morning felt longer" in seen(app)


async def test_wins_when_wide_then_side_by_side_with_the_calendar() -> None:
    app = app_with()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape", "w")
        await settle(pilot)
        listed, reader = app.screen.query_one(EntryList), app.screen.query_one(Reader)
        assert reader.region.x >= listed.region.right
        assert app.screen.query_one(Year).display
        assert "Jan Feb Mar" in seen(app)
        assert "wins kept" in seen(app)


async def test_year_when_a_day_is_chosen_then_the_list_has_that_day_and_escape_all() -> None:
    app = app_with()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "w", "y")
        await settle(pilot)
        assert isinstance(app.focused, Year)
        await pilot.press("up", "enter")
        await settle(pilot)
        rows = app.screen.query_one(EntryList).shown_rows
        assert [row.title for row in rows] == [
            "Slept seven hours",
            "The bus waited, I was hungry, nobody called",
        ]
        assert "yesterday ×" in seen(app)
        assert "2 found" in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert len(app.screen.query_one(EntryList).shown_rows) > 1
        await pilot.press("y", "left_square_bracket")
        await settle(pilot)
        assert not app.screen.query_one(Year).display
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_year_when_brackets_are_pressed_then_other_years() -> None:
    app = app_with()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape", "w", "left_square_bracket")
        await settle(pilot)
        assert str(TODAY.year - 1) in seen(app).split("Jan Feb")[1]
        await pilot.press("right_square_bracket", "right_square_bracket")
        assert app.screen.query_one(Year).day.year == TODAY.year


async def test_filters_when_coming_back_then_those_wins_alone() -> None:
    app = app_with()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "w", "f", "space", "enter")
        await settle(pilot)
        wanted = Query(kind=Kind.WIN, coming_back=True)
        rows = app.screen.query_one(EntryList).shown_rows
        assert rows == app.journal.page(wanted)
        assert 0 < len(rows) < app.journal.count(Query(kind=Kind.WIN))
        assert all(app.journal.entry(row.id).details.as_dict()["coming_back"] for row in rows)
        assert "coming back ×" in seen(app)


async def test_wins_when_empty_then_invites_and_a_quick_win_shows_at_once() -> None:
    app = app_with(Journal.in_memory())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("escape", "w")
        await settle(pilot)
        assert "Nothing here yet. That's fine. ctrl+n keeps a first win." in said(app)
        await pilot.press("ctrl+n", *"kept", "enter")
        await settle(pilot)
        assert isinstance(app.screen, WinsScreen)
        assert "1 win kept" in seen(app)
        assert "▪" in seen(app)
        assert app.screen.entry_at_hand == app.journal.page()[0].id


async def test_reader_when_a_text_is_long_then_more_is_laid_out_as_it_is_read() -> None:
    from recovery_journal.model.entry import new_entry

    journal = Journal.in_memory()
    body = "word " * (MOST_AT_FIRST // 4) + "the very end"
    journal.add(new_entry(Kind.WIN, TODAY, "long", body))
    app = app_with(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "w", "tab")
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "enter opens all of it" in said(app)
        assert "the very end" not in said(app)
        await pilot.press("shift+tab", "enter")
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "the very end" in said(app)
