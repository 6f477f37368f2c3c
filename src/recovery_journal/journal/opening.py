"""The journal as one: opened, its key changed, closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

from recovery_journal.errors import WrongPassphrase
from recovery_journal.journal.beside import Beside
from recovery_journal.journal.bringing_back import BringingBack
from recovery_journal.journal.copies import chosen_folder, copies, copy_path, thin_out
from recovery_journal.journal.replaced import Replaced
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Audience

if TYPE_CHECKING:
    from recovery_journal.storage.vault import Vault


class Journal(Replaced, BringingBack, Beside):
    """An open journal. `path` is None for a journal in memory alone."""

    def __init__(self, vault: "Vault", audience: Audience = Audience.ME):
        from recovery_journal.storage.counting import Counting
        from recovery_journal.storage.deciding import Deciding
        from recovery_journal.storage.finding import Finding
        from recovery_journal.storage.incoming import Incoming
        from recovery_journal.storage.merging import Merging
        from recovery_journal.storage.store import Store
        from recovery_journal.storage.strengthening import Strengthening
        from recovery_journal.storage.together import Together
        from recovery_journal.storage.valuing import Valuing
        from recovery_journal.storage.whole import Whole

        self.path = vault.path
        self._vault = vault
        self._finding = Finding(vault, audience)
        self._store = Store(vault, self._finding)
        self._counting = Counting(self._finding)
        self._deciding = Deciding(self._finding)
        self._strengthening = Strengthening(self._finding)
        self._valuing = Valuing(vault, self._finding)
        self._together = Together(vault, self._finding)
        self._incoming = Incoming(self._store, self._finding)
        self._whole_file = Whole(self._finding)
        self._merging = Merging(self._store, self._whole_file)
        self._changing_key = Lock()
        self._meet()

    @classmethod
    def create(cls, path: Path, passphrase: str) -> Self:
        """A new journal at a path where there is none; when it fails, no part of it stays."""
        from recovery_journal.storage.vault import Vault

        vault = Vault.create(path, passphrase)
        try:
            return cls._migrated(vault)
        except BaseException:
            vault.discard()
            raise

    @classmethod
    def unlock(cls, path: Path, passphrase: str) -> Self:
        """The journal at a path, opened with its passphrase."""
        from recovery_journal.storage.vault import Vault

        return cls._migrated(Vault.unlock(path, passphrase))

    @classmethod
    def recover(cls, path: Path, code: str) -> Self:
        """The journal at a path, opened with its recovery code; ask for a new passphrase then."""
        from recovery_journal.storage.keys import key_from_code
        from recovery_journal.storage.vault import Vault

        key_from_code(code)
        try:
            return cls._migrated(Vault.recover(path, code))
        except WrongPassphrase:
            raise WrongPassphrase(
                "This code does not open it. After a change of the passphrase, a newer code does."
            ) from None

    @classmethod
    def in_memory(cls) -> Self:
        """An empty journal that is never on disk."""
        from recovery_journal.storage.vault import Vault

        return cls._migrated(Vault.in_memory())

    @classmethod
    def _migrated(cls, vault: "Vault") -> Self:
        from recovery_journal.storage import migrations
        from recovery_journal.storage.vault import translated

        try:
            with translated(vault.path):
                taken = migrations.steps_taken(vault.connection)
                if taken < len(migrations.STEPS):
                    if taken and vault.path is not None:
                        vault.copy_to(copy_path(vault.path, chosen_folder()))
                    with vault.writing() as connection:
                        migrations.migrate(connection)
                return cls(vault)
        except BaseException:
            vault.close()
            raise

    def back_up(self, target: Path) -> None:
        """Write an encrypted copy that the same passphrase opens; it was read back whole.

        Raises `AlreadyThere`, `CannotWrite`, `NoSpace`, `ReadOnly`; no part of it stays then.
        """
        self._vault.copy_to(target)

    def copy_of_the_day(self, today: date, keep: Keep, folder: Path | None = None) -> Path | None:
        """Make the copy of this day and thin the others out; None where it was made already.

        May run in a thread, on a journal that is open beside the first.
        """
        file = self._vault.file
        if any(copy.day == today for copy in copies(file, folder)):
            return None
        return self.copy_now(keep, folder)

    def copy_now(self, keep: Keep, folder: Path | None = None) -> Path:
        """Make an automatic copy, as before something large, and thin the others out."""
        target = copy_path(self._vault.file, folder)
        self.back_up(target)
        thin_out(self._vault.file, keep, folder)
        return target

    def recovery_code(self) -> str:
        """The code that opens the file when the passphrase is forgotten: 14 groups of four."""
        from recovery_journal.storage.keys import recovery_code

        return recovery_code(self._vault.raw_key)

    def change_passphrase(self, passphrase: str) -> None:
        """Lock the file with other words; the recovery code is another one after that.

        May run in a thread: `close` waits for it, and `changed` does not.
        """
        with self._changing_key:
            self._vault.rekey(passphrase)

    def is_passphrase(self, passphrase: str) -> bool:
        """Whether these words open the file now. Raises `Unusable` for a journal in memory."""
        return self._vault.opens_with(passphrase)

    def in_company(self) -> "Journal":
        """The same open journal, as it is seen together; closing either closes both."""
        return self._seen_by(Audience.TOGETHER)

    def alone(self) -> "Journal":
        """The same open journal, as the person sees it alone; closing either closes both."""
        return self._seen_by(Audience.ME)

    def _seen_by(self, audience: Audience) -> "Journal":
        other = Journal(self._vault, audience)
        other._changing_key = self._changing_key
        return other

    @contextmanager
    def beside(self) -> Iterator["Journal"]:
        """The same journal on a connection of its own, for a thread; closed at the end.

        A journal in memory has one connection, and is given itself.
        """
        if self.path is None:
            yield self
            return
        lent = object()
        self._vault.lent.add(lent)
        try:
            other = Journal(self._vault.again(), self.audience)
            other.shows_closed = self.shows_closed
            try:
                yield other
            finally:
                other.close()
        finally:
            self._vault.lent.discard(lent)

    def close(self) -> None:
        """Close the file and forget its key."""
        with self._changing_key:
            self._vault.close()

    def changed(self) -> bool:
        """Whether another process has written since the last call."""
        if self._changing_key.locked():
            return False
        now = self._vault.data_version()
        changed, self._seen = now != self._seen, now
        return changed


def load_storage() -> None:
    """Load what opening a journal needs, ahead of the first one; a thread may do it."""
    from recovery_journal.storage import (
        counting,
        deciding,
        finding,
        incoming,
        merging,
        migrations,
        store,
        strengthening,
        together,
        valuing,
        vault,
        whole,
    )

    del (
        counting,
        deciding,
        finding,
        incoming,
        merging,
        migrations,
        store,
        strengthening,
        together,
        valuing,
        vault,
        whole,
    )
