"""The floor under the folder of files: the same rows by the plain driver, a file of each.

The arguments are the journal and the folder to make; the passphrase is in the environment, as
"PASSPHRASE". Prints the milliseconds from the first row asked for to the last file on the disk.
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
    """Write each row into a file; the milliseconds it took, opening aside."""
    connection = sqlcipher3.connect(path)
    connection.execute(f"PRAGMA key = '{os.environ['PASSPHRASE']}'")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    began = time.perf_counter()
    for number, (day, title, kind, *rest) in enumerate(connection.execute(ROWS)):
        folder = Path(out) / kind
        if not folder.is_dir():
            folder.mkdir(parents=True)
        with (folder / f"{day}-{number:012}.md").open("w", encoding="utf-8") as file:
            file.write(f"## {day} {title}\n\n" + "\n\n".join(filter(None, rest)) + "\n\n")
    os.sync()
    took = (time.perf_counter() - began) * 1000
    connection.close()
    return took


if __name__ == "__main__":
    print(export(sys.argv[1], sys.argv[2]))
