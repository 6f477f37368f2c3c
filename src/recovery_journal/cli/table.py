"""Entries as lines of text: the table of a list, and one entry to read."""

import os
import sys
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.records import Thread
from recovery_journal.model.telling import Told
from recovery_journal.model.views import Row
from recovery_journal.portable.threads import seen, way

SHORT_ID = 18
"""Characters of an id in a table: its time stamp, which one process never gives out twice."""

_PIPED_TITLE = 48
_NARROWEST_TITLE = 16
_KIND_WIDTH = max(len(kind.value) for kind in Kind)


def title_width() -> int | None:
    """Terminal cells a title may take beside the other columns; None when output is no terminal."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return None
    return max(_NARROWEST_TITLE, columns - len("2026-11-23  ") - _KIND_WIDTH - 7 - SHORT_ID)


def table(rows: list[Row], width: int | None) -> Iterator[str]:
    """A line for each row: day, kind, star, title, short id.

    With a `width`, titles are cut to it in terminal cells; without, all of a title is there.
    """
    ids = [row.id for row in rows]
    for at, row in enumerate(rows):
        beside = ids[max(0, at - 50) : at] + ids[at + 1 : at + 50]
        start = f"{row.day.isoformat()}  {row.kind:{_KIND_WIDTH}}  {'*' if row.starred else ' '}  "
        yield f"{start}{_fitted(row.title, width)}  {short_id(row.id, beside)}"


def _fitted(title: str, width: int | None) -> str:
    cells = cell_len(title)
    if width is None:
        return title + " " * (_PIPED_TITLE - cells)
    if cells > width:
        return set_cell_size(title, width - 1) + "…"
    return title + " " * (width - cells)


def short_id(entry_id: str, others: list[str]) -> str:
    """The beginning of an id, or all of it where another one shares that beginning."""
    beginning = entry_id[:SHORT_ID]
    return entry_id if any(other.startswith(beginning) for other in others) else beginning


def entry_lines(
    entry: Entry, told: list[Told], threads: list[tuple[Thread, Row]], rank: int | None = None
) -> Iterator[str]:
    """An entry to read: title, where it belongs, body, what else is told, threads, id.

    `rank` is the place of a value in the person's order.
    """
    yield entry.title
    marks = [entry.day.isoformat(), entry.kind.value]
    marks += [f"{rank} in my order"] if rank is not None else []
    marks += [f"lane: {entry.lane}"]
    marks += ["starred"] if entry.starred else []
    marks += ["in the trash"] if entry.trashed else []
    marks += [f"tags: {', '.join(entry.tags)}"] if entry.tags else []
    yield " · ".join(marks)
    if entry.body:
        yield ""
        yield entry.body
    for each in told:
        yield ""
        yield each.label
        yield from (f"  {line}" for line in (each.text or "yes").split("\n"))
    if threads:
        yield ""
        yield "Threads"
    for thread, row in threads:
        yield f"  {_thread_line(thread, row)}"
    yield ""
    yield f"id {entry.id}"


def _thread_line(thread: Thread, row: Row) -> str:
    """The other end of a thread, after which way a ripple goes; its words, who saw it, the id."""
    said = "; ".join(filter(None, (thread.words, seen(thread))))
    told = [way(thread, row), row.day.isoformat(), row.kind.value, row.title]
    return " ".join(filter(None, [*told, f"({said})" if said else "", row.id]))
