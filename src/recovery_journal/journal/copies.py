"""Encrypted copies of a journal's file: listed, made, thinned out, and put in its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_journal.errors import (
    CannotWrite,
    Damaged,
    JournalError,
    NoJournal,
    NotAJournal,
    Unusable,
)
from recovery_journal.model.copies import Keep, staying
from recovery_journal.private_files import HALF_WRITTEN, take_away
from recovery_journal.storage.first_look import first_bytes

if TYPE_CHECKING:
    from recovery_journal.journal.opening import Journal

_STAMP = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<stem>.+)-(?P<stamp>\d{8}T\d{12}Z)\.db")
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


@dataclass(frozen=True, slots=True)
class Renewed:
    """What came of making a copy in place of all before it: the copy, how many went, which stay."""

    made: Path
    gone: int
    stay: tuple[Path, ...] = ()


def chosen_folder() -> Path | None:
    """The folder of the automatic copies that the person chose; None for the usual one."""
    from recovery_journal import settings
    from recovery_journal.paths import named_folder, settings_path

    return named_folder(settings.load(settings_path())[0].copies_in)


def folder_of(path: Path, folder: Path | None = None) -> Path:
    """Where a journal's copies lie: the folder named, else `copies` beside it."""
    return folder or path.parent / "copies"


def copy_path(path: Path, folder: Path | None = None, made: datetime | None = None) -> Path:
    """Where an automatic copy goes that is made now, or was `made` then (aware)."""
    stamp = (made or datetime.now(UTC)).astimezone(UTC).strftime(_STAMP)
    return folder_of(path, folder) / f"{path.stem}-{stamp}.db"


def copies(path: Path, folder: Path | None = None) -> list[Copy]:
    """The automatic copies of a journal, newest first; works while it is locked.

    A copy of another journal that lies in the same folder is passed over, unless the journal
    itself is gone.
    """
    salt = first_bytes(path)
    return sorted(
        (each for each in _named(path, folder) if not salt or first_bytes(each.path) == salt),
        key=lambda copy: copy.made,
        reverse=True,
    )


def named(path: Path, folder: Path | None = None) -> list[Path]:
    """The files in a folder that have the name of an automatic copy, whichever journal's it is."""
    return [copy.path for copy in _named(path, folder)]


def is_named(file: Path, path: Path) -> bool:
    """Whether a file has the name of an automatic copy of a journal."""
    return _as_copy(file, path) is not None


def _named(path: Path, folder: Path | None) -> list[Copy]:
    return [copy for each in _files(path, folder) if (copy := _as_copy(each, path))]


def folders_of(path: Path, folder: Path | None = None) -> list[Path]:
    """Every folder where the program puts copies of a journal: before a change it is the usual."""
    return list(dict.fromkeys((folder_of(path), folder_of(path, folder))))


def every_copy(path: Path, folder: Path | None = None) -> list[Copy]:
    """The automatic copies of a journal in every folder of its copies."""
    return [copy for each in folders_of(path, folder) for copy in copies(path, each)]


def half_made(path: Path, folder: Path | None = None) -> list[Path]:
    """What a kill left of copies of a journal, and of a copy that was being put in its place."""
    salt = first_bytes(path)
    found = [path.with_name(f".{path.name}.restored")]
    found += path.parent.glob(f".{escape(path.name)}.other-*")
    found += _kept_half(path)
    for each in dict.fromkeys((*folders_of(path, folder), path.parent)):
        found += each.glob(f"{escape(path.stem)}-*.db.part*")
        found += (half for half in each.glob(".*.part") if HALF_WRITTEN.fullmatch(half.name))
    return [each for each in found if each.is_file() and first_bytes(each) in (salt, b"")]


def _kept_half(path: Path) -> list[Path]:
    return list(path.parent.glob(f"{escape(path.stem)} (kept *){escape(path.suffix)}.part*"))


def kept_aside(path: Path) -> list[Path]:
    """What was kept of a journal beside its file, when another file had taken that one's place."""
    salt = first_bytes(path)
    found = path.parent.glob(f"{escape(path.stem)} (kept *){escape(path.suffix)}")
    return sorted(each for each in found if each.is_file() and first_bytes(each) == salt)


def renew(journal: "Journal", folder: Path | None = None) -> Renewed:
    """Make a copy of a journal as it is now, then take away all automatic copies made before.

    The new one is read back before any of them goes. Raises what making a copy does, and then
    takes none away; those that can't be taken away are given back.
    """
    path = journal.path
    if path is None:
        raise Unusable("This journal is in memory alone, and has no copies.")
    made = copy_path(path, folder)
    journal.back_up(made)
    older = [copy.path for copy in every_copy(path, folder) if copy.path != made]
    stay = forget(older)
    # A copy that is being made just now may hold what the new one does not.
    forget(half_made(path, folder))
    return Renewed(made, len(older) - len(stay), stay)


def forget(files: Iterable[Path]) -> tuple[Path, ...]:
    """Take copies away for good, each with its log if it has one; gives back those that stay."""
    stay = []
    for file in files:
        try:
            take_away(file)
            take_away(file.with_name(f"{file.name}-wal"))
        except JournalError:
            stay.append(file)
    return tuple(stay)


def thin_out(path: Path, keep: Keep, folder: Path | None = None) -> None:
    """Take away the copies that need not stay, and what was left of one that was never finished."""
    found = copies(path, folder)
    stay = staying([copy.day for copy in found], keep)
    for number, copy in enumerate(found):
        if number not in stay:
            copy.path.unlink(missing_ok=True)
    now = datetime.now(UTC).timestamp()
    halves = [*folder_of(path, folder).glob(f"{escape(path.stem)}-*.db.part*"), *_kept_half(path)]
    for half in halves:
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
    from recovery_journal.private_files import copy_private
    from recovery_journal.storage.alone import held_alone
    from recovery_journal.storage.place import part_from_other, second_name

    ready = path.with_name(f".{path.name}.restored")
    _clear(ready)
    copy_private(copy, ready)
    try:
        _check(ready, passphrase)
        if not path.is_file():
            ready.rename(path)
            return None
        part_from_other(path.resolve())
        with held_alone(path) as held:
            kept = copy_path(path, folder)
            log = _beside(path, "-wal")  # what was not yet brought into the file, if anything
            if log.is_file():
                copy_private(log, _beside(kept, "-wal"))
            copy_private(held, kept)  # opened anew, it would be let go of with the closing
            for end in _ENDS:
                _beside(path, end).unlink(missing_ok=True)
            second_name(path.resolve()).unlink(missing_ok=True)
            ready.replace(path)
        return kept
    finally:
        _clear(ready)


_ENDS = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file; left by a kill, it would be read with another file there."""


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _clear(path: Path) -> None:
    """Take a file away, and what SQLite kept beside it."""
    for end in (*_ENDS, ""):
        _beside(path, end).unlink(missing_ok=True)


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
        return sorted(folder_of(path, folder).glob(f"{escape(path.stem)}-*.db"))
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
