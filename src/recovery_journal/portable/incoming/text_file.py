"""A plain Markdown or text file: one entry.

Its day is that of `date`, `day` or `created` in its front matter, else a day in its name
(2026-11-24 anywhere, 20261124 at the start), else the day the file was last changed. Its title
is that of the front matter, else its first line without heading marks. `tags` and `starred` are
read from the front matter too; its other lines stay, at the end of the body.

The day of the last change moves when a file is copied, so the name stands for it in the key.
"""

import re
from collections.abc import Iterator

from recovery_journal.errors import Unusable
from recovery_journal.model.text import LONGEST_BODY
from recovery_journal.portable.incoming import front_matter
from recovery_journal.portable.incoming.found import (
    NOTHING_KNOWN,
    Found,
    Known,
    NotRead,
    Opens,
    Unread,
    shown,
)
from recovery_journal.portable.incoming.making import TOO_LONG, Maker, without_marks
from recovery_journal.portable.incoming.when import When, written

_DAYS = ("date", "day", "created")
_MOST = 5 * LONGEST_BODY
"""Bytes that a file may have: a letter has four at most."""
_READ = frozenset((*_DAYS, "title", "tags", "starred"))
_IN_NAME = re.compile(
    r"(?<!\d)[12]\d{3}-\d{2}-\d{2}(?!\d)|\A[12]\d{3}[._]\d{2}[._]\d{2}(?!\d)|\A[12]\d{7}(?!\d)",
    re.ASCII,
)


def read(opens: Opens, name: str, known: Known = NOTHING_KNOWN) -> Iterator[Found | Unread]:
    """The entry of the file."""
    place = shown(name)
    with opens() as file:
        data = file.read(_MOST + 1)
    try:
        yield _found(_text(data), place, known)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield Unread(place=f"{place}, line {line}", reason="This is not UTF-8 text.")
    except Unusable as error:
        yield Unread(place=place, reason=str(error))


def _text(data: bytes) -> str:
    if len(data) > _MOST:
        raise NotRead(TOO_LONG)
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _found(text: str, place: str, known: Known) -> Found:
    said, others, body, above = front_matter.split(text, _READ)
    written_day = _when(said, place, known)
    when = written_day or (When(known.changed) if known.changed else None)
    if when is None:
        raise NotRead("No day is said in it or in its name.")
    titles = said.get("title", [])
    title = titles[0] if titles else ""
    body = body.lstrip("\n") if above else body
    first, _, rest = body.lstrip().partition("\n")
    if title and without_marks(first).strip() == title:
        body = rest.lstrip("\n")
    if others and body.strip():
        body = "\n".join((body.rstrip(), "", *others))
    elif others:
        body = "\n".join(others)
    return Maker("text").made(
        when,
        place,
        title=title,
        body=body.rstrip(),
        tags=[tag for part in said.get("tags", []) for tag in part.split(",")],
        starred=said.get("starred") in (["true"], ["yes"]),
        markdown=True,
        instead="" if written_day else place,
    )


def _when(said: dict[str, list[str]], name: str, known: Known) -> When | None:
    for key in _DAYS:
        if said.get(key):
            return written(said[key][0], day_first=known.day_first)
    match = _IN_NAME.search(name)
    return written(re.sub("[._]", "-", match[0])) if match else None
