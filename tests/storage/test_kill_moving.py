"""Killed while a whole file is put in place: there is the one or the other, never a half."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage import killed_moving

KILLS = int(os.environ.get("RECOVERY_JOURNAL_KILLS", "12"))
"""How often each is killed."""


@pytest.mark.parametrize("what", ["restore", "migrate", "salvage"])
def test_file_when_killed_while_it_is_put_in_place_then_it_is_the_one_or_the_other(
    tmp_path: Path, what: str
) -> None:
    seed = random.randrange(2**32)  # noqa: S311 - moments, no secrets
    print(f"seed {seed}")
    ran = subprocess.run(
        [sys.executable, "-m", killed_moving.__name__, what, str(tmp_path), str(KILLS), str(seed)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        timeout=60 + 5 * KILLS,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    told = [line.split() for line in ran.stdout.decode().splitlines()]
    assert [line for line in told if line[0] == "broken"] == []
    assert len(told) == KILLS
    promised = sum(int(line[1]) for line in told)
    assert promised > 0
    print(f"{KILLS} kills, {promised} done before one, {sum(t[0] == 'after' for t in told)} after")
