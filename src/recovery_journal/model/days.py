"""Days as a person types them, and as they are told in full."""

from datetime import date, timedelta

from recovery_journal.errors import Unusable

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

DAY_AHEAD = "tomorrow, sunday, or a date"
"""The hint of a field for a day to come; a field with it takes what `parse_day_ahead` takes."""

_WORDS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def parse_day(typed: str, today: date) -> date:
    """The day of an ISO date, "today", "yesterday" or "tomorrow"; else raises `Unusable`."""
    try:
        return _day(typed.strip().lower(), today)
    except (ValueError, OverflowError):
        told = "A day is a date such as 2026-03-12, tomorrow, today or yesterday."
        raise Unusable(told) from None


def parse_day_ahead(typed: str, today: date) -> date:
    """As `parse_day`; a weekday, whole or its first three letters, is the next one after today.

    Raises `Unusable`, with a date for an example that is still ahead.
    """
    word = typed.strip().lower()
    try:
        if (to_come := _to_come(word, today)) is not None:
            return today + timedelta(days=to_come)
        return _day(word, today)
    except (ValueError, OverflowError):
        such_as = f"a date such as {today.year + 1}-03-12"
        told = f"A day is {such_as}, a weekday such as sunday, tomorrow or today."
        raise Unusable(told) from None


def _day(word: str, today: date) -> date:
    return today + timedelta(days=_WORDS[word]) if word in _WORDS else date.fromisoformat(word)


def _to_come(word: str, today: date) -> int | None:
    """Days from today to the next weekday of this name, 1 to 7; None where it is no such name."""
    found = [at for at, name in enumerate(_WEEKDAYS) if word in (name, name[:3])]
    return (found[0] - today.weekday() - 1) % 7 + 1 if found else None


def in_full(day: date) -> str:
    """A day as people write it, in English whatever the system's language: 12 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
