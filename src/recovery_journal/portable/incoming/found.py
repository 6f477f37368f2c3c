"""What a reader gives: an entry as its source wrote it, or a place that could not be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import PurePath
from typing import BinaryIO, Protocol

from recovery_journal.errors import Unusable


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One entry of another journal, its texts cleaned, nothing of it moved.

    `day` is the person's own date as the source writes it. `clock` is the time of day as written,
    also where no zone says which moment that was; `at` is the moment, aware, in its own zone, and
    None where the source says no time or no zone. `key` is the same whenever the same entry is
    read again. `place` says where it stands, for messages. `left_out` counts the characters that
    no text of this journal holds, such as control characters.
    """

    day: date
    clock: time | None = None
    at: datetime | None = None
    title: str = field(repr=False)
    body: str = field(default="", repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)
    starred: bool = False
    source: str
    key: str
    place: str
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What could not be read: where it stands, and why in a sentence without a word of it."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the caller knows and a file may not say.

    `changed` is the day the file was last changed, taken where nothing in it or in its name says
    a day. `day_first` says how 03/04/2026 is meant: the 3rd of April, or the 4th of March; where
    it is None, the other days of the file tell, or such a day is not read.
    """

    changed: date | None = None
    day_first: bool | None = None


NOTHING_KNOWN = Known()
"""What most callers know."""


Opens = Callable[[], BinaryIO]
"""Opens the bytes of a file at their beginning, anew at each call; who calls closes them."""


class Reader(Protocol):
    """A format's reader: the bytes of a file and its name, then what stands in it, in order."""

    def __call__(
        self, opens: Opens, name: str, known: Known = NOTHING_KNOWN, /
    ) -> Iterator[Found | Unread]:
        """Read the file piece by piece; nothing is raised for what it holds."""
        ...


class NotRead(Unusable):
    """This piece cannot be read; the message is the reason of an `Unread`."""


_SAID = {"day one": "Day One", "text": "text files", "csv": "CSV"}


def said_source(source: str) -> str:
    """The program or the form of file that entries come from, as people say it."""
    return _SAID.get(source, source)


def shown(name: str) -> str:
    """A file's name for messages: its last part, one line, with ? for what cannot be shown."""
    last = PurePath(name).name or name
    return "".join(letter if letter.isprintable() else "?" for letter in last)
