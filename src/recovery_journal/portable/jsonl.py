"""Entries as JSON Lines: one object a line, complete, in UTF-8, for other programs to read.

Days are ISO 8601 dates (`2026-11-23`); instants are ISO 8601 in UTC with milliseconds and a Z
(`2026-11-23T08:15:00.000Z`); kinds, lanes and origins are their words.
"""

import json
from datetime import UTC, datetime
from typing import Any

from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row


def instant(at: datetime) -> str:
    """An aware instant as ISO 8601, UTC, milliseconds."""
    at = at if at.tzinfo is UTC else at.astimezone(UTC)
    return at.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def entry_as_dict(
    entry: Entry, threads: list[tuple[Thread, Row]], rank: int | None = None
) -> dict[str, Any]:
    """Plain values for JSON: the entry, its details by name, its threads from both sides.

    A value has its place in the person's order as `rank`, from 1 on, or null.
    """
    ranked = {"rank": rank} if entry.kind is Kind.VALUE else {}
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "day": entry.day.isoformat(),
        "title": entry.title,
        "body": entry.body,
        "lane": entry.lane.value,
        "origin": entry.origin.value,
        "starred": entry.starred,
        "tags": list(entry.tags),
        "created": instant(entry.created),
        "updated": instant(entry.updated),
        "version": entry.version,
        "details": entry.details.as_dict(),
        **ranked,
        "threads": [_thread_as_dict(thread) for thread, _ in threads],
    }


def _thread_as_dict(thread: Thread) -> dict[str, str | bool]:
    return {
        "id": thread.id,
        "source": thread.source,
        "target": thread.target,
        "words": thread.words,
        "seen_by": thread.seen_by,
        "ripple": thread.ripple,
        "created": instant(thread.created),
    }


def line(entry: Entry, threads: list[tuple[Thread, Row]], rank: int | None = None) -> str:
    """The entry as one line of JSON; the newline at its end is the caller's."""
    return json.dumps(entry_as_dict(entry, threads, rank), ensure_ascii=False)
