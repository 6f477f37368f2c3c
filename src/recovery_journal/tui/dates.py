"""Dates as people say them."""

from datetime import date, datetime

_EARLY = ("January", "February", "March", "April", "May", "June")
MONTHS = (*_EARLY, "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def this_day() -> date:
    """The person's own day, by the clock and the zone of this computer."""
    return datetime.now().astimezone().date()


def said(day: date, today: date) -> str:
    """A day in words: "today", "yesterday", "12 March", with the year when it is another one."""
    back = (today - day).days
    if back in (0, 1):
        return ("today", "yesterday")[back]
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def short_day(day: date, today: date) -> str:
    """A day in few letters: "today", "yesterday", "12 Mar", "12 Mar 2025"."""
    told = said(day, today)
    if told in ("today", "yesterday"):
        return told
    number, month, *year = told.split()
    return " ".join([number, month[:3], *year])


def said_fully(day: date) -> str:
    """A day with its weekday: "Monday 23 November"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
