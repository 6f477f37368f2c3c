"""The whole journal out and back on the command line."""

import json
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from tests.cli.conftest import PASSPHRASE, Run


@pytest.fixture
def walked(journal_file: Path, run: Run) -> str:
    """The id of the one win in the journal."""
    return run("win", text="Walked\nhome in the rain").stdout.strip()


@pytest.mark.parametrize("form", ["json", "folder"])
def test_export_whole_when_brought_into_another_journal_then_it_is_there(
    walked: str, run: Run, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "whole"
    ran = run("export", "--whole", "--format", form, str(target))
    assert (ran.exit_code, ran.stdout) == (0, f"{target}\n")
    assert "All of the journal is written: 1 entry" in ran.stderr
    assert "not encrypted" in ran.stderr
    monkeypatch.setenv("RECOVERY_JOURNAL_FILE", str(tmp_path / "other" / "journal.db"))
    Journal.create(tmp_path / "other" / "journal.db", PASSPHRASE).close()
    ran = run("import", "--yes", str(target))
    assert (ran.exit_code, ran.stdout) == (0, "1\n")
    assert "1 entry would come in" in ran.stderr
    assert run("show", walked).stdout.splitlines()[0] == "Walked"
    assert len(run("backups").stdout.splitlines()) == 1
    ran = run("import", str(target))
    assert (ran.exit_code, ran.stdout) == (0, "0\n")
    assert "Nothing new" in ran.stderr
    assert run("check").exit_code == 0


def test_export_whole_when_no_path_is_given_then_named_by_the_day(
    walked: str, run: Run, tmp_path: Path
) -> None:
    named = run("export", "--whole").stdout.strip()
    assert named.startswith("recovery-journal-whole-")
    head, *rest = (tmp_path / named).read_text().splitlines()
    assert json.loads(head) == {"is": "journal", "format": "recovery-journal", "version": 1}
    assert [json.loads(line)["is"] for line in rest] == ["entry"]
    again = run("export", "--whole")
    assert again.exit_code == 7
    assert "stays as it is" in again.stderr


@pytest.mark.parametrize(
    "also",
    [
        ["--kind", "win"],
        ["--limit", "3"],
        ["--force", "out"],
        ["--format", "markdown", "out"],
        ["-"],
        ["--lane", "hand over"],
    ],
)
def test_export_whole_when_something_else_is_wanted_too_then_refused(
    walked: str, run: Run, tmp_path: Path, also: list[str]
) -> None:
    ran = run("export", "--whole", *also)
    assert ran.exit_code == 2
    assert "--whole" in ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_export_when_a_folder_is_of_some_entries_then_refused(walked: str, run: Run) -> None:
    ran = run("export", "--format", "folder", "out")
    assert ran.exit_code == 2
    assert "--whole" in ran.stderr


def test_import_when_the_person_says_no_then_nothing_comes_in(
    walked: str, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "whole"
    run("export", "--whole", "--format", "folder", str(target))
    (path,) = target.rglob("*-walked-*.md")
    path.write_text(path.read_text().replace("in the rain", "in the snow"))
    ran = run("import", str(target), text="n\n")
    assert ran.exit_code == 130
    assert "1 entry would change." in ran.stderr
    assert "rain" in run("show", walked).stdout
    ran = run("import", str(target), text="y\n")
    assert ran.exit_code == 0
    assert "snow" in run("show", walked).stdout
    assert run("show", walked, "--history").stdout.count("in the rain") == 1


def test_import_when_a_file_can_not_be_read_then_named_without_its_words(
    walked: str, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "whole"
    run("export", "--whole", "--format", "folder", str(target))
    (path,) = target.rglob("*-walked-*.md")
    path.write_text(path.read_text().replace("\nlane: only me", "\nlane: everybody"))
    ran = run("import", str(target))
    assert ran.exit_code == 0
    assert f"wins/{path.name}: `lane`" in ran.stderr
    assert "rain" not in ran.stderr


def test_import_when_a_whole_journal_is_named_with_others_then_refused(
    walked: str, run: Run, tmp_path: Path
) -> None:
    run("export", "--whole", str(tmp_path / "whole"))
    (tmp_path / "note.txt").write_text("2026-03-12 a note")
    ran = run("import", str(tmp_path / "note.txt"), str(tmp_path / "whole"))
    assert ran.exit_code == 2
    assert "alone" in ran.stderr
