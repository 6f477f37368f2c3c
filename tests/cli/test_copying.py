"""Commands for copies: made, listed, put in the journal's place."""

from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.paths import settings_path
from tests.cli.conftest import PASSPHRASE, Run


def titles(path: Path) -> list[str]:
    """The first lines of what a file holds, newest first."""
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        return [entry.title for entry in journal.entries()]
    finally:
        journal.close()


def win(path: Path, title: str) -> None:
    """Keep a win."""
    journal = Journal.unlock(path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date.today(), title))
    journal.close()


def copied(path: Path, day: date) -> Path:
    """The file as it is, under the name of an automatic copy of that day."""
    named = path.parent / "copies" / f"{path.stem}-{day:%Y%m%d}T120000000000Z.db"
    named.parent.mkdir(exist_ok=True)
    named.write_bytes(path.read_bytes())
    return named


def test_backup_when_a_path_is_given_then_a_copy_there_and_never_over_a_file(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    win(journal_file, "one")
    target = tmp_path / "my copy.db"
    ran = run("backup", str(target))
    assert (ran.exit_code, ran.stdout) == (0, f"{target}\n")
    assert "read back" in ran.stderr
    assert titles(target) == ["one"]
    before = target.read_bytes()
    ran = run("backup", str(target))
    assert ran.exit_code == 7
    assert "There is a file already" in ran.stderr
    assert target.read_bytes() == before


def test_backup_when_a_folder_is_given_then_called_after_the_day(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    ran = run("backup", "stick")
    assert ran.stdout == f"stick/journal-{date.today().isoformat()}.db\n"
    assert titles(tmp_path / "stick" / f"journal-{date.today().isoformat()}.db") == []


def test_backups_when_there_are_some_then_numbered_newest_first_while_it_is_locked(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND")
    ran = run("backups")
    assert (ran.stdout, ran.stderr) == ("", "There is no copy yet.\n")
    older, newer = copied(journal_file, date(2026, 3, 1)), copied(journal_file, date(2026, 4, 1))
    lines = run("backups").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2"]
    assert [line.split()[1] for line in lines] == ["2026-04-01", "2026-03-01"]
    assert [line.endswith(f"  {path}") for line, path in zip(lines, (newer, older), strict=True)]
    assert str(journal_file.stat().st_size) in lines[0].split()


def test_backups_when_another_folder_is_chosen_then_those_there(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "kept elsewhere"
    folder.mkdir()
    copied(journal_file, date(2026, 3, 1)).rename(folder / "journal-20260301T120000000000Z.db")
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('copies_in = "~/kept elsewhere"\n')
    assert str(folder) in run("backups").stdout
    assert "last copy: 2026-03-01" in run("where").stdout


def test_restore_when_agreed_then_the_copy_is_in_its_place_and_the_other_is_kept(
    journal_file: Path, run: Run
) -> None:
    win(journal_file, "one")
    copied(journal_file, date(2026, 3, 1))
    win(journal_file, "two")
    ran = run("restore", "1", text="n\n")
    assert ran.exit_code == 130
    assert titles(journal_file) == ["two", "one"]
    ran = run("restore", "1", text="y\n")
    assert (ran.exit_code, ran.stdout) == (0, f"{journal_file}\n")
    assert "What was there is kept: " in ran.stderr
    assert titles(journal_file) == ["one"]
    assert titles(copies(journal_file)[0].path) == ["two", "one"]
    assert run("restore", "--yes", "1").exit_code == 0
    assert titles(journal_file) == ["two", "one"]


@pytest.mark.parametrize(
    ("named", "code", "told"),
    [("7", 2, "no copy with this number"), ("none.db", 4, "There is no file at")],
)
def test_restore_when_there_is_no_such_copy_then_said_before_a_passphrase_is_asked_for(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch, named: str, code: int, told: str
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "exit 9")
    before = journal_file.read_bytes()
    ran = run("restore", "--yes", named)
    assert ran.exit_code == code
    assert told in ran.stderr
    assert journal_file.read_bytes() == before


def test_restore_when_the_words_are_others_then_refused_and_nothing_changes(
    journal_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(journal_file, date(2026, 3, 1))
    before = journal_file.read_bytes()
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "echo other words here")
    assert run("restore", "--yes", "1").exit_code == 3
    assert journal_file.read_bytes() == before
    left = sorted(each.name for each in journal_file.parent.iterdir())
    assert left == ["copies", "journal.db"]
