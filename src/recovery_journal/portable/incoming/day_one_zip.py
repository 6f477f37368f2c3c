"""Day One's export, a zip: a JSON file for each journal, and folders of photos left out.

Nothing is unpacked to the disk. All of a zip is refused where a name in it leads out of it, and a
file in it where it is larger than fits, whatever size the zip says it has.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial

from recovery_journal.portable.incoming.found import (
    NOTHING_KNOWN,
    Found,
    Known,
    NotRead,
    Opens,
    Unread,
    shown,
)
from recovery_journal.portable.incoming.json_file import LARGEST, TOO_LARGE, read_with
from recovery_journal.portable.incoming.making import Maker

_LEADS_OUT = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|\Z)", re.DOTALL)
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others cannot be read up to a size
# `zipfile` raises the last one for a way of packing that it does not know.
_BROKEN = (zipfile.BadZipFile, EOFError, OSError, ValueError, zlib.error, NotImplementedError)


def read(opens: Opens, name: str, _known: Known = NOTHING_KNOWN) -> Iterator[Found | Unread]:
    """The entries of all journals in the zip, in its order."""
    place = shown(name)
    with opens() as file:
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN:
            yield Unread(place=place, reason="This is not a whole zip.")
            return
        with archive:
            yield from _inside(archive, place)


def _inside(archive: zipfile.ZipFile, place: str) -> Iterator[Found | Unread]:
    inside = archive.infolist()
    if any(_LEADS_OUT.match(member.filename) for member in inside):
        yield Unread(place=place, reason="A name in this zip leads out of it.")
        return
    journals = [member for member in inside if _is_journal(member)]
    if not journals:
        yield Unread(place=place, reason="There is no journal in this zip.")
    yield from _journals(archive, journals, place)


def _journals(
    archive: zipfile.ZipFile, journals: list[zipfile.ZipInfo], place: str
) -> Iterator[Found | Unread]:
    left = LARGEST
    makers: dict[str, Maker] = {}
    for member in journals:
        inside = f"{place}, {shown(member.filename)}"
        try:
            data = _unpacked(archive, member, left)
        except NotRead as error:
            yield Unread(place=inside, reason=str(error))
            continue
        left -= len(data)
        yield from read_with(partial(io.BytesIO, data), inside, makers)


def _is_journal(member: zipfile.ZipInfo) -> bool:
    """Whether it may be a journal: JSON that no system put beside it for itself."""
    parts = member.filename.split("/")
    hidden = parts[0] == "__MACOSX" or parts[-1].startswith(".")
    return parts[-1].lower().endswith(".json") and not hidden


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    if member.flag_bits & 0x1:
        raise NotRead("It is locked with a password.")
    if member.compress_type not in _PACKED:
        raise NotRead("It is packed in a way that is not read.")
    if member.file_size > most:
        raise NotRead(TOO_LARGE)
    try:
        with archive.open(member) as file:
            data = file.read(most + 1)
    except _BROKEN:
        raise NotRead("It is damaged.") from None
    if len(data) > most:
        raise NotRead(TOO_LARGE)
    return data
