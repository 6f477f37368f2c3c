"""What the system refuses to do with a file, as the program's own errors, in words."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from recovery_journal.errors import (
    AlreadyThere,
    CannotWrite,
    JournalError,
    NoSpace,
    ReadOnly,
    TextRefused,
)

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextlib.contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """Turn the system's errors into the journal's own, in words for the person."""
    try:
        yield
    except UnicodeEncodeError:
        raise TextRefused("The text holds half a character, which a file can't keep.") from None
    except OSError as error:
        raise in_words(error, path) from None


def in_words(error: OSError, path: Path) -> JournalError:
    """Return the journal's error for the system's."""
    if error.errno in _NO_SPACE:
        return NoSpace(f"There is no space left for {path}. Nothing was changed.")
    if error.errno in _READ_ONLY:
        return ReadOnly(f"{path} is in a place that can't be written to. Nothing was changed.")
    if error.errno == errno.EEXIST:
        return AlreadyThere(f"There is a file at {path} already. It is left as it is.")
    if error.errno == errno.ENOENT:
        return CannotWrite(f"The folder for {path} is not there. Nothing was changed.")
    reason = os.strerror(error.errno) if error.errno else "the system gave no reason"
    return CannotWrite(f"{path} can't be written: {reason}.")
