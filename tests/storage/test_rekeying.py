"""A change of the key where the disk is full, read-only or busy: all stays, and goes on."""

import subprocess
import sys
from pathlib import Path

import pytest

from recovery_journal.errors import Busy, WrongPassphrase
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.storage import vault
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY

OTHER = "walnut harbour candle mist"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def large(journal: Journal, journal_path: Path) -> tuple[Path, str]:
    """A journal that is more than the driver holds in memory, closed, and its recovery code."""
    many = [new_entry(Kind.WIN, TODAY, f"win {n}", "a word " * 300) for n in range(150)]
    journal.add_many(many)
    code = journal.recovery_code()
    journal.close()
    return journal_path, code


def told_by(what: str, size: int, path: Path, code: str) -> list[str]:
    """What a process says that changes the key under a limit."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.storage.rekeying", what, str(size), str(path)],
        input=code.encode(), capture_output=True, timeout=60, check=False, cwd=ROOT,
    )  # fmt: skip
    assert ran.stderr == b""
    return ran.stdout.decode().splitlines()


@pytest.mark.parametrize("part", [0.1, 0.7, 0.95])
def test_rekey_when_the_disk_takes_a_part_of_it_then_refused_and_the_open_journal_goes_on(
    large: tuple[Path, str], part: float
) -> None:
    path, code = large
    told = told_by("full", int(path.stat().st_size * part), path, code)
    assert told == ["CannotWrite", "reads on", "writes on"]
    journal = Journal.recover(path, code)
    assert journal.check() == []
    assert journal.count() == 151
    assert journal.is_passphrase(PASSPHRASE)
    journal.close()
    with pytest.raises(WrongPassphrase):
        Journal.unlock(path, OTHER)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_rekey_when_the_file_is_read_only_then_refused_and_all_stays(
    large: tuple[Path, str],
) -> None:
    path, code = large
    before = path.read_bytes()
    try:
        told = told_by("unprivileged", 0, path, code)
    finally:
        path.parent.chmod(0o700)
        path.chmod(0o600)
    assert told[0] in ("CannotWrite", "ReadOnly")
    assert told[1:] == ["reads on"]
    assert path.read_bytes() == before


def test_rekey_when_another_is_writing_then_busy_and_the_open_journal_goes_on(
    large: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, code = large
    monkeypatch.setattr(vault, "WAIT_SECONDS", 0.05)
    other, journal = Vault.recover(path, code), Journal.recover(path, code)
    with other.writing(), pytest.raises(Busy):
        journal.change_passphrase(OTHER)
    other.close()
    assert journal.recovery_code() == code
    journal.add(new_entry(Kind.WIN, TODAY, "after"))
    assert journal.check() == []
    journal.change_passphrase(OTHER)
    assert journal.recovery_code() != code
    journal.close()
    Journal.unlock(path, OTHER).close()


def test_rekey_when_another_still_reads_then_done_and_the_log_holds_it(
    large: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, code = large
    monkeypatch.setattr(vault, "WAIT_SECONDS", 0.05)
    other, journal = Vault.recover(path, code), Journal.recover(path, code)
    with other.reading() as connection:
        connection.execute("SELECT count(*) FROM entries").fetchone()
        journal.change_passphrase(OTHER)
    other.close()
    assert journal.count() == 150
    journal.close()
    found = Journal.unlock(path, OTHER)
    assert found.check() == []
    found.close()
