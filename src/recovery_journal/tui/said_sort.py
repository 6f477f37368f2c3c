"""What a sort asks at each step, and how far it is, in words."""

from collections.abc import Callable

from recovery_journal.model import narrowing
from recovery_journal.model.cards import Pile, Sort, Stage
from recovery_journal.model.value_parts import Door


def asked(sort: Sort, key_of: Callable[[str], str]) -> str:
    """The question of this moment; `key_of` gives the key of a command."""
    stage = narrowing.stage(sort)
    if sort.pairing is not None:
        return "If today had room for one of these, which?"
    if stage is Stage.WRITE:
        return "What matters most to you? Five, or as many as you like; an empty line goes on."
    if stage is Stage.CHOOSE:
        return "Which are the few? Any number; five to ten are easy to carry."
    if stage is Stage.RANK:
        told = "Which is nearest to you? {} and {} move one; some may stay without a place."
        return told.format(key_of("order.up"), key_of("order.down"))
    return _asked_of_a_card(*narrowing.rounds(sort)[-2:])


def _asked_of_a_card(before: narrowing.Round, now: narrowing.Round | None = None) -> str:
    """What is asked in this round, which came of the one before."""
    if now is None:
        return "How important is this to you?"
    if now.sure:
        sure = "One is" if len(now.sure) == 1 else f"{len(now.sure)} are"
        return f"{sure} with you already. Which of these {len(now.asked)} come too?"
    if before.on(Pile.MOST):
        return f"{len(now.asked)} lie on the fifth pile. Once more: which of them stay there?"
    return f"Which of these {len(now.asked)} are among the few?"


def progress(sort: Sort) -> str:
    """How far it is, for the title line."""
    stage = narrowing.stage(sort)
    if stage is Stage.LAY:
        now = narrowing.rounds(sort)[-1]
        return f"{len(now.piles) + 1} of {len(now.asked)}"
    if stage is Stage.CHOOSE:
        return f"{len(narrowing.picked(sort))} chosen"
    number = len(sort.cards) if sort.door is Door.FIVE else len(narrowing.kept(sort) or ())
    return f"{number} {'value' if number == 1 else 'values'}"
