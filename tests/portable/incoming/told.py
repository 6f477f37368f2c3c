"""Entries as people write them, as files tell them, and what a program that writes files is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timezone
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from recovery_journal.model.text import clean_text
from tests.portable.incoming.reading import DAYS, MINUTES, TAGS, TEXTS, TITLES, ZONES, kept


@dataclass(frozen=True)
class Told:
    """An entry that a person wrote: where they were, `clock` and the name of `zone` there."""

    day: date
    clock: time
    zone: str
    title: str
    body: str
    tags: tuple[str, ...]
    starred: bool
    uuid: UUID

    @property
    def at(self) -> datetime:
        """The moment, in its zone."""
        return datetime.combine(self.day, self.clock, ZoneInfo(self.zone))


TOLD = st.builds(
    Told,
    day=DAYS,
    clock=MINUTES,
    zone=ZONES,
    title=TITLES,
    body=TEXTS,
    tags=TAGS.map(lambda tags: tuple(sorted(tags))),
    starred=st.booleans(),
    uuid=st.uuids(),
)


@dataclass(frozen=True)
class Said:
    """What a file says of an entry: less than the person knew, where its program keeps less."""

    day: date
    clock: time | None
    at: datetime | None
    title: str
    body: str
    tags: tuple[str, ...] = ()
    starred: bool = False


@dataclass(frozen=True)
class Program:
    """A program's files: their name, what is in them, and what they say of an entry.

    `fits` makes of any entry one that the program can keep. `write` gives the bytes of a file;
    chance that began alike picks the same ways again.
    """

    name: str
    write: Callable[[Sequence[Told], Random], bytes]
    says: Callable[[Told, Random], Said]
    fits: Callable[[Told], Told] = lambda told: told
    most: int = 5


def said_of(told: Told, at: datetime | None, **more: object) -> Said:
    """All of an entry, with this moment."""
    clock = told.clock if at is None else at.time()
    said = Said(
        day=told.day if at is None else at.date(),
        clock=clock,
        at=at,
        title=clean_text(told.title, one_line=True),
        body=kept(told.body),
        tags=told.tags,
        starred=told.starred,
    )
    return replace(said, **more)  # type: ignore[arg-type] # the fields of it


def fixed(told: Told) -> datetime:
    """The moment with its offset, as files write it: that of long ago may have seconds."""
    offset = told.at.utcoffset()
    assert offset is not None
    return told.at.replace(tzinfo=timezone(offset))


def shuffled(fields: dict[str, object], chance: Random) -> dict[str, object]:
    names = list(fields)
    chance.shuffle(names)
    return {name: fields[name] for name in names}
