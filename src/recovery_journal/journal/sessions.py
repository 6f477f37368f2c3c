"""A time together: begun and ended, its summary, and the steps of the one before.

The summary is a draft until the person says "that's right".
"""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal.base import EVERYTHING
from recovery_journal.journal.company import session_details
from recovery_journal.journal.going_on import GoingOn
from recovery_journal.model import sessions
from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import (
    Audience,
    Entry,
    Kind,
    Lane,
    checked,
    utc_now,
)
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.text import clean_text
from recovery_journal.model.views import Query

_CARRIED = "steps carried on"
_LEFT = "together left"
"""The setting with the id of the time together that ended last, and when it was left."""
MOST_PAST = 12
"""How many times together are looked through for steps that are still ahead."""
MOST_TITLES = 200
"""How many titles of what was open the ledger keeps of one time together, the newest."""


class Sessions(GoingOn):
    """The part of the journal for two people at one screen."""

    # begun and ended

    def begin_together(self, agreed: Draft) -> Draft:
        """Begin a time together as it was agreed, and note in the ledger what is open in it.

        Raises `Unusable` where one is under way.
        """
        with self._vault.writing():
            if self.under_way() is not None:
                raise Unusable("You are together already.")
            details = session_details(agreed.entry)
            began = replace(details, began=utc_now().isoformat())
            entry = replace(
                agreed.entry,
                title=sessions.title_of(details),
                details=began,
                lane=Lane.OPEN_TOGETHER,
            )
            draft = replace(agreed, entry=entry)
            self.keep_draft(draft)
            self._together.begin(entry.id)
            self._note_begin(details.with_whom)
        return draft

    def _note_begin(self, with_whom: str) -> None:
        from recovery_journal.storage.finding import Finding

        company = Finding(self._vault, Audience.TOGETHER)
        titles = "\n".join(row.title for row in company.page(EVERYTHING, limit=MOST_TITLES))
        self._note("together", with_whom, company.count(EVERYTHING), titles)

    def end_together(self) -> None:
        """End it: what was opened for it closes, what was offered goes.

        A summary that was not signed stays as a draft that is open to the person alone; one of
        which nothing was said, after a time in which nothing was written, does not.
        """
        with self._vault.writing():
            draft = self.under_way()
            if draft is not None:
                self._set_down(draft)
                self._store.remember(_LEFT, f"{draft.entry.id} {utc_now().isoformat()}")
            self._together.end()

    def _set_down(self, draft: Draft) -> None:
        details = session_details(draft.entry)
        self._note("end", details.with_whom)
        nothing = draft.entry.is_empty and not self.written_together()
        if nothing or (details.signed and self._says_what_stands(draft.entry)):
            self._store.forget_draft(draft.id)
            return
        ended = replace(details, ended=utc_now().isoformat())
        entry = replace(draft.entry, details=ended, lane=Lane.ONLY_ME)
        self._store.keep_draft(replace(draft, entry=entry, updated=utc_now()))

    def _says_what_stands(self, entry: Entry) -> bool:
        stands = self._finding.standing(entry.id)
        if stands is None:
            return False
        parent, trashed, updated = stands.parent, stands.trashed, stands.updated
        return replace(entry, parent=parent, trashed=trashed, updated=updated) == stands

    # the summary

    def written_together(self) -> list[Entry]:
        """What was begun since the time together began and is open in it, the oldest first."""
        _, details = self._now()
        began, opened = datetime.fromisoformat(details.began), self._finding.opened()
        found = [self.entry(entry_id) for entry_id in self._together.written_since(began)]
        lanes = Audience.TOGETHER.lanes
        return [each for each in found if each.lane in lanes or each.id in opened]

    def mirror(self) -> str:
        """Whose ideas they were, in words; "" where nothing was written."""
        _, details = self._now()
        return sessions.with_what_came(details, self.written_together()).mirror

    def keep_for_me(self, entry_ids: list[str]) -> None:
        """Close what was written together: from now on it is the person's alone.

        What is closed already is passed over.
        """
        with self._vault.writing():
            for entry_id in entry_ids:
                with suppress(EntryNotFound):
                    if self.entry(entry_id).lane is not Lane.ONLY_ME:
                        self.set_lane(entry_id, Lane.ONLY_ME)
                    self._together.close_again(entry_id)

    def say_of_session(self, body: str | None = None, **parts: Any) -> Draft:
        """Say these parts of the time together anew, as it stands at that moment; a draft.

        Other words than those that were signed are not signed.
        """
        with self._vault.writing():
            draft, details = self._now()
            words = draft.entry.body if body is None else clean_text(body)
            said = SessionDetails.from_dict(details.as_dict() | parts)
            if (words, said) == (draft.entry.body, details):
                return draft
            said = replace(said, signed="", ended="")
            entry = replace(draft.entry, title=sessions.title_of(said), body=words, details=said)
            self.keep_draft(replace(draft, entry=entry))
            return self._now()[0]

    def sign(self, said_on: str) -> Entry:
        """Keep the summary as it is, with these words for when the person said "that's right".

        The steps and the mirror are told in it as they are now. The time together goes on.
        """
        with self._vault.writing():
            draft, details = self._now()
            told = sessions.with_what_came(details, self.written_together())
            told = replace(told, signed=said_on, ended=utc_now().isoformat())
            entry = self._store.save(checked(replace(draft.entry, details=told))).entry
            self._store.keep_draft(replace(draft, entry=entry, updated=utc_now()))
        return entry

    # steps of the last one

    def last_session(self) -> Entry | None:
        """The time together that ended last, signed or not; None before the first one.

        Of several, the last one from which steps are still ahead.
        """
        past = self._past_sessions()
        with_steps = (each for each in past if self._steps_ahead(each))
        return next(with_steps, past[0] if past else None)

    def last_steps(self) -> list[Entry]:
        """The steps from that time together that are still ahead, the oldest first."""
        last = self.last_session()
        return self._steps_ahead(last) if last else []

    def _past_sessions(self) -> list[Entry]:
        """Times together that have ended, the newest first; of those that were kept, some."""
        now = self.under_way()
        drafts = [draft.entry for draft in self.drafts() if draft.entry.kind is Kind.SESSION]
        rows = self.page(Query(kind=Kind.SESSION), limit=MOST_PAST)
        every = {e.id: e for e in [*(self.entry(row.id) for row in rows), *drafts]}
        past = [e for e in every.values() if _is_past(session_details(e))]
        others = [each for each in past if not (now and each.id == now.entry.id)]
        return sorted(others, key=lambda entry: session_details(entry).ended, reverse=True)

    def _steps_ahead(self, session: Entry) -> list[Entry]:
        """The steps that were written in a time together and are still ahead."""
        details = session_details(session)
        session_id, _, left = (self._store.remembered(_LEFT) or "").partition(" ")
        # One that was signed went on until it was left.
        ended = left if session_id == session.id else details.ended
        until = datetime.fromisoformat(ended)
        ids = self._together.written_since(datetime.fromisoformat(details.began), until, Kind.STEP)
        return [step for step in map(self.entry, ids) if _is_ahead(step)]

    def carry_on(self, step_id: str) -> None:
        """Carry a step on: Today shows it no more as one from the last time; it is still ahead."""
        with self._vault.writing():
            carried = [each for each in self._carried() if self._finding.standing(each) is not None]
            self._store.remember(_CARRIED, json.dumps([*carried, step_id]))

    def carried_on(self) -> list[str]:
        """The ids of the steps that were carried on, of those that are open to the audience."""
        return [each for each in self._carried() if self.place(each) is not None]

    def _carried(self) -> list[str]:
        told: list[str] = json.loads(self._store.remembered(_CARRIED) or "[]")
        return told


def _is_ahead(entry: Entry) -> bool:
    return isinstance(entry.details, StepDetails) and not entry.details.came


def _is_past(details: SessionDetails) -> bool:
    return bool(details.began and details.ended)
