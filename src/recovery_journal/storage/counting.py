"""Counts of entries, and what was written on a day like this one, in SQL, for one audience."""

from datetime import date

from recovery_journal.model.entry import Audience, Kind
from recovery_journal.model.views import Query, Row, Totals
from recovery_journal.storage import rows
from recovery_journal.storage.finding import Finding


class Counting:
    """Counts the entries that `finding` may see."""

    def __init__(self, finding: Finding):
        self.finding = finding

    def on_this_day(self, day: date, limit: int) -> list[Row]:
        """What was written on this day in earlier years, newest first."""
        found = self.finding.asked(
            f"SELECT {rows.ROW_COLUMNS} FROM entries e "
            "WHERE substr(e.day, 6) = ? AND e.place < ? AND e.trashed IS NULL "
            f"AND {self.finding.lanes()} "
            "ORDER BY e.place DESC LIMIT ?",
            (day.isoformat()[5:], rows.first_place(day), limit),
        )
        return [rows.as_row(row) for row in found]

    def days(self, kind: Kind, year: int) -> dict[date, int]:
        """How many entries of a kind stand on each day of a year; days without one are left out."""
        found = self.finding.asked(
            "SELECT e.day, count(*) FROM entries e "
            f"WHERE e.kind = ? AND {self._span()} GROUP BY e.day",
            (kind.value, *_places(date(year, 1, 1), date(year, 12, 31))),
        )
        return {date.fromisoformat(day): number for day, number in found}

    def totals(self, kind: Kind, today: date) -> Totals:
        """How many entries of a kind there are."""
        year, month = today.replace(month=1, day=1), today.replace(day=1)
        counted = [
            self.finding.count(Query(kind=kind, since=since)) for since in (None, year, month)
        ]
        back = 0
        if kind is Kind.WIN:
            back = self.finding.asked(
                "SELECT count(*) FROM wins w JOIN entries e ON e.id = w.entry_id "
                f"WHERE w.coming_back AND e.trashed IS NULL AND {self.finding.lanes()}"
            )[0][0]
        return Totals(all=counted[0], this_year=counted[1], this_month=counted[2], coming_back=back)

    def tags(self) -> list[tuple[str, int]]:
        """Every tag and how often it is used, most used first."""
        # CROSS JOIN keeps this order: from the entries of few lanes, or the few in the trash, to
        # their tags. Asking for the entry of every tag would read the whole file.
        counted = (
            "SELECT t.tag, {} AS number FROM entries e CROSS JOIN tags t ON t.entry_id = e.id "
            f"WHERE e.trashed IS {{}} AND {self.finding.lanes()} GROUP BY t.tag"
        )
        if self.finding.audience is Audience.ME:
            used = "SELECT tag, count(*) AS number FROM tags GROUP BY tag"
            shown = f"{used} UNION ALL {counted.format('-count(*)', 'NOT NULL')}"
        else:
            shown = counted.format("count(*)", "NULL")
        return [
            (tag, number)
            for tag, number in self.finding.asked(
                f"SELECT tag, sum(number) FROM ({shown}) GROUP BY tag "
                "HAVING sum(number) > 0 ORDER BY sum(number) DESC, tag"
            )
        ]

    def by_kind(self, since: date, until: date) -> dict[Kind, int]:
        """How many entries of each kind stand from one day to another; none of those without."""
        found = self.finding.asked(
            f"SELECT e.kind, count(*) FROM entries e WHERE {self._span()} GROUP BY e.kind",
            _places(since, until),
        )
        return {Kind(kind): number for kind, number in found}

    def by_day(self, since: date, until: date) -> dict[date, int]:
        """How many entries of any kind stand on each day; days without one are left out."""
        found = self.finding.asked(
            f"SELECT e.day, count(*) FROM entries e WHERE {self._span()} GROUP BY e.day",
            _places(since, until),
        )
        return {date.fromisoformat(day): number for day, number in found}

    def _span(self) -> str:
        return f"e.place >= ? AND e.place < ? AND e.trashed IS NULL AND {self.finding.lanes()}"


def _places(since: date, until: date) -> tuple[int, int]:
    return rows.first_place(since), rows.first_place(until) + rows.PLACES_A_DAY
