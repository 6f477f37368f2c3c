"""The JSON Schema in the docs: it is that of the program, and takes what the program writes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from recovery_journal.journal import Journal
from tests.portable.whole.schema import FILE, written
from tests.storage.test_bringing_back import lived


@cache
def validator() -> Draft202012Validator:
    """The schema as it stands in the docs."""
    told = json.loads(FILE.read_text("utf-8"))
    Draft202012Validator.check_schema(told)
    return Draft202012Validator(told)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The lines of a journal with something of everything."""
    journal, target = Journal.in_memory(), tmp_path_factory.mktemp("out") / "whole.jsonl"
    lived(journal)
    journal.export_whole(target)
    journal.close()
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def test_schema_when_the_program_changes_then_the_file_is_written_anew() -> None:
    assert FILE.read_text("utf-8") == written()


def test_schema_when_a_whole_journal_is_written_then_every_line_fits(
    told: list[dict[str, Any]],
) -> None:
    assert {line["is"] for line in told} == {
        *("journal", "gone", "entry", "thread", "setting", "arrival", "ledger", "draft")
    }
    assert [line for line in told if not validator().is_valid(line)] == []
    assert any("earlier" in line for line in told)
    assert any("joined" in line for line in told)


@pytest.mark.parametrize("what", ["entry", "thread", "setting", "ledger", "draft", "gone"])
def test_schema_when_a_field_is_missing_or_strange_then_the_line_does_not_fit(
    told: list[dict[str, Any]], what: str
) -> None:
    line = next(line for line in told if line["is"] == what)
    for name in [name for name in line if name not in ("earlier", "joined")]:
        assert not validator().is_valid({k: v for k, v in line.items() if k != name}), name
        assert not validator().is_valid(line | {name: {"strange": 1}}), name
    assert not validator().is_valid(line | {"more": 1})


def test_schema_when_details_are_of_another_kind_then_the_line_does_not_fit(
    told: list[dict[str, Any]],
) -> None:
    kinds = {line["kind"]: line for line in told if line["is"] == "entry"}
    assert not validator().is_valid(kinds["win"] | {"details": kinds["step"]["details"]})
    assert not validator().is_valid(kinds["win"] | {"kind": "step"})
    ruler = kinds["check-in"]["details"] | {"matters": 11}
    assert not validator().is_valid(kinds["check-in"] | {"details": ruler})


def test_documents_when_packed_then_the_schema_goes_with_them() -> None:
    packed = (Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8")
    assert '"docs"' in packed.split("[tool.hatch.build.targets.sdist]")[1].split("\n\n")[0]
