"""How a decision moves: its stages by day, what deciding seals, what is added, when to look back.

What is sealed is a copy of all that was said on that day. It only grows: no save alters or drops
what was sealed before, whatever it says.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from recovery_journal.errors import Unusable
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Entry, Lane
from recovery_journal.model.text import LONGEST_BODY, clean_text

LATER = ("a week", "a month", "three months", "a year")
"""When to look back, in words."""
_MONTHS = {"a month": 1, "three months": 3, "a year": 12}
_PAST = ("moves", "sealed", "added")
"""Parts that are the decision's past; no form changes them."""


@dataclass(frozen=True, slots=True)
class Move:
    """A stage that was come to, and the day."""

    day: date
    stage: Stage


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was known on the day of a decision, and who could see it then."""

    day: date
    lane: Lane
    title: str = field(repr=False)
    body: str = field(repr=False)
    details: DecisionDetails = field(repr=False)


@dataclass(frozen=True, slots=True)
class Addition:
    """Words that were added later, and the day."""

    day: date
    text: str = field(repr=False)


def look_back_day(day: date, later: str) -> date:
    """The day so much later: the same day of the month, or its last where there is none."""
    months = _MONTHS.get(later)
    if months is None:
        return day + timedelta(days=7)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def moves_of(details: DecisionDetails) -> list[Move]:
    """The stages that were come to, the first one first."""
    pairs = (line.split(" ", 1) for line in details.moves.splitlines())
    return [Move(date.fromisoformat(day), Stage(stage)) for day, stage in pairs]


def sealed_of(details: DecisionDetails) -> list[Sealed]:
    """What was sealed, the first one first."""
    told: list[dict[str, Any]] = json.loads(details.sealed) if details.sealed else []
    return [
        Sealed(
            date.fromisoformat(each["day"]),
            Lane(each["lane"]),
            each["title"],
            each["body"],
            DecisionDetails.from_dict(each["said"]),
        )
        for each in told
    ]


def added_to(details: DecisionDetails) -> list[Addition]:
    """What was added later, the first one first."""
    told: list[list[str]] = json.loads(details.added) if details.added else []
    return [Addition(date.fromisoformat(day), text) for day, text in told]


def with_addition(details: DecisionDetails, text: str, day: date) -> DecisionDetails:
    """The decision with words added on a day; nothing is added for none.

    Raises `Unusable` where they are too long.
    """
    words = clean_text(text).strip()
    if not words:
        return details
    if len(words) > LONGEST_BODY:
        raise Unusable(f"This is longer than {LONGEST_BODY:,} characters.")
    told = [[each.day.isoformat(), each.text] for each in added_to(details)]
    added = json.dumps([*told, [day.isoformat(), words]], ensure_ascii=False)
    return replace(details, added=added)


def open_past(entry: Entry, lanes: Collection[Lane]) -> Entry:
    """The entry without what was sealed in another lane than these."""
    details = entry.details
    if not isinstance(details, DecisionDetails) or not details.sealed:
        return entry
    told = [each for each in json.loads(details.sealed) if each["lane"] in lanes]
    sealed = json.dumps(told, ensure_ascii=False) if told else ""
    return replace(entry, details=replace(details, sealed=sealed))


def with_past(entry: Entry, before: DecisionDetails | None, today: date) -> Entry:
    """The entry as it may be saved over the one before: its past kept, a new stage dated.

    Moves and seals are those of `before`, and one more where the stage is another one; what was
    added before comes first. An entry that is no decision comes back as it is.
    """
    details = entry.details
    if not isinstance(details, DecisionDetails):
        return entry
    past = before or DecisionDetails()
    kept = replace(details, moves=past.moves, sealed=past.sealed, added=_grown(details, past))
    stage = details.stage or (Stage.OPEN if before is None else past.stage or Stage.OPEN)
    kept = replace(kept, stage=stage)
    if stage != past.stage:
        kept = replace(kept, moves=f"{kept.moves}\n{today.isoformat()} {stage}".strip())
        if stage == Stage.DECIDED:
            kept = replace(kept, sealed=_with_seal(kept, entry, today))
    return replace(entry, details=kept)


def _grown(details: DecisionDetails, past: DecisionDetails) -> str:
    """What was added: all of before, then what is new at the end."""
    before, now = added_to(past), added_to(details)
    return details.added if now[: len(before)] == before else past.added


def _with_seal(details: DecisionDetails, entry: Entry, day: date) -> str:
    told = json.loads(details.sealed) if details.sealed else []
    said = {name: value for name, value in details.as_dict().items() if name not in _PAST}
    seen = {"day": day.isoformat(), "lane": entry.lane.value}
    seal = {**seen, "title": entry.title, "body": entry.body, "said": said}
    return json.dumps([*told, seal], ensure_ascii=False)
