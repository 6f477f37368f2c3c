"""The vault: the only place that knows the SQLCipher driver. Create, open, re-key, copy.

The file is SQLCipher 4 with its default settings, so any tool that speaks it opens the file with
the passphrase. It is 0600 in a 0700 folder; it never exists on disk unencrypted.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as driver

from recovery_journal.errors import (
    AlreadyThere,
    Busy,
    CannotWrite,
    Closed,
    JournalError,
    NoSpace,
    NotAJournal,
    ReadOnly,
    Unusable,
)
from recovery_journal.private_files import make_private_folder
from recovery_journal.storage import keys
from recovery_journal.storage.first_look import first_bytes, log_is_left, look_at
from recovery_journal.storage.meanings import not_taken, told_as
from recovery_journal.storage.pages import refuse_damaged
from recovery_journal.storage.place import TAKEN, Place, part_from_other, second_name

# sqlite-utils looks for a driver by this name; its handlers then know SQLCipher's exceptions.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", driver)

WAIT_SECONDS = 5.0
"""How long a write waits for another process before it is `Busy`."""


class Vault:
    """One open connection to a journal's file.

    `path` is None in memory. `connection` is in autocommit mode; write inside `writing()`. `lent`
    holds one thing for each connection that is open beside it in a thread.
    """

    def __init__(self, connection: Any, path: Path | None, passphrase: str, raw: bytes | None):
        self.connection = connection
        self.path = path
        self._passphrase = passphrase
        self._raw = raw
        self._place: Place | None = None
        self._lent_place: Place | None = None
        self.lent: set[object] = set()

    @classmethod
    def create(cls, path: Path, passphrase: str) -> "Vault":
        """A new, empty file. Raises `AlreadyThere`, `Unusable`, and what a write may raise."""
        passphrase = keys.new_passphrase(passphrase)
        with translated(path):
            make_private_folder(path.parent)
            part_from_other(path.resolve())
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            except FileExistsError:
                raise AlreadyThere(f"A file stands there already: {path}") from None
            vault = cls(_connect(path, _quoted(passphrase)), path, passphrase, None)
            try:
                vault._stand(Place(path))
            except BaseException:
                vault.discard()
                raise
        return vault

    @classmethod
    def unlock(cls, path: Path, passphrase: str) -> "Vault":
        """The file, opened with its passphrase; an attempt never changes it.

        Raises `NoJournal`, `NotAJournal`, `WrongPassphrase`, `Damaged`, `Busy`, `ReadOnly`.
        """
        passphrase = keys.normal_passphrase(passphrase)
        look_at(path)
        with translated(path):
            place = Place(path)
            if log_is_left(path):
                # Closing after a wrong key would move the log into the file; try read-only first.
                raw = keys.derive(passphrase, first_bytes(path))
                return cls._with_raw(path, place, passphrase, raw)
            try:
                connection = _opened(path, _quoted(passphrase), place)
            except driver.DatabaseError:
                refuse_damaged(path, keys.derive(passphrase, first_bytes(path)))
                raise
            vault = cls(connection, path, passphrase, None)
            vault._stand(place)
        return vault

    @classmethod
    def recover(cls, path: Path, code: str) -> "Vault":
        """The file, opened with its recovery code; raises what `unlock` raises."""
        raw = keys.key_from_code(code)
        look_at(path)
        with translated(path):
            return cls._with_raw(path, Place(path), "", raw)

    @classmethod
    def _with_raw(cls, path: Path, place: Place, passphrase: str, raw: bytes) -> "Vault":
        try:
            _opened(_read_only(path), _literal(raw), place).close()
        finally:  # before anything is written: a log is brought into the file at its closing
            refuse_damaged(path, raw)
        vault = cls(_opened(path, _literal(raw), place), path, passphrase, raw)
        vault._stand(place)
        return vault

    @staticmethod
    def broken_seals(path: Path, passphrase: str) -> list[str]:
        """SQLCipher's words for each page that its key does not fit; opens no table."""
        with translated(path):
            connection = _connect(_read_only(path), _quoted(keys.normal_passphrase(passphrase)))
            try:
                rows = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            finally:
                connection.close()
        return [row[0] for row in rows]

    @classmethod
    def in_memory(cls) -> "Vault":
        """A journal that is never on disk."""
        vault = cls(_connect(":memory:", None), None, "", None)
        vault._settle()
        return vault

    @property
    def file(self) -> Path:
        """The path; raises `Unusable` for a journal in memory, which has no file and no key."""
        if self.path is None:
            raise Unusable("This journal is in memory alone.")
        return self.path

    def again(self) -> "Vault":
        """A second connection to the same file, for reading beside the first in another thread.

        Raises `Busy` where another file stands at the path by now.
        """
        key = _literal(self.raw_key)  # first of all: it may take a while
        with translated(self.file):
            connection = _opened(_in_place(self.file), key, self._place)
            vault = Vault(connection, self.path, "", self.raw_key)
            vault._lent_place = self._place
            vault._settle()
        return vault

    @property
    def raw_key(self) -> bytes:
        """The derived key, 32 bytes; worked out once, when first wanted."""
        if self._raw is None:
            if not self._passphrase and self.path is not None:
                raise Closed("Unlock it first.")
            self._raw = keys.derive(self._passphrase, first_bytes(self.file))
        return self._raw

    def opens_with(self, passphrase: str) -> bool:
        """Whether this passphrase gives the file's key."""
        salt = first_bytes(self.file)
        return keys.derive(keys.normal_passphrase(passphrase), salt) == self.raw_key

    def data_version(self) -> int:
        """A number that is another one whenever another connection has written."""
        with translated(self.path):
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def rekey(self, passphrase: str) -> None:
        """Lock the file with another passphrase: every page anew, all of them or none."""
        passphrase = keys.new_passphrase(passphrase)
        self._rekey_raw(keys.derive(passphrase, first_bytes(self.file)))
        self._passphrase = passphrase

    def _rekey_raw(self, raw: bytes) -> None:
        before = self.raw_key
        if self.is_replaced():
            raise Busy(TAKEN)
        with self.writing():  # where it can't be written to or is busy, that is said in its words
            pass
        with translated(self.path):
            with suppress(driver.Error):
                self.connection.execute(f"PRAGMA rekey = {_literal(raw)}")
            # On a full disk the driver may say that it went well. The file alone tells.
            if not self._is_locked_with(raw):
                self._connect_anew(before)
                raise not_taken(self.file)
            self._raw = raw
            with suppress(driver.Error):  # the log has it all; the next to close it brings it in
                self.checkpoint()

    def _is_locked_with(self, raw: bytes) -> bool:
        try:
            _opened(_read_only(self.file), _literal(raw)).close()
        except driver.Error:
            return False
        return True

    def _connect_anew(self, raw: bytes) -> None:
        """Leave a connection that no longer knows the file's key for one that does."""
        self.connection.close()
        self.connection = _opened(self.file, _literal(raw))
        self._settle()

    # another file in its place

    def _stand(self, place: Place) -> None:
        self._settle()
        place.hold(bytes.fromhex(self.connection.execute("PRAGMA cipher_salt").fetchone()[0]))
        self._place = place

    def is_replaced(self) -> bool:
        """Whether another file stands at the path by now; asks the system once."""
        return self._place is not None and self._place.is_taken()

    def put_back(self) -> bool:
        """Give the file its name again where no file has it; whether that was done."""
        return self._place is not None and self._place.put_back()

    def keep_aside(self) -> Path | None:
        """Copy what this one holds to a free name beside the file that has taken its place."""
        if self._place is None or not self._place.is_taken():
            return None
        kept = self._place.name_for_kept()
        self.copy_to(kept)
        self._place.kept = kept
        return kept

    def go_to_place(self, fits: Callable[[Any], object]) -> None:
        """Leave a file that was kept aside for the one that has taken its place.

        Raises what opening that one does, or what `fits` does of it, before anything is left.
        """
        raw = self.raw_key
        with translated(self.path):
            look_at(self.file)
            with closing(_opened(_at_rest(self.file), _literal(raw))) as connection:
                fits(connection)
            self.connection.close()
            if self._place is not None:
                self._place.leave()
            place = Place(self.file)
            self.connection = _opened(self.file, _literal(raw), place)
            self._stand(place)

    def copy_to(self, target: Path) -> None:
        """An encrypted copy that the same passphrase opens; nothing erased is in it.

        It is read back, every page of it, before it has its name; until then it is called
        `TARGET.part`. Raises `AlreadyThere`, `CannotWrite`, and what a write may raise.
        """
        half = target.with_name(f"{target.name}.part")
        with translated(target):
            make_private_folder(target.parent)
            if os.path.lexists(target):
                raise AlreadyThere(f"A file stands there already: {target}")
            os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            try:
                self.connection.execute("VACUUM INTO ?", (str(half),))
                self._read_back(half)
                half.rename(target)
            finally:
                half.unlink(missing_ok=True)

    def _read_back(self, copy: Path) -> None:
        """Raise `CannotWrite` for a copy that does not open, or has a page that is not sound."""
        try:
            connection = _opened(_at_rest(copy), _literal(self.raw_key))
            try:
                broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            finally:
                connection.close()
        except driver.Error:
            broken = ["all"]
        if broken:
            raise CannotWrite(f"What was written to {copy.parent} can't be read back.")

    def sweep(self) -> None:
        """Rewrite the file without what was erased, and empty its log."""
        with translated(self.path):
            self.connection.execute("VACUUM")
            self.checkpoint()

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file, as far as no other process reads it."""
        if self.path is not None:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def bring_in_log(self) -> None:
        """Bring the log into the file, for whoever copies that; waits for nobody who reads it."""
        if self.path is None or not log_is_left(self.path):
            return
        with translated(self.path):
            self.connection.execute("PRAGMA busy_timeout = 0")
            try:
                with suppress(driver.OperationalError):
                    self.checkpoint()
            finally:
                self.connection.execute(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")

    def close(self) -> None:
        """Close; when no other process has it open, one file is left.

        Where another file has taken its place, what it holds is kept beside that one; where there
        is no room for it, the next to open that one keeps it.
        """
        if self._place is not None and self._place.kept is None:
            with suppress(JournalError):
                self.keep_aside()
        self._passphrase, self._raw = "", None
        self.connection.close()
        if self._place is not None:
            self._place.leave()
            self._place = None
        elif self._lent_place is not None:  # the first may have been closed before this one
            self._lent_place.let_go_of_name()

    def discard(self) -> None:
        """Close, and take away the file: one that was never finished."""
        self.close()
        for end in ("", "-journal", "-wal", "-shm"):
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)
        second_name(self.file.resolve()).unlink(missing_ok=True)

    @contextmanager
    def writing(self, *, lightly: bool = False) -> Iterator[Any]:
        """One transaction: all of it is on disk when the block ends, or none of it.

        With `lightly` it is in the file then, where a kill takes nothing away, and on disk with
        the next transaction that is not light; until then a power cut may take it.
        """
        with translated(self.path):
            if self.connection.in_transaction:
                yield self.connection
                return
            with self._unhurried() if lightly else nullcontext(), self._transaction():
                yield self.connection

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Hold more of the file in memory for a while, where much is written: some 16 MB."""
        self.connection.execute("PRAGMA cache_size=-16000")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA {_CACHE}")

    @contextmanager
    def _unhurried(self) -> Iterator[None]:
        self.connection.execute("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            self.connection.execute("PRAGMA synchronous=FULL")

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """One unmoving view of the journal for several reads."""
        with translated(self.path):
            if self.connection.in_transaction:
                yield self.connection
                return
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    def _settle(self) -> None:
        for pragma in _PRAGMAS:
            self.connection.execute(f"PRAGMA {pragma}").fetchall()


_CACHE = "cache_size=-1000"
"""In KiB, half of the usual: more makes no search faster."""
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    _CACHE,
)


def _quoted(passphrase: str) -> str:
    return "'" + passphrase.replace("'", "''") + "'"


def _literal(raw: bytes) -> str:
    return f"\"x'{raw.hex()}'\""


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def _in_place(path: Path) -> str:
    """The file that is there; none is made where there is none."""
    return f"{path.absolute().as_uri()}?mode=rw"


def _at_rest(path: Path) -> str:
    """The file without its log, and without a lock on it."""
    return f"{path.absolute().as_uri()}?immutable=1"


def _connect(path: Path | str, key: str | None) -> Any:
    connection = driver.connect(
        str(path),
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=isinstance(path, str) and path.startswith("file:"),
    )
    # The driver would write its own lines over the screen when a key does not fit.
    connection.execute("PRAGMA cipher_log = off").fetchall()
    if key is not None:
        connection.execute(f"PRAGMA key = {key}")
    return connection


_TABLES = {"entries", "drafts", "history", "ledger"}
"""Some of the tables by which a journal is known from another program's encrypted database."""


def _opened(path: Path | str, key: str, place: Place | None = None) -> Any:
    """A connection that has read something; `Busy` where another file took the place meanwhile.

    The file is open then, but no log was read: one that is another file's would be its own.
    """
    connection = _connect(path, key)
    try:
        if place is not None and place.is_taken():
            raise Busy(TAKEN)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if tables and not tables >= _TABLES:
            raise NotAJournal(f"This database belongs to another program: {path}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def translated(path: Path | None) -> Iterator[None]:
    """Turn the driver's and the system's errors into the program's own, safe to show."""
    try:
        yield
    except JournalError:
        raise
    except driver.Error as error:
        raise told_as(str(error).lower(), path) from None
    except OSError as error:
        full = error.errno in (28, 122)  # ENOSPC, EDQUOT
        told = f"{error.strerror}: {path}"
        raise (NoSpace(told) if full else ReadOnly(told)) from None
