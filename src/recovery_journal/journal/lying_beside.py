"""Copies of a journal that lie beside its file, as tools put them there that carry files about.

Two changes at once on two computers leave the file and a copy of it, under a name that each tool
makes up: `journal.sync-conflict-20261123-101500-ABCDEFG.db`, `journal (conflicted copy).db`,
`journal 2.db`. They are known by how they begin, as a copy begins as the journal does.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_journal.errors import JournalError, WrongPassphrase
from recovery_journal.journal.copies import copy_path, is_named
from recovery_journal.private_files import copy_private
from recovery_journal.storage.first_look import first_bytes

if TYPE_CHECKING:
    from recovery_journal.journal.opening import Journal


@dataclass(frozen=True, slots=True)
class Lying:
    """A copy that lies beside a journal, as it is now: written anew, it is another one."""

    path: Path
    size: int
    changed: int
    """When it was last written, in nanoseconds."""

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.name


def lying_beside(path: Path) -> list[Lying]:
    """The copies that lie beside a journal's file, the one written last at the end.

    Not the automatic copies, nor what is hidden or half made. One whose passphrase was changed is
    found too; one of another journal is not.
    """
    path = path.resolve()
    begins, found = first_bytes(path), []
    with suppress(OSError):
        for file in path.parent.iterdir():
            if _may_be_copy(file, path) and first_bytes(file) == begins:
                told = file.stat()
                found.append(Lying(file, told.st_size, told.st_mtime_ns))
    return sorted(found, key=lambda each: (each.changed, each.path))


def _may_be_copy(file: Path, path: Path) -> bool:
    named = file.suffix.lower() == path.suffix.lower() and not file.name.startswith(".")
    return named and file != path and file.is_file() and not is_named(file, path)


def with_more(journal: "Journal", passed_over: frozenset[Lying] = frozenset()) -> list[Lying]:
    """The copies beside a journal that have something it has not, or that its key does not open.

    For a thread, on a connection of its own: each of them is opened. What can't be read as a
    journal is passed over, as are those that were looked at before.
    """
    lying = [] if journal.path is None else lying_beside(journal.path)
    return [each for each in lying if each not in passed_over and _may_have_more(journal, each)]


def _may_have_more(journal: "Journal", lying: Lying) -> bool:
    try:
        return journal.has_more(lying.path)
    except WrongPassphrase:
        return True
    except JournalError:
        return False


def lay_aside(lying: Lying, path: Path, folder: Path | None = None) -> Path:
    """Put a copy among the automatic copies of a journal, under a name as they have.

    It is dated by when it was last written, so that it takes the place of no copy of this journal
    that was made later. Raises what writing a file does.
    """
    written = datetime.fromtimestamp(lying.changed / 1e9, UTC)
    target = copy_path(path, folder, written)
    for end in ("-wal", ""):  # what was not yet brought into the file, if anything
        if lying.path.with_name(lying.path.name + end).is_file():
            copy_private(lying.path.with_name(lying.path.name + end), Path(f"{target}{end}"))
    for end in ("", "-wal", "-shm"):
        lying.path.with_name(lying.path.name + end).unlink(missing_ok=True)
    return target
