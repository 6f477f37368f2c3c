"""A log beside the file with a flipped byte: what lies behind is noticed, and can be salvaged."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from recovery_journal.errors import Damaged, WrongPassphrase
from recovery_journal.journal import Journal
from recovery_journal.journal.salvaging import damage, salvage
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.storage.log import BEHIND
from recovery_journal.storage.salvage import pages_of
from tests.cli.quick_keys import put_file
from tests.storage.conftest import PASSPHRASE, TODAY
from tests.storage.damaged import flipped

pytestmark = pytest.mark.usefixtures("quick_keys")

HEAD, FRAME, ZERO = 32, 24 + 4096, bytes(4)
TITLES = [f"win {number}" for number in range(8)]


@cache
def left_behind() -> tuple[bytes, bytes]:
    """A file and its log as a kill leaves them, after eight changes that were saved."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own" / "journal.db"
        journal = Journal.create(path, PASSPHRASE)
        journal._vault.checkpoint()
        for title in TITLES:
            journal.add(new_entry(Kind.WIN, TODAY, title))
        log = path.with_name("journal.db-wal")
        found = path.read_bytes(), log.read_bytes()
        journal.close()
        return found


def put(path: Path, log: bytes) -> Path:
    """Put the file there, and a log beside it."""
    put_file(path, left_behind()[0])
    beside = path.with_name(f"{path.name}-wal")
    beside.write_bytes(log)
    return beside


def titles(path: Path) -> list[str]:
    """What a file holds; it is sound."""
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        assert journal.check() == []
        return sorted(row.title for row in journal.page())
    finally:
        journal.close()


def frames() -> int:
    """How many frames the log has."""
    return (len(left_behind()[1]) - HEAD) // FRAME


def test_log_when_whole_then_opened_with_all_of_it(journal_path: Path) -> None:
    put(journal_path, left_behind()[1])
    pages = pages_of(journal_path, PASSPHRASE, [])
    assert (pages.log.behind, pages.broken) == (0, frozenset())
    assert len(pages.log.places) > 5
    pages.close()
    assert titles(journal_path) == TITLES


@pytest.mark.parametrize(
    "place",
    [
        *(4, 9, 18, 26, 30),  # in the log's own head: its version, page size, salts, checksum
        *(HEAD + FRAME * 3 + at for at in (2, 10, 13, 17, 22)),  # in a frame's head
        *(HEAD + FRAME * number + 24 + 700 * number for number in range(5)),  # in a page
    ],
)
def test_log_when_a_byte_is_flipped_then_the_file_stays_shut_until_it_is_salvaged(
    journal_path: Path, place: int
) -> None:
    log = flipped(left_behind()[1], place)
    beside = put(journal_path, log)
    with pytest.raises(Damaged, match="What was saved last lies behind the damage"):
        Journal.unlock(journal_path, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        Journal.unlock(journal_path, "seven other lamps")
    assert BEHIND in damage(journal_path, PASSPHRASE)
    new = journal_path.with_name("new.db")
    told = salvage(journal_path, new, PASSPHRASE)
    assert (journal_path.read_bytes(), beside.read_bytes()) == (left_behind()[0], log)
    came = titles(new)
    assert set(came) <= {*TITLES, "(These words can't be read.)"}
    assert len(came) == told.entries
    if place < HEAD or place % FRAME < HEAD + 24:
        assert (came, told.lost) == (TITLES, ())  # no page is lost
    assert len(came) >= 4


def test_log_when_it_was_never_finished_then_that_is_no_damage(journal_path: Path) -> None:
    whole = left_behind()[1]
    for number in range(0, frames(), 3):
        end = HEAD + FRAME * number
        for log in (whole[:end], whole[: end + 2000], whole[:end] + bytes(len(whole) - end)):
            journal_path.unlink(missing_ok=True)
            if journal_path.parent.exists():
                journal_path.parent.rmdir()
            put(journal_path, log)
            came = titles(journal_path)
            assert came == TITLES[: len(came)]


def test_log_when_another_time_lies_behind_then_that_is_no_damage(journal_path: Path) -> None:
    whole = left_behind()[1]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own" / "journal.db"
        put(path, whole)
        journal = Journal.unlock(path, PASSPHRASE)
        journal._vault.checkpoint()
        journal.add(new_entry(Kind.WIN, TODAY, "win 8"))
        later, log = path.read_bytes(), path.with_name("journal.db-wal").read_bytes()
        journal.close()
    assert len(log) < len(whole)
    put_file(journal_path, later)
    journal_path.with_name("journal.db-wal").write_bytes(log + whole[len(log) :])
    assert titles(journal_path) == [*TITLES, "win 8"]


def test_log_when_changes_that_were_taken_back_lie_behind_then_that_is_no_damage(
    journal_path: Path,
) -> None:
    """As where a disk took frames, and not the word that they are on it: others go over them."""
    whole = left_behind()[1]
    half = next(n for n in range(frames() // 2, frames()) if whole[HEAD + FRAME * n :][4:8] != ZERO)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own" / "journal.db"
        beside = put(path, whole[: HEAD + FRAME * (half + 1)])
        journal = Journal.unlock(path, PASSPHRASE)
        before = journal.count()
        journal.add(new_entry(Kind.WIN, TODAY, "another"))
        log = beside.read_bytes()
        journal.close()
    assert HEAD + FRAME * (half + 1) < len(log) < len(whole)
    put(journal_path, log + whole[len(log) :])
    came = titles(journal_path)
    assert (len(came), came[0]) == (before + 1, "another")


def test_log_when_its_last_change_is_not_whole_then_nothing_is_said_to_lie_behind(
    journal_path: Path,
) -> None:
    put(journal_path, flipped(left_behind()[1], len(left_behind()[1]) - 300))
    assert titles(journal_path) == TITLES[:-1]
