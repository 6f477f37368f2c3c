"""The order of the few: by place, and by questions of this one or that one."""

from collections.abc import Callable
from math import ceil, log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.cards import Card, Pairing, Sort, Stage
from recovery_journal.model.narrowing import kept, stage
from recovery_journal.model.order import moved
from recovery_journal.model.value_parts import Door
from recovery_journal.model.values import (
    add_card,
    against,
    answer_pair,
    begin_pairing,
    choose_by_hand,
    end_choosing,
    end_pairing,
    in_order,
    pick,
    rank,
    shift,
    take_out,
    unrank,
)


def few(size: int, *order: int) -> Sort:
    """A sort that came to this many cards, with some of them in order."""
    cards = tuple(Card(number, f"card {number}") for number in range(size))
    return end_choosing(Sort(Door.FIVE, cards, ranked=order))


def paired(
    sort: Sort, card_id: int, nearer: Callable[[int, int], bool | None]
) -> tuple[Sort, list[int]]:
    """The sort with a card in its place, and the cards that it was asked against."""
    sort = begin_pairing(sort, card_id)
    asked: list[int] = []
    while (other := against(sort)) is not None:
        assert len(asked) < len(sort.cards), "the questions do not end"
        asked.append(other)
        sort = answer_pair(sort, nearer(card_id, other))
    return sort, asked


def most_questions(others: int) -> int:
    """How many questions tell one place among these and their ends."""
    return ceil(log2(others + 1))


# by pairs


@settings(deadline=None)
@given(st.integers(1, 40).flatmap(lambda size: st.permutations(range(size))), st.data())
def test_pairing_when_a_hidden_order_answers_then_that_order_in_few_questions(
    hidden: list[int], data: st.DataObject
) -> None:
    sort = few(len(hidden))
    come = data.draw(st.permutations(hidden))
    for others, card_id in enumerate(come):
        sort, asked = paired(sort, card_id, lambda a, b: hidden.index(a) < hidden.index(b))
        assert len(asked) <= most_questions(others)
        assert len(set(asked)) == len(asked)
        assert sort.pairing is None
        known = set(come[: others + 1])
        assert in_order(sort) == tuple(each for each in hidden if each in known)


@settings(deadline=None)
@given(st.permutations(range(9)), st.integers(0, 8), st.integers(0, 8))
def test_pairing_when_a_card_is_in_the_order_already_then_it_moves_to_its_place(
    hidden: list[int], card_id: int, at: int
) -> None:
    astray = rank(few(9, *hidden), card_id, at)
    sort, asked = paired(astray, card_id, lambda a, b: hidden.index(a) < hidden.index(b))
    assert in_order(sort) == tuple(hidden)
    assert card_id not in asked
    assert len(asked) <= most_questions(8)


@settings(deadline=None)
@given(st.integers(1, 30), st.lists(st.booleans(), max_size=6))
def test_pairing_when_neither_is_nearer_then_right_below_the_other(
    others: int, first: list[bool]
) -> None:
    sort = begin_pairing(few(others + 1, *range(others)), others)
    for nearer in first:
        following = answer_pair(sort, nearer)
        if following.pairing is None:
            break
        sort = following
    other = against(sort)
    assert other is not None
    sort = answer_pair(sort, None)
    assert sort.pairing is None
    assert in_order(sort) == (*range(other + 1), others, *range(other + 1, others))


@pytest.mark.parametrize("answer", [True, False, None])
def test_pairing_when_one_card_is_there_then_one_question(answer: bool | None) -> None:
    sort = begin_pairing(few(3, 2), 0)
    assert sort.pairing == Pairing(0, 0, 1)
    assert against(sort) == 2
    assert in_order(answer_pair(sort, answer)) == ((0, 2) if answer else (2, 0))


@pytest.mark.parametrize("order", [(), (1,)])
def test_begin_pairing_when_nothing_is_there_to_ask_against_then_it_has_its_place(
    order: tuple[int, ...],
) -> None:
    sort = begin_pairing(few(3, *order), 1)
    assert sort.pairing is None
    assert against(sort) is None
    assert in_order(sort) == (1,)


def test_begin_pairing_when_another_is_paired_then_the_new_one() -> None:
    sort = begin_pairing(answer_pair(begin_pairing(few(6, 0, 1, 2), 3), True), 4)
    assert sort.pairing == Pairing(4, 0, 3)
    assert in_order(sort) == (0, 1, 2)


@pytest.mark.parametrize("card_id", [1, 3])
def test_end_pairing_when_under_way_then_the_order_is_as_it_was(card_id: int) -> None:
    before = few(4, 0, 1, 2)
    sort = answer_pair(begin_pairing(before, card_id), True)
    assert sort.pairing is not None
    assert in_order(sort) == (0, 1, 2)
    assert end_pairing(sort) == before


@pytest.mark.parametrize("answer", [True, False, None])
def test_answer_pair_when_nothing_is_asked_then_nothing_changes(answer: bool | None) -> None:
    assert answer_pair(few(4, 0, 1), answer) == few(4, 0, 1)


@pytest.mark.parametrize(
    "act", [lambda s: rank(s, 3), lambda s: unrank(s, 0), lambda s: shift(s, 0, 1)]
)
def test_pairing_when_the_order_is_changed_by_hand_then_it_ends(
    act: Callable[[Sort], Sort],
) -> None:
    assert act(begin_pairing(few(5, 0, 1, 2), 4)).pairing is None


def test_choose_by_hand_when_a_card_is_paired_then_the_pairing_ends() -> None:
    cards = tuple(Card(number, f"card {number}") for number in range(4))
    sort = choose_by_hand(Sort(Door.ALL, cards))
    for number in range(4):
        sort = pick(sort, number)
    sort = begin_pairing(rank(end_choosing(sort), 0), 1)
    assert sort.pairing is not None
    assert choose_by_hand(sort).pairing is None


def test_add_card_when_a_card_is_paired_then_the_question_stays() -> None:
    sort = begin_pairing(few(5, 0, 1, 2), 4)
    more = add_card(sort, "own")
    assert more.pairing == sort.pairing
    assert against(more) == against(sort)


# by place


@pytest.mark.parametrize(
    ("card_id", "at", "order"),
    [
        (5, None, (0, 1, 2, 3, 5)),
        (5, 0, (5, 0, 1, 2, 3)),
        (5, 2, (0, 1, 5, 2, 3)),
        (5, 4, (0, 1, 2, 3, 5)),
        (5, 99, (0, 1, 2, 3, 5)),
        (5, -1, (5, 0, 1, 2, 3)),
        (1, None, (0, 2, 3, 1)),
        (1, 0, (1, 0, 2, 3)),
        (1, 1, (0, 1, 2, 3)),
        (1, 2, (0, 2, 1, 3)),
        (1, 99, (0, 2, 3, 1)),
        (3, -5, (3, 0, 1, 2)),
    ],
)
def test_rank_when_given_a_place_then_there_and_the_others_as_they_stood(
    card_id: int, at: int | None, order: tuple[int, ...]
) -> None:
    assert in_order(rank(few(6, 0, 1, 2, 3), card_id, at)) == order


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.none() | st.integers(-3, 12)), max_size=30),
)
def test_rank_when_cards_move_in_any_way_then_as_a_list_would(
    moves: list[tuple[int, int | None]],
) -> None:
    sort, like = few(8), list[int]()
    for card_id, at in moves:
        sort = rank(sort, card_id, at)
        if card_id in like:
            like.remove(card_id)
        like.insert(len(like) if at is None else max(at, 0), card_id)
        assert in_order(sort) == tuple(like)


@pytest.mark.parametrize(
    ("one", "by", "order"),
    [
        ("c", -1, "acbd"),
        ("c", -2, "cabd"),
        ("c", -9, "cabd"),
        ("a", -1, "abcd"),
        ("b", 1, "acbd"),
        ("b", 2, "acdb"),
        ("b", 9, "acdb"),
        ("c", 0, "abcd"),
        ("d", 0, "abcd"),
        ("d", 1, "abc"),
        ("x", -1, "abcdx"),
        ("x", -3, "abcdx"),
        ("x", 1, "abcd"),
        ("x", 0, "abcd"),
    ],
)
def test_moved_when_by_some_places_then_there_or_in_or_out_at_the_end(
    one: str, by: int, order: str
) -> None:
    assert moved("abcd", one, by) == tuple(order)


def test_moved_when_nothing_is_in_order_then_the_first_comes_in() -> None:
    assert moved("", "x", -1) == ("x",)
    assert moved("", "x", 1) == ()


def test_shift_when_a_card_moves_then_only_the_order_changes() -> None:
    sort = few(5, 2, 0, 1)
    assert in_order(shift(sort, 1, -1)) == (2, 1, 0)
    assert in_order(shift(sort, 2, 2)) == (0, 1, 2)
    assert in_order(shift(sort, 1, 1)) == (2, 0)
    assert in_order(shift(sort, 4, -1)) == (2, 0, 1, 4)
    assert kept(shift(sort, 1, 1)) == kept(sort)


def test_rank_when_only_some_of_the_few_are_ranked_then_the_rest_stay_among_them() -> None:
    sort = rank(rank(few(7), 5), 2)
    assert stage(sort) is Stage.RANK
    assert in_order(sort) == (5, 2)
    assert kept(sort) == tuple(range(7))


def test_unrank_when_a_card_is_taken_out_then_it_stays_among_the_few() -> None:
    sort = unrank(few(4, 2, 0, 1), 0)
    assert in_order(sort) == (2, 1)
    assert kept(sort) == (0, 1, 2, 3)
    assert unrank(sort, 3) == sort


def test_in_order_when_a_card_is_no_longer_among_the_few_then_without_it() -> None:
    cards = tuple(Card(number, f"card {number}") for number in range(4))
    sort = choose_by_hand(Sort(Door.ALL, cards))
    for number in range(4):
        sort = pick(sort, number)
    sort = end_choosing(sort)
    for number in (3, 1, 0):
        sort = rank(sort, number)
    fewer = end_choosing(pick(choose_by_hand(sort), 1))
    assert in_order(fewer) == (3, 0)
    assert in_order(rank(fewer, 2, 2)) == (3, 0, 2)
    again = end_choosing(pick(choose_by_hand(fewer), 1))
    assert in_order(again) == (3, 1, 0)


def test_in_order_when_there_are_no_few_then_nothing() -> None:
    cards = tuple(Card(number, f"card {number}") for number in range(4))
    assert in_order(Sort(Door.ALL, cards, ranked=(1, 2))) == ()


def test_take_out_when_a_name_is_ranked_then_out_of_the_order_too() -> None:
    sort = take_out(few(4, 2, 0, 1), 0)
    assert [card.id for card in sort.cards] == [1, 2, 3]
    assert kept(sort) == (1, 2, 3)
    assert sort.ranked == (2, 1)


def test_take_out_when_another_is_written_then_it_has_an_id_of_its_own() -> None:
    sort = add_card(take_out(few(3, 1, 2), 0), "own")
    assert [card.name for card in sort.cards] == ["card 1", "card 2", "own"]
    assert len({card.id for card in sort.cards}) == 3
