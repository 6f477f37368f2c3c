"""What strengths need of the tables beside the entries: their last use, words in wins, ripples.

All of it is for the audience of `finding`: what is not open to it is not there.
"""

from datetime import date

from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row, WordsOfWin
from recovery_journal.storage import rows
from recovery_journal.storage.finding import Finding


class Strengthening:
    """Reads for strengths, stories and ripples."""

    def __init__(self, finding: Finding):
        self.finding = finding

    def last_use(self, entry_id: str) -> date | None:
        """The day of the entry that was threaded to it last; None when there is none."""
        newest: list[tuple[str, str]] = []
        for here, there in (("source", "target"), ("target", "source")):
            newest += self.finding.asked(
                f"SELECT t.id, e.day FROM threads t JOIN entries e ON e.id = t.{there} "
                f"WHERE t.{here} = ? AND e.trashed IS NULL AND e.kind NOT IN ('run', 'outlook') "
                f"AND {self.finding.lanes()} ORDER BY t.id DESC LIMIT 1",
                (entry_id,),
            )
        return date.fromisoformat(max(newest)[1]) if newest else None

    def words_in_wins(self, most: int = -1) -> list[WordsOfWin]:
        """The free words of the newest so many wins that have some; of all of them for -1."""
        found = self.finding.asked(
            'SELECT e.id, w.strengths, w."values" FROM wins w JOIN entries e ON e.id = w.entry_id '
            "WHERE (w.strengths <> '' OR w.\"values\" <> '') AND e.trashed IS NULL "
            f"AND {self.finding.lanes()} ORDER BY e.place DESC LIMIT ?",
            (most,),
        )
        return [
            WordsOfWin(entry_id=i, strengths=rows.names(strengths), values=rows.names(values))
            for i, strengths, values in found
        ]

    def ripples(self, entry_ids: list[str], *, onward: bool) -> list[tuple[Thread, Row]]:
        """The ripples that go on from these entries, or that led to them, with the other end."""
        here, there = ("source", "target") if onward else ("target", "source")
        threads = self.finding.threads(entry_ids)
        return [
            (thread, row)
            for mine in entry_ids
            for thread, row in threads.get(mine, [])
            if thread.ripple and getattr(thread, here) == mine and getattr(thread, there) == row.id
        ]
