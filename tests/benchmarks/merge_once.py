"""Our merge, once, in a process of its own.

The arguments are the journal and the copy that is brought in; the passphrase is in the environment,
as "PASSPHRASE". Prints the milliseconds from the first look at the copy to the commit, and the
peak of the process's resident memory in MiB.
"""

import os
import sys
import time
from pathlib import Path

from recovery_journal.journal import Journal
from tests.benchmarks.export_once import peak


def merge(path: str, other: str) -> float:
    """Bring the other one in; the milliseconds it took, opening the first one aside."""
    journal = Journal.unlock(Path(path), os.environ["PASSPHRASE"])
    journal.recovery_code()
    began = time.perf_counter()
    told = journal.merge(Path(other))
    took = (time.perf_counter() - began) * 1000
    assert told.new
    assert told.undecided
    journal.close()
    return took


if __name__ == "__main__":
    print(merge(sys.argv[1], sys.argv[2]), peak())
