"""What becomes of a time together: its summary signed later or taken along, and the ledger."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from recovery_journal.errors import Unusable
from recovery_journal.journal.company import session_details
from recovery_journal.journal.sessions import Sessions
from recovery_journal.model import sessions
from recovery_journal.model.entry import Audience, Entry, checked
from recovery_journal.model.records import Draft
from recovery_journal.model.text import clean_text
from recovery_journal.model.views import Saved


class TakingAlong(Sessions):
    """The part of the journal for what stays of a time together, and for the list of it all."""

    # the summary of a time together, past or under way

    def written_in(self, session: Draft) -> list[Entry]:
        """What was begun in a time together and is open in one, the oldest first."""
        if self.is_now(session):
            return self.written_together()
        details = session_details(session.entry)
        if not (details.began and details.ended):
            return []
        began, ended = map(datetime.fromisoformat, (details.began, details.ended))
        found = [self.entry(entry_id) for entry_id in self._together.written_since(began)]
        lanes = Audience.TOGETHER.lanes
        return [each for each in found if each.created <= ended and each.lane in lanes]

    def is_now(self, session: Draft) -> bool:
        """Whether this time together is the one under way."""
        now = self.under_way()
        return now is not None and now.id == session.id

    def as_kept(self, session: Draft) -> Entry:
        """The summary as signing it would keep it, with its steps and its mirror.

        Of a past time, one that is signed is as it was signed.
        """
        details = session_details(session.entry)
        if details.signed and not self.is_now(session):
            return session.entry
        told = sessions.with_what_came(details, self.written_in(session))
        return replace(session.entry, details=told)

    def sign_later(self, session: Draft, said_on: str) -> Saved:
        """Keep the summary of a past time, with these words for when the person said it is right.

        Its draft goes. Raises `Unusable` for one that is under way.
        """
        with self._vault.writing():
            if self.is_now(session):
                raise Unusable("This time together is under way.")
            told = replace(session_details(self.as_kept(session)), signed=said_on)
            stands = self._finding.standing(session.entry.id)
            lane = stands.lane if stands else session.entry.lane
            entry = checked(replace(session.entry, details=told, lane=lane))
            return self._store.save(entry, session.id)

    # what leaves the file

    def take_along(
        self, entry_id: str, page: Iterable[str], target: Path, *, overwrite: bool = False
    ) -> None:
        """Write the page of a summary into a file, and its title as it is now into the ledger.

        Raises `CannotWrite` where the journal itself would be written over.
        """
        from recovery_journal.private_files import write_private

        title = self.entry(entry_id).title
        self._spare_the_journal(target)
        write_private(target, page, overwrite=overwrite)
        self._note("summary", _shown(target), 1, title)

    def export_ledger(
        self, page: Iterable[str], target: Path, *, lines: int, overwrite: bool = False
    ) -> None:
        """Write a page that tells so many lines of the ledger into a file, and a line about it.

        Raises `CannotWrite` where the journal itself would be written over.
        """
        from recovery_journal.private_files import write_private

        self._spare_the_journal(target)
        write_private(target, page, overwrite=overwrite)
        self._note("ledger", _shown(target), lines)

    def erase_ledger(self) -> None:
        """Take every line of the ledger out for good; the file then holds no trace of them."""
        self._store.erase_ledger()


def _shown(target: Path) -> str:
    """A path as the ledger keeps it: the name of a file may hold any byte."""
    return clean_text(str(target).encode(errors="replace").decode(), one_line=True)
