"""The reading of threads: of one entry, or of a page of them, with the entry at the other end."""

from recovery_journal.model.entry import Audience, Kind
from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row
from recovery_journal.storage import rows
from recovery_journal.storage.seeing import Seeing

_ENDS = (("source", "target"), ("target", "source"))
"""A thread stands once, its ends in the order in which it was made: it is asked for by each."""


class FindingThreads(Seeing):
    """The threads that `audience` may see: those of which both ends are open to it."""

    def thread_between(self, here: str, there: str) -> Thread | None:
        """The thread of two entries, whichever way; None for none, and where an end is closed."""
        closed = self.place(here) is None or self.place(there) is None
        return None if closed else self.link(here, there)

    def link(self, here: str, there: str) -> Thread | None:
        """The thread of two entries, whichever way, whatever the audience; None for none."""
        found = self.asked(
            f"SELECT {rows.THREAD_COLUMNS} FROM threads "
            "WHERE (source, target) IN (VALUES (?, ?), (?, ?))",
            (here, there, there, here),
        )
        return rows.as_thread(found[0]) if found else None

    def threads(
        self, entry_ids: list[str], kind: Kind | None = None
    ) -> dict[str, list[tuple[Thread, Row]]]:
        """The threads of each of these entries, with the entry at the other end, oldest first.

        With a `kind`, those whose other end is of it.
        """
        threads: dict[str, list[tuple[Thread, Row]]] = {}
        if self.audience is not Audience.ME:
            opened = self.among("SELECT e.id FROM entries e", f"{self.lanes()} AND e.id", entry_ids)
            entry_ids = [entry_id for (entry_id,) in opened]
        for here, there in _ENDS:
            of_kind = f"e.kind = '{kind.value}' AND " if kind else ""
            among = f"e.trashed IS NULL AND {of_kind}{self.lanes()} AND t.{here}"
            for mine, *row in self.among(_threads_from(here, there), among, entry_ids):
                pair = rows.as_thread(row[:7]), rows.as_row(row[7:])
                threads.setdefault(mine, []).append(pair)
        for found in threads.values():
            found.sort(key=lambda pair: pair[0].id)
        return threads

    def newest_threads(self, entry_id: str, most: int) -> list[tuple[Thread, Row]]:
        """The newest so many threads of an entry, with the other end, oldest first."""
        if self.place(entry_id) is None:
            return []
        found: list[tuple[Thread, Row]] = []
        for here, there in _ENDS:
            for _, *row in self.asked(
                f"{_threads_from(here, there)} WHERE e.trashed IS NULL AND {self.lanes()} "
                f"AND t.{here} = ? ORDER BY t.id DESC LIMIT ?",
                (entry_id, most),
            ):
                found.append((rows.as_thread(row[:7]), rows.as_row(row[7:])))
        return sorted(found, key=lambda pair: pair[0].id)[-most:]


def _threads_from(here: str, there: str) -> str:
    """A SELECT of one end's id, the thread, and the entry `e` at the other end."""
    columns = rows.qualified(rows.THREAD_COLUMNS, "t")
    return (
        f"SELECT t.{here}, {columns}, {rows.ROW_COLUMNS} "
        f"FROM threads t JOIN entries e ON e.id = t.{there}"
    )
