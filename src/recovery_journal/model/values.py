"""The values sort as a pure state machine: cards into piles, a few of them kept, those in order.

A sort is what was done so far: its cards in their fixed order, the pile of each card laid, what
was chosen by hand, what was ranked. Everything else follows from that: which card is at hand,
which round goes on (`model.narrowing`), which few are kept. So a sort that was left goes on as if
it had not been, and a step back takes the last thing done away and nothing else.
"""

from collections.abc import Sequence
from dataclasses import replace

from recovery_journal.errors import Unusable
from recovery_journal.model.cards import ByHand, Card, Pairing, Pile, Sort, Stage
from recovery_journal.model.narrowing import at_hand, kept, picked, rounds, stage
from recovery_journal.model.order import moved
from recovery_journal.model.text import LONGEST_TITLE, clean_text, fold
from recovery_journal.model.value_parts import Door

# laying cards


def lay(sort: Sort, pile: Pile) -> Sort:
    """Lay the card at hand on a pile, or pass it by; the next one is at hand."""
    return sort if at_hand(sort) is None else replace(sort, laid=(*sort.laid, pile))


def add_card(sort: Sort, name: str, gloss: str = "") -> Sort:
    """Put an own card in: it is at hand at once, or among the few where no card is asked.

    Raises `Unusable` for an empty or a very long name, and for one that is on a card already.
    """
    name, gloss = _card_words(sort, name, gloss)
    sort = note_typed(sort, "")
    number = max((card.id for card in sort.cards), default=-1) + 1
    here = at_hand(sort)
    if here is None:
        since = 0 if sort.door is Door.FIVE else len(rounds(sort))
        cards = (*sort.cards, Card(number, name, gloss, since))
        if sort.door is Door.FIVE or (stage(sort) is Stage.RANK and sort.by_hand is ByHand.NO):
            return replace(sort, cards=cards)
        return replace(sort, cards=cards, picks=(*picked(sort), number))
    place = sort.cards.index(here)
    own = Card(number, name, gloss, len(rounds(sort)) - 1)
    return replace(sort, cards=(*sort.cards[:place], own, *sort.cards[place:]))


def note_typed(sort: Sort, name: str, gloss: str = "", card_id: int | None = None) -> Sort:
    """Keep the words of a card that is not put in yet, or new words of one that is."""
    words = clean_text(name).replace("\n", " "), clean_text(gloss).replace("\n", " ")
    if card_id is None:
        return replace(sort, typed=words)
    others = tuple(each for each in sort.rewording if each[0] != card_id)
    return replace(sort, rewording=(*others, (card_id, *words)) if any(words) else others)


def reword(sort: Sort, card_id: int, name: str, gloss: str) -> Sort:
    """Give a card other words; it stays where it is. Raises `Unusable` as `add_card` does."""
    name, gloss = _card_words(sort, name, gloss, besides=card_id)
    cards = (
        replace(card, name=name, gloss=gloss) if card.id == card_id else card for card in sort.cards
    )
    return note_typed(replace(sort, cards=tuple(cards)), "", card_id=card_id)


def take_out(sort: Sort, card_id: int) -> Sort:
    """Take a written name out again; the door `FIVE` alone."""
    return replace(
        sort,
        cards=tuple(card for card in sort.cards if card.id != card_id),
        ranked=_without(sort.ranked, card_id),
        pairing=None,
        rewording=tuple(each for each in sort.rewording if each[0] != card_id),
    )


# choosing by hand


def choose_by_hand(sort: Sort) -> Sort:
    """Begin to choose the few from all cards, or choose them anew; not where it is asked already.

    Names that were written are written on instead.
    """
    if sort.by_hand is ByHand.CHOSEN:
        return step_back(sort)
    if stage(sort) in (Stage.CHOOSE, Stage.WRITE):
        return sort
    return replace(sort, by_hand=ByHand.CHOOSING, pairing=None)


def pick(sort: Sort, card_id: int) -> Sort:
    """Take a card among the few, or out of them."""
    picks = picked(sort)
    there = card_id in picks
    return replace(sort, picks=_without(picks, card_id) if there else (*picks, card_id))


def end_choosing(sort: Sort) -> Sort:
    """These are the few."""
    return replace(sort, by_hand=ByHand.CHOSEN)


# the order


def rank(sort: Sort, card_id: int, at: int | None = None) -> Sort:
    """Put a card into the order, at a place or at its end; one that is in it moves there."""
    others = _without(in_order(sort), card_id)
    place = len(others) if at is None else min(max(at, 0), len(others))
    return replace(sort, ranked=(*others[:place], card_id, *others[place:]), pairing=None)


def unrank(sort: Sort, card_id: int) -> Sort:
    """Take a card out of the order; it stays among the few."""
    return replace(sort, ranked=_without(in_order(sort), card_id), pairing=None)


def shift(sort: Sort, card_id: int, by: int) -> Sort:
    """Move a card so many places further in the order, nearer when negative; in it, or out."""
    return replace(sort, ranked=moved(in_order(sort), card_id, by), pairing=None)


def in_order(sort: Sort) -> tuple[int, ...]:
    """The order, without what is not among the few any more."""
    few = kept(sort) or ()
    return tuple(card_id for card_id in sort.ranked if card_id in few)


def begin_pairing(sort: Sort, card_id: int) -> Sort:
    """Find a card's place by pairs; where there is nothing to ask against, it has its place."""
    others = _without(in_order(sort), card_id)
    return _settled(replace(sort, pairing=Pairing(card_id, 0, len(others))))


def against(sort: Sort) -> int | None:
    """The card that the one being paired is asked against; None when none is."""
    if sort.pairing is None:
        return None
    return _without(in_order(sort), sort.pairing.card)[sort.pairing.middle]


def answer_pair(sort: Sort, nearer: bool | None) -> Sort:
    """The card is nearer than the other, or further, or neither: then it stands right below."""
    pairing = sort.pairing
    if pairing is None:
        return sort
    below = pairing.middle + 1
    ends = {
        True: (pairing.low, pairing.middle), False: (below, pairing.high), None: (below, below)
    }  # fmt: skip
    low, high = ends[nearer]
    return _settled(replace(sort, pairing=Pairing(pairing.card, low, high)))


def end_pairing(sort: Sort) -> Sort:
    """Leave the order as it was."""
    return replace(sort, pairing=None)


def _card_words(sort: Sort, name: str, gloss: str, besides: int | None = None) -> tuple[str, str]:
    name, gloss = clean_text(name, one_line=True), clean_text(gloss, one_line=True)
    if not name:
        raise Unusable("A card needs a word or a few.")
    if max(len(name), len(gloss)) > LONGEST_TITLE:
        raise Unusable(f"A card has room for {LONGEST_TITLE} letters.")
    if any(fold(card.name) == fold(name) for card in sort.cards if card.id != besides):
        raise Unusable("There is a card of this name.")
    return name, gloss


def _settled(sort: Sort) -> Sort:
    pairing = sort.pairing
    if pairing is not None and pairing.low == pairing.high:
        return rank(sort, pairing.card, pairing.low)
    return sort


def _without(ids: Sequence[int], card_id: int) -> tuple[int, ...]:
    return tuple(each for each in ids if each != card_id)


# stepping back


def can_step_back(sort: Sort) -> bool:
    """Whether something was done that a step back takes away."""
    return bool(sort.laid) or sort.by_hand is not ByHand.NO


def step_back(sort: Sort) -> Sort:
    """Take the last thing done away: a choice that was ended or begun, else a card laid.

    What was picked, ranked, written or worded stays as it is; a question about two ends.
    """
    sort = end_pairing(sort)
    if sort.by_hand is ByHand.CHOSEN and sort.door is not Door.FIVE:
        came_by_rounds = stage(replace(sort, by_hand=ByHand.NO)) is Stage.CHOOSE
        return replace(sort, by_hand=ByHand.NO if came_by_rounds else ByHand.CHOOSING)
    if sort.by_hand is not ByHand.NO:
        return replace(sort, by_hand=ByHand.NO)
    return replace(sort, laid=sort.laid[:-1])
