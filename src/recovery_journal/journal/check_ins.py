"""Check-ins, and what they can be about: the person's values, and the areas of their life."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date

from recovery_journal.errors import JournalError, Unusable
from recovery_journal.journal.values import Values
from recovery_journal.model.check_ins import may_ask
from recovery_journal.model.entry import Audience, Entry, Kind, new_entry
from recovery_journal.model.records import FIRST_AREAS, Area, area_name
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.model.views import Nearness, Query, Subject

_AREAS, _ASKED = "areas", "check-in asked"
_A_VALUE = Query(kind=Kind.VALUE)


class CheckIns(Values):
    """The part of the journal about how close days are to what matters."""

    # areas of life

    def areas(self) -> list[Area]:
        """The person's areas of life, in their order; they are open to nobody else."""
        if self.audience is not Audience.ME:
            return []
        told = self._store.remembered(_AREAS)
        return list(FIRST_AREAS) if told is None else [Area(**each) for each in json.loads(told)]

    def set_areas(self, areas: list[Area]) -> None:
        """Keep the areas of life, in this order; check-ins about one that is gone stay.

        Raises `Unusable` for an empty or a very long name, and in company.
        """
        if self.audience is not Audience.ME:
            raise Unusable("The areas of life are closed here.")
        told = [{"id": area.id, "name": area_name(area.name)} for area in areas]
        self._store.remember(_AREAS, json.dumps(told, ensure_ascii=False))

    # check-ins

    def subjects(self) -> list[Subject]:
        """What a check-in can be about: the values at hand in their order, then the areas."""
        values = [Subject(id=v.id, name=v.title, is_value=True) for v in self.values().at_hand]
        areas = [Subject(id=a.id, name=a.name, is_value=False) for a in self.areas()]
        return values + areas

    def new_check_in(self, about: Subject, day: date) -> Entry:
        """A check-in that is about to be written; nothing is saved yet."""
        entry = new_entry(Kind.CHECK_IN, day, about.name)
        return replace(entry, details=CheckInDetails(about=about.id))

    def nearness(self) -> dict[str, Nearness]:
        """The newest check-in that tells how close a week was, by what it is about."""
        return self._valuing.latest()

    def nearness_over_time(self, about: str) -> list[Nearness]:
        """The numbers of every check-in about one value or area, the oldest first."""
        return self._valuing.over_time(about)

    def last_check_in(self, today: date) -> date | None:
        """The day of the newest check-in that is not of a day to come; None when there is none."""
        return self._valuing.last_day(today)

    def asks_for_check_in(self, today: date) -> bool:
        """Whether to ask for a check-in today; never before there is a value, or in company."""
        if self.audience is not Audience.ME or not self.count(_A_VALUE, most=1):
            return False
        day, _, later = (self._store.remembered(_ASKED) or "").partition(" ")
        asked = date.fromisoformat(day) if day else None
        if later and asked == today:
            return False
        asks = may_ask(today, self.last_check_in(today), asked)
        if asks and asked != today:
            with suppress(JournalError):  # a full disk: it is asked again, and nothing else
                self._store.remember(_ASKED, today.isoformat())
        return asks

    def put_off_check_in(self, today: date) -> None:
        """Ask for no check-in before another week has gone by."""
        self._store.remember(_ASKED, f"{today.isoformat()} later")
