"""Copies that come together: what another copy of the journal has and this one has not."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from secrets import token_hex
from time import time
from typing import TYPE_CHECKING

from recovery_journal.errors import NoJournal, Unusable
from recovery_journal.journal.bringing_in import BringingIn
from recovery_journal.model.entry import Audience, Entry
from recovery_journal.model.whole import Merged

if TYPE_CHECKING:
    from recovery_journal.model.whole import Piece
    from recovery_journal.storage.vault import Vault
    from recovery_journal.storage.whole import Whole

_NOBODYS_SECONDS = 3600
"""After how long a copy that is read is nobody's any more."""


class ComingTogether(BringingIn):
    """The part of the journal by which copies of it come together."""

    def merge(
        self,
        other: Path,
        passphrase: str | None = None,
        seen: Callable[[int], None] | None = None,
    ) -> Merged:
        """Bring in what another copy has and this one has not: all of it, or nothing.

        The other file stays as it is. Without a passphrase it is opened with this journal's own
        key. Where an entry was changed in both, both versions are kept and the newer one stands.
        Raises `Unusable` during a time together and for this file itself, `NoJournal`, and what
        opening a journal raises, of the other one.
        """
        self._refuse(other)
        with self._read_from(other, passphrase) as theirs:
            return self._take_some(theirs.unknown_to(self._whole_file), seen)

    def _take_some(
        self, pieces: "Iterator[Piece]", seen: Callable[[int], None] | None = None
    ) -> Merged:
        """Bring pieces in; where there are none, no byte of the file changes."""
        new = self._merging.if_any_is_new(pieces)
        if new is None:
            return Merged(undecided=len(self._merging.undecided()))
        return self._merging.take(new, seen)

    def has_more(self, other: Path, passphrase: str | None = None) -> bool:
        """Whether another copy has anything that this one has not; opened as `merge` opens it.

        Raises what `merge` raises, `WrongPassphrase` for a copy whose key is another one.
        """
        self._refuse(other)
        with self._read_from(other, passphrase) as theirs:
            return self._merging.if_any_is_new(theirs.unknown_to(self._whole_file)) is not None

    def _refuse(self, other: Path) -> None:
        """Raise where nothing may be brought in, or not from this file."""
        self._refuse_in_company()
        if not other.is_file():
            raise NoJournal(f"There is no file at {other}.")
        if self.path is not None and other.samefile(self.path):
            raise Unusable("That is this journal itself.")

    def _refuse_in_company(self) -> None:
        if self.audience is not Audience.ME or self._together.under_way() is not None:
            raise Unusable("Two people are at this journal now. Leave the time together first.")

    @contextmanager
    def _read_from(self, other: Path, passphrase: str | None) -> "Iterator[Whole]":
        """All that another file holds, read from a copy of it that is let go of at the end."""
        from recovery_journal.storage import migrations
        from recovery_journal.storage.finding import Finding
        from recovery_journal.storage.whole import Whole

        copy = _name_for(self._vault.file)
        try:
            self._copy_at_rest(other, copy, passphrase)
            vault = self._opened(copy, passphrase)
            try:
                if migrations.steps_taken(vault.connection) < len(migrations.STEPS):
                    with vault.writing() as connection:
                        migrations.migrate(connection)
                yield Whole(Finding(vault))
            finally:
                vault.close()
        finally:
            _take_away(copy)

    def _opened(self, path: Path, passphrase: str | None) -> "Vault":
        from recovery_journal.storage.keys import recovery_code
        from recovery_journal.storage.vault import Vault

        if passphrase is None:
            return Vault.recover(path, recovery_code(self._vault.raw_key))
        return Vault.unlock(path, passphrase)

    def _copy_at_rest(self, other: Path, copy: Path, passphrase: str | None) -> None:
        """Copy a file as it is, or, where another program may have it open, as it reads."""
        from recovery_journal.private_files import copy_private

        if not _log_of(other).exists():
            copy_private(other, copy)
            return
        vault = self._opened(other, passphrase)
        try:
            vault.copy_to(copy)
        finally:
            vault.close()

    def undecided(self) -> list[Entry]:
        """The entries that were changed in two copies, as they stand: one of two is to be chosen.

        Oldest day first; to others there are none.
        """
        if self.audience is not Audience.ME:
            return []
        return self._finding.standing_among(self._merging.undecided())

    def is_undecided(self, entry_id: str) -> bool:
        """Whether there are versions of an entry to choose from; to others there are none."""
        return self.audience is Audience.ME and self._merging.is_undecided(entry_id)

    def said_elsewhere(self, thread_id: str) -> list[str]:
        """The other words of a thread that was worded in two copies; to others there are none."""
        return self._merging.said_elsewhere(thread_id) if self.audience is Audience.ME else []

    def choices(self, entry_id: str) -> list[Entry]:
        """The versions of such an entry, the one that stands first; to others there are none."""
        return self._merging.choices(entry_id) if self.audience is Audience.ME else []

    def go_on_with(self, chosen: Entry) -> Entry:
        """Let one of these versions stand; the others stay in its history. Asks no more."""
        self._refuse_in_company()
        return self._merging.go_on_with(chosen)

    def whole(self) -> Iterator["Piece"]:
        """All that the journal holds, piece by piece; refused during a time together."""
        self._refuse_in_company()
        return self._whole_file.pieces()

    def take_in(
        self, pieces: Iterable["Piece"], seen: Callable[[int], None] | None = None
    ) -> Merged:
        """Bring in pieces that were taken out as `whole` gives them: all of them, or none."""
        self._refuse_in_company()
        return self._merging.take(pieces, seen)


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _name_for(file: Path) -> Path:
    """A hidden name beside a file for a copy that is read; what a kill left of one goes."""
    begins = f".{file.name}.other-"
    for left in file.parent.glob(f"{escape(begins)}*"):
        if time() - left.stat().st_mtime > _NOBODYS_SECONDS:
            left.unlink(missing_ok=True)
    return file.with_name(f"{begins}{token_hex(4)}")


def _take_away(file: Path) -> None:
    for end in ("", "-wal", "-shm", ".part"):
        file.with_name(file.name + end).unlink(missing_ok=True)
