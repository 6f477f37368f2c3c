"""Our import, once, in a process of its own.

The arguments are an empty journal and the file to bring in; the passphrase is in the environment,
as "PASSPHRASE". Prints the milliseconds from the first look at the file to the commit, and the
peak of the process's resident memory in MiB.
"""

import os
import sys
import time
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.journal.incoming_files import IncomingFiles
from tests.benchmarks.export_once import peak


def bring_in(path: str, file: str) -> float:
    """Look at all of it, then bring it in; the milliseconds it took, opening aside."""
    journal = Journal.unlock(Path(path), os.environ["PASSPHRASE"])
    heard: list[int] = []
    began = time.perf_counter()
    files = IncomingFiles(Path(file))
    looked = journal.look_at_incoming(files.pieces(), heard.append)
    told = journal.bring_in(files.pieces(), heard.append)
    took = (time.perf_counter() - began) * 1000
    assert looked.new == told.new == heard[-1]
    journal.close()
    return took


if __name__ == "__main__":
    print(bring_in(sys.argv[1], sys.argv[2]), peak())
