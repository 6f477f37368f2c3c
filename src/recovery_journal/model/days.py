"""Days as a person types them, and as they are told in full."""

from datetime import date, timedelta

from recovery_journal.errors import Unusable

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def parse_day(typed: str, today: date) -> date:
    """The day of an ISO date, "today" or "yesterday"; raises `Unusable` for anything else."""
    word = typed.strip().lower()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise Unusable("A day is a date such as 2026-03-12, today or yesterday.") from None


def in_full(day: date) -> str:
    """A day as people write it, in English whatever the system's language: 12 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
