"""Entries from other journals: looked at first, brought in all at once, taken back as one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import NamedTuple

from recovery_journal.errors import Unusable
from recovery_journal.journal.taking_along import TakingAlong
from recovery_journal.model.entry import Entry, Kind, checked, new_entry, utc_now
from recovery_journal.model.ids import new_id
from recovery_journal.portable.incoming.found import Found, Unread
from recovery_journal.portable.incoming.numbers import Numbers
from recovery_journal.portable.incoming.when import TWO_DAYS

SAMPLED = 200
"""How many of the new entries are shown before they come in."""
MOST_NAMED = 1000
"""How many of the places that can't be read are named."""
_AT_ONCE = 500
"""How many are held at a time."""

Seen = Callable[[int], None]
"""Hears how many pieces have been read so far; what it raises ends it, and nothing is kept."""


class Sampled(NamedTuple):
    """A new entry as it will stand: its day and its title."""

    day: date
    title: str


@dataclass(slots=True)
class Incomings:
    """What would come in, or did: how many are new, how many are here already, what is not read.

    `sample` has the first of the new ones and `unread` the first places of `not_read`. `first` and
    `last` are the days of what is new; `left_out` counts the characters that no text of a journal
    holds. `two_ways` says whether a day may have its month first or its day, and nothing tells.
    """

    new: int = 0
    known: int = 0
    not_read: int = 0
    sample: list[Sampled] = field(default_factory=list, repr=False)
    unread: list[Unread] = field(default_factory=list)
    sources: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None
    left_out: int = 0
    two_ways: bool = False

    @property
    def read(self) -> int:
        """How many pieces there were of every sort."""
        return self.new + self.known + self.not_read

    def count(self, found: Found) -> None:
        """One more that is new."""
        self.new += 1
        self.sources[found.source] += 1
        self.first = min(self.first or found.day, found.day)
        self.last = max(self.last or found.day, found.day)
        self.left_out += found.left_out
        if len(self.sample) < SAMPLED:
            self.sample.append(Sampled(found.day, found.title))

    def count_unread(self, unread: Unread) -> None:
        """One more place that can't be read."""
        self.not_read += 1
        self.two_ways = self.two_ways or unread.reason == TWO_DAYS
        if len(self.unread) < MOST_NAMED:
            self.unread.append(unread)


class LastBroughtIn(NamedTuple):
    """The last import: how many of its entries would go if it is taken back, and how many stay.

    What was changed, threaded or laid in the trash since stays.
    """

    go: int = 0
    stay: int = 0


class BringingIn(TakingAlong):
    """The part of the journal by which entries come in from elsewhere."""

    def look_at_incoming(
        self, pieces: Iterable[Found | Unread], seen: Seen | None = None
    ) -> Incomings:
        """What would come in; nothing is kept. What `seen` raises ends it."""
        told = Incomings()
        # Nothing is kept that could be asked for a key, and a number tells as well as the key.
        looked_at = Numbers()
        for some in self._new_ones(pieces, told):
            for found in some:
                if looked_at.add(hash(found.key)):
                    told.count(found)
                else:
                    told.known += 1
            if seen is not None:
                seen(told.read)
        return told

    def bring_in(self, pieces: Iterable[Found | Unread], seen: Seen | None = None) -> Incomings:
        """Keep what is new as notes that are the person's alone: all of it, or nothing.

        What came in before is passed over, so that a second time adds nothing. What `seen` raises
        ends it, and nothing is kept.
        """
        told, batch = Incomings(), new_id()
        with self._vault.roomy(), self._vault.writing():
            for some in self._new_ones(pieces, told):
                self._incoming.keep(batch, ((f.key, _written(f), _as_entry(f)) for f in some))
                for found in some:
                    told.count(found)
                if seen is not None:
                    seen(told.read)
        return told

    def last_brought_in(self) -> LastBroughtIn:
        """What would become of the last import if it is taken back; nothing where there is none."""
        batch = self._incoming.last_batch()
        if batch is None:
            return LastBroughtIn()
        go = len(self._incoming.untouched(batch))
        return LastBroughtIn(go, self._incoming.size(batch) - go)

    def take_back_last(self) -> LastBroughtIn:
        """Take the last import out for good; how many went, and how many stay.

        The whole file is written anew without them. Raises `Unusable` where nothing came in, or
        all of it stays.
        """
        batch = self._incoming.last_batch()
        if batch is None:
            raise Unusable("Nothing came in from elsewhere that could be taken back.")
        untouched = self._incoming.untouched(batch)
        stay = self._incoming.size(batch) - len(untouched)
        if not untouched:
            raise Unusable("All of the last import was changed, threaded or thrown away since.")
        self._store.erase(*untouched)
        return LastBroughtIn(len(untouched), stay)

    def _new_ones(self, pieces: Iterable[Found | Unread], told: Incomings) -> Iterator[list[Found]]:
        """Some at a time of those that are not here yet; the others are counted."""
        rest = iter(pieces)
        while some := list(islice(rest, _AT_ONCE)):
            found = []
            for piece in some:
                if isinstance(piece, Found):
                    found.append(piece)
                else:
                    told.count_unread(piece)
            known = self._incoming.known([each.key for each in found])
            new: dict[str, Found] = {}
            for each in found:
                if each.key not in known:
                    new.setdefault(each.key, each)
            told.known += len(found) - len(new)
            yield list(new.values())


def _as_entry(found: Found) -> Entry:
    entry = new_entry(Kind.NOTE, found.day, found.title, found.body)
    return checked(replace(entry, tags=found.tags, starred=found.starred, created=_created(found)))


def _created(found: Found) -> datetime:
    """When it was written: as it says, a clock without a zone by this computer's; else now."""
    at = found.at
    if at is None and found.clock is not None:
        at = datetime.combine(found.day, found.clock).astimezone()
    if at is None:
        return utc_now()
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def _written(found: Found) -> str:
    """The moment or the clock as it was written, with its zone where it has one; "" for neither."""
    if found.at is not None:
        return found.at.isoformat()
    return found.clock.isoformat() if found.clock else ""
