"""A table as CSV (RFC 4180): the first line names its columns, each row below is an entry.

A column for the day is needed, and one for the title or the text; the names are `ROLES`. Columns
are parted by commas, semicolons or tabs. What stands in other columns stays, as lines at the end
of the body. A row that cannot be read leaves out itself alone.
"""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from recovery_journal.errors import Unusable
from recovery_journal.model.text import LONGEST_BODY
from recovery_journal.portable.incoming.found import (
    NOTHING_KNOWN,
    Found,
    Known,
    NotRead,
    Opens,
    Unread,
    shown,
)
from recovery_journal.portable.incoming.lines import text_lines
from recovery_journal.portable.incoming.making import TOO_LONG, Maker
from recovery_journal.portable.incoming.when import day_comes_first, written

ROLES = {
    "day": ("date", "day", "datetime", "timestamp", "created", "createdat", "creationdate"),
    "time": ("time", "timeofday"),
    "title": ("title", "subject", "heading", "headline"),
    "body": ("text", "body", "entry", "content", "note", "notes", "journal"),
    "tags": ("tags", "tag", "labels", "categories", "keywords"),
    "starred": ("starred", "star", "favorite", "favourite"),
    "own": ("uuid", "id", "guid"),
}
"""What a column holds, and the names it may have: in any case, without spaces and signs."""

_QUOTES = "Its quotes are not whole."
_ROLE_OF = {name: role for role, names in ROLES.items() for name in names}
_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


class _Row(NamedTuple):
    """A row: the line it begins in, its cells, and why it has none where it cannot be read."""

    line: int
    cells: list[str]
    problem: str = ""


class _Columns:
    """What the first line says: which column holds what."""

    def __init__(self, names: list[str]) -> None:
        self.names = [name.strip() for name in names]
        self.at: dict[str, int] = {}
        self.others: list[int] = []
        for number, name in enumerate(self.names):
            role = _ROLE_OF.get(re.sub(r"[\W_]+", "", name).lower())
            if role and role not in self.at:
                self.at[role] = number
            else:
                self.others.append(number)

    @property
    def enough(self) -> bool:
        """Whether entries can be read by these."""
        return "day" in self.at and ("title" in self.at or "body" in self.at)

    def cell(self, cells: list[str], role: str) -> str:
        """What a row says of this."""
        number = self.at.get(role)
        return "" if number is None else cells[number]


def delimiter_of(first_line: str) -> str | None:
    """What parts the columns, by a first line that names enough of them; None for another."""
    for delimiter in (",", ";", "\t"):
        try:
            names = next(csv.reader([first_line], delimiter=delimiter), [])
        except csv.Error:
            continue
        if _Columns(names).enough:
            return delimiter
    return None


def read(opens: Opens, name: str, known: Known = NOTHING_KNOWN) -> Iterator[Found | Unread]:
    """The entries of the table in its order."""
    file = shown(name)
    first = next((line for line in text_lines(opens) if line.strip()), "")
    delimiter = delimiter_of(first.rstrip("\n")) or ","
    rows = _rows(opens, delimiter)
    columns = _Columns(next((row.cells for row in rows if row.problem or row.cells), []))
    if not columns.enough:
        reason = "It names no column for the day, or none for the title or the text."
        yield Unread(place=f"{file}, line 1", reason=reason)
        return
    day_first = known.day_first
    if day_first is None:
        day_first = day_comes_first(_days(opens, delimiter, columns))
    maker = Maker("csv")
    for row in rows:
        place = f"{file}, line {row.line}"
        try:
            if row.problem or row.cells:
                yield _found(row, columns, maker, place, day_first)
        except Unusable as error:
            yield Unread(place=place, reason=str(error))


def _rows(opens: Opens, delimiter: str) -> Iterator[_Row]:
    """All rows, the first line too; a row without any text has no cells.

    After a row that is broken, reading goes on where its quotes are even again, and a row with an
    odd quote is no row: so a line inside of a quoted text is never taken for one.
    """
    # The limit is one for the whole program and starts lower than what a body may have.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_BODY))
    lines = _Lines(text_lines(opens, newline=""))
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.quotes, start = 0, lines.number + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            lines.pass_over_quotes()
            yield _Row(start, [], _why(error))
            continue
        problem = _QUOTES if lines.quotes % 2 else ""
        yield _Row(start, cells if any(map(str.strip, cells)) else [], problem)


class _Lines:
    """Lines that are counted, and their quotes too."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.number = 0
        self.quotes = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self.quotes += line.count('"')
        return line

    def pass_over_quotes(self) -> None:
        """Go on to where a quoted text that is still open has its end."""
        while self.quotes % 2 and next(self, None) is not None:
            pass


def _why(error: csv.Error) -> str:
    return TOO_LONG if "limit" in str(error) else _QUOTES


def _days(opens: Opens, delimiter: str, columns: _Columns) -> Iterator[str]:
    at = columns.at["day"]
    return (row.cells[at] for row in _rows(opens, delimiter) if len(row.cells) > at)


def _found(row: _Row, columns: _Columns, maker: Maker, place: str, day_first: bool | None) -> Found:
    if row.problem:
        raise NotRead(row.problem)
    cells, width = row.cells, len(columns.names)
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        raise NotRead(f"It has {len(cells)} cells; the first line has {width}.")
    clock, own = columns.cell(cells, "time").strip(), columns.cell(cells, "own").strip()
    when = written(columns.cell(cells, "day"), day_first=day_first)
    if clock and when.clock is None:
        when = written(f"{columns.cell(cells, 'day').strip()} {clock}", day_first=day_first)
    body = columns.cell(cells, "body")
    rest = [f"{columns.names[n] or n + 1}: {cells[n]}" for n in columns.others if cells[n].strip()]
    return maker.made(
        when,
        place,
        title=columns.cell(cells, "title"),
        body="\n\n".join(part for part in (body, "\n".join(rest)) if part.strip()),
        tags=re.split("[,;\n]", columns.cell(cells, "tags")),
        starred=columns.cell(cells, "starred").strip().lower() in ("1", "true", "yes", "x", "*"),
        own=own if _UUID.fullmatch(own) else "",
    )
