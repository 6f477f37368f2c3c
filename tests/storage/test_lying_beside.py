"""Which files beside a journal are copies of it, and which of them have something new."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_journal.errors import ReadOnly
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from recovery_journal.journal.lying_beside import Lying, lay_aside, lying_beside, with_more
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft
from tests.storage.conftest import PASSPHRASE, TODAY

NAMES = [
    "journal.sync-conflict-20261123-101500-ABCDEFG.db",
    "journal (Somebody's conflicted copy 2026-11-23).db",
    "journal (conflicted copy 2026-11-23 101500).db",
    "journal (1).db",
    "journal 2.db",
    "journal_conflict-20261123-101500.db",
    "Journal - Copy.DB",
    "journal (kept 2026-11-23 10.15.00).db",
]


@pytest.fixture
def other(journal: Journal, tmp_path: Path) -> Path:
    """A copy with something of its own."""
    journal.add(new_entry(Kind.NOTE, TODAY, "in both"))
    journal.back_up(tmp_path / "made.db")
    journal.back_up(tmp_path / "other.db")
    there = Journal.unlock(tmp_path / "other.db", PASSPHRASE)
    there.add(new_entry(Kind.NOTE, TODAY, "there"))
    there.close()
    return tmp_path / "other.db"


def beside(path: Path, file: Path, name: str) -> Path:
    """Lay a file beside the journal."""
    shutil.copyfile(file, path.with_name(name))
    return path.with_name(name)


def test_lying_beside_when_tools_left_copies_then_all_of_them_and_nothing_else(
    journal: Journal, journal_path: Path, other: Path, tmp_path: Path
) -> None:
    for name in NAMES:
        beside(journal_path, other, name)
    Journal.create(tmp_path / "else.db", "another seven lamps").close()
    beside(journal_path, tmp_path / "else.db", "journal 3.db")
    for name in (".journal.db.part", ".j.db", "journal.db.part", "journal.txt", "journal"):
        beside(journal_path, other, name)
    beside(journal_path, other, "journal-20261123T101500000000Z.db")
    journal_path.with_name("empty.db").touch()
    journal_path.with_name("folder.db").mkdir()
    assert {each.name for each in lying_beside(journal_path)} == set(NAMES)


def test_lying_beside_when_the_path_is_a_link_then_beside_the_file_itself(
    journal_path: Path, journal: Journal, other: Path, tmp_path: Path
) -> None:
    beside(journal_path, other, NAMES[0])
    (tmp_path / "link.db").symlink_to(journal_path)
    assert [each.name for each in lying_beside(tmp_path / "link.db")] == [NAMES[0]]
    assert lying_beside(tmp_path / "none" / "journal.db") == []


def test_lying_beside_when_asked_then_no_lock_of_the_open_journal_is_given_up(
    journal: Journal, journal_path: Path, other: Path
) -> None:
    beside(journal_path, other, NAMES[0])
    number = f":{journal_path.stat().st_ino} "

    def locks() -> int:
        return sum(number in line for line in Path("/proc/locks").read_text().splitlines())

    if not Path("/proc/locks").exists() or not locks():
        pytest.skip("the system does not tell of locks")
    before = locks()
    lying_beside(journal_path)
    copies(journal_path)
    assert journal.is_passphrase(PASSPHRASE)
    journal.recovery_code()
    assert locks() == before


def test_with_more_when_a_copy_adds_something_then_it_alone(
    journal: Journal, journal_path: Path, other: Path, tmp_path: Path
) -> None:
    beside(journal_path, tmp_path / "made.db", "journal (1).db")
    new = beside(journal_path, other, "journal 2.db")
    cut = beside(journal_path, other, "journal 3.db")
    with cut.open("r+b") as file:
        file.truncate(cut.stat().st_size // 2 + 100)
    assert [each.path for each in with_more(journal)] == [new]
    assert with_more(journal, frozenset(lying_beside(journal_path))) == []
    journal.merge(new)
    assert with_more(journal) == []
    assert [each.name for each in journal_path.parent.iterdir() if ".other" in each.name] == []


def test_with_more_when_its_key_is_another_then_it_may_have_more(
    journal: Journal, journal_path: Path, other: Path
) -> None:
    there = Journal.unlock(other, PASSPHRASE)
    there.change_passphrase("another seven lamps")
    there.close()
    lying = beside(journal_path, other, "journal 2.db")
    assert [each.path for each in with_more(journal)] == [lying]


def test_with_more_when_all_it_adds_is_erased_here_then_it_has_not(
    journal: Journal, journal_path: Path, other: Path
) -> None:
    lying = beside(journal_path, other, "journal 2.db")
    there = Journal.unlock(lying, PASSPHRASE)
    both, there_alone = sorted(there.entries(), key=lambda entry: entry.title)
    there.thread(both.id, there_alone.id, "tied")
    there.close()
    journal.merge(lying)
    for entry in (both, there_alone):
        journal.erase(entry.id)
    before = journal_path.read_bytes()
    assert with_more(journal) == []
    assert journal.merge(lying).is_nothing
    journal.bring_in_log()
    assert journal_path.read_bytes() == before


def test_with_more_when_a_draft_went_on_here_then_it_is_not_told_of_again(
    journal: Journal, journal_path: Path, other: Path
) -> None:
    draft = Draft(entry=new_entry(Kind.NOTE, TODAY, body="half"))
    lying = beside(journal_path, other, "journal 2.db")
    there = Journal.unlock(lying, PASSPHRASE)
    there.keep_draft(draft)
    there.close()
    journal.keep_draft(replace(draft, entry=replace(draft.entry, body="half a line")))
    assert [each.path for each in with_more(journal)] == [lying]
    journal.merge(lying)
    assert {each.entry.body for each in journal.drafts()} == {"half", "half a line"}
    assert with_more(journal) == []
    assert journal.merge(lying).is_nothing


def test_with_more_when_the_journal_is_in_memory_then_none(own: Journal) -> None:
    assert with_more(own) == []


def test_lay_aside_when_brought_in_then_it_is_among_the_copies_with_its_log(
    journal: Journal, journal_path: Path, other: Path
) -> None:
    file = beside(journal_path, other, "journal 2.db")
    beside(journal_path, other, "journal 2.db-wal")
    (lying,) = lying_beside(journal_path)
    aside = lay_aside(lying, journal_path)
    assert not file.exists()
    assert [copy.path for copy in copies(journal_path)] == [aside]
    assert aside.read_bytes() == other.read_bytes()
    assert aside.with_name(f"{aside.name}-wal").exists()
    assert lying_beside(journal_path) == []


def test_lay_aside_when_it_was_written_earlier_then_an_own_copy_of_that_day_stays_the_newest(
    journal: Journal, journal_path: Path, other: Path
) -> None:
    own = journal.copy_now(Keep())
    file = beside(journal_path, other, "journal 2.db")
    earlier = own.stat().st_mtime - 60
    os.utime(file, (earlier, earlier))
    (lying,) = lying_beside(journal_path)
    aside = lay_aside(lying, journal_path)
    assert [copy.path for copy in copies(journal_path)] == [own, aside]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_lay_aside_when_nothing_can_be_written_then_it_stays(
    journal: Journal, journal_path: Path, other: Path, tmp_path: Path
) -> None:
    file = beside(journal_path, other, "journal 2.db")
    (tmp_path / "closed").mkdir(mode=0o500)
    (lying,) = lying_beside(journal_path)
    with pytest.raises(ReadOnly):
        lay_aside(lying, journal_path, tmp_path / "closed" / "copies")
    assert file.exists()


def test_lying_when_written_anew_then_it_is_another_one(
    journal: Journal, journal_path: Path, other: Path
) -> None:
    file = beside(journal_path, other, "journal 2.db")
    (before,) = lying_beside(journal_path)
    with file.open("ab") as grown:
        grown.write(b"more")
    (after,) = lying_beside(journal_path)
    assert before != after
    assert after == Lying(file, after.size, after.changed)
