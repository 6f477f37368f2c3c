"""Days as a person types them."""

from datetime import date, timedelta

from recovery_journal.errors import Unusable


def parse_day(typed: str, today: date) -> date:
    """The day of an ISO date, "today" or "yesterday"; raises `Unusable` for anything else."""
    word = typed.strip().lower()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise Unusable("A day is a date such as 2026-03-12, today or yesterday.") from None
