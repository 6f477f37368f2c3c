"""Copies of the file: read back before they have a name, thinned out, put in its place."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import (
    AlreadyThere,
    Busy,
    CannotWrite,
    Damaged,
    NoJournal,
    NotAJournal,
    TooNew,
    Unusable,
    WrongPassphrase,
)
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import chosen, copies, copy_path, restore, thin_out
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY

PAGE = 4096
KILLS = 16
HOLDS_OPEN = """
import sys
from pathlib import Path
from recovery_journal.journal import Journal
journal = Journal.unlock(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""
RESTORES = """
import sys
from pathlib import Path
from recovery_journal.journal.copies import restore
print("begins", flush=True)
restore(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
print("done", flush=True)
"""


def titles(path: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """The first lines of what a file holds, newest first; the file is sound."""
    journal = Journal.unlock(path, passphrase)
    try:
        assert journal.check() == []
        return [entry.title for entry in journal.entries()]
    finally:
        journal.close()


def win(journal: Journal, title: str) -> None:
    """Keep a win."""
    journal.add(new_entry(Kind.WIN, TODAY, title))


def with_name(path: Path, day: date, content: bytes | None = None) -> Path:
    """A copy of the journal with the name that it would have had on that day at noon."""
    named = path.parent / "copies" / f"{path.stem}-{day:%Y%m%d}T120000000000Z.db"
    named.parent.mkdir(exist_ok=True)
    named.write_bytes(path.read_bytes() if content is None else content)
    return named


# made


def test_back_up_when_made_then_private_and_the_same_passphrase_opens_it(
    journal: Journal, tmp_path: Path
) -> None:
    win(journal, "one")
    target = tmp_path / "stick" / "my.db"
    journal.back_up(target)
    assert list(target.parent.iterdir()) == [target]
    assert target.stat().st_mode & 0o777 == 0o600
    win(journal, "two")
    assert titles(target) == ["one"]
    with pytest.raises(AlreadyThere):
        journal.back_up(target)


def test_back_up_when_it_cannot_be_read_back_then_refused_and_no_part_of_it_stays(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_back = Vault._read_back

    def flipped(self: Vault, copy: Path) -> None:
        content = bytearray(copy.read_bytes())
        content[PAGE * 3 + 100] ^= 1
        copy.write_bytes(content)
        read_back(self, copy)

    monkeypatch.setattr(Vault, "_read_back", flipped)
    with pytest.raises(CannotWrite, match="can't be read back"):
        journal.back_up(tmp_path / "stick" / "my.db")
    assert list((tmp_path / "stick").iterdir()) == []


def test_copy_of_the_day_when_asked_again_then_one_a_day_and_it_opens(journal: Journal) -> None:
    win(journal, "one")
    assert journal.path is not None
    made = journal.copy_of_the_day(date.today(), Keep())
    assert made is not None
    assert made.parent == journal.path.parent / "copies"
    assert journal.copy_of_the_day(date.today(), Keep()) is None
    assert [each.path for each in copies(journal.path)] == [made]
    assert titles(made) == ["one"]
    later = journal.copy_of_the_day(date.today() + timedelta(days=1), Keep())
    assert later is not None
    assert not made.exists()  # both are of this day, and the newer one stays


def test_copy_of_the_day_when_a_clock_was_ahead_once_then_made_all_the_same(
    journal: Journal,
) -> None:
    assert journal.path is not None
    with_name(journal.path, date.today() + timedelta(days=400))
    assert journal.copy_of_the_day(date.today(), Keep()) is not None
    assert journal.copy_of_the_day(date.today(), Keep()) is None


def test_copy_of_the_day_when_another_folder_is_chosen_then_there(
    journal: Journal, tmp_path: Path
) -> None:
    made = journal.copy_of_the_day(date.today(), Keep(), tmp_path / "other")
    assert made is not None
    assert made.parent == tmp_path / "other"
    assert not (tmp_path / "own" / "copies").exists()


# listed and thinned out


def test_copies_when_others_lie_there_then_those_of_this_journal_newest_first(
    journal: Journal, tmp_path: Path
) -> None:
    path = journal.path
    assert path is not None
    older, newer = with_name(path, date(2026, 3, 1)), with_name(path, date(2026, 4, 1))
    with_name(path, date(2026, 5, 1), b"another salt ....")
    for name in ("journal-2026.db", "journal-notes.db", "mine.db", "journal-x-20260101T1.db"):
        (path.parent / "copies" / name).write_bytes(path.read_bytes())
    found = copies(path)
    assert [each.path for each in found] == [newer, older]
    assert found[0].size == path.stat().st_size
    assert copies(tmp_path / "none" / "journal.db") == []


def test_thin_out_when_there_are_many_then_the_others_go_and_nothing_else(
    journal: Journal,
) -> None:
    path = journal.path
    assert path is not None
    made = [with_name(path, TODAY - timedelta(days=back)) for back in range(12)]
    foreign = with_name(path, date(2020, 5, 1), b"another salt ....")
    folder = path.parent / "copies"
    half, fresh = (folder / f"journal-2026112{n}T120000000000Z.db.part" for n in (1, 2))
    log = half.with_name(f"{half.name}-journal")
    for each in (half, log, fresh):
        each.touch()
    for each in (half, log):
        os.utime(each, (0, 0))
    thin_out(path, Keep(days=3, weeks=0, months=0))
    assert sorted(folder.iterdir()) == sorted([*made[:3], foreign, fresh])


def test_chosen_when_named_by_number_or_path_then_that_file(journal: Journal) -> None:
    path = journal.path
    assert path is not None
    older, newer = with_name(path, date(2026, 3, 1)), with_name(path, date(2026, 4, 1))
    assert [chosen(path, each) for each in ("1", "2", str(older))] == [newer, older, older]
    for number in ("0", "3"):
        with pytest.raises(Unusable, match="no copy with this number"):
            chosen(path, number)
    with pytest.raises(NoJournal):
        chosen(path, str(path.with_name("none.db")))


# put in its place


@pytest.fixture
def copied(journal: Journal) -> tuple[Path, Path]:
    """A journal with two wins that nobody has open, and its copy with the first one."""
    win(journal, "one")
    assert journal.path is not None
    copy = copy_path(journal.path)
    journal.back_up(copy)
    win(journal, "two")
    journal.close()
    return journal.path, copy


def test_restore_when_put_in_its_place_then_the_copy_is_there_and_what_it_replaced_is_kept(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    before, content = path.read_bytes(), copy.read_bytes()
    kept = restore(path, copy, PASSPHRASE)
    assert kept is not None
    assert (kept.read_bytes(), copy.read_bytes()) == (before, content)
    assert path.stat().st_mode & 0o777 == 0o600
    assert titles(path) == ["one"]
    assert [each.path for each in copies(path)] == [kept, copy]
    restore(path, kept, PASSPHRASE)
    assert titles(path) == ["two", "one"]
    assert sorted(each.name for each in path.parent.iterdir()) == ["copies", path.name]


def test_restore_when_the_journal_is_gone_then_the_copy_is_there(copied: tuple[Path, Path]) -> None:
    path, copy = copied
    path.unlink()
    assert restore(path, copy, PASSPHRASE) is None
    assert titles(path) == ["one"]


def test_restore_when_the_journal_is_damaged_then_it_is_kept_as_it_is_with_its_log(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    path.write_bytes(b"\0" * 100)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"a log that nobody read")
    kept = restore(path, copy, PASSPHRASE)
    assert kept is not None
    assert kept.read_bytes() == b"\0" * 100
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"a log that nobody read"
    assert titles(path) == ["one"]


def flipped(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[PAGE * 3 + 100] ^= 1
    copy.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "words", "error"),
    [
        (Path.touch, "other words here", WrongPassphrase),
        (flipped, PASSPHRASE, Damaged),
        (lambda copy: copy.write_bytes(b"no journal at all" * 400), PASSPHRASE, NotAJournal),
        (lambda copy: copy.write_bytes(b""), PASSPHRASE, NotAJournal),
    ],
)
def test_restore_when_the_copy_cannot_be_used_then_refused_and_nothing_changes(
    copied: tuple[Path, Path], spoil: Any, words: str, error: type[Exception]
) -> None:
    path, copy = copied
    spoil(copy)
    before = path.read_bytes()
    with pytest.raises(error):
        restore(path, copy, words)
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["copies", path.name]
    assert titles(path) == ["two", "one"]


def test_restore_when_another_process_has_it_open_then_busy_and_nothing_changes(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    command = [sys.executable, "-c", HOLDS_OPEN, str(path), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(Busy, match="Close it there first"):
            restore(path, copy, PASSPHRASE)
        other.communicate(timeout=60)
    assert titles(path) == ["two", "one"]
    restore(path, copy, PASSPHRASE)
    assert titles(path) == ["one"]


def test_restore_when_killed_at_any_moment_then_the_one_or_the_other_and_all_is_kept(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    command = [sys.executable, "-c", RESTORES, str(path), str(copy), PASSPHRASE]
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    whole = time.monotonic() - began
    seen = {titles(path) == ["one"]}
    for number in range(KILLS):
        journal = Journal.unlock(path, PASSPHRASE)
        win(journal, f"again {number}")
        journal.close()
        with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == b"begins\n"
            try:
                other.wait(whole * number / KILLS)
            except subprocess.TimeoutExpired:
                other.kill()
        found = titles(path)
        seen.add(found == ["one"])
        if found == ["one"]:  # what it replaced is the newest copy
            assert titles(copies(path)[0].path)[0] == f"again {number}"
        else:
            assert found[0] == f"again {number}"
    assert seen == {True, False}


def test_restore_when_a_newer_program_made_the_copy_then_refused_and_nothing_changes(
    copied: tuple[Path, Path],
) -> None:
    path, copy = copied
    vault = Vault.unlock(copy, PASSPHRASE)
    vault.connection.execute("PRAGMA user_version = 99")
    vault.close()
    before = path.read_bytes()
    with pytest.raises(TooNew):
        restore(path, copy, PASSPHRASE)
    assert path.read_bytes() == before


def test_entries_when_a_copy_is_made_then_what_was_erased_is_not_in_it(
    journal: Journal, tmp_path: Path
) -> None:
    entry = journal.add(replace(new_entry(Kind.NOTE, TODAY, "gone"), body="word " * 1000))
    before = tmp_path / "before.db"
    journal.back_up(before)
    journal.trash(entry.id)
    journal.erase(entry.id)
    after = tmp_path / "after.db"
    journal.back_up(after)
    assert after.stat().st_size < before.stat().st_size
    assert titles(after) == []
