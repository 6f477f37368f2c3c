"""What a values sort is made of: cards, piles, the doors into it, and what was done so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, IntEnum, StrEnum
from random import Random

from recovery_journal.model.value_parts import Door


class Pile(IntEnum):
    """How important a card is; `PASSED` is no pile: nothing was said."""

    PASSED = 0
    NOT = 1
    SOMEWHAT = 2
    IMPORTANT = 3
    VERY = 4
    MOST = 5


class Stage(Enum):
    """What a sort asks now."""

    WRITE = "write"
    """For names, one by one; the door `FIVE` alone."""
    LAY = "lay"
    """For the pile of the card at hand."""
    CHOOSE = "choose"
    """For the few, chosen by hand from all cards."""
    RANK = "rank"
    """For an order of the few."""


class ByHand(StrEnum):
    """How far the person is with choosing the few themselves."""

    NO = ""
    CHOOSING = "choosing"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Card:
    """One value to be sorted; `since` is the round from which on it is in the deck."""

    id: int
    name: str = field(repr=False)
    gloss: str = field(default="", repr=False)
    since: int = 0


@dataclass(frozen=True, slots=True)
class Pairing:
    """One card finding its place among those in order, by questions of this one or that one.

    It stands somewhere from `low` to `high` in `ranked` without it; at one place it is found.
    """

    card: int
    low: int
    high: int

    @property
    def middle(self) -> int:
        """The place of the card that it is asked against."""
        return (self.low + self.high) // 2


@dataclass(frozen=True, slots=True)
class Sort:
    """One run through the cards; every change gives a new one.

    `cards` stand in the order they come in. `laid` has the pile of each card asked so far, round
    by round. `picks` are the cards chosen by hand, None before one was. `ranked` is the person's
    order, the nearest first, of some of the kept. `typed` is what somebody was writing on a card
    that is not put in yet; `rewording` has the new words, not taken yet, for cards by their id.
    """

    door: Door
    cards: tuple[Card, ...]
    laid: tuple[Pile, ...] = ()
    by_hand: ByHand = ByHand.NO
    picks: tuple[int, ...] | None = None
    ranked: tuple[int, ...] = ()
    pairing: Pairing | None = None
    typed: tuple[str, str] = field(default=("", ""), repr=False)
    rewording: tuple[tuple[int, str, str], ...] = field(default=(), repr=False)

    def card(self, card_id: int) -> Card:
        """The card of this id."""
        return next(card for card in self.cards if card.id == card_id)

    def typed_for(self, card_id: int | None) -> tuple[str, str]:
        """What was being written for this card, or for one that is not put in yet."""
        if card_id is None:
            return self.typed
        found = ((name, gloss) for of, name, gloss in self.rewording if of == card_id)
        return next(found, ("", ""))


def new_sort(door: Door, cards: Iterable[tuple[str, str]], seed: int) -> Sort:
    """A sort of these names and glosses; the seed shuffles them, once."""
    dealt = [Card(number, name, gloss) for number, (name, gloss) in enumerate(cards)]
    # A sort is gone on with in the order it was dealt in: the same seed gives the same order, which
    # a source of secrets can't, and nothing is kept secret by an order of cards.
    Random(seed).shuffle(dealt)  # noqa: S311 - an order that comes again, no key
    return Sort(door, tuple(dealt))
