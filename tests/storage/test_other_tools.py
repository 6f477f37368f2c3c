"""The file in the hands of another program, which shares no code with SQLCipher."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import apsw
import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft

PASSPHRASE = "four 'quiet' wörds \" here"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "own" / "journal.db"
    journal = Journal.create(found, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date(2026, 3, 12), "Walked to the river", "Crème brûlée"))
    journal.close()
    return found


def opened(path: Path, passphrase: str) -> apsw.Connection:
    """The file as SQLite3 Multiple Ciphers opens SQLCipher 4 with its default settings."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    for name, value in (("cipher", "sqlcipher"), ("legacy", 4)):
        connection.pragma(name, value)
    connection.pragma("key", passphrase)
    return connection


def test_file_when_opened_by_another_program_then_its_tables_read_plainly(path: Path) -> None:
    connection = opened(path, PASSPHRASE)
    found = connection.execute("SELECT kind, day, title, body, lane FROM entries").fetchall()
    assert found == [("win", "2026-03-12", "Walked to the river", "Crème brûlée", "only me")]
    searched = (
        "SELECT e.title FROM search s JOIN entries e ON e.place = s.rowid WHERE s.words MATCH ?"
    )
    assert connection.execute(searched, ("brulee",)).fetchall() == [("Walked to the river",)]
    assert connection.pragma("integrity_check") == "ok"
    connection.close()


def test_file_when_another_program_has_the_wrong_words_then_it_reads_nothing(path: Path) -> None:
    connection = opened(path, "four other words here")
    with pytest.raises(apsw.NotADBError):
        connection.execute("SELECT * FROM entries").fetchall()
    connection.close()
    Journal.unlock(path, PASSPHRASE).close()


def test_file_when_another_program_writes_then_the_journal_shows_it(path: Path) -> None:
    connection = opened(path, PASSPHRASE)
    connection.execute("UPDATE entries SET starred = 1")
    connection.close()
    journal = Journal.unlock(path, PASSPHRASE)
    assert journal.page()[0].starred
    assert journal.check() == []
    journal.close()


def decrypted(path: Path) -> bytes:
    """Every byte of the file with its encryption taken off, on a copy."""
    plain = path.with_name("plain.db")
    shutil.copy(path, plain)
    connection = opened(plain, PASSPHRASE)
    connection.pragma("rekey", "")
    connection.close()
    return plain.read_bytes()


def test_erase_when_all_pages_are_read_then_nothing_but_its_bare_id_is_left(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    kept = journal.add(new_entry(Kind.WIN, date(2026, 3, 12), "a quiet morning"))
    gone = journal.add(new_entry(Kind.WIN, date(2026, 3, 12), "zephyrine", "quillwort " * 900))
    journal.save(replace(gone, title="marigold", tags=("periwinkle",)))
    journal.keep_draft(Draft(entry=replace(journal.entry(gone.id), body="hollyhock")))
    journal.thread(kept.id, gone.id, "foxglove")
    words = [b"zephyrine", b"quillwort", b"marigold", b"periwinkle", b"hollyhock", b"foxglove"]
    journal.close()
    assert all(word in decrypted(path) for word in words)
    journal = Journal.unlock(path, PASSPHRASE)
    journal.erase(gone.id)
    journal.close()
    left = decrypted(path)
    assert b"a quiet morning" in left
    assert not [word for word in words if word in left]
    assert left.count(gone.id.encode()) == 1  # the bare id, that no copy may bring it back
