"""From the piles to the few: by themselves, in another round, or chosen by hand."""

import pytest

from recovery_journal.model import narrowing
from recovery_journal.model.cards import Sort, Stage
from recovery_journal.tui.widgets.few_list import FewList, OrderList
from tests.tui import sorting
from tests.tui.driving import said, seen, settle
from tests.tui.sorting import cards, fields, kept, laid, lines_with, piles, press, write_card

NOTHING = "Nothing is chosen yet. esc leaves it for another day."


def chosen(sort: Sort) -> list[str]:
    """The names chosen by hand."""
    return [sort.card(card_id).name for card_id in narrowing.picked(sort)]


# by the piles


async def test_few_when_more_than_ten_are_on_top_then_they_go_round_again() -> None:
    async with sorting.sorting(laid(cards(12), [5] * 10)) as (app, pilot):
        await press(pilot, "5", "5")
        assert "12 lie on the fifth pile. Once more: which of them stay there?" in said(app)
        assert lines_with(app, "A sort", "1 of 12")
        assert "card 0" in seen(app)
        await press(pilot, *"555555", *"444444")
        assert "Which is nearest to you?" in seen(app)
        assert lines_with(app, "A sort", "6 values")
        assert piles(app.journal) == [5] * 18 + [4] * 6


@pytest.mark.parametrize(
    ("top", "told"),
    [
        (1, "One is with you already. Which of these 11 come too?"),
        (3, "3 are with you already. Which of these 11 come too?"),
    ],
)
async def test_few_when_too_many_would_join_then_those_are_asked_alone(top: int, told: str) -> None:
    async with sorting.sorting(laid(cards(top + 11), [5] * top + [4] * 10)) as (app, pilot):
        await press(pilot, "4")
        assert told in said(app)
        assert lines_with(app, "A sort", "1 of 11")
        assert f"card {top}" in seen(app)


async def test_few_when_fewer_than_five_are_on_top_then_the_next_pile_joins() -> None:
    async with sorting.sorting(laid(cards(9), [4, 5, 1, 4, 5, 3, 4, 5])) as (app, pilot):
        await press(pilot, "3")
        assert lines_with(app, "A sort", "6 values")
        listed = app.screen.query_one(OrderList)
        names = [str(option.prompt).split("   ")[0].strip(" ·") for option in listed.options]
        assert names == ["card 1", "card 4", "card 7", "card 0", "card 3", "card 6"]


async def test_few_when_the_piles_come_to_none_then_they_are_chosen_by_hand() -> None:
    async with sorting.sorting(laid(cards(6), [1, 1, 2, 5, 1])) as (app, pilot):
        await press(pilot, "0", "1")
        assert "Which are the few?" in seen(app)
        assert lines_with(app, "A sort", "0 chosen")
        assert app.focused is app.screen.query_one(FewList)
        await press(pilot, "backspace")
        assert lines_with(app, "A sort", "6 of 6")


# by hand


async def test_c_when_pressed_then_all_cards_are_there_the_highest_first() -> None:
    async with sorting.sorting(laid(cards(5), [2, 5, 4])) as (app, pilot):
        await press(pilot, "c")
        listed = app.screen.query_one(FewList)
        names = [str(option.prompt).split("   ")[0] for option in listed.options]
        assert names == [f" [ ]  card {at}" for at in (1, 2, 0, 3, 4)]
        assert listed.highlighted == 0
        await press(pilot, "backspace")
        assert lines_with(app, "A sort", "4 of 5")
        assert piles(app.journal) == [2, 5, 4]


async def test_space_when_pressed_then_marks_and_unmarks_and_stays_there() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "c", "space", "down", "down", "space")
        assert lines_with(app, "[x]  card 0")
        assert lines_with(app, "[ ]  card 1")
        assert lines_with(app, "▏[x]  card 2")
        assert lines_with(app, "A sort", "2 chosen")
        await press(pilot, "space")
        assert lines_with(app, "▏[ ]  card 2")
        assert chosen(kept(app.journal)) == ["card 0"]
        await press(pilot, "enter")
        assert narrowing.stage(kept(app.journal)) is Stage.RANK
        assert lines_with(app, "A sort", "1 value")
        assert not lines_with(app, "1 values")


async def test_card_when_clicked_in_the_list_then_it_is_marked() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "c")
        await pilot.click(FewList, offset=(8, 3))
        await settle(pilot)
        assert chosen(kept(app.journal)) == ["card 3"]
        assert lines_with(app, "▏[x]  card 3")
        await pilot.click(FewList, offset=(8, 3))
        await settle(pilot)
        assert chosen(kept(app.journal)) == []


async def test_enter_when_nothing_is_chosen_then_it_is_said_kindly_and_stays() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "c")
        before = kept(app.journal)
        await press(pilot, "enter")
        assert NOTHING in said(app)
        assert kept(app.journal) == before
        assert "Which are the few?" in seen(app)
        await press(pilot, "space")
        assert NOTHING not in said(app)


async def test_c_when_the_few_stand_then_they_are_marked_and_may_change() -> None:
    async with sorting.sorting(sorting.few(6, ranked=2)) as (app, pilot):
        await press(pilot, "c")
        assert lines_with(app, "A sort", "6 chosen")
        await press(pilot, "space", "enter")
        assert lines_with(app, "A sort", "5 values")
        assert lines_with(app, " 1  card 1")
        assert "card 0" not in seen(app)
        await press(pilot, "backspace")
        assert lines_with(app, "[ ]  card 0")
        assert lines_with(app, "[x]  card 1")


async def test_own_card_when_choosing_then_it_is_among_the_few() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "c", "down")
        await write_card(pilot, "a", "window seats", "alone")
        assert lines_with(app, "[x]  window seats", "alone")
        assert lines_with(app, "▏[ ]  card 1")
        assert chosen(kept(app.journal)) == ["window seats"]


async def test_reword_when_choosing_then_the_card_that_stands_out() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "c", "down", "down", "space", "r")
        assert fields(app) == ["card 2", "gloss 2"]
        await press(pilot, "escape")
        await write_card(pilot, "r", "other words", "meant")
        assert lines_with(app, "▏[x]  other words", "meant")
        assert chosen(kept(app.journal)) == ["other words"]


async def test_few_when_the_deck_is_empty_then_own_cards_are_all_there_is() -> None:
    async with sorting.sorting(cards(0)) as (app, pilot):
        await press(pilot, "space", "r", "backspace", "enter")
        assert NOTHING in said(app)
        await write_card(pilot, "a", "window seats")
        assert chosen(kept(app.journal)) == ["window seats"]
        await press(pilot, "enter", "enter")
        assert sorting.value_names(app.journal) == ([], ["window seats"])
