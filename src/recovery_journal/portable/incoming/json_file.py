"""A journal in one JSON file, of whichever program: its entries tell which one wrote it.

Such a file is one piece: where it is not whole, none of it is read.
"""

import json
from collections.abc import Iterator
from os import SEEK_END
from typing import Any, Protocol

from recovery_journal.errors import Unusable
from recovery_journal.model.text import decode_text
from recovery_journal.portable.incoming import day_one, jrnl_json, tui_journal
from recovery_journal.portable.incoming.found import (
    NOTHING_KNOWN,
    Found,
    Known,
    NotRead,
    Opens,
    Unread,
    shown,
)
from recovery_journal.portable.incoming.json_entries import entries_in
from recovery_journal.portable.incoming.making import Maker
from recovery_journal.portable.incoming.parts import Parts


class Program(Protocol):
    """A module that knows the entries of one program."""

    SOURCE: str

    def fits(self, entry: Parts, /) -> bool:
        """Whether this looks like its entry."""

    def found(self, entry: Parts, maker: Maker, place: str, /) -> Found:
        """The entry."""


LARGEST = 256_000_000
"""Bytes that the JSON of one journal may have: several times a lifetime's."""
_NO_JOURNAL = "This is not JSON of a journal."
TOO_LARGE = "It is larger than can be read."

PROGRAMS: tuple[Program, ...] = (day_one, tui_journal, jrnl_json)


def read(opens: Opens, name: str, _known: Known = NOTHING_KNOWN) -> Iterator[Found | Unread]:
    """The entries of the file in its order."""
    with opens() as file:
        size = file.seek(0, SEEK_END)
    if size > LARGEST:
        yield Unread(place=shown(name), reason=TOO_LARGE)
        return
    yield from read_with(opens, shown(name), {})


def read_with(opens: Opens, place: str, makers: dict[str, Maker]) -> Iterator[Found | Unread]:
    """The entries of a file that is one of several; `makers` know the keys of all of them.

    It is read twice: it has to be whole. Raises `Unusable` where it changes meanwhile.
    """
    try:
        program = _program(entries_in(opens))
        entries: Iterator[Any] = entries_in(opens)
    except (ValueError, RecursionError):
        # All of it at once says where it breaks off, or is one entry that stands for itself.
        try:
            whole = _whole(opens)
            program, entries = _program(iter(whole)), iter(whole)
        except Unusable as error:
            yield Unread(place=place, reason=str(error))
            return
    except Unusable as error:
        yield Unread(place=place, reason=str(error))
        return
    if program is not None:
        maker = makers.setdefault(program.SOURCE, Maker(program.SOURCE))
        try:
            for number, entry in enumerate(entries, 1):
                yield _found(entry, program, maker, f"{place}, entry {number}")
        except (ValueError, RecursionError):  # all of it was read before, so it is another by now
            raise Unusable(f"{place} changed while it was read.") from None


def _found(entry: object, program: Program, maker: Maker, place: str) -> Found | Unread:
    try:
        if not isinstance(entry, dict):
            raise NotRead("This is not an entry.")
        return program.found(entry, maker, place)
    except Unusable as error:
        return Unread(place=place, reason=str(error))


def _whole(opens: Opens) -> list[Any]:
    """The entries in what the file says; one alone may stand for itself."""
    with opens() as file:
        text = decode_text(file.read())
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotRead(f"This is not whole JSON: it breaks off in line {error.lineno}.") from None
    except (RecursionError, ValueError):
        raise NotRead(_NO_JOURNAL) from None
    if isinstance(value, dict) and "entries" in value:
        value = value["entries"]
    elif isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        raise NotRead(_NO_JOURNAL)
    return value


def _program(entries: Iterator[Any]) -> Program | None:
    """Who wrote these, all of which are read; None where there are none."""
    some, wrote = False, None
    for entry in entries:
        some = True
        if wrote is None and isinstance(entry, dict):
            wrote = next((program for program in PROGRAMS if program.fits(entry)), None)
    if some and wrote is None:
        raise NotRead(_NO_JOURNAL)
    return wrote
