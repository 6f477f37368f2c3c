"""The tables of the file as the program makes them: their columns, keys and indexes."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from recovery_journal.model.entry import Kind
from recovery_journal.storage import migrations, rows
from recovery_journal.storage.rows import PLACES_A_DAY
from recovery_journal.storage.vault import Vault

Value = str | int | float | bytes | None
Key = tuple[Value, ...]
Row = dict[str, Value]

KIND_OF = {rows.details_table(k).strip('"'): k for k in Kind if rows.details_columns(k)}
"""The kind whose details a table has."""
MADE_ANEW = ("search", "sqlite_", "_sqlite_")
"""How the names of tables begin that are never copied: they follow from the others."""
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_IDS = ("id", "entry_id", "version", "source", "target")
"""Columns that hold an id, or nothing."""
_MAY_BE_IDS = ("about", "base", "batch", "key", "parent", "run", "value")
"""Columns that can hold an id, beside other words."""
_PLACE = "place"


def is_id(value: Value) -> bool:
    """Whether a value has the form of an id."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is declared."""

    name: str
    is_number: bool
    may_be_null: bool
    default: Value

    def fits(self, value: Value) -> bool:
        """Whether a value can stand in it, and is no id where there is none, or no place."""
        if value is None:
            return self.may_be_null
        if self.is_number:
            return isinstance(value, int) and (value >= PLACES_A_DAY) == (self.name == _PLACE)
        if not isinstance(value, str):
            return False
        if self.name in _IDS:
            return not value or is_id(value)
        return self.name in _MAY_BE_IDS or not is_id(value)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its columns in the order in which a row has them."""

    name: str
    columns: tuple[Column, ...]
    key: int
    """How many columns, from the first, tell a row from the others."""
    has_rowid: bool
    parents: tuple[tuple[str, str, str], ...]
    """Columns that name a row of another table: the column, that table, the column there."""

    @property
    def is_told(self) -> bool:
        """Whether its rows can be told from those of an index, which can be nothing but ids."""
        return any(column.name not in (*_IDS, *_MAY_BE_IDS) for column in self.columns)

    def row(self, values: list[Value], rowid: int | None) -> Row:
        """Values by their names; a column that is newer than the row has its default.

        A rowid is the first column.
        """
        values = values + [column.default for column in self.columns[len(values) :]]
        if self.has_rowid:
            values[0] = rowid
        return {column.name: value for column, value in zip(self.columns, values, strict=False)}

    def key_of(self, found: Row) -> Key:
        """What tells a row from the others."""
        return tuple(found[column.name] for column in self.columns[: self.key])

    def fits(self, values: list[Value], rowid: int | None) -> bool:
        """Whether these values can be a row of it."""
        if len(values) > len(self.columns) or (rowid is not None) != self.has_rowid:
            return False
        if any(column.default is None for column in self.columns[len(values) :]):
            return False  # a column that came later has a default
        found = self.row(values, rowid)
        return all(column.fits(found[column.name]) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Index:
    """An index: its table, and the names of its columns; None for one that is worked out.

    One that is whole has every row of the table.
    """

    table: str
    is_whole: bool
    columns: tuple[str | None, ...]


def make(connection: Any, steps: int) -> None:
    """Make the tables that a program with so many steps has, inside the open transaction."""
    from sqlite_utils import Database, Migrations

    known = Migrations("recovery-journal")
    for step in migrations.STEPS[:steps]:
        known()(step)
    known.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {steps}")


@cache
def declared(steps: int) -> tuple[dict[str, Table], dict[str, Index]]:
    """The tables and the indexes of a file that has had so many steps, by their names."""
    vault = Vault.in_memory()
    try:
        with vault.writing() as connection:
            make(connection, steps)
        ask = vault.connection.execute
        named = "SELECT name, tbl_name FROM sqlite_schema WHERE type = '{}' ORDER BY rowid"
        listed = ask(named.format("table")).fetchall()
        own = [name for name, _ in listed if not name.startswith(MADE_ANEW)]
        tables = {name: _table(ask, name) for name in own}
        indexes = {
            name: _index(ask, name, tables[table])
            for name, table in ask(named.format("index")).fetchall()
            if table in tables
        }
        return tables, indexes
    finally:
        vault.close()


def _table(ask: Any, name: str) -> Table:
    # In a row the columns of the key come first.
    told = sorted(
        ask(f"PRAGMA table_info('{name}')").fetchall(),
        key=lambda column: (not column[5], column[5], column[0]),
    )
    columns = tuple(
        Column(column, kind == "INTEGER", not (not_null or key), _default(default))
        for _, column, kind, not_null, default, key in told
    )
    (without_rowid,) = ask(f"SELECT wr FROM pragma_table_list WHERE name = '{name}'").fetchone()
    parents = tuple(
        (column, parent, there)
        for _, _, parent, column, there, *_ in ask(f"PRAGMA foreign_key_list('{name}')")
    )
    key = sum(1 for column in told if column[5])
    return Table(name, columns, key, not without_rowid, parents)


def _default(told: str | None) -> Value:
    if told is None:
        return None
    return told[1:-1] if told.startswith("'") else int(told)


def _index(ask: Any, name: str, table: Table) -> Index:
    told = ask(f"PRAGMA index_xinfo('{name}')").fetchall()
    place = table.columns[0].name if table.has_rowid else None
    columns = tuple(place if cid == -1 else column for _, cid, column, *_ in told)
    (partial,) = ask(
        "SELECT partial FROM pragma_index_list(?) WHERE name = ?", (table.name, name)
    ).fetchone()
    return Index(table.name, not partial, columns)
