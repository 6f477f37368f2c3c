"""Days and times as they are written: each is read as it stands, or not at all."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given

from recovery_journal.portable.incoming.found import NotRead
from recovery_journal.portable.incoming.when import (
    TWO_DAYS,
    When,
    day_comes_first,
    leading,
    meant_as_day,
    written,
)
from tests.portable.incoming.reading import DAYS, MINUTES, OFFSETS

DAY = date(2026, 11, 24)
WAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d %B %Y", "%b %d, %Y", "%A, %d %b %Y")
TIMES = (" %H:%M", "T%H:%M:%S", " %I:%M %p", ", %H:%M", " at %I:%M%p")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("hours", TIMES)
@given(day=DAYS, clock=MINUTES)
def test_written_when_any_way_of_writing_then_the_same_day_and_time(
    way: str, hours: str, day: date, clock: time
) -> None:
    text = datetime.combine(day, clock).strftime(way + hours)
    assert written(text) == When(day, clock)


@given(day=DAYS, clock=MINUTES, offset=OFFSETS)
def test_written_when_there_is_an_offset_then_the_day_stays_and_the_moment_is_known(
    day: date, clock: time, offset: timezone
) -> None:
    at = datetime.combine(day, clock, offset)
    when = written(at.isoformat())
    assert (when.day, when.clock, when.at) == (day, clock, at)
    assert when.at is not None
    assert when.at.utcoffset() == at.utcoffset()


def test_written_when_zulu_with_nine_digits_then_microseconds() -> None:
    at = datetime(2026, 11, 24, 9, 15, 1, 123456, tzinfo=UTC)
    assert written("2026-11-24T09:15:01.123456789Z").at == at


@pytest.mark.parametrize(
    ("zone", "seconds"),
    [
        *((" +02:00", 7200), ("+0200", 7200), ("+02", 7200), ("-03", -10800), (" GMT", 0)),
        *(("-03:30:52", -12652), ("-033052", -12652)),
    ],
)
def test_written_when_an_offset_is_short_or_has_seconds_then_it_is_read(
    zone: str, seconds: int
) -> None:
    at = written(f"2026-11-24T23:30:00{zone}").at
    assert at is not None
    assert at.utcoffset() == timedelta(seconds=seconds)
    assert at.replace(tzinfo=None) == datetime(2026, 11, 24, 23, 30)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2026-02-30", "2026-13-01", "31 Feb 2026", "24.11.26", "2026-11-24 25:00"),
        *("2026-11-24 13:00 PM", "2026-11-24 0:30 am", "2026-11-24 09:60", "32/13/2026"),
        *(
            "2026-11-24 09:15 +25:00",
            "2026-11-24 09:15 +01:75",
            "2026-11-24 09:15 +01:00:75",
            "2026-11-24 or so",
            "99999999",
        ),
        "0001-01-01T00:00+14:00",
    ],
)
def test_written_when_it_is_no_day_then_not_read(text: str) -> None:
    with pytest.raises(NotRead):
        written(text)


def test_written_when_day_or_month_may_be_first_then_only_as_the_caller_says() -> None:
    with pytest.raises(NotRead) as told:
        written("03/04/2026")
    assert str(told.value) == TWO_DAYS
    assert written("03/04/2026", day_first=True).day == date(2026, 4, 3)
    assert written("03/04/2026", day_first=False).day == date(2026, 3, 4)
    assert written("05-05-2026").day == date(2026, 5, 5)
    assert written("24/11/2026", day_first=False).day == written("11/24/2026").day == DAY


def test_day_comes_first_when_a_day_above_twelve_is_there_then_it_tells() -> None:
    assert day_comes_first(["03/04/2026", "24/11/2026 10:00"]) is True
    assert day_comes_first(["03/04/2026", "11/24/2026"]) is False
    assert day_comes_first(["03/04/2026", "2026-11-24", "nothing"]) is None
    assert day_comes_first(["24/11/2026", "11/24/2026"]) is None


def test_leading_when_a_word_follows_then_it_is_no_zone() -> None:
    assert leading("2026-11-24 15:40 Zoe called\n") == (When(DAY, time(15, 40)), "Zoe called")
    assert leading("2026-11-24 15:40 -12 degrees") == (When(DAY, time(15, 40)), "-12 degrees")
    assert leading("2026-11-24 15:40") == (When(DAY, time(15, 40)), "")
    assert leading("2026-11-24 was calm") is None
    assert leading("2026-11-24 15:40,a") is None
    with pytest.raises(NotRead):
        leading("2026-02-30 15:40 Zoe called")


def test_meant_as_day_when_it_is_none_then_told_apart_from_text() -> None:
    for text in ("2019-07 14:23", "2026-02-30", "11/24/26 9:15", "31 Feb 2026 09:00"):
        assert meant_as_day(text), text
    for text in ("1", "x", "10:30", "3.11.2", "1/2", "12345678", "May be", "20340000"):
        assert not meant_as_day(text), text
