"""The command that brings entries in: told first, asked, copied before, taken back."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from tests.cli.conftest import PASSPHRASE, Run

JRNL = (
    "[2024-03-01 09:15] A first day\nIt rained. @walk\n\n[2024-03-02 21:00] Second *\nWe talked.\n"
)
CSV = "date,title,text\n2023-05-01,One,words\n2023-13-01,Two,no such month\n"


def titles(path: Path) -> list[str]:
    """The first lines of what the journal holds, newest first."""
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        return [entry.title for entry in journal.entries()]
    finally:
        journal.close()


@pytest.fixture
def jrnl(tmp_path: Path) -> Path:
    """A journal of jrnl's."""
    path = tmp_path / "journal.txt"
    path.write_text(JRNL)
    return path


def test_import_when_agreed_then_told_copied_kept_and_a_second_time_adds_nothing(
    journal_file: Path, run: Run, jrnl: Path
) -> None:
    ran = run("import", str(jrnl), text="n\n")
    assert ran.exit_code == 130
    assert titles(journal_file) == []
    ran = run("import", str(jrnl), text="y\n")
    assert (ran.exit_code, ran.stdout) == (0, "2\n")
    assert "2 entries would come in (2 from jrnl), 1 March 2024 to 2 March 2024." in ran.stderr
    assert titles(journal_file) == ["Second", "A first day"]
    (copy,) = copies(journal_file)
    assert titles(copy.path) == []
    ran = run("import", str(jrnl))
    assert ran.stdout == "0\n"
    assert "Nothing new is in it." in ran.stderr
    assert "came in before: 2 entries." in ran.stderr
    assert len(copies(journal_file)) == 1


def test_import_when_some_can_not_be_read_then_each_place_is_named_and_the_rest_comes(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(CSV)
    ran = run("import", "--yes", "a.csv")
    assert ran.stdout == "1\n"
    assert "1 place can't be read, of which nothing would come in:" in ran.stderr
    assert "a.csv, line 3" in ran.stderr
    assert "no such month" not in ran.stderr  # no word of it is told
    assert titles(journal_file) == ["One"]


def test_import_when_undone_then_gone_and_the_count_is_told(
    journal_file: Path, run: Run, jrnl: Path
) -> None:
    run("import", "--yes", str(jrnl))
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.set_star(next(journal.entries()).id, starred=False)
    journal.close()
    ran = run("import", "--undo", text="y\n")
    assert (ran.exit_code, ran.stdout) == (0, "1\n")
    assert "thrown away since: 1 entry." in ran.stderr
    assert titles(journal_file) == ["Second"]


def test_import_when_several_files_and_formats_then_all_of_them(
    journal_file: Path, run: Run, jrnl: Path, tmp_path: Path
) -> None:
    (tmp_path / "2022-01-05 walk.md").write_text("# A walk\n\nAlong the *river*.\n")
    with zipfile.ZipFile(tmp_path / "day.zip", "w") as zipped:
        zipped.writestr(
            "Journal.json",
            '{"metadata":{"version":"1.0"},"entries":[{"uuid":"0123456789ABCDEF0123456789ABCDEF",'
            '"creationDate":"2021-06-01T22:30:00Z","timeZone":"Europe/Berlin","text":"Night"}]}',
        )
    ran = run("import", "--yes", str(jrnl), "2022-01-05 walk.md", "day.zip")
    assert ran.stdout == "4\n"
    journal = Journal.unlock(journal_file, PASSPHRASE)
    days = {entry.title: entry.day for entry in journal.entries()}
    journal.close()
    assert days["Night"] == date(2021, 6, 2)  # half past midnight where it was written
    assert days["A walk"] == date(2022, 1, 5)


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        ((), 2, "Name a file"),
        (("none.txt",), 4, "There is no file at none.txt"),
        (("picture.png",), 2, "of no kind that can be read"),
    ],
)
def test_import_when_it_cannot_begin_then_said_before_a_passphrase(
    journal_file: Path,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "exit 9")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    ran = run("import", *args)
    assert ran.exit_code == code
    assert told in ran.stderr


def test_import_when_a_day_reads_two_ways_then_as_it_is_said(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("date,title\n03/04/2026,One\n")
    ran = run("import", "a.csv")
    assert "can be read in two ways" in ran.stderr
    run("import", "--yes", "--day-first", "a.csv")
    journal = Journal.unlock(journal_file, PASSPHRASE)
    assert [entry.day for entry in journal.entries()] == [date(2026, 4, 3)]
    journal.close()


def test_import_when_a_folder_then_every_file_in_it_and_how_far_it_is(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "old"
    (folder / "2022").mkdir(parents=True)
    (folder / "2022" / "2022-01-05 walk.md").write_text("# A walk\n")
    (folder / "pic.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    rows = "".join(f"2020-01-{1 + n % 28:02},Entry {n}\n" for n in range(2600))
    (folder / "many.csv").write_text(f"date,title\n{rows}")
    ran = run("import", "--yes", "old")
    assert ran.stdout == "2601\n"
    assert "2,601 entries would come in (1 from text files, 2,600 from CSV)" in ran.stderr
    assert "  old/pic.png: It is of no kind that can be read." in ran.stderr
    assert [line for line in ran.stderr.splitlines() if "…" in line] == [
        *("1,000 looked at …", "2,000 looked at …", "1,000 brought in …", "2,000 brought in …")
    ]
    assert run("import", "--yes", "old").stdout == "0\n"


def test_import_when_undone_then_it_says_first_what_stays_and_that_the_file_is_written_anew(
    journal_file: Path, run: Run, jrnl: Path
) -> None:
    run("import", "--yes", str(jrnl))
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.set_star(next(journal.entries()).id, starred=False)
    journal.close()
    ran = run("import", "--undo", text="n\n")
    assert ran.exit_code == 130
    assert ran.stderr.index("thrown away since: 1 entry.") < ran.stderr.index("written anew")
    assert ran.stderr.index("written anew") < ran.stderr.index("Take 1 entry back?")
    assert len(titles(journal_file)) == 2
    assert run("import", "--undo", "--yes").stdout == "1\n"
    ran = run("import", "--undo", "--yes")
    assert ran.exit_code == 2
    assert "All of the last import was changed, threaded or thrown away since." in ran.stderr
    assert titles(journal_file) == ["Second"]


def test_import_when_much_can_not_be_read_then_some_of_it_is_named_and_the_rest_counted(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("date,title\n" + "03/04/2026,One\n" * 1500)
    ran = run("import", "--yes", "a.csv")
    assert ran.stdout == "0\n"
    assert "1,500 places can't be read" in ran.stderr
    assert ran.stderr.count("a.csv, line") == 20
    assert "  and 1,480 more\n" in ran.stderr
    assert "--day-first or --month-first says how 03/04/2026 is meant." in ran.stderr
