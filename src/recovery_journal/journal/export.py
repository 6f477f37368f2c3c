"""Taking out: entries as Markdown or JSON, into a file or piece by piece, and the ledger's line."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from recovery_journal.errors import CannotWrite
from recovery_journal.journal.base import EVERYTHING
from recovery_journal.journal.telling import Telling, Threads, around
from recovery_journal.model.entry import Entry, Kind, Lane
from recovery_journal.model.records import LedgerLine, Thread
from recovery_journal.model.telling import Around
from recovery_journal.model.text import clean_text
from recovery_journal.model.views import Query, Row

Seen = Callable[[int], None]
"""Hears how many entries have gone by."""


class Export(Telling):
    """The part of the journal by which entries leave the file."""

    def markdown(
        self, query: Query = EVERYTHING, *, by_kind: bool = False, seen: Seen | None = None
    ) -> Generator[str, None, None]:
        """The Markdown document of what a query finds, piece by piece.

        Of one lane, threads and decisions tell what those alone may see who may see that lane.
        """
        from recovery_journal.portable.markdown import document

        return document(
            _watched(self._in_export_order(query, by_kind), seen),
            threads=partial(self._threads_in, query.lane),
            around=partial(self._around_in, query.lane),
            here=partial(self._finding.found_among, query),
            order=self._valuing.order(),
            titled="Journal",
            filtered=_said(query),
            on=datetime.now(UTC).astimezone().date(),
            by_kind=by_kind,
        )

    def _around_in(
        self, lane: Lane | None, decisions: list[Entry], threads: Threads
    ) -> dict[str, Around]:
        deciding = self._deciding.in_lane(lane) if lane else self._deciding
        came = deciding.came(each.id for each in decisions)
        return around(decisions, threads, came, deciding)

    def _threads_in(
        self, lane: Lane | None, entry_ids: list[str]
    ) -> dict[str, list[tuple[Thread, Row]]]:
        """The threads of these entries; of one lane, those to what its readers may see."""
        found = self._finding.threads(entry_ids)
        if lane is None:
            return found
        seen = self._deciding.in_lane(lane).finding.audience.lanes
        return {
            each: [(thread, row) for thread, row in threads if row.lane in seen]
            for each, threads in found.items()
        }

    def _in_export_order(
        self, query: Query, by_kind: bool, oldest_first: bool = True
    ) -> Generator[Entry, None, None]:
        kinds = [query.kind] if query.kind or not by_kind else list(Kind)
        for kind in kinds:
            yield from self.entries(replace(query, kind=kind), oldest_first=oldest_first)

    def json_lines(
        self, query: Query = EVERYTHING, *, seen: Seen | None = None
    ) -> Generator[str, None, None]:
        """What a query finds as JSON, one object a line, newest first."""
        from recovery_journal.portable.jsonl import line

        order = self._valuing.order()
        for entry in _watched(self._in_export_order(query, False, oldest_first=False), seen):
            threads = self._threads_in(query.lane, [entry.id]).get(entry.id, [])
            yield line(entry, threads, order.get(entry.id)) + "\n"

    def export(
        self,
        target: Path,
        query: Query = EVERYTHING,
        *,
        form: str = "markdown",
        by_kind: bool = False,
        overwrite: bool = False,
        seen: Seen | None = None,
    ) -> int:
        """Write what a query finds into a file, and a line into the ledger; how many entries.

        `seen` gets the number of entries so far; what it raises ends the export, and nothing of
        it stays. Raises `CannotWrite` where the journal itself would be written over.
        """
        from recovery_journal.private_files import write_private

        self._spare_the_journal(target)
        if form == "json":
            pieces = self.json_lines(query, seen=seen)
        else:
            pieces = self.markdown(query, by_kind=by_kind, seen=seen)
        write_private(target, pieces, overwrite=overwrite)
        return self.note_export(str(target), query, form)

    def _spare_the_journal(self, target: Path) -> None:
        if self.path is not None and _is_part_of(self.path, target):
            raise CannotWrite("That is the journal itself. It stays as it is.")

    def note_export(self, place: str, query: Query, form: str) -> int:
        """Write into the ledger that what a query finds left the file; how many entries."""
        number = self.count(query)
        told = f"{form}; {_said(query)}"
        self._note_export(place, number, told)
        return number

    def _note_export(self, place: str, number: int, told: str) -> None:
        # The name of a file may hold any byte.
        shown = clean_text(place.encode(errors="replace").decode(), one_line=True)
        self._store.note(LedgerLine(event="export", place=shown, entries=number, words=told))


def _watched(entries: Generator[Entry, None, None], seen: Seen | None) -> Iterator[Entry]:
    if seen is None:
        yield from entries
        return
    # Where `seen` raises, the reading ends here, before the connection is closed.
    with closing(entries):
        for number, entry in enumerate(entries, start=1):
            seen(number)
            yield entry


def _is_part_of(path: Path, target: Path) -> bool:
    """Whether a target is the journal's file, or one that SQLite keeps beside it."""
    own = path.resolve()
    beside = [own.with_name(own.name + ending) for ending in ("-wal", "-shm", "-journal")]
    return target.resolve() in (own, *beside)


def _said(query: Query) -> str:
    """A query in words, for the head of an export and for the ledger; never the words searched."""
    if query.entry_id:
        return "one entry"
    said = [query.kind.plural if query.kind else "all entries"]
    said += ["in the trash"] if query.trashed else []
    said += [f"tagged {query.tag}"] if query.tag else []
    said += [f"lane {query.lane}"] if query.lane else []
    said += ["starred"] if query.starred else []
    said += ["coming back"] if query.coming_back else []
    said += [f"from {query.since.isoformat()}"] if query.since else []
    said += [f"until {query.until.isoformat()}"] if query.until else []
    said += ["threaded to one entry"] if query.threaded_to else []
    said += ["about one value or area"] if query.about else []
    said += ["close to one value or strength"] if query.close_to else []
    said += ["written in one run"] if query.run else []
    said += ["the newest of them"] if query.from_place else []
    said += ["found by a search"] if query.words.strip() else []
    return ", ".join(said)
