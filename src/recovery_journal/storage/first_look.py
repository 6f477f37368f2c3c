"""What a file is, told from its first bytes before anything opens it."""

from pathlib import Path

from recovery_journal.errors import Damaged, NoJournal, NotAJournal, ReadOnly
from recovery_journal.storage.keys import SALT_BYTES

PAGE_BYTES = 4096


def look_at(path: Path) -> None:
    """Tell what is plainly no journal before anything opens it; reads the first bytes only."""
    try:
        with path.open("rb") as file:
            head, size = file.read(PAGE_BYTES), path.stat().st_size
    except FileNotFoundError:
        raise NoJournal(f"There is no journal at {path}") from None
    except IsADirectoryError:
        raise NotAJournal(f"This is a folder: {path}") from None
    except OSError as error:
        raise ReadOnly(f"The file can't be read ({error.strerror}): {path}") from None
    if head.startswith(b"SQLite format 3\x00"):
        raise NotAJournal(f"This is an ordinary database, not an encrypted journal: {path}")
    if len(head) < PAGE_BYTES or _is_plain_text(head):
        raise NotAJournal(f"This file is something else: {path}")
    # On a full disk the log may be half written into the file: it is whole with its log.
    if size % PAGE_BYTES and not log_is_left(path):
        raise Damaged(f"The file's end is missing: {path}")


def _is_plain_text(head: bytes) -> bool:
    """Whether every byte is text; in 4,096 encrypted bytes that does not happen by chance."""
    return all(byte >= 32 or byte in b"\t\n\r\f" for byte in head)


def log_is_left(path: Path) -> bool:
    """Whether a write-ahead log with something in it lies beside the file."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


# The first bytes of files that this process has open. Any other descriptor of such a file takes
# the locks of the process with it when it is closed, so these are read once, and remembered.
_REMEMBERED: dict[tuple[int, int], list[bytes]] = {}


def first_bytes(path: Path) -> bytes:
    """Return how a file begins: the same for a journal and all of its copies; none for no file."""
    try:
        found = path.stat()
        if remembered := _REMEMBERED.get((found.st_dev, found.st_ino)):
            return remembered[-1]
        with path.open("rb") as file:
            return file.read(SALT_BYTES)
    except OSError:
        return b""


def remember_first_bytes(number: tuple[int, int], begins: bytes) -> None:
    """Have `first_bytes` leave a file alone while it is open; it is named by disk and number."""
    _REMEMBERED.setdefault(number, []).append(begins)


def forget_first_bytes(number: tuple[int, int]) -> None:
    """Let go of them, once for each time they were remembered."""
    remembered = _REMEMBERED.get(number, [])
    if remembered:
        remembered.pop()
    if not remembered:
        _REMEMBERED.pop(number, None)
