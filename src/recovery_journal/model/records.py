"""What a journal holds beside its entries: drafts, threads, the ledger, the person's own people."""

from dataclasses import dataclass, field
from datetime import datetime

from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Entry, utc_now
from recovery_journal.model.ids import new_id
from recovery_journal.model.text import LONGEST_TITLE, clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is being typed: an entry not yet saved, kept in the file until it is.

    `entry.version` is the version that the edit began from, "" for a new entry.
    """

    id: str = field(default_factory=new_id)
    entry: Entry
    updated: datetime = field(default_factory=utc_now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A link between two entries; it reads both ways, and may carry a few words.

    `seen_by` is who saw it, where one end is a strength: "me", "together", a name or initials,
    or nothing said. A `ripple` has a direction: the source led to the target.
    """

    id: str = field(default_factory=new_id)
    source: str
    target: str
    words: str = field(default="", repr=False)
    seen_by: str = field(default="", repr=False)
    ripple: bool = False
    created: datetime = field(default_factory=utc_now)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One thing that was opened or left the file: when, what, how many entries, where to."""

    id: str = field(default_factory=new_id)
    at: datetime = field(default_factory=utc_now)
    event: str
    place: str = field(default="", repr=False)
    entries: int = 0
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the person's own to turn to: a name or initials, and how to reach them."""

    name: str = field(repr=False)
    reach: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area of life, in the person's words; its id stays when it is renamed."""

    id: str = field(default_factory=new_id)
    name: str = field(repr=False)


FIRST_AREAS = tuple(
    Area(id=f"area-{name.lower()}", name=name)
    for name in ("Health", "Home", "Purpose", "Community")
)
"""The areas before the person has changed them."""


def area_name(name: str) -> str:
    """The name of an area as it is kept; raises `Unusable` for an empty or a very long one."""
    cleaned = clean_text(name, one_line=True)
    if not cleaned:
        raise Unusable("An area of life needs a word or a few.")
    if len(cleaned) > LONGEST_TITLE:
        raise Unusable(f"A name has room for {LONGEST_TITLE} letters.")
    return cleaned
