"""Spans of the calendar to look back over: a week from Monday on, a month, a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

_WEEK, _YEAR = 7, 12


class Length(Enum):
    """How long a span is; the value is its word."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def next(self) -> "Length":
        """The next longer one; after a year comes a week."""
        lengths = list(Length)
        return lengths[(lengths.index(self) + 1) % len(lengths)]


@dataclass(frozen=True, slots=True)
class Span:
    """One week, month or year, from its first day until its last, both included."""

    length: Length
    since: date
    until: date

    def holds(self, day: date) -> bool:
        """Whether a day is one of it."""
        return self.since <= day <= self.until

    @property
    def before(self) -> "Span":
        """The one before; where the calendar begins, the same."""
        return self if self.since == date.min else span_of(self.length, self.since - _DAY)

    @property
    def after(self) -> "Span":
        """The one after; where the calendar ends, the same."""
        return self if self.until == date.max else span_of(self.length, self.until + _DAY)

    def parts(self) -> Iterator["Span"]:
        """Its days; those of a year are weeks, of which the first and the last may be shorter."""
        days = 1 if self.length is not Length.YEAR else _WEEK - self.since.weekday()
        first = self.since
        while True:
            last = _later(first, days - 1)
            yield Span(Length.WEEK, first, min(last, self.until))
            if last >= self.until:
                return
            first = last + _DAY
            days = 1 if self.length is not Length.YEAR else _WEEK


_DAY = timedelta(days=1)


def span_of(length: Length, day: date) -> Span:
    """The week, the month or the year that a day is in."""
    if length is Length.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(length, monday, _later(monday, _WEEK - 1))
    months = 1 if length is Length.MONTH else _YEAR
    first = day.replace(month=day.month if months == 1 else 1, day=1)
    in_year = first.month - 1 + months
    if in_year < _YEAR:
        return Span(length, first, first.replace(month=in_year + 1) - _DAY)
    return Span(length, first, first.replace(month=_YEAR, day=31))


def _later(day: date, days: int) -> date:
    """So many days later, as far as the calendar goes."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
