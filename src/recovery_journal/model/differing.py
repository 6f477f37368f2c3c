"""In what versions of one entry differ: part by part, and in each part line by line.

No version is the better one, and none is measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recovery_journal.model.entry import Entry
from recovery_journal.model.telling import SaidDay
from recovery_journal.model.told import told

NOTHING = "nothing"
"""What is said of a part in a version that says nothing there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a part, and whether no other version has it there."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A part of an entry that its versions say differently: its lines in each of them."""

    label: str
    versions: tuple[tuple[Line, ...], ...]


def differing(versions: Sequence[Entry], day: SaidDay = date.isoformat) -> list[Facet]:
    """The parts in which versions differ, in the order in which an entry is read."""
    facets = []
    for said in (_said_first, _told, _marks):
        parts = [said(version, day) for version in versions]
        for label in dict.fromkeys(label for each in parts for label in each):
            texts = [each.get(label, "") for each in parts]
            if len(set(texts)) > 1:
                facets.append(Facet(label, _lines(texts)))
    return facets


def _said_first(entry: Entry, day: SaidDay) -> dict[str, str]:
    return {"Day": day(entry.day), "Title": entry.title, "Words": entry.body}


def _told(entry: Entry, day: SaidDay) -> dict[str, str]:
    parts: dict[str, str] = {}
    for each in told(entry, day):
        before = f"{parts[each.label]}\n" if each.label in parts else ""
        parts[each.label] = f"{before}{each.text}" or "yes"
    return parts


def _marks(entry: Entry, _: SaidDay) -> dict[str, str]:
    return {
        "Tags": ", ".join(entry.tags),
        "Who sees it": entry.lane.value,
        "Whose idea": entry.origin.value,
        "Star": "starred" if entry.starred else "",
        "Trash": "in the trash" if entry.trashed else "",
    }


def _lines(texts: list[str]) -> tuple[tuple[Line, ...], ...]:
    split = [text.split("\n") if text else [NOTHING] for text in texts]
    return tuple(
        tuple(
            Line(line, own=not any(line in other for other in split if other is not lines))
            for line in lines
        )
        for lines in split
    )
