"""Questions and support lines: ours first, then the person's own files beside the settings.

A person's own file may hold anything: what can't be used is passed over, and a plain sentence
about it goes into `told`. Text from it is cleaned like every text that comes in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

from recovery_journal.content.deck import Question, question_of_the_day, questions
from recovery_journal.content.tables import own_file, tables, text_of
from recovery_journal.paths import read_toml

__all__ = [
    "Line",
    "Question",
    "Region",
    "Support",
    "question_of_the_day",
    "questions",
    "support",
]

_OURS = Path(__file__).parent


@dataclass(frozen=True)
class Line:
    """A service or a person to reach."""

    name: str
    """Who answers."""
    reach: str
    """How: the number, the text, the words."""
    hours: str = ""
    """When; empty when it is not known."""
    what_for: str = ""
    """What it is for, in a sentence."""
    source: str = ""
    """Where the service tells about itself, as a site's name."""
    checked_on: date | None = None
    """The day the service's own pages were read; None when that was not done."""


@dataclass(frozen=True)
class Region:
    """The lines of one region."""

    name: str
    """The region's name, as its lines are listed under."""
    lines: list[Line] = field(default_factory=list)
    """The lines, the widest first."""
    emergency: str = ""
    """What to dial when a life is in danger; empty when it is not known."""


@dataclass(frozen=True)
class Support:
    """All lines, by region."""

    checked_on: date
    """The day our lines were last compared with what is published about them."""
    regions: dict[str, Region]
    """The regions by id (ours are two letters), in the order of their names."""


def support(own: Path | None, told: list[str] | None = None) -> Support:
    """Return the support lines: our regions, each replaced by the person's own of the same id.

    `own` is the person's file, in the form of ours. Sentences about what was passed over go
    into `told`.
    """
    said = told if told is not None else []
    checked_on, ours = _our_support()
    regions = ours | _regions_in(own_file(own, said), str(own), said)
    in_order = sorted(regions.items(), key=lambda one: one[1].name.casefold())
    return Support(checked_on, dict(in_order))


@cache
def _our_support() -> tuple[date, dict[str, Region]]:
    found, _ = read_toml(_OURS / "support.toml")
    checked_on = cast("date", found["checked_on"])  # our own file, which a test reads
    return checked_on, _regions_in(found, "support.toml", [])


def _regions_in(found: dict[str, object], name: str, told: list[str]) -> dict[str, Region]:
    """Return the regions that can be used, by id."""
    tables = found.get("regions", {})
    if not isinstance(tables, dict):
        told.append(f"In {name}, regions are written as [regions.xx].")
        return {}
    regions = {}
    for region_id, table in tables.items():
        if not isinstance(table, dict) or not text_of(table, "name"):
            told.append(f"In {name}, region {region_id!r} wants a name in quotes.")
            continue
        lines = list(_lines_in(table, f"{name}, region {region_id!r}", told))
        regions[region_id] = Region(text_of(table, "name"), lines, text_of(table, "emergency"))
    return regions


def _lines_in(region: dict[str, object], name: str, told: list[str]) -> Iterator[Line]:
    """Yield the lines of a region that can be used."""
    for number, table in enumerate(tables(region.get("line", []), name, told), start=1):
        words = {key: text_of(table, key) for key in ("hours", "what_for", "source")}
        who, reach = text_of(table, "name"), text_of(table, "reach")
        checked_on = table.get("checked_on")
        if who and reach:
            # A TOML date and time is a date to Python too; the day is what counts.
            on = checked_on if type(checked_on) is date else None
            yield Line(who, reach, **words, checked_on=on)
        else:
            told.append(f"In {name}, line {number} wants name and reach, each in quotes.")
