"""Killed at random moments while copies come together: all of it or nothing, no word lost."""

import os
import random
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.storage import killed_merging
from tests.storage.conftest import PASSPHRASE, TODAY

KILLS = int(os.environ.get("RECOVERY_JOURNAL_KILLS", "8"))
MINE, THEIRS = 300, 700


@pytest.fixture
def folder(tmp_path: Path) -> tuple[Path, str]:
    """Two copies, each with entries of its own, and the code that opens both."""
    base = tmp_path / "made" / "journal.db"
    journal = Journal.create(base, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    for name, number in (("mine", MINE), ("theirs", THEIRS)):
        shutil.copyfile(base, tmp_path / f"{name}.db")
        journal = Journal.recover(tmp_path / f"{name}.db", code)
        journal._store.insert_many(
            [new_entry(Kind.NOTE, TODAY, f"{name} {n}", "a word " * 60) for n in range(number)]
        )
        journal.close()
    return tmp_path, code


def rounds(what: str, folder: Path, code: str) -> list[str]:
    """What the killed processes had told, a line each."""
    seed = random.randrange(2**32)  # noqa: S311 - moments, no secrets
    print(f"seed {seed}")
    ran = subprocess.run(
        [sys.executable, "-m", killed_merging.__name__, what, str(folder), str(KILLS), str(seed)],
        cwd=Path(__file__).parents[2],
        input=code.encode(),
        capture_output=True,
        timeout=570,
        check=True,
    )
    assert ran.stderr == b""
    told = ran.stdout.decode().splitlines()
    assert [line for line in told if line.startswith("broken")] == []
    assert len([line for line in told if line.startswith("found")]) == KILLS + 1
    return told


def test_merge_when_killed_at_random_moments_then_all_of_it_or_nothing(
    folder: tuple[Path, str],
) -> None:
    told = rounds("merge", *folder)
    found = [int(line.split()[1]) for line in told if line.startswith("found")]
    assert set(found) <= {MINE, MINE + THEIRS}
    for line, after in pairwise(told):
        assert line != "done" or after.split()[1] == str(MINE + THEIRS)
    assert told[0] == "done"
    print(f"{KILLS} kills; all were there {found.count(MINE + THEIRS) - 1} times")


def test_go_on_when_killed_at_random_moments_then_what_was_written_is_there_or_lies_beside(
    folder: tuple[Path, str],
) -> None:
    told = rounds("replaced", *folder)
    whole = MINE + THEIRS + 1
    beside = 0
    written = False
    for line in told:
        what, *numbers = line.split()
        written = written or what == "written"
        if what == "found":
            before, after = map(int, numbers)
            # Before it was replaced, it is mine, with what had been written or without it.
            assert after == whole or before in (MINE, MINE + 1), line
            assert before >= MINE + 1 or not written, line
            beside += before < after
            written = False
    assert told[:2] == ["written", "done"]
    print(f"{KILLS} kills; {beside} times it lay beside")
