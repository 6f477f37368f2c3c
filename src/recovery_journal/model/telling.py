"""What telling an entry takes, and what it gives: labels with their texts, and what is around it.

What is best read as a table has one beside its text; a page that draws none tells the text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from recovery_journal.model.entry import Lane
from recovery_journal.model.parts import Details

LONGEST_BRIEF = 500
"""Characters of a text that is told in brief."""

SaidDay = Callable[[date], str]
"""How a page says a day."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is told; a label with the text "" says it all.

    `table` has the same in rows of as many cells each, the names of the columns first. `ids` are
    the entries that tell it whole: one for each row below, or one for all of the text.
    """

    label: str
    text: str = field(repr=False)
    table: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An entry as another one tells it; a text goes on where it is longer than `LONGEST_BRIEF`."""

    id: str
    day: date
    title: str = field(repr=False)
    body: str = field(default="", repr=False)
    details: Details = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of a decision: the look-backs and the steps, the oldest first."""

    look_backs: Sequence[Brief] = field(default=(), repr=False)
    steps: Sequence[Brief] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What other entries tell of a decision, none of them closed to who reads.

    `names` are those of what it may stand close to, by id; `threaded` are the ids of the values
    and strengths that it is threaded to. What was sealed in another lane than `lanes` stays
    untold.
    """

    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    threaded: Sequence[str] = ()
    came: Came = Came()
    lanes: Sequence[Lane] = tuple(Lane)


ALONE = Around()
"""Nothing around it."""
