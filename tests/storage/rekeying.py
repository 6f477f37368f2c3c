"""A change of the key that the system refuses, in a process of its own.

As a module: `full BYTES PATH` lets no file grow beyond so many bytes, `unprivileged - PATH` has the
file and its folder read-only. The recovery code is on standard input. Says with what the change was
refused, then whether the journal that is open reads on and writes on.
"""

import resource
import sys
from datetime import date
from pathlib import Path

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.cli.limits import give_up_roots_rights


def main() -> None:
    """Open, limit, change."""
    what, size, path = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    journal = Journal.recover(path, sys.stdin.read().strip())
    before = journal.recovery_code()
    no_limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    if what == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), no_limit[1]))
    else:
        give_up_roots_rights()
        path.chmod(0o400)
        path.parent.chmod(0o500)
        journal.close()
        journal = Journal.recover(path, before)
    try:
        journal.change_passphrase("walnut harbour candle mist")
    except JournalError as error:
        print(type(error).__name__)
    else:
        print("changed")
    titles = [entry.title for entry in journal.entries()]
    print("reads on" if titles and journal.recovery_code() == before else "torn")
    if what == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, no_limit)
        journal.add(new_entry(Kind.WIN, date(2026, 3, 1), "after"))
        print("writes on" if journal.check() == [] else "torn")
    journal.close()


if __name__ == "__main__":
    main()
