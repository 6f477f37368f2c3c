"""Weeks, months and years: they tile the calendar, and a step back and one on come home."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recovery_journal.model.spans import Length, Span, span_of

LENGTHS = st.sampled_from(Length)
DAYS = st.dates()
EDGES = (date.min, date.max, date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31))


def days_of(span: Span) -> list[date]:
    """All its days."""
    number = span.until.toordinal() - span.since.toordinal() + 1
    return [date.fromordinal(span.since.toordinal() + at) for at in range(number)]


@pytest.mark.parametrize(
    ("length", "since", "until"),
    [
        (Length.WEEK, date(2026, 11, 23), date(2026, 11, 29)),
        (Length.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Length.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_span_when_of_a_day_then_it_begins_on_monday_the_first_or_new_year(
    length: Length, since: date, until: date
) -> None:
    assert span_of(length, date(2026, 11, 24)) == Span(length, since, until)


@pytest.mark.parametrize(
    ("day", "last"),
    [(date(2024, 2, 3), 29), (date(2026, 2, 28), 28), (date(2026, 12, 1), 31)],
)
def test_month_when_of_a_day_then_its_last_day_is_the_calendars(day: date, last: int) -> None:
    assert span_of(Length.MONTH, day).until == day.replace(day=last)


@given(LENGTHS, DAYS)
@example(Length.WEEK, date.max)
@example(Length.YEAR, date.min)
def test_span_when_of_any_day_then_it_holds_the_day_and_each_of_its_days_is_of_it(
    length: Length, day: date
) -> None:
    span = span_of(length, day)
    assert span.holds(day)
    assert {span_of(length, each) for each in (span.since, span.until)} == {span}


@given(LENGTHS, DAYS)
def test_spans_when_side_by_side_then_no_day_is_between_or_in_both(
    length: Length, day: date
) -> None:
    span = span_of(length, day)
    if span.until < date.max:
        assert span.after.since - span.until == timedelta(days=1)
    if span.since > date.min:
        assert span.since - span.before.until == timedelta(days=1)


@given(LENGTHS, DAYS)
def test_before_and_after_when_one_follows_the_other_then_it_is_the_same_span(
    length: Length, day: date
) -> None:
    span = span_of(length, day)
    if span.until < date.max:
        assert span.after.before == span
    if span.since > date.min:
        assert span.before.after == span


@pytest.mark.parametrize("length", Length)
def test_before_and_after_when_the_calendar_ends_then_they_stay(length: Length) -> None:
    first, last = span_of(length, date.min), span_of(length, date.max)
    assert first.before == first
    assert last.after == last
    assert last.until == date.max


@given(LENGTHS, DAYS)
@example(Length.YEAR, date.max)
@example(Length.WEEK, date.max)
def test_parts_when_of_any_span_then_they_tile_it(length: Length, day: date) -> None:
    span = span_of(length, day)
    parts = list(span.parts())
    assert [each for part in parts for each in days_of(part)] == days_of(span)
    for before, after in pairwise(parts):
        assert before.until < after.since


@pytest.mark.parametrize("day", EDGES)
def test_parts_when_of_a_year_then_weeks_from_monday_on(day: date) -> None:
    parts = list(span_of(Length.YEAR, day).parts())
    assert len(parts) in (53, 54)
    assert all(part.since.weekday() == 0 for part in parts[1:])
    assert all(len(days_of(part)) == 7 for part in parts[1:-1])


@pytest.mark.parametrize("length", [Length.WEEK, Length.MONTH])
def test_parts_when_of_a_week_or_a_month_then_days(length: Length) -> None:
    parts = span_of(length, date(2026, 11, 24)).parts()
    assert all(part.since == part.until for part in parts)


def test_length_when_changed_then_longer_and_round() -> None:
    assert [length.next for length in Length] == [Length.MONTH, Length.YEAR, Length.WEEK]
