"""A journal file of one's own, and ways to run commands on it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recovery_journal.cli.group import cli
from recovery_journal.journal import Journal
from tests.cli.quick_keys import derive_once, put_file

PASSPHRASE = "lantern ferry otter moss"
COMMAND = f'printf "{PASSPHRASE}\\nsecond line"'

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a journal that is not there yet; the environment names it."""
    found = tmp_path / "kept" / "journal.db"
    monkeypatch.setenv("RECOVERY_JOURNAL_FILE", str(found))
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", COMMAND)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return found


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the key of each file once; what is proved of deriving it is proved elsewhere."""
    derive_once(monkeypatch)


@pytest.fixture(scope="session")
def empty_journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an empty journal."""
    made = tmp_path_factory.mktemp("made") / "own" / "journal.db"
    Journal.create(made, PASSPHRASE).close()
    return made.read_bytes()


@pytest.fixture
def journal_file(path: Path, empty_journal: bytes) -> Path:
    """An empty journal."""
    put_file(path, empty_journal)
    return path


@pytest.fixture
def run() -> Run:
    """Run a command in this process."""

    def _run(*args: str, text: str | bytes = "") -> Result:
        return CliRunner().invoke(cli, list(args), input=text, prog_name="recovery-journal")

    return _run


@pytest.fixture
def spawn() -> Spawn:
    """Run a command as a process without a terminal."""

    def _spawn(*args: str, text: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "recovery_journal", *args],
            input=text,
            capture_output=True,
            env={**os.environ, **env},
            start_new_session=True,
            timeout=60,
            check=False,
        )

    return _spawn
