"""The steps of the file's schema, each run once, in a transaction, by sqlite-utils.

`PRAGMA user_version` counts the steps that a file has had, so that an opening that needs none
does not load sqlite-utils. A step, once released, is never edited; a new one comes after it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from recovery_journal.errors import TooNew
from recovery_journal.storage.registers import give_first_versions
from recovery_journal.storage.schema import M001, M002, M003, M004, M005, M006
from recovery_journal.storage.schema_merging import M007

if TYPE_CHECKING:
    from sqlite_utils import Database


def m001_entries_and_wins(db: "Database") -> None:
    """Entries, wins, their history, tags, threads, drafts, the ledger, settings and search."""
    _run(db, M001)


def m002_values_and_check_ins(db: "Database") -> None:
    """Values and their order, sorts through the cards, check-ins."""
    _run(db, M002)


def m003_strengths_and_stories(db: "Database") -> None:
    """Strengths, stories, confidence, runs, outlooks; who saw what a thread says; ripples."""
    _run(db, M003)


def m004_decisions_and_steps(db: "Database") -> None:
    """Decisions, looking back at them, steps."""
    _run(db, M004)


def m005_times_together(db: "Database") -> None:
    """Times together, what is opened for one, what is offered in it."""
    _run(db, M005)


def m006_incoming(db: "Database") -> None:
    """What came in from other journals."""
    _run(db, M006)


def m007_merging(db: "Database") -> None:
    """What two copies need to come together."""
    _run(db, M007)
    give_first_versions(db.execute)


STEPS: tuple[Callable[["Database"], None], ...] = (
    m001_entries_and_wins,
    m002_values_and_check_ins,
    m003_strengths_and_stories,
    m004_decisions_and_steps,
    m005_times_together,
    m006_incoming,
    m007_merging,
)
"""The steps that this program knows, in their order; a step's name is kept in the file."""


def steps_taken(connection: Any) -> int:
    """How many steps the file has had; raises `TooNew` when it has more than this program knows."""
    taken = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if taken > len(STEPS):
        raise TooNew("A newer recovery-journal wrote this file. Update the program to open it.")
    return taken


def migrate(connection: Any) -> None:
    """Take the steps that are left, inside the transaction that is open: all of them or none."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("recovery-journal")
    for step in STEPS:
        migrations()(step)
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _run(db: "Database", script: str) -> None:
    """Run a script's statements one by one, inside the transaction that is open."""
    import sqlite3

    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
