"""The files that entries come in from: named one by one, or a folder of them, read one at a time.

They are read twice, to be looked at and to be brought in, and nothing else comes in than what was
looked at. A file or a folder that is named is followed wherever it leads; in a folder, links are
not followed, and hidden files and folders are passed over.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from recovery_journal.errors import JournalError, NoJournal, Unusable
from recovery_journal.portable.incoming.found import Found, Known, Unread, shown
from recovery_journal.portable.incoming.recognise import BEGINNING, reader_of
from recovery_journal.portable.whole.folder import REST

OWN_MARK = REST
"""The file at the top of a folder by which it is known as a copy that this program wrote."""

_OWN = "It is a whole journal that recovery-journal wrote: name it alone."
_Stamp = tuple[int, int, int]
"""Which file it is, its size, and when it was changed last."""


class IncomingFiles:
    """What stands in some files and folders, in the order of their names."""

    def __init__(self, *paths: Path) -> None:
        self._paths = paths
        self._stamps: dict[Path, _Stamp] = {}
        self._looked_at: dict[Path, _Stamp] | None = None

    def check(self) -> None:
        """Raise `NoJournal` for a path where nothing is, `Unusable` for what can't be read."""
        for path in self._paths:
            try:
                if path.is_dir():
                    next(path.iterdir(), None)
                    continue
                beginning = _beginning(path)
            except FileNotFoundError:
                raise NoJournal(f"There is no file at {_said(path)}.") from None
            except (OSError, ValueError) as error:
                raise Unusable(f"{_said(path)} can't be opened: {_why(error)}.") from None
            if reader_of(path.name, beginning) is None:
                raise Unusable(f"{_said(path)} is of no kind that can be read.")

    def pieces(self, day_first: bool | None = None) -> Iterator[Found | Unread]:
        """All that stands in them; raises `Unusable` where they changed since the first time."""
        self._stamps = {}
        for path in self._paths:
            yield from self._under(path, day_first)
        if self._looked_at is None:
            self._looked_at = self._stamps
        elif gone := self._looked_at.keys() - self._stamps.keys():
            raise _changed(shown(min(gone).name))

    def _under(self, named: Path, day_first: bool | None) -> Iterator[Found | Unread]:
        """What stands in a file, or in all files of a folder."""
        waiting = [named]
        while waiting:
            here = waiting.pop()
            parts = (named.name, *here.relative_to(named).parts)
            place = "/".join(shown(part) for part in parts if part)
            try:
                if here != named and here.is_symlink():
                    yield Unread(place=place, reason="It is a link, which is not followed.")
                elif not here.is_dir():
                    yield from self._in_file(here, place, day_first)
                elif is_own(here):
                    yield Unread(place=place, reason=_OWN)
                else:
                    found = sorted(each for each in here.iterdir() if each.name[0] != ".")
                    waiting += reversed(found)
            except OSError as error:
                yield Unread(place=place, reason=f"It can't be read: {_why(error)}.")

    def _in_file(self, path: Path, place: str, day_first: bool | None) -> Iterator[Found | Unread]:
        about, reader = path.stat(), reader_of(path.name, _beginning(path))
        if reader is None:
            yield Unread(place=place, reason="It is of no kind that can be read.")
            return
        self._stamps[path] = about.st_ino, about.st_size, about.st_mtime_ns
        if self._looked_at is not None and self._looked_at.get(path) != self._stamps[path]:
            raise _changed(place)
        folders = place[: place.rfind("/") + 1]
        known = Known(changed=date.fromtimestamp(about.st_mtime), day_first=day_first)
        for piece in reader(partial(_open, path), path.name, known):
            if folders and isinstance(piece, Unread):
                yield replace(piece, place=f"{folders}{piece.place}")
            else:
                yield piece


def is_own(folder: Path) -> bool:
    """Whether a folder is a copy that this program wrote; asked before any file in it is read."""
    return (folder / OWN_MARK).is_file()


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _beginning(path: Path) -> bytes:
    """What a file begins with. Raises `OSError`, also for what is no file and might never end."""
    if not S_ISREG(path.stat().st_mode):
        raise OSError(None, "it is not a file")
    with path.open("rb") as file:
        return file.read(BEGINNING)


def _changed(place: str) -> JournalError:
    return Unusable(f"{place} has changed since you looked at it. Nothing was brought in.")


def _said(path: Path) -> str:
    """A path for messages, with ? for what cannot be shown."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(path))


def _why(error: Exception) -> str:
    """The system's reason, without a name in it."""
    return getattr(error, "strerror", None) or "this is no name of a file"
