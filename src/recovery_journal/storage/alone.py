"""A journal's file held by nobody else: while it is, no other process opens it.

SQLite's connections hold a shared lock on some bytes of the file for as long as they are open in
its write-ahead mode; the places are those of https://www.sqlite.org/lockingv3.html.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recovery_journal.errors import Busy, NoJournal

_PENDING_BYTE = 0x40000000
_LOCKED_BYTES = 512
"""The pending byte, the reserved byte, and the 510 that readers share."""


@contextmanager
def held_alone(path: Path) -> Iterator[int]:
    """Hold the file, by the descriptor that is given; `Busy` where another process has it open.

    Not for a process that has it open itself, or opens it meanwhile: whichever descriptor of a
    file is closed, all of a process's locks on that file end with it.
    """
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        raise NoJournal(f"There is no file at {path}.") from None
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED_BYTES, _PENDING_BYTE)
        except OSError:
            raise Busy("Another program has the journal open. Close it there first.") from None
        yield descriptor
    finally:
        os.close(descriptor)
