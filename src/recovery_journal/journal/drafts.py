"""Drafts: what is being typed and not saved yet."""

from dataclasses import replace

from recovery_journal.journal.entries import Entries
from recovery_journal.model.entry import TITLED_BY_US, Entry, Kind, utc_now
from recovery_journal.model.records import Draft
from recovery_journal.model.sessions import masked, unmasked
from recovery_journal.model.text import LONGEST_TITLE, clean_text

_SHORT = 80
"""Characters of a first line that is taken from a longer text."""


class Drafts(Entries):
    """The part of the journal that keeps drafts, and lets them go without losing them."""

    def keep_draft(self, draft: Draft, *, lightly: bool = False) -> None:
        """Keep what is being typed.

        With `lightly` it takes less than a tenth of the time: a kill takes nothing of it away, a
        power cut may. Keep it whole within a second.
        """
        entry = draft.entry
        details = entry.kind.details.from_dict(entry.details.as_dict())
        kept = replace(
            entry,
            title=clean_text(entry.title),
            body=clean_text(entry.body),
            details=details,
            tags=tuple(clean_text(tag, one_line=True) for tag in entry.tags),
        )
        with self._vault.writing(lightly=lightly):
            kept = self._as_kept_here(kept, draft.id)
            self._store.keep_draft(replace(draft, entry=kept, updated=utc_now()))

    def draft_for(self, entry_id: str) -> Draft:
        """What is being written of an entry; one that begins from how it stands, where nothing is.

        One that begins is not kept yet.
        """
        for draft in self.drafts():
            if draft.entry.id == entry_id:
                return draft
        return Draft(entry=self.entry(entry_id))

    def draft_about(self, entry_id: str, kind: Kind) -> Draft | None:
        """The new entry of a kind about another one that is being written; None for none."""
        for draft in self.drafts():
            entry = draft.entry
            about = entry.details.as_dict().get("about") if entry.kind is kind else None
            if about == entry_id and not entry.version:
                return draft
        return None

    def forget_draft(self, draft_id: str) -> None:
        """Let a draft go; one with a number that is closed to the audience is set aside."""
        with self._vault.writing():
            draft = self._finding.draft(draft_id)
            if draft is not None and self._says_closed_number(draft.entry):
                self._lay_aside(draft)
            else:
                self._store.forget_draft(draft_id)

    def _says_closed_number(self, entry: Entry) -> bool:
        """Whether what is being written says a number that is closed here, and stands nowhere."""
        if not self._finding.hides_numbers(entry):
            return False
        stands = self._finding.standing(entry.id)
        return entry != (unmasked(masked(entry), stands) if stands else masked(entry))

    def set_aside(self, draft: Draft) -> None:
        """Let a draft go without losing it: a new entry to the trash, a change to the history."""
        with self._vault.writing():
            entry = self._with_closed_numbers(draft.entry, draft.id)
            if entry.kind in TITLED_BY_US and entry.is_empty:
                self._store.forget_draft(draft.id)
            else:
                self._lay_aside(replace(draft, entry=entry))

    def _lay_aside(self, draft: Draft) -> None:
        entry = _named(draft.entry)
        stands = self._finding.standing(entry.id) if entry.version else None
        if stands is None:  # new, or erased since; the words of the draft are not
            self.save(replace(entry, version="", trashed=utc_now()), draft.id)
            return
        kept = self.save(replace(entry, version=stands.version), draft.id).entry
        self._store.save(replace(stands, version=kept.version))


def _named(entry: Entry) -> Entry:
    """The entry with a first line that can be kept, taken from what is written in it."""
    title = clean_text(entry.title, one_line=True)
    if len(title) > LONGEST_TITLE:
        return replace(entry, title=title[:_SHORT], body=f"{title}\n\n{entry.body}".rstrip())
    if title:
        return entry
    texts = [entry.body, *(v for _, v in entry.details.said() if isinstance(v, str))]
    lines = (clean_text(line, one_line=True) for text in texts for line in text.splitlines())
    return replace(entry, title=next(filter(None, lines), "Draft")[:_SHORT])
