"""What is asked of a journal and what it answers: queries, rows of a list, counts."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Self

from recovery_journal.model.entry import Entry, Kind, Lane
from recovery_journal.model.order import moved
from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.model.text import fold
from recovery_journal.model.value_parts import SortDetails, ValueDetails


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry in a list: enough to show and open it.

    `place` orders all entries by day, then by when they were written; it is local to one file
    and changes when the day does. `excerpt` is the beginning of the body, at most 240 characters.
    A row that `is_closed` stands for a day with something closed in it, and tells nothing else.
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
    is_closed: bool = False

    @classmethod
    def closed_on(cls, place: int, day: date) -> Self:
        """The row of what is closed on a day."""
        return cls(
            place=place,
            id=f"closed {day.isoformat()}",
            kind=Kind.NOTE,
            day=day,
            title="",
            excerpt="",
            lane=Lane.ONLY_ME,
            starred=False,
            updated=datetime.min.replace(tzinfo=UTC),
            is_closed=True,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which entries: every filter that is set must hold; `words` is a search as typed.

    `since` and `until` are days, both included. With `trashed`, the trash and nothing else;
    with `coming_back`, wins that are a coming back; with `ended`, no sort that is under way.
    `entry_id` is one entry's whole id. With `threaded_to`, what is threaded to this entry; with
    `about`, check-ins about this value or area, and how sure somebody was of this entry; with
    `close_to`, both. With `run`, the wins that were written in this run.
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
    ended: bool = False
    entry_id: str | None = None
    threaded_to: str | None = None
    about: str | None = None
    close_to: str | None = None
    run: str | None = None
    from_place: int | None = None

    @property
    def is_of_days(self) -> bool:
        """Whether it asks for days alone: then a closed day may stand among what it finds."""
        return self == Query(since=self.since, until=self.until)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued:
    """The person's values: those in their order, the others by name, those let go of, last first.

    None of them lies in the trash.
    """

    ranked: list[Entry] = field(repr=False)
    others: list[Entry] = field(repr=False)
    let_go: list[Entry] = field(repr=False)

    @property
    def at_hand(self) -> list[Entry]:
        """Those that are not let go of, in the order of a list."""
        return [*self.ranked, *self.others]

    def order_with(self, entry_id: str, by: int) -> list[str]:
        """The ids of the order, one of them moved so many places further, nearer if negative."""
        return list(moved([value.id for value in self.ranked], entry_id, by))


def valued(values: list[Entry], order: dict[str, int]) -> Valued:
    """Values as a page shows them; `order` has the rank of those that have one."""
    gone = [value for value in values if let_go_on(value)]
    here = [value for value in values if not let_go_on(value)]
    ranked = sorted((value for value in here if value.id in order), key=lambda v: order[v.id])
    others = [value for value in here if value.id not in order]
    return Valued(
        ranked=ranked,
        others=sorted(others, key=lambda value: fold(value.title)),
        let_go=sorted(gone, key=let_go_on, reverse=True),
    )


def is_under_way(entry: Entry) -> bool:
    """Whether it is a sort that has not come to its end."""
    return isinstance(entry.details, SortDetails) and bool(entry.details.progress)


def let_go_on(value: Entry) -> str:
    """The day a value was let go of, as an ISO date; "" when it was not."""
    return value.details.let_go if isinstance(value.details, ValueDetails) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a check-in can be about: a value of the person's, or an area of their life."""

    id: str
    name: str = field(repr=False)
    is_value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsOfWin:
    """The free words for strengths and values that a win has."""

    entry_id: str
    strengths: tuple[str, ...] = field(repr=False)
    values: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A word from the person's wins that could be a thread: to a strength or to a value.

    `win_ids` are the wins that have it, newest first. `there` is the id of the entry of that
    name; "" when there is none yet.
    """

    word: str = field(repr=False)
    kind: Kind
    win_ids: tuple[str, ...]
    there: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A strength of the person's, and the day of the entry threaded to it last."""

    entry: Entry = field(repr=False)
    last_use: date | None

    @property
    def is_borrowed(self) -> bool:
        """Whether it was seen in somebody else so far."""
        details = self.entry.details
        return isinstance(details, StrengthDetails) and bool(details.seen_in)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """The numbers of one check-in, each from 0 to 10 or None, and its day."""

    entry_id: str
    day: date
    matters: int | None = field(repr=False)
    close: int | None = field(repr=False)
