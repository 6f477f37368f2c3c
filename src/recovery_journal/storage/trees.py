"""The rows in a file's pages, read one page at a time (SQLite's "Database File Format", 1.6, 2.1).

SQLite reads a table from its root down, and not around a page that can't be read. Here each page
is read for itself. What stands in a page that is sealed is what SQLite wrote; a page of another
kind, which is no part of a tree, gives `NoTree`.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from recovery_journal.storage.pages import USABLE_BYTES, Pages

Value = str | int | float | bytes | None
_TABLES, _LEAVES = (0x0D, 0x05), (0x0D, 0x0A)
_KINDS = (0x0D, 0x05, 0x0A, 0x02)
_FILE_HEAD = 100
"""Bytes of the first page before its own head."""
_FIRST_TRUNK_AT = 32
_LARGEST = {
    True: USABLE_BYTES - 35,
    False: (USABLE_BYTES - 12) * 64 // 255 - 23,
}
"""Bytes of a row that stand in its own page at most: in a table by rowid, and in others."""
_LEAST = (USABLE_BYTES - 12) * 32 // 255 - 23
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""How many bytes an integer has, by its serial type."""
_ITSELF = {0: None, 8: 0, 9: 1}
"""Values that are their serial type alone."""


class NoTree(ValueError):
    """A page, or a row, that can't be read as a tree's."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row, or the way to one: the page below and before it, its rowid, where its record is."""

    child: int | None
    rowid: int | None
    at: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Branch:
    """A page of a tree: whether it has rowids, its cells, and the pages below it, in order."""

    number: int
    by_rowid: bool
    cells: tuple[Cell, ...]
    below: tuple[int, ...]


def branch(pages: Pages, number: int) -> Branch:
    """A page as one of a tree; raises `NoTree` where it is none, or can't be read."""
    if not pages.is_readable(number):
        raise NoTree
    content = pages.content(number)
    head = _FILE_HEAD if number == 1 else 0
    kind = content[head]
    if kind not in _KINDS:
        raise NoTree
    is_leaf = kind in _LEAVES
    count = int.from_bytes(content[head + 3 : head + 5], "big")
    starts = head + (8 if is_leaf else 12)
    try:
        places = struct.unpack_from(f">{count}H", content, starts)
        cells = tuple(_cell(content, at, kind in _TABLES, is_leaf) for at in places)
    except (struct.error, IndexError):
        raise NoTree from None
    below = () if is_leaf else (*(cell.child or 0 for cell in cells), _number(content, head + 8))
    return Branch(number, kind in _TABLES, cells, below)


def _cell(content: bytes, at: int, by_rowid: bool, is_leaf: bool) -> Cell:
    child = None
    if not is_leaf:
        child, at = _number(content, at), at + 4
    if by_rowid and not is_leaf:
        return Cell(child, _varint(content, at)[0])
    size, at = _varint(content, at)
    rowid = None
    if by_rowid:
        rowid, at = _varint(content, at)
    return Cell(child, rowid, at, size)


def has_row(cell: Cell) -> bool:
    """Whether a cell carries a row."""
    return cell.size > 0


def row(pages: Pages, page: Branch, cell: Cell, reached: set[int]) -> list[Value]:
    """The values of a row; the pages that it goes on in are put among those that are reached.

    Raises `NoTree` where it goes on in a page that can't be read.
    """
    content = pages.content(page.number)
    size, largest = cell.size, _LARGEST[page.by_rowid]
    if size > pages.count * USABLE_BYTES:
        raise NoTree
    here = size
    if size > largest:
        here = _LEAST + (size - _LEAST) % (USABLE_BYTES - 4)
        here = here if here <= largest else _LEAST
    record = bytearray(content[cell.at : cell.at + here])
    goes_on = _number(content, cell.at + here) if here < size else 0
    while len(record) < size:
        reached.add(goes_on)
        if not pages.is_readable(goes_on):
            raise NoTree
        more = pages.content(goes_on)
        goes_on = _number(more, 0)
        record += more[4 : 4 + size - len(record)]
    return _values(bytes(record))


def _values(record: bytes) -> list[Value]:
    try:
        ends, at = _varint(record, 0)
        types = []
        while at < ends:
            told, at = _varint(record, at)
            types.append(told)
        values = []
        for told in types:
            value, at = _value(record, at, told)
            values.append(value)
    except (IndexError, struct.error, UnicodeDecodeError):
        raise NoTree from None
    if at != len(record):
        raise NoTree
    return values


def _value(record: bytes, at: int, told: int) -> tuple[Value, int]:
    if told in _ITSELF:
        return _ITSELF[told], at
    if told in _NUMBERS:
        ends = at + _NUMBERS[told]
        return int.from_bytes(record[at:ends], "big", signed=True), ends
    if told == 7:
        return struct.unpack_from(">d", record, at)[0], at + 8
    if told < 12:
        raise IndexError
    ends = at + (told - 12) // 2
    if ends > len(record):
        raise IndexError
    return (record[at:ends].decode() if told % 2 else record[at:ends]), ends


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for turn in range(8):
        byte = content[at + turn]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + turn + 1
    value = value << 8 | content[at + 8]
    return (value - (1 << 64) if value >> 63 else value), at + 9


def _number(content: bytes, at: int) -> int:
    return int(struct.unpack_from(">I", content, at)[0])


def walk(pages: Pages, root: int, reached: set[int]) -> Iterator[Branch]:
    """Every page of a tree that can be read, from its root down, each once.

    All that the tree reaches are put among those that are reached, also those that can't be read.
    """
    ahead = [root]
    while ahead:
        number = ahead.pop()
        if number in reached:
            continue
        reached.add(number)
        try:
            page = branch(pages, number)
        except NoTree:
            continue
        yield page
        ahead += reversed(page.below)


def free(pages: Pages) -> set[int]:
    """The pages that hold nothing, as far as the list of them can be read."""
    found: set[int] = set()
    trunk = _number(pages.content(1), _FIRST_TRUNK_AT) if pages.is_readable(1) else 0
    while trunk and trunk not in found:
        found.add(trunk)
        if not pages.is_readable(trunk):
            break
        content = pages.content(trunk)
        trunk, count = _number(content, 0), _number(content, 4)
        found |= set(struct.unpack_from(f">{min(count, USABLE_BYTES // 4 - 2)}I", content, 8))
    return found
