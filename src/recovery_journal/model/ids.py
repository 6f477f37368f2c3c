"""Identifiers: UUIDs of version 7 (RFC 9562), which sort by the time they were made."""

import os
import threading
import time
import uuid

_last = 0
_lock = threading.Lock()


def new_id() -> str:
    """A new UUIDv7 in its canonical form; ids of one process never repeat and never go back.

    48 bits of Unix milliseconds, then 12 bits that count within a millisecond, then 62 random.
    """
    global _last
    with _lock:
        # Milliseconds and a 12-bit fraction of one, as in RFC 9562, section 6.2, method 3.
        stamp = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
        _last = stamp
    milliseconds, fraction = divmod(stamp, 4096)
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | fraction << 64
    value |= 0b10 << 62 | _random()
    return str(uuid.UUID(int=value))


def _random() -> int:
    """62 bits from the system's own source."""
    return int.from_bytes(os.urandom(8)) >> 2
