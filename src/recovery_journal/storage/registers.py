"""What stands once and is said anew: settings, the order of values, the wording of a thread.

Each saying has a version of its own, a UUIDv7. The version that it takes the place of is gone, and
its bare id is remembered, so that a copy of the file that still has it is known to be behind. Two
copies that were both changed have a version each; then the newest stands, and of lists and tables
nothing is left out.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from recovery_journal.model.ids import new_id

ORDER = "value order"
"""The name under which the order of the person's values is kept: a list of ids."""

HERE_ALONE = frozenset({"together", "together from", "together left"})
"""The names of settings that tell what is under way in this file; no copy needs to know."""


def forget(connection: Any, ids: Iterable[str]) -> None:
    """Remember the bare ids of what is gone."""
    connection.executemany("INSERT OR IGNORE INTO gone (id) VALUES (?)", [(i,) for i in ids])


def say(connection: Any, name: str, value: str) -> None:
    """Keep a setting, in the place of all that was said of it so far."""
    if name not in HERE_ALONE:
        asked = "SELECT version FROM setting_states WHERE name = ?"
        before = connection.execute(asked, (name,)).fetchall()
        forget(connection, (version for (version,) in before))
        connection.execute("DELETE FROM setting_states WHERE name = ?", (name,))
        keep_state(connection, new_id(), name, value)
    if name != ORDER:
        _put(connection, name, value)


def keep_state(connection: Any, version: str, name: str, value: str) -> None:
    """Keep one state of a setting beside the others."""
    connection.execute(
        "INSERT OR IGNORE INTO setting_states (version, name, value) VALUES (?, ?, ?)",
        (version, name, value),
    )


def settle(connection: Any, name: str) -> None:
    """Let a setting stand as its states tell together."""
    asked = "SELECT value FROM setting_states WHERE name = ? ORDER BY version DESC, value"
    values = [value for (value,) in connection.execute(asked, (name,)).fetchall()]
    if values and name == ORDER:
        put_order(connection, json.loads(together(values)))
    elif values:
        _put(connection, name, together(values))


def _put(connection: Any, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value))


def put_order(connection: Any, ids: list[str]) -> None:
    """Let the values stand in this order; what is no value, or erased, is passed over."""
    connection.execute("DELETE FROM value_order")
    connection.executemany(
        'INSERT INTO value_order SELECT entry_id, ? FROM "values" WHERE entry_id = ?',
        list(enumerate(ids, start=1)),
    )


def together(values: list[str]) -> str:
    """What several states of a setting tell as one, the newest given first.

    Of lists, what each has, the newest first, none twice by its id or name; of tables likewise;
    of anything else, the newest.
    """
    if len(values) == 1:
        return values[0]
    told = [_read(value) for value in values]
    if all(isinstance(each, list) for each in told):
        known: dict[str, Any] = {}
        for each in told:
            for one in each:
                known.setdefault(_identity(one), one)
        return json.dumps(list(known.values()), ensure_ascii=False)
    if all(isinstance(each, dict) for each in told):
        both: dict[str, Any] = {}
        for each in told:
            both = both | {name: value for name, value in each.items() if name not in both}
        return json.dumps(both, ensure_ascii=False)
    return values[0]


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _identity(one: Any) -> str:
    """By what an element of a list is known again: its id, else its name, else all of it."""
    if isinstance(one, dict):
        one = one.get("id") or one.get("name") or one
    return json.dumps(one, ensure_ascii=False, sort_keys=True)


def first_version(*told: object) -> str:
    """The version of what was said before versions were kept: the same wherever it says the same.

    It sorts before every other one.
    """
    digest = hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
    return f"00000000-{digest[:4]}-0{digest[4:7]}-0{digest[7:10]}-{digest[10:22]}"


def give_first_versions(execute: Any) -> None:
    """Give a version to every wording and setting that was kept before there were any."""
    threads = "SELECT id, source, target, words, seen_by, ripple FROM threads"
    for row in execute(threads).fetchall():
        execute("UPDATE threads SET version = ? WHERE id = ?", (first_version(*row), row[0]))
    for name, value in execute("SELECT name, value FROM settings").fetchall():
        if name not in HERE_ALONE:
            execute(
                "INSERT INTO setting_states (version, name, value) VALUES (?, ?, ?)",
                (first_version(name, value), name, value),
            )
    order = [i for (i,) in execute("SELECT entry_id FROM value_order ORDER BY rank").fetchall()]
    if order:
        told = json.dumps(order)
        execute(
            "INSERT INTO setting_states (version, name, value) VALUES (?, ?, ?)",
            (first_version(ORDER, told), ORDER, told),
        )
