"""Days and times as people and programs write them, read strictly: nothing is guessed or moved.

Read are ISO 8601 days (also with / or . and without separators), days with the year last, and
days with an English month name; a weekday may stand beside them. A time of 24 or 12 hours may
follow, and after it Z, UTC, GMT or an offset. A year has four digits.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from recovery_journal.model.days import MONTHS
from recovery_journal.portable.incoming.found import NotRead


class When(NamedTuple):
    """A day, the time of day if one is written, and the moment if its zone is written too."""

    day: date
    clock: time | None = None
    at: datetime | None = None


NO_DAY = "There is no day such as this one."
TWO_DAYS = "This day can be read in two ways: the day first, or the month first."

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?"
_OFFSET = r"[+-]\d{2}:?\d{2}(?::?\d{2})?"  # of a zone long ago, with seconds
_SAID = (
    rf"(?:{_WEEKDAY}\s+)?"
    r"(?:(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"|(?P<plain>(?:19|2[01])\d{6})"
    r"|(?P<one>\d{1,2})(?P<t>[-/.])(?P<two>\d{1,2})(?P=t)(?P<year>\d{4})"
    rf"|(?P<day>\d{{1,2}})\.?\s(?P<month>{_MONTH})\.?,?\s(?P<ny>\d{{4}})"
    rf"|(?P<named>{_MONTH})\.?\s(?P<nd>\d{{1,2}}),?\s(?P<my>\d{{4}}))(?!\d)"
    rf"(?:,?\s+{_WEEKDAY}(?=\s|$))?"
    r"(?:(?:T|,?\s+(?:at\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s?(?P<zone>ZONE))?(?!\w))?"
)
_WHEN = re.compile(
    _SAID.replace("ZONE", rf"Z|UTC|GMT|{_OFFSET}|[+-]\d{{2}}"), re.ASCII | re.IGNORECASE
)
_LEADING = re.compile(_SAID.replace("ZONE", _OFFSET), re.ASCII | re.IGNORECASE)
_MEANT_AS_DAY = re.compile(
    rf"(?:{_WEEKDAY}\s+)?(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\d)"
    r"|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2})?,?\s+\d{1,2}:\d{2})",
    re.ASCII | re.IGNORECASE,
)


def written(text: str, *, day_first: bool | None = None) -> When:
    """The day and time that this whole text says; raises `NotRead` where it says none."""
    text = _spaced(text).strip()
    match = _WHEN.fullmatch(text)
    if not match:
        raise NotRead(NO_DAY if text else "No day is said.")
    return _when(match, day_first)


def leading(line: str, *, day_first: bool | None = None) -> tuple[When, str] | None:
    """The day and time a line begins with, and the rest of it; None where it begins otherwise.

    A zone is an offset here, for letters may begin the next word. Raises `NotRead` for a day and
    a time that look like one and are none.
    """
    match = _LEADING.match(_spaced(line))
    if not match or match["hour"] is None or line[match.end() : match.end() + 1].strip():
        return None
    return _when(match, day_first), line[match.end() :].strip()


def meant_as_day(text: str) -> bool:
    """Whether someone meant this as a day, though it may be none."""
    match = _WHEN.fullmatch(_spaced(text).strip())
    return bool(_MEANT_AS_DAY.match(text)) or bool(match and not match["plain"])


def day_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether 24/11/2026 or 11/24/2026 is the way among these; None where nothing tells."""
    told: set[bool] = set()
    for text in texts:
        match = _WHEN.match(_spaced(text).strip())
        if match and match["t"] in ("/", "-"):
            one, two = int(match["one"]), int(match["two"])
            if (one > 12) != (two > 12):
                told.add(one > 12)
    return told.pop() if len(told) == 1 else None


def _spaced(text: str) -> str:
    """The same text, as long as before, with plain spaces for those that do not break."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def _when(match: re.Match[str], day_first: bool | None) -> When:
    try:
        day = _day(match, day_first)
        if match["hour"] is None:
            return When(day)
        clock = _clock(match)
        if match["zone"] is None:
            return When(day, clock)
        at = datetime.combine(day, clock, _zone(match["zone"].upper()))
        at.astimezone(UTC)  # a moment outside the calendar's years is none
    except (ValueError, OverflowError):
        raise NotRead(NO_DAY) from None
    return When(day, clock, at)


def _day(match: re.Match[str], day_first: bool | None) -> date:
    if match["y"]:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    if match["plain"]:
        digits = match["plain"]
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if match["year"]:
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        return _numbered(one, two, year, True if match["t"] == "." else day_first)
    if match["month"]:
        return date(int(match["ny"]), _month(match["month"]), int(match["day"]))
    return date(int(match["my"]), _month(match["named"]), int(match["nd"]))


def _numbered(one: int, two: int, year: int, day_first: bool | None) -> date:
    if day_first is None and one != two and one <= 12 and two <= 12:
        raise NotRead(TWO_DAYS)
    if one > 12 or (day_first and two <= 12):
        return date(year, two, one)
    return date(year, one, two)


def _month(name: str) -> int:
    # The first three letters, or more of the name: "Sept" too.
    for number, month in enumerate(MONTHS, 1):
        if month.lower().startswith(name.lower()):
            return number
    raise ValueError(name)


def _clock(match: re.Match[str]) -> time:
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    part = int((match["part"] or "").ljust(6, "0")[:6])
    return time(hour, int(match["minute"]), int(match["second"] or 0), part)


def _zone(zone: str) -> timezone:
    if not zone.startswith(("+", "-")):
        return UTC
    digits = zone[1:].replace(":", "").ljust(6, "0")
    hours, minutes, seconds = (int(digits[at : at + 2]) for at in (0, 2, 4))
    if minutes > 59 or seconds > 59:
        raise ValueError(zone)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return timezone(-offset if zone.startswith("-") else offset)
