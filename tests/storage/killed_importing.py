"""A process that brings a file in, in children that are killed at random moments.

Run as a script: `killed_importing.py JOURNAL FILE ROUNDS SEED`, with the recovery code on standard
input. The first round is left alone, to learn how long it takes; the others are killed within that
time and half as much again. After each, another child opens the journal and takes back what
came in. A line each: `brought` where bringing in had returned, then `found ENTRIES`, or `broken`.
"""

import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.journal.incoming_files import IncomingFiles
from recovery_journal.model.copies import Keep
from recovery_journal.storage import finding, store, vault

LOADED = (finding, store, vault)
"""Loaded once, before the children: what takes time in them is the import."""


def tell(*words: object) -> None:
    """One line in one write, so that a kill cannot cut it in two."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def child(does: Callable[[], None]) -> int:
    """Begin a child that does this."""
    begun = os.fork()
    if begun == 0:
        try:
            does()
        except BaseException as error:
            tell("broken", type(error).__name__)
        finally:
            os._exit(0)
    return begun


def killed_at(begun: int, moment: float | None) -> None:
    """Kill a child so many seconds from now, or wait for its end."""
    if moment is not None:
        # The random moment is the test itself; nothing else is waited for here.
        select.select([], [], [], moment)
        os.kill(begun, signal.SIGKILL)
    os.waitpid(begun, 0)


def bring_in(path: Path, code: str, file: Path) -> None:
    """Bring the file in as the command does, a copy of the journal first."""
    journal = Journal.recover(path, code)
    files = IncomingFiles(file)
    journal.look_at_incoming(files.pieces())
    journal.copy_now(Keep())
    journal.bring_in(files.pieces())
    tell("brought")
    journal.close()


def look_after(path: Path, code: str) -> None:
    """Tell how many entries there are, and what is wrong; take back what came in."""
    journal = Journal.recover(path, code)
    tell("found", journal.count())
    for _ in journal.check():
        tell("broken", "file")
    if journal.last_brought_in().go:
        journal.take_back_last()
    journal.close()


def main() -> None:
    """All rounds, one after another, on the same file."""
    path, file, rounds, seed = Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:5])
    code = sys.stdin.read().strip()
    pick = random.Random(seed)  # noqa: S311 - moments, no secrets
    takes = 0.0
    for number in range(rounds + 1):
        began = time.monotonic()
        begun = child(lambda: bring_in(path, code, file))
        killed_at(begun, pick.uniform(0.0, takes * 1.5) if number else None)
        takes = takes or time.monotonic() - began
        os.waitpid(child(lambda: look_after(path, code)), 0)


if __name__ == "__main__":
    main()
