"""The place of an open file: whether another file has taken it, and that the two are never mixed.

A tool that carries files between computers puts a new file under the name of the old one. Whoever
has the old one open goes on writing into a file that has no name any more; and its log, which goes
by the name, would be read as the log of the new one, whose pages are others. So a file that is open
has a second name, a hidden one beside it: after a kill it tells which file the log belongs to.
Where a disk knows no second names, as on many sticks, this is told while the file is open alone.
"""

import filecmp
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from recovery_journal.errors import Busy
from recovery_journal.storage.first_look import forget_first_bytes, remember_first_bytes

TAKEN = "Another copy has taken the file's place. Try again in a moment."
_Number = tuple[int, int]
"""What a file is known by, whatever its name: its disk, and its number there."""


class Place:
    """Where a file stands that is being opened, by what it and its log are known."""

    def __init__(self, path: Path):
        """Note the file; raises `Busy` where another process has the one open that stood here."""
        self.path = path.resolve()
        part_from_other(self.path)
        self.kept: Path | None = None
        self._file = _number(self.path)
        self._remembers = False
        self._beside: dict[Path, _Number | None] = {}

    def hold(self, begins: bytes) -> None:
        """Give the file its second name, and note its log, now that it is open."""
        if self._file is not None:
            remember_first_bytes(self._file, begins)
            self._remembers = True
        with suppress(OSError):  # there is one, or the disk knows no second names
            os.link(self.path, second_name(self.path))
        self._beside = {each: _number(each) for each in _logs(self.path)}

    def is_taken(self) -> bool:
        """Whether another file stands there now."""
        return _number(self.path) not in (self._file, None)

    def put_back(self) -> bool:
        """Give the file its name again where no file has it; whether that was done."""
        second = second_name(self.path)
        if self._file is None or os.path.lexists(self.path) or _number(second) != self._file:
            return False
        try:
            os.link(second, self.path)
        except OSError:  # another file stands there just now, or nothing can be written there
            return False
        return True

    def name_for_kept(self) -> Path:
        """A free name beside the place, for what the file holds that stood there."""
        return _free_name(self.path, datetime.now().timestamp())

    def leave(self) -> None:
        """After the file was closed: let go of its second name, and of a log that is not wanted."""
        second = second_name(self.path)
        if self._file is not None and self._remembers:
            forget_first_bytes(self._file)
            self._remembers = False
        if self.is_taken():
            if self.kept is not None:
                for file, number in ((second, self._file), *self._beside.items()):
                    if number is not None and _number(file) == number:
                        file.unlink(missing_ok=True)
        else:
            self.let_go_of_name()

    def let_go_of_name(self) -> None:
        """Take the second name away where no connection has the file open, which a log tells."""
        is_here = _number(self.path) == self._file
        if is_here and not any(log.exists() for log in _logs(self.path)):
            with suppress(OSError):
                second_name(self.path).unlink(missing_ok=True)


def second_name(path: Path) -> Path:
    """The hidden name that a file has beside its own while it is open."""
    return path.with_name(f".{path.name}.open")


def part_from_other(path: Path) -> Path | None:
    """Part the file at a path from the log of another one that was open there before a kill.

    That other one and its log get a name of their own beside it, which is given back. Raises `Busy`
    where a process has it open: it does that itself.
    """
    from recovery_journal.storage.alone import held_alone

    second = second_name(path)
    before = _number(second)
    if before is None or _number(path) == before:
        return None
    try:
        with held_alone(second):
            if _is_copied_too(second, path):
                second.unlink()
                return None
            kept = _free_name(path, second.stat().st_mtime)
            log, shared = _logs(path)
            # The log first: a kill in between leaves the file to be named, and no log to be mixed.
            if log.exists():
                log.rename(kept.with_name(f"{kept.name}-wal"))
            shared.unlink(missing_ok=True)
            second.rename(kept)
    except Busy:
        raise Busy(TAKEN) from None
    return kept


def _is_copied_too(second: Path, path: Path) -> bool:
    """Whether both are copies of one file, as in a folder that was copied: the log is of both."""
    return path.is_file() and filecmp.cmp(second, path, shallow=False)


def _free_name(path: Path, at: float) -> Path:
    """A name that says what it is; the same for the same moment, until a file has it."""
    words = f"{path.stem} (kept {datetime.fromtimestamp(at):%Y-%m-%d %H.%M.%S}"
    number, free = 1, path.with_name(f"{words}){path.suffix}")
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{words} {number}){path.suffix}")
    return free


def _logs(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _number(path: Path) -> _Number | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
