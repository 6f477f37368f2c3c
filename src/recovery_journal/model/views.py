"""What is asked of a journal and what it answers: queries, rows of a list, counts."""

from dataclasses import dataclass, field
from datetime import date, datetime

from recovery_journal.model.entry import Entry, Kind, Lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry in a list: enough to show and open it.

    `place` orders all entries by day, then by when they were written; it is local to one file
    and changes when the day does. `excerpt` is the beginning of the body, at most 240 characters.
    """

    place: int
    id: str
    kind: Kind
    day: date
    title: str = field(repr=False)
    excerpt: str = field(repr=False)
    lane: Lane
    starred: bool
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which entries: every filter that is set must hold; `words` is a search as typed.

    `since` and `until` are days, both included. With `trashed`, the trash and nothing else;
    with `coming_back`, wins that are a coming back.
    `entry_id` is one entry's whole id.
    `from_place` leaves out all that stands before a row's place; `Journal.newest` sets it.
    """

    words: str = field(default="", repr=False)
    kind: Kind | None = None
    tag: str | None = field(default=None, repr=False)
    lane: Lane | None = None
    starred: bool = False
    since: date | None = None
    until: date | None = None
    trashed: bool = False
    coming_back: bool = False
    entry_id: str | None = None
    from_place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What a save did: the entry as it stands now, and the version found underneath.

    `underneath` is set when the entry had changed since the edit began: that version is kept
    in the history, beside the one saved, and nothing of it is lost.
    """

    entry: Entry
    underneath: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts of one kind of entry that is not in the trash; they only grow as more is written."""

    all: int
    this_year: int
    this_month: int
    coming_back: int = 0
