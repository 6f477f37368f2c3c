"""What is typed on the terminal waits in the encrypted file, until all of it is saved."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from recovery_journal.cli.terminal import say
from recovery_journal.errors import JournalError
from recovery_journal.model.entry import Entry
from recovery_journal.model.records import Draft

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.model.views import Saved


class Typed:
    """One entry that is being typed: a draft from its first words on, until it is saved."""

    def __init__(self, journal: "Journal") -> None:
        self._journal = journal
        self._draft: Draft | None = None

    @property
    def waits(self) -> bool:
        """Whether there is a draft in the journal."""
        return self._draft is not None

    def keep(self, entry: Entry) -> None:
        """Keep the entry as it is typed so far; an empty one is not kept."""
        if entry.is_empty:
            return
        kept = self._as_begun(entry)
        draft = Draft(entry=kept) if self._draft is None else replace(self._draft, entry=kept)
        self._journal.keep_draft(draft)
        self._draft = draft

    def save(self, entry: Entry) -> Entry:
        """Keep the whole entry, and let its draft go."""
        return self.save_with(self._journal.save, entry)

    def save_with(self, save: "Callable[[Entry, str | None], Saved]", entry: Entry) -> Entry:
        """Keep the whole entry in a way of its own, which lets the draft of this id go."""
        draft_id = self._draft.id if self._draft else None
        return save(self._as_begun(entry), draft_id).entry

    def _as_begun(self, entry: Entry) -> Entry:
        """The entry as the one that the draft holds, whatever was made anew since."""
        if self._draft is None:
            return entry
        return replace(entry, id=self._draft.entry.id, created=self._draft.entry.created)


@contextmanager
def typed(journal: "Journal") -> Iterator[Typed]:
    """Type one entry; says so when it could not be saved and waits as a draft."""
    typing = Typed(journal)
    try:
        yield typing
    except (JournalError, KeyboardInterrupt):
        if typing.waits:
            say("What you wrote waits in the journal as a draft.")
        raise
