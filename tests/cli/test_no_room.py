"""No room, or no right to write: what was there stays, or what comes is there, and a plain line."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.cli.conftest import Run
from tests.cli.limits import can_mount, run_in
from tests.cli.quick_keys import put_file
from tests.storage.conftest import PASSPHRASE
from tests.storage.test_migrations import file_of, lived_in

ACTS = ("save", "restore", "migrate", "backup", "salvage")
LONG = "word " * 50_000


@pytest.fixture
def lived(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of the first program with two entries; a copy of a later one lies elsewhere."""
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", f"echo {PASSPHRASE}")
    file_of(path, 1, lived_in)
    whole = path.parents[1] / "later" / "later.db"
    put_file(whole, path.read_bytes())
    journal = Journal.unlock(whole, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date(2026, 3, 1), "came later", LONG))
    journal.close()
    return path


@pytest.fixture
def later(lived: Path) -> Path:
    """The copy that is put in the journal's place, and what of it is salvaged."""
    return lived.parents[1] / "later" / "later.db"


def command(act: str, later: Path, target: Path) -> list[str]:
    """What is run; `migrate` is any command on a file of an older program."""
    return {
        "save": ["win"],
        "restore": ["restore", "--yes", str(later)],
        "migrate": ["list"],
        "backup": ["backup", str(target)],
        "salvage": ["--journal", str(later), "salvage", str(target)],
    }[act]


def made_ready(act: str, lived: Path, run: Run) -> None:
    """Bring the file to this program, where its steps are not what is looked at."""
    if act != "migrate":
        run("list")


@contextmanager
def one_or_the_other(act: str, lived: Path, target: Path, run: Run) -> Iterator[None]:
    """Afterwards all is as it was, or as it was to be, and nothing half made has a name."""
    other = ("--journal", str(_aside(lived))) if act == "migrate" else ()
    before = run(*other, "list").stdout.splitlines()
    yield
    after = run("list").stdout.splitlines()
    assert run("check").stderr == "All is sound.\n"
    if after != before:
        came = [line for line in after if line not in before]
        assert len(came) == len(after) - len(before) == 1
        assert act in ("save", "restore")
    assert not list(lived.parent.glob("*.part*"))
    if target.exists():
        assert run("--journal", str(target), "check").stderr == "All is sound.\n"
    assert not list(target.parent.glob("*.part*"))


def _aside(file: Path) -> Path:
    other = file.parents[1] / "aside" / "journal.db"
    put_file(other, file.read_bytes())
    return other


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("part", [0.1, 0.7])
def test_act_when_files_may_not_grow_then_7_and_the_one_or_the_other_is_there(
    lived: Path, later: Path, run: Run, tmp_path: Path, act: str, part: float
) -> None:
    made_ready(act, lived, run)
    target = tmp_path / "out" / "new.db"
    target.parent.mkdir()
    with one_or_the_other(act, lived, target, run):
        largest = str(int(lived.stat().st_size * part))
        text = f"Grew\n{LONG}".encode()
        ran = run_in("largest", largest, *command(act, later, target), text=text)
        assert (ran.returncode, ran.stdout) == (7, b"")
        assert ran.stderr.count(b"\n") == 1, ran.stderr
        assert not target.exists()


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.skipif(not can_mount(), reason="no small disk may be mounted here")
def test_act_when_the_disk_is_full_then_7_and_the_one_or_the_other_is_there(
    lived: Path, later: Path, run: Run, tmp_path: Path, act: str
) -> None:
    made_ready(act, lived, run)
    disk = tmp_path / "disk"
    disk.mkdir()
    script = tmp_path / "full.sh"
    script.write_text(FULL)
    new = disk / "new.db"
    on_disk = disk / "own" / "journal.db"
    env = {**os.environ, "RJ": f"{sys.executable} -m recovery_journal", "DISK": str(disk)}
    env |= {"FROM": str(lived.parent), "RECOVERY_JOURNAL_FILE": str(on_disk), "NEW": str(new)}
    who = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    ran = subprocess.run(
        [*who, "sh", "-e", str(script), *command(act, later, new)],
        input=f"Grew\n{LONG}",
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    first, *lines = ran.stdout.splitlines()
    assert first.startswith("7 The disk is full: "), ran.stdout
    assert lines == ["no more than before", "all there"]


FULL = """
mount -t tmpfs -o size=8m none "$DISK"
cp -r "$FROM" "$DISK/own"
before=$(ls -A "$DISK" "$DISK/own")
head -c 20m /dev/zero >"$DISK/fill" 2>/dev/null || true
truncate -s -60k "$DISK/fill"
code=0
$RJ "$@" >"$DISK/../out" 2>"$DISK/../told" || code=$?
echo $code "$(cat "$DISK/../told")"
rm "$DISK/fill"
[ "$(ls -A "$DISK" "$DISK/own" | grep -v copies)" = "$(echo "$before" | grep -v copies)" ] &&
  echo "no more than before"
[ "$($RJ list | wc -l)" -eq 2 ]
$RJ check
echo "all there"
"""


@pytest.mark.parametrize("act", ACTS)
def test_act_when_the_folder_is_read_only_then_7_and_all_is_as_it_was(
    lived: Path, later: Path, run: Run, tmp_path: Path, act: str
) -> None:
    made_ready(act, lived, run)
    closed = tmp_path / "closed"
    closed.mkdir()
    before = lived.read_bytes(), later.read_bytes()
    with one_or_the_other(act, lived, closed / "new.db", run):
        for folder in (closed, lived.parent):
            folder.chmod(0o500)
        lived.chmod(0o400)
        try:
            ran = run_in("unprivileged", "", *command(act, later, closed / "new.db"), text=b"Wrote")
        finally:
            lived.chmod(0o600)
            for folder in (closed, lived.parent):
                folder.chmod(0o700)
        assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
        assert ran.stderr.startswith(b"The journal is read-only: ")
        assert ran.stderr.count(b"\n") == 1
        assert (lived.read_bytes(), later.read_bytes()) == before
        assert list(closed.iterdir()) == []


def test_salvage_when_the_damaged_file_is_read_only_then_it_is_read(
    lived: Path, later: Path, run: Run, tmp_path: Path
) -> None:
    later.chmod(0o400)
    later.parent.chmod(0o500)
    try:
        ran = run_in("unprivileged", "", *command("salvage", later, tmp_path / "new.db"))
    finally:
        later.parent.chmod(0o700)
        later.chmod(0o600)
    assert ran.returncode == 0, ran.stderr
    assert "came later" in run("--journal", str(tmp_path / "new.db"), "list").stdout
