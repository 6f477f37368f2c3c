"""Which copies stay: the newest of some days, weeks and months; a gap takes none away."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.model.copies import Keep, staying

TODAY = date(2026, 11, 27)
DAYS = st.lists(st.dates(date(2024, 12, 20), date(2026, 1, 15)), max_size=60).map(
    lambda days: sorted(days, reverse=True)
)
KEEPS = st.builds(Keep, st.integers(0, 9), st.integers(0, 5), st.integers(0, 13))


def kept(days: list[date], keep: Keep) -> list[date]:
    """The days of the copies that stay, newest first."""
    return [days[number] for number in sorted(staying(days, keep))]


def test_staying_when_one_is_made_every_day_then_seven_days_four_weeks_twelve_months() -> None:
    days = [TODAY - timedelta(days=back) for back in range(800)]
    stay = kept(days, Keep())
    assert stay[:7] == days[:7]
    assert {day.isocalendar()[:2] for day in stay} >= {
        (TODAY - timedelta(weeks=back)).isocalendar()[:2] for back in range(4)
    }
    assert len({(day.year, day.month) for day in stay}) == 12
    assert stay[-1] == date(2025, 12, 31)
    assert len(stay) == 7 + 2 + 11  # some are the newest of a week and of a month


@pytest.mark.parametrize("keep", [Keep(1, 0, 0), Keep(0, 0, 0), Keep(0, 1, 0), Keep(0, 0, 1)])
def test_staying_when_one_of_a_sort_or_none_then_the_newest(keep: Keep) -> None:
    assert kept([TODAY, TODAY, TODAY - timedelta(days=1)], keep) == [TODAY]


def test_staying_when_nobody_came_for_months_then_none_goes_for_it() -> None:
    days = [TODAY, *(date(2026, 3, day) for day in (9, 8, 7, 6, 5, 4))]
    assert kept(days, Keep(7, 0, 0)) == days


def test_staying_when_years_change_within_a_week_then_it_is_one_week() -> None:
    days = [date(2026, 1, 1), date(2025, 12, 31), date(2025, 12, 28)]
    assert kept(days, Keep(0, 2, 0)) == [date(2026, 1, 1), date(2025, 12, 28)]


@given(days=DAYS, keep=KEEPS)
def test_staying_when_done_again_then_nothing_more_goes(days: list[date], keep: Keep) -> None:
    once = kept(days, keep)
    assert kept(once, keep) == once
    assert once[:1] == days[:1]
    assert len(once) <= max(1, keep.days + keep.weeks + keep.months)


@given(days=DAYS, keep=KEEPS)
def test_staying_when_more_is_kept_then_nothing_goes_that_stayed(
    days: list[date], keep: Keep
) -> None:
    more = Keep(keep.days + 1, keep.weeks + 1, keep.months + 1)
    assert staying(days, keep) <= staying(days, more)


@given(days=DAYS, keep=KEEPS)
def test_staying_when_there_are_enough_then_as_many_of_each_sort_as_are_wanted(
    days: list[date], keep: Keep
) -> None:
    stay = kept(days, keep)
    months = list(dict.fromkeys((day.year, day.month) for day in days))
    assert {(day.year, day.month) for day in stay} >= set(months[: keep.months])
    assert set(stay) >= set(list(dict.fromkeys(days))[: keep.days])
