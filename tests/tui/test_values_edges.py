"""Values and check-ins at their edges: full disks, the trash, rows at hand, narrow screens."""

import pytest

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import FIRST_AREAS
from recovery_journal.model.value_parts import Door
from recovery_journal.model.views import Query
from recovery_journal.tui.screens.check_in import CheckInScreen
from recovery_journal.tui.screens.over_time import OverTimeScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.value_list import ValueList
from tests.tui.driving import choose_row, enter, said, seen, settle
from tests.tui.valuing import (
    TODAY,
    add_check_in,
    add_value,
    ago,
    at_hand,
    opened,
    parting,
    press,
    value_named,
    write,
)

HERE = ("v", "b")


@pytest.fixture
def journal() -> Journal:
    """Three values in order."""
    journal = Journal.in_memory()
    journal.set_value_order([add_value(journal, name).id for name in ("One", "Two", "Three")])
    return journal


def areas(journal: Journal) -> list[str]:
    """The names of the areas."""
    return [each.name for each in journal.areas()]


async def test_how_close_when_y_is_pressed_then_over_time(journal: Journal) -> None:
    async with opened(journal, *HERE, "y") as (app, _):
        assert isinstance(app.screen, OverTimeScreen)


async def test_how_close_when_n_is_pressed_then_an_area_is_added(journal: Journal) -> None:
    async with opened(journal, *HERE, "n") as (app, pilot):
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, "Garden")
        assert areas(journal)[-1] == "Garden"


async def test_how_close_when_e_is_pressed_then_an_area_is_renamed(journal: Journal) -> None:
    async with opened(journal, *HERE, "end", "e") as (app, pilot):
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, " centre")
        assert areas(journal)[-1] == "Community centre"


async def test_how_close_when_x_and_u_are_pressed_then_out_and_back(journal: Journal) -> None:
    async with opened(journal, *HERE, "end", "up", "x") as (_, pilot):
        assert areas(journal) == ["Health", "Home", "Community"]
        await press(pilot, "u")
        assert areas(journal) == [area.name for area in FIRST_AREAS]


async def test_today_when_the_disk_is_full_then_it_opens_all_the_same(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise NoSpace("There is no room left on the disk. Nothing was changed.")

    monkeypatch.setattr(journal._store, "remember", full)
    async with opened(journal) as (app, _):
        assert app.is_running
        assert isinstance(app.screen, TodayScreen)


async def test_page_when_opened_from_the_trash_then_u_takes_it_back(journal: Journal) -> None:
    value = value_named(journal, "Two")
    journal.trash(value.id)
    async with opened(journal, "g", "enter", "u") as (app, _):
        assert isinstance(app.screen, ValueScreen)
        assert journal.entry(value.id).trashed is None


async def test_let_go_when_a_draft_waits_then_l_goes_on_with_it(journal: Journal) -> None:
    async with opened(journal, "v", "L") as (app, pilot):
        await write(pilot, "Half a word")
        await press(pilot, "escape", "L")
        assert "Half a word" in seen(app)
        await write(pilot, "More. ")
        await press(pilot, "escape")
        assert len(journal.drafts()) == 1


async def test_let_go_when_an_edit_waits_then_its_words_are_in_the_form(journal: Journal) -> None:
    async with opened(journal, "v", "e") as (app, pilot):
        await write(pilot, "What it means")
        await press(pilot, "escape", "L")
        assert "What it means" in seen(app)
        await press(pilot, "ctrl+s")
        value = value_named(journal, "One")
        assert (value.body, parting(value)[0]) == ("What it means", TODAY.isoformat())
        assert journal.drafts() == []


async def test_today_when_the_setting_is_turned_off_from_it_then_it_stops_asking(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        assert "How close are your days" in seen(app)
        await press(pilot, "comma")
        await choose_row(pilot, "check_in")
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert "How close are your days" not in seen(app)


async def test_sorts_when_one_under_way_was_let_go_of_and_taken_back_then_it_is_none_of_them(
    journal: Journal,
) -> None:
    journal.set_aside(journal.begin_sort(Door.ALL, [("A", "a")], 1, TODAY))
    (row,) = journal.page(Query(trashed=True))
    journal.untrash(row.id)
    async with opened(journal, "v", "p") as (app, _):
        assert app.screen.query_one(EntryList).is_empty


async def test_trash_when_pressed_then_the_row_below_is_at_hand(journal: Journal) -> None:
    async with opened(journal, "v", "down", "x") as (app, _):
        assert at_hand(app) == "Three"


async def test_trash_when_pressed_on_the_last_row_then_the_one_above_is(journal: Journal) -> None:
    async with opened(journal, "v", "end", "x") as (app, _):
        assert at_hand(app) == "Two"


async def test_check_in_when_trashed_then_the_row_below_is_at_hand(journal: Journal) -> None:
    for back in range(4):
        add_check_in(journal, value_named(journal, "One"), back, back=back)
    async with opened(journal, "v", "y", "down", "down", "x") as (app, _):
        assert isinstance(app.screen, OverTimeScreen)
        found = app.screen.entry_at_hand
        assert found is not None
        assert journal.entry(found).day == ago(3)


async def test_how_close_when_a_value_comes_from_elsewhere_then_the_same_name_is_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "end") as (app, pilot):
        add_value(journal, "Another")
        app.tell_changed()
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, CheckInScreen)
        assert "Community" in seen(app)


async def test_over_time_when_there_are_words_alone_then_it_does_not_say_nothing_is_there(
    journal: Journal,
) -> None:
    add_check_in(journal, value_named(journal, "One"), body="Words alone.")
    async with opened(journal, "v", "y") as (app, _):
        assert "Words alone." in seen(app)
        assert "Nothing here yet" not in seen(app)


async def test_values_when_one_with_a_long_name_was_let_go_of_then_its_day_is_seen() -> None:
    journal = Journal.in_memory()
    add_value(journal, "Here")
    add_value(journal, "m" * 200, gone=0)
    async with opened(journal, "v") as (app, _):
        assert "today" in seen(app)


async def test_values_when_all_are_let_go_of_then_it_is_said() -> None:
    journal = Journal.in_memory()
    add_value(journal, "Gone", gone=0)
    async with opened(journal, "v") as (app, _):
        assert "Let go of" in seen(app)


async def test_values_when_there_are_more_than_99_in_order_then_a_name_takes_one_line() -> None:
    journal = Journal.in_memory()
    journal.add_many([new_entry(Kind.VALUE, TODAY, f"{at} {'m' * 90}") for at in range(101)])
    journal.set_value_order([value.id for value in journal.values().at_hand])
    async with opened(journal, "v") as (app, _):
        assert len(app.screen.query_one(ValueList)._lines) == 101


async def test_check_in_when_narrow_then_what_it_is_about_is_seen(journal: Journal) -> None:
    async with opened(journal, "v", "i", size=(60, 20)) as (app, _):
        assert "One" in seen(app)


async def test_page_when_the_value_lies_in_the_trash_then_y_shows_it_over_time(
    journal: Journal,
) -> None:
    value = value_named(journal, "Two")
    add_check_in(journal, value, 5)
    async with opened(journal, "v", "down", "enter", "x") as (app, pilot):
        assert "y shows it over time." in said(app)
        await press(pilot, "y")
        assert isinstance(app.screen, OverTimeScreen)


async def test_export_when_about_one_value_then_a_row_says_so(journal: Journal) -> None:
    add_check_in(journal, value_named(journal, "One"), 5)
    async with opened(journal, "v", "y", "m") as (app, _):
        assert "One" in seen(app)


async def test_how_close_when_there_is_nothing_then_it_invites() -> None:
    journal = Journal.in_memory()
    journal.set_areas([])
    async with opened(journal, *HERE) as (app, _):
        assert "Nothing here yet. That's fine." in said(app)
