"""Reading: lists in pages by key, whole entries, counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from recovery_journal.journal.base import EVERYTHING, Base
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.records import Draft, Thread
from recovery_journal.model.views import Query, Row, Totals


class Reading(Base):
    """The part of the journal that finds."""

    def entry(self, entry_id: str) -> Entry:
        """An entry by its id, or by the beginning of it."""
        return self._finding.entry(entry_id)

    def page(
        self,
        query: Query = EVERYTHING,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 200,
    ) -> list[Row]:
        """A page of a list, newest first: the rows older than `before`, or newer than `after`."""
        return self._finding.page(query, before=before, after=after, limit=limit)

    def entries(
        self, query: Query = EVERYTHING, *, limit: int | None = None, oldest_first: bool = False
    ) -> Iterator[Entry]:
        """Whole entries, one after another, as they all stood at the first."""
        return self._finding.entries(query, limit=limit, oldest_first=oldest_first)

    def place(self, entry_id: str) -> int | None:
        """Where an entry stands among all rows, newest last; None when there is none."""
        return self._finding.place(entry_id)

    def count(self, query: Query = EVERYTHING, *, most: int | None = None) -> int:
        """How many entries a query finds; with `most` it counts no further."""
        return self._finding.count(query, most)

    def newest(self, query: Query, number: int) -> Query:
        """The query, narrowed to the newest so many of what it finds; `number` is 1 or more."""
        rows = self.page(query, limit=number)
        return replace(query, from_place=rows[-1].place) if len(rows) == number else query

    def on_this_day(self, day: date, limit: int = 5) -> list[Row]:
        """What was written on this day in earlier years, newest first."""
        return self._counting.on_this_day(day, limit)

    def days(self, kind: Kind, year: int) -> dict[date, int]:
        """How many entries of a kind stand on each day of a year."""
        return self._counting.days(kind, year)

    def by_kind(self, since: date, until: date) -> dict[Kind, int]:
        """How many entries of each kind stand from one day to another, both included."""
        return self._counting.by_kind(since, until)

    def by_day(self, since: date, until: date) -> dict[date, int]:
        """How many entries of any kind stand on each day from one to another, both included."""
        return self._counting.by_day(since, until)

    def totals(self, kind: Kind, today: date) -> Totals:
        """How many entries of a kind there are."""
        return self._counting.totals(kind, today)

    def tags(self) -> list[tuple[str, int]]:
        """Every tag and how often it is used, most used first."""
        return self._counting.tags()

    def history(self, entry_id: str) -> list[Entry]:
        """Every earlier version of an entry, newest first."""
        return self._finding.history(entry_id)

    def threads(self, entry_id: str, most: int | None = None) -> list[tuple[Thread, Row]]:
        """The threads of an entry, each with the entry at its other end; the newest so many."""
        if most is not None:
            return self._finding.newest_threads(entry_id, most)
        return self._finding.threads([entry_id]).get(entry_id, [])

    def thread_between(self, here: str, there: str) -> Thread | None:
        """The thread of two entries, whichever way it goes; None when there is none."""
        return self._finding.thread_between(here, there)

    def drafts(self) -> list[Draft]:
        """What was being typed and is not saved yet, newest first."""
        return self._finding.drafts()
