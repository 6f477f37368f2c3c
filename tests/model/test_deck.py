"""A deck on the table: three at a time, none again before all were seen, and no trace."""

import dataclasses
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.model.deck import DRAWN, Deck, another, shuffled
from tests.model.frozen import put

QUESTIONS = st.lists(st.text(min_size=1, max_size=12), max_size=14, unique=True).map(tuple)
SEEDS = st.integers()


def draws(deck: Deck, times: int) -> list[tuple[str, ...]]:
    """What lies on the table after each draw."""
    found = []
    for _ in range(times):
        found.append(deck.drawn)
        deck = another(deck)
    return found


@given(questions=QUESTIONS, seed=SEEDS)
def test_shuffled_when_made_then_every_question_once_and_the_same_for_a_seed(
    questions: tuple[str, ...], seed: int
) -> None:
    deck = shuffled(questions, seed)
    assert Counter(deck.questions) == Counter(questions)
    assert shuffled(questions, seed) == deck
    assert shuffled(questions + questions, seed).questions == deck.questions


def test_shuffled_when_seeds_differ_then_so_do_most_orders() -> None:
    questions = tuple("abcdefghij")
    assert len({shuffled(questions, seed).questions for seed in range(50)}) > 45


@given(questions=QUESTIONS, seed=SEEDS)
def test_drawn_when_there_are_enough_then_three_and_else_all_of_them_and_none_twice(
    questions: tuple[str, ...], seed: int
) -> None:
    for drawn in draws(shuffled(questions, seed), 12):
        assert len(drawn) == min(DRAWN, len(questions))
        assert len(set(drawn)) == len(drawn)
        assert set(drawn) <= set(questions)


@given(questions=QUESTIONS.filter(lambda some: len(some) >= DRAWN), seed=SEEDS)
def test_another_when_drawn_on_and_on_then_none_comes_again_before_all_were_seen(
    questions: tuple[str, ...], seed: int
) -> None:
    in_order = [text for drawn in draws(shuffled(questions, seed), 30) for text in drawn]
    size = len(questions)
    for start in range(len(in_order) - size + 1):
        assert len(set(in_order[start : start + size])) == size
    # Then it goes round again, in the same order.
    assert in_order[size : 2 * size] == in_order[:size]


@given(questions=QUESTIONS.filter(lambda some: len(some) >= 2 * DRAWN), seed=SEEDS)
def test_another_when_there_are_enough_then_none_of_those_that_lay_there(
    questions: tuple[str, ...], seed: int
) -> None:
    for before, after in pairwise(draws(shuffled(questions, seed), 12)):
        assert not set(before) & set(after)


@pytest.mark.parametrize("size", range(DRAWN + 1))
def test_another_when_there_are_three_or_fewer_then_the_same_ones(size: int) -> None:
    deck = shuffled(tuple("abc"[:size]), seed=7)
    assert {frozenset(drawn) for drawn in draws(deck, 6)} == {frozenset("abc"[:size])}


def test_another_when_there_are_four_then_the_last_comes_with_the_first_two() -> None:
    deck = Deck(("a", "b", "c", "d"))
    assert draws(deck, 4) == [("a", "b", "c"), ("d", "a", "b"), ("c", "d", "a"), ("b", "c", "d")]


@given(questions=QUESTIONS, seed=SEEDS)
def test_another_when_asked_for_then_the_deck_before_stays_as_it_was(
    questions: tuple[str, ...], seed: int
) -> None:
    deck = shuffled(questions, seed)
    before = dataclasses.astuple(deck)
    another(deck)
    assert dataclasses.astuple(deck) == before


def test_deck_when_somebody_changes_it_then_it_refuses() -> None:
    deck = Deck(("a",))
    for name, value in (("questions", ()), ("at", 1)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            put(deck, name, value)


def test_deck_when_looked_through_then_no_field_can_hold_what_was_left_or_kept() -> None:
    assert [field.name for field in dataclasses.fields(Deck)] == ["questions", "at"]


def test_deck_when_shown_for_a_fault_then_without_a_question() -> None:
    assert "hippogriff" not in repr(Deck(("hippogriff?",)))
