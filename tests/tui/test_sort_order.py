"""The few in order: in and out, nearer and further, two at a time, and the end of the sort."""

import pytest
from textual.events import Key

from recovery_journal.model import values
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.model.views import Query
from recovery_journal.tui.screens.sort import SortScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.few_list import OrderList
from recovery_journal.tui.widgets.pair_view import PairView
from tests.tui import sorting
from tests.tui.driving import said, seen, settle, until
from tests.tui.sorting import DAY, few, fields, kept, lines_with, order, press, write_card

ASKED = "If today had room for one of these, which?"
TOLD = "Kept. e says what one means to you."


def named(*numbers: int) -> list[str]:
    """The names of these cards."""
    return [f"card {number}" for number in numbers]


# in and out, nearer and further


async def test_space_when_pressed_then_into_the_order_at_its_end_and_out_again() -> None:
    async with sorting.sorting(few(6)) as (app, pilot):
        assert "Which is nearest to you? [ and ] move one" in said(app)
        await press(pilot, "down", "space")
        assert order(app.journal) == named(1)
        assert lines_with(app, " 1  card 1")
        assert lines_with(app, "▏ ·  card 0")
        await press(pilot, "space", "space")
        assert order(app.journal) == named(1, 0, 2)
        await press(pilot, "home", "space")
        assert order(app.journal) == named(0, 2)
        assert lines_with(app, "▏ ·  card 1")
        assert kept(app.journal).cards == few(6).cards


async def test_space_when_all_have_a_place_then_the_bar_stays() -> None:
    async with sorting.sorting(few(5, ranked=4)) as (app, pilot):
        await press(pilot, "end", "space")
        assert order(app.journal) == named(0, 1, 2, 3, 4)
        assert lines_with(app, "▏ 5  card 4")


@pytest.mark.parametrize(("ranked", "at"), [(0, 0), (2, 2), (6, 0)])
async def test_order_when_opened_then_the_first_without_a_place_stands_out(
    ranked: int, at: int
) -> None:
    async with sorting.sorting(few(6, ranked=ranked)) as (app, _):
        (line,) = lines_with(app, "▏")
        assert f"card {at}" in line


async def test_card_when_clicked_then_into_the_order() -> None:
    async with sorting.sorting(few(6)) as (app, pilot):
        await pilot.click(OrderList, offset=(8, 4))
        await settle(pilot)
        assert order(app.journal) == named(4)


@pytest.mark.parametrize(
    ("nearer", "further"),
    [("left_square_bracket", "right_square_bracket"), ("shift+up", "shift+down")],
)
async def test_brackets_when_pressed_then_the_card_moves_and_the_bar_with_it(
    nearer: str, further: str
) -> None:
    async with sorting.sorting(few(6, ranked=3)) as (app, pilot):
        await press(pilot, "home", further)
        assert order(app.journal) == named(1, 0, 2)
        assert lines_with(app, "▏ 2  card 0")
        await press(pilot, further, further)
        assert order(app.journal) == named(1, 2)
        assert lines_with(app, "▏ ·  card 0")
        await press(pilot, further)
        assert order(app.journal) == named(1, 2)
        await press(pilot, nearer, nearer, nearer, nearer)
        assert order(app.journal) == named(0, 1, 2)
        assert lines_with(app, "▏ 1  card 0")


async def test_own_card_and_reword_when_in_order_then_in_the_list() -> None:
    async with sorting.sorting(few(6, ranked=1)) as (app, pilot):
        await press(pilot, "home", "r")
        assert fields(app) == ["card 0", "gloss 0"]
        await press(pilot, "escape")
        await write_card(pilot, "r", "other words")
        assert lines_with(app, "▏ 1  other words")
        await write_card(pilot, "a", "window seats", "alone")
        assert lines_with(app, " ·  window seats   alone")
        assert lines_with(app, "A sort", "7 values")
        assert order(app.journal) == ["other words"]


# two at a time


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        (["1", "1"], (4, 0, 1, 2)),
        (["1", "2"], (0, 4, 1, 2)),
        (["1", "0"], (0, 4, 1, 2)),
        (["2", "1"], (0, 1, 4, 2)),
        (["2", "2"], (0, 1, 2, 4)),
        (["0"], (0, 1, 4, 2)),
    ],
)
async def test_pair_when_answered_then_the_card_finds_its_place(
    answers: list[str], wanted: tuple[int, ...]
) -> None:
    async with sorting.sorting(few(6, ranked=3)) as (app, pilot):
        await press(pilot, "home", "down", "down", "down", "down", "equals_sign")
        assert ASKED in said(app)
        assert isinstance(app.focused, PairView)
        assert lines_with(app, "1  card 4")
        assert lines_with(app, "2  card 1")
        assert "gloss 4" in seen(app)
        for at, key in enumerate(answers):
            assert ASKED in said(app), at
            await press(pilot, key)
        assert ASKED not in said(app)
        assert order(app.journal) == named(*wanted)
        assert lines_with(app, f"▏ {wanted.index(4) + 1}  card 4")


async def test_pair_when_left_then_the_order_is_as_it_was_and_the_sort_open() -> None:
    async with sorting.sorting(few(6, ranked=3)) as (app, pilot):
        before = kept(app.journal)
        await press(pilot, "home", "equals_sign", "1")
        assert ASKED in said(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SortScreen)
        assert kept(app.journal) == before
        assert lines_with(app, "▏ 1  card 0")


async def test_pair_when_the_sort_was_left_at_it_then_its_card_stands_out_afterwards() -> None:
    sort = values.begin_pairing(few(6, ranked=3), 4)
    async with sorting.sorting(sort) as (app, pilot):
        assert isinstance(app.focused, PairView)
        await press(pilot, "escape")
        assert lines_with(app, "▏ ·  card 4")
    async with sorting.sorting(sort) as (app, pilot):
        await press(pilot, "0")
        assert lines_with(app, "▏ 3  card 4")


async def test_pair_when_nothing_is_in_order_then_the_card_comes_first_unasked() -> None:
    async with sorting.sorting(few(6)) as (app, pilot):
        await press(pilot, "down", "equals_sign")
        assert ASKED not in said(app)
        assert order(app.journal) == named(1)
        await press(pilot, "equals_sign")
        assert ASKED not in said(app)
        assert order(app.journal) == named(1)


# the end


async def test_enter_when_all_are_in_order_then_values_has_them_and_the_draft_is_gone() -> None:
    async with sorting.sorting(few(6)) as (app, pilot):
        await press(pilot, "end", *["space"] * 6)
        assert order(app.journal) == named(5, 0, 1, 2, 3, 4)
        await press(pilot, "enter")
        assert isinstance(app.screen, ValuesScreen)
        assert TOLD in said(app)
        assert lines_with(app, " 1  card 5")
        assert lines_with(app, " 6  card 4")
        assert sorting.value_names(app.journal) == (named(5, 0, 1, 2, 3, 4), [])
        assert app.journal.drafts() == []
        _, details = sorting.ended(app.journal)
        assert list(details.ranked) == named(5, 0, 1, 2, 3, 4)
        assert list(details.most) == named(0, 1, 2, 3, 4, 5)
        assert app.journal.check() == []


@pytest.mark.parametrize("ranked", [0, 2])
async def test_enter_when_fewer_than_all_are_in_order_then_the_others_stay_without(
    ranked: int,
) -> None:
    async with sorting.sorting(few(6, ranked=ranked)) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, ValuesScreen)
        assert TOLD in said(app)
        numbers = range(6)
        wanted = named(*numbers[:ranked]), named(*numbers[ranked:])
        assert sorting.value_names(app.journal) == wanted
        assert lines_with(app, " ·  card 5")
        _, details = sorting.ended(app.journal)
        assert (list(details.ranked), list(details.kept)) == wanted
        assert app.journal.drafts() == []


async def test_enter_when_pressed_twice_at_once_then_the_sort_ends_once() -> None:
    async with sorting.sorting(few(6)) as (app, pilot):
        for _ in range(2):
            app.post_message(Key("enter", None))
        await until(pilot, lambda: app.journal.count(Query(kind=Kind.SORT)) > 0)
        await settle(pilot)
        assert app.is_running
        sorting.ended(app.journal)
        assert app.journal.count(Query(kind=Kind.VALUE)) == 6


async def test_enter_when_a_value_of_that_name_is_there_then_it_is_that_one() -> None:
    async with sorting.sorting(few(6, ranked=2)) as (app, pilot):
        there = app.journal.add(new_entry(Kind.VALUE, DAY, "Card 1", "what it means"))
        app.journal.set_value_order([there.id])
        await press(pilot, "enter")
        ranked = app.journal.values().ranked
        assert [value.title for value in ranked] == ["card 0", "Card 1"]
        assert ranked[1].id == there.id
        assert ranked[1].body == "what it means"


async def test_enter_when_the_names_are_long_then_the_sort_ends_all_the_same() -> None:
    names = [letter * LONGEST_TITLE for letter in "abcdef"]
    sort = sorting.laid(sorting.of_words(*((name, "") for name in names)), [5] * 6)
    async with sorting.sorting(sort) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, ValuesScreen)
        assert sorting.value_names(app.journal) == ([], names)
        assert app.journal.check() == []


async def test_sort_when_ended_then_backspace_and_enter_change_nothing_of_it() -> None:
    async with sorting.sorting(few(6)) as (app, pilot):
        await press(pilot, "enter")
        entry, _ = sorting.ended(app.journal)
        await press(pilot, "backspace", "escape")
        assert sorting.ended(app.journal)[0] == entry
        assert not any(isinstance(screen, SortScreen) for screen in app.screen_stack)
