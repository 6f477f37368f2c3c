"""Sizes and moments as people say them."""

from datetime import date, datetime

from recovery_journal.tui.dates import MONTHS, said

_STEP = 1000


def said_size(size: int) -> str:
    """Bytes in words: "640 bytes", "84 kB", "2.1 MB"."""
    if size < _STEP:
        return f"{size} bytes"
    amount, unit = float(size), "bytes"
    for larger in ("kB", "MB", "GB"):
        if amount < _STEP:
            break
        amount, unit = amount / _STEP, larger
    return f"{amount:.0f} {unit}" if amount >= 10 else f"{amount:.1f} {unit}"


def said_moment(at: datetime) -> str:
    """An instant on this computer's clock: "yesterday, 21:04"."""
    local = at.astimezone()
    return f"{said(local.date(), datetime.now().astimezone().date())}, {local:%H:%M}"


def said_date(day: date) -> str:
    """A date whole: "24 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(number: int, one: str, several: str) -> str:
    """A number with its word: "1 entry", "1,204 entries"; nothing for none."""
    if not number:
        return ""
    return f"1 {one}" if number == 1 else f"{number:,} {several}"
