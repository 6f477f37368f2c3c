"""Which automatic copies of a journal stay: some days, weeks and months of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Keep:
    """Of how many days, weeks and months the newest copy stays; 0 for none of that sort."""

    days: int = 7
    weeks: int = 4
    months: int = 12


def staying(days: Sequence[date], keep: Keep) -> set[int]:
    """The numbers, from 0, of the copies that stay, of copies made on these days, newest first.

    A day, a week or a month without a copy is not counted, so that nobody who was away comes back
    to fewer. The newest copy always stays.
    """
    spans: tuple[tuple[Callable[[date], object], int], ...] = (
        (date.toordinal, keep.days),
        (lambda day: day.isocalendar()[:2], keep.weeks),
        (lambda day: (day.year, day.month), keep.months),
    )
    stay = {0} if days else set()
    for span_of, most in spans:
        seen: set[object] = set()
        for number, day in enumerate(days):
            span = span_of(day)
            if span not in seen and len(seen) < most:
                seen.add(span)
                stay.add(number)
    return stay
