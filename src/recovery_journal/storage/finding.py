"""All reading of entries, in SQL, for one audience: what is not open to it is not found.

Lists come newest first, by day and then by when they were written, in pages by key, so that a
page costs the same in a journal of ten entries and of a hundred thousand.
"""

import json
from collections.abc import Iterator
from typing import Any

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.model.entry import Audience, Entry, Kind
from recovery_journal.model.parts import Details
from recovery_journal.model.text import search_expression
from recovery_journal.model.views import Query, Row
from recovery_journal.storage import rows
from recovery_journal.storage.finding_drafts import FindingDrafts
from recovery_journal.storage.finding_threads import FindingThreads
from recovery_journal.storage.sealed_words import found_by_seals

_CHUNK = 500
# An index alone answers where an entry of an id stands; those places are then read in order, and
# no further than the page goes.
_AMONG = "e.place IN (SELECT place FROM entries WHERE id IN ({}))"
_THREADS = (
    "SELECT source FROM threads WHERE target = ? UNION ALL "
    "SELECT target FROM threads WHERE source = ?"
)
_ABOUT = (
    "SELECT entry_id FROM check_ins WHERE about = ? UNION ALL "
    "SELECT entry_id FROM confidence WHERE about = ? UNION ALL "
    "SELECT entry_id FROM look_backs WHERE about = ? UNION ALL "
    "SELECT entry_id FROM steps WHERE about = ?"
)
_ID_LETTERS = set("0123456789abcdef-")


class Finding(FindingDrafts, FindingThreads):
    """The journal's tables, for reading, as `audience` may see them."""

    def _conditions(self, query: Query) -> tuple[str, list[Any]]:
        """A query as a FROM and WHERE; the values go with it in order."""
        source, where = "entries e", [self.lanes()]
        values: list[Any] = []
        if query.words.strip():
            expression = search_expression(query.words)
            source = "search s JOIN entries e ON e.place = s.rowid"
            where.append("s.words MATCH ?" if expression else "0")
            values += [expression] if expression else []
            by_seals = self._by_closed_seals(expression) if expression else []
            if by_seals:
                where.append("e.id NOT IN (SELECT value FROM json_each(?))")
                values.append(json.dumps(by_seals))
        where.append(f"e.trashed IS {'NOT ' if query.trashed else ''}NULL")
        for condition, value in (
            ("e.kind = ?", query.kind and query.kind.value),
            ("e.lane = ?", query.lane and query.lane.value),
            ("e.id = ?", query.entry_id),
            ("e.id IN (SELECT entry_id FROM tags WHERE tag = ?)", query.tag),
            (_AMONG.format(_THREADS), query.threaded_to),
            (_AMONG.format(_ABOUT), query.about),
            (_AMONG.format(f"{_THREADS} UNION ALL {_ABOUT}"), query.close_to),
            ("e.id IN (SELECT entry_id FROM wins WHERE run <> '' AND run = ?)", query.run),
            ("e.place >= ?", query.since and rows.first_place(query.since)),
            ("e.place >= ?", query.from_place),
            ("e.place < ?", query.until and rows.first_place(query.until) + rows.PLACES_A_DAY),
        ):
            if value:
                where.append(condition)
                values += [value] * condition.count("?")
        ends = filter(None, (query.threaded_to, query.close_to, query.run))
        if any(self.place(end) is None for end in ends):
            where.append("0")  # an end that is not open tells nothing of the other
        if query.starred:
            where.append("e.starred")
        if query.ended:
            where.append("e.id NOT IN (SELECT entry_id FROM sorts WHERE progress <> '')")
        if query.coming_back:
            where.append("e.id IN (SELECT entry_id FROM wins WHERE coming_back)")
        return f"FROM {source} WHERE {' AND '.join(where)}", values

    def _by_closed_seals(self, expression: str) -> list[str]:
        """The ids of what a search would find by words that are closed to the audience."""
        if self.audience is Audience.ME:
            return []
        columns = rows.qualified(rows.ENTRY_COLUMNS, "e")
        found = self.asked(
            f"SELECT {columns} FROM search s JOIN entries e ON e.place = s.rowid "
            f"WHERE s.words MATCH ? AND e.kind = 'decision' AND {self.lanes()} "
            "AND e.id IN (SELECT entry_id FROM decisions WHERE sealed <> '')",
            (expression,),
        )
        return found_by_seals(expression, self.entries_of(found), self.audience.lanes)

    def page(
        self, query: Query, *, before: int | None = None, after: int | None = None, limit: int = 200
    ) -> list[Row]:
        """A page of a list, newest first: the rows older than `before`, or newer than `after`."""
        wanted, values = self._conditions(query)
        key = "s.rowid" if query.words.strip() else "e.place"
        order = "DESC"
        if before is not None:
            wanted += f" AND {key} < ?"
            values.append(before)
        if after is not None:
            wanted += f" AND {key} > ?"
            values.append(after)
            order = "ASC"
        found = self.asked(
            f"SELECT {rows.ROW_COLUMNS} {wanted} ORDER BY {key} {order} LIMIT ?",
            [*values, limit],
        )
        page = [rows.as_row(row) for row in found]
        return page if order == "DESC" else page[::-1]

    def entries(
        self, query: Query, *, limit: int | None = None, oldest_first: bool = False
    ) -> Iterator[Entry]:
        """Whole entries, streamed in one unmoving view of the journal."""
        with self.vault.reading():
            wanted, values = self._conditions(query)
            order, beyond = ("ASC", ">") if oldest_first else ("DESC", "<")
            key = "s.rowid" if query.words.strip() else "e.place"
            columns = rows.qualified(rows.ENTRY_COLUMNS, "e")
            last: int | None = None
            left = limit
            while left is None or left > 0:
                size = _CHUNK if left is None else min(left, _CHUNK)
                bound = "" if last is None else f" AND {key} {beyond} ?"
                chunk = self.asked(
                    f"SELECT e.place, {columns} {wanted}{bound} ORDER BY {key} {order} LIMIT ?",
                    [*values, *([] if last is None else [last]), size],
                )
                yield from self.shown(self.entries_of([row[1:] for row in chunk]))
                if len(chunk) < size:
                    return
                last = chunk[-1][0]
                left = None if left is None else left - size

    def entries_of(self, found: list[Any]) -> list[Entry]:
        """Entries from rows of `ENTRY_COLUMNS`, with their details and tags."""
        ids = [row[0] for row in found]
        kinds = {row[1] for row in found}
        tags: dict[str, list[str]] = {}
        for entry_id, tag in self.among("SELECT entry_id, tag FROM tags", "entry_id", ids):
            tags.setdefault(entry_id, []).append(tag)
        details: dict[str, Details] = {}
        for kind in map(Kind, sorted(kinds)):
            columns = rows.details_columns(kind)
            if columns:
                asked = f"SELECT entry_id, {', '.join(columns)} FROM {rows.details_table(kind)}"
                mine = [row[0] for row in found if row[1] == kind.value]
                for row in self.among(asked, "entry_id", mine):
                    details[row[0]] = rows.as_details(kind, row[1:])
        return [
            rows.as_entry(
                row, details.get(row[0]) or rows.no_details(row[1]), tuple(tags.get(row[0], ()))
            )
            for row in found
        ]

    def trashed_among(self, entry_ids: list[str]) -> list[str]:
        """Those of these ids whose entries lie in the trash and are open to the audience."""
        trashed = "SELECT e.id FROM entries e"
        among = f"e.trashed IS NOT NULL AND {self.lanes()} AND e.id"
        return [entry_id for (entry_id,) in self.among(trashed, among, entry_ids)]

    def found_among(self, query: Query, entry_ids: list[str]) -> set[str]:
        """Those of these ids that a query finds."""
        wanted, values = self._conditions(query)
        asked = f"SELECT e.id {wanted} AND e.id IN (SELECT value FROM json_each(?))"
        found = self.asked(asked, [*values, json.dumps(entry_ids)]) if entry_ids else []
        return {entry_id for (entry_id,) in found}

    def standing(self, entry_id: str) -> Entry | None:
        """The entry as it stands now, whatever the audience; None when there is none."""
        return next(iter(self.standing_among([entry_id])), None)

    def standing_among(self, entry_ids: list[str]) -> list[Entry]:
        """Those of these entries that are there, as they stand, whatever the audience."""
        return self.entries_of(
            self.among(f"SELECT {rows.ENTRY_COLUMNS} FROM entries", "id", entry_ids)
        )

    def entry(self, entry_id: str) -> Entry:
        """An entry by its id or the beginning of it, six letters at least.

        Raises `EntryNotFound`, and `Unusable` when several begin that way.
        """
        begin = entry_id.strip().lower()
        if len(begin) < 6:
            raise Unusable("An id has at least its first six letters.")
        if not set(begin) <= _ID_LETTERS:
            raise EntryNotFound("There is no entry with this id.")
        columns = rows.qualified(rows.ENTRY_COLUMNS, "e")
        found = self.asked(
            f"SELECT {columns} FROM entries e WHERE e.id >= ? AND e.id < ? AND {self.lanes()} "
            "LIMIT 2",
            (begin, begin + "\U0010ffff"),
        )
        if not found:
            raise EntryNotFound("There is no entry with this id.")
        if len(found) > 1:
            raise Unusable("Several entries begin with these letters. Give a few more.")
        return self.shown(self.entries_of(found))[0]

    def count(self, query: Query, most: int | None = None) -> int:
        """How many entries a query finds; with `most` it counts no further."""
        wanted, values = self._conditions(query)
        if most is None:
            return int(self.asked(f"SELECT count(*) {wanted}", values)[0][0])
        counted = f"SELECT count(*) FROM (SELECT 1 {wanted} LIMIT ?)"
        return int(self.asked(counted, [*values, most])[0][0])

    def history(self, entry_id: str) -> list[Entry]:
        """Every earlier version of an entry open to the audience, newest first.

        Of what is opened for a time together, those that were open by their lane.
        """
        found = self.asked(
            f"SELECT {rows.HISTORY_COLUMNS} FROM history e "
            f"WHERE entry_id = ? AND {self.lanes_alone()} ORDER BY version DESC",
            (self.entry(entry_id).id,),
        )
        return self.shown([rows.from_history(row) for row in found])

    def earlier(self, version: str) -> Entry | None:
        """An earlier version of an entry, whatever the audience; None when there is none."""
        asked = f"SELECT {rows.HISTORY_COLUMNS} FROM history WHERE version = ?"
        found = self.asked(asked, (version,))
        return rows.from_history(found[0]) if found else None
