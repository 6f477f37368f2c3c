"""Paths as people say them: `~` is the person's own folder."""

import os
from pathlib import Path


def said_path(path: Path) -> str:
    """A path in as few words as tell it: "~/Documents/journal.md"."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def typed_path(typed: str) -> Path:
    """The absolute path that was typed; `~` is understood, an unknown `~name` stays as it is."""
    # os.path leaves an unknown "~name" as it is, where Path.expanduser raises.
    return Path(os.path.expanduser(typed.strip())).absolute()  # noqa: PTH111
