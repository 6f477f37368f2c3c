"""Decisions: their stages and options, looking back at them, and the steps ahead."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal.runs import Runs
from recovery_journal.model import deciding
from recovery_journal.model.decision_parts import (
    AHEAD,
    DecisionDetails,
    LookBackDetails,
    Stage,
    StepDetails,
)
from recovery_journal.model.entry import Audience, Entry, Kind, Origin, new_entry
from recovery_journal.model.expecting import SCALE, Came, Sureness, clean_scale
from recovery_journal.model.options import Option, ends_of, options_of
from recovery_journal.model.strength_parts import ConfidenceDetails
from recovery_journal.model.views import Query, Saved

_SCALE = "sure words"


class Decisions(Runs):
    """The part of the journal about choosing."""

    # decisions

    def decide(
        self,
        title: str,
        day: date,
        look_back_on: date | None = None,
        draft_id: str | None = None,
    ) -> Entry:
        """Keep a choice in one line, open, with a day to look back at it or none; not its draft."""
        on = look_back_on.isoformat() if look_back_on else ""
        entry = replace(
            new_entry(Kind.DECISION, day, title), details=DecisionDetails(look_back_on=on)
        )
        return self.save(entry, draft_id).entry

    def decisions_ahead(self) -> list[Entry]:
        """The decisions that are neither taken nor left for now, the newest first."""
        return [
            each
            for each in self.entries(Query(kind=Kind.DECISION))
            if isinstance(each.details, DecisionDetails) and each.details.stage in AHEAD
        ]

    def _decision(self, entry_id: str) -> tuple[Entry, DecisionDetails]:
        entry = self.entry(entry_id)
        if not isinstance(entry.details, DecisionDetails):
            raise Unusable("This is not a decision.")
        return entry, entry.details

    def _say(self, entry_id: str, **parts: Any) -> Entry:
        """Say these parts of a decision anew, as it stands at that moment, and in its draft."""
        with self._vault.writing():
            entry, details = self._decision(entry_id)
            saved = self.save(replace(entry, details=replace(details, **parts))).entry
            self._carry_into_drafts(entry, saved)
            return saved

    def move_decision(self, entry_id: str, stage: Stage, chosen: str | None = None) -> Entry:
        """Say where a decision stands now; deciding seals what is known, what is being written too.

        Deciding keeps a draft of the decision that goes on from how it stands.
        """
        parts: dict[str, Any] = {"stage": stage.value}
        parts |= {} if chosen is None else {"chosen": chosen}
        with self._vault.writing():
            entry, _ = self._decision(entry_id)
            for draft in self.drafts() if stage is Stage.DECIDED else ():
                details = draft.entry.details
                same = draft.entry.id == entry.id and draft.entry.version == entry.version
                if same and isinstance(details, DecisionDetails):
                    written = replace(draft.entry, details=replace(details, **parts))
                    return self.save(written, draft.id).entry
            return self._say(entry_id, **parts)

    def add_to_decision(self, entry_id: str, text: str, day: date) -> Entry:
        """Add words beneath what stands, with their day."""
        with self._vault.writing():
            _, details = self._decision(entry_id)
            return self._say(entry_id, added=deciding.with_addition(details, text, day).added)

    def options(self, entry_id: str) -> list[Option]:
        """The options of a decision, each close to what is there and open to the audience."""
        _, details = self._decision(entry_id)
        there = self.end_names(ends_of(details.options))
        return [
            replace(each, close=tuple(end for end in each.close if end in there))
            for each in options_of(details.options)
        ]

    def end_names(self, entry_ids: Iterable[str]) -> dict[str, str]:
        """The titles of those of these entries that are there and open to the audience, by id."""
        return self._deciding.names(entry_ids)

    def _is_there(self, entry_id: str) -> bool:
        try:
            found = self.entry(entry_id)
        except (EntryNotFound, Unusable):
            return False
        return found.id == entry_id and found.trashed is None

    # looking back

    def look_backs_due(self, today: date) -> list[Entry]:
        """The decisions that somebody wanted to look back at by now, the longest waiting first."""
        return [self.entry(entry_id) for entry_id in self._deciding.due(today)]

    def set_look_back(self, entry_id: str, day: date | None) -> Entry:
        """Look back on another day, or not at all."""
        return self._say(entry_id, look_back_on=day.isoformat() if day else "")

    def new_look_back(self, entry_id: str, day: date) -> Entry:
        """A look back that is about to be written; nothing is saved yet."""
        entry, _ = self._decision(entry_id)
        new = new_entry(Kind.LOOK_BACK, day, entry.title)
        return replace(new, lane=entry.lane, details=LookBackDetails(about=entry.id))

    def look_back(
        self, written: Entry, again: date | None = None, draft_id: str | None = None
    ) -> Saved:
        """Keep a look back, and the day of another one or of none; not its draft. All at once."""
        details = written.details
        if not isinstance(details, LookBackDetails):
            raise Unusable("This is not a look back.")
        with self._vault.writing():
            saved = self.save(written, draft_id)
            self.set_look_back(details.about, again)
        return saved

    def look_backs(self, entry_id: str) -> list[Entry]:
        """Every look back at a decision, the newest first."""
        return list(self.entries(Query(about=entry_id, kind=Kind.LOOK_BACK)))

    def expectations(self) -> list[Came]:
        """What was expected, how sure somebody was, and what came: one for each decision.

        The words are those that were sealed last; the newest look back counts that says whether
        it came about.
        """
        found: dict[str, Came] = {}
        for look_back in self.entries(Query(kind=Kind.LOOK_BACK)):
            details = look_back.details
            if not isinstance(details, LookBackDetails) or details.about in found:
                continue
            came = self._came(details)
            if came is not None:
                found[details.about] = came
        return list(found.values())

    def _came(self, details: LookBackDetails) -> Came | None:
        if details.as_expected not in ("yes", "partly", "no") or not self._is_there(details.about):
            return None
        decision = self.entry(details.about).details
        if not isinstance(decision, DecisionDetails):
            return None
        sealed = deciding.sealed_of(decision)
        said = sealed[-1].details if sealed else decision
        if not said.how_sure or not said.percent:
            return None
        return Came(said.how_sure, int(said.percent), details.as_expected)

    # how sure, in words

    def sure_scale(self) -> tuple[Sureness, ...]:
        """The person's words for how sure they are, the least sure first."""
        told = self._store.remembered(_SCALE) if self.audience is Audience.ME else None
        return SCALE if told is None else tuple(Sureness(*each) for each in json.loads(told))

    def say_how_sure(self, entry_id: str, sure: Sureness | None) -> Entry:
        """Say how sure somebody is of what they expect; None says nothing."""
        words, percent = (sure.words, str(sure.percent)) if sure else ("", "")
        return self._say(entry_id, how_sure=words, percent=percent)

    def set_sure_scale(self, scale: list[Sureness]) -> None:
        """Keep other words for how sure somebody is; what was said before stays as it was said."""
        told = [[each.words, each.percent] for each in clean_scale(scale)]
        self._store.remember(_SCALE, json.dumps(told, ensure_ascii=False))

    # steps

    def new_step(self, title: str, day: date, about: str = "", origin: Origin = Origin.ME) -> Entry:
        """A small step, of a decision or of nothing; nothing is saved yet."""
        entry = replace(new_entry(Kind.STEP, day, title), origin=origin)
        return replace(entry, details=StepDetails(about=about))

    def steps(self, about: str) -> list[Entry]:
        """The steps of a decision, the newest first."""
        return list(self.entries(Query(about=about, kind=Kind.STEP)))

    def say_how_step_is(self, entry_id: str, came: str) -> Entry:
        """Say how it is with a step: "done", "let go", or "" where it is still ahead."""
        with self._vault.writing():
            step = self.entry(entry_id)
            if not isinstance(step.details, StepDetails):
                raise Unusable("This is not a step.")
            details = StepDetails.from_dict(step.details.as_dict() | {"came": came})
            return self._changed(step.id, details=details)

    def newest_sure(self, entry_id: str) -> int | None:
        """The number, 0 to 10, that was said last of how sure somebody is of this entry."""
        numbers = (
            each.details.sure
            for each in self.entries(Query(about=entry_id, kind=Kind.CONFIDENCE))
            if isinstance(each.details, ConfidenceDetails) and each.details.sure is not None
        )
        return next(numbers, None)
