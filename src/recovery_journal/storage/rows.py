"""How entries stand in tables: columns to models and back; one place for every kind.

Instants are ISO 8601 in UTC with milliseconds and Z; days are ISO dates; names in a list stand
one on a line; a number that was not given is NULL; a kind's details are a table named by the
kind's plural.
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from recovery_journal.model.entry import Entry, Kind, Lane, Origin
from recovery_journal.model.parts import Details, Shape
from recovery_journal.model.records import Draft, LedgerLine, Thread
from recovery_journal.model.text import fold
from recovery_journal.model.told import words_besides
from recovery_journal.model.views import Row

ENTRY_COLUMNS = (
    "id, kind, day, title, body, lane, origin, starred, created, updated, version, parent, trashed"
)
ROW_COLUMNS = (
    "e.place, e.id, e.kind, e.day, e.title, substr(e.body, 1, 240), e.lane, e.starred, e.updated"
)
PLACES_A_DAY = 2**32


_KINDS = {kind.value: kind for kind in Kind}
_LANES = {lane.value: lane for lane in Lane}
_ORIGINS = {origin.value: origin for origin in Origin}
_UNSAID = {kind.value: kind.details.unsaid() for kind in Kind}


def qualified(columns: str, table: str) -> str:
    """Columns as a SELECT of several tables names them: "a, b" of "e" are "e.a, e.b"."""
    return ", ".join(f"{table}.{column}" for column in columns.split(", "))


def no_details(kind: str) -> Details:
    """The empty details of a kind, by its word in the table."""
    return _UNSAID[kind]


def first_place(day: date) -> int:
    """The lowest place of a day; places order entries by day, then by arrival."""
    return day.toordinal() * PLACES_A_DAY


def instant(moment: datetime) -> str:
    """An aware instant as it stands in a table."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


moment = datetime.fromisoformat
"""An instant of a table as an aware datetime."""


def entry_values(entry: Entry) -> tuple[Any, ...]:
    """The values of `ENTRY_COLUMNS`."""
    return (
        entry.id,
        entry.kind.value,
        entry.day.isoformat(),
        entry.title,
        entry.body,
        entry.lane.value,
        entry.origin.value,
        int(entry.starred),
        instant(entry.created),
        instant(entry.updated),
        entry.version,
        entry.parent,
        entry.trashed and instant(entry.trashed),
    )


def as_entry(row: Sequence[Any], details: Details, tags: tuple[str, ...]) -> Entry:
    """An entry from the values of `ENTRY_COLUMNS`, its details and its tags."""
    # fmt: off
    (entry_id, kind, day, title, body, lane, origin, starred,
     created, updated, version, parent, trashed) = row
    # fmt: on
    began = moment(created)
    return Entry(
        id=entry_id,
        kind=_KINDS[kind],
        day=date.fromisoformat(day),
        title=title,
        body=body,
        details=details,
        tags=tags,
        lane=_LANES[lane],
        origin=_ORIGINS[origin],
        starred=starred == 1,
        created=began,
        updated=began if updated == created else moment(updated),
        version=version,
        parent=parent,
        trashed=trashed and moment(trashed),
    )


def as_row(row: Sequence[Any]) -> Row:
    """A row of a list from the values of `ROW_COLUMNS`."""
    return Row(
        place=row[0],
        id=row[1],
        kind=Kind(row[2]),
        day=date.fromisoformat(row[3]),
        title=row[4],
        excerpt=row[5],
        lane=Lane(row[6]),
        starred=bool(row[7]),
        updated=moment(row[8]),
    )


def details_table(kind: Kind) -> str:
    """The table of a kind's details, quoted."""
    return f'"{kind.plural.replace("-", "_")}"'


def details_columns(kind: Kind) -> list[str]:
    """The columns of a kind's details table, quoted; empty when the kind has none."""
    return [f'"{part.name}"' for part in kind.details.parts()]


def details_values(details: Details) -> list[str | int | None]:
    """The details as the values of those columns."""
    values: list[str | int | None] = []
    for part in details.parts():
        value = getattr(details, part.name)
        if part.shape is Shape.WORDS:
            value = "\n".join(value)
        values.append(int(value) if part.shape is Shape.MARK else value)
    return values


def as_details(kind: Kind, values: Sequence[Any]) -> Details:
    """Details from the values of a kind's columns."""
    if tuple(values) == _EMPTY[kind]:
        return _UNSAID[kind]
    read = zip(_READ_AS[kind], values, strict=True)
    return kind.details(*[reads(value) for reads, value in read])


def names(value: str) -> tuple[str, ...]:
    """Names from a column, one on a line."""
    return tuple(value.split("\n")) if value else ()


def _as_it_is(value: Any) -> Any:
    return value


_SHAPES: dict[Shape, Callable[[Any], Any]] = dict.fromkeys(Shape, _as_it_is)
_SHAPES |= {Shape.WORDS: names, Shape.MARK: bool}
_EMPTY = {kind: tuple(details_values(kind.details())) for kind in Kind}
_READ_AS = {kind: [_SHAPES[part.shape] for part in kind.details.parts()] for kind in Kind}


HISTORY_COLUMNS = (
    "version, entry_id, parent, kind, day, title, body, details, tags, lane, origin, starred, "
    "created, updated, trashed"
)


def history_values(entry: Entry) -> tuple[Any, ...]:
    """The values of `HISTORY_COLUMNS`."""
    trashed = entry.trashed and instant(entry.trashed)
    return (entry.version, entry.id, entry.parent, *_page(entry), trashed)


def _page(entry: Entry) -> tuple[Any, ...]:
    return (
        entry.kind.value,
        entry.day.isoformat(),
        entry.title,
        entry.body,
        json.dumps(entry.details.as_dict(), ensure_ascii=False),
        json.dumps(entry.tags, ensure_ascii=False),
        entry.lane.value,
        entry.origin.value,
        int(entry.starred),
        instant(entry.created),
        instant(entry.updated),
    )


def from_history(row: Sequence[Any]) -> Entry:
    """An earlier version from the values of `HISTORY_COLUMNS`."""
    return _from_page(row[1], row[0], row[2], row[3:14], row[14])


def _from_page(
    entry_id: str, version: str, parent: str | None, page: Sequence[Any], trashed: str | None
) -> Entry:
    kind = Kind(page[0])
    return Entry(
        id=entry_id,
        kind=kind,
        day=date.fromisoformat(page[1]),
        title=page[2],
        body=page[3],
        details=kind.details.from_dict(json.loads(page[4])),
        tags=tuple(json.loads(page[5])),
        lane=Lane(page[6]),
        origin=Origin(page[7]),
        starred=bool(page[8]),
        created=moment(page[9]),
        updated=moment(page[10]),
        version=version,
        parent=parent,
        trashed=moment(trashed) if trashed else None,
    )


THREAD_COLUMNS = "id, source, target, words, seen_by, ripple, created"


def thread_values(thread: Thread) -> tuple[Any, ...]:
    """The values of `THREAD_COLUMNS`."""
    ends = thread.id, thread.source, thread.target
    return (*ends, thread.words, thread.seen_by, int(thread.ripple), instant(thread.created))


def as_thread(row: Sequence[Any]) -> Thread:
    """A thread from the values of `THREAD_COLUMNS`."""
    thread_id, source, target, words, seen_by, ripple, created = row
    return Thread(
        id=thread_id,
        source=source,
        target=target,
        words=words,
        seen_by=seen_by,
        ripple=bool(ripple),
        created=moment(created),
    )


def as_ledger_line(row: Sequence[Any]) -> LedgerLine:
    """A line of the ledger from its id, instant, event, place, number of entries and words."""
    line_id, at, event, place, entries, words = row
    return LedgerLine(
        id=line_id, at=moment(at), event=event, place=place, entries=entries, words=words
    )


DRAFT_COLUMNS = (
    "id, entry_id, base, kind, day, title, body, details, tags, lane, origin, starred, created, "
    "updated"
)


def draft_values(draft: Draft) -> tuple[Any, ...]:
    """The values of `DRAFT_COLUMNS`."""
    *page, _ = _page(draft.entry)
    return (draft.id, draft.entry.id, draft.entry.version, *page, instant(draft.updated))


def as_draft(row: Sequence[Any]) -> Draft:
    """A draft from the values of `DRAFT_COLUMNS`."""
    entry = _from_page(row[1], row[2], None, row[3:14], None)
    return Draft(id=row[0], entry=entry, updated=moment(row[13]))


def search_words(entry: Entry) -> str:
    """All that search sees of an entry, folded: title, body, searched parts, tags."""
    texts = [entry.title, entry.body, *entry.tags]
    for part, value in entry.details.said():
        if part.searched:
            texts += value if isinstance(value, tuple) else (value,)
    texts += words_besides(entry)
    return fold("\n".join(texts))
