"""A journal in which everything that can be closed is closed, for what is seen together."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.my_page import Pick
from recovery_journal.model.parts import Part, Shape
from recovery_journal.model.records import Area, Draft, Person
from recovery_journal.model.session_parts import SessionDetails

CLOSED = "xylophonist"
"""A word that every closed text, tag, name and title holds, and no open one."""

OPEN = "marigold"
"""A word that every open title holds."""

NUMBER = 7
"""The number on every ruler; nothing else that a screen shows is "7 of 10"."""


def closed_journal(journal: Journal, today: date) -> Journal:
    """The journal, with two entries of each kind, one closed, one open, threaded to each other."""
    for back, kind in enumerate(Kind):
        day = today - timedelta(days=back % 5)
        closed = journal.add(_entry(kind, day, CLOSED, Lane.ONLY_ME))
        opened = journal.add(_entry(kind, day, OPEN, Lane.OPEN_TOGETHER))
        journal.thread(opened.id, closed.id, CLOSED, seen_by=CLOSED)
        journal.save(replace(closed, body=f"{CLOSED} again"))
        journal.set_star(closed.id, True)
    last_year = today.replace(year=today.year - 1, day=min(today.day, 28))
    journal.add(_entry(Kind.NOTE, last_year, CLOSED, Lane.ONLY_ME))
    journal.trash(journal.add(_entry(Kind.NOTE, today, CLOSED, Lane.ONLY_ME)).id)
    journal.keep_draft(Draft(entry=_entry(Kind.NOTE, today, CLOSED, Lane.ONLY_ME)))
    journal.set_areas([Area(name=CLOSED)])
    journal.set_people([Person(name=CLOSED, reach=CLOSED)])
    journal.set_my_page([Pick(row.id) for row in journal.page()])
    return journal


def begin(journal: Journal, today: date, with_whom: str = "J.") -> Draft:
    """Begin a time together."""
    agreed = replace(new_entry(Kind.SESSION, today), details=SessionDetails(with_whom=with_whom))
    return journal.begin_together(Draft(entry=agreed))


def _entry(kind: Kind, day: date, word: str, lane: Lane) -> Entry:
    said = {part.name: value for part in kind.details.parts() if (value := _said(part, word))}
    entry = new_entry(kind, day, f"{word} {kind.value}", f"{word} below")
    details = kind.details.from_dict(said)
    return replace(entry, details=details, lane=lane, tags=(f"{word}-{kind.value}",))


def _said(part: Part, word: str) -> Any:
    """Something said in a part, where it takes words or a number; it then holds the word."""
    if part.shape is Shape.PROSE:
        return word
    if part.shape is Shape.WORDS:
        return [word]
    return NUMBER if part.shape is Shape.RULER else None
