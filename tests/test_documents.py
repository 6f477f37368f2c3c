"""The documents tell of the program as it is."""

import re
from pathlib import Path

from recovery_journal.cli.group import COMMANDS
from recovery_journal.journal import Journal
from recovery_journal.storage import migrations
from recovery_journal.tui.actions import ACTS, said_key

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def schema() -> dict[str, set[str]]:
    """The tables that a person may read, with their columns."""
    scripts = [vars(migrations)[step.__name__[:4].upper()] for step in migrations.STEPS]
    made = re.compile(r'^CREATE TABLE "?(\w+)"? \((.*?)\n\) STRICT', re.MULTILINE | re.DOTALL)
    tables = [found for script in scripts for found in made.findall(script)]
    column = re.compile(r'^  "?([a-z_]+)"? (?:TEXT|INTEGER)', flags=re.MULTILINE)
    found = {name: set(column.findall(body)) for name, body in tables}
    added = re.compile(r"^ALTER TABLE (\w+) ADD COLUMN (\w+) ", re.MULTILINE)
    for name, later in (pair for script in scripts for pair in added.findall(script)):
        found[name].add(later)
    return found


def test_schema_when_read_from_the_steps_then_the_tables_of_a_journal() -> None:
    ask = Journal.in_memory()._vault.connection.execute
    found = {name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    of_others = {name for name in found if name.startswith(("_sqlite", "sqlite", "search_"))}
    assert found - of_others | {"search_text"} == set(schema()) | {"search"}


def test_readme_when_commands_are_told_then_each_is_one() -> None:
    told = set(re.findall(r"^recovery-journal ([\w-]+)", README, re.MULTILINE))
    assert told <= set(COMMANDS)
    assert told | {"demo", "completion"} == set(COMMANDS)


def test_readme_when_keys_are_told_then_each_is_in_the_table() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", README.split("## On the command line")[0], re.MULTILINE)
    told = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert len(told) > 10
    assert told <= {said_key(key) for act in ACTS for key in act.keys.split(",")}
