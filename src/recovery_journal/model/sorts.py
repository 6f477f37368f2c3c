"""What comes of a sort: the names where they came, a title, and two sorts side by side in words."""

from dataclasses import dataclass, field

from recovery_journal.model.cards import Pile, Sort
from recovery_journal.model.narrowing import kept, rounds
from recovery_journal.model.text import LONGEST_TITLE, fold
from recovery_journal.model.value_parts import Door, SortDetails
from recovery_journal.model.values import in_order

_NAMED = 3
"""How many names stand in the title of a sort."""


def ended(sort: Sort) -> SortDetails:
    """The names of a sort where they came, for the journal."""
    order = in_order(sort)
    others = tuple(card_id for card_id in kept(sort) or () if card_id not in order)
    piles = _first_piles(sort)
    return SortDetails(
        door=sort.door.value,
        ranked=_names(sort, order),
        kept=_names(sort, others),
        most=_names(sort, piles[Pile.MOST]),
        very=_names(sort, piles[Pile.VERY]),
        important=_names(sort, piles[Pile.IMPORTANT]),
        somewhat=_names(sort, piles[Pile.SOMEWHAT]),
        not_important=_names(sort, piles[Pile.NOT]),
    )


def _first_piles(sort: Sort) -> dict[Pile, tuple[int, ...]]:
    """Each pile as it was first laid; a card put in during a later round lies where it came."""
    first: dict[int, Pile] = {}
    for each in rounds(sort):
        for card_id, pile in zip(each.asked, each.piles, strict=False):
            first.setdefault(card_id, pile)
    return {pile: tuple(card for card, on in first.items() if on is pile) for pile in Pile}


def _names(sort: Sort, ids: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(sort.card(card_id).name for card_id in ids)


def under_way(sort: Sort) -> str:
    """How far a sort is, as the title of its draft."""
    if sort.door is Door.FIVE:
        return f"{len(sort.cards)} values in your own words"
    now = rounds(sort)[-1]
    if now.number == 0:
        return f"{len(now.piles)} of {len(now.asked)} cards"
    return f"Coming to a few of {len(sort.cards)} cards"


def title_of(details: SortDetails) -> str:
    """The first names that a sort came to."""
    few = details.ranked + details.kept
    more = len(few) - _NAMED
    ending = f" and {more} more" if more > 0 else ""
    named = ", ".join(few[:_NAMED])
    room = LONGEST_TITLE - len(ending)
    return (named if len(named) <= room else f"{named[: room - 1]}…") + ending


@dataclass(frozen=True, slots=True)
class Compared:
    """How a later sort stands to an earlier one, in names as the later one has them.

    Nearer and further are the names in both that moved, the widest move first; new and gone the
    names among the few of one sort that the other knows nothing of.
    """

    nearer: tuple[str, ...] = field(repr=False)
    further: tuple[str, ...] = field(repr=False)
    new: tuple[str, ...] = field(repr=False)
    gone: tuple[str, ...] = field(repr=False)


def compared(earlier: SortDetails, later: SortDetails) -> Compared:
    """Two sorts side by side, without a verdict."""
    before, after = _distances(earlier), _distances(later)
    names = {fold(name): name for name in reversed(_all_names(later))}
    moves = {key: _move(before[key], after[key]) for key in after if key in before}
    widest = sorted(moves, key=lambda key: -abs(moves[key]))
    return Compared(
        nearer=tuple(names[key] for key in widest if moves[key] > 0),
        further=tuple(names[key] for key in widest if moves[key] < 0),
        new=tuple(name for name in later.ranked + later.kept if fold(name) not in before),
        gone=tuple(name for name in earlier.ranked + earlier.kept if fold(name) not in after),
    )


_A_PILE = 1_000
"""How much wider a move over a pile is than one within an order."""


def _distances(details: SortDetails) -> dict[str, tuple[int, int | None]]:
    """How far from the person each name came: among the few or on which pile; its place there."""
    far: dict[str, tuple[int, int | None]] = {
        fold(name): (0, place) for place, name in enumerate(details.ranked)
    }
    levels = (
        *(details.kept, details.most, details.very, details.important),
        *(details.somewhat, details.not_important),
    )
    for level, names in enumerate(levels):
        for name in names:
            far.setdefault(fold(name), (level, None))
    return far


def _move(before: tuple[int, int | None], after: tuple[int, int | None]) -> int:
    """How much nearer it came; 0 where an order was not told both times."""
    piles = (before[0] - after[0]) * _A_PILE
    if piles or before[1] is None or after[1] is None:
        return piles
    return before[1] - after[1]


def _all_names(details: SortDetails) -> list[str]:
    return [name for _, names in details.said() if isinstance(names, tuple) for name in names]
