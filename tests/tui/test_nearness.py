"""How close: rings and marks, the names beside them, and the person's areas of life."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Area
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.screens.check_in import CheckInScreen
from recovery_journal.tui.screens.nearness import MARKS, NearnessScreen
from recovery_journal.tui.screens.over_time import OverTimeScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.bulls_eye import BullsEye
from recovery_journal.tui.widgets.frame import FootLine
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.valuing import (
    HOSTILE,
    PASSPHRASE,
    SIZES,
    TODAY,
    add_check_in,
    add_value,
    ago,
    area,
    check_ins,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    value_named,
    wrapped,
)

HERE = ("v", "b")
"""From Today to How close."""
FIRST_AREAS = ["Health", "Home", "Purpose", "Community"]


@pytest.fixture
def journal() -> Journal:
    """Two values in order and one that is not."""
    journal = Journal.in_memory()
    kept = [add_value(journal, name) for name in ("Honesty", "Belonging", "Play")]
    journal.set_value_order([value.id for value in kept[:2]])
    return journal


def listed(app: JournalApp) -> OptionList:
    """The names."""
    return app.screen.query_one("#subjects", OptionList)


def lines(app: JournalApp) -> list[str]:
    """The line of each name, as it stands in the list."""
    shown = (listed(app).get_option_at_index(at) for at in range(listed(app).option_count))
    return [str(option.prompt).strip() for option in shown]


def areas(journal: Journal) -> list[str]:
    """The names of the areas."""
    return [each.name for each in journal.areas()]


def drawn(app: JournalApp) -> str:
    """The rings with their marks, without the line of numbers below them."""
    shown = app.screen.query_one(BullsEye).render().plain.splitlines()
    return "\n".join(line for line in shown if line.split()[:1] != ["10"])


async def command(app: JournalApp, pilot: Pilot[int], name: str) -> None:
    """Do what one of the screen's commands does; wait for what comes of it."""
    await app.run_action(f"screen.{name}")
    await settle(pilot)


# what it shows


async def test_names_when_shown_then_values_in_their_order_then_areas_each_with_a_mark(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, _):
        assert isinstance(app.screen, NearnessScreen)
        names = ["Honesty", "Belonging", "Play", *FIRST_AREAS]
        assert lines(app) == [f"{at}  {name}" for at, name in enumerate(names, 1)]
        assert app.focused is listed(app)
        assert "as you said it last" in said(app)


async def test_marks_when_nothing_is_told_yet_then_there_are_none_and_no_number(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, _):
        assert set(drawn(app)) == set(" ·+\n")
        assert "of 10" not in seen(app)


async def test_marks_when_told_then_beside_the_name_and_nearer_to_the_middle_the_closer(
    journal: Journal,
) -> None:
    add_check_in(journal, value_named(journal, "Honesty"), 10, 3)
    add_check_in(journal, area(journal, "Home"), 0, back=40)
    add_check_in(journal, area(journal, "Health"), None, 8)
    async with opened(journal, *HERE) as (app, _):
        assert lines(app)[0].split() == ["1", "Honesty", "10", "of", "10,", "today"]
        assert lines(app)[4].endswith(f"0 of 10, {short_day(ago(40), TODAY)}")
        assert lines(app)[3] == "4  Health"
        # The first mark stands on the middle.
        assert set(drawn(app)) == set("15 ·\n")


async def test_marks_when_a_name_is_at_hand_then_its_mark_stands_out(journal: Journal) -> None:
    for name in ("Honesty", "Belonging"):
        add_check_in(journal, value_named(journal, name), 4)
    async with opened(journal, *HERE) as (app, pilot):
        assert app.screen.query_one(BullsEye).at_hand == "1"
        await press(pilot, "down")
        assert app.screen.query_one(BullsEye).at_hand == "2"
        reversed_cells = [
            piece.text
            for strip in app.screen._compositor.render_strips()
            for piece in strip
            if piece.style is not None and piece.style.reverse
        ]
        assert reversed_cells == ["2"]


async def test_newest_when_there_are_several_then_that_one_is_told(journal: Journal) -> None:
    value = value_named(journal, "Honesty")
    add_check_in(journal, value, 2, back=3)
    add_check_in(journal, value, 9, back=30)
    add_check_in(journal, value, None, 7, back=1)
    async with opened(journal, *HERE) as (app, _):
        assert lines(app)[0].endswith(f"2 of 10, {short_day(ago(3), TODAY)}")


async def test_names_when_another_connection_writes_then_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    filed = Journal.create(path, PASSPHRASE)
    value = add_value(filed, "Honesty")
    async with opened(filed, *HERE) as (app, pilot):
        other = Journal.unlock(path, PASSPHRASE)
        add_check_in(other, value, 7)
        other.set_areas([Area(name="Elsewhere")])
        other.close()
        await until(pilot, lambda: "Elsewhere" in seen(app))
        assert lines(app)[0].endswith("7 of 10, today")
        assert lines(app)[1:] == ["2  Elsewhere"]
    filed.close()


# check-ins


async def test_enter_when_pressed_then_a_check_in_on_the_name_at_hand_and_its_mark_comes(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "down", "enter") as (app, pilot):
        assert isinstance(app.screen, CheckInScreen)
        assert line_of(app, "Belonging")
        await press(pilot, "tab", "8", "ctrl+s")
        assert isinstance(app.screen, NearnessScreen)
        assert lines(app)[1].endswith("8 of 10, today")
        assert "2" in drawn(app)
        assert listed(app).highlighted == 1
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)


async def test_name_when_clicked_then_a_check_in_on_it(journal: Journal) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        await pilot.click("#subjects", offset=(5, 4))
        await settle(pilot)
        assert isinstance(app.screen, CheckInScreen)
        assert line_of(app, "Home")


async def test_over_time_when_asked_for_then_of_the_name_at_hand(journal: Journal) -> None:
    async with opened(journal, *HERE, "end") as (app, pilot):
        await command(app, pilot, "over_time")
        assert isinstance(app.screen, OverTimeScreen)
        assert line_of(app, "Community").split() == ["Community", "over", "time"]
        await press(pilot, "escape")
        assert isinstance(app.screen, NearnessScreen)


# areas


async def test_area_when_added_then_it_stands_last_and_can_be_checked_in_on(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        await command(app, pilot, "add_area")
        assert isinstance(app.screen, AskDialog)
        assert "An area of your life" in seen(app)
        await enter(pilot, "  The  garden ")
        assert isinstance(app.screen, NearnessScreen)
        assert areas(journal)[:-1] == FIRST_AREAS
        assert areas(journal)[-1].split() == ["The", "garden"]
        await press(pilot, "end", "enter", "tab", "9", "ctrl+s")
        assert lines(app)[-1].endswith("9 of 10, today")


async def test_area_when_adding_is_left_then_all_stay(journal: Journal) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        await command(app, pilot, "add_area")
        await press(pilot, *"half", "escape")
        assert isinstance(app.screen, NearnessScreen)
        assert areas(journal) == FIRST_AREAS


async def test_area_when_renamed_then_its_check_ins_stay_with_it(journal: Journal) -> None:
    home = area(journal, "Home")
    add_check_in(journal, home, 4)
    async with opened(journal, *HERE, *["down"] * 4) as (app, pilot):
        await command(app, pilot, "rename_area")
        assert isinstance(app.screen, AskDialog)
        field = app.screen.query_one(Input)
        assert field.value == "Home"
        field.value = "A [b]b[/b]"
        await enter(pilot, "")
        assert areas(journal) == ["Health", "A [b]b[/b]", "Purpose", "Community"]
        assert lines(app)[4].startswith("5  A [b]b[/b]")
        assert lines(app)[4].endswith("4 of 10, today")
        assert listed(app).highlighted == 4
        assert next(each for each in journal.areas() if "[b]" in each.name).id == home.id


@pytest.mark.parametrize("name", ["rename_area", "remove_area", "undo_area"])
async def test_area_when_a_value_is_at_hand_then_nothing_of_an_area_changes(
    journal: Journal, name: str
) -> None:
    before = journal.subjects()
    async with opened(journal, *HERE) as (app, pilot):
        await command(app, pilot, name)
        assert isinstance(app.screen, NearnessScreen)
        assert journal.subjects() == before


@pytest.mark.parametrize("at", range(4))
async def test_area_when_taken_out_then_it_can_be_put_back_at_its_place(
    journal: Journal, at: int
) -> None:
    gone = journal.areas()[at]
    add_check_in(journal, area(journal, gone.name), 6)
    async with opened(journal, *HERE, *["down"] * (3 + at)) as (app, pilot):
        await command(app, pilot, "remove_area")
        assert areas(journal) == [name for name in FIRST_AREAS if name != gone.name]
        assert not any(gone.name in line for line in lines(app))
        # What was said about it stays.
        assert [each.title for each in check_ins(journal)] == [gone.name]
        await command(app, pilot, "undo_area")
        assert journal.areas()[at] == gone
        assert areas(journal) == FIRST_AREAS
        assert lines(app)[3 + at].endswith("6 of 10, today")
        await command(app, pilot, "undo_area")
        assert areas(journal) == FIRST_AREAS


async def test_area_when_all_are_taken_out_then_none_comes_back_by_itself(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "end") as (app, pilot):
        for _ in FIRST_AREAS:
            await command(app, pilot, "remove_area")
        assert areas(journal) == []
        assert len(lines(app)) == 3
    async with opened(journal, *HERE) as (app, _):
        assert len(lines(app)) == 3


@pytest.mark.parametrize("name", ["", "  ", "\t", "m" * (LONGEST_TITLE + 1)])
def test_area_when_its_name_cannot_be_used_then_refused_and_all_stay(
    journal: Journal, name: str
) -> None:
    with pytest.raises(Unusable):
        journal.set_areas([*journal.areas(), Area(name=name)])
    assert areas(journal) == FIRST_AREAS


@pytest.mark.parametrize("name", ["", "   ", "m" * (LONGEST_TITLE + 1)])
@pytest.mark.parametrize("asked", ["add_area", "rename_area"])
async def test_area_when_its_name_is_refused_then_said_kindly_and_the_app_goes_on(
    journal: Journal, asked: str, name: str
) -> None:
    async with opened(journal, *HERE, "end") as (app, pilot):
        await command(app, pilot, asked)
        app.screen.query_one(Input).value = name
        await enter(pilot, "")
        assert "room for 500 letters" in said(app) if name.strip() else "needs a word" in said(app)
        assert areas(journal) == FIRST_AREAS
        if isinstance(app.screen, AskDialog):
            await press(pilot, "escape")
        assert isinstance(app.screen, NearnessScreen)
        assert lines(app)[-1] == "7  Community"


# many, and hostile ones


@pytest.mark.parametrize("size", SIZES)
async def test_names_when_more_than_marks_then_as_many_as_there_are_marks(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    journal.add_many([new_entry(Kind.VALUE, TODAY, f"value {at:02}") for at in range(50)])
    for value in journal.values().at_hand:
        add_check_in(journal, value, 5)
    async with opened(journal, *HERE, size=size) as (app, pilot):
        assert listed(app).option_count == len(MARKS) == 35
        await press(pilot, "end")
        assert line_of(app, "z  value 34")
        assert app.screen.query_one(BullsEye).at_hand == "z"
        assert wrapped(listed(app)) == 0
        assert misfits(app.screen) == []


@pytest.mark.parametrize("size", SIZES)
async def test_names_when_hostile_then_each_on_one_line_and_as_text(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    for number, name in enumerate(HOSTILE):
        add_check_in(journal, add_value(journal, name), 10, back=400 * number)
    journal.set_areas([Area(name=name) for name in HOSTILE])
    add_check_in(journal, journal.subjects()[-1], 10, back=700)
    async with opened(journal, *HERE, size=size) as (app, pilot):
        assert wrapped(listed(app)) == 0
        assert misfits(app.screen) == []
        assert any("[b]" in line for line in lines(app))
        assert all("10 of 10" in line for line in lines(app)[: len(HOSTILE)])
        assert seen(app).count("10 of 10") >= 4
        for _ in lines(app):
            await press(pilot, "down")
        assert isinstance(app.screen, NearnessScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_names_when_made_up_then_they_are_whole_beside_or_below_the_rings(
    size: tuple[int, int],
) -> None:
    async with opened(made_up_journal(), *HERE, size=size) as (app, _):
        assert wrapped(listed(app)) == 0
        assert misfits(app.screen) == []
        for name in ("Honesty", "Belonging", "Making things"):
            assert name in seen(app)
        rings = app.screen.query_one(BullsEye).region
        names = listed(app).region
        beside = size[0] >= 76
        assert (names.x >= rings.right) is beside
        assert (names.y >= rings.bottom) is not beside
        assert rings.height >= 5
        assert names.bottom <= app.screen.query_one(FootLine).region.y


async def test_names_when_there_are_none_then_the_screen_stands(journal: Journal) -> None:
    empty = Journal.in_memory()
    empty.set_areas([])
    async with opened(empty, *HERE, "enter", "down", "y") as (app, _):
        assert isinstance(app.screen, NearnessScreen)
        assert listed(app).option_count == 0


async def test_screen_when_resized_then_names_fit_the_new_width(journal: Journal) -> None:
    add_check_in(journal, value_named(journal, "Honesty"), 7)
    async with opened(journal, *HERE, size=(120, 40)) as (app, pilot):
        for width in (60, 75, 76, 100):
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
            assert wrapped(listed(app)) == 0, width
            assert misfits(app.screen) == [], width
            assert line_of(app, "Honesty").rstrip().endswith("7 of 10, today"), width


async def test_how_close_when_asked_for_from_it_then_it_does_not_open_twice(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        app.action_nearness()
        await settle(pilot)
        assert sum(isinstance(each, NearnessScreen) for each in app.screen_stack) == 1
        assert in_this_order(app, "How close", "Honesty", "Belonging")
