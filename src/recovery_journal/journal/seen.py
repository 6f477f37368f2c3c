"""Writing as an audience does it: with what it cannot see, and telling it no more than it may."""

from dataclasses import replace

from recovery_journal.journal.reading import Reading
from recovery_journal.model.entry import Entry
from recovery_journal.model.sessions import opened_for, unmasked
from recovery_journal.model.views import Saved


class Seen(Reading):
    """The part of the journal between what is written in company and what is closed to it."""

    def _as_kept_here(self, entry: Entry, draft_id: str | None) -> Entry:
        """The entry as it is kept in company: open if it is new, else with what is closed there.

        What was closed while it was being written stays closed.
        """
        entry = opened_for(self.audience, entry)
        stands = self._finding.standing(entry.id) if self.is_in_company else None
        if stands is not None and not self._finding.sees(stands):
            entry = replace(entry, lane=stands.lane)
        return self._with_closed_numbers(entry, draft_id)

    def _with_closed_numbers(self, entry: Entry, draft_id: str | None) -> Entry:
        """The entry with the numbers that its writer could not see, as written last or standing."""
        if not self._finding.hides_numbers(entry):
            return entry
        written = self._finding.draft(draft_id) if draft_id else None
        mine = written.entry if written and written.entry.id == entry.id else None
        stands = mine or self._finding.standing(entry.id)
        return unmasked(entry, stands) if stands else entry

    def _shown(self, saved: Saved) -> Saved:
        """What a save did, as the audience may see it."""
        beneath = saved.underneath
        seen = [beneath] if beneath is not None and self._finding.sees(beneath) else []
        (entry,), shown = self._finding.shown([saved.entry]), self._finding.shown(seen)
        return Saved(entry=entry, underneath=shown[0] if shown else None)
