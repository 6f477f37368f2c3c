"""Which decisions wait for a look back, in SQL, for the audience of `finding`."""

from datetime import date

from recovery_journal.storage.finding import Finding


class Deciding:
    """Reads the days on which somebody wanted to look back."""

    def __init__(self, finding: Finding):
        self.finding = finding

    def due(self, today: date) -> list[str]:
        """The ids of the decisions to look back at by today, the longest waiting first."""
        found = self.finding.asked(
            "SELECT e.id FROM decisions d JOIN entries e ON e.id = d.entry_id "
            "WHERE d.look_back_on <> '' AND d.look_back_on <= ? AND e.trashed IS NULL "
            f"AND {self.finding.lanes()} ORDER BY d.look_back_on, e.id",
            (today.isoformat(),),
        )
        return [entry_id for (entry_id,) in found]
