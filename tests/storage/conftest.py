"""A journal on disk for each test."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from tests.cli.quick_keys import derive_once, put_file

PASSPHRASE = "seven quiet lamps"
TODAY = date(2026, 11, 24)


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    """Where a journal may be made."""
    return tmp_path / "own" / "journal.db"


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the key of each file once, where a test is about what lies in the file."""
    derive_once(monkeypatch)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a new journal."""
    made = tmp_path_factory.mktemp("made") / "own" / "journal.db"
    Journal.create(made, PASSPHRASE).close()
    return made.read_bytes()


@pytest.fixture
def journal(journal_path: Path, empty_file: bytes, quick_keys: None) -> Iterator[Journal]:
    """A new journal, closed after the test."""
    put_file(journal_path, empty_file)
    made = Journal.unlock(journal_path, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def own() -> Iterator[Journal]:
    """An empty journal in memory, closed after the test."""
    made = Journal.in_memory()
    yield made
    made.close()
