"""Where files live, and how one is written (privately, whole or not at all) and read back."""

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from recovery_journal.errors import (
    AlreadyThere,
    CannotWrite,
    JournalError,
    NoSpace,
    ReadOnly,
    TextRefused,
)

FOLDER_NAME = "recovery-journal"
"""The name of the program's own folders; folders with another name keep their mode."""

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
HALF_WRITTEN = re.compile(r"\.[0-9a-f]{16}\.part")
"""The name of a file that is being written; nothing but a kill leaves one."""
FIRST_BYTES = 16
"""How many of them tell which journal a file belongs to: what its key is derived from."""
_BEGINNING_BYTES = 4096
"""What is written over of a file that goes: a page, with what its key is derived from."""
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


def journal_path(named: Path | None = None) -> Path:
    """Return the absolute path of the journal: named, else the environment's, else the usual one.

    The environment's name for it is `RECOVERY_JOURNAL_FILE`; an empty value counts as none.
    """
    if named is not None:
        return named.absolute()
    if from_environment := os.environ.get("RECOVERY_JOURNAL_FILE"):
        return typed_path(from_environment)
    return usual_journal_path()


def usual_journal_path() -> Path:
    """Return the path of the journal where nothing names another."""
    from platformdirs import user_data_path

    return user_data_path(FOLDER_NAME, appauthor=False) / "journal.db"


def typed_path(typed: str) -> Path:
    """Return the absolute path of what was typed; `~` is understood, an unknown `~name` stays."""
    path = Path(typed)
    with contextlib.suppress(RuntimeError):  # nobody of that name, or no home that is known
        path = path.expanduser()
    return path.absolute()


def known_as(path: Path) -> str:
    """Return the text by which the settings and a keychain know a file: its path, links followed.

    A name of any bytes is text here.
    """
    return os.fsencode(path.resolve()).decode("utf-8", "backslashreplace")


def named_folder(named: str) -> Path | None:
    """Return the absolute path of a folder that a setting names; None for an empty one."""
    return typed_path(named) if named else None


def config_dir() -> Path:
    """Return the folder of the settings and of the person's own questions and support lines."""
    from platformdirs import user_config_path

    return user_config_path(FOLDER_NAME, appauthor=False)


def settings_path() -> Path:
    """Return the path of the settings file, whether or not it exists."""
    return config_dir() / "settings.toml"


def make_private_folder(folder: Path) -> None:
    """Make a folder and its missing parents, each 0700; narrow an existing folder of our own.

    A folder that exists and is not named `recovery-journal` keeps its mode.
    Raises NoSpace, ReadOnly or CannotWrite.
    """
    with _told(folder):
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            # Another process may have made it in between; that serves as well.
            one.mkdir(mode=0o700, exist_ok=True)
        found = folder.stat()
        if not stat.S_ISDIR(found.st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if folder.name == FOLDER_NAME and stat.S_IMODE(found.st_mode) & 0o077:
            folder.chmod(0o700)


def read_toml(path: Path) -> tuple[dict[str, object], str]:
    """Return what a TOML file holds, and a sentence for the person when it can't be read.

    A missing file is an empty one, and no sentence (""). A byte order mark is passed over.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}, ""
    except OSError:
        return {}, f"{path} can't be opened, so it is left out for now."
    except UnicodeDecodeError:
        return {}, f"{path} is not UTF-8 text, so it is left out for now."
    import tomllib

    try:
        return tomllib.loads(text), ""
    except tomllib.TOMLDecodeError as error:
        where = _where(str(error), text)
        return {}, f"{path} is not TOML {where}, so it is left out for now."
    except (ValueError, RecursionError):
        return {}, f"{path} holds something too large or too deep, so it is left out for now."


def _where(error: str, text: str) -> str:
    """Where a text is no TOML, and why: "at line 3, column 1 (Invalid statement)"."""
    reason, _, place = error.removesuffix(")").rpartition(" (at ")
    at = place if place.startswith("line") else f"line {max(1, len(text.splitlines()))}"
    return f"at {at} ({reason or error})"


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
            return file.read(FIRST_BYTES)
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


def write_private(path: Path, pieces: Iterable[str], *, overwrite: bool) -> None:
    """Write a text file that only its owner reads (0600), whole or not at all.

    The pieces go, one at a time, into a new file beside the target, as UTF-8 with the line ends
    they have; it takes the target's name once it is on the disk. With `overwrite`, a link is
    followed. Raises AlreadyThere, NoSpace, ReadOnly, CannotWrite or TextRefused; whatever is
    raised, the pieces' own errors and interrupts included, no partial file stays.
    """
    target = path.resolve() if overwrite else path
    with (
        _told(path),
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
    with _told(target):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if os.path.lexists(half):
            raise AlreadyThere(f"{half} is left from a time that was stopped. Take it away first.")
        half.mkdir(mode=0o700)
        try:
            yield half
            os.sync() if hasattr(os, "sync") else None
            half.rename(target)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        _settle(target.parent)


def write_new(path: Path, text: str) -> bool:
    """Write a text file (0600) into a `new_folder`; False where there is one of that name."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with _told(path):
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
        _told(target),
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
    with _told(path):
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


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the system's errors into the journal's own, in words for the person."""
    try:
        yield
    except UnicodeEncodeError:
        raise TextRefused("The text holds half a character, which a file can't keep.") from None
    except OSError as error:
        raise _in_words(error, path) from None


def _in_words(error: OSError, path: Path) -> JournalError:
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
