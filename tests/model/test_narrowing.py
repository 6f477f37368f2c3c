"""From piles to the few: which cards go round, which are joined, which are kept.

Cards stand here in the order of their ids, and `piled` lays them by the digits of their piles:
"554" lays the first two on the top pile and the third on the next.
"""

from dataclasses import replace

import pytest

from recovery_journal.model.cards import ByHand, Card, Pile, Sort, Stage
from recovery_journal.model.narrowing import (
    FEWEST,
    MOST,
    at_hand,
    closeness,
    kept,
    kept_by_rounds,
    picked,
    rounds,
    stage,
)
from recovery_journal.model.value_parts import Door
from recovery_journal.model.values import (
    add_card,
    choose_by_hand,
    end_choosing,
    lay,
    pick,
    step_back,
)


def dealt(size: int, door: Door = Door.ALL) -> Sort:
    """A sort of this many cards, in the order of their ids."""
    return Sort(door, tuple(Card(number, f"card {number}") for number in range(size)))


def piled(sort: Sort, digits: str) -> Sort:
    """The sort with its next cards laid on these piles."""
    for digit in digits:
        assert stage(sort) is Stage.LAY
        sort = lay(sort, Pile(int(digit)))
    return sort


def after(digits: str) -> Sort:
    """A sort whose first round was laid like this."""
    return piled(dealt(len(digits)), digits)


def ids(*spans: tuple[int, int]) -> tuple[int, ...]:
    """The ids from each first to each last, both included."""
    return tuple(number for first, last in spans for number in range(first, last + 1))


def test_few_when_told_then_five_to_ten() -> None:
    assert (FEWEST, MOST) == (5, 10)


# the first round


@pytest.mark.parametrize("door", [Door.ALL, Door.SHORT])
def test_at_hand_when_cards_are_laid_then_one_after_another(door: Door) -> None:
    sort = dealt(8, door)
    for number in range(8):
        here = at_hand(sort)
        assert stage(sort) is Stage.LAY
        assert here == sort.cards[number]
        assert kept(sort) is None
        assert kept_by_rounds(sort) is None
        sort = lay(sort, Pile.MOST)
    assert at_hand(sort) is None


@pytest.mark.parametrize(
    ("digits", "few"),
    [
        ("5" * 5 + "4" * 9 + "3", ids((0, 4))),
        ("4" + "5" * 5, ids((1, 5))),
        ("5" * 10 + "4" * 10, ids((0, 9))),
        ("0512345555", (1, 6, 7, 8, 9)),
    ],
)
def test_kept_when_five_to_ten_are_on_top_then_those_alone(
    digits: str, few: tuple[int, ...]
) -> None:
    sort = after(digits)
    assert stage(sort) is Stage.RANK
    assert kept(sort) == kept_by_rounds(sort) == few
    assert len(rounds(sort)) == 1


@pytest.mark.parametrize(
    ("digits", "few"),
    [
        ("5555" + "4", ids((0, 4))),
        ("5555" + "4" * 6 + "3" * 9, ids((0, 9))),
        ("4" * 5 + "3" * 9, ids((0, 4))),
        ("5" + "3" * 4 + "2" * 20, ids((0, 4))),
        ("54" + "3" + "22", ids((0, 4))),
        ("2" * 10 + "1" * 50, ids((0, 9))),
        ("33445", (4, 2, 3, 0, 1)),
    ],
)
def test_kept_when_fewer_than_five_are_on_top_then_joined_pile_by_pile(
    digits: str, few: tuple[int, ...]
) -> None:
    sort = after(digits)
    assert stage(sort) is Stage.RANK
    assert kept(sort) == few


@pytest.mark.parametrize(
    "digits",
    ["5555" + "1" * 20, "1" * 30, "0" * 30, "54321", "5432" + "0" * 9, "5555", "5", ""],
)
def test_stage_when_even_joined_they_are_fewer_than_five_then_chosen_by_hand(digits: str) -> None:
    sort = after(digits)
    assert stage(sort) is Stage.CHOOSE
    assert kept(sort) is None
    assert kept_by_rounds(sort) is None
    assert picked(sort) == ()


# going round


def test_rounds_when_more_than_ten_are_on_top_then_those_go_round_alone() -> None:
    sort = after("4" * 3 + "5" * 11 + "1")
    assert stage(sort) is Stage.LAY
    first, second = rounds(sort)
    assert (first.number, first.sure, first.at_hand) == (0, (), None)
    assert first.on(Pile.VERY) == ids((0, 2))
    assert (second.number, second.sure, second.piles) == (1, (), ())
    assert second.asked == ids((3, 13))
    assert second.at_hand == 3


def test_rounds_when_the_pile_that_joins_is_too_large_then_it_goes_round_and_the_top_is_sure() -> (
    None
):
    sort = after("4444444" + "5555" + "333")
    assert stage(sort) is Stage.LAY
    assert rounds(sort)[1].sure == ids((7, 10))
    assert rounds(sort)[1].asked == ids((0, 6))
    ended = piled(sort, "5551155")
    assert stage(ended) is Stage.RANK
    assert kept(ended) == (*ids((7, 10)), 0, 1, 2, 5, 6)


def test_rounds_when_the_sure_and_the_top_are_more_than_ten_then_the_top_goes_round_again() -> None:
    sort = piled(after("5555" + "4" * 8), "5" * 7 + "4")
    assert stage(sort) is Stage.LAY
    assert rounds(sort)[2].sure == ids((0, 3))
    assert rounds(sort)[2].asked == ids((4, 10))
    assert kept(piled(sort, "5" * 6 + "1")) == ids((0, 9))


def test_kept_when_a_round_brings_nothing_then_not_even_what_was_sure() -> None:
    # Four are sure, and four are fewer than five: the person chooses.
    sort = piled(after("5555" + "4444444"), "1111111")
    assert stage(sort) is Stage.CHOOSE
    assert kept_by_rounds(sort) is None


def test_kept_when_a_later_round_has_few_on_top_then_joined_from_its_own_piles() -> None:
    sort = piled(after("5" * 11 + "4" * 8), "5" * 3 + "4" * 4 + "3" * 4)
    assert stage(sort) is Stage.RANK
    assert kept(sort) == ids((0, 6))


def test_rounds_when_all_stay_on_top_in_the_first_then_asked_once_more() -> None:
    sort = after("5" * 11)
    assert rounds(sort)[1].asked == ids((0, 10))
    assert kept(piled(sort, "5" * 10 + "4")) == ids((0, 9))


@pytest.mark.parametrize("size", [11, 40])
def test_stage_when_a_round_leaves_all_its_cards_then_chosen_by_hand(size: int) -> None:
    sort = piled(after("5" * size), "5" * size)
    assert stage(sort) is Stage.CHOOSE
    assert len(rounds(sort)) == 2
    assert kept(sort) is None


def test_stage_when_a_round_asks_the_same_of_a_lower_pile_then_chosen_by_hand() -> None:
    sort = piled(after("5555" + "4" * 7), "4" * 7)
    assert stage(sort) is Stage.CHOOSE
    assert len(rounds(sort)) == 2


def test_rounds_when_each_leaves_one_less_then_they_go_on_to_ten() -> None:
    sort = after("5" * 14)
    for size in (14, 13, 12, 11):
        assert len(rounds(sort)[-1].asked) == size
        sort = piled(sort, "4" + "5" * (size - 1))
    assert stage(sort) is Stage.RANK
    assert kept(sort) == ids((4, 13))


@pytest.mark.parametrize("door", [Door.ALL, Door.SHORT])
def test_rounds_when_every_round_drops_one_card_then_they_end_within_a_bound(door: Door) -> None:
    sort = dealt(99, door)
    asked = []
    while stage(sort) is Stage.LAY:
        asked.append(len(rounds(sort)[-1].asked))
        for number in range(asked[-1]):
            sort = lay(sort, Pile.MOST if number else Pile.VERY)
    assert asked == list(range(99, 10, -1))
    assert len(kept(sort) or ()) == MOST


# own cards


def test_add_card_when_in_the_first_round_then_asked_at_once_and_like_any_other() -> None:
    sort = add_card(piled(dealt(6), "55"), "own")
    here = at_hand(sort)
    assert here is not None
    assert (here.id, here.name, here.since) == (6, "own", 0)
    assert [card.id for card in sort.cards] == [0, 1, 6, 2, 3, 4, 5]
    sort = piled(sort, "5" + "1" * 4)
    assert rounds(sort)[0].on(Pile.MOST) == (0, 1, 6)


def test_add_card_when_two_are_put_in_then_the_last_is_asked_first() -> None:
    sort = add_card(add_card(dealt(2), "first"), "second")
    assert rounds(sort)[0].asked == (3, 2, 0, 1)


def test_add_card_when_in_a_later_round_then_asked_at_once_and_in_no_round_before() -> None:
    sort = piled(after("5" * 12), "44")
    before = rounds(sort)[0]
    sort = add_card(sort, "own")
    assert rounds(sort)[0] == before
    assert rounds(sort)[1].asked == (0, 1, 12, *ids((2, 11)))
    here = at_hand(sort)
    assert here is not None
    assert (here.name, here.since) == ("own", 1)
    sort = piled(sort, "5" + "5" * 5 + "1" * 5)
    assert stage(sort) is Stage.RANK
    assert kept(sort) == (12, *ids((2, 6)))


def test_add_card_when_in_a_later_round_then_it_goes_round_with_the_others() -> None:
    sort = add_card(after("5" * 12), "own")
    sort = piled(sort, "5" * 12 + "1")
    assert rounds(sort)[2].asked == (12, *ids((0, 10)))


def test_add_card_when_its_round_is_stepped_out_of_then_it_waits_for_it_or_is_kept() -> None:
    sort = step_back(add_card(after("5" * 11), "own"))
    assert rounds(sort)[0].asked == ids((0, 10))
    assert kept(lay(sort, Pile.VERY)) == (*ids((0, 9)), 11)
    assert rounds(lay(sort, Pile.MOST))[1].asked == (11, *ids((0, 10)))


def test_add_card_when_the_few_are_found_then_among_them() -> None:
    sort = add_card(after("5" * 10 + "1"), "own")
    assert stage(sort) is Stage.RANK
    assert kept(sort) == (*ids((0, 9)), 11)
    assert rounds(sort)[0].asked == ids((0, 10))


def test_add_card_when_the_few_are_found_then_nothing_counts_as_picked_by_hand() -> None:
    sort = step_back(add_card(after("5" * 6 + "1"), "own"))
    assert picked(choose_by_hand(lay(sort, Pile.MOST))) == (*ids((0, 6)), 7)


def test_add_card_when_choosing_then_chosen() -> None:
    sort = add_card(after("1111"), "own")
    assert stage(sort) is Stage.CHOOSE
    assert picked(sort) == (4,)
    assert kept(end_choosing(sort)) == (4,)


def test_add_card_when_the_choice_is_made_then_among_the_few() -> None:
    sort = add_card(end_choosing(pick(after("1111"), 2)), "own")
    assert stage(sort) is Stage.RANK
    assert kept(sort) == (2, 4)


def test_add_card_when_five_are_written_then_each_is_kept() -> None:
    sort = dealt(0, Door.FIVE)
    for number in range(5):
        assert stage(sort) is Stage.WRITE
        assert kept(sort) is None
        sort = add_card(sort, f"own {number}")
    sort = end_choosing(sort)
    assert stage(sort) is Stage.RANK
    assert kept(sort) == ids((0, 4))
    assert kept(add_card(sort, "one more")) == ids((0, 5))
    assert stage(add_card(sort, "one more")) is Stage.RANK


# choosing by hand


def test_picked_when_choosing_begins_then_what_the_rounds_kept_until_a_card_is_picked() -> None:
    sort = choose_by_hand(after("5" * 6 + "1" * 6))
    assert stage(sort) is Stage.CHOOSE
    assert kept(sort) is None
    assert picked(sort) == ids((0, 5))
    assert picked(pick(sort, 2)) == (0, 1, 3, 4, 5)
    assert picked(pick(pick(sort, 2), 2)) == (0, 1, 3, 4, 5, 2)
    assert picked(pick(sort, 9)) == (*ids((0, 5)), 9)


@pytest.mark.parametrize("number", [0, 1, 4, 11, 30])
def test_kept_when_chosen_by_hand_then_any_number_of_any_cards(number: int) -> None:
    sort = choose_by_hand(piled(dealt(30), "1" * 7))
    for card_id in range(number):
        sort = pick(sort, card_id)
    sort = end_choosing(sort)
    assert stage(sort) is Stage.RANK
    assert kept(sort) == ids((0, number - 1))


def test_choose_by_hand_when_it_is_asked_already_then_nothing_changes() -> None:
    came_to_it = after("1111")
    assert choose_by_hand(came_to_it) == came_to_it
    chosen = choose_by_hand(dealt(4))
    assert choose_by_hand(chosen) == chosen


@pytest.mark.parametrize("by_hand", list(ByHand))
def test_at_hand_when_names_are_written_then_no_card_and_no_round(by_hand: ByHand) -> None:
    sort = replace(dealt(3, Door.FIVE), by_hand=by_hand)
    assert at_hand(sort) is None
    assert rounds(sort) == []


@pytest.mark.parametrize("by_hand", [ByHand.CHOOSING, ByHand.CHOSEN])
def test_at_hand_when_a_choice_is_made_in_a_round_then_no_card(by_hand: ByHand) -> None:
    sort = piled(dealt(20), "555")
    assert at_hand(sort) is not None
    assert at_hand(replace(sort, by_hand=by_hand)) is None


# closeness


def test_closeness_when_laid_once_then_the_pile_and_nothing_for_the_rest() -> None:
    assert closeness(piled(dealt(7), "543210")) == {
        0: Pile.MOST,
        1: Pile.VERY,
        2: Pile.IMPORTANT,
        3: Pile.SOMEWHAT,
        4: Pile.NOT,
        5: Pile.PASSED,
        6: Pile.PASSED,
    }


def test_closeness_when_laid_again_then_the_last_pile() -> None:
    sort = piled(after("5" * 11 + "4"), "321")
    told = closeness(sort)
    assert [told[number] for number in (0, 1, 2, 3, 11)] == [
        Pile.IMPORTANT,
        Pile.SOMEWHAT,
        Pile.NOT,
        Pile.MOST,
        Pile.VERY,
    ]


def test_closeness_when_names_are_written_then_all_the_same() -> None:
    assert closeness(end_choosing(dealt(3, Door.FIVE))) == dict.fromkeys(range(3), Pile.PASSED)
