"""The coach's card: ours first, then the person's own file beside the settings.

Four ways of speaking, which are William R. Miller's and Stephen Rollnick's, in our own words; the
limits of the role; where to turn when somebody may be in danger.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recovery_journal.content.tables import clean_line, left_out_of_ours, own_file, tables, text_of
from recovery_journal.model.text import LONGEST_TITLE, fold
from recovery_journal.paths import read_toml

SUPPORT_KEY = "{support}"
"""What stands in a line for the key that shows lines to call."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the card."""

    name: str
    """Its heading."""
    tells: str = ""
    """What it is for, in a sentence or two; may be empty."""
    lines: tuple[str, ...] = ()
    """Its lines: beginnings of sentences, or sentences."""


@dataclass(frozen=True, slots=True)
class Card:
    """The whole card."""

    parts: tuple[Part, ...]
    """The parts, in the order they are read in."""
    credit: str = ""
    """Whose the ways of speaking are; empty where none of our parts is left."""


def card(own: Path | None, told: list[str] | None = None) -> Card:
    """Return the card: our parts without those the person hid, then their own.

    `own` is the person's file: `[[part]]` with `name`, and `tells` and `lines` if wanted;
    `hide = ["name", ...]`, and `replace = true` to leave all of ours out. A part of theirs with
    the name of one of ours stands in its place. Sentences about what was passed over go into
    `told`.
    """
    said = told if told is not None else []
    found = own_file(own, said)
    hidden, replace = left_out_of_ours(found, str(own), said)
    ours, credit = _our_card()
    left = [] if replace else [part for part in ours if part.name not in hidden]
    parts = {fold(part.name): part for part in left}
    parts |= {fold(part.name): part for part in _parts_in(found, str(own), said)}
    still_ours = any(part in ours for part in parts.values())
    return Card(tuple(parts.values()), credit if still_ours else "")


@cache
def _our_card() -> tuple[tuple[Part, ...], str]:
    found, _ = read_toml(Path(__file__).parent / "card.toml")
    return tuple(_parts_in(found, "card.toml", [])), text_of(found, "credit")


def _parts_in(found: dict[str, object], name: str, told: list[str]) -> Iterator[Part]:
    """Yield the parts that can be used."""
    for number, table in enumerate(tables(found.get("part", []), name, told), start=1):
        heading, tells = text_of(table, "name"), text_of(table, "tells")
        if not heading:
            told.append(f"In {name}, part {number} wants a name in quotes.")
        elif max(len(heading), len(tells)) > LONGEST_TITLE:
            told.append(f"In {name}, part {number} is longer than {LONGEST_TITLE} letters.")
        else:
            lines = _lines_in(table.get("lines", []), f"{name}, part {number}", told)
            yield Part(heading, tells, tuple(lines))


def _lines_in(listed: object, name: str, told: list[str]) -> Iterator[str]:
    """Yield the lines of a part that can be used."""
    if not isinstance(listed, list):
        told.append(f'In {name}, lines wants a list, such as lines = ["..."].')
        return
    for number, each in enumerate(listed, start=1):
        line = clean_line(each)
        if not line:
            told.append(f"In {name}, line {number} wants words in quotes.")
        elif len(line) > LONGEST_TITLE:
            told.append(f"In {name}, line {number} is longer than {LONGEST_TITLE} letters.")
        else:
            yield line
