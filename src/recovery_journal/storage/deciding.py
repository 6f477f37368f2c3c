"""Decisions among other entries, in SQL: what waits for a look back, what came of them, names.

All of it is for the audience of `finding`: what is not open to it is not there.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from recovery_journal.model.decision_parts import LookBackDetails, StepDetails
from recovery_journal.model.entry import Audience, Lane
from recovery_journal.model.telling import LONGEST_BRIEF, Brief, Came
from recovery_journal.storage.finding import Finding

_SEEING = {
    Lane.ONLY_ME: Audience.ME,
    Lane.OPEN_TOGETHER: Audience.TOGETHER,
    Lane.HAND_OVER: Audience.HANDED_OVER,
}
"""Who may see a lane and what is more open than it, and nothing else."""

_TEXTS = ("choosing", "my_part", "luck", "keep")
"""The texts of a look back beside its body; a character more tells that they go on."""


@dataclass(slots=True)
class _Coming:
    look_backs: list[Brief] = field(default_factory=list)
    steps: list[Brief] = field(default_factory=list)


class Deciding:
    """Reads what stands around decisions."""

    def __init__(self, finding: Finding):
        self.finding = finding

    def in_lane(self, lane: Lane) -> "Deciding":
        """The same for those alone who may see this lane, where that is fewer.

        What is opened for a time together is in no lane for it.
        """
        narrower = min(self.finding.audience, _SEEING[lane], key=lambda each: len(each.lanes))
        return Deciding(Finding(self.finding.vault, narrower, opened=False))

    def due(self, today: date) -> list[str]:
        """The ids of the decisions to look back at by today, the longest waiting first."""
        found = self.finding.asked(
            "SELECT e.id FROM decisions d JOIN entries e ON e.id = d.entry_id "
            "WHERE d.look_back_on <> '' AND d.look_back_on <= ? AND e.trashed IS NULL "
            f"AND {self.finding.lanes()} ORDER BY d.look_back_on, e.id",
            (today.isoformat(),),
        )
        return [entry_id for (entry_id,) in found]

    def names(self, entry_ids: Iterable[str]) -> dict[str, str]:
        """The titles of those of these entries that are there, none in the trash, by id."""
        found = self.finding.asked(
            "SELECT e.id, e.title FROM entries e WHERE e.trashed IS NULL "
            f"AND {self.finding.lanes()} AND e.id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(set(entry_ids))),),
        )
        return dict(found)

    def came(self, entry_ids: Iterable[str]) -> dict[str, Came]:
        """What came of each of these decisions, in brief; one of which nothing came is left out."""
        ids = json.dumps(sorted(set(entry_ids)))
        coming: dict[str, _Coming] = {}
        texts = ", ".join(f"substr(a.{name}, 1, {LONGEST_BRIEF + 1})" for name in _TEXTS)
        told = f"substr(e.body, 1, {LONGEST_BRIEF + 1}), a.as_expected, {texts}"
        for about, *row in self._about("look_backs", told, ids):
            coming.setdefault(about, _Coming()).look_backs.append(_look_back(row))
        for about, *row in self._about("steps", "a.came", ids):
            coming.setdefault(about, _Coming()).steps.append(_step(row))
        return {
            about: Came(look_backs=each.look_backs, steps=each.steps)
            for about, each in coming.items()
        }

    def _about(self, table: str, columns: str, ids: str) -> list[Any]:
        """The rows of a table about these entries, where both are open; the oldest first."""
        lanes = self.finding.lanes()
        return self.finding.asked(
            f"SELECT a.about, e.id, e.day, e.title, {columns} "
            f"FROM {table} a JOIN entries e ON e.id = a.entry_id "
            f"WHERE e.trashed IS NULL AND {lanes} AND a.about IN (SELECT e.id FROM entries e "
            f"WHERE {lanes} AND e.id IN (SELECT value FROM json_each(?))) ORDER BY e.place",
            (ids,),
        )


def _look_back(row: list[Any]) -> Brief:
    entry_id, day, title, body, as_expected, *texts = row
    said = dict(zip(_TEXTS, texts, strict=True))
    details = LookBackDetails(as_expected=as_expected, **said)
    return Brief(id=entry_id, day=date.fromisoformat(day), title=title, body=body, details=details)


def _step(row: list[Any]) -> Brief:
    entry_id, day, title, came = row
    return Brief(
        id=entry_id, day=date.fromisoformat(day), title=title, details=StepDetails(came=came)
    )
