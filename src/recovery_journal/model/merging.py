"""How two lineages of one entry come together: the union of their versions, nothing left out.

A union is the same whichever side comes first, in whichever order several come, and when one comes
twice. Which version stands follows from the set alone.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from recovery_journal.model.entry import Entry
from recovery_journal.model.whole import Beginning, Lineage

_NO_TIME = datetime.min.replace(tzinfo=UTC)


def united(one: Lineage, other: Lineage) -> Lineage:
    """Both lineages as one; of the versions that no other came from, the newest stands."""
    versions = {version.version: version for version in (*other.versions, *one.versions)}
    return lineage_of(list(versions.values()), one.joined | other.joined)


def lineage_of(versions: list[Entry], joined: frozenset[tuple[str, str]]) -> Lineage:
    """The lineage that these versions make, in whatever order they come."""
    standing = max(_tops(versions, joined) or versions, key=_age)
    earlier = sorted((each for each in versions if each is not standing), key=_version)
    return Lineage(standing=standing, earlier=tuple(earlier), joined=joined)


def undecided(lineage: Lineage) -> list[Entry]:
    """The versions to choose from beside the one that stands, newest first; none, most often.

    Those that no other came from and that say something else.
    """
    told = _said(lineage.standing)
    return [each for each in beside(lineage) if _said(each) != told]


def beside(lineage: Lineage) -> list[Entry]:
    """The versions that no other came from, beside the one that stands, newest first."""
    tops = _tops(list(lineage.versions), lineage.joined)
    others = (each for each in tops if each is not lineage.standing)
    return sorted(others, key=_age, reverse=True)


def beginning_of(versions: Iterable[Entry]) -> Beginning:
    """What an entry was when it began, by its versions: the first one."""
    first = min(versions, key=lambda version: (version.parent is not None, *_age(version)))
    return Beginning(id=first.id, kind=first.kind, day=first.day, title=first.title)


def says_the_same(one: Entry, other: Entry) -> bool:
    """Whether two versions say the same, whenever it was said."""
    return _said(one) == _said(other)


def _tops(versions: list[Entry], joined: frozenset[tuple[str, str]]) -> list[Entry]:
    """The versions that no other came from."""
    parents = {version.parent for version in versions} | {parent for _, parent in joined}
    return [version for version in versions if version.version not in parents]


def _age(version: Entry) -> tuple[datetime, str]:
    return version.updated, version.version


def _version(version: Entry) -> str:
    return version.version


def _said(version: Entry) -> Entry:
    """What a version says, without when it was said and what it came from."""
    trashed = _NO_TIME if version.trashed else None
    return replace(
        version, version="", parent=None, created=_NO_TIME, updated=_NO_TIME, trashed=trashed
    )
