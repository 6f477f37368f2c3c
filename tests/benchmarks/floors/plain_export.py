"""The floor under the export: the same rows read by the plain driver and joined as text.

The arguments are the journal and the file to write; the passphrase is in the environment, as
"PASSPHRASE". Prints the milliseconds from the first row asked for to the last one written.
"""

import os
import sys
import time
from pathlib import Path

import sqlcipher3

ROWS = """
SELECT e.day, e.title, e.kind, e.lane, e.created, e.body, w.did, w.helped, w.moved, w.strengths,
  w."values", (SELECT group_concat(tag, ', ') FROM tags WHERE entry_id = e.id)
FROM entries e LEFT JOIN wins w ON w.entry_id = e.id
WHERE e.trashed IS NULL ORDER BY e.place
"""


def export(path: str, out: str) -> float:
    """Write all rows as text; the milliseconds it took, opening aside."""
    connection = sqlcipher3.connect(path)
    connection.execute(f"PRAGMA key = '{os.environ['PASSPHRASE']}'")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    began = time.perf_counter()
    with Path(out).open("w", encoding="utf-8") as file:
        for day, title, *rest in connection.execute(ROWS):
            file.write(f"## {day} {title}\n\n" + "\n\n".join(filter(None, rest)) + "\n\n")
    took = (time.perf_counter() - began) * 1000
    connection.close()
    return took


if __name__ == "__main__":
    print(export(sys.argv[1], sys.argv[2]))
