"""The floor under an import: the same rows put in by the plain driver, in one run.

The arguments are an empty journal and a CSV file with date, title, text and tags; the passphrase
is in the environment, as "PASSPHRASE". The index of the search and all others are those of the
journal. Prints the milliseconds from the first line of the file to the commit.
"""

import csv
import os
import sys
import time
import uuid
from pathlib import Path

import sqlcipher3

ADD = """
INSERT INTO entries
  (place, id, kind, day, title, body, lane, origin, starred, created, updated, version)
VALUES (?, ?, 'note', ?, ?, ?, 'only me', 'me', 0, ?, ?, ?)
"""


def bring_in(path: str, table: str) -> float:
    """Insert all rows of the file; the milliseconds it took, opening aside."""
    connection = sqlcipher3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA key = '{os.environ['PASSPHRASE']}'")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    with Path(table).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for place, (created, title, text, tags) in enumerate(rows, 1):
            new = str(uuid.uuid4())
            row = (place, new, created[:10], title, text, created, created, str(uuid.uuid4()))
            connection.execute(ADD, row)
            tagged = [(new, tag) for tag in tags.split(",") if tag]
            connection.executemany("INSERT INTO tags VALUES (?, ?)", tagged)
            words = f"{title}\n{text}".lower()
            connection.execute("INSERT INTO search_text VALUES (?, ?)", (place, words))
            connection.execute(
                "INSERT INTO incoming (key, entry_id, batch, written) VALUES (?, ?, 'one', ?)",
                (uuid.uuid4().hex, new, created),
            )
    connection.execute("COMMIT")
    took = (time.perf_counter() - began) * 1000
    connection.close()
    return took


if __name__ == "__main__":
    print(bring_in(sys.argv[1], sys.argv[2]))
