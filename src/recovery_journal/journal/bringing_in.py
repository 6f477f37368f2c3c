"""Entries from other journals: looked at first, brought in all at once, taken back as one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice

from recovery_journal.errors import Unusable
from recovery_journal.journal.taking_along import TakingAlong
from recovery_journal.model.entry import Entry, Kind, checked, new_entry, utc_now
from recovery_journal.model.ids import new_id
from recovery_journal.portable.incoming.found import Found, Unread

_AT_ONCE = 500
"""How many are held at a time."""


@dataclass(slots=True)
class Incomings:
    """What would come in, or did: how many are new, how many are here already, what is not read.

    `first` and `last` are the days of what is new; `left_out` counts the characters that no text
    of a journal holds.
    """

    new: int = 0
    known: int = 0
    unread: list[Unread] = field(default_factory=list)
    sources: Counter[str] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None
    left_out: int = 0

    def count(self, found: Found) -> None:
        """One more that is new."""
        self.new += 1
        self.sources[found.source] += 1
        self.first = min(self.first or found.day, found.day)
        self.last = max(self.last or found.day, found.day)
        self.left_out += found.left_out


class BringingIn(TakingAlong):
    """The part of the journal by which entries come in from elsewhere."""

    def look_at_incoming(self, pieces: Iterable[Found | Unread]) -> Incomings:
        """What would come in; nothing is kept."""
        told = Incomings()
        for some in self._new_ones(pieces, told):
            for found in some:
                told.count(found)
        return told

    def bring_in(
        self, pieces: Iterable[Found | Unread], seen: Callable[[int], None] | None = None
    ) -> Incomings:
        """Keep what is new as notes that are the person's alone: all of it, or nothing.

        What came in before is passed over, so that a second time adds nothing. `seen` hears how
        many have been kept so far; what it raises ends it, and nothing is kept.
        """
        told, batch = Incomings(), new_id()
        with self._vault.roomy(), self._vault.writing():
            for some in self._new_ones(pieces, told):
                self._incoming.keep(batch, ((f.key, _written(f), _as_entry(f)) for f in some))
                for found in some:
                    told.count(found)
                if seen is not None:
                    seen(told.new)
        return told

    def last_brought_in(self) -> int:
        """How many entries of the last import are here; 0 for none."""
        batch = self._incoming.last_batch()
        return self._incoming.size(batch) if batch else 0

    def take_back_last(self) -> tuple[int, int]:
        """Take the last import out for good; how many went, and how many stay.

        What was changed, threaded or laid in the trash since stays as it is. Raises `Unusable`
        where nothing came in.
        """
        batch = self._incoming.last_batch()
        if batch is None:
            raise Unusable("Nothing came in from elsewhere that could be taken back.")
        untouched = self._incoming.untouched(batch)
        stay = self._incoming.size(batch) - len(untouched)
        self._store.erase(*untouched)
        return len(untouched), stay

    def _new_ones(self, pieces: Iterable[Found | Unread], told: Incomings) -> Iterator[list[Found]]:
        """Some at a time of those that are not here yet; the others are counted."""
        seen: set[str] = set()
        rest = iter(pieces)
        while some := list(islice(rest, _AT_ONCE)):
            told.unread += [piece for piece in some if isinstance(piece, Unread)]
            found = [piece for piece in some if isinstance(piece, Found)]
            known = self._incoming.known([each.key for each in found]) | seen
            new: dict[str, Found] = {}
            for each in found:
                if each.key not in known:
                    new.setdefault(each.key, each)
            told.known += len(found) - len(new)
            seen |= new.keys()
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
