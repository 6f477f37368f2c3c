"""Days as they are typed: an ISO date, today, yesterday, and nothing guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import Unusable
from recovery_journal.model.days import parse_day

TODAY = date(2026, 3, 1)
LATER_DAYS = st.dates(min_value=date.min + timedelta(days=1))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        (" Today\n", TODAY),
        ("yesterday", date(2026, 2, 28)),
        ("YESTERDAY ", date(2026, 2, 28)),
        ("2026-03-12", date(2026, 3, 12)),
        ("\t2024-02-29 ", date(2024, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_parse_day_when_typed_then_the_day_meant(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "tomorrow", "to day", "todays", "Thursday", "12 March", "12/03/2026"),
        *("2026-02-29", "2026-13-01", "2026-00-10", "2026-3-12", "26-03-12", "12-03-2026"),
        *("2026-03-12T10:00", "2026-03", "2026", "-1", "2026-03-12 x", "2026–03–12"),
    ],
)
def test_parse_day_when_anything_else_then_refuses_and_does_not_repeat_it(typed: str) -> None:
    with pytest.raises(Unusable) as refused:
        parse_day(typed, TODAY)
    told = "A day is a date such as 2026-03-12, today or yesterday."
    assert str(refused.value) == told
    assert refused.value.__suppress_context__


@settings(deadline=None)
@given(day=st.dates(), today=st.dates(), space=st.text(" \t\n", max_size=3))
def test_parse_day_when_an_iso_date_then_that_day_whatever_today_is(
    day: date, today: date, space: str
) -> None:
    assert parse_day(f"{space}{day.isoformat()}{space}", today) == day


@settings(deadline=None)
@given(LATER_DAYS)
def test_parse_day_when_yesterday_then_one_day_before_today(today: date) -> None:
    assert parse_day("today", today) == today
    assert parse_day("yesterday", today).toordinal() == today.toordinal() - 1
