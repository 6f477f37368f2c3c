"""Our export, once, in a process of its own.

The arguments are the form, the journal and what to write; the passphrase is in the environment, as
"PASSPHRASE". Prints the milliseconds from the first row asked for to the last one on the disk,
and the peak of the process's resident memory in MiB.
"""

import os
import sys
import time
from pathlib import Path

from recovery_journal.journal import Journal


def peak() -> float:
    """The most memory this process has had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        # What `resource` tells on Linux begins with the memory of the process that started this.
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


def export(form: str, path: str, out: str) -> float:
    """Export everything; the milliseconds it took, opening aside."""
    journal = Journal.unlock(Path(path), os.environ["PASSPHRASE"])
    began = time.perf_counter()
    if form == "markdown":
        journal.export(Path(out))
    else:
        journal.export_whole(Path(out), form)
    took = (time.perf_counter() - began) * 1000
    journal.close()
    return took


if __name__ == "__main__":
    print(export(*sys.argv[1:4]), peak())
