"""Going through a sort as a person may: one step at random, as long as there is one to take."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from recovery_journal.model import values
from recovery_journal.model.cards import Pile, Sort, Stage
from recovery_journal.model.narrowing import kept, picked, stage
from recovery_journal.model.records import Draft
from recovery_journal.model.sort_text import sort_from_text
from recovery_journal.model.value_parts import SortDetails

Thing = TypeVar("Thing")


def sort_of(draft: Draft) -> Sort:
    """The sort that a draft holds."""
    assert isinstance(draft.entry.details, SortDetails)
    return sort_from_text(draft.entry.details.progress)


def one_of(pick: Random, things: Sequence[Thing]) -> Thing:
    """One of them, left to chance."""
    return things[int(pick.random() * len(things))]


def a_step(sort: Sort, pick: Random, name: str) -> Sort | None:
    """The sort after one more step; None where the few are ranked and it may end.

    `name` is that of an own card, should one be put in.
    """
    now = stage(sort)
    few = kept(sort) or ()
    if now is Stage.RANK and (not few or len(values.in_order(sort)) == len(few)):
        return None
    chance = pick.random()
    if chance < 0.06:
        of_a_card = one_of(pick, sort.cards).id if sort.cards and chance < 0.03 else None
        return values.note_typed(sort, name, "half a wo", of_a_card)
    if chance < 0.1:
        return values.add_card(sort, name, "an own card")
    if chance < 0.12 and sort.cards:
        return values.reword(sort, one_of(pick, sort.cards).id, name, "in my words")
    if chance < 0.16 and values.can_step_back(sort):
        return values.step_back(sort)
    if now is Stage.LAY:
        return values.lay(sort, one_of(pick, (Pile.MOST, *Pile)))
    if now is Stage.WRITE:
        enough = len(sort.cards) >= 3
        return values.end_choosing(sort) if enough else values.add_card(sort, name)
    if now is Stage.CHOOSE:
        if len(picked(sort)) >= 3:
            return values.end_choosing(sort)
        return values.pick(sort, one_of(pick, sort.cards).id)
    if sort.pairing is not None:
        return values.answer_pair(sort, one_of(pick, (True, False, None)))
    left = [card for card in few if card not in values.in_order(sort)]
    step = one_of(pick, (values.rank, values.begin_pairing))
    return step(sort, one_of(pick, left))
