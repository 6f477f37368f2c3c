"""Killed at random moments while entries come in: all of them are there then, or none."""

import os
import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.storage import killed_importing
from tests.storage.conftest import PASSPHRASE, TODAY

KILLS = int(os.environ.get("RECOVERY_JOURNAL_KILLS", "8"))
ROWS = 1500


def test_import_when_killed_at_random_moments_then_all_of_it_or_nothing(
    journal_path: Path, tmp_path: Path
) -> None:
    journal = Journal.create(journal_path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, TODAY, "mine"))
    code = journal.recovery_code()
    journal.close()
    rows = (f"20{n % 25:02}-03-01,Entry {n},{'a word and another one ' * 8}" for n in range(ROWS))
    (tmp_path / "a.csv").write_text("date,title,text\n" + "\n".join(rows))
    seed = random.randrange(2**32)  # noqa: S311 - moments, no secrets
    print(f"seed {seed}")

    ran = subprocess.run(
        [
            *(sys.executable, killed_importing.__file__, str(journal_path)),
            *(str(tmp_path / "a.csv"), str(KILLS), str(seed)),
        ],
        input=code.encode(),
        capture_output=True,
        timeout=570,
        check=True,
    )

    assert ran.stderr == b""
    told = ran.stdout.decode().splitlines()
    assert [line for line in told if line.startswith("broken")] == []
    found = [int(line.split()[1]) for line in told if line.startswith("found")]
    assert len(found) == KILLS + 1
    assert set(found) <= {1, ROWS + 1}
    # What had returned is there, whatever came after it.
    for line, after in pairwise(told):
        assert line != "brought" or after == f"found {ROWS + 1}"
    assert told[0] == "brought"
    print(f"{KILLS} kills; all were there {found.count(ROWS + 1) - 1} times, none {found.count(1)}")
