"""Writing as an audience does it: with what it cannot see, and telling it no more than it may."""

from dataclasses import replace

from recovery_journal.journal.reading import Reading
from recovery_journal.model.entry import CALLED_AFTER, Entry
from recovery_journal.model.sessions import opened_for, unmasked
from recovery_journal.model.views import Saved


class Seen(Reading):
    """The part of the journal between what is written in company and what is closed to it."""

    def begun_here(self, entry: Entry) -> Entry:
        """A new entry as it begins: in company it is open together.

        One that is called after an entry whose lane is closed there keeps its own lane.
        """
        if not self.is_in_company or self._is_called_after_closed(entry):
            return entry
        return opened_for(self.audience, entry)

    def _is_called_after_closed(self, entry: Entry) -> bool:
        about = entry.details.as_dict().get("about") if entry.kind in CALLED_AFTER else None
        named = self._finding.standing(about) if about else None
        return named is not None and named.lane not in self.audience.lanes

    def _as_kept_here(self, entry: Entry, draft_id: str | None) -> Entry:
        """The entry as it is kept in company: open if it is new, else with what is closed there.

        What was closed while it was being written stays closed.
        """
        if not self.is_in_company:
            return self._with_closed_numbers(entry, draft_id)
        stands = self._finding.standing(entry.id)
        entry = self.begun_here(entry)
        if stands is not None and not self._finding.sees(stands):
            entry = replace(entry, lane=stands.lane)
        return self._with_closed_numbers(entry, draft_id)

    def _open_what_is_new(self, entry: Entry) -> None:
        """Open an entry that was kept in company for the first time, for this time alone.

        It is closed by its lane where it is called after something that is.
        """
        if self.is_in_company and not self._finding.sees(entry):
            self._together.open_for_now(entry.id)

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
