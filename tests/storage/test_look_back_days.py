"""Days of decisions where zones and clock changes could move them: they stay the person's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import LATER, look_back_day, moves_of, sealed_of
from recovery_journal.model.decision_parts import Stage
from recovery_journal.tui.dates import this_day as today
from tests.model.deciding import said_of

ZONES = ("Pacific/Auckland", "Pacific/Apia", "Europe/Dublin", "America/Havana", "America/St_Johns")
"""Zones at both ends of the day, with half hours, and with clocks that skip midnight."""
AT = st.datetimes(datetime(2024, 1, 1), datetime(2031, 12, 31, 23, 59))


@contextmanager
def clock_at(moment: datetime, zone: str) -> Iterator[None]:
    """A clock that stands still there, in that zone."""
    there = moment.replace(tzinfo=ZoneInfo(zone))
    with time_machine.travel(there, tick=False):
        yield


def shown_at(moment: datetime, zone: str) -> date:
    """The day on a calendar there: an hour that clocks skip is the one after it."""
    there = moment.replace(tzinfo=ZoneInfo(zone))
    return datetime.fromtimestamp(there.timestamp(), ZoneInfo(zone)).date()


@pytest.mark.parametrize("zone", ZONES)
@given(at=AT)
def test_today_when_anywhere_at_any_hour_then_the_day_on_the_calendar_there(
    zone: str, at: datetime
) -> None:
    with clock_at(at, zone):
        assert today() == shown_at(at, zone)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "begun",
    ["2024-02-29T23:59", "2025-03-30T01:30", "2026-11-01T01:30", "2026-12-31T23:59",
     "2027-03-14T00:00", "2028-01-31T00:01", "2028-02-29T12:00"],
)  # fmt: skip
@pytest.mark.parametrize("later", LATER)
def test_look_back_when_chosen_in_words_then_due_from_that_day_on_and_not_a_minute_before(
    zone: str, begun: str, later: str
) -> None:
    at = datetime.fromisoformat(begun)
    journal = Journal.in_memory()
    with clock_at(at, zone):
        on = look_back_day(today(), later)
        decision = journal.decide("Stay, or go?", today(), on)
    midnight = datetime(on.year, on.month, on.day)
    with clock_at(midnight - timedelta(minutes=1), zone):
        early = journal.look_backs_due(today())
    with clock_at(midnight, zone):
        due = journal.look_backs_due(today())
    assert early == []
    assert due == [decision]


@pytest.mark.parametrize("there", ZONES)
@given(at=AT)
def test_look_back_when_the_person_has_moved_then_the_same_date_there(
    there: str, at: datetime
) -> None:
    journal = Journal.in_memory()
    with clock_at(at, "Europe/Dublin"):
        on = look_back_day(today(), "a month")
        decision = journal.decide("Stay, or go?", today(), on)
    midnight = datetime(on.year, on.month, on.day)
    for days, due in ((-1, []), (0, [decision.id]), (1, [decision.id])):
        with clock_at(midnight + timedelta(days=days, hours=12), there):
            assert [each.id for each in journal.look_backs_due(today())] == due


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", ["2026-03-28T23:59", "2026-10-25T01:30", "2026-12-31T00:10"])
def test_stage_when_moved_near_midnight_then_dated_by_the_calendar_there(
    zone: str, at: str
) -> None:
    moment = datetime.fromisoformat(at)
    journal = Journal.in_memory()
    with clock_at(moment, zone):
        decision = journal.decide("Stay, or go?", today())
        journal.move_decision(decision.id, Stage.DECIDED)
    with clock_at(moment + timedelta(days=1), zone):
        journal.move_decision(decision.id, Stage.CHANGED)
    details = said_of(journal.entry(decision.id))
    days = [shown_at(moment, zone), shown_at(moment + timedelta(days=1), zone)]
    assert [move.day for move in moves_of(details)] == [days[0], days[0], days[1]]
    assert [seal.day for seal in sealed_of(details)] == [days[0]]


@given(st.dates(date(1999, 1, 1), date(2090, 1, 1)), st.sampled_from(LATER))
def test_look_back_day_when_said_again_each_time_then_never_earlier(day: date, later: str) -> None:
    first = look_back_day(day, later)
    assert day < first <= day + timedelta(days=366)
    assert look_back_day(day + timedelta(days=1), later) >= first
