"""A made-up journal of any size, the same words on every machine.

    python -m tests.benchmarks.corpus N        the entries as JSON, one a line

The same number gives the same bytes, since chance comes from `Random.random` alone; dates are
spread over twenty years, so a smaller corpus is not the beginning of a larger one. Some 60 words
an entry, 4 in 100 with more than English letters. Known hits: `zephyrine` in 1 of 1,000 entries,
`lighthouse` in 1 of 100, `sponsor` in about 1 of 15, `the` in nearly all.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypedDict

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.wins import WinDetails
from tests.benchmarks import words

BEGIN = datetime(2006, 1, 1, tzinfo=UTC)
SPAN_SECONDS = 20 * 365.25 * 86_400
WIN_SHARE = 0.3
BATCH = 1_000
"""Entries that go into a journal in one transaction."""

_GAP = re.compile(r"{(\w+)}")


class MadeUp(TypedDict):
    """One entry: `created` is an ISO 8601 instant, ascending; `kind` a kind's word."""

    created: str
    kind: str
    title: str
    body: str
    tags: list[str]


def made_up(count: int) -> Iterator[MadeUp]:
    """The entries of a corpus of this many, oldest first."""
    # Two runs are compared on the same words, so that chance begins from the same number each time.
    chance = Random(count)  # noqa: S311 - words that come again, no key
    for number in range(count):
        seconds = (number + chance.random()) / count * SPAN_SECONDS
        kind = "win" if chance.random() < WIN_SHARE else "note"
        title = _filled(chance, _one_of(chance, words.TITLES[kind]))
        tags = {_one_of(chance, words.TAGS) for _ in range(int(chance.random() ** 2 * 5))}
        yield MadeUp(
            created=(BEGIN + timedelta(seconds=int(seconds))).isoformat(),
            kind=kind,
            title=title,
            body=_body(chance, number),
            tags=sorted(tags),
        )


def _body(chance: Random, number: int) -> str:
    """One to three paragraphs of some 60 words together."""
    wanted = 18 + int((chance.random() + chance.random()) * 35)
    said: list[str] = []
    while sum(sentence.count(" ") + 1 for sentence in said) < wanted:
        said.append(_filled(chance, _one_of(chance, words.SENTENCES)))
    if number % 1_000 == 500:
        said.append("The word on the old sign was zephyrine.")
    if number % 100 == 50:
        said.append("We went as far as the lighthouse.")
    if chance.random() < 0.04:
        said.append(_one_of(chance, words.BEYOND_ENGLISH))
    size = -(-len(said) // (1 + int(chance.random() * 3)))
    return "\n\n".join(" ".join(said[at : at + size]) for at in range(0, len(said), size))


def _one_of(chance: Random, choices: Sequence[str]) -> str:
    return choices[int(chance.random() * len(choices))]


def _filled(chance: Random, pattern: str) -> str:
    text = _GAP.sub(lambda gap: _one_of(chance, words.LISTS[gap[1]]), pattern)
    return text[0].upper() + text[1:]


def as_entry(made: MadeUp) -> Entry:
    """The entry as a journal keeps it; a win in three says what it used and lived."""
    created = datetime.fromisoformat(made["created"])
    entry = new_entry(Kind(made["kind"]), created.date(), made["title"], made["body"])
    if entry.kind is Kind.WIN and created.second % 3 == 0:
        at = created.second
        lists = words.LISTS
        details = WinDetails(
            helped=lists["someone"][at % len(lists["someone"])],
            strengths=(lists["strength"][at % len(lists["strength"])],),
            values=(lists["value"][at % len(lists["value"])],),
        )
        entry = replace(entry, details=details)
    return replace(entry, tags=tuple(made["tags"]), created=created, updated=created)


def build(path: Path, passphrase: str, count: int) -> None:
    """A new journal with a corpus of this many entries."""
    journal = Journal.create(path, passphrase)
    entries = map(as_entry, made_up(count))
    while batch := list(islice(entries, BATCH)):
        journal.add_many(batch)
    journal.close()


if __name__ == "__main__":
    for one in made_up(int(sys.argv[1])):
        print(json.dumps(one, ensure_ascii=False))
