"""Files that their owner alone reads: written whole or not at all, told apart, taken away."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from recovery_journal.errors import AlreadyThere, CannotWrite
from recovery_journal.refusals import told_in_words

FOLDER_NAME = "recovery-journal"
"""The name of the program's own folders; folders with another name keep their mode."""

HALF_WRITTEN = re.compile(r"\.[0-9a-f]{16}\.part")
"""The name of a file that is being written; nothing but a kill leaves one."""
_BEGINNING_BYTES = 4096
"""What is written over of a file that goes: a page, with what its key is derived from."""
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


def make_private_folder(folder: Path) -> None:
    """Make a folder and its missing parents, each 0700; narrow an existing folder of our own.

    A folder that exists and is not named `recovery-journal` keeps its mode.
    Raises NoSpace, ReadOnly or CannotWrite.
    """
    with told_in_words(folder):
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            # Another process may have made it in between; that serves as well.
            one.mkdir(mode=0o700, exist_ok=True)
        found = folder.stat()
        if not stat.S_ISDIR(found.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if folder.name == FOLDER_NAME and stat.S_IMODE(found.st_mode) & 0o077:
            folder.chmod(0o700)


def write_private(path: Path, pieces: Iterable[str], *, overwrite: bool) -> None:
    """Write a text file that only its owner reads (0600), whole or not at all.

    The pieces go, one at a time, into a new file beside the target, as UTF-8 with the line ends
    they have; it takes the target's name once it is on the disk. With `overwrite`, a link is
    followed. Raises AlreadyThere, NoSpace, ReadOnly, CannotWrite or TextRefused; whatever is
    raised, the pieces' own errors and interrupts included, no partial file stays.
    """
    target = path.resolve() if overwrite else path
    with (
        told_in_words(path),
        _whole(target, overwrite=overwrite) as descriptor,
        os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file,
    ):
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder that only its owner reads (0700), to be filled; it takes the target's name then.

    Until then it is called `TARGET.part`. Whatever is raised meanwhile, nothing of it stays; only
    a kill leaves it. Raises AlreadyThere, for what a kill left too, NoSpace, ReadOnly, CannotWrite.
    """
    import shutil

    half = target.with_name(f"{target.name}.part")
    with told_in_words(target):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if os.path.lexists(half):
            raise AlreadyThere(f"{half} is left from a time that was stopped. Take it away first.")
        half.mkdir(mode=0o700)
        try:
            yield half
            if hasattr(os, "sync"):  # Windows has none
                os.sync()
            half.rename(target)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        _settle(target.parent)


def write_new(path: Path, text: str) -> bool:
    """Write a text file (0600) into a `new_folder`; False where there is one of that name."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with told_in_words(path):
        try:
            try:
                descriptor = os.open(path, flags, 0o600)
            except FileNotFoundError:
                path.parent.mkdir(mode=0o700)
                descriptor = os.open(path, flags, 0o600)
        except FileExistsError:
            return False
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
    return True


def copy_private(source: Path | int, target: Path, *, overwrite: bool = False) -> None:
    """Copy a file's bytes into one that only its owner reads (0600), whole or not at all.

    A source that is open is given by its descriptor, which stays open.
    Raises AlreadyThere, NoSpace, ReadOnly or CannotWrite; a missing folder is made, 0700.
    """
    import shutil

    make_private_folder(target.parent)
    with (
        told_in_words(target),
        _whole(target, overwrite=overwrite) as descriptor,
        os.fdopen(descriptor, "wb") as file,
        open(source, "rb", closefd=isinstance(source, Path)) as read,  # or a descriptor
    ):
        read.seek(0)
        shutil.copyfileobj(read, file)
        file.flush()
        os.fsync(file.fileno())


def take_away(path: Path) -> None:
    """Remove a file for good: its name goes first, in one step, then its beginning is written over.

    Without its beginning an encrypted file opens with no passphrase; a disk may keep the old bytes
    all the same. A file with another name too is left whole under that one. One that is not there
    is fine. Raises ReadOnly or CannotWrite.
    """
    with told_in_words(path):
        try:
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        except FileNotFoundError:
            return
        except OSError:  # a link, or not ours to write in: its name can go all the same
            path.unlink(missing_ok=True)
        else:
            _take_opened_away(path, descriptor)
        _settle(path.parent)


def _take_opened_away(path: Path, descriptor: int) -> None:
    try:
        path.unlink(missing_ok=True)
        begins = os.fstat(descriptor)
        if begins.st_nlink == 0 and begins.st_size:
            with contextlib.suppress(OSError):  # a full disk of a kind that writes elsewhere
                os.write(descriptor, os.urandom(min(begins.st_size, _BEGINNING_BYTES)))
                os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _whole(target: Path, *, overwrite: bool) -> Iterator[int]:
    """A new file beside the target, to be filled and closed; it takes the target's name then."""
    import secrets

    _check_target(target, overwrite=overwrite)
    partial = target.parent / f".{secrets.token_hex(8)}.part"
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        yield descriptor
        if overwrite:
            partial.replace(target)
        else:
            _name_without_overwriting(partial, target)
    finally:
        # After a rename there is nothing to remove; after a link, or a failure, there is.
        partial.unlink(missing_ok=True)
    _settle(target.parent)


def _check_target(target: Path, *, overwrite: bool) -> None:
    """Refuse what stands in the way before any piece is asked for."""
    if not os.path.lexists(target):
        return
    if not overwrite:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if not target.is_file():
        raise CannotWrite(f"{target} is not an ordinary file, so it is left as it is.")


def _name_without_overwriting(partial: Path, target: Path) -> None:
    """Give the finished file its name; FileExistsError when something stands there by now."""
    try:
        os.link(partial, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    else:
        return
    # The file system has no links: claim the name with an empty file, then fill it in one move.
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        partial.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Ask the disk to keep the folder's new name; where a folder can't be synced, go on."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
