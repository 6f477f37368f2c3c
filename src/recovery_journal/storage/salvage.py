"""All that can be read of a damaged file, written into a new one; nothing is made up.

A row comes over as it stands, or not at all. Search is made anew.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from recovery_journal.errors import WrongPassphrase
from recovery_journal.model.salvaging import Salvaged
from recovery_journal.model.views import Query
from recovery_journal.storage import affected, keys, migrations, rows
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.pages import Pages
from recovery_journal.storage.remains import Remains
from recovery_journal.storage.standing_in import StandingIn
from recovery_journal.storage.tables import Row, Table, Value, make
from recovery_journal.storage.vault import Vault, translated


def pages_of(path: Path, passphrase: str, copies: Iterable[Path]) -> Pages:
    """The pages of a file, looked at; its salt may be damaged, and is that of a copy then.

    Raises `WrongPassphrase` where these words open no page of it.
    """
    passphrase = keys.normal_passphrase(passphrase)
    with translated(path):
        for salt in dict.fromkeys(_salt(each) for each in (path, *copies)):
            if len(salt) < keys.SALT_BYTES:
                continue
            pages = Pages(path, keys.derive(passphrase, salt), salt)
            if pages.fits():
                pages.look()
                return pages
            pages.close()
    raise WrongPassphrase(
        "These words do not open this file. Where its first bytes are damaged, it looks the same."
    )


def _salt(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(keys.SALT_BYTES)


def salvage(pages: Pages, vault: Vault) -> Salvaged:
    """Write what can be read into a new, empty vault; all of it, or nothing when this raises."""
    remains = Remains(pages)
    with vault.roomy(), vault.writing() as connection:
        make(connection, remains.steps)
        # Rows come table by table; an entry may come after what belongs to it.
        connection.execute("PRAGMA defer_foreign_keys = ON")
        copy = partial(_copy, connection)
        for table in remains.tables.values():
            copy(table, remains.rows(table.name))
        standing_in = StandingIn(connection, remains, copy)
        standing_in.for_entries()
        _drop_loose(connection, remains.tables)
        if remains.steps < len(migrations.STEPS):
            migrations.migrate(connection)
        standing_in.for_details()
        _make_search(Finding(vault))
        return Salvaged(
            entries=_count(connection, "entries"),
            versions=_count(connection, "history"),
            threads=_count(connection, "threads"),
            drafts=_count(connection, "drafts"),
            earlier=_told(connection, standing_in.earlier),
            untitled=_told(connection, standing_in.untitled),
            lost=(*standing_in.lost, *affected.lost_beside(remains)),
        )


def _count(connection: Any, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _told(connection: Any, entry_ids: Iterable[Value]) -> str:
    """Some entries in words: how many of each kind, of which days."""
    asked = "SELECT kind, place FROM entries WHERE id = ?"
    found = [connection.execute(asked, (entry_id,)).fetchone() for entry_id in entry_ids]
    told: list[Row] = [{"kind": kind, "place": place} for kind, place in found]
    return affected.entries_told(told, is_all=True) if told else ""


def _copy(connection: Any, table: Table, found: Iterable[Row]) -> None:
    columns = [column.name for column in table.columns]
    named, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    connection.executemany(
        f'INSERT OR IGNORE INTO "{table.name}" ({named}) VALUES ({marks})',
        ([row[name] for name in columns] for row in found),
    )


def _drop_loose(connection: Any, tables: dict[str, Table]) -> None:
    """Take out rows that belong to an entry which can't be read."""
    for table in tables.values():
        for column, parent, there in table.parents:
            connection.execute(
                f'DELETE FROM "{table.name}" '
                f'WHERE "{column}" NOT IN (SELECT "{there}" FROM "{parent}")'
            )


def _make_search(finding: Finding) -> None:
    for trashed in (False, True):
        for entry in finding.entries(Query(trashed=trashed)):
            finding.vault.connection.execute(
                "INSERT INTO search_text (place, words) SELECT place, ? FROM entries WHERE id = ?",
                (rows.search_words(entry), entry.id),
            )
