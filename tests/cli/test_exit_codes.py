"""Each way in which a file can refuse has an exit code of its own, and loses nothing.

The files, locks, limits and rights are real ones; whatever the attempt, the journal's bytes
stay as they were.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.storage import vault
from tests.cli.conftest import PASSPHRASE, Run
from tests.cli.limits import can_mount, run_in

WRITERS = [
    ("win",),
    ("add", "note"),
    ("add", "value"),
    ("add", "strength"),
    ("add", "story"),
    ("add", "decision", "--look-back", "a-week"),
    ("check-in",),
]
TEXT = "Health\n7\n"
"""What each of them can write."""

READERS = [("list",), ("search",), ("compass",), ("waiting",), ("export", "-"), ("check",)]


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Hold the file, and the names beside it, against what they were."""
    before, names = path.read_bytes(), sorted(path.parent.iterdir())
    yield
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == names


@pytest.fixture(scope="module")
def three_wins(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal with three wins in it."""
    path = tmp_path_factory.mktemp("made") / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    for title in ("Walked", "Called Dad", "Slept"):
        journal.add(new_entry(Kind.WIN, date(2026, 3, 1), title, "word " * 400))
    journal.close()
    return path.read_bytes()


@pytest.fixture
def walked(path: Path, three_wins: bytes) -> Path:
    """A journal with three wins in it, in a folder of its own."""
    path.parent.mkdir(mode=0o700)
    path.write_bytes(three_wins)
    path.chmod(0o600)
    return path


def keyed(path: Path) -> driver.Connection:
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = '{PASSPHRASE}'")
    return connection


def titles(path: Path) -> list[str]:
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        assert journal.check() == []
        return [row.title for row in journal.page()]
    finally:
        journal.close()


# busy


def test_exit_code_when_another_writes_for_long_then_6(
    walked: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "WAIT_SECONDS", 0.1)
    other = keyed(walked)
    other.execute("BEGIN IMMEDIATE")
    before = walked.read_bytes()
    for args in WRITERS:
        ran = run(*args, text=TEXT)
        assert (ran.exit_code, ran.stdout) == (6, "")
        assert ran.stderr.startswith("The journal is busy: ")
    assert walked.read_bytes() == before
    assert run("list").exit_code == 0
    other.close()
    assert titles(walked) == ["Slept", "Called Dad", "Walked"]


def test_exit_code_when_another_has_it_for_itself_then_6(
    walked: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault, "WAIT_SECONDS", 0.1)
    other = keyed(walked)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    before = walked.read_bytes()
    for args in (*WRITERS, *READERS):
        ran = run(*args, text=TEXT)
        assert (ran.exit_code, ran.stdout) == (6, ""), args
    assert walked.read_bytes() == before
    other.close()
    assert titles(walked) == ["Slept", "Called Dad", "Walked"]


# newer, something else, damaged


def test_exit_code_when_a_newer_program_wrote_it_then_8(walked: Path, run: Run) -> None:
    newer = keyed(walked)
    newer.execute("PRAGMA user_version = 1000")
    newer.close()
    for args in (*WRITERS, *READERS):
        with unchanged(walked):
            ran = run(*args, text=TEXT)
            assert (ran.exit_code, ran.stdout) == (8, ""), args
            assert ran.stderr.startswith("This journal is newer than the program: ")
            assert ran.stderr.count("\n") == 1


def _plain_database(path: Path) -> None:
    sqlite3.connect(path).execute("CREATE TABLE t (a)").connection.close()


def _text(path: Path) -> None:
    path.write_text("dear diary\n" * 1000)


def _empty(path: Path) -> None:
    path.touch()


def _another_vault(path: Path) -> None:
    other = driver.connect(str(path))
    other.execute(f"PRAGMA key = '{PASSPHRASE}'")
    other.execute("CREATE TABLE passwords (site TEXT)")
    other.close()


@pytest.mark.parametrize("make", [_plain_database, _text, _empty, _another_vault])
def test_exit_code_when_the_file_is_no_journal_then_5(
    path: Path, run: Run, make: Callable[[Path], None]
) -> None:
    path.parent.mkdir(mode=0o700)
    make(path)
    for args in (("win",), ("list",), ("check",)):
        with unchanged(path):
            ran = run(*args, text="Walked")
            assert (ran.exit_code, ran.stdout) == (5, ""), args
            assert ran.stderr.startswith("This is not a journal: ")
            assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("at", [0.3, 0.5, 0.7, 0.9])
def test_exit_code_when_one_bit_is_flipped_then_check_names_the_page_and_5(
    walked: Path, run: Run, at: float
) -> None:
    pages = bytearray(walked.read_bytes())
    place = int(len(pages) * at)
    pages[place] ^= 1
    walked.write_bytes(pages)
    with unchanged(walked):
        ran = run("check")
        assert ran.exit_code == 5
        assert ran.stdout.startswith(f"Page {place // 4096 + 1} can't be read. It holds: ")
        assert ran.stderr.startswith("The journal is damaged: ")


def test_exit_code_when_every_page_is_damaged_then_5_and_no_text(walked: Path, run: Run) -> None:
    pages = bytearray(walked.read_bytes())
    for start in range(4096, len(pages), 4096):
        pages[start + 2000] ^= 255
    walked.write_bytes(pages)
    with unchanged(walked):
        for args in (("win",), ("search",), ("check",)):
            ran = run(*args, text="Walked")
            assert ran.exit_code == 5, args
            assert "Walked" not in ran.output
    assert ran.stdout.startswith(f"Pages 2 to {len(pages) // 4096} can't be read. They hold: some ")


@pytest.mark.parametrize("left", [100, 4096, 5000, 9000])
def test_exit_code_when_the_end_is_cut_off_then_5(walked: Path, run: Run, left: int) -> None:
    walked.write_bytes(walked.read_bytes()[:left])
    with unchanged(walked):
        for args in (("win",), ("check",)):
            assert run(*args, text="Walked").exit_code == 5, args


# no room, no right to write


def test_exit_code_when_the_file_may_not_grow_then_7_and_nothing_is_lost(
    walked: Path,
) -> None:
    long = ("Grew\n" + "é" * 400_000).encode()
    with unchanged(walked):
        ran = run_in("largest", str(walked.stat().st_size + 5000), "win", text=long)
        assert (ran.returncode, ran.stdout) == (7, b"")
        assert ran.stderr.count(b"\n") == 1
    assert titles(walked) == ["Slept", "Called Dad", "Walked"]


def test_file_when_its_log_was_half_brought_in_then_nothing_is_lost(walked: Path) -> None:
    largest = walked.stat().st_size + 1000
    text = ("Arrived\n" + "é" * 20_000).encode()
    ran = run_in("largest", str(largest), "win", text=text)
    assert ran.returncode == 0
    assert walked.stat().st_size == largest
    assert titles(walked) == ["Arrived", "Slept", "Called Dad", "Walked"]
    assert [found.name for found in walked.parent.iterdir()] == [walked.name]
    assert walked.stat().st_size % 4096 == 0


def test_exit_code_when_an_export_may_not_grow_then_7_and_no_part_of_it_stays(
    walked: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "all.md"
    target.parent.mkdir()
    ran = run_in("largest", "2000", "export", str(target))
    assert (ran.returncode, ran.stdout) == (7, b"")
    assert list(target.parent.iterdir()) == []
    target.write_text("mine")
    ran = run_in("largest", "2000", "export", "--force", str(target))
    assert ran.returncode == 7
    assert target.read_text() == "mine"


def test_exit_code_when_a_journal_cannot_be_made_then_7_and_no_part_of_it_stays(
    path: Path,
) -> None:
    ran = run_in("largest", "9000", "init")
    assert (ran.returncode, ran.stdout) == (7, b"")
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("size", ["32k", "160k"] if can_mount() else [])
def test_exit_code_when_the_disk_is_full_then_7_and_nothing_is_lost(
    tmp_path: Path, path: Path, size: str
) -> None:
    script = tmp_path / "fill.sh"
    script.write_text(FILL)
    disk = tmp_path / "disk"
    disk.mkdir()
    env = {**os.environ, "RJ": f"{sys.executable} -m recovery_journal", "DISK": str(disk)}
    env["RECOVERY_JOURNAL_FILE"] = str(disk / "own" / "journal.db")
    who = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    ran = subprocess.run(
        [*who, "sh", "-e", str(script), size],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "The disk is full: " in ran.stderr
    assert ran.stdout.splitlines()[-1] == "all there"


FILL = """
mount -t tmpfs -o size=$1 none "$DISK"
code=0
$RJ init >"$DISK/../path" || code=$?
if [ $code -ne 0 ]; then
  [ $code -eq 7 ]
  [ -z "$(ls -A "$DISK/own")" ]
  echo "all there"
  exit 0
fi
kept=0
while :; do
  (echo win $kept; head -c 3000 /dev/zero | tr '\\0' x) | $RJ win >"$DISK/../id" || code=$?
  [ $code -eq 0 ] || break
  kept=$((kept + 1))
  [ $kept -lt 60 ]
done
[ $code -eq 7 ]
mount -o remount,size=4m "$DISK"
$RJ check
[ "$($RJ list | wc -l)" -eq $kept ]
echo "all there"
"""


def test_exit_code_when_the_folder_is_read_only_then_7_and_nothing_is_lost(walked: Path) -> None:
    walked.parent.chmod(0o500)
    walked.chmod(0o400)
    try:
        with unchanged(walked):
            for args in WRITERS:
                ran = run_in("unprivileged", "", *args, text=TEXT.encode())
                assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
                assert ran.stderr.startswith(b"The journal is read-only: ")
                assert ran.stderr.count(b"\n") == 1
    finally:
        walked.parent.chmod(0o700)
        walked.chmod(0o600)
    assert titles(walked) == ["Slept", "Called Dad", "Walked"]


def test_exit_code_when_the_file_alone_is_read_only_then_7_and_nothing_is_lost(
    walked: Path,
) -> None:
    walked.chmod(0o400)
    before = walked.read_bytes()
    ran = run_in("unprivileged", "", "win", text=b"Wrote")
    assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
    assert walked.read_bytes() == before
    assert run_in("unprivileged", "", "list").stdout.count(b"\n") == 3
    walked.chmod(0o600)
    assert titles(walked) == ["Slept", "Called Dad", "Walked"]


def test_exit_code_when_an_export_goes_to_a_read_only_folder_then_7(
    walked: Path, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    ran = run_in("unprivileged", "", "export", str(closed / "all.md"))
    assert (ran.returncode, ran.stdout) == (7, b"")
    assert list(closed.iterdir()) == []


def test_exit_code_when_a_journal_is_made_in_a_read_only_folder_then_7(path: Path) -> None:
    path.parent.mkdir(mode=0o500)
    ran = run_in("unprivileged", "", "init")
    assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
    assert list(path.parent.iterdir()) == []
