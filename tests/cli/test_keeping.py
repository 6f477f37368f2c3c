"""Commands that look after the file, and the exit codes that all commands share."""

import json
import sqlite3
import stat
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.cli.conftest import PASSPHRASE, Run, Spawn


@pytest.fixture
def walked(journal_file: Path, run: Run) -> str:
    """The id of the one win in the journal."""
    return run("win", text="Walked\n# no heading").stdout.strip()


def test_export_when_a_path_is_given_then_writes_a_private_copy(
    walked: str, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "out.md"
    ran = run("export", str(target))
    assert (ran.exit_code, ran.stdout) == (0, f"{target}\n")
    assert "1 entry written" in ran.stderr
    assert "not encrypted" in ran.stderr
    assert "Walked" in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_export_when_no_path_is_given_then_names_it_by_the_day(
    walked: str, run: Run, tmp_path: Path
) -> None:
    named = run("export", "--format", "json").stdout.strip()
    assert named.endswith(".jsonl")
    assert json.loads((tmp_path / named).read_text())["id"] == walked


def test_export_when_the_file_is_there_then_overwrites_it_only_when_forced(
    walked: str, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine")
    ran = run("export", str(target))
    assert ran.exit_code == 7
    assert target.read_text() == "mine"
    assert run("export", str(target), "--force").exit_code == 0
    assert "Walked" in target.read_text()


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_export_when_it_goes_to_standard_output_then_the_ledger_tells(
    journal_file: Path, walked: str, run: Run, form: str
) -> None:
    ran = run("export", "-", "--format", form, "--by", "kind")
    assert ran.exit_code == 0
    assert "Walked" in ran.stdout
    assert "not encrypted" in ran.stderr
    journal = Journal.unlock(journal_file, PASSPHRASE)
    ledger = journal.ledger()
    journal.close()
    assert [(line.place, line.entries) for line in ledger] == [("standard output", 1)]


@pytest.mark.parametrize("by", ["day", "kind"])
def test_export_when_limited_then_the_newest_so_many_of_what_fits_go_out(
    journal_file: Path, run: Run, by: str
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    for number in range(1, 6):
        for kind in (Kind.WIN, Kind.NOTE):
            journal.add(new_entry(kind, date(2026, 3, 6 - number), f"{kind} {number}"))
    journal.close()
    ran = run("export", "-", "--limit", "3", "--kind", "win", "--by", by)
    titles = [line for line in ran.stdout.splitlines() if line.startswith("### ")]
    assert titles == ["### win 3", "### win 2", "### win 1"]
    assert "3 entries written" in ran.stderr
    lines = run("export", "-", "--format", "json", "--limit", "3").stdout.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["note 1", "win 1", "note 2"]
    assert run("export", "-", "--limit", "99").stdout.count("### ") == 10
    assert run("export", "-", "--limit", "0").exit_code == 2


def test_export_when_values_are_in_an_order_then_it_goes_out_with_them(
    journal_file: Path, run: Run
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    names = ("Honesty", "Family", "Rest")
    values = [journal.add(new_entry(Kind.VALUE, date(2026, 3, 1), name)) for name in names]
    journal.set_value_order([values[1].id, values[0].id])
    journal.close()
    told = run("export", "-", "--kind", "value").stdout
    after = {name: told.partition(f"### {name}\n")[2].split("###")[0] for name in names}
    assert "*Value · 1 in my order · " in after["Family"]
    assert "*Value · 2 in my order · " in after["Honesty"]
    assert "in my order" not in after["Rest"]
    for args in (("export", "-", "--format", "json"), ("list", "--json")):
        lines = map(json.loads, run(*args, "--kind", "value").stdout.splitlines())
        ranks = {line["title"]: line["rank"] for line in lines}
        assert ranks == {"Family": 1, "Honesty": 2, "Rest": None}


def test_check_when_all_is_sound_then_exits_with_0(walked: str, run: Run) -> None:
    ran = run("check")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "All is sound.\n")


def test_check_when_a_page_is_overwritten_then_exits_with_5(
    journal_file: Path, walked: str, run: Run
) -> None:
    raw = bytearray(journal_file.read_bytes())
    raw[-2000:-1000] = bytes(1000)
    journal_file.write_bytes(raw)
    ran = run("check")
    assert ran.exit_code == 5
    assert "The journal is damaged: " in ran.stderr


def test_where_when_locked_then_tells_path_and_size(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "entries: 0" in run("where").stdout
    monkeypatch.delenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND")
    ran = run("where")
    assert ran.exit_code == 0
    assert f"path: {journal_file}\nsize: {journal_file.stat().st_size} bytes\n" in ran.stdout
    assert "entries: not counted while it is locked" in ran.stdout
    assert "last copy: none" in ran.stdout


def test_where_when_it_does_not_open_then_tells_what_it_can(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = journal_file.parent / "copies"
    copies.mkdir()
    (copies / "journal-20260101T000000000000Z.db").write_bytes(journal_file.read_bytes())
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "echo other words here")
    ran = run("where")
    assert ran.exit_code == 3
    assert f"path: {journal_file}\nsize: " in ran.stdout
    assert "last copy: 20" in ran.stdout


def test_journal_option_when_given_then_names_another_file(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    assert run("--journal", str(other), "init").stdout == f"{other}\n"
    assert other.exists()


def test_exit_code_when_there_is_no_journal_then_4_and_no_question(path: Path, run: Run) -> None:
    for args in (("list",), ("where",), ("check",), ("export",)):
        assert run(*args).exit_code == 4
    assert not path.exists()


def test_exit_code_when_the_passphrase_is_another_then_3(journal_file: Path, spawn: Spawn) -> None:
    before = journal_file.read_bytes()
    ran = spawn("list", RECOVERY_JOURNAL_PASSPHRASE_COMMAND="echo other words here")
    assert (ran.returncode, ran.stdout) == (3, b"")
    assert ran.stderr.startswith(b"That did not open it: ")
    assert ran.stderr.count(b"\n") == 1
    assert journal_file.read_bytes() == before


def test_exit_code_when_the_file_is_something_else_then_5(path: Path, spawn: Spawn) -> None:
    path.parent.mkdir()
    sqlite3.connect(path).execute("CREATE TABLE t (a)").connection.close()
    ran = spawn("list")
    assert ran.returncode == 5
    assert ran.stderr.count(b"\n") == 1


def test_exit_code_when_there_is_no_way_to_ask_then_2(journal_file: Path, spawn: Spawn) -> None:
    ran = spawn("list", RECOVERY_JOURNAL_PASSPHRASE_COMMAND="")
    assert ran.returncode == 2
    assert b"No passphrase: There is no terminal" in ran.stderr
    for command in ("exit 7", "true"):
        assert spawn("list", RECOVERY_JOURNAL_PASSPHRASE_COMMAND=command).returncode == 2


def test_passphrase_command_when_it_reads_its_input_then_gets_none_of_ours(
    journal_file: Path, spawn: Spawn
) -> None:
    command = f"cat; echo {PASSPHRASE}"
    ran = spawn("win", text=b"Walked", RECOVERY_JOURNAL_PASSPHRASE_COMMAND=command)
    assert (ran.returncode, ran.stderr) == (0, b"")
    listed = spawn("list", text=b"other words\n", RECOVERY_JOURNAL_PASSPHRASE_COMMAND=command)
    assert listed.returncode == 0
    assert b"Walked" in listed.stdout
