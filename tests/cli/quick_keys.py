"""Derive the key of a file once for a whole test run, as it is the slowest part of opening one.

Files stay what they are, with all 256,000 rounds: the driver is handed the key that it would have
come to by itself. Processes that tests start derive it themselves, from the same files.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from recovery_journal.storage import keys, vault

_derive = lru_cache(maxsize=256)(keys.derive)
_connect: Callable[[Path | str, str | None], Any] = vault._connect


def _salt(path: Path | str) -> bytes:
    """The first bytes of the file at a path or a `file:` address; none where there is no file."""
    named = str(path)
    named = unquote(urlsplit(named).path) if named.startswith("file:") else named
    try:
        with Path(named).open("rb") as file:
            return file.read(keys.SALT_BYTES)
    except OSError:
        return b""


def _connect_quickly(path: Path | str, key: str | None) -> Any:
    """A connection, keyed with what its passphrase comes to; as it is for a file yet to be made."""
    if key is not None and key.startswith("'"):
        salt = _salt(path)
        if len(salt) == keys.SALT_BYTES:
            key = vault._literal(_derive(key[1:-1].replace("''", "'"), salt))
    return _connect(path, key)


def derive_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file of this process be opened so, to the end of the test."""
    monkeypatch.setattr(keys, "derive", _derive)
    monkeypatch.setattr(vault, "_connect", _connect_quickly)


def put_file(path: Path, content: bytes) -> None:
    """Put a file there as the program makes one: for its owner alone, in a folder of its own."""
    path.parent.mkdir(mode=0o700)
    path.touch(mode=0o600)
    path.write_bytes(content)
