"""A whole journal as JSON Lines: a head, then one object a line, in UTF-8.

The order is fixed and nothing in it tells when it was written, so that the same journal gives the
same bytes. Read back, the order does not matter.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from recovery_journal.model.whole import Piece
from recovery_journal.portable.incoming.found import Unread
from recovery_journal.portable.whole.as_json import encoded, piece_line, piece_read
from recovery_journal.portable.whole.values import NotOurs

FORMAT, VERSION = "recovery-journal", 1
_LONGEST_LINE = 64_000_000
"""Bytes in a line at most: an entry with some hundred long versions."""


def head(form: str = FORMAT) -> str:
    """The first line: which format, and which version of it."""
    return encoded({"is": "journal", "format": form, "version": VERSION})


def lines(pieces: Iterable[Piece]) -> Iterator[str]:
    """The lines of a whole journal."""
    yield f"{head()}\n"
    for piece in pieces:
        yield f"{piece_line(piece)}\n"


def is_head(line: bytes, form: str = FORMAT) -> bool:
    """Whether a first line is that of this format, in whichever version of it."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and (told.get("is"), told.get("format")) == ("journal", form)


def objects(file: BinaryIO, name: str, form: str = FORMAT) -> Iterator[tuple[int, Any] | Unread]:
    """Each line's number and what it holds, the head aside; a line that is no JSON as `Unread`.

    Nothing is read of a file in a newer version of the format.
    """
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        place = f"{name}, line {number}"
        if number == 1 and is_head(line, form):
            if json.loads(line).get("version") != VERSION:
                yield Unread(place=place, reason="A newer program wrote this.")
                return
        elif line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield Unread(place=place, reason="This line is no JSON.")


def read(file: BinaryIO, name: str) -> Iterator[Piece | Unread]:
    """The pieces of a whole journal; a line that can't be read is named, and left out whole."""
    for found in objects(file, name):
        if isinstance(found, Unread):
            yield found
            continue
        number, told = found
        try:
            yield piece_read(told)
        except NotOurs as error:
            yield Unread(place=f"{name}, line {number}", reason=str(error))
