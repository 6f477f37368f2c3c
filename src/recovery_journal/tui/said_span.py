"""A span as people say it, and what was written in it: counts that grow, and nothing beside them.

Nothing is told of what is not there, and no span is held against another.
"""

from datetime import date

from recovery_journal.model.entry import Kind
from recovery_journal.model.spans import Length, Span
from recovery_journal.tui.dates import MONTHS

_VERBS = {Kind.VALUE: "named", Kind.STRENGTH: "named", Kind.RUN: "began"}
_DONE = {
    Kind.SORT: "sorted cards",
    Kind.CHECK_IN: "checked in",
    Kind.CONFIDENCE: "said how sure you were",
    Kind.OUTLOOK: "looked ahead",
}
"""Kinds that are told as what was done, with how many times."""


def said_span(span: Span, today: date) -> str:
    """A span in words: "this week", "9 to 15 November", "November 2026", "2026"."""
    first, last = span.since, span.until
    if span.length is Length.YEAR:
        return str(first.year)
    if span.length is Length.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if span.holds(today):
        return "this week"
    other_year = first.year != last.year or last.year != today.year
    end = f"{last.day} {MONTHS[last.month - 1]}{f' {last.year}' if other_year else ''}"
    if first.month == last.month:
        return f"{first.day} to {end}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {MONTHS[first.month - 1]}{year} to {end}"


def said_written(kinds: dict[Kind, int], came_back: int = 0) -> str:
    """What was written, in sentences: "You wrote 12 wins, 3 notes and a story."; "" for nothing."""
    told = [kind for kind in Kind if kinds.get(kind)]
    done = [f"{_DONE[kind]} {_times(kinds[kind])}" for kind in told if kind in _DONE]
    sentences = []
    for verb in ("wrote", "named", "began"):
        counts = [_counted(kind, kinds[kind]) for kind in told if _verb(kind) == verb]
        sentences += [f"{verb} {_listed(counts)}"] if counts else []
    sentences += [_listed(done)] if done else []
    sentences += [f"came back {_times(came_back)}"] if came_back else []
    return " ".join(f"You {sentence}." for sentence in sentences)


def _verb(kind: Kind) -> str:
    """What a person did that has made an entry of this kind; "" where it is told as a deed."""
    return "" if kind in _DONE else _VERBS.get(kind, "wrote")


def _counted(kind: Kind, number: int) -> str:
    if number == 1:
        return f"{'an' if kind.value[0] in 'aeiou' else 'a'} {kind.value}"
    return f"{number:,} {kind.plural}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
