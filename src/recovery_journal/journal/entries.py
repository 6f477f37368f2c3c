"""Entries: kept, marked, laid in the trash, erased, threaded; and their earlier versions."""

from dataclasses import replace
from typing import Any

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal.seen import Seen
from recovery_journal.model.deciding import with_past
from recovery_journal.model.decision_parts import DecisionDetails, StepDetails
from recovery_journal.model.entry import (
    Entry,
    Kind,
    Lane,
    carried,
    checked,
    clean_tags,
    utc_now,
)
from recovery_journal.model.options import ends_of
from recovery_journal.model.records import Thread
from recovery_journal.model.sessions import unmasked, with_signature
from recovery_journal.model.text import LONGEST_TITLE, clean_text
from recovery_journal.model.views import Saved
from recovery_journal.model.wins import WinDetails


class Entries(Seen):
    """The part of the journal that changes entries."""

    def save(self, entry: Entry, draft_id: str | None = None) -> Saved:
        """Keep an entry, new or changed, and forget its draft.

        A new win that was written in a run is threaded to the run's strength with it, a new step
        to its decision. Of a decision, what was sealed stays whatever the entry says, a new stage
        is dated, and it is threaded to what its options stand close to.
        """
        with self._vault.writing():
            entry = self._as_kept_here(checked(entry), draft_id)
            if entry.kind is Kind.DECISION:
                return self._save_decision(entry, draft_id)
            stands = self._finding.standing(entry.id)
            saved = self._store.save(with_signature(entry, stands), draft_id)
            if saved.entry.parent is None:
                self._open_what_is_new(saved.entry)
                self._thread_new(saved.entry)
            return self._shown(saved)

    def _thread_new(self, entry: Entry) -> None:
        details = entry.details
        if isinstance(details, WinDetails) and details.run:
            self._thread_to_strength_of(details.run, entry.id)
        if isinstance(details, StepDetails):
            self._thread_to_decision(details.about, entry.id)

    def _save_decision(self, entry: Entry, draft_id: str | None = None) -> Saved:
        with self._vault.writing():
            stands = self._finding.standing(entry.id)
            before = stands.details if stands else None
            past = before if isinstance(before, DecisionDetails) else None
            today = utc_now().astimezone().date()
            saved = self._store.save(with_past(entry, past, today), draft_id)
            self._tie(saved.entry, past)
            return self._shown(saved)

    def _tie(self, decision: Entry, before: DecisionDetails | None) -> None:
        """Thread it to what its options newly stand close to, and to nothing else for them.

        A thread that somebody gave words to stays.
        """
        options = decision.details.as_dict()["options"]
        now, then = ends_of(options), ends_of(before.options) if before else set()
        linked = {row.id: thread for thread, row in self.threads(decision.id)}
        for end in sorted(now - then - linked.keys()):
            there = self._finding.standing(end) is not None
            if there and self._finding.link(decision.id, end) is None:
                self._link(decision.id, end)
        for end in (then - now) & linked.keys():
            if not linked[end].words and not linked[end].ripple:
                self.unthread(linked[end].id)

    def _thread_to_strength_of(self, run_id: str, win_id: str) -> None:
        for _, row in self.threads(run_id):
            if row.kind is Kind.STRENGTH:
                self._link(win_id, row.id)

    def _thread_to_decision(self, decision_id: str, step_id: str) -> None:
        # It may have been erased while the step was a draft.
        decision = self._finding.standing(decision_id)
        if decision is not None and decision.kind is Kind.DECISION:
            self._link(step_id, decision.id)

    def add(self, entry: Entry) -> Entry:
        """Keep a new entry."""
        return self.save(entry).entry

    def add_many(self, entries: list[Entry]) -> None:
        """Keep many new entries at once: all of them or none."""
        self._store.insert_many([checked(entry) for entry in entries])

    def _changed(self, entry_id: str, **fields: Any) -> Entry:
        """An entry with other fields, and all else as it stands at that moment."""
        with self._vault.writing():
            before = self._whole(entry_id)
            saved = self._store.save(replace(before, **fields))
            self._carry_into_drafts(before, saved.entry)
            return self._shown(saved).entry

    def _whole(self, entry_id: str) -> Entry:
        """An entry that is open to the audience, with what of it is not: to be kept again."""
        found = self._finding.standing(self.entry(entry_id).id)
        if found is None:  # it was erased between the two
            raise EntryNotFound("There is no entry with this id.")
        return found

    def _carry_into_drafts(self, before: Entry, now: Entry) -> None:
        """Say what changed of an entry in its drafts too: they go on from how it stands now.

        One that says nothing else any more is none, but for the time together under way. Drafts
        that are closed to the audience are carried on as well.
        """
        stands, under_way = self._finding.standing(now.id) or now, self._together.under_way()
        for draft in self._finding.drafts_of(now.id):
            if draft.entry.version == before.version:
                entry = carried(draft.entry, before, stands)
                same = entry == replace(stands, parent=entry.parent, updated=entry.updated)
                if same and (under_way is None or under_way.id != draft.id):
                    self._store.forget_draft(draft.id)
                else:
                    self._store.keep_draft(replace(draft, entry=entry))

    def set_star(self, entry_id: str, starred: bool) -> Entry:
        """Star an entry, or take the star away."""
        return self._changed(entry_id, starred=starred)

    def set_lane(self, entry_id: str, lane: Lane) -> Entry:
        """Say who may see an entry."""
        return self._changed(entry_id, lane=lane)

    def set_tags(self, entry_id: str, tags: tuple[str, ...]) -> Entry:
        """Give an entry these tags and no others."""
        return self._changed(entry_id, tags=clean_tags(tags))

    def trash(self, entry_id: str) -> Entry:
        """Lay an entry in the trash, where it waits."""
        return self._changed(entry_id, trashed=utc_now())

    def untrash(self, entry_id: str) -> Entry:
        """Take an entry back out of the trash."""
        return self._changed(entry_id, trashed=None)

    def erase(self, entry_id: str) -> None:
        """Take an entry out for good, with its history; the file then holds no trace of it."""
        self._store.erase(self.entry(entry_id).id)

    def erase_trashed(self, entry_ids: list[str]) -> int:
        """Erase those of these entries that still lie in the trash; how many.

        The file is written anew, once for all of them, which takes seconds when it is large.
        """
        here = self._finding.trashed_among(entry_ids)
        if here:
            self._store.erase(*here)
        return len(here)

    def go_back_to(self, entry_id: str, version: str) -> Entry:
        """Make an earlier version's words the newest; what stands now goes to the history.

        Who may see it, and its star, stay as they are; so does a number that neither is open here
        nor was said in that version.
        """
        with self._vault.writing():
            stands = self._whole(entry_id)
            earlier = self._finding.earlier(version)
            if earlier is None or version not in [e.version for e in self.history(stands.id)]:
                raise Unusable("This entry has no such version.")
            again = replace(
                earlier,
                version=stands.version,
                trashed=stands.trashed,
                lane=stands.lane,
                starred=stands.starred,
            )
            if self._finding.hides_numbers(again):
                again = unmasked(again, stands)
            if again.kind is Kind.DECISION:
                return self._save_decision(again).entry
            return self._shown(self._store.save(again)).entry

    def thread(
        self,
        source: str,
        target: str,
        words: str = "",
        *,
        seen_by: str = "",
        ripple: bool = False,
    ) -> Thread:
        """Link two entries, with a few words if there are any; a link that is there takes them.

        `seen_by` is who saw it, where one end is a strength; a `ripple` goes from source to target.
        """
        ends = self.entry(source).id, self.entry(target).id
        return self._link(*ends, words, seen_by=seen_by, ripple=ripple)

    def _link(
        self, source: str, target: str, words: str = "", *, seen_by: str = "", ripple: bool = False
    ) -> Thread:
        """Link two entries by their whole ids; one made a moment ago may not be open here."""
        if source == target:
            raise Unusable("An entry is not threaded to itself.")
        told = [clean_text(text, one_line=True) for text in (words, seen_by)]
        if max(map(len, told)) > LONGEST_TITLE:
            raise Unusable(f"A thread has room for {LONGEST_TITLE} letters.")
        return self._store.thread(
            Thread(source=source, target=target, words=told[0], seen_by=told[1], ripple=ripple)
        )

    def unthread(self, thread_id: str) -> None:
        """Take a link away."""
        self._store.unthread(thread_id)
