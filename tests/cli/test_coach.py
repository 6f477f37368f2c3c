"""`coach`: refused without a terminal, its files named, and nothing of a journal loaded."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from recovery_journal.tui import coach_app
from tests.cli.conftest import Run, Spawn
from tests.cli.test_group import LOADED


def test_coach_when_there_is_no_terminal_then_it_says_so_and_waits_for_no_key(
    path: Path, spawn: Spawn
) -> None:
    ran = spawn("coach")
    assert ran.returncode == 2
    assert ran.stderr.decode() == "That can't be used: The coach's app needs a terminal.\n"
    assert ran.stdout == b""
    assert not path.parent.exists()


def test_coach_when_a_file_is_named_that_is_not_there_then_it_is_refused_by_name(
    run: Run, tmp_path: Path
) -> None:
    for wrong in (tmp_path / "none.toml", tmp_path):
        ran = run("coach", "--questions", str(wrong))
        assert ran.exit_code == 2
        assert str(wrong) in ran.stderr.replace("\n", "")


@pytest.mark.parametrize("number", [0, 1, 3])
def test_coach_when_files_are_named_then_all_are_handed_on_in_order(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    files = [tmp_path / f"{name}.toml" for name in "cab"[:number]]
    handed: list[Sequence[Path]] = []

    def runs(more: Sequence[Path] = ()) -> int:
        handed.append(more)
        return 4

    monkeypatch.setattr(coach_app, "run_coach", runs)
    for file in files:
        file.write_text("")
    ran = run("coach", *(word for file in files for word in ("--questions", str(file))))
    assert ran.exit_code == 4
    assert handed == [tuple(files)]


def test_coach_when_help_is_asked_for_then_it_says_what_it_does_not_do(run: Run) -> None:
    told = " ".join(run("coach", "--help").stdout.split())
    assert "no journal, no file written" in told
    assert "--questions FILE" in told


def test_coach_when_loaded_then_without_storage_and_without_writing_what_is_compiled() -> None:
    look = LOADED.replace(
        "try:",
        "from recovery_journal.tui import coach_app\n"
        "def runs(more):\n"
        "    import recovery_journal.tui.screens.support, recovery_journal.tui.palette\n"
        "    coach_app.CoachApp(more)\n"
        "    return 7 if sys.dont_write_bytecode else 8\n"
        "coach_app.run_coach = runs\n"
        "sys.dont_write_bytecode = False\ntry:",
    )
    ran = subprocess.run(
        [sys.executable, "-c", look, "coach"], capture_output=True, timeout=60, check=False
    )
    assert ran.returncode == 7, ran.stderr
    loaded = json.loads(ran.stderr.decode().partition("LOADED")[2])
    assert "textual" in loaded
    assert not {"sqlcipher3", "sqlite_utils", "sqlite3"} & set(loaded)
