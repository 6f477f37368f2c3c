"""The steps of the schema: each once, all of them or none, after an encrypted copy."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import JournalError, TooNew
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.storage import migrations
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY

Step = Callable[[Any], None]


def m002_a_colour(db: Any) -> None:
    db.execute("ALTER TABLE entries ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'")


def m003_breaks(db: Any) -> None:
    db.execute("UPDATE entries SET colour = 'lost'")
    db.execute("ALTER TABLE nowhere ADD COLUMN more TEXT")


@pytest.fixture
def older(journal_path: Path) -> Path:
    """A journal with one win, whose schema is that of this program."""
    journal = Journal.create(journal_path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, TODAY, "kept through it all"))
    journal.close()
    return journal_path


def newer_program(monkeypatch: pytest.MonkeyPatch, *more: Step) -> None:
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, *more))


def copies(path: Path) -> list[Path]:
    return sorted((path.parent / "copies").glob("*"))


def asked(path: Path, sql: str) -> list[Any]:
    vault = Vault.unlock(path, PASSPHRASE)
    try:
        return list(vault.connection.execute(sql).fetchall())
    finally:
        vault.close()


def test_step_when_new_then_taken_once_after_an_encrypted_copy(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(monkeypatch, m002_a_colour)
    for _ in range(2):
        journal = Journal.unlock(older, PASSPHRASE)
        assert [row.title for row in journal.page()] == ["kept through it all"]
        assert journal.check() == []
        journal.close()
    assert asked(older, "SELECT colour FROM entries") == [("none",)]
    names = asked(older, "SELECT name FROM _sqlite_migrations ORDER BY rowid")
    assert names == [("m001_entries_and_wins",), ("m002_a_colour",)]
    assert asked(older, "PRAGMA user_version") == [(2,)]
    (copy,) = copies(older)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert b"kept through" not in copy.read_bytes()
    assert asked(copy, "PRAGMA user_version") == [(1,)]
    assert asked(copy, "SELECT title FROM entries") == [("kept through it all",)]


def test_step_when_it_fails_then_the_file_is_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as for_now:
        newer_program(for_now, m002_a_colour, m003_breaks)
        with pytest.raises(JournalError):
            Journal.unlock(older, PASSPHRASE)
    assert asked(older, "PRAGMA user_version") == [(1,)]
    assert "colour" not in str(asked(older, "SELECT sql FROM sqlite_schema"))
    journal = Journal.unlock(older, PASSPHRASE)
    assert [row.title for row in journal.page()] == ["kept through it all"]
    assert journal.check() == []
    journal.close()


def test_step_when_another_process_was_faster_then_nothing_is_left_to_take(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(monkeypatch, m002_a_colour)
    slower = Vault.unlock(older, PASSPHRASE)
    Journal.unlock(older, PASSPHRASE).close()
    with slower.writing() as connection:
        migrations.migrate(connection)
    slower.close()
    assert asked(older, "SELECT count(*) FROM _sqlite_migrations") == [(2,)]


def test_opening_when_the_file_is_newer_than_the_program_then_it_is_left_alone(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as for_now:
        newer_program(for_now, m002_a_colour)
        Journal.unlock(older, PASSPHRASE).close()
    before = older.read_bytes()
    with pytest.raises(TooNew):
        Journal.unlock(older, PASSPHRASE)
    assert older.read_bytes() == before


def test_creating_when_new_then_no_copy_is_made(older: Path) -> None:
    assert copies(older) == []
