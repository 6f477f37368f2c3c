"""The draft of the time together that is under way: nothing but its end takes it away.

Every terminal knows by it that somebody else is looking.
"""

from dataclasses import replace

from recovery_journal.errors import Unusable
from recovery_journal.journal.company import Company
from recovery_journal.model.entry import Entry, utc_now
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Saved

_GOES_ON = "This time together goes on. End it first."


class GoingOn(Company):
    """The part of the journal that keeps a time together under way."""

    def save(self, entry: Entry, draft_id: str | None = None) -> Saved:
        """Keep an entry and forget its draft; that of the time under way goes on from it."""
        with self._vault.writing():
            now = self._under_way_as(draft_id) if draft_id else None
            saved = super().save(entry, draft_id)
            if now is not None:
                self._store.keep_draft(replace(now, entry=saved.entry, updated=utc_now()))
        return saved

    def forget_draft(self, draft_id: str) -> None:
        """Let a draft go; that of the time under way is as what is kept of it, if anything is."""
        with self._vault.writing():
            now = self._under_way_as(draft_id)
            if now is None:
                super().forget_draft(draft_id)
                return
            stands = self._finding.standing(now.entry.id)
            if stands is not None:
                self._store.keep_draft(replace(now, entry=stands, updated=utc_now()))

    def set_aside(self, draft: Draft) -> None:
        """Let a draft go without losing it; raises `Unusable` for that of the time under way."""
        if self._under_way_as(draft.id) is not None:
            raise Unusable(_GOES_ON)
        super().set_aside(draft)

    def erase(self, entry_id: str) -> None:
        """Take an entry out for good; raises `Unusable` for the time together under way."""
        entry = self.entry(entry_id)
        if self._is_under_way(entry.id):
            raise Unusable(_GOES_ON)
        super().erase(entry.id)

    def erase_trashed(self, entry_ids: list[str]) -> int:
        """Erase those that still lie in the trash, but for the time under way; how many."""
        return super().erase_trashed([each for each in entry_ids if not self._is_under_way(each)])

    def _under_way_as(self, draft_id: str) -> Draft | None:
        now = self.under_way()
        return now if now is not None and now.id == draft_id else None

    def _is_under_way(self, entry_id: str) -> bool:
        now = self.under_way()
        return now is not None and now.entry.id == entry_id
