"""What comes of a sort: names where they came, a title, and two sorts side by side."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.cards import Card, Pile, Sort, new_sort
from recovery_journal.model.sorts import Compared, compared, ended, title_of, under_way
from recovery_journal.model.text import LONGEST_TITLE, fold
from recovery_journal.model.value_parts import Door, SortDetails
from recovery_journal.model.values import (
    add_card,
    choose_by_hand,
    end_choosing,
    lay,
    pick,
    rank,
    reword,
)

NOTHING = Compared((), (), (), ())
LEVELS = ("ranked", "kept", "most", "very", "important", "somewhat", "not_important")
"""Where a name can come, the nearest first; the first two are the few."""


def dealt(names: str, door: Door = Door.ALL) -> Sort:
    """A sort with a card for each word."""
    return Sort(door, tuple(Card(number, name) for number, name in enumerate(names.split())))


def piled(sort: Sort, digits: str) -> Sort:
    """The sort with its next cards laid on these piles."""
    for digit in digits:
        sort = lay(sort, Pile(int(digit)))
    return sort


def came(**levels: str) -> SortDetails:
    """What came of a sort, each level as its words."""
    return SortDetails.from_dict({level: names.split() for level, names in levels.items()})


# what came of it


def test_ended_when_some_are_ranked_then_each_name_where_it_came() -> None:
    sort = piled(dealt("a b c d e f g h i j k l"), "555554332110")
    sort = rank(rank(rank(sort, 3), 0), 4, 0)
    assert ended(sort) == SortDetails(
        door="all cards",
        ranked=("e", "d", "a"),
        kept=("b", "c"),
        most=("a", "b", "c", "d", "e"),
        very=("f",),
        important=("g", "h"),
        somewhat=("i",),
        not_important=("j", "k"),
    )


def test_ended_when_a_card_was_passed_by_then_it_is_nowhere() -> None:
    details = ended(piled(dealt("a b c d e gone"), "555550"))
    assert "gone" not in str(details.as_dict())


def test_ended_when_cards_went_round_then_the_piles_are_as_they_were_first_laid() -> None:
    sort = piled(dealt("a b c d e f g h i j k l"), "5" * 11 + "4")
    details = ended(piled(sort, "1" + "5" * 10))
    assert details.most == tuple("abcdefghijk")
    assert details.very == ("l",)
    assert details.not_important == ()
    assert details.kept == tuple("bcdefghijk")


def test_ended_when_chosen_by_hand_then_those_and_the_piles_beside_them() -> None:
    sort = choose_by_hand(piled(dealt("a b c d", Door.SHORT), "51"))
    sort = rank(end_choosing(pick(pick(sort, 1), 3)), 3)
    assert ended(sort) == SortDetails(
        door="a short deck", ranked=("d",), kept=("b",), most=("a",), not_important=("b",)
    )


def test_ended_when_five_are_written_then_no_piles() -> None:
    sort = rank(end_choosing(add_card(dealt("a b", Door.FIVE), "my own")), 2)
    assert ended(sort) == SortDetails(door="write five", ranked=("my own",), kept=("a", "b"))


def test_ended_when_a_card_was_reworded_or_put_in_then_in_the_persons_words() -> None:
    sort = reword(dealt("a b c d e"), 1, "my b", "a gloss")
    details = ended(piled(add_card(sort, "own"), "555555"))
    assert details.kept == details.most == ("own", "a", "my b", "c", "d", "e")


def test_ended_when_it_is_not_at_an_end_then_nothing_is_kept() -> None:
    details = ended(piled(dealt("a b c"), "51"))
    assert (details.ranked, details.kept) == ((), ())
    assert (details.most, details.not_important) == (("a",), ("b",))
    assert details.progress == ""


# titles


@pytest.mark.parametrize(
    ("ranked", "kept", "title"),
    [
        ("", "", ""),
        ("a", "", "a"),
        ("", "a b", "a, b"),
        ("b", "a c", "b, a, c"),
        ("c b a", "d", "c, b, a and 1 more"),
        ("", "a b c d e f g h i j", "a, b, c and 7 more"),
    ],
)
def test_title_of_when_some_are_kept_then_the_first_of_them(
    ranked: str, kept: str, title: str
) -> None:
    assert title_of(came(ranked=ranked, kept=kept, most="x y")) == title


def test_under_way_when_a_sort_goes_on_then_how_far_it_is() -> None:
    sort = dealt("a b c d e f g h i j k l")
    assert under_way(sort) == "0 of 12 cards"
    assert under_way(piled(sort, "555")) == "3 of 12 cards"
    assert under_way(add_card(piled(sort, "555"), "own")) == "3 of 13 cards"
    assert under_way(piled(sort, "1" * 12)) == "12 of 12 cards"
    assert under_way(piled(sort, "5" * 12)) == "Coming to a few of 12 cards"
    assert under_way(dealt("a b c", Door.FIVE)) == "3 values in your own words"


# side by side


def test_compared_when_a_name_moved_between_piles_then_nearer_or_further() -> None:
    earlier = came(most="a b", very="c", important="d", somewhat="e", not_important="f g")
    later = came(most="b c", very="d a", important="e", somewhat="f", not_important="g")
    told = compared(earlier, later)
    assert set(told.nearer) == {"c", "d", "e", "f"}
    assert told.further == ("a",)
    assert (told.new, told.gone) == ((), ())


def test_compared_when_names_moved_then_the_widest_move_first() -> None:
    earlier = came(ranked="r s t", most="a", very="b", not_important="c")
    later = came(ranked="s t c r", very="a", somewhat="b")
    assert compared(earlier, later).nearer == ("c", "s", "t")
    assert compared(earlier, later).further == ("b", "a", "r")


def test_compared_when_a_name_came_among_the_few_then_nearer_and_not_new() -> None:
    earlier = came(kept="a b", most="a b c", not_important="d")
    later = came(ranked="c", kept="b d", most="a b c", not_important="d")
    assert compared(earlier, later) == Compared(("d", "c"), ("a",), (), ())


def test_compared_when_both_have_an_order_then_moves_inside_it() -> None:
    told = compared(came(ranked="a b c d"), came(ranked="d a b c"))
    assert told == Compared(("d",), ("a", "b", "c"), (), ())


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (came(kept="a b c"), came(ranked="c b a")),
        (came(ranked="a b c"), came(kept="c b a")),
        (came(kept="a b c"), came(kept="c b a")),
        (came(ranked="a b", kept="c"), came(ranked="a", kept="b c")),
    ],
)
def test_compared_when_not_ranked_both_times_then_no_move_inside_the_few(
    earlier: SortDetails, later: SortDetails
) -> None:
    assert compared(earlier, later) == NOTHING


def test_compared_when_a_name_is_unknown_to_the_other_then_new_or_gone() -> None:
    earlier = came(ranked="a x", kept="y", most="a x y z", very="u")
    later = came(ranked="n a", kept="m", most="a n m o", very="v")
    told = compared(earlier, later)
    assert told.new == ("n", "m")
    assert told.gone == ("x", "y")


def test_compared_when_names_differ_in_case_or_accents_then_the_same_in_the_later_words() -> None:
    earlier = came(kept="café SEA", very="nai\u0308ve")
    later = came(kept="CAFÉ Naïve", very="sea")
    assert compared(earlier, later) == Compared(("Naïve",), ("sea",), (), ())
    assert compared(came(kept="Cafe"), came(kept="CAFÉ")) == NOTHING


def test_compared_when_shown_then_no_names() -> None:
    assert "secret" not in repr(compared(came(kept="secret"), came(kept="other")))


def test_compared_when_names_share_a_folded_form_then_the_nearest_counts() -> None:
    earlier = came(kept="sea", not_important="SEA")
    assert compared(earlier, came(kept="Sea")) == NOTHING
    assert compared(earlier, came(very="SEA")).further == ("SEA",)
    assert compared(came(very="sea"), came(kept="Sea", very="SEA")).nearer == ("Sea",)


NAMES = ["Sea", "sun", "Café", "kin", "Art", "rest", "Ömer", "wit", "care", "joy", "散歩", "Straße"]
PLACED = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(LEVELS))
"""Where some names came; the others were passed by."""


def as_details(placed: dict[str, str]) -> SortDetails:
    """What came of a sort whose names came there, in the order of the dict."""
    return SortDetails.from_dict(
        {level: [name for name in placed if placed[name] == level] for level in LEVELS}
    )


def folded(names: tuple[str, ...]) -> set[str]:
    """Names as they are compared."""
    return {fold(name) for name in names}


def other_case(details: SortDetails) -> SortDetails:
    """The same with every name in upper case."""
    return SortDetails.from_dict(
        {level: [name.upper() for name in getattr(details, level)] for level in LEVELS}
    )


@settings(deadline=None)
@given(PLACED)
def test_compared_when_with_itself_then_nothing(placed: dict[str, str]) -> None:
    details = as_details(placed)
    assert compared(details, details) == NOTHING
    assert compared(details, other_case(details)) == NOTHING


@settings(deadline=None)
@given(PLACED, PLACED)
def test_compared_when_the_other_way_round_then_nearer_and_further_change_places(
    one: dict[str, str], other: dict[str, str]
) -> None:
    there = compared(as_details(one), as_details(other))
    back = compared(as_details(other), as_details(one))
    assert set(there.nearer) == set(back.further)
    assert set(there.further) == set(back.nearer)
    assert set(there.new) == set(back.gone)
    assert set(there.gone) == set(back.new)


@settings(deadline=None)
@given(PLACED, PLACED)
def test_compared_when_names_came_anywhere_then_each_is_told_once_and_rightly(
    one: dict[str, str], other: dict[str, str]
) -> None:
    earlier, later = as_details(one), as_details(other)
    told = compared(earlier, other_case(later))
    every = [name for each in fields(told) for name in getattr(told, each.name)]
    assert len({fold(name) for name in every}) == len(every)

    def far(placed: dict[str, str], name: str) -> int:
        return max(1, LEVELS.index(placed[name]))

    both = one.keys() & other.keys()
    moved = {name: far(one, name) - far(other, name) for name in both}
    assert folded(told.nearer) >= {fold(name) for name in both if moved[name] > 0}
    assert folded(told.further) >= {fold(name) for name in both if moved[name] < 0}
    ranked = {fold(name) for name in both if one[name] == other[name] == "ranked"}
    still = {fold(name) for name in both if moved[name] == 0} - ranked
    assert not still & folded(told.nearer + told.further)
    few = ("ranked", "kept")
    assert folded(told.new) == {fold(n) for n in other if other[n] in few and n not in one}
    assert folded(told.gone) == {fold(n) for n in one if one[n] in few and n not in other}
    assert told.nearer + told.further + told.new == tuple(
        name.upper() for name in told.nearer + told.further + told.new
    )


def test_title_of_when_the_names_are_long_then_it_fits_and_still_tells_how_many() -> None:
    for number in (1, 2, 3, 7):
        names = tuple(f"{each}{'x' * 498}" for each in range(number))
        title = title_of(SortDetails(ranked=names))
        assert len(title) <= LONGEST_TITLE
        assert title.endswith("and 4 more" if number == 7 else "…" if number > 1 else "x")


def test_ended_when_a_card_came_in_during_a_later_round_then_it_lies_where_it_was_laid() -> None:
    sort = new_sort(Door.ALL, [(f"card {number}", "") for number in range(12)], 1)
    for _ in range(12):
        sort = lay(sort, Pile.MOST)
    sort = lay(add_card(sort, "late"), Pile.VERY)
    for number in range(12):
        sort = lay(sort, Pile.MOST if number < 7 else Pile.NOT)
    details = ended(sort)
    assert details.very == ("late",)
    assert len(details.most) == 12
    assert "late" not in details.ranked + details.kept
