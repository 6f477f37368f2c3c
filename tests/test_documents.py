"""The documents tell of the program as it is."""

import re
from pathlib import Path

from recovery_journal.cli.group import COMMANDS
from recovery_journal.storage.migrations import M001
from recovery_journal.tui.actions import ACTS, said_key

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def schema() -> dict[str, set[str]]:
    """The tables that a person may read, with their columns."""
    tables = re.findall(r"CREATE TABLE (\w+) \((.*?)\n\) STRICT", M001, flags=re.DOTALL)
    column = re.compile(r'^  "?([a-z_]+)"? (?:TEXT|INTEGER)', flags=re.MULTILINE)
    return {name: set(column.findall(body)) for name, body in tables}


def test_readme_when_tables_are_told_then_all_with_every_column() -> None:
    told = {
        name: set(re.findall(r"`(\w+)`", columns))
        for name, columns in re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", README, re.MULTILINE)
    }
    assert len(schema()) == 9
    for name, columns in schema().items():
        assert columns <= told[name], name


def test_readme_when_commands_are_told_then_each_is_one() -> None:
    told = set(re.findall(r"^recovery-journal (\w+)", README, re.MULTILINE))
    assert told <= set(COMMANDS)
    assert told | {"demo", "completion"} == set(COMMANDS)


def test_readme_when_keys_are_told_then_each_is_in_the_table() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", README.split("## On the command line")[0], re.MULTILINE)
    told = {key for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert len(told) > 10
    assert told <= {said_key(key) for act in ACTS for key in act.keys.split(",")}
