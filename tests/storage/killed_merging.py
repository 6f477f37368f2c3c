"""A process that brings copies together, in children that are killed at random moments.

Run as a script: `killed_merging.py WHAT FOLDER ROUNDS SEED`, with the recovery code on standard
input; the folder holds `mine.db` and `theirs.db`. `merge` brings theirs into mine, as the command
does; `replaced` has mine open, writes into it, lets theirs take its place, and goes on in that.
The first round of each is left alone, to learn how long it takes; the others are killed at a moment
within that time and a little more. After each, another child opens what is there, brings in what
lies beside, and tells: `found BEFORE AFTER`, how many entries there were before that and after it,
or `broken`. A line `done` says that a round had come to its end.
"""

import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.journal.lying_beside import lying_beside
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.storage import alone, finding, migrations, store, vault
from tests.storage.conftest import TODAY
from tests.storage.killed_importing import child, killed_at, tell

LOADED = (alone, finding, migrations, store, vault)
"""Loaded once, before the children: what takes time in them is the merge."""


def merge(folder: Path, code: str) -> None:
    """Bring theirs into mine, a copy of mine first."""
    journal = Journal.recover(folder / "own" / "journal.db", code)
    journal.copy_now(Keep())
    journal.merge(folder / "theirs.db")
    tell("done")
    journal.close()


def replaced(folder: Path, code: str) -> None:
    """Write into mine, which is replaced by theirs, write on, and go on in theirs."""
    path = folder / "own" / "journal.db"
    journal = Journal.recover(path, code)
    journal.add(new_entry(Kind.NOTE, TODAY, "before", "words " * 500))
    shutil.copyfile(folder / "theirs.db", path.with_name(".coming"))
    tell("written")
    path.with_name(".coming").replace(path)
    journal.go_on_in_new_file()
    tell("done")
    journal.close()


WORK: dict[str, Callable[[Path, str], None]] = {"merge": merge, "replaced": replaced}


def look_after(folder: Path, code: str) -> None:
    """Tell how many entries there are, without and with what lies beside, and what is wrong."""
    path = folder / "own" / "journal.db"
    journal = Journal.recover(path, code)
    before = journal.count()
    for lying in lying_beside(path):
        journal.merge(lying.path)
    tell("found", before, journal.count())
    for _ in journal.check():
        tell("broken", "file")
    journal.close()


def main() -> None:
    """All rounds, one after another, each from the same two files."""
    what, folder, rounds, seed = sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:5])
    code = sys.stdin.read().strip()
    pick = random.Random(seed)  # noqa: S311 - moments, no secrets
    takes = 0.0
    for number in range(rounds + 1):
        shutil.rmtree(folder / "own", ignore_errors=True)
        (folder / "own").mkdir(mode=0o700)
        shutil.copyfile(folder / "mine.db", folder / "own" / "journal.db")
        began = time.monotonic()
        begun = child(lambda: WORK[what](folder, code))
        killed_at(begun, pick.uniform(0.0, takes * 1.3) if number else None)
        takes = takes or time.monotonic() - began
        os.waitpid(child(lambda: look_after(folder, code)), 0)


if __name__ == "__main__":
    main()
