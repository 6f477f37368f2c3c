"""A journal on disk for each test."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal

PASSPHRASE = "seven quiet lamps"
TODAY = date(2026, 11, 24)


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    """Where a journal may be made."""
    return tmp_path / "own" / "journal.db"


@pytest.fixture
def journal(journal_path: Path) -> Iterator[Journal]:
    """A new journal, closed after the test."""
    made = Journal.create(journal_path, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def own() -> Iterator[Journal]:
    """An empty journal in memory, closed after the test."""
    made = Journal.in_memory()
    yield made
    made.close()
