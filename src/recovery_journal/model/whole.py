"""All that a journal holds, piece by piece: what is taken out whole, brought back, and merged.

Every piece has an id of its own that it keeps for good, so that two sets of pieces can be put
together by their ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.records import Draft, LedgerLine, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """An entry as it stands, with every earlier version of it.

    Each version names the one it came from as its `parent`; `joined` has a pair of versions for
    each further one that it came from: (version, parent).
    """

    standing: Entry
    earlier: tuple[Entry, ...] = ()
    joined: frozenset[tuple[str, str]] = frozenset()

    @property
    def versions(self) -> Iterator[Entry]:
        """Every version, the one that stands first."""
        yield self.standing
        yield from self.earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What an entry was when it began, which never changes."""

    id: str
    kind: Kind
    day: date
    title: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a thread says; another wording of the same thread has another version."""

    thread: Thread
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingState:
    """What a setting inside the file says; saying it anew has another version."""

    name: str
    value: str = field(repr=False)
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """How an entry came in from another journal: its key there, the import, its time as it says."""

    key: str
    entry_id: str
    batch: str
    written: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The bare id of something that is there no more: an entry, a thread's wording, a draft."""

    id: str


Piece = Gone | Lineage | Wording | SettingState | Arrival | LedgerLine | Draft
"""One piece of a journal."""


@dataclass(slots=True)
class Merged:
    """What came of it: how many entries are new, changed or gone; how many ask to choose from two.

    `others` counts what came beside them: threads, earlier versions alone, settings, drafts.
    """

    new: int = 0
    changed: int = 0
    erased: int = 0
    undecided: int = 0
    others: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether all was here already."""
        return self == Merged(undecided=self.undecided)
