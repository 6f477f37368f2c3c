"""The floor under `win` and `list`: a short script with click and the driver, on the same file.

"win PATH" adds the win that is on standard input, "list PATH" prints the newest 20 as lines. The
passphrase is in the environment, as "PASSPHRASE".
"""

import os
import sys
import uuid
from datetime import UTC, datetime
from typing import Any

import click
import sqlcipher3

ADD = """
INSERT INTO entries
  (place, id, kind, day, title, body, lane, origin, starred, created, updated, version)
VALUES (?, ?, 'win', ?, ?, '', 'only me', 'me', 0, ?, ?, ?)
"""


def _opened(path: str) -> Any:
    connection = sqlcipher3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA key = '{os.environ['PASSPHRASE']}'")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


@click.group()
def script() -> None:
    """Two commands."""


@script.command()
@click.argument("path")
def win(path: str) -> None:
    """Add a win."""
    title = sys.stdin.readline().strip()
    connection = _opened(path)
    now = datetime.now(UTC)
    stamp = now.isoformat(timespec="milliseconds")
    new, first = str(uuid.uuid4()), now.toordinal() << 32
    connection.execute("BEGIN IMMEDIATE")
    place = connection.execute(
        "SELECT coalesce(max(place) + 1, ?) FROM entries WHERE place >= ?", (first, first)
    ).fetchone()[0]
    day = now.date().isoformat()
    connection.execute(ADD, (place, new, day, title, stamp, stamp, str(uuid.uuid4())))
    connection.execute("INSERT INTO wins VALUES (?, '', '', '', '', '', '', '', 0, '', '')", (new,))
    connection.execute("INSERT INTO search_text VALUES (?, ?)", (place, title.lower()))
    connection.execute("COMMIT")
    connection.close()
    click.echo(new)


@script.command("list")
@click.argument("path")
def list_newest(path: str) -> None:
    """Print the newest 20."""
    connection = _opened(path)
    newest = connection.execute(
        "SELECT day, kind, title, id FROM entries WHERE trashed IS NULL "
        "ORDER BY place DESC LIMIT 20"
    )
    for day, kind, title, entry_id in newest:
        click.echo(f"{day}  {kind:5}  {title}  {entry_id}")
    connection.close()


if __name__ == "__main__":
    script()
