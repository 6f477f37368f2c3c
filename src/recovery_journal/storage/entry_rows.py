"""The rows of one entry: itself, its details, tags, search text and earlier versions, in SQL.

Entries are ordered by day, and within a day by when they were first kept, which the first of their
versions tells: so two copies of a journal that hold the same show the same.
"""

import json
from datetime import date
from typing import Any

from recovery_journal.model.entry import Entry
from recovery_journal.storage import rows

_SECURE_DELETE = "INSERT INTO search (search, rank) VALUES ('secure-delete', ?)"
_MANY = 20
_FIRST = "ifnull((SELECT min(version) FROM history WHERE entry_id = e.id), e.version)"
_OF_A_DAY = (
    f"SELECT e.place, e.id, min(e.version, {_FIRST}) FROM entries e "
    "WHERE e.place >= ? AND e.place < ? ORDER BY e.place"
)
_LAST_OF_A_DAY = f"{_OF_A_DAY} DESC LIMIT 1"


class EntryRows:
    """Writes within the transaction that is open; every call is given its connection."""

    def insert(self, connection: Any, entry: Entry) -> bool:
        """A new entry; whether its day is still in order with it, as long as it has no history."""
        place, in_order = _free_place(connection, entry)
        marks = ", ".join("?" * 13)
        connection.execute(
            f"INSERT INTO entries (place, {rows.ENTRY_COLUMNS}) VALUES (?, {marks})",
            (place, *rows.entry_values(entry)),
        )
        self._write_details(connection, entry)
        self._add_tags(connection, entry)
        connection.execute(
            "INSERT INTO search_text (place, words) VALUES (?, ?)",
            (place, rows.search_words(entry)),
        )
        return in_order

    def update(
        self,
        connection: Any,
        entry: Entry,
        stands: Entry,
        words_later: dict[str, str] | None = None,
    ) -> bool:
        """Another version in the place of the one that stands; whether its day is in order.

        Where many change, what search sees of each goes into `words_later`, for `put_words`.
        """
        if entry.day != stands.day:
            place, _ = _free_place(connection, entry)
            connection.execute("UPDATE entries SET place = ? WHERE id = ?", (place, entry.id))
        marks = ", ".join("?" * 13)
        connection.execute(
            f"UPDATE entries SET ({rows.ENTRY_COLUMNS}) = ({marks}) WHERE id = ?",
            (*rows.entry_values(entry), entry.id),
        )
        self._write_details(connection, entry)
        if entry.tags != stands.tags:
            self._write_tags(connection, entry)
        words = rows.search_words(entry)
        if words != rows.search_words(stands):
            later = {} if words_later is None else words_later
            later[entry.id] = words
            if words_later is None:
                self.put_words(connection, later)
        return entry.day == stands.day

    @staticmethod
    def put_words(connection: Any, words: dict[str, str]) -> None:
        """What search sees of some entries, by their ids."""
        asked = "SELECT place, id FROM entries WHERE id IN (SELECT value FROM json_each(?))"
        found = connection.execute(f"{asked} ORDER BY place", (json.dumps(list(words)),)).fetchall()
        many = len(found) > _MANY
        if many:
            # The words before are in the history all the same; taking each out of every page of
            # the index at once would take longer than all else.
            connection.execute(_SECURE_DELETE, (0,))
        # FTS5 holds changes in memory while they come in order, and writes at each step back.
        connection.executemany(
            "DELETE FROM search_text WHERE place = ?", [(place,) for place, _ in found]
        )
        connection.executemany(
            "INSERT INTO search_text (place, words) VALUES (?, ?)",
            [(place, words[entry_id]) for place, entry_id in found],
        )
        if many:
            connection.execute(_SECURE_DELETE, (1,))

    @staticmethod
    def _write_details(connection: Any, entry: Entry) -> None:
        columns = rows.details_columns(entry.kind)
        if not columns:
            return
        marks = ", ".join("?" * (len(columns) + 1))
        connection.execute(
            f"INSERT OR REPLACE INTO {rows.details_table(entry.kind)} "
            f"(entry_id, {', '.join(columns)}) VALUES ({marks})",
            (entry.id, *rows.details_values(entry.details)),
        )

    def _write_tags(self, connection: Any, entry: Entry) -> None:
        connection.execute("DELETE FROM tags WHERE entry_id = ?", (entry.id,))
        self._add_tags(connection, entry)

    @staticmethod
    def _add_tags(connection: Any, entry: Entry) -> None:
        connection.executemany(
            "INSERT INTO tags (entry_id, tag) VALUES (?, ?)", [(entry.id, t) for t in entry.tags]
        )

    @staticmethod
    def keep_version(connection: Any, entry: Entry) -> None:
        """A version into the history of its entry."""
        marks = ", ".join("?" * 15)
        connection.execute(
            f"INSERT INTO history ({rows.HISTORY_COLUMNS}) VALUES ({marks})",
            rows.history_values(entry),
        )

    @staticmethod
    def sort_day(connection: Any, day: date) -> None:
        """Let the entries of a day stand by when they were first kept."""
        found = connection.execute(_OF_A_DAY, _day(day)).fetchall()
        ids = [entry_id for _, entry_id, _ in sorted(found, key=lambda row: (row[2], row[1]))]
        still = (right == row[1] for right, row in zip(ids, found, strict=True))
        first_wrong = next((at for at, right in enumerate(still) if not right), len(ids))
        beyond = found[-1][0] + 1 if found else 0
        connection.executemany(
            "UPDATE entries SET place = ? WHERE id = ?",
            list(enumerate(ids[first_wrong:], start=beyond)),
        )

    @staticmethod
    def join(connection: Any, entry_id: str, version: str, parent: str) -> None:
        """Say that a version comes from another one too, beside its parent."""
        connection.execute(
            "INSERT OR IGNORE INTO joined (version, parent, entry_id) VALUES (?, ?, ?)",
            (version, parent, entry_id),
        )


def _day(day: date) -> tuple[int, int]:
    first = rows.first_place(day)
    return first, first + rows.PLACES_A_DAY


def _free_place(connection: Any, entry: Entry) -> tuple[int, bool]:
    """The next place of an entry's day, and whether the day is in order with this version there."""
    first, beyond = _day(entry.day)
    last = connection.execute(_LAST_OF_A_DAY, (first, beyond)).fetchone()
    return (first, True) if last is None else (last[0] + 1, last[2] < entry.version)
