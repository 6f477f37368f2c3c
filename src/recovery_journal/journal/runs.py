"""Runs of days with one practice, and how sure somebody is of what they are about to do."""

import json
from dataclasses import replace
from datetime import date

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal.strengths import Strengths
from recovery_journal.model import runs
from recovery_journal.model.entry import Audience, Entry, Kind, new_entry
from recovery_journal.model.strength_parts import ConfidenceDetails, Practice, RunDetails
from recovery_journal.model.text import LONGEST_TITLE, clean_text, fold
from recovery_journal.model.views import Query, Row
from recovery_journal.model.wins import WinDetails

_RESTING = "runs resting"
MOST_EARLIER = 200
"""How many earlier numbers are looked through for those about the same."""


class Runs(Strengths):
    """The part of the journal that goes on for some days, or is about to begin."""

    # how sure somebody is

    def new_confidence(self, title: str, day: date, about: str = "") -> Entry:
        """How sure somebody is of what they are about to do; nothing is saved yet."""
        entry = new_entry(Kind.CONFIDENCE, day, title)
        return replace(entry, details=ConfidenceDetails(about=about))

    def earlier_confidence(self, about: str, title: str, most: int) -> list[Entry]:
        """What they said before of this entry or this title, newest first; else of anything."""
        wanted = fold(clean_text(title, one_line=True))
        every = list(self.entries(Query(kind=Kind.CONFIDENCE), limit=MOST_EARLIER))
        same = [each for each in every if _is_about(each, about) or fold(each.title) == wanted]
        return (same or every)[:most]

    # runs

    def begin_run(
        self, practice: Practice, length: str, day: date, strength_id: str | None = None
    ) -> Entry:
        """Begin a run of so many days on this day; of a strength, it is threaded to it."""
        strength = self.entry(strength_id) if strength_id else None
        if (practice is Practice.NEW_WAY) != (strength is not None):
            raise Unusable("A run in a new way has a strength, and no other has one.")
        title = f"{strength.title}, in a new way" if strength else "Three good things"
        details = RunDetails(practice=practice.value, length=length)
        with self._vault.writing():
            run = self.add(
                replace(new_entry(Kind.RUN, day, title[:LONGEST_TITLE]), details=details)
            )
            if strength is not None:
                self._link(run.id, strength.id)
        return run

    def runs_under_way(self, today: date) -> list[Entry]:
        """The runs that are not over, those standing still among them, the newest first."""
        return [
            run
            for run in self.entries(Query(kind=Kind.RUN))
            if isinstance(run.details, RunDetails) and not runs.is_over(run.details, run.day, today)
        ]

    def new_line_of_run(self, run: Entry, day: date) -> Entry:
        """A win that is about to be written in a run; nothing is saved yet."""
        entry = new_entry(Kind.WIN, day)
        return replace(entry, lane=run.lane, details=WinDetails(run=run.id))

    def lines_of_run(self, run_id: str) -> dict[date, list[Row]]:
        """What was written in a run, by its day, the oldest first; days without are left out."""
        lines: dict[date, list[Row]] = {}
        for row in self.page(Query(run=run_id), limit=1000)[::-1]:
            lines.setdefault(row.day, []).append(row)
        return lines

    def question_of_run(self, run_id: str) -> str:
        """What a run asks for each day; "" for a run that is not there any more, or not open."""
        try:
            run = self.entry(run_id)
        except EntryNotFound:
            return ""
        strength = self.strength_of_run(run.id)
        if not isinstance(run.details, RunDetails):
            return ""
        return runs.question(run.details, strength.title if strength else "")

    def runs_asking(self, today: date) -> list[Entry]:
        """The runs with a day today, no line of it, and no wish for quiet; none in company.

        One whose line is a draft asks no more: the draft waits.
        """
        if self.audience is not Audience.ME:
            return []
        begun = {run_of(draft.entry) for draft in self.drafts() if not draft.entry.version}
        quiet = begun | set(self._resting(today))
        return [
            run
            for run in self.runs_under_way(today)
            if run.id not in quiet
            and isinstance(run.details, RunDetails)
            and runs.may_write(run.details, run.day, today)
            and not self.count(Query(run=run.id, since=today, until=today), most=1)
        ]

    def let_run_rest(self, run_id: str, today: date) -> None:
        """Have a run ask for nothing more on this day."""
        resting = {**self._resting(today), run_id: today.isoformat()}
        self._store.remember(_RESTING, json.dumps(resting))

    def _resting(self, today: date) -> dict[str, str]:
        """The runs that rest on this day; other days are forgotten."""
        told: dict[str, str] = json.loads(self._store.remembered(_RESTING) or "{}")
        return {run_id: day for run_id, day in told.items() if day == today.isoformat()}

    def strength_of_run(self, run_id: str) -> Row | None:
        """The strength that a run is about; None when it is about none."""
        ends = (row for _, row in self.threads(run_id) if row.kind is Kind.STRENGTH)
        return next(ends, None)


def run_of(entry: Entry) -> str:
    """The id of the run that a win was written in; "" for none."""
    return entry.details.run if isinstance(entry.details, WinDetails) else ""


def _is_about(entry: Entry, about: str) -> bool:
    details = entry.details
    return bool(about) and isinstance(details, ConfidenceDetails) and details.about == about
