"""A journal in one JSON file, of whichever program: its entries tell which one wrote it.

Such a file is one piece: where it is not whole, none of it is read.
"""

import json
from collections.abc import Iterator
from typing import Any, Protocol

from recovery_journal.errors import Unusable
from recovery_journal.model.text import decode_text
from recovery_journal.portable.incoming import day_one, jrnl_json, tui_journal
from recovery_journal.portable.incoming.found import (
    NOTHING_KNOWN,
    Found,
    Known,
    NotRead,
    Unread,
    shown,
)
from recovery_journal.portable.incoming.making import Maker
from recovery_journal.portable.incoming.parts import Parts


class Program(Protocol):
    """A module that knows the entries of one program."""

    SOURCE: str

    def fits(self, entry: Parts, /) -> bool:
        """Whether this looks like its entry."""

    def found(self, entry: Parts, maker: Maker, place: str, /) -> Found:
        """The entry."""


PROGRAMS: tuple[Program, ...] = (day_one, tui_journal, jrnl_json)


def read(data: bytes, name: str, _known: Known = NOTHING_KNOWN) -> Iterator[Found | Unread]:
    """The entries of the file in its order."""
    yield from read_with(data, shown(name), {})


def read_with(data: bytes, place: str, makers: dict[str, Maker]) -> Iterator[Found | Unread]:
    """The entries of a file that is one of several; `makers` know the keys of all of them."""
    try:
        entries = _entries(_value(data))
        program = _program(entries)
    except Unusable as error:
        yield Unread(place=place, reason=str(error))
        return
    if program is None:
        return
    maker = makers.setdefault(program.SOURCE, Maker(program.SOURCE))
    for number, entry in enumerate(entries, 1):
        yield _found(entry, program, maker, f"{place}, entry {number}")


def _found(entry: object, program: Program, maker: Maker, place: str) -> Found | Unread:
    try:
        if not isinstance(entry, dict):
            raise NotRead("This is not an entry.")
        return program.found(entry, maker, place)
    except Unusable as error:
        return Unread(place=place, reason=str(error))


def _value(data: bytes) -> Any:
    text = decode_text(data)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotRead(f"This is not whole JSON: it breaks off in line {error.lineno}.") from None
    except (RecursionError, ValueError):
        raise NotRead("This is not JSON of a journal.") from None


def _entries(value: Any) -> list[Any]:
    """The entries in what the file says; one alone may stand for itself."""
    if isinstance(value, dict) and "entries" in value:
        value = value["entries"]
    elif isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        raise NotRead("This is not JSON of a journal.")
    return value


def _program(entries: list[Any]) -> Program | None:
    """Who wrote these; None where there are none."""
    for entry in entries:
        for program in PROGRAMS:
            if isinstance(entry, dict) and program.fits(entry):
                return program
    if entries:
        raise NotRead("This is not JSON of a journal.")
    return None
