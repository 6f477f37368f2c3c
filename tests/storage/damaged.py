"""A journal of some hundred entries of every kind, to be damaged, and all that it holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage.pages import Pages
from recovery_journal.storage.remains import Remains
from recovery_journal.storage.salvage import pages_of
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import PASSPHRASE, TODAY
from tests.storage.test_migrations import lived_together

PAGE = 4096

Row = frozenset[tuple[str, Any]]
"""A row: each column's name and its value."""
Rows = dict[str, set[Row]]
"""Every row of every table whose rows do not follow from others."""


def fill(journal: Journal) -> None:
    """Put in a few hundred entries: short and long, changed, tagged, threaded, laid away."""
    lived_together(journal)
    kept: list[Entry] = []
    for number in range(240):
        kind = (Kind.WIN, Kind.NOTE, Kind.VALUE, Kind.STRENGTH, Kind.STORY)[number % 5]
        body = f"number {number} of many, Crème brûlée " * (1 + number % 9) ** 2
        entry = new_entry(kind, TODAY - timedelta(days=number % 50), f"{kind} {number}", body)
        if kind is Kind.WIN:
            entry = replace(entry, details=WinDetails(did=f"did {number}", helped="a friend"))
        kept.append(replace(entry, tags=("calm",) if number % 3 else (f"tag {number % 7}", "late")))
    journal.add_many(kept)
    for number in range(0, 240, 2):
        changed = replace(journal.entry(kept[number].id), title=f"again {number}")
        journal.save(replace(changed, lane=list(Lane)[number % 3], tags=("changed",)))
    for number in range(0, 230, 5):
        journal.thread(kept[number].id, kept[number + 7].id, f"words of {number}")
    for number in range(3, 240, 40):
        journal.trash(kept[number].id)
    for number in range(6):
        journal.keep_draft(Draft(entry=new_entry(Kind.NOTE, TODAY, f"half {number}", "x " * 900)))
    for number in range(40):
        journal.note_export(f"place {number}", Query(), "json")


@cache
def content() -> bytes:
    """The bytes of the file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own" / "journal.db"
        journal = Journal.create(path, PASSPHRASE)
        fill(journal)
        journal.close()
        return path.read_bytes()


def rows_of(path: Path) -> Rows:
    """All that a file holds."""
    vault = Vault.unlock(path, PASSPHRASE)
    try:
        return _rows(vault.connection.execute)
    finally:
        vault.close()


def _rows(ask: Any) -> Rows:
    listed = ask("SELECT name FROM pragma_table_list WHERE type = 'table' ORDER BY name")
    found: Rows = {}
    for (name,) in listed.fetchall():
        if not name.startswith(("sqlite_", "_sqlite_", "search")):
            names = ask(f"SELECT name FROM pragma_table_info('{name}') ORDER BY name").fetchall()
            columns = [column for (column,) in names]
            asked = ", ".join(f'"{column}"' for column in columns)
            rows = ask(f'SELECT {asked} FROM "{name}"').fetchall()
            found[name] = {frozenset(zip(columns, row, strict=True)) for row in rows}
    return found


@cache
def truth() -> Rows:
    """All that the file holds while it is whole."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        path.write_bytes(content())
        return rows_of(path)


def roots() -> dict[str, int]:
    """The page on which each table and index begins."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        path.write_bytes(content())
        vault = Vault.unlock(path, PASSPHRASE)
        found = vault.connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall()
        vault.close()
    return {name: page for name, page in found if page}


@contextmanager
def looked_at(path: Path) -> Iterator[Pages]:
    """The pages of a file."""
    pages = pages_of(path, PASSPHRASE, [])
    try:
        yield pages
    finally:
        pages.close()


def pages_reached(path: Path, name: str) -> list[int]:
    """The pages of a table or an index of a file; the free ones for an empty name."""
    with looked_at(path) as pages:
        remains = Remains(pages)
        return sorted(remains.trees[name].reached if name else remains.free)


def flipped(raw: bytes, *places: int) -> bytes:
    """The same bytes, but one bit of each of these."""
    changed = bytearray(raw)
    for place in places:
        changed[place] ^= 1 << place % 8
    return bytes(changed)


def in_page(page: int) -> int:
    """A place in the middle of a page, which is counted from 1."""
    return (page - 1) * PAGE + 1234
