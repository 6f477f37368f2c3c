"""What the tests of the readers share: reading all of a file, and texts and days to write."""

import io
from datetime import date, time, timedelta, timezone
from functools import partial

from hypothesis import strategies as st

from recovery_journal.model.text import clean_text
from recovery_journal.portable.incoming.found import (
    NOTHING_KNOWN,
    Found,
    Known,
    Opens,
    Reader,
    Unread,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
MINUTES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
ZONES = st.sampled_from(
    [
        *("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "Europe/Berlin"),
        *("America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo"),
    ]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)
TITLES = TEXTS.map(lambda text: " ".join(text.splitlines())).filter(
    lambda text: bool(clean_text(text, one_line=True))
)
TAGS = st.lists(st.text("abcdefghijklmnop", min_size=1, max_size=8), unique=True, max_size=3)


def opens(data: bytes | str) -> Opens:
    """Opens these bytes, or this text as UTF-8."""
    return partial(io.BytesIO, data.encode() if isinstance(data, str) else data)


def read_all(
    reader: Reader, data: bytes | str, name: str = "a.txt", known: Known = NOTHING_KNOWN
) -> list[Found | Unread]:
    """All that a reader gives."""
    return list(reader(opens(data), name, known))


def found(
    reader: Reader, data: bytes | str, name: str = "a.txt", known: Known = NOTHING_KNOWN
) -> list[Found]:
    """What a reader finds, where all of it can be read."""
    pieces = read_all(reader, data, name, known)
    assert [piece for piece in pieces if isinstance(piece, Unread)] == []
    return [piece for piece in pieces if isinstance(piece, Found)]


def places(pieces: list[Found | Unread]) -> list[tuple[str, str]]:
    """Where each piece stands: found or not, and the place."""
    return [(type(piece).__name__, piece.place) for piece in pieces]


def kept(text: str) -> str:
    """A text as it comes in: nothing of what is only white space."""
    cleaned = clean_text(text)
    return cleaned if cleaned.strip() else ""
