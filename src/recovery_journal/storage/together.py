"""What a time together needs of the tables: what is opened for it, what is offered, closed days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from recovery_journal.model.entry import Kind
from recovery_journal.model.ids import new_id
from recovery_journal.model.records import Draft
from recovery_journal.model.sessions import Closed, Offer, OfferKind
from recovery_journal.model.views import Query, Row
from recovery_journal.storage import rows
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.seeing import FIRST_ID, UNDER_WAY
from recovery_journal.storage.vault import Vault

_DAY = rows.PLACES_A_DAY
_CARRIED = {
    "settings": "SELECT name, value FROM settings WHERE name IN (?, ?)",
    "opened": "SELECT entry_id FROM opened",
    "offers": "SELECT id, kind, words, created FROM offers",
}


@dataclass(frozen=True, slots=True)
class Carried:
    """A time together that is under way, as it goes on in another file of the same journal."""

    entry_id: str
    rows: dict[str, list[Any]]


class Together:
    """Reads and writes beside the entries, for a time together."""

    def __init__(self, vault: Vault, finding: Finding):
        self.vault = vault
        self.finding = finding

    # the one under way

    def under_way(self) -> Draft | None:
        """The draft of the time together that is under way, whatever the audience."""
        found = self.finding.asked("SELECT value FROM settings WHERE name = ?", (UNDER_WAY,))
        drafts = self.finding.drafts_of(found[0][0]) if found and found[0][0] else []
        return drafts[0] if drafts else None

    def begin(self, entry_id: str) -> None:
        """From now on this one is under way; nothing is opened or offered yet."""
        with self.vault.writing() as connection:
            self._put(entry_id)
            connection.execute(
                "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (FIRST_ID, new_id())
            )

    def end(self) -> None:
        """None is under way any more; what was opened closes, what was offered goes."""
        self._put("")

    def _put(self, entry_id: str) -> None:
        with self.vault.writing() as connection:
            connection.execute("DELETE FROM opened")
            connection.execute("DELETE FROM offers")
            connection.execute(
                "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (UNDER_WAY, entry_id)
            )

    # carried over

    def carried(self) -> Carried | None:
        """The time that is under way, with what is opened and offered; None for none."""
        now = self.under_way()
        if now is None:
            return None
        told = {
            table: self.finding.asked(asked, (UNDER_WAY, FIRST_ID)[: asked.count("?")])
            for table, asked in _CARRIED.items()
        }
        return Carried(now.entry.id, told)

    def carry(self, carried: Carried) -> None:
        """Let it go on here; of what was opened, what is here."""
        with self.vault.writing() as connection:
            for table in ("opened", "offers"):
                connection.execute(f"DELETE FROM {table}")
            for table, told in carried.rows.items():
                for row in told:
                    marks = ", ".join("?" * len(row))
                    connection.execute(
                        f"INSERT OR REPLACE INTO {table} SELECT {marks} WHERE ? <> 'opened' "
                        "OR EXISTS (SELECT 1 FROM entries WHERE id = ?)",
                        (*row, table, row[0]),
                    )

    # what is opened for now

    def open_for_now(self, entry_id: str) -> None:
        """Open an entry for this time alone."""
        with self.vault.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO opened (entry_id) VALUES (?)", (entry_id,))

    def close_again(self, entry_id: str) -> None:
        """Close what was opened for this time."""
        with self.vault.writing() as connection:
            connection.execute("DELETE FROM opened WHERE entry_id = ?", (entry_id,))

    # what is closed

    def closed_days(
        self, query: Query, *, before: int | None, after: int | None, limit: int
    ) -> list[Row]:
        """A row for each day with something closed, newest first, older or newer than a place.

        It tells the day and nothing else: it stands below all that is of its day, wherever on it
        the closed entries stand. Of the query it takes the days.
        """
        where, values = [self._closed("e")], []
        for condition, place in (
            ("e.place >= ?", query.since and rows.first_place(query.since)),
            ("e.place < ?", query.until and rows.first_place(query.until) + _DAY),
            ("e.place < ?", None if before is None else (before // _DAY + 1) * _DAY),
            ("e.place >= ?", None if after is None else ((after + 1) // _DAY + 1) * _DAY),
        ):
            if place is not None:
                where.append(condition)
                values.append(place)
        found = self.finding.asked(
            f"SELECT e.place / {_DAY} FROM entries e WHERE {' AND '.join(where)} AND NOT EXISTS ("
            f"SELECT 1 FROM entries n WHERE n.place > e.place "
            f"AND n.place < (e.place / {_DAY} + 1) * {_DAY} AND {self._closed('n')}) "
            f"ORDER BY e.place {'DESC' if after is None else 'ASC'} LIMIT ?",
            [*values, limit],
        )
        days = [Row.closed_on(day * _DAY - 1, date.fromordinal(day)) for (day,) in found]
        return days if after is None else days[::-1]

    def _closed(self, table: str) -> str:
        lanes = self.finding.lanes().replace("e.", f"{table}.")
        return f"{table}.trashed IS NULL AND NOT {lanes}"

    def closed_on(self, day: date) -> list[Closed]:
        """What is closed of a day, the newest first: its kind, and when it was written."""
        found = self.finding.asked(
            f"SELECT e.id, e.kind, e.created FROM entries e WHERE {self._closed('e')} "
            "AND e.place >= ? AND e.place < ? ORDER BY e.place DESC",
            (rows.first_place(day), rows.first_place(day) + _DAY),
        )
        return [Closed(id=i, kind=Kind(kind), created=rows.moment(at)) for i, kind, at in found]

    # what was written since

    def written_since(
        self, began: datetime, until: datetime | None = None, kind: Kind | None = None
    ) -> list[str]:
        """The ids of what was begun since then and is open, the oldest first; none in the trash.

        With `until`, of what was begun by then; with a `kind`, of that kind alone.
        """
        # An index has the ids in order; each begins with the time it was made, in milliseconds.
        first = f"{max(0, int(began.timestamp()) - 1) * 1000:012x}"
        found = self.finding.asked(
            "SELECT e.id FROM entries e WHERE e.id >= ? AND e.created >= ? "
            "AND e.created <= ifnull(?, e.created) AND e.kind = ifnull(?, e.kind) "
            f"AND e.kind <> 'session' AND e.trashed IS NULL AND {self.finding.lanes()} "
            "ORDER BY e.id",
            (
                first[:8],
                rows.instant(began),
                until and rows.instant(until),
                kind and kind.value,
            ),
        )
        return [entry_id for (entry_id,) in found]

    # offers

    def offers(self) -> list[Offer]:
        """What is offered, the oldest first."""
        found = self.finding.asked("SELECT id, kind, words, created FROM offers ORDER BY id")
        return [
            Offer(id=i, kind=OfferKind(kind), words=words, created=rows.moment(at))
            for i, kind, words, at in found
        ]

    def keep_offer(self, offer: Offer) -> None:
        """Keep an offer until it is answered; in other words, if it is there already."""
        with self.vault.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO offers (id, kind, words, created) VALUES (?, ?, ?, ?)",
                (offer.id, offer.kind.value, offer.words, rows.instant(offer.created)),
            )

    def forget_offer(self, offer_id: str) -> None:
        """Let an offer go; nothing of it stays."""
        with self.vault.writing() as connection:
            connection.execute("DELETE FROM offers WHERE id = ?", (offer_id,))
