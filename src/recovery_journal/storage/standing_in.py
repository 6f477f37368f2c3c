"""What stands for an entry of a damaged file whose own row, or whose kind's row, can't be read.

Its newest earlier version does, where there is one. It stands under a version of its own: the one
that can't be read may be whole in a copy, and is told from this one there.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from recovery_journal.model.entry import Kind, Lane, Origin
from recovery_journal.model.ids import new_id
from recovery_journal.storage import affected, rows
from recovery_journal.storage.remains import Remains
from recovery_journal.storage.tables import KIND_OF, Row, Table, Value

UNREAD = "(These words can't be read.)"
"""The first line of an entry of which there is but what its kind says beside it."""

_VERSION = "version, kind, day, title, body, origin, starred, created, updated, trashed"


class StandingIn:
    """Writes into the new file, within the transaction that is open.

    `earlier` are the entries that stand with words of an earlier version, `untitled` those with
    `UNREAD` as their first line, `lost` those that stay lost, in words.
    """

    def __init__(self, connection: Any, remains: Remains, copy: Callable[[Table, list[Row]], None]):
        self.earlier: set[Value] = set()
        self.untitled: set[Value] = set()
        self.lost: list[str] = []
        self._ask = connection.execute
        self._remains = remains
        self._copy = copy

    def for_entries(self) -> None:
        """Let something stand for each entry whose own row can't be read."""
        if not self._remains.may_miss("entries"):
            return
        read: set[tuple[Value, ...]] = set(self._ask("SELECT place FROM entries").fetchall())
        clues = self._remains.clues("entries", read)
        by_id: dict[Value, Row] = {clue["id"]: clue for clue in clues if clue.get("id")}
        by_id |= {entry_id: by_id.get(entry_id, {}) for entry_id in self._mentioned()}
        gone = [clue for clue in clues if not clue.get("id")]
        for entry_id, clue in by_id.items():
            if not self._stand_in(entry_id, clue):
                gone.append(clue)
        is_all = self._remains.tells_all("entries")
        if gone or not is_all:
            self.lost.append(affected.entries_told(gone, is_all=is_all))

    def _mentioned(self) -> list[str]:
        """The ids of entries that other rows name, and that are not there."""
        among = " UNION ".join(
            f'SELECT "{column}" FROM "{table.name}"'
            for table in self._remains.tables.values()
            for column, parent, there in table.parents
            if (parent, there) == ("entries", "id")
        )
        found = self._ask(f"SELECT * FROM ({among}) EXCEPT SELECT id FROM entries").fetchall()
        return [entry_id for (entry_id,) in found]

    def _stand_in(self, entry_id: Value, clue: Row) -> bool:
        row = self._from_history(entry_id)
        among = self.earlier if row else self.untitled
        row = row or self._from_details(entry_id)
        if row is None:
            return False
        place = clue.get("place")
        if not isinstance(place, int):
            place = self._free_place(row["day"])
        row |= {"id": entry_id, "version": new_id(), "lane": Lane.ONLY_ME.value}
        row |= {"place": place, "day": affected.day_of(place)}
        if "kind" in clue:  # the index by kind tells of the trash as well
            row["trashed"] = clue["trashed"]
        self._copy(self._remains.tables["entries"], [row])
        if not self._ask("SELECT 1 FROM entries WHERE id = ?", (entry_id,)).fetchone():
            return False
        among.add(entry_id)
        return True

    def _from_history(self, entry_id: Value) -> Row | None:
        found = self._ask(
            f"SELECT {_VERSION} FROM history WHERE entry_id = ? ORDER BY version DESC LIMIT 1",
            (entry_id,),
        ).fetchone()
        if found is None:
            return None
        row: Row = dict(zip(_VERSION.split(", "), found, strict=True))
        return row | {"parent": row["version"]}

    def _from_details(self, entry_id: Value) -> Row | None:
        for table, kind in KIND_OF.items():
            if table not in self._remains.tables:
                continue
            found = self._ask(f'SELECT * FROM "{table}" WHERE entry_id = ?', (entry_id,)).fetchone()
            if found is not None and any(found[1:]):
                return _untitled(kind, _made(str(entry_id)))
        return None

    def _free_place(self, day: Value) -> int:
        first = rows.first_place(date.fromisoformat(str(day)))
        last = self._ask(
            "SELECT max(place) FROM entries WHERE place BETWEEN ? AND ?",
            (first, first + rows.PLACES_A_DAY - 1),
        ).fetchone()[0]
        return first if last is None else int(last) + 1

    def for_details(self) -> None:
        """Let those of its newest earlier version stand for details that can't be read, or none.

        The tables have all their columns by now.
        """
        for kind in KIND_OF.values():
            table, columns = rows.details_table(kind), rows.details_columns(kind)
            marks = ", ".join("?" * (len(columns) + 1))
            for entry_id, told, version in self._without_details(kind):
                self._ask(
                    f"INSERT INTO {table} (entry_id, {', '.join(columns)}) VALUES ({marks})",
                    (entry_id, *_details(kind, told)),
                )
                self._ask(
                    "UPDATE entries SET version = ?, parent = coalesce(?, parent) WHERE id = ?",
                    (new_id(), version, entry_id),
                )
                self.earlier |= {entry_id} if version else set()

    def _without_details(self, kind: Kind) -> list[tuple[str, str | None, str | None]]:
        found: list[tuple[str, str | None, str | None]] = self._ask(
            "SELECT e.id, h.details, h.version FROM entries e LEFT JOIN history h ON h.version = "
            "(SELECT max(version) FROM history WHERE entry_id = e.id AND kind = e.kind) "
            "WHERE e.kind = ? "
            f"AND e.id NOT IN (SELECT entry_id FROM {rows.details_table(kind)})",
            (kind.value,),
        ).fetchall()
        return found


def _untitled(kind: Kind, made: str) -> Row:
    row: Row = {"kind": kind.value, "day": made[:10], "title": UNREAD, "body": "", "parent": None}
    row |= {"origin": Origin.ME.value, "starred": 0, "trashed": None}
    return row | {"created": made, "updated": made}


def _made(entry_id: str) -> str:
    """When an id was made, which a UUIDv7 tells (RFC 9562, section 5.7)."""
    milliseconds = int(entry_id.replace("-", "")[:12], 16)
    return rows.instant(datetime.fromtimestamp(milliseconds / 1000, UTC))


def _details(kind: Kind, told: str | None) -> list[str | int | None]:
    details = kind.details.from_dict(json.loads(told)) if told else kind.details()
    return rows.details_values(details)
