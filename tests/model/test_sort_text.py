"""A sort as text: one line that reads back the same, and that a journal keeps as it is."""

import json
from itertools import cycle, islice

from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.cards import ByHand, Card, Pairing, Pile, Sort, new_sort
from recovery_journal.model.sort_text import sort_as_text, sort_from_text
from recovery_journal.model.text import clean_text
from recovery_journal.model.value_parts import Door, SortDetails
from recovery_journal.model.values import note_typed
from tests.model.test_text import ANY_TEXT

CLEAN = ANY_TEXT.map(lambda text: clean_text(text, one_line=True))
IDS = st.integers(0, 200)
ORDERS = st.lists(IDS, unique=True).map(tuple)
ANY_SORT = st.builds(
    Sort,
    door=st.sampled_from(Door),
    cards=st.lists(st.builds(Card, IDS, CLEAN, CLEAN, st.integers(0, 99))).map(tuple),
    laid=st.lists(st.sampled_from(Pile)).map(tuple),
    by_hand=st.sampled_from(ByHand),
    picks=st.none() | ORDERS,
    ranked=ORDERS,
    pairing=st.none() | st.builds(Pairing, IDS, IDS, IDS),
    typed=st.tuples(CLEAN, CLEAN),
    rewording=st.lists(st.tuples(IDS, CLEAN, CLEAN)).map(tuple),
)


@settings(deadline=None)
@given(ANY_SORT)
def test_sort_text_when_read_back_then_the_same_sort(sort: Sort) -> None:
    back = sort_from_text(sort_as_text(sort))
    assert back == sort
    assert all(type(pile) is Pile for pile in back.laid)
    assert (type(back.door), type(back.by_hand)) == (Door, ByHand)


@settings(deadline=None)
@given(ANY_SORT)
def test_sort_text_when_a_journal_keeps_it_then_not_a_letter_is_changed(sort: Sort) -> None:
    text = sort_as_text(sort)
    assert "\n" not in text
    assert SortDetails.from_dict({"progress": text}).progress == text


@settings(deadline=None)
@given(ANY_TEXT)
def test_sort_text_when_anything_was_typed_then_a_journal_keeps_it_too(typed: str) -> None:
    sort = note_typed(Sort(Door.FIVE, ()), typed, typed)
    kept = SortDetails.from_dict({"progress": sort_as_text(sort)}).progress
    assert sort_from_text(kept) == sort


def test_sort_text_when_nothing_is_chosen_yet_then_not_read_as_an_empty_choice() -> None:
    for picks in (None, ()):
        sort = Sort(Door.ALL, (), picks=picks)
        assert sort_from_text(sort_as_text(sort)).picks == picks


def test_sort_text_when_written_then_as_journals_hold_it() -> None:
    # Sorts under way lie in journals like this: what is read here must stay readable.
    text = (
        '{"door":"a short deck","cards":[[1,"Café","a \\"word\\"",0],[0,"Sea","",2]],'
        '"laid":"5012","by_hand":"chosen","picks":[1,0],"ranked":[0],"pairing":[1,0,1],'
        '"typed":["Ki",""],"rewording":[[1,"Cafe",""]]}'
    )
    sort = Sort(
        Door.SHORT,
        (Card(1, "Café", 'a "word"', 0), Card(0, "Sea", "", 2)),
        (Pile.MOST, Pile.PASSED, Pile.NOT, Pile.SOMEWHAT),
        ByHand.CHOSEN,
        (1, 0),
        (0,),
        Pairing(1, 0, 1),
        ("Ki", ""),
        ((1, "Cafe", ""),),
    )
    assert sort_from_text(text) == sort
    assert sort_as_text(sort) == text


def test_sort_text_when_all_cards_are_laid_then_a_few_thousand_letters() -> None:
    deck = [(f"a name {number:02}", "a few words on what it may mean") for number in range(99)]
    sort = new_sort(Door.ALL, deck, 1)
    laid = tuple(islice(cycle(Pile), 300))
    text = sort_as_text(Sort(sort.door, sort.cards, laid, ranked=tuple(range(10))))
    assert len(text) < 8_000
    assert len(json.loads(text)["laid"]) == 300
