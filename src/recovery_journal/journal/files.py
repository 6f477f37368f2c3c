"""A journal's file while it is locked: where it is, and what is wrong with it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


def copy_path(path: Path) -> Path:
    """Where an automatic copy goes that is made now."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return path.parent / "copies" / f"{path.stem}-{stamp}.db"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What can be told of a journal while it is locked: size in bytes, and its last copy."""

    path: Path
    size: int | None
    last_copy: datetime | None


def where(path: Path) -> Whereabouts:
    """Where a journal is; `size` is None when there is no file."""
    copies = sorted((path.parent / "copies").glob(f"{path.stem}-*.db"))
    made = copies[-1].stat().st_mtime if copies else None
    return Whereabouts(
        path=path,
        size=path.stat().st_size if path.is_file() else None,
        last_copy=datetime.fromtimestamp(made, UTC) if made else None,
    )


def damage(path: Path, passphrase: str) -> list[str]:
    """What is wrong with a file that is too damaged to open, a sentence each; changes nothing."""
    from recovery_journal.storage import soundness

    return soundness.damage(path, passphrase)
