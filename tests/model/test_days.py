"""Days as they are typed: an ISO date, a few words, a weekday to come, and nothing guessed."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import Unusable
from recovery_journal.model.days import DAY_AHEAD, parse_day, parse_day_ahead

TODAY = date(2026, 3, 1)
LATER_DAYS = st.dates(min_value=date.min + timedelta(days=1))
EARLIER_DAYS = st.dates(max_value=date.max - timedelta(days=7))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        (" Today\n", TODAY),
        ("yesterday", date(2026, 2, 28)),
        ("YESTERDAY ", date(2026, 2, 28)),
        ("tomorrow", date(2026, 3, 2)),
        (" Tomorrow", date(2026, 3, 2)),
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
        *("", "  ", "tomorrows", "to day", "todays", "Thursday", "sun", "12 March", "12/03/2026"),
        *("2026-02-29", "2026-13-01", "2026-00-10", "2026-3-12", "26-03-12", "12-03-2026"),
        *("2026-03-12T10:00", "2026-03", "2026", "-1", "2026-03-12 x", "2026–03–12"),
    ],
)
def test_parse_day_when_anything_else_then_refuses_and_does_not_repeat_it(typed: str) -> None:
    with pytest.raises(Unusable) as refused:
        parse_day(typed, TODAY)
    told = "A day is a date such as 2026-03-12, tomorrow, today or yesterday."
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


@settings(deadline=None)
@given(EARLIER_DAYS)
def test_parse_day_when_tomorrow_then_one_day_after_today(today: date) -> None:
    for parse in (parse_day, parse_day_ahead):
        assert parse("tomorrow", today).toordinal() == today.toordinal() + 1


@pytest.mark.parametrize("parse", [parse_day, parse_day_ahead])
def test_parse_day_when_no_day_is_left_on_that_side_then_refuses(
    parse: Callable[[str, date], date],
) -> None:
    for word, today in (("tomorrow", date.max), ("yesterday", date.min)):
        with pytest.raises(Unusable):
            parse(word, today)


# days to come


@settings(deadline=None)
@given(today=EARLIER_DAYS, name=st.sampled_from(WEEKDAYS), data=st.data())
def test_parse_day_ahead_when_a_weekday_then_the_next_one_after_today(
    today: date, name: str, data: st.DataObject
) -> None:
    cases = [case(short) for short in (name, name[:3]) for case in (str, str.upper, str.title)]
    day = parse_day_ahead(f" {data.draw(st.sampled_from(cases))}", today)
    assert 1 <= (day - today).days <= 7
    assert day.weekday() == WEEKDAYS.index(name)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("sunday", date(2026, 3, 8)),
        ("Mon", date(2026, 3, 2)),
        ("SAT ", date(2026, 3, 7)),
        ("today", TODAY),
        ("yesterday", date(2026, 2, 28)),
        ("2026-03-12", date(2026, 3, 12)),
    ],
)
def test_parse_day_ahead_when_typed_then_the_day_meant(typed: str, day: date) -> None:
    assert TODAY.weekday() == WEEKDAYS.index("sunday")
    assert parse_day_ahead(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "soon", "su", "sund", "sundays", "next sunday", "2026-3-12"])
def test_parse_day_ahead_when_anything_else_then_says_what_is_taken_with_days_ahead(
    typed: str,
) -> None:
    with pytest.raises(Unusable) as refused:
        parse_day_ahead(typed, TODAY)
    told = "A day is a date such as 2027-03-12, a weekday such as sunday, tomorrow or today."
    assert str(refused.value) == told
    assert refused.value.__suppress_context__
    for named in ("2027-03-12", "sunday", "tomorrow"):
        assert parse_day_ahead(named, TODAY) > TODAY


def test_hint_when_of_a_day_to_come_then_what_it_names_lies_ahead() -> None:
    tomorrow, sunday, other = DAY_AHEAD.split(", ")
    assert other == "or a date"
    assert all(parse_day_ahead(each, TODAY) > TODAY for each in (tomorrow, sunday))
