"""A process that goes through sorts as fast as it can, in children killed at random moments.

Run as a module: `-m tests.storage.killed_sorting WHAT PATH SEED`, with the recovery code as the
first line on standard input; each further line begins a round, so that whoever listens can look
into the file between two of them. `sort` takes random steps through whole sorts; `end` writes a
few names and ends the sort at once, over and over. What is about to be done and what was done:

`begins`, `keeps DIGEST`, `kept DIGEST`, `resumed DIGEST`, `ends ENTRY-ID`, `ended ENTRY-ID`,
`lets-go`; a line `killed` ends each round.
"""

import hashlib
import random
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model import sorts, values
from recovery_journal.model.cards import Sort, Stage
from recovery_journal.model.entry import Kind
from recovery_journal.model.narrowing import stage
from recovery_journal.model.records import Draft
from recovery_journal.model.sort_text import sort_as_text
from recovery_journal.model.value_parts import Door
from recovery_journal.model.views import Query
from recovery_journal.storage import valuing
from tests.storage import killed
from tests.storage.sorting import a_step, one_of, sort_of

LOADED = (sorts, valuing)
"""Loaded once, before the children: each has a tenth of a second to sort in."""

DECK = [(f"card {letter}", "a gloss") for letter in "abcdefgh"]
ALWAYS = "always there"
"""A name among the few of every sort that `end` ends; its value is let go of before each."""


def digest(sort: Sort) -> str:
    """A sort as one short word."""
    return hashlib.sha256(sort_as_text(sort).encode()).hexdigest()[:16]


def free_names(sort: Sort) -> Iterator[str]:
    """Names that no card of this sort has."""
    there = {card.name for card in sort.cards}
    return (name for number in count() if (name := f"own {number}") not in there)


def keep(journal: Journal, draft: Draft, sort: Sort, *, lightly: bool) -> Draft:
    """Keep a step, and tell of it before and after; a kill leaves what is kept lightly too."""
    killed.tell("keeps", digest(sort))
    kept = journal.keep_sort(draft, sort, lightly=lightly)
    killed.tell("kept", digest(sort))
    return kept


def under_way(journal: Journal, door: Door, pick: random.Random) -> tuple[Draft, Sort]:
    """The sort that waits, or a new one."""
    for draft in journal.drafts():
        killed.tell("resumed", digest(sort_of(draft)))
        return draft, sort_of(draft)
    killed.tell("begins")
    draft = journal.begin_sort(door, DECK, int(pick.random() * 2**64), killed.DAY)
    killed.tell("kept", digest(sort_of(draft)))
    return draft, sort_of(draft)


def end(journal: Journal, draft: Draft, sort: Sort) -> None:
    """End a sort, and tell of it before and after."""
    killed.tell("ends", draft.entry.id)
    killed.tell("ended", journal.end_sort(draft, sort).id)


def sort_on(path: Path, codes: list[str], number: int) -> None:
    """Take random steps, through one sort after another, without end."""
    journal, pick = killed.opened(path, codes), chances(number)
    while True:
        draft, sort = under_way(journal, one_of(pick, list(Door)), pick)
        while (step := a_step(sort, pick, next(free_names(sort)))) is not None:
            lightly = pick.random() < 0.5
            draft, sort = keep(journal, draft, step, lightly=lightly), step
        end(journal, draft, sort)


def end_on(path: Path, codes: list[str], number: int) -> None:
    """Write a few names and end the sort, without end."""
    journal, pick = killed.opened(path, codes), chances(number)
    while True:
        if not journal.drafts():
            let_go(journal)
        draft, sort = under_way(journal, Door.FIVE, pick)
        if stage(sort) is Stage.WRITE:
            few = [ALWAYS, *(f"own {at}" for at in range(20) if pick.random() < 0.3)]
            for name in few:
                sort = values.add_card(sort, name)
            sort = values.end_choosing(sort)
            for card in sort.cards:
                if card.name == ALWAYS or pick.random() < 0.7:
                    sort = values.rank(sort, card.id, int(pick.random() * 5))
            draft = keep(journal, draft, sort, lightly=pick.random() < 0.5)
        end(journal, draft, sort)


def let_go(journal: Journal) -> None:
    """Let go of the value that every sort takes up again."""
    for value in journal.entries(Query(kind=Kind.VALUE)):
        if value.title == ALWAYS:
            killed.tell("lets-go")
            journal.let_go(value.id, killed.DAY, "for now")


def chances(number: int) -> random.Random:
    """Chances of a round's own."""
    return random.Random(f"{sys.argv[3]} {number}")  # noqa: S311 - steps, no secrets


def main() -> None:
    """A round for each line, on the same file."""
    killed.WORK.update(sort=sort_on, end=end_on)
    what, path, seed = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    pick = random.Random(seed)  # noqa: S311 - moments, no secrets
    code = sys.stdin.readline().strip()
    for number, _ in enumerate(sys.stdin):
        killed.one_round(what, path, [code], number, pick)


if __name__ == "__main__":
    main()
