"""Drafts: what is being typed and not saved yet."""

from dataclasses import replace

from recovery_journal.journal.entries import Entries
from recovery_journal.model.entry import Entry, utc_now
from recovery_journal.model.records import Draft
from recovery_journal.model.text import clean_text


class Drafts(Entries):
    """The part of the journal that keeps drafts, and lets them go without losing them."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed."""
        entry = draft.entry
        details = entry.kind.details.from_dict(entry.details.as_dict())
        kept = replace(
            entry,
            title=clean_text(entry.title),
            body=clean_text(entry.body),
            details=details,
            tags=tuple(clean_text(tag, one_line=True) for tag in entry.tags),
        )
        self._store.keep_draft(replace(draft, entry=kept, updated=utc_now()))

    def forget_draft(self, draft_id: str) -> None:
        """Let a draft go."""
        self._store.forget_draft(draft_id)

    def set_aside(self, draft: Draft) -> None:
        """Let a draft go without losing it: a new entry to the trash, a change to the history."""
        entry = draft.entry if draft.entry.title.strip() else _named(draft.entry)
        if not entry.version:
            self.save(replace(entry, trashed=utc_now()), draft.id)
            return
        stands = self.entry(entry.id)
        kept = self.save(replace(entry, version=stands.version), draft.id).entry
        self._store.save(replace(stands, version=kept.version))


def _named(entry: Entry) -> Entry:
    """The entry with a first line taken from what is written in it."""
    texts = [entry.body, *(v if isinstance(v, str) else "" for _, v in entry.details.said())]
    first = next((text.strip() for text in texts if text.strip()), "Draft")
    return replace(entry, title=first.splitlines()[0][:80])
