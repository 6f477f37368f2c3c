"""The values sort as a whole: whatever is done, in whatever order, no card and no choice is lost.

A machine does random acts on a sort and on its twin, which is written to text and read back after
every act; both must stay the same, card by card and question by question.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial, reduce
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.model.cards import ByHand, Pile, Sort, Stage, new_sort
from recovery_journal.model.narrowing import (
    FEWEST,
    MOST,
    at_hand,
    closeness,
    kept,
    picked,
    rounds,
    stage,
)
from recovery_journal.model.sort_text import sort_as_text, sort_from_text
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.model.value_parts import Door
from recovery_journal.model.values import (
    add_card,
    against,
    answer_pair,
    begin_pairing,
    can_step_back,
    choose_by_hand,
    end_choosing,
    end_pairing,
    in_order,
    lay,
    note_typed,
    pick,
    rank,
    reword,
    shift,
    step_back,
    take_out,
    unrank,
)
from tests.model.test_text import ANY_TEXT

SEEDS = st.integers(0, 2**32)
SIZES = st.integers(0, 99)
PILES = st.lists(st.sampled_from(Pile), min_size=1, max_size=30)
"""Piles for one card after another, from the beginning again where there are more cards."""
WORDS = ANY_TEXT.map(lambda text: f"w{text[:20]}")
PLACES = st.integers(0, 120)
"""A place in a row of cards, counted round where the row is shorter."""


def fresh(door: Door, size: int, seed: int = 1) -> Sort:
    """A new sort of this many cards."""
    return new_sort(door, [(f"card {number}", "gloss") for number in range(size)], seed)


def laid_out(sort: Sort, piles: Iterator[Pile], own: int = 0, every: int = 1) -> Sort:
    """The sort with cards laid until none is asked; a few own ones are put in on the way."""
    for _ in range(len(sort.cards) + own + 3):
        if stage(sort) is not Stage.LAY:
            return sort
        now = rounds(sort)[-1]
        for number in range(len(now.asked) - len(now.piles)):
            if own and number % every == 0:
                own -= 1
                sort = lay(add_card(sort, f"own {own}"), next(piles))
            sort = lay(sort, next(piles))
    raise AssertionError("the rounds do not end")


class Sorting(RuleBasedStateMachine):
    """A person at their cards; every rule is one thing that can be done in its stage."""

    def __init__(self) -> None:
        super().__init__()
        self.sort = fresh(Door.ALL, 0)
        self.twin = self.sort
        self.written = 0

    @initialize(
        door=st.sampled_from(Door), size=SIZES, seed=SEEDS, ahead=st.lists(PILES, max_size=3)
    )
    def begin(self, door: Door, size: int, seed: int, ahead: list[list[Pile]]) -> None:
        """Deal a new sort, of which some rounds may be laid."""
        self.sort = self.twin = fresh(door, size, seed)
        for piles in ahead:
            if self.now(Stage.LAY):
                self.lay_all_of_a_round(piles)

    def do(self, act: Callable[[Sort], Sort]) -> None:
        """Act on the sort and on its twin, which then is left and taken up again."""
        self.sort = act(self.sort)
        self.twin = sort_from_text(sort_as_text(act(self.twin)))

    def do_with_the_same_cards(self, act: Callable[[Sort], Sort]) -> None:
        """Act; every card is still there, in its place and with its words."""
        before = self.sort.cards
        self.do(act)
        assert self.sort.cards == before

    def now(self, wanted: Stage) -> bool:
        """Whether this is what the sort asks."""
        return stage(self.sort) is wanted

    def some_card(self, at: int) -> int:
        """The id of a card, counted round."""
        return self.sort.cards[at % len(self.sort.cards)].id

    def new_name(self, name: str) -> str:
        """A name that is on no card yet."""
        self.written += 1
        return f"w{self.written} {name}"

    def one_of_the_few(self, at: int) -> int:
        """The id of a card among the few, counted round."""
        few = kept(self.sort) or ()
        return few[at % len(few)]

    # cards and words

    @rule(name=WORDS, gloss=ANY_TEXT)
    def add_card(self, name: str, gloss: str) -> None:
        """An own card comes beside the others, which stand as they stood."""
        name = self.new_name(name)
        before, place = self.sort, at_hand(self.sort)
        was_kept, was_picked = kept(before), picked(before)
        self.do(lambda sort: add_card(sort, name, gloss))
        (own,) = set(self.sort.cards) - set(before.cards)
        assert tuple(card for card in self.sort.cards if card != own) == before.cards
        assert all(card.id != own.id for card in before.cards)
        assert self.sort.typed == ("", "")
        assert self.sort.rewording == before.rewording
        if place is not None:
            assert at_hand(self.sort) == own
        elif was_kept is not None:
            assert kept(self.sort) == (*was_kept, own.id)
        elif before.door is not Door.FIVE:
            assert picked(self.sort) == (*was_picked, own.id)

    @precondition(lambda self: bool(self.sort.cards))
    @rule(at=PLACES, name=WORDS, gloss=ANY_TEXT)
    def reword(self, at: int, name: str, gloss: str) -> None:
        """One card has other words, and its place."""
        before, card_id, name = self.sort, self.some_card(at), self.new_name(name)
        self.do(lambda sort: reword(sort, card_id, name, gloss))
        assert [(card.id, card.since) for card in self.sort.cards] == [
            (card.id, card.since) for card in before.cards
        ]
        changed = [card for card in self.sort.cards if card not in before.cards]
        assert all(card.id == card_id for card in changed)
        assert self.sort.card(card_id).name.startswith("w")

    @rule(name=ANY_TEXT, gloss=ANY_TEXT, at=st.none() | PLACES)
    def type_on_a_card(self, name: str, gloss: str, at: int | None) -> None:
        """Words that are not put in yet change nothing else."""
        before = self.sort
        card_id = self.some_card(at) if at is not None and before.cards else None
        self.do_with_the_same_cards(lambda sort: note_typed(sort, name, gloss, card_id))
        there = replace(self.sort, typed=before.typed, rewording=before.rewording)
        assert there == before
        for other in {None, *(card.id for card in before.cards)} - {card_id}:
            assert self.sort.typed_for(other) == before.typed_for(other)

    @precondition(lambda self: self.now(Stage.WRITE) and bool(self.sort.cards))
    @rule(at=PLACES)
    def take_out(self, at: int) -> None:
        """A written name goes, and no other."""
        before, card_id = self.sort, self.some_card(at)
        self.do(lambda sort: take_out(sort, card_id))
        assert self.sort.cards == tuple(card for card in before.cards if card.id != card_id)

    # laying

    @precondition(lambda self: self.now(Stage.LAY))
    @rule(pile=st.sampled_from(Pile))
    def lay(self, pile: Pile) -> None:
        """The card at hand lies on that pile, until a step back."""
        before, here = self.sort, at_hand(self.sort)
        self.do_with_the_same_cards(lambda sort: lay(sort, pile))
        assert step_back(self.sort) == before
        assert here is not None
        assert closeness(self.sort)[here.id] is pile

    @precondition(lambda self: self.now(Stage.LAY))
    @rule(piles=PILES)
    def lay_all_of_a_round(self, piles: list[Pile]) -> None:
        """Every card that a round still asks is laid."""
        now = rounds(self.sort)[-1]
        laid = [pile for _, pile in zip(now.asked[len(now.piles) :], cycle(piles), strict=False)]
        self.do_with_the_same_cards(lambda sort: reduce(lay, laid, sort))
        assert rounds(self.sort)[now.number].at_hand is None
        assert rounds(self.sort)[now.number].piles == (*now.piles, *laid)

    # choosing by hand

    @precondition(lambda self: self.now(Stage.LAY) or self.now(Stage.RANK))
    @precondition(lambda self: self.sort.door is not Door.FIVE)
    @rule()
    def choose_by_hand(self) -> None:
        """All cards are there to choose from, with the same ones picked."""
        before = self.sort
        self.do_with_the_same_cards(choose_by_hand)
        assert self.now(Stage.CHOOSE)
        assert picked(self.sort) == picked(before)
        assert choose_by_hand(self.sort) == self.sort
        if before.by_hand is ByHand.NO:
            assert step_back(self.sort) == end_pairing(before)
        else:
            assert self.sort == step_back(before)

    @precondition(lambda self: self.now(Stage.CHOOSE) and bool(self.sort.cards))
    @rule(at=PLACES)
    def pick(self, at: int) -> None:
        """One card comes among the few, or leaves them."""
        before, card_id = picked(self.sort), self.some_card(at)
        self.do_with_the_same_cards(lambda sort: pick(sort, card_id))
        assert set(picked(self.sort)) == set(before) ^ {card_id}

    @precondition(lambda self: self.now(Stage.CHOOSE) or self.now(Stage.WRITE))
    @rule()
    def end_choosing(self) -> None:
        """The few are what was picked or written; a step back asks again."""
        before = self.sort
        self.do_with_the_same_cards(end_choosing)
        assert self.now(Stage.RANK)
        written = tuple(card.id for card in before.cards)
        assert kept(self.sort) == (written if before.door is Door.FIVE else picked(before))
        assert step_back(self.sort) == before

    # the order

    @precondition(lambda self: bool(kept(self.sort)))
    @rule(some=st.lists(st.tuples(PLACES, st.none() | st.integers(-2, 12)), min_size=1, max_size=4))
    def rank(self, some: list[tuple[int, int | None]]) -> None:
        """Some cards are in the order, each where it was put."""
        for at, place in some:
            before, card_id = in_order(self.sort), self.one_of_the_few(at)
            self.do_with_the_same_cards(partial(rank, card_id=card_id, at=place))
            assert set(in_order(self.sort)) == {*before, card_id}
            self.the_others_stood_still(before, card_id)

    @precondition(lambda self: bool(kept(self.sort)))
    @rule(at=PLACES)
    def unrank(self, at: int) -> None:
        """A card is out of the order, and stays among the few."""
        before, card_id = in_order(self.sort), self.one_of_the_few(at)
        few = kept(self.sort)
        self.do_with_the_same_cards(lambda sort: unrank(sort, card_id))
        assert set(in_order(self.sort)) == set(before) - {card_id}
        assert kept(self.sort) == few
        self.the_others_stood_still(before, card_id)

    @precondition(lambda self: bool(kept(self.sort)))
    @rule(at=PLACES, by=st.integers(-3, 3))
    def shift(self, at: int, by: int) -> None:
        """A card moves in the order, in or out."""
        before, card_id = in_order(self.sort), self.one_of_the_few(at)
        self.do_with_the_same_cards(lambda sort: shift(sort, card_id, by))
        assert set(in_order(self.sort)) | {card_id} == {*before, card_id}
        self.the_others_stood_still(before, card_id)

    @precondition(lambda self: bool(kept(self.sort)))
    @rule(at=PLACES)
    def begin_pairing(self, at: int) -> None:
        """A card is asked against one in the order, or has its place."""
        before, card_id = in_order(self.sort), self.one_of_the_few(at)
        self.do_with_the_same_cards(lambda sort: begin_pairing(sort, card_id))
        if set(before) - {card_id}:
            assert in_order(self.sort) == before
            assert against(self.sort) in set(before) - {card_id}
        else:
            assert in_order(self.sort) == (card_id,)

    @precondition(lambda self: self.sort.pairing is not None)
    @rule(nearer=st.sampled_from([True, False, None]))
    def answer_pair(self, nearer: bool | None) -> None:
        """The place of the card is told more closely, or found."""
        before, asked, other = in_order(self.sort), self.sort.pairing, against(self.sort)
        assert asked is not None
        assert other is not None
        self.do_with_the_same_cards(lambda sort: answer_pair(sort, nearer))
        self.the_others_stood_still(before, asked.card)
        now = self.sort.pairing
        if now is not None:
            assert in_order(self.sort) == before
            assert now.high - now.low < asked.high - asked.low
        else:
            order = in_order(self.sort)
            assert (order.index(asked.card) < order.index(other)) is bool(nearer)

    @precondition(lambda self: self.sort.pairing is not None)
    @rule()
    def end_pairing(self) -> None:
        """The order is as it was."""
        before = in_order(self.sort)
        self.do_with_the_same_cards(end_pairing)
        assert self.sort.pairing is None
        assert in_order(self.sort) == before

    def the_others_stood_still(self, before: tuple[int, ...], moved: int) -> None:
        """The order is as it was, but for the one card that moved."""
        now = in_order(self.sort)
        assert [each for each in now if each != moved] == [each for each in before if each != moved]

    # back

    @precondition(lambda self: can_step_back(self.sort))
    @rule()
    def step_back(self) -> None:
        """Something is taken away, and nothing that was picked or ranked."""
        before = self.sort
        self.do_with_the_same_cards(step_back)
        assert self.sort != before
        assert (self.sort.picks, self.sort.ranked) == (before.picks, before.ranked)
        fewer = len(before.laid) - len(self.sort.laid)
        assert fewer == (1 if before.by_hand is ByHand.NO else 0)

    # what holds at every moment

    @invariant()
    def each_card_is_there_once(self) -> None:
        """No card is doubled."""
        ids = [card.id for card in self.sort.cards]
        assert len(set(ids)) == len(ids)

    @invariant()
    def the_few_and_their_order_are_cards_once(self) -> None:
        """What is kept, picked or in order is a card, and once."""
        ids = {card.id for card in self.sort.cards}
        for some in (kept(self.sort) or (), picked(self.sort), in_order(self.sort)):
            assert len(set(some)) == len(some)
            assert ids.issuperset(some)
        assert set(in_order(self.sort)) <= set(kept(self.sort) or ())

    @invariant()
    def five_to_ten_come_of_the_rounds(self) -> None:
        """Without a choice by hand, five to ten and own cards put in later."""
        if self.now(Stage.RANK) and self.sort.by_hand is ByHand.NO:
            later = {c.id for c in self.sort.cards if c.since >= len(rounds(self.sort))}
            few = set(kept(self.sort) or ())
            assert later <= few
            assert FEWEST <= len(few - later) <= MOST

    @invariant()
    def each_stage_has_what_it_asks_for(self) -> None:
        """A card at hand, names, the few or a pair: where it is asked for."""
        assert (at_hand(self.sort) is not None) is self.now(Stage.LAY)
        assert (kept(self.sort) is not None) is self.now(Stage.RANK)
        assert (against(self.sort) is not None) is (self.sort.pairing is not None)
        assert self.now(Stage.WRITE) <= (self.sort.door is Door.FIVE)

    @invariant()
    def the_twin_goes_on_as_if_it_had_not_been_left(self) -> None:
        """All that can be told of both is the same."""
        assert self.twin == self.sort
        assert stage(self.twin) is stage(self.sort)
        for told in (at_hand, kept, picked, in_order, against, closeness, rounds):
            assert told(self.twin) == told(self.sort)


def test_sort_when_anything_is_done_in_any_order_then_nothing_is_lost_or_doubled() -> None:
    run_state_machine_as_test(
        Sorting, settings=settings(deadline=None, max_examples=60, stateful_step_count=40)
    )


# laying to the end


@settings(deadline=None, max_examples=80)
@given(st.sampled_from([Door.ALL, Door.SHORT]), SIZES, SEEDS, PILES)
def test_narrowing_when_cards_are_laid_anyhow_then_it_ends_with_five_to_ten_or_a_choice(
    door: Door, size: int, seed: int, piles: list[Pile]
) -> None:
    sort = laid_out(fresh(door, size, seed), cycle(piles))
    assert len(sort.laid) <= size + size * (size + 1) // 2
    few = kept(sort)
    if few is None:
        assert stage(sort) is Stage.CHOOSE
    else:
        assert stage(sort) is Stage.RANK
        assert FEWEST <= len(few) <= MOST
        said = closeness(sort)
        assert all(said[card_id] > Pile.NOT for card_id in few)


@settings(deadline=None, max_examples=50)
@given(SIZES, PILES, st.integers(1, 6), st.integers(1, 40))
def test_narrowing_when_own_cards_are_put_in_on_the_way_then_it_ends_too(
    size: int, piles: list[Pile], own: int, every: int
) -> None:
    sort = laid_out(fresh(Door.ALL, size), cycle(piles), own, every)
    few = kept(sort)
    assert stage(sort) is (Stage.CHOOSE if few is None else Stage.RANK)
    assert few is None or FEWEST <= len(few) <= MOST


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 99), PILES, st.sets(PLACES, max_size=30))
def test_narrowing_when_chosen_by_hand_after_it_then_exactly_those_are_kept(
    size: int, piles: list[Pile], places: set[int]
) -> None:
    sort = choose_by_hand(laid_out(fresh(Door.ALL, size), cycle(piles)))
    wanted = {place % size for place in places}
    for card_id in wanted ^ set(picked(sort)):
        sort = pick(sort, card_id)
    assert set(picked(sort)) == wanted
    sort = end_choosing(sort)
    few = kept(sort)
    assert few is not None
    assert sorted(few) == sorted(wanted)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(Door), SIZES, PILES)
def test_step_back_when_taken_to_the_end_then_the_sort_is_as_it_began(
    door: Door, size: int, piles: list[Pile]
) -> None:
    began = fresh(door, size)
    sort = laid_out(began, cycle(piles))
    sort = end_choosing(sort if door is Door.FIVE else choose_by_hand(sort))
    for _ in range(len(sort.laid) + 2):
        sort = step_back(sort)
    assert sort == began
    assert not can_step_back(sort)
    assert step_back(sort) == sort


# stepping back


def test_step_back_when_choices_were_made_then_each_by_itself_and_what_was_said_stays() -> None:
    began = laid_out(fresh(Door.ALL, 12), cycle([Pile.MOST, Pile.NOT]))
    assert stage(began) is Stage.RANK
    choosing = choose_by_hand(rank(reword(began, 3, "other", "words"), 3))
    chosen = rank(end_choosing(pick(choosing, 3)), 3)
    assert step_back(chosen).by_hand is ByHand.CHOOSING
    back = step_back(step_back(chosen))
    assert back.by_hand is ByHand.NO
    assert back.laid == began.laid
    assert (back.cards, back.picks, back.ranked) == (chosen.cards, chosen.picks, chosen.ranked)
    assert step_back(back).laid == began.laid[:-1]


def test_step_back_when_the_rounds_asked_for_a_choice_then_it_is_asked_again() -> None:
    came = laid_out(fresh(Door.ALL, 12), cycle([Pile.NOT]))
    assert stage(came) is Stage.CHOOSE
    came = pick(came, 4)
    assert step_back(end_choosing(came)) == came
    assert stage(step_back(came)) is Stage.LAY


def test_choose_by_hand_when_the_choice_was_made_then_it_goes_on_from_there() -> None:
    chosen = end_choosing(pick(choose_by_hand(fresh(Door.ALL, 12)), 4))
    again = choose_by_hand(chosen)
    assert stage(again) is Stage.CHOOSE
    assert picked(again) == (4,)
    assert end_choosing(again) == chosen


@pytest.mark.parametrize("size", [0, 5])
def test_five_when_written_then_ranked_and_back(size: int) -> None:
    sort = fresh(Door.FIVE, size)
    assert stage(sort) is Stage.WRITE
    assert not can_step_back(sort)
    ended = end_choosing(sort)
    assert stage(ended) is Stage.RANK
    assert kept(ended) == tuple(card.id for card in sort.cards)
    assert can_step_back(ended)
    assert step_back(ended) == sort


# words


def test_note_typed_when_a_card_is_put_in_or_reworded_then_nothing_is_typed_any_more() -> None:
    sort = note_typed(fresh(Door.ALL, 3), "ha", "lf")
    assert sort.typed == ("ha", "lf")
    assert lay(sort, Pile.MOST).typed == ("ha", "lf")
    assert note_typed(sort, "half").typed == ("half", "")
    assert add_card(sort, "half").typed == ("", "")
    assert reword(sort, 0, "half", "").typed == ("ha", "lf")  # they are another card's words
    own = note_typed(sort, "an", "other", 0)
    assert own.typed_for(None) == ("ha", "lf")
    assert own.typed_for(0) == ("an", "other")
    assert own.typed_for(1) == ("", "")
    assert reword(own, 0, "another", "") == reword(sort, 0, "another", "")
    assert add_card(own, "half").typed_for(0) == ("an", "other")
    assert note_typed(own, "", "", 0) == sort


def test_add_card_when_its_words_are_untidy_then_cleaned() -> None:
    sort = add_card(fresh(Door.FIVE, 0), " my\r\nown\x00 ", "\tso \x1b")
    assert [(card.id, card.name, card.gloss) for card in sort.cards] == [(0, "my own", "so")]
    sort = reword(sort, 0, "  other\n", "")
    assert [(card.id, card.name, card.gloss) for card in sort.cards] == [(0, "other", "")]


@pytest.mark.parametrize("door", list(Door))
@pytest.mark.parametrize(
    ("name", "gloss", "told"),
    [
        ("", "a gloss", "a word or a few"),
        (" \n\x00\u202e", "", "a word or a few"),
        ("a" * (LONGEST_TITLE + 1), "", "500 letters"),
        ("a", "b" * (LONGEST_TITLE + 1), "500 letters"),
    ],
)
def test_card_words_when_none_or_too_many_then_refused_without_the_words(
    door: Door, name: str, gloss: str, told: str
) -> None:
    sort = fresh(door, 3)
    with pytest.raises(Unusable, match=told) as refused:
        add_card(sort, name, gloss)
    assert "aa" not in str(refused.value)
    assert "bb" not in str(refused.value)
    with pytest.raises(Unusable, match=told):
        reword(sort, 1, name, gloss)


def test_card_words_when_they_fill_their_room_then_kept() -> None:
    sort = add_card(fresh(Door.FIVE, 0), f" {'a' * LONGEST_TITLE}\n", "b" * LONGEST_TITLE)
    assert len(sort.cards[0].name) == len(sort.cards[0].gloss) == LONGEST_TITLE


@pytest.mark.parametrize(("name", "gloss"), [("half \ud83d", ""), ("whole", "\udc00")])
def test_card_words_when_half_a_character_then_refused(name: str, gloss: str) -> None:
    with pytest.raises(TextRefused):
        add_card(fresh(Door.ALL, 3), name, gloss)
    with pytest.raises(TextRefused):
        reword(fresh(Door.ALL, 3), 0, name, gloss)


def test_card_when_its_name_is_there_already_then_refused_in_any_case() -> None:
    sort = add_card(fresh(Door.FIVE, 0), "Café")
    for name in ("Café", "CAFE", "  café "):
        with pytest.raises(Unusable, match="of this name"):
            add_card(sort, name)
    sort = add_card(sort, "Calm")
    with pytest.raises(Unusable, match="of this name"):
        reword(sort, sort.cards[1].id, "café", "")
    assert reword(sort, sort.cards[0].id, "CAFÉ", "").cards[0].name == "CAFÉ"


def test_lay_when_no_card_is_at_hand_then_nothing_happens() -> None:
    for sort in (fresh(Door.FIVE, 3), choose_by_hand(fresh(Door.ALL, 3)), fresh(Door.ALL, 0)):
        assert lay(sort, Pile.MOST) == sort


def test_choose_by_hand_when_names_are_written_then_they_are_written_on() -> None:
    written = fresh(Door.FIVE, 3)
    assert choose_by_hand(written) == written
    assert choose_by_hand(end_choosing(written)) == written
