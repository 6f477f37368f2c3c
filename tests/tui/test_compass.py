"""The Compass: the points are the person's own, and what is close to them is in their words."""

from math import ceil

import pytest
from textual.geometry import Offset
from textual.widgets import Static

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Lane
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.compass import SPANS, CompassScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.strength import StrengthScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.widgets.close_list import CloseList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.rose import MOST_POINTS, Rose, placed_names
from tests.tui.driving import said, seen, settle
from tests.tui.strengthening import add_strength, add_win
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    add_check_in,
    add_value,
    at_hand,
    click,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
    value_named,
)

OFTEN_ENOUGH = 4
"""Presses that lead from any span to the last one."""


@pytest.fixture
def journal() -> Journal:
    """Three values in an order that is not that of their names, another, one let go of."""
    journal = Journal.in_memory()
    kept = [add_value(journal, name, f"{name} it is.") for name in ("Rest", "Family", "Courage")]
    add_value(journal, "Also")
    add_value(journal, "Gone", gone=3)
    journal.set_value_order([value.id for value in kept])
    return journal


def close(app: JournalApp) -> list[str]:
    """The first lines of what is close, as they are listed."""
    assert isinstance(app.screen, CompassScreen)
    listed = app.screen.query_one(CloseList)
    return [str(option.prompt).splitlines()[0].strip() for option in listed.options]


def point(app: JournalApp) -> str:
    """What is said of the point that stands out."""
    return str(app.screen.query_one("#point", Static).content)


# the points


async def test_compass_when_there_is_nothing_then_it_invites_with_both_keys() -> None:
    async with opened(Journal.in_memory(), "c") as (app, pilot):
        assert isinstance(app.screen, CompassScreen)
        assert "Nothing here yet. That's fine." in said(app)
        assert "v goes to values, s to strengths." in said(app)
        assert not app.screen.query_one("#rose-and-list").display
        await press(pilot, *("right", "left", "enter", "x", "asterisk", "right_square_bracket"))
        await press(pilot, "left_square_bracket", "equals_sign", "equals_sign", "m", "escape")
        assert isinstance(app.screen, CompassScreen)
        await press(pilot, "v")
        assert "Nothing here yet." in said(app)


async def test_points_when_values_then_in_the_persons_order_and_those_let_go_are_none(
    journal: Journal,
) -> None:
    async with opened(journal, "c") as (app, pilot):
        assert app.focused is app.screen.query_one(Rose)
        assert line_of(app, "[Rest]")
        for name in ("Family", "Courage", "Also"):
            assert line_of(app, name)
        assert "Gone" not in seen(app)
        names = []
        for _ in range(4):
            names.append(at_hand(app))
            await press(pilot, "right")
        assert names == ["Rest", "Family", "Courage", "Also"]


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (("right",), "Family"),
        (("down",), "Family"),
        (("right",) * 4, "Rest"),
        (("left",), "Also"),
        (("up",), "Also"),
        (("left", "left", "right"), "Also"),
    ],
)
async def test_arrows_when_pressed_then_round_and_round(
    journal: Journal, keys: tuple[str, ...], name: str
) -> None:
    async with opened(journal, "c", *keys) as (app, _):
        assert at_hand(app) == name
        assert line_of(app, f"[{name}]")
        assert point(app) == name
        assert (f"“{name} it is.”" in said(app)) == (name != "Also")
        assert app.screen.query_one(FootLine).lane == "only me"


@pytest.mark.parametrize("number", [MOST_POINTS, MOST_POINTS + 1, 2 * MOST_POINTS + 1])
async def test_points_when_there_are_more_than_stand_around_then_some_at_a_time(
    number: int,
) -> None:
    journal = Journal.in_memory()
    names = [f"value {at:02}" for at in range(number)]
    journal.set_value_order([add_value(journal, name).id for name in names])
    async with opened(journal, "c", size=(120, 40)) as (app, pilot):
        for at, name in enumerate(names):
            assert at_hand(app) == name
            rose = app.screen.query_one(Rose)
            first = at // MOST_POINTS * MOST_POINTS
            assert list(rose._names) == names[first : first + MOST_POINTS]
            many = number > MOST_POINTS
            assert point(app) == (f"{name}   {at + 1} of {number}" if many else name)
            await press(pilot, "right")
        assert at_hand(app) == names[0]
        await press(pilot, "left")
        assert at_hand(app) == names[-1]
        assert len(app.screen.query_one(Rose)._names) == number - MOST_POINTS * (
            ceil(number / MOST_POINTS) - 1
        )


async def test_name_when_clicked_then_it_stands_out_and_clicked_again_its_page_opens(
    journal: Journal,
) -> None:
    async with opened(journal, "c") as (app, pilot):
        rose = app.screen.query_one(Rose)
        width, height = rose.content_size
        placed = placed_names(width, height, rose._names, 0)[2]
        spot = rose.content_region.offset + Offset(placed.column + 2, placed.line)
        await click(app, pilot, rose.content_region.offset)
        assert at_hand(app) == "Rest"
        await click(app, pilot, spot)
        assert at_hand(app) == "Courage"
        assert isinstance(app.screen, CompassScreen)
        await click(app, pilot, spot)
        assert isinstance(app.screen, ValueScreen)


async def test_points_when_strengths_are_wanted_then_those_used_last_first(
    journal: Journal,
) -> None:
    for back, name in ((9, "courage in small doses"), (2, "Asking for help")):
        journal.thread(add_win(journal, f"{name}!", back=back).id, add_strength(journal, name).id)
    async with opened(journal, "c", "equals_sign") as (app, pilot):
        assert at_hand(app) == "Asking for help"
        assert close(app) == ["Asking for help!"]
        await press(pilot, "right")
        assert at_hand(app) == "courage in small doses"
        await press(pilot, "enter")
        assert isinstance(app.screen, StrengthScreen)
        await press(pilot, "escape", "equals_sign")
        assert at_hand(app) == "Rest"


async def test_points_when_there_are_strengths_alone_then_they_are_shown_at_once() -> None:
    journal = Journal.in_memory()
    add_strength(journal, "Asking for help")
    async with opened(journal, "c") as (app, pilot):
        assert at_hand(app) == "Asking for help"
        await press(pilot, "equals_sign")
        assert at_hand(app) == "Asking for help"
        assert line_of(app, "[Asking for help]")


# what is close


async def test_close_when_threaded_or_about_it_then_in_the_persons_words_newest_first(
    journal: Journal,
) -> None:
    rest = value_named(journal, "Rest")
    journal.thread(add_win(journal, "older win", back=5).id, rest.id, "before it was late")
    journal.thread(rest.id, add_win(journal, "newer win", back=1).id)
    add_check_in(journal, rest, 6, back=2, body="I lay down at ten.\nMore.")
    add_check_in(journal, rest, 3, back=3)
    journal.thread(add_win(journal, "of another").id, value_named(journal, "Family").id)
    journal.trash(journal.thread(add_win(journal, "gone").id, rest.id).source)
    async with opened(journal, "c", size=(120, 40)) as (app, _):
        assert close(app) == ["newer win", "I lay down at ten.", "3 of 10 close", "older win"]
        assert in_this_order(app, "Rest", "“Rest it is.”", "newer win", "I lay down")
        assert "“before it was late”" in seen(app)
        assert not app.screen.query_one("#nothing").display


async def test_close_when_nothing_is_then_it_says_so_kindly(journal: Journal) -> None:
    async with opened(journal, "c") as (app, pilot):
        nothing = app.screen.query_one("#nothing", Static)
        assert nothing.display
        assert str(nothing.content) == "Nothing close to it in this span. That's fine."
        assert line_of(app, "Nothing close to it")
        await press(pilot, "tab", "down")
        assert not app.screen.query_one(CloseList).display


async def test_span_when_changed_then_the_days_that_it_says_and_no_others(
    journal: Journal,
) -> None:
    rest = value_named(journal, "Rest")
    for back in (0, 6, 7, 30, 31, 91, 92, 365, 366, 3000):
        journal.thread(add_win(journal, f"{back} back", back=back).id, rest.id)
    async with opened(journal, "c") as (app, pilot):
        title = app.screen.query_one(TitleLine)
        assert (title.right, len(close(app))) == ("a season", 6)
        await press(pilot, *["left_square_bracket"] * OFTEN_ENOUGH)
        for span, number in zip(SPANS, (2, 4, 6, 8, 10), strict=True):
            assert title.right == span.words
            assert len(close(app)) == number, span.words
            await press(pilot, "right_square_bracket")
        assert title.right == "all of it"
        await press(pilot, "right")
        assert title.right == "all of it"


async def test_enter_when_on_the_rose_then_its_page_and_on_the_list_then_the_entry(
    journal: Journal,
) -> None:
    win = add_win(journal, "a win")
    journal.thread(win.id, value_named(journal, "Rest").id)
    async with opened(journal, "c", "enter") as (app, pilot):
        assert isinstance(app.screen, ValueScreen)
        await press(pilot, "escape", "tab")
        assert isinstance(app.screen, CompassScreen)
        assert at_hand(app) == "a win"
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        await press(pilot, "escape")
        assert at_hand(app) == "a win"
        await press(pilot, "escape")
        assert app.focused is app.screen.query_one(Rose)
        assert at_hand(app) == "Rest"
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_commands_when_pressed_then_about_the_point_or_the_entry_in_the_list(
    journal: Journal,
) -> None:
    win = add_win(journal, "a win")
    journal.thread(win.id, value_named(journal, "Rest").id)
    async with opened(journal, "c", "asterisk", "tab", "asterisk") as (app, pilot):
        assert value_named(journal, "Rest").starred
        assert journal.entry(win.id).starred
        await press(pilot, "x")
        assert journal.entry(win.id).trashed
        assert app.focused is app.screen.query_one(Rose)
        assert "Nothing close to it" in said(app)
        await press(pilot, "u")
        assert close(app) == ["a win"]


async def test_point_when_it_goes_to_the_trash_then_the_first_stands_out(
    journal: Journal,
) -> None:
    async with opened(journal, "c", "right", "x") as (app, pilot):
        assert at_hand(app) == "Rest"
        assert not line_of(app, "Family")
        for _ in range(3):
            await press(pilot, "x")
        assert "Nothing here yet." in said(app)
        assert isinstance(app.screen, CompassScreen)
        assert app.screen.entry_at_hand is None
        await press(pilot, "u")
        assert line_of(app, "[")


async def test_list_when_the_point_changes_elsewhere_then_it_stays_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal, "c", "right") as (app, pilot):
        journal.set_value_order([value_named(journal, "Family").id])
        app.tell_changed()
        await settle(pilot)
        assert at_hand(app) == "Family"
        assert app.screen.query_one(Rose)._at == 0


async def test_export_when_begun_here_then_with_what_is_close(journal: Journal) -> None:
    journal.thread(add_win(journal, "a win").id, value_named(journal, "Rest").id)
    async with opened(journal, "c", "m") as (app, _):
        assert isinstance(app.screen, ExportScreen)
        assert "1 entry" in said(app)


# what it looks like


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [1, 4, 9])
async def test_compass_when_hostile_then_it_is_text_and_fits(
    size: tuple[int, int], number: int
) -> None:
    journal = Journal.in_memory()
    for at in range(number):
        words = HOSTILE[at % len(HOSTILE)]
        value = add_value(journal, f"{words[:490]}{at}", words)
        journal.thread(add_win(journal, words).id, value.id, words)
        add_check_in(journal, value, 5, body=words)
    async with opened(journal, "c", size=size) as (app, pilot):
        for key in ("right", "left", "left", "tab", "end", "right_square_bracket"):
            await press(pilot, key)
            assert misfits(app.screen) == []
        listed = app.screen.query_one(CloseList)
        assert listed.region.height >= 4
        assert listed.region.bottom <= size[1] - 2


@pytest.mark.parametrize("size", SIZES)
async def test_compass_when_made_up_then_all_names_and_words_can_be_seen(
    size: tuple[int, int],
) -> None:
    async with opened(made_up_journal(), "c", size=size) as (app, _):
        for name in ("[Honesty]", "Belonging", "Making things", "Courage"):
            assert line_of(app, name), name
        assert line_of(app, " of 10 close") or close(app)
        assert misfits(app.screen) == []


# company


async def test_compass_when_in_company_then_nothing_of_what_is_the_persons_alone(
    journal: Journal,
) -> None:
    shown = add_value(journal, "Shown", "An open meaning.", lane=Lane.OPEN_TOGETHER)
    journal.thread(add_win(journal, "private win").id, shown.id, "private words")
    add_check_in(journal, shown, 2, body="private check-in")
    open_win = add_win(journal, "open win", lane=Lane.OPEN_TOGETHER)
    journal.thread(open_win.id, shown.id, "open words")
    add_strength(journal, "private strength")
    async with opened(together(journal), "c", size=(120, 40)) as (app, pilot):
        assert at_hand(app) == "Shown"
        assert close(app) == ["open win"]
        for keys in ((), ("right",), ("equals_sign",)):
            await press(pilot, *keys)
            assert at_hand(app) == "Shown"
            for words in ("private", "Rest", "Family", "2 of 10"):
                assert words not in seen(app), words


async def test_compass_when_in_company_and_nothing_is_open_then_it_is_empty(
    journal: Journal,
) -> None:
    async with opened(together(journal), "c") as (app, _):
        assert "Nothing here yet." in said(app)
        assert "Rest" not in seen(app)
