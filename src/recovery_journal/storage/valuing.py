"""The person's order of their values, and the numbers of their check-ins, in SQL.

Nearness is for the audience of `finding`: what is not open to it is not there.
"""

import json
from datetime import date
from typing import Any

from recovery_journal.model.views import Nearness
from recovery_journal.storage import registers, rows
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.vault import Vault


class Valuing:
    """The tables beside the entries that values need."""

    def __init__(self, vault: Vault, finding: Finding):
        self.vault = vault
        self.finding = finding

    def order(self) -> dict[str, int]:
        """The rank of each value that has one, from 1 on, by id; none that was let go of."""
        found = self.finding.asked(
            "SELECT o.entry_id, o.rank FROM value_order o JOIN entries e ON e.id = o.entry_id "
            'JOIN "values" v ON v.entry_id = e.id '
            f"WHERE e.trashed IS NULL AND v.let_go = '' AND {self.finding.lanes()} ORDER BY o.rank"
        )
        return {entry_id: place for place, (entry_id, _) in enumerate(found, start=1)}

    def set_order(self, ids: list[str]) -> None:
        """Keep these values in this order; those that are not there now come after them.

        What is no value, or was erased meanwhile, is passed over.
        """
        with self.vault.writing() as connection:
            asked = "SELECT entry_id FROM value_order ORDER BY rank"
            seen = self.order()
            unseen = [each for (each,) in connection.execute(asked).fetchall() if each not in seen]
            order = dict.fromkeys([*ids, *unseen])
            registers.put_order(connection, list(order))
            kept = connection.execute(asked).fetchall()
            registers.say(connection, registers.ORDER, json.dumps([each for (each,) in kept]))

    def over_time(self, about: str) -> list[Nearness]:
        """The numbers of every check-in about one value or area, the oldest first."""
        found = self.finding.asked(
            f"SELECT e.id, e.day, c.matters, c.close FROM {self._check_ins()} AND c.about = ? "
            "ORDER BY e.place",
            (about,),
        )
        return [_nearness(row) for row in found]

    def latest(self) -> dict[str, Nearness]:
        """The newest that tells how close a week was, by what it is about."""
        found = self.finding.asked(
            "SELECT e.id, e.day, c.matters, c.close, c.about, max(e.place) "
            f"FROM {self._check_ins()} AND c.close IS NOT NULL GROUP BY c.about"
        )
        return {row[4]: _nearness(row[:4]) for row in found}

    def last_day(self, today: date) -> date | None:
        """The day of the newest check-in that is not of a day to come; None when there is none."""
        found = self.finding.asked(
            "SELECT e.day FROM entries e WHERE e.kind = 'check-in' AND e.trashed IS NULL "
            f"AND e.place < ? AND {self.finding.lanes()} ORDER BY e.place DESC LIMIT 1",
            (rows.first_place(today) + rows.PLACES_A_DAY,),
        )
        return date.fromisoformat(found[0][0]) if found else None

    def _check_ins(self) -> str:
        joined = "check_ins c JOIN entries e ON e.id = c.entry_id"
        return f"{joined} WHERE e.trashed IS NULL AND {self.finding.numbers()}"


def _nearness(row: Any) -> Nearness:
    entry_id, day, matters, close = row
    return Nearness(entry_id=entry_id, day=date.fromisoformat(day), matters=matters, close=close)
