"""From piles to the few: which cards go round again, which are kept, which stage a sort is in.

Five to ten are kept. More than ten on the top pile go round once more, alone; fewer than five are
joined from the next pile, never from *not important*. Each further round asks fewer cards, so it
ends; where the cards do not come to five to ten by themselves, the person chooses by hand, and
they may do so at any moment, any number.
"""

from dataclasses import dataclass

from recovery_journal.model.cards import ByHand, Card, Pile, Sort, Stage
from recovery_journal.model.value_parts import Door

FEWEST, MOST = 5, 10
"""How many are kept, where the person does not choose another number."""

_JOINED = (Pile.VERY, Pile.IMPORTANT, Pile.SOMEWHAT)


@dataclass(frozen=True, slots=True)
class Round:
    """Cards asked one after another; `sure` are kept whatever comes of it."""

    number: int
    sure: tuple[int, ...]
    asked: tuple[int, ...]
    piles: tuple[Pile, ...]

    @property
    def at_hand(self) -> int | None:
        """The card to be laid; None when all are."""
        return self.asked[len(self.piles)] if len(self.piles) < len(self.asked) else None

    def on(self, pile: Pile) -> tuple[int, ...]:
        """The cards on a pile."""
        laid = zip(self.asked, self.piles, strict=False)
        return tuple(card for card, laid_on in laid if laid_on is pile)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a round led to: cards kept, or cards to go round; with neither, a choice by hand."""

    kept: tuple[int, ...] | None = None
    sure: tuple[int, ...] = ()
    again: tuple[int, ...] = ()


def _outcome(ended: Round) -> _Outcome:
    top = ended.on(Pile.MOST)
    if len(ended.sure) + len(top) > MOST:
        return _again(ended, ended.sure, top)
    few = ended.sure + top
    for pile in _JOINED:
        if len(few) >= FEWEST:
            break
        joined = ended.on(pile)
        if len(few) + len(joined) > MOST:
            return _again(ended, few, joined)
        few += joined
    return _Outcome(kept=few) if len(few) >= FEWEST else _Outcome()


def _again(ended: Round, sure: tuple[int, ...], asked: tuple[int, ...]) -> _Outcome:
    """Another round, unless it would ask the very same once more."""
    if ended.number and asked == ended.asked:
        return _Outcome()
    return _Outcome(sure=sure, again=asked)


def rounds(sort: Sort) -> list[Round]:
    """The rounds so far, the last one maybe under way; none where names are written."""
    if sort.door is Door.FIVE:
        return []
    found: list[Round] = []
    sure: tuple[int, ...] = ()
    members = {card.id for card in sort.cards if card.since == 0}
    at = 0
    while True:
        number = len(found)
        # An own card goes where it was put in: before the card that was at hand.
        asked = tuple(card.id for card in sort.cards if card.id in members or card.since == number)
        found.append(Round(number, sure, asked, sort.laid[at : at + len(asked)]))
        at += len(found[-1].piles)
        if found[-1].at_hand is not None:
            return found
        led = _outcome(found[-1])
        if not led.again:
            return found
        sure, members = led.sure, set(led.again)


def kept_by_rounds(sort: Sort) -> tuple[int, ...] | None:
    """The few that the rounds came to, and own cards put in later; None when they did not."""
    if sort.door is Door.FIVE:
        return tuple(card.id for card in sort.cards)
    found = rounds(sort)
    if found[-1].at_hand is not None:
        return None
    kept = _outcome(found[-1]).kept
    later = tuple(card.id for card in sort.cards if card.since >= len(found))
    return None if kept is None else kept + later


def stage(sort: Sort) -> Stage:
    """What is asked now."""
    if sort.by_hand is ByHand.CHOSEN:
        return Stage.RANK
    if sort.door is Door.FIVE:
        return Stage.WRITE
    if sort.by_hand is ByHand.CHOOSING:
        return Stage.CHOOSE
    if rounds(sort)[-1].at_hand is not None:
        return Stage.LAY
    return Stage.RANK if kept_by_rounds(sort) is not None else Stage.CHOOSE


def at_hand(sort: Sort) -> Card | None:
    """The card to be laid now; None in every other stage."""
    if stage(sort) is not Stage.LAY:
        return None
    card_id = rounds(sort)[-1].at_hand
    return None if card_id is None else sort.card(card_id)


def picked(sort: Sort) -> tuple[int, ...]:
    """What is chosen by hand so far; what the rounds kept, before a card was picked."""
    return (kept_by_rounds(sort) or ()) if sort.picks is None else sort.picks


def kept(sort: Sort) -> tuple[int, ...] | None:
    """The few; None before there are any."""
    if stage(sort) is not Stage.RANK:
        return None
    if sort.by_hand is ByHand.CHOSEN and sort.door is not Door.FIVE:
        return picked(sort)
    return kept_by_rounds(sort)


def closeness(sort: Sort) -> dict[int, Pile]:
    """The pile of each card as it was laid last, for an order to choose from; 0 for none."""
    last = {card.id: Pile.PASSED for card in sort.cards}
    for each in rounds(sort):
        last |= dict(zip(each.asked, each.piles, strict=False))
    return last
