"""The steps of the schema: each once, all of them or none, after an encrypted copy."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import JournalError, TooNew
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft, Person, Thread
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage import migrations
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY

Step = Callable[[Any], None]


def m003_a_colour(db: Any) -> None:
    db.execute("ALTER TABLE entries ADD COLUMN colour TEXT NOT NULL DEFAULT 'none'")


def m004_breaks(db: Any) -> None:
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
    newer_program(monkeypatch, m003_a_colour)
    for _ in range(2):
        journal = Journal.unlock(older, PASSPHRASE)
        assert [row.title for row in journal.page()] == ["kept through it all"]
        assert journal.check() == []
        journal.close()
    assert asked(older, "SELECT colour FROM entries") == [("none",)]
    names = asked(older, "SELECT name FROM _sqlite_migrations ORDER BY rowid")
    assert names == [
        ("m001_entries_and_wins",),
        ("m002_values_and_check_ins",),
        ("m003_a_colour",),
    ]
    assert asked(older, "PRAGMA user_version") == [(3,)]
    (copy,) = copies(older)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert b"kept through" not in copy.read_bytes()
    assert asked(copy, "PRAGMA user_version") == [(2,)]
    assert asked(copy, "SELECT title FROM entries") == [("kept through it all",)]


def test_step_when_it_fails_then_the_file_is_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as for_now:
        newer_program(for_now, m003_a_colour, m004_breaks)
        with pytest.raises(JournalError):
            Journal.unlock(older, PASSPHRASE)
    assert asked(older, "PRAGMA user_version") == [(2,)]
    assert "colour" not in str(asked(older, "SELECT sql FROM sqlite_schema"))
    journal = Journal.unlock(older, PASSPHRASE)
    assert [row.title for row in journal.page()] == ["kept through it all"]
    assert journal.check() == []
    journal.close()


def test_step_when_another_process_was_faster_then_nothing_is_left_to_take(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer_program(monkeypatch, m003_a_colour)
    slower = Vault.unlock(older, PASSPHRASE)
    Journal.unlock(older, PASSPHRASE).close()
    with slower.writing() as connection:
        migrations.migrate(connection)
    slower.close()
    assert asked(older, "SELECT count(*) FROM _sqlite_migrations") == [(3,)]


def test_opening_when_the_file_is_newer_than_the_program_then_it_is_left_alone(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as for_now:
        newer_program(for_now, m003_a_colour)
        Journal.unlock(older, PASSPHRASE).close()
    before = older.read_bytes()
    with pytest.raises(TooNew):
        Journal.unlock(older, PASSPHRASE)
    assert older.read_bytes() == before


def test_creating_when_new_then_no_copy_is_made(older: Path) -> None:
    assert copies(older) == []


# the second step, on a file that has had only the first


Kept = tuple[list[Entry], list[Thread], list[Entry], list[Draft], list[tuple[str, int]]]


def all_kept(journal: Journal) -> Kept:
    """All that a journal of the first step can hold, as the journal gives it."""
    entries = [*journal.entries(), *journal.entries(Query(trashed=True))]
    threads = [thread for entry in entries for thread, _ in journal.threads(entry.id)]
    earlier = [version for entry in entries for version in journal.history(entry.id)]
    return entries, threads, earlier, journal.drafts(), journal.tags()


def lived_in(journal: Journal) -> None:
    """Put something into every table of the first step."""
    details = WinDetails(did="left early", strengths=("care", "wit"), coming_back=True)
    win = replace(new_entry(Kind.WIN, TODAY, "walked home", "in the rain"), details=details)
    win = journal.add(replace(win, tags=("calm", "late"), starred=True))
    note = journal.add(replace(new_entry(Kind.NOTE, TODAY, "a note"), lane=Lane.HAND_OVER))
    journal.save(replace(win, body="in the rain, and it was fine"))
    journal.thread(win.id, note.id, "the day after")
    journal.trash(journal.add(new_entry(Kind.WIN, TODAY, "laid away")).id)
    journal.keep_draft(Draft(entry=new_entry(Kind.NOTE, TODAY, "", "half")))
    journal.set_people([Person(name="M.")])
    journal.note_export("a place", Query(), "json")


@pytest.fixture
def with_one_step(journal_path: Path) -> tuple[Path, Kept]:
    """A file as a program that knew only the first step left it, and all it kept."""
    with pytest.MonkeyPatch.context() as for_now:
        for_now.setattr(migrations, "STEPS", migrations.STEPS[:1])
        journal = Journal.create(journal_path, PASSPHRASE)
        lived_in(journal)
        kept = all_kept(journal)
        journal.close()
    return journal_path, kept


def schema_of(path: Path) -> list[Any]:
    """Every table, index and trigger, with the words it was made by."""
    return asked(path, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")


def test_second_step_when_a_file_has_the_first_then_all_is_as_it_was_beside_new_tables(
    with_one_step: tuple[Path, Kept],
) -> None:
    path, before = with_one_step
    assert asked(path, "PRAGMA user_version") == [(1,)]
    tables = {name for _, name, *_ in schema_of(path)}
    assert not {"values", "value_order", "sorts", "check_ins"} & tables
    for _ in range(2):
        journal = Journal.unlock(path, PASSPHRASE)
        assert all_kept(journal) == before
        assert journal.check() == []
        assert journal.people() == [Person(name="M.")]
        assert [line.place for line in journal.ledger()] == ["a place"]
        assert journal.count(Query(words="rain fine")) == 1
        journal.close()
    tables = {name for _, name, *_ in schema_of(path)}
    assert {"values", "value_order", "sorts", "check_ins"} <= tables
    assert asked(path, "PRAGMA user_version") == [(2,)]


def test_second_step_when_it_is_taken_then_after_one_encrypted_copy_that_opens_as_well(
    with_one_step: tuple[Path, Kept],
) -> None:
    path, before = with_one_step
    for _ in range(2):
        Journal.unlock(path, PASSPHRASE).close()
    (copy,) = copies(path)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert b"in the rain" not in copy.read_bytes()
    assert asked(copy, "PRAGMA user_version") == [(1,)]
    assert "value_order" not in {name for _, name, *_ in schema_of(copy)}
    journal = Journal.unlock(copy, PASSPHRASE)
    assert all_kept(journal) == before
    journal.close()


def test_second_step_when_taken_then_every_new_kind_can_be_kept(
    with_one_step: tuple[Path, Kept],
) -> None:
    path, _ = with_one_step
    journal = Journal.unlock(path, PASSPHRASE)
    value = journal.add(new_entry(Kind.VALUE, TODAY, "Calm", "quiet inside"))
    journal.set_value_order([value.id])
    sort = journal.add(new_entry(Kind.SORT, TODAY, "Calm"))
    about = journal.subjects()[0]
    check_in = journal.add(replace(journal.new_check_in(about, TODAY), body="a slow week"))
    win = next(journal.entries(Query(kind=Kind.WIN)))
    journal.thread(win.id, value.id)
    journal.close()
    journal = Journal.unlock(path, PASSPHRASE)
    assert [each.title for each in journal.values().ranked] == ["Calm"]
    assert [journal.entry(each.id) for each in (sort, check_in)] == [sort, check_in]
    assert [row.title for _, row in journal.threads(value.id)] == ["walked home"]
    assert journal.check() == []
    journal.close()


def test_second_step_when_taken_then_the_schema_is_that_of_a_new_file(
    with_one_step: tuple[Path, Kept], tmp_path: Path
) -> None:
    path, _ = with_one_step
    Journal.unlock(path, PASSPHRASE).close()
    new = tmp_path / "new" / "journal.db"
    Journal.create(new, PASSPHRASE).close()
    assert schema_of(path) == schema_of(new)
    assert len(schema_of(new)) > 20


def test_second_step_when_it_fails_half_way_then_the_file_stays_at_the_first(
    with_one_step: tuple[Path, Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, before = with_one_step
    schema = schema_of(path)
    with monkeypatch.context() as for_now:
        broken = migrations.M002.replace("CREATE TABLE check_ins", "CREATE TABLE sorts")
        for_now.setattr(migrations, "M002", broken)
        with pytest.raises(JournalError):
            Journal.unlock(path, PASSPHRASE)
    assert schema_of(path) == schema
    assert asked(path, "PRAGMA user_version") == [(1,)]
    journal = Journal.unlock(path, PASSPHRASE)
    assert all_kept(journal) == before
    assert journal.check() == []
    journal.close()
