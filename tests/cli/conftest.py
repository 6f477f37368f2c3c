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


@pytest.fixture
def journal_file(path: Path) -> Path:
    """An empty journal."""
    Journal.create(path, PASSPHRASE).close()
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
