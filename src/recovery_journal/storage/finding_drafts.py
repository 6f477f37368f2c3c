"""The reading of drafts: what was being typed, and is not saved yet."""

from dataclasses import replace
from datetime import datetime

from recovery_journal.model.records import Draft
from recovery_journal.storage import rows
from recovery_journal.storage.seeing import Seeing


class FindingDrafts(Seeing):
    """The drafts that `audience` may see, and those that the program asks for itself."""

    def drafts(self) -> list[Draft]:
        """What was being typed, newest first; none of an entry that is not open as it stands."""
        found = self._drafts(
            "entry_id NOT IN "
            f"(SELECT e.id FROM entries e WHERE e.id = drafts.entry_id AND NOT {self.lanes()})"
        )
        return [
            replace(draft, entry=self.shown_draft(draft.entry))
            for draft in found
            if draft.entry.lane in self.audience.lanes or self.begun_of_opened(draft)
        ]

    def draft(self, draft_id: str) -> Draft | None:
        """What is being typed, whatever the audience; None when there is none."""
        return next(iter(self._drafts("id = ?", draft_id)), None)

    def draft_stamps(self) -> list[tuple[str, datetime]]:
        """The id of every draft, and when it was last written."""
        return [(i, rows.moment(at)) for i, at in self.asked("SELECT id, updated FROM drafts")]

    def drafts_of(self, entry_id: str) -> list[Draft]:
        """What is being written of an entry, whatever the audience, newest first."""
        return self._drafts("entry_id = ?", entry_id)

    def _drafts(self, condition: str, *values: str) -> list[Draft]:
        asked = f"SELECT {rows.DRAFT_COLUMNS} FROM drafts WHERE {condition} ORDER BY updated DESC"
        return [rows.as_draft(row) for row in self.asked(asked, values)]
