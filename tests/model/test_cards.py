"""Cards, piles and the shuffle: a seed gives one order of all cards, and no word is shown."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.cards import ByHand, Card, Pairing, Pile, Sort, Stage, new_sort
from recovery_journal.model.narrowing import stage
from recovery_journal.model.value_parts import Door
from recovery_journal.model.values import note_typed
from tests.model.frozen import put
from tests.model.test_text import ANY_TEXT

DECKS = st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=99)
SEEDS = st.integers(0, 2**63 - 1)


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(Door), DECKS, SEEDS)
def test_new_sort_when_shuffled_then_every_card_is_there_once(
    door: Door, deck: list[tuple[str, str]], seed: int
) -> None:
    sort = new_sort(door, iter(deck), seed)
    assert sort.door is door
    dealt = sorted(sort.cards, key=lambda card: card.id)
    assert [(card.id, card.name, card.gloss, card.since) for card in dealt] == [
        (number, name, gloss, 0) for number, (name, gloss) in enumerate(deck)
    ]
    assert sort == Sort(door, sort.cards)


@settings(deadline=None, max_examples=50)
@given(DECKS, SEEDS)
def test_new_sort_when_the_same_seed_then_the_same_order(
    deck: list[tuple[str, str]], seed: int
) -> None:
    assert new_sort(Door.ALL, deck, seed) == new_sort(Door.ALL, deck, seed)


def test_new_sort_when_other_seeds_then_other_orders() -> None:
    deck = [(str(number), "") for number in range(30)]
    orders = {new_sort(Door.ALL, deck, seed).cards for seed in range(20)}
    assert len(orders) == 20


def test_new_sort_when_nothing_was_done_then_each_door_asks_for_its_own() -> None:
    deck = [("Calm", ""), ("Sea", "")]
    asked = {door: stage(new_sort(door, deck, 1)) for door in Door}
    assert asked == {Door.ALL: Stage.LAY, Door.SHORT: Stage.LAY, Door.FIVE: Stage.WRITE}


def test_card_when_asked_by_id_then_that_card_wherever_it_stands() -> None:
    sort = Sort(Door.ALL, (Card(7, "Sea"), Card(0, "Calm"), Card(3, "Kin")))
    assert [sort.card(number).name for number in (0, 3, 7)] == ["Calm", "Kin", "Sea"]


def test_words_that_are_kept_when_read_back_then_they_still_mean_the_same() -> None:
    # A sort under way is kept with these words and digits; another word would not be read back.
    assert [door.value for door in Door] == ["all cards", "a short deck", "write five"]
    assert [choice.value for choice in ByHand] == ["", "choosing", "chosen"]
    assert {pile.name: pile.value for pile in Pile} == {
        "PASSED": 0,
        "NOT": 1,
        "SOMEWHAT": 2,
        "IMPORTANT": 3,
        "VERY": 4,
        "MOST": 5,
    }


@pytest.mark.parametrize(("low", "high", "middle"), [(0, 1, 0), (0, 2, 1), (0, 3, 1), (4, 9, 6)])
def test_middle_when_a_place_is_looked_for_then_inside_its_ends(
    low: int, high: int, middle: int
) -> None:
    assert Pairing(1, low, high).middle == middle


def test_repr_when_cards_hold_words_then_none_of_them_is_shown() -> None:
    sort = new_sort(Door.ALL, [("secret name", "secret gloss")], 1)
    typed = note_typed(sort, "secret word", "secret words")
    assert "secret" not in f"{sort!r} {sort.cards[0]} {[sort]} {typed!r}"


def test_sort_when_made_then_it_cannot_be_changed() -> None:
    sort = new_sort(Door.ALL, [("Calm", "")], 1)
    with pytest.raises(FrozenInstanceError):
        put(sort, "laid", (Pile.MOST,))
    with pytest.raises(FrozenInstanceError):
        put(sort.cards[0], "name", "x")
