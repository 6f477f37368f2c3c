"""All that can be read of a damaged journal, in a new file; the damaged one stays as it is."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_journal.errors import AlreadyThere, CannotWrite, NoJournal
from recovery_journal.journal.copies import folders_of, named
from recovery_journal.model.salvaging import Salvaged

if TYPE_CHECKING:
    from recovery_journal.storage.pages import Pages
    from recovery_journal.storage.vault import Vault


def salvage(path: Path, new: Path, passphrase: str, folder: Path | None = None) -> Salvaged:
    """Write what can be read of a journal into a new one, which the same passphrase opens.

    It is checked before it has its name; until then it is called `NEW.part`. Raises `NoJournal`,
    `AlreadyThere`, `Busy` where another program has the journal open, `WrongPassphrase` where
    these words open no part of it, and what a write may raise; no part of it stays then.
    """
    from recovery_journal.storage.salvage import salvage as write
    from recovery_journal.storage.vault import Vault, translated

    _refuse_taken(new)
    with _pages(path, passphrase, folder) as pages, translated(new):
        half = new.with_name(f"{new.name}.part")
        for end in ("", "-journal", "-wal", "-shm"):  # what a kill left of an earlier time
            half.with_name(half.name + end).unlink(missing_ok=True)
        vault = Vault.create(half, passphrase)
        try:
            told = write(pages, vault)
            _close_sound(vault, passphrase)
            _refuse_taken(new)
            half.rename(new)
        except BaseException:
            vault.discard()
            raise
    return told


def damage(path: Path, passphrase: str, folder: Path | None = None) -> list[str]:
    """What is wrong with a file that does not open as it is, a sentence each; changes nothing.

    Raises `WrongPassphrase` where these words open no part of it.
    """
    from recovery_journal.storage import soundness

    with _pages(path, passphrase, folder) as pages:
        return soundness.damage(pages)


@contextmanager
def _pages(path: Path, passphrase: str, folder: Path | None) -> "Iterator[Pages]":
    """The pages of a journal that nobody writes to meanwhile."""
    from recovery_journal.storage.alone import held_alone
    from recovery_journal.storage.salvage import pages_of

    if not path.is_file():
        raise NoJournal(f"There is no file at {path}.")
    # One that can't be written to is held by nobody.
    with held_alone(path) if os.access(path, os.W_OK) else nullcontext():
        copies = [copy for each in folders_of(path, folder) for copy in named(path, each)]
        pages = pages_of(path, passphrase, copies)
        try:
            yield pages
        finally:
            pages.close()


def _refuse_taken(new: Path) -> None:
    if os.path.lexists(new):
        raise AlreadyThere(f"A file stands there already: {new}")


def _close_sound(vault: "Vault", passphrase: str) -> None:
    """Check a new file and close it; raises `CannotWrite` where it is not whole on the disk."""
    from recovery_journal.storage.finding import Finding
    from recovery_journal.storage.first_look import log_is_left
    from recovery_journal.storage.soundness import faults
    from recovery_journal.storage.vault import Vault

    file = vault.file
    wrong = faults(vault, Finding(vault))
    vault.checkpoint()
    vault.close()
    if wrong or log_is_left(file) or Vault.broken_seals(file, passphrase):
        raise CannotWrite(f"What was written to {file.parent} can't be read back.")
