"""The vault: the only place that knows the SQLCipher driver. Create, open, re-key, copy.

The file is SQLCipher 4 with its default settings, so any tool that speaks it opens the file with
the passphrase. It is 0600 in a 0700 folder; it never exists on disk unencrypted.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as driver

from recovery_journal.errors import (
    AlreadyThere,
    CannotWrite,
    Closed,
    JournalError,
    NoSpace,
    NotAJournal,
    ReadOnly,
    Unusable,
)
from recovery_journal.paths import make_private_folder
from recovery_journal.storage import keys
from recovery_journal.storage.first_look import log_is_left, look_at
from recovery_journal.storage.meanings import told_as

# sqlite-utils looks for a driver by this name; its handlers then know SQLCipher's exceptions.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", driver)

WAIT_SECONDS = 5.0
"""How long a write waits for another process before it is `Busy`."""


class Vault:
    """One open connection to a journal's file.

    `path` is None in memory. `connection` is in autocommit mode; write inside `writing()`.
    """

    def __init__(self, connection: Any, path: Path | None, passphrase: str, raw: bytes | None):
        self.connection = connection
        self.path = path
        self._passphrase = passphrase
        self._raw = raw

    @classmethod
    def create(cls, path: Path, passphrase: str) -> "Vault":
        """A new, empty file. Raises `AlreadyThere`, `Unusable`, and what a write may raise."""
        passphrase = keys.new_passphrase(passphrase)
        with translated(path):
            make_private_folder(path.parent)
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            except FileExistsError:
                raise AlreadyThere(f"A file stands there already: {path}") from None
            vault = cls(_connect(path, _quoted(passphrase)), path, passphrase, None)
            try:
                vault._settle()
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
            if log_is_left(path):
                # Closing after a wrong key would move the log into the file; try read-only first.
                with path.open("rb") as file:
                    raw = keys.derive(passphrase, file.read(keys.SALT_BYTES))
                return cls._with_raw(path, passphrase, raw)
            vault = cls(_opened(path, _quoted(passphrase)), path, passphrase, None)
            vault._settle()
        return vault

    @classmethod
    def recover(cls, path: Path, code: str) -> "Vault":
        """The file, opened with its recovery code; raises what `unlock` raises."""
        raw = keys.key_from_code(code)
        look_at(path)
        with translated(path):
            return cls._with_raw(path, "", raw)

    @classmethod
    def _with_raw(cls, path: Path, passphrase: str, raw: bytes) -> "Vault":
        _opened(_read_only(path), _literal(raw)).close()
        vault = cls(_opened(path, _literal(raw)), path, passphrase, raw)
        vault._settle()
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
        """A second connection to the same file, for reading beside the first in another thread."""
        with translated(self.file):
            vault = Vault(_opened(self.file, _literal(self.raw_key)), self.path, "", self.raw_key)
            vault._settle()
        return vault

    @property
    def raw_key(self) -> bytes:
        """The derived key, 32 bytes; worked out once, when first wanted."""
        if self._raw is None:
            if not self._passphrase and self.path is not None:
                raise Closed("Unlock it first.")
            with self.file.open("rb") as file:
                self._raw = keys.derive(self._passphrase, file.read(keys.SALT_BYTES))
        return self._raw

    def opens_with(self, passphrase: str) -> bool:
        """Whether this passphrase gives the file's key."""
        with translated(self.path), self.file.open("rb") as file:
            salt = file.read(keys.SALT_BYTES)
        return keys.derive(keys.normal_passphrase(passphrase), salt) == self.raw_key

    def data_version(self) -> int:
        """A number that is another one whenever another connection has written."""
        with translated(self.path):
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def rekey(self, passphrase: str) -> None:
        """Lock the file with another passphrase: every page anew, all of them or none."""
        passphrase = keys.new_passphrase(passphrase)
        with self.file.open("rb") as file:
            salt = file.read(keys.SALT_BYTES)
        self._rekey_raw(keys.derive(passphrase, salt))
        self._passphrase = passphrase

    def _rekey_raw(self, raw: bytes) -> None:
        with translated(self.path):
            self.connection.execute(f"PRAGMA rekey = {_literal(raw)}")
            self.checkpoint()
        self._raw = raw

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
        uri = f"{copy.absolute().as_uri()}?immutable=1"
        try:
            connection = _opened(uri, _literal(self.raw_key))
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

    def close(self) -> None:
        """Close; when no other process has it open, one file is left."""
        self._passphrase, self._raw = "", None
        self.connection.close()

    def discard(self) -> None:
        """Close, and take away the file: one that was never finished."""
        self.close()
        for end in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)

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


def _opened(path: Path | str, key: str) -> Any:
    connection = _connect(path, key)
    try:
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
