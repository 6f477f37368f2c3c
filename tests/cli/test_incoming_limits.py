"""No room, no right to write, a file that can't be read: a sentence, and nothing came in."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from tests.cli.conftest import PASSPHRASE, Run
from tests.cli.limits import can_mount, run_in

MANY = "date,title,text\n" + "".join(
    f"2020-01-{1 + n % 28:02},Entry {n},{'a word and another ' * 20}\n" for n in range(1200)
)


@pytest.fixture
def table(journal_file: Path, tmp_path: Path) -> str:
    """A table with more in it than the journal, which has one entry."""
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.bring_in([])
    journal.close()
    (tmp_path / "many.csv").write_text(MANY)
    return str(tmp_path / "many.csv")


@contextmanager
def nothing_comes_in(path: Path) -> Iterator[None]:
    """No byte of the journal changes, and it is sound and alone in the end."""
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]
    journal = Journal.unlock(path, PASSPHRASE)
    assert journal.count() == 0
    assert journal.check() == []
    journal.close()


def test_import_when_the_copy_has_no_room_then_7_and_nothing_comes_in(
    journal_file: Path, table: str
) -> None:
    with nothing_comes_in(journal_file):
        ran = run_in("largest", str(journal_file.stat().st_size - 5000), "import", "--yes", table)
        assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
        assert ran.stderr.splitlines()[-1].startswith(b"The journal can't be written: ")
    assert copies(journal_file) == []
    assert list((journal_file.parent / "copies").iterdir()) == []


def test_import_when_the_journal_may_not_grow_then_7_and_nothing_comes_in(
    journal_file: Path, table: str
) -> None:
    with nothing_comes_in(journal_file):
        ran = run_in("largest", str(journal_file.stat().st_size + 5000), "import", "--yes", table)
        assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
        assert ran.stderr.splitlines()[-1].startswith(b"The journal can't be written: ")
        assert b"They are here." not in ran.stderr
    assert len(copies(journal_file)) == 1


FILL = """
mount -t tmpfs -o size=900k none "$DISK"
$RJ init >"$DISK/../told"
code=0
$RJ import --yes "$TABLE" >"$DISK/../told" || code=$?
[ $code -eq 7 ]
[ -z "$($RJ list)" ]
mount -o remount,size=16m "$DISK"
$RJ check
[ -z "$($RJ list)" ]
[ "$($RJ import --yes "$TABLE")" -eq 1200 ]
echo "all there"
"""


@pytest.mark.skipif(not can_mount(), reason="no small disk may be mounted here")
def test_import_when_the_disk_is_full_then_7_and_nothing_comes_in_until_there_is_room(
    tmp_path: Path, table: str
) -> None:
    script, disk = tmp_path / "fill.sh", tmp_path / "disk"
    script.write_text(FILL)
    disk.mkdir()
    env = {**os.environ, "RJ": f"{sys.executable} -m recovery_journal", "DISK": str(disk)}
    env |= {"RECOVERY_JOURNAL_FILE": str(disk / "own" / "journal.db"), "TABLE": table}
    who = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    ran = subprocess.run(
        [*who, "sh", "-e", str(script)],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "The disk is full: " in ran.stderr
    assert ran.stdout.splitlines()[-1] == "all there"


@pytest.mark.parametrize("file_mode", [0o400, 0o600])
def test_import_when_the_journal_is_read_only_then_7_and_nothing_comes_in(
    journal_file: Path, table: str, file_mode: int
) -> None:
    journal_file.chmod(file_mode)
    journal_file.parent.chmod(0o500)
    try:
        with nothing_comes_in(journal_file):
            ran = run_in("unprivileged", "", "import", "--yes", table)
            assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
            assert ran.stderr.splitlines()[-1].startswith(b"The journal is read-only: ")
    finally:
        journal_file.parent.chmod(0o700)
        journal_file.chmod(0o600)


def test_import_when_a_file_may_not_be_read_then_it_is_said_and_in_a_folder_the_rest_comes(
    journal_file: Path, table: str, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    (folder / "closed").mkdir(parents=True)
    (folder / "2020-01-02.md").write_text("Tea")
    (folder / "2020-01-03.md").write_text("Rain")
    for closed in (folder / "2020-01-03.md", folder / "closed"):
        closed.chmod(0)
    try:
        ran = run_in("unprivileged", "", "import", "--yes", str(folder / "2020-01-03.md"))
        assert ran.returncode == 2
        assert b"can't be opened: Permission denied." in ran.stderr
        ran = run_in("unprivileged", "", "import", "--yes", str(folder))
    finally:
        for closed in (folder / "2020-01-03.md", folder / "closed"):
            closed.chmod(0o700)
    assert (ran.returncode, ran.stdout) == (0, b"1\n"), ran.stderr
    assert b"  notes/2020-01-03.md: It can't be read: Permission denied." in ran.stderr
    assert b"  notes/closed: It can't be read: Permission denied." in ran.stderr


def test_import_when_the_file_changes_after_the_look_then_nothing_comes_in(
    journal_file: Path, run: Run, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_: object, **__: object) -> None:
        Path(table).write_text(MANY + "2020-02-01,Later,\n")

    monkeypatch.setattr("recovery_journal.cli.incoming._copy_first", meanwhile)
    with nothing_comes_in(journal_file):
        ran = run("import", "--yes", table)
        assert ran.exit_code == 2
        assert "many.csv has changed since you looked at it. Nothing was brought in." in ran.stderr
