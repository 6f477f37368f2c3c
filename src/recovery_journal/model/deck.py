"""A deck of open questions on the table: three at a time, each seen before any comes again.

Nothing of it is kept anywhere: what was drawn, kept or left is gone with the screen.
"""

import random
from dataclasses import dataclass, field, replace

DRAWN = 3
"""How many questions are drawn at a time."""


@dataclass(frozen=True, slots=True)
class Deck:
    """Questions in the order they are drawn in, round and round."""

    questions: tuple[str, ...] = field(repr=False)
    """The questions, none twice."""
    at: int = 0
    """Where the next three begin: 0 up to, and without, the number of questions."""

    @property
    def drawn(self) -> tuple[str, ...]:
        """The questions on the table: three, or as many as there are."""
        some = min(DRAWN, len(self.questions))
        return (self.questions[self.at :] + self.questions)[:some]


def shuffled(questions: tuple[str, ...], seed: int) -> Deck:
    """A deck of these questions; the same seed gives the same order."""
    each_once = list(dict.fromkeys(questions))
    # The same seed gives the same order, which a source of secrets can't, and an order of questions
    # keeps nothing secret.
    random.Random(seed).shuffle(each_once)  # noqa: S311 - an order that comes again, no key
    return Deck(tuple(each_once))


def another(deck: Deck) -> Deck:
    """The deck with the next three drawn; after the last question the first comes again."""
    if not deck.questions:
        return deck
    return replace(deck, at=(deck.at + DRAWN) % len(deck.questions))
