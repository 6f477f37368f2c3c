"""Paths as people say them: `~` is the person's own folder."""

from pathlib import Path


def said_path(path: Path) -> str:
    """A path in as few words as tell it: "~/Documents/journal.md"."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
