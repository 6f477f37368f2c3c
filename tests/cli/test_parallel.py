"""Several processes on one file: whoever writes, everything arrives."""

import os
import subprocess
import sys
from pathlib import Path

from recovery_journal.journal import Journal
from tests.cli.conftest import PASSPHRASE

PROCESSES = 8
ROUNDS = 2


def test_win_when_eight_processes_write_at_once_then_all_arrive(journal_file: Path) -> None:
    told = []
    for number in range(ROUNDS):
        # A round begins where no process has the file open, so that each also meets its last
        # closing and its first opening.
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "recovery_journal", "win"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=dict(os.environ),
            )
            for _ in range(PROCESSES)
        ]
        for at, process in enumerate(running):
            assert process.stdin is not None
            process.stdin.write(f"round {number} process {at}\nbody".encode())
            process.stdin.close()
            process.stdin = None
        for process in running:
            out, error = process.communicate(timeout=60)
            assert (process.returncode, error) == (0, b"")
            told.append(out.decode().strip())
    journal = Journal.unlock(journal_file, PASSPHRASE)
    kept = {entry.id: entry.title for entry in journal.entries()}
    faults = journal.check()
    journal.close()
    assert set(told) == set(kept)
    assert len(set(kept.values())) == PROCESSES * ROUNDS
    assert faults == []
    assert [found.name for found in journal_file.parent.iterdir()] == [journal_file.name]
