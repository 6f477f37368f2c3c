"""Encrypted copies of a journal's file: listed, made, thinned out, and put in its place."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from recovery_journal.errors import CannotWrite, Damaged, NoJournal, NotAJournal, Unusable
from recovery_journal.model.copies import Keep, staying

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}T\d{12}Z)\.db")
_SALT_BYTES = 16
"""How a SQLCipher file begins; it is the same for a journal and all of its copies."""
_HALF_MADE_HOURS = 1
"""After how many hours a half-made copy is nobody's any more."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An automatic copy: its file, when it was made (UTC), and its size in bytes."""

    path: Path
    made: datetime
    size: int

    @property
    def day(self) -> date:
        """The day it was made, on this computer's calendar."""
        return self.made.astimezone().date()


def folder_of(path: Path, folder: Path | None = None) -> Path:
    """Where a journal's copies lie: the folder named, else `copies` beside it."""
    return folder or path.parent / "copies"


def copy_path(path: Path, folder: Path | None = None) -> Path:
    """Where an automatic copy goes that is made now."""
    stamp = datetime.now(UTC).strftime(_STAMP)
    return folder_of(path, folder) / f"{path.stem}-{stamp}.db"


def copies(path: Path, folder: Path | None = None) -> list[Copy]:
    """The automatic copies of a journal, newest first; works while it is locked.

    A copy of another journal that lies in the same folder is passed over, unless the journal
    itself is gone.
    """
    salt = _salt(path)
    found = [copy for each in _files(path, folder) if (copy := _as_copy(each, path))]
    return sorted(
        (each for each in found if not salt or _salt(each.path) == salt),
        key=lambda copy: copy.made,
        reverse=True,
    )


def thin_out(path: Path, keep: Keep, folder: Path | None = None) -> None:
    """Take away the copies that need not stay, and what was left of one that was never finished."""
    found = copies(path, folder)
    stay = staying([copy.day for copy in found], keep)
    for number, copy in enumerate(found):
        if number not in stay:
            copy.path.unlink(missing_ok=True)
    now = datetime.now(UTC).timestamp()
    for half in folder_of(path, folder).glob(f"{path.stem}-*.db.part"):
        if now - half.stat().st_mtime > _HALF_MADE_HOURS * 3600:
            half.unlink(missing_ok=True)


def chosen(path: Path, named: str, folder: Path | None = None) -> Path:
    """The copy that is named: a number in the list, from 1 for the newest, or a path.

    Raises `Unusable` for a number that none has, and `NoJournal` where no file is.
    """
    if named.isascii() and named.isdecimal():
        found = copies(path, folder)
        if not 1 <= int(named) <= len(found):
            raise Unusable("There is no copy with this number. `backups` lists them.")
        return found[int(named) - 1].path
    file = Path(named).absolute()
    if not file.is_file():
        raise NoJournal(f"There is no file at {file}.")
    return file


def restore(path: Path, copy: Path, passphrase: str, folder: Path | None = None) -> Path | None:
    """Put a copy in a journal's place; the copy itself stays as it is.

    It is opened with its passphrase first, and every page of it is read. What it replaces is kept
    among the copies, byte for byte: its path is given back, or None where there was nothing. A
    kill leaves the one or the other in place, and what was kept. Raises what opening a journal
    does, `Damaged` for a copy with a page that can't be read, and `Busy` where another program
    has the journal open.
    """
    from recovery_journal.paths import copy_private
    from recovery_journal.storage.alone import held_alone

    ready = path.with_name(f".{path.name}.restored")
    ready.unlink(missing_ok=True)
    copy_private(copy, ready)
    try:
        _check(ready, passphrase)
        if not path.is_file():
            ready.rename(path)
            return None
        with held_alone(path):
            kept = copy_path(path, folder)
            for end in ("-wal", ""):  # what was not yet brought into the file, if anything
                if path.with_name(path.name + end).is_file():
                    copy_private(path.with_name(path.name + end), kept.with_name(kept.name + end))
            for end in ("-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
            ready.replace(path)
        return kept
    finally:
        ready.unlink(missing_ok=True)


def _check(file: Path, passphrase: str) -> None:
    """Raise unless a file opens as a journal that this program knows, and is sound."""
    from recovery_journal.storage import migrations
    from recovery_journal.storage.vault import Vault

    try:
        vault = Vault.unlock(file, passphrase)
    except NotAJournal:
        raise NotAJournal("This copy is something else. Nothing was changed.") from None
    try:
        migrations.steps_taken(vault.connection)
    finally:
        vault.close()
    if Vault.broken_seals(file, passphrase):
        raise Damaged("Some of this copy can't be read. Nothing was changed.")


def _files(path: Path, folder: Path | None) -> list[Path]:
    try:
        return sorted(folder_of(path, folder).glob(f"{path.stem}-*.db"))
    except OSError as error:
        raise CannotWrite(f"The folder of the copies can't be read: {error.strerror}.") from None


def _as_copy(file: Path, path: Path) -> Copy | None:
    named = _NAME.fullmatch(file.name)
    if named is None or named["stem"] != path.stem:
        return None
    try:
        made = datetime.strptime(named["stamp"], _STAMP).replace(tzinfo=UTC)
        return Copy(path=file, made=made, size=file.stat().st_size)
    except (ValueError, OSError):
        return None


def _salt(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_SALT_BYTES)
    except OSError:
        return b""
