"""The floor under a merge: all that two files hold, read by the plain driver.

The arguments are the two files; the passphrase is in the environment, as "PASSPHRASE". Prints the
milliseconds from the first row asked for to the last: every row of every table, the earlier
versions and the details of each kind too, but for the index of the search.
"""

import os
import sys
import time
from typing import Any

import sqlcipher3

TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"


def opened(path: str) -> Any:
    """A connection that has its key."""
    connection = sqlcipher3.connect(path)
    connection.execute(f"PRAGMA key = '{os.environ['PASSPHRASE']}'")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return connection


def read(*paths: str) -> float:
    """Read all of them; the milliseconds it took, opening aside."""
    connections = [opened(path) for path in paths]
    rows = 0
    began = time.perf_counter()
    for connection in connections:
        for (table,) in connection.execute(TABLES).fetchall():
            for _ in connection.execute(f'SELECT * FROM "{table}"'):
                rows += 1
    took = (time.perf_counter() - began) * 1000
    print(rows, file=sys.stderr)
    return took


if __name__ == "__main__":
    print(read(*sys.argv[1:3]))
