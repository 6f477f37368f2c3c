"""The summary of a time together between the pages that close it and the journal.

Of a time under way it is said together; of a past one it is a draft that the person goes on with.
"""

from dataclasses import replace
from datetime import datetime

from recovery_journal.errors import EntryNotFound, JournalError, Unusable
from recovery_journal.journal import Journal
from recovery_journal.journal.company import session_details
from recovery_journal.model.entry import Entry, Kind, Lane, utc_now
from recovery_journal.model.records import Draft
from recovery_journal.model.sentences import sentences
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import pickable
from recovery_journal.model.views import Saved
from recovery_journal.tui.measures import said_date


class Summary:
    """One summary; raises `Unusable` where there is none to close.

    `draft` is that of a past time, or None for the one under way.
    """

    def __init__(self, journal: Journal, draft: Draft | None = None):
        found = draft or journal.under_way()
        if found is None:
            raise Unusable("This time together has ended.")
        session_details(found.entry)
        self._journal = journal
        self.is_under_way = journal.is_now(found)
        self.draft = found
        self._stands = self._standing() if not self.is_under_way else None

    def _standing(self) -> Entry | None:
        try:
            return self._journal.entry(self.draft.entry.id) if self.draft.entry.version else None
        except EntryNotFound:  # erased since
            return None

    def look_again(self) -> None:
        """Take up what another terminal said of the time under way."""
        now = self._journal.under_way()
        if self.is_under_way and now is not None and now.id == self.draft.id:
            self.draft = now

    # what is said

    @property
    def details(self) -> SessionDetails:
        """What is said of the time, as it stands."""
        return session_details(self.draft.entry)

    @property
    def body(self) -> str:
        """The person's own words."""
        return self.draft.entry.body

    @property
    def picked(self) -> list[str]:
        """The lines that were picked, in order."""
        return self.details.picked.split("\n") if self.details.picked else []

    def say(self, body: str, picked: list[str]) -> None:
        """Keep these words and lines as a draft; raises a `JournalError` where it can't be kept."""
        if (body, picked) == (self.body, self.picked):
            return
        lines = "\n".join(picked)
        if self.is_under_way:
            self.draft = self._journal.say_of_session(body, picked=lines)
            return
        said = self._with(body, lines)
        if self._stands is not None and _same(said.entry, self._stands):
            self._journal.forget_draft(said.id)
            said = replace(said, entry=self._stands)
        else:
            self._journal.keep_draft(said)
        self.draft = said

    def _with(self, body: str, lines: str) -> Draft:
        ended = "" if self.is_under_way else self.details.ended
        details = replace(self.details, picked=lines, signed="", ended=ended)
        return replace(self.draft, entry=replace(self.draft.entry, body=body, details=details))

    def unkept(self, body: str, picked: list[str]) -> Draft:
        """What could not be kept, as a draft; where the time has ended, for the person alone."""
        said = self._with(body, "\n".join(picked))
        if not self.is_under_way or self._goes_on():
            return said
        details = replace(session_details(said.entry), ended=utc_now().isoformat())
        return replace(said, entry=replace(said.entry, details=details, lane=Lane.ONLY_ME))

    def _goes_on(self) -> bool:
        try:
            return self._journal.is_now(self.draft)
        except JournalError:  # the file can't be read now; nothing tells that it ended
            return True

    # what was written

    def written(self) -> list[Entry]:
        """What was written in the time together and is open, the oldest first."""
        return self._journal.written_in(self.draft)

    def steps(self) -> list[Entry]:
        """The steps among it."""
        return [entry for entry in self.written() if entry.kind is Kind.STEP]

    def lines(self) -> list[str]:
        """Every sentence to pick from, in order; before them what is picked and is none of them.

        Such a line was reworded after it was picked, or is of several sentences.
        """
        found = self._pickable()
        return [*(line for line in self.picked if line not in found), *found]

    def _pickable(self) -> list[str]:
        """The sentences of what is open; steps are told in a summary anyway."""
        return pickable(entry for entry in self.written() if entry.kind is not Kind.STEP)

    def keep_for_me(self, entry_ids: list[str]) -> None:
        """Close these from now on; lines picked from them alone are picked no more.

        A picked line of several sentences goes with each of them.
        """
        before = self._pickable()
        self._journal.keep_for_me(entry_ids)
        gone = set(before).difference(self._pickable())
        self.say(self.body, [each for each in self.picked if gone.isdisjoint(sentences(each))])

    # that's right

    def entry(self) -> Entry:
        """The summary as signing would keep it."""
        return self._journal.as_kept(self.draft)

    @property
    def is_signed(self) -> bool:
        """Whether it was signed as it is now."""
        return bool(self.details.signed) and self.entry().details == self.details

    @property
    def was_signed(self) -> bool:
        """Whether it was signed once, in these words or others."""
        return bool(self.draft.entry.version)

    def sign(self) -> Saved | None:
        """Keep it as it is; what a save did, of a past time. Raises a `JournalError`."""
        said_on = now_in_words()
        if not self.is_under_way:
            return self._journal.sign_later(self.draft, said_on)
        self._journal.sign(said_on)
        self.look_again()
        return None


def now_in_words() -> str:
    """This moment by this computer's clock: "26 November 2026, 17:40"."""
    now = datetime.now().astimezone()
    return f"{said_date(now.date())}, {now:%H:%M}"


def _same(said: Entry, stands: Entry) -> bool:
    parts = [entry.details.as_dict() for entry in (said, stands)]
    return said.body == stands.body and parts[0]["picked"] == parts[1]["picked"]
