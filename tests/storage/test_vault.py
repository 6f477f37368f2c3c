"""The vault: opening by passphrase and by code, every clear error, and copies."""

import hashlib
import os
import signal
import sqlite3
import stat
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from recovery_journal.errors import (
    AlreadyThere,
    Busy,
    Damaged,
    NoJournal,
    NotAJournal,
    TooNew,
    Unusable,
    WrongPassphrase,
)
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.views import Query
from recovery_journal.storage import keys
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY


def everything_in(folder: Path) -> dict[str, str]:
    """A digest of every file but the index of a log, which SQLite makes anew by itself."""
    return {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest()
        for f in folder.iterdir()
        if f.suffix != ".db-shm"
    }


def test_create_when_new_then_private_and_opened_by_any_sqlcipher(journal_path: Path) -> None:
    journal = Journal.create(journal_path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, TODAY, "kept walking"))
    journal.close()
    assert stat.S_IMODE(journal_path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal_path.parent.stat().st_mode) == 0o700
    assert [f.name for f in journal_path.parent.iterdir()] == [journal_path.name]
    plain = driver.connect(str(journal_path))
    plain.execute(f"PRAGMA key = '{PASSPHRASE}'")
    assert plain.execute("SELECT title FROM entries").fetchall() == [("kept walking",)]
    plain.close()
    assert b"kept walking" not in journal_path.read_bytes()


@pytest.mark.parametrize(
    "words", ['it\'s "quoted" ; --', "pässwörd långt", "密碼密碼密碼密碼", "a'''' b''"]
)
def test_unlock_when_passphrase_holds_any_letters_then_opens(tmp_path: Path, words: str) -> None:
    path = tmp_path / "own" / "j.db"
    Journal.create(path, words).close()
    Journal.unlock(path, words).close()


def test_unlock_when_typed_on_a_keyboard_that_decomposes_then_opens(journal_path: Path) -> None:
    Journal.create(journal_path, "caf\u00e9 au lait").close()
    Journal.unlock(journal_path, "cafe\u0301 au lait").close()


@pytest.mark.parametrize("words", ["short", "", "seven77", "a line\nbreak in it"])
def test_create_when_passphrase_is_unfit_then_no_file_is_made(
    journal_path: Path, words: str
) -> None:
    with pytest.raises(Unusable):
        Journal.create(journal_path, words)
    assert not journal_path.exists()


def test_create_when_a_file_is_there_then_it_stays(journal_path: Path) -> None:
    journal_path.parent.mkdir(parents=True)
    journal_path.write_text("mine")
    with pytest.raises(AlreadyThere):
        Journal.create(journal_path, PASSPHRASE)
    assert journal_path.read_text() == "mine"


def test_unlock_when_wrong_passphrase_then_nothing_changes(journal_path: Path) -> None:
    Journal.create(journal_path, PASSPHRASE).close()
    before = everything_in(journal_path.parent)
    with pytest.raises(WrongPassphrase):
        Journal.unlock(journal_path, "something else")
    assert everything_in(journal_path.parent) == before


def test_unlock_when_wrong_passphrase_and_a_log_is_left_then_nothing_changes(
    journal_path: Path, tmp_path: Path
) -> None:
    journal = Journal.create(journal_path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, TODAY, "in the log"))
    other = tmp_path / "crashed" / "journal.db"
    other.parent.mkdir()
    for name in ("journal.db", "journal.db-wal"):
        (other.parent / name).write_bytes((journal_path.parent / name).read_bytes())
    journal.close()
    before = everything_in(other.parent)
    with pytest.raises(WrongPassphrase):
        Journal.unlock(other, "something else")
    assert everything_in(other.parent) == before
    found = Journal.unlock(other, PASSPHRASE)
    assert [row.title for row in found.page()] == ["in the log"]
    found.close()


def test_unlock_when_no_journal_then_each_error_is_its_own(tmp_path: Path) -> None:
    with pytest.raises(NoJournal):
        Journal.unlock(tmp_path / "none.db", PASSPHRASE)
    plain = tmp_path / "plain.db"
    sqlite3.connect(plain).execute("CREATE TABLE t (a)").connection.close()
    text = tmp_path / "text.txt"
    text.write_text("dear diary\n" * 1000)
    empty = tmp_path / "empty.db"
    empty.touch()
    for other in (plain, text, empty, tmp_path):
        with pytest.raises(NotAJournal):
            Journal.unlock(other, PASSPHRASE)


def test_unlock_when_the_end_is_missing_then_damaged(journal_path: Path) -> None:
    Journal.create(journal_path, PASSPHRASE).close()
    whole = journal_path.read_bytes()
    journal_path.write_bytes(whole[:-100])
    with pytest.raises(Damaged):
        Journal.unlock(journal_path, PASSPHRASE)


def test_check_when_a_byte_is_flipped_then_says_so(journal_path: Path) -> None:
    journal = Journal.create(journal_path, PASSPHRASE)
    for number in range(200):
        journal.add(new_entry(Kind.WIN, TODAY, f"win {number}", "words " * 50))
    journal.close()
    pages = bytearray(journal_path.read_bytes())
    pages[20 * 4096 + 1000] ^= 1
    journal_path.write_bytes(pages)
    damaged = Journal.unlock(journal_path, PASSPHRASE)
    assert damaged.check()
    damaged.close()


def test_unlock_when_newer_than_this_program_then_refuses(journal_path: Path) -> None:
    Journal.create(journal_path, PASSPHRASE).close()
    vault = Vault.unlock(journal_path, PASSPHRASE)
    vault.connection.execute("PRAGMA user_version = 999")
    vault.close()
    with pytest.raises(TooNew):
        Journal.unlock(journal_path, PASSPHRASE)


def test_save_when_another_process_writes_for_long_then_busy(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recovery_journal.storage.vault.WAIT_SECONDS", 0.05)
    journal = Journal.create(journal_path, PASSPHRASE)
    other = Vault.unlock(journal_path, PASSPHRASE)
    other.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        journal.add(new_entry(Kind.WIN, TODAY, "waits"))
    other.connection.execute("ROLLBACK")
    journal.add(new_entry(Kind.WIN, TODAY, "arrives"))
    assert journal.count(Query()) == 1
    other.close()
    journal.close()


def test_recover_when_code_is_right_then_a_new_passphrase_opens(journal_path: Path) -> None:
    journal = Journal.create(journal_path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, TODAY, "still here"))
    code = journal.recovery_code()
    journal.close()
    assert len(code) == 14 * 5 - 1
    found = Journal.recover(journal_path, code.lower().replace("-", " "))
    found.change_passphrase("another one entirely")
    assert found.recovery_code() != code
    found.close()
    with pytest.raises(WrongPassphrase):
        Journal.unlock(journal_path, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        Journal.recover(journal_path, code)
    again = Journal.unlock(journal_path, "another one entirely")
    assert [row.title for row in again.page()] == ["still here"]
    assert again.check() == []
    again.close()


def test_recover_when_one_letter_is_mistaken_then_says_so_before_trying() -> None:
    code = keys.recovery_code(bytes(range(32)))
    assert keys.key_from_code(code) == bytes(range(32))
    for wrong in (code[:-1] + ("0" if code[-1] != "0" else "1"), code[:-1], code + "A", "ü" * 56):
        with pytest.raises(WrongPassphrase):
            keys.key_from_code(wrong)


def test_copy_when_made_then_the_same_passphrase_opens_it(journal_path: Path) -> None:
    Journal.create(journal_path, PASSPHRASE).add(new_entry(Kind.WIN, TODAY, "kept twice"))
    vault = Vault.unlock(journal_path, PASSPHRASE)
    copy = journal_path.parent / "copies" / "c.db"
    vault.copy_to(copy)
    vault.close()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    found = Journal.unlock(copy, PASSPHRASE)
    assert [row.title for row in found.page()] == ["kept twice"]
    found.close()


# From Python 3.12 on a fork beside pytest's own threads is warned of; the child uses none of them.
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the kill is made in a forked process")
def test_check_when_killed_before_a_new_key_left_the_log_then_the_file_is_sound(
    journal_path: Path,
) -> None:
    journal = Journal.create(journal_path, PASSPHRASE)
    journal.add_many([new_entry(Kind.WIN, TODAY, f"win {n}", "body " * 400) for n in range(50)])
    journal.close()
    if (child := os.fork()) == 0:
        try:
            vault = Vault.unlock(journal_path, PASSPHRASE)
            vars(vault)["checkpoint"] = lambda: os.kill(os.getpid(), signal.SIGKILL)
            vault.rekey("another one entirely")
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    found = Journal.unlock(journal_path, "another one entirely")
    assert found.check() == []
    assert found.count() == 50
    found.close()


@pytest.mark.parametrize("letters", [64, 96])
def test_passphrase_when_it_has_the_form_of_a_key_then_it_is_refused(
    journal_path: Path, letters: int
) -> None:
    key = f"x'{'0A' * (letters // 2)}'"
    with pytest.raises(Unusable):
        Journal.create(journal_path, key)
    assert not journal_path.exists()
    journal = Journal.create(journal_path, PASSPHRASE)
    with pytest.raises(Unusable):
        journal.change_passphrase(key)
    assert journal.is_passphrase(PASSPHRASE)
    journal.close()
