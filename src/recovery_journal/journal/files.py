"""A journal's file while it is locked: where it is, and what is wrong with it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from recovery_journal.journal.copies import copies


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What can be told of a journal while it is locked: size in bytes, and its last copy."""

    path: Path
    size: int | None
    last_copy: datetime | None


def where(path: Path, folder: Path | None = None) -> Whereabouts:
    """Where a journal is; `size` is None when there is no file."""
    made = copies(path, folder)
    return Whereabouts(
        path=path,
        size=path.stat().st_size if path.is_file() else None,
        last_copy=made[0].made if made else None,
    )
