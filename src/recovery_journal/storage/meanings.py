"""What the driver's messages mean, as the program's own errors, safe to show."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from recovery_journal.errors import (
    Busy,
    CannotWrite,
    Closed,
    Damaged,
    JournalError,
    NoSpace,
    ReadOnly,
    WrongPassphrase,
)
from recovery_journal.storage.first_look import PAGE_BYTES

_MEANINGS: tuple[tuple[str, type[JournalError], str], ...] = (
    ("closed database", Closed, "Unlock it first."),
    ("not a database", WrongPassphrase, "These words do not open this file."),
    ("malformed", Damaged, "Some of the file can't be read. `recovery-journal check` tells what."),
    ("locked", Busy, "Another program is writing in it. Try again in a moment."),
    ("full", NoSpace, "There is no room left on the disk. Nothing was changed."),
    ("readonly", ReadOnly, "The file or its folder is read-only. Nothing was changed."),
    ("unable to open", ReadOnly, "The file can't be opened for writing."),
    ("disk i/o", CannotWrite, "The disk did not take it. Nothing was changed."),
)


def _is_full(folder: Path) -> bool:
    """Whether the disk has no room for a log's index, 32 KiB, whose lack SQLite does not name."""
    from shutil import disk_usage

    with suppress(OSError):
        return disk_usage(folder).free < 8 * PAGE_BYTES
    return False


def not_taken(path: Path) -> JournalError:
    """The error for a change that the disk did not take as a whole."""
    if _is_full(path.parent):
        return NoSpace(f"There is no room left on the disk. Nothing was changed. ({path})")
    return CannotWrite(f"The disk did not take it. Nothing was changed. ({path})")


def refuse_zeros(rows: Iterable[Sequence[Any]], path: Path | None) -> None:
    """Raise `Damaged` for a zero character, which no text of a journal has.

    SQLCipher reads the end of a long row as zeros, once, where its page can't be read.
    """
    if "\0" in "".join(map(str, chain.from_iterable(rows))):
        raise told_as("malformed", path)


def told_as(message: str, path: Path | None) -> JournalError:
    """The error that a message of the driver, in lower case, stands for."""
    if "disk i/o" in message and path is not None and _is_full(path.parent):
        message = "full"
    for part, error, told in _MEANINGS:
        if part in message:
            return error(f"{told} ({path})" if path else told)
    # A message of SQLite's own may hold a value; only its first words are kept out of it.
    return Damaged(f"The file did not answer as expected. ({path})")
