"""The command that writes what can be read of a damaged journal into a new one."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.cli.conftest import PASSPHRASE, Run

PAGE = 4096


@pytest.fixture
def lived(journal_file: Path) -> Path:
    """A journal of some pages: notes, and a win that was changed once."""
    journal = Journal.unlock(journal_file, PASSPHRASE)
    notes = [
        new_entry(Kind.NOTE, date(2026, 3, 1 + number % 9), f"canary {number}", "words " * 300)
        for number in range(40)
    ]
    journal.add_many(notes)
    win = journal.add(new_entry(Kind.WIN, date(2026, 3, 20), "canary win", "long " * 500))
    journal.save(replace(win, title="canary again"))
    journal.thread(win.id, notes[0].id)
    journal.close()
    return journal_file


def damaged(path: Path, page: int) -> None:
    """Flip a bit in the middle of a page, which is counted from 1."""
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE + 2000] ^= 1
    path.write_bytes(content)


def page_with(path: Path, told: str, run: Run) -> int:
    """A page of which `check` says this, once it is damaged; it stays so."""
    content = path.read_bytes()
    for page in range(len(content) // PAGE, 1, -1):
        damaged(path, page)
        if told in run("check").stdout:
            return page
        path.write_bytes(content)
    raise AssertionError(told)


def test_salvage_when_entries_are_lost_then_tells_what_came_and_what_did_not(
    lived: Path, run: Run, tmp_path: Path
) -> None:
    page = page_with(lived, "notes of", run)
    ran = run("check")
    assert ran.exit_code == 5
    assert ran.stdout.startswith(f"Page {page} can't be read. It holds: ")
    assert "`salvage NEW` writes all that can be read" in ran.stderr
    assert "canary" not in ran.stdout + ran.stderr
    before, new = lived.read_bytes(), tmp_path / "new.db"
    ran = run("salvage", str(new))
    assert (ran.exit_code, ran.stdout) == (0, f"{new}\n")
    assert lived.read_bytes() == before
    first, *lost = ran.stderr.splitlines()
    assert re.fullmatch(
        r"Came over: 3\d entries, 1 earlier version, (1 thread|0 threads), 0 drafts\.", first
    )
    assert lost[0].startswith("Can't be read: ")
    assert " notes of " in lost[0]
    assert "Nothing is lost." not in ran.stderr
    assert "canary" not in ran.stderr
    assert run("--journal", str(new), "check").stderr == "All is sound.\n"
    assert new.stat().st_mode & 0o777 == 0o600


def test_salvage_when_the_last_words_of_an_entry_are_lost_then_it_has_those_before(
    lived: Path, run: Run, tmp_path: Path
) -> None:
    page_with(lived, "1 win of 20 March 2026", run)
    ran = run("salvage", str(tmp_path / "new.db"))
    assert (
        "With words of an earlier version, as the last can't be read: 1 win of 20 March 2026."
        in ran.stderr.splitlines()
    )
    listed = run("--journal", str(tmp_path / "new.db"), "list").stdout
    assert "canary win" in listed
    assert "canary again" not in listed


def test_salvage_when_nothing_is_lost_then_says_so_and_restore_puts_it_in_place(
    lived: Path, run: Run, tmp_path: Path
) -> None:
    listed = run("list").stdout
    page_with(lived, "the search index, which can be made anew", run)
    new = tmp_path / "new.db"
    ran = run("salvage", str(new))
    assert "Came over: 41 entries, 1 earlier version, 1 thread, 0 drafts.\nNothing is lost.\n" in (
        ran.stderr
    )
    assert run("restore", "--yes", str(new)).exit_code == 0
    assert run("check").stderr == "All is sound.\n"
    assert run("list").stdout == listed
    assert "canary 3" in run("search", text="canary 3").stdout


def test_salvage_when_the_beginning_is_damaged_then_check_tells_and_all_comes_over(
    lived: Path, run: Run, tmp_path: Path
) -> None:
    listed = run("list").stdout
    damaged(lived, 1)
    ran = run("list")
    assert ran.exit_code == 5
    assert "The file's beginning can't be read. `recovery-journal check` tells more." in ran.stderr
    assert "Page 1 can't be read. It holds: the beginning of the file" in run("check").stdout
    assert run("salvage", "new.db").exit_code == 0
    assert run("--journal", "new.db", "list").stdout == listed


def test_salvage_when_the_first_bytes_are_damaged_then_a_copy_helps_else_it_is_as_other_words(
    lived: Path, run: Run
) -> None:
    listed, whole = run("list").stdout, lived.read_bytes()
    lived.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
    for command in (("check",), ("salvage", "new.db")):
        ran = run(*command)
        assert ran.exit_code == 3
        assert "Where its first bytes are damaged, it looks the same." in ran.stderr
    (lived.parent / "copies").mkdir()
    (lived.parent / "copies" / "journal-20260301T120000000000Z.db").write_bytes(whole)
    assert "Page 1 can't be read." in run("check").stdout
    assert run("salvage", "new.db").exit_code == 0
    assert run("--journal", "new.db", "list").stdout == listed


def test_salvage_when_it_can_not_then_exits_as_told_and_leaves_nothing(
    lived: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run("salvage", str(lived)).exit_code == 7
    assert run("--journal", "nowhere.db", "salvage", "new.db").exit_code == 4
    assert run("salvage").exit_code == 2
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "echo other words here")
    assert run("salvage", "new.db").exit_code == 3
    assert [each for each in tmp_path.iterdir() if each.name.startswith("new")] == []


def test_check_when_another_program_has_it_open_then_the_pages_are_told_by_number_alone(
    lived: Path, run: Run
) -> None:
    page = page_with(lived, "the search index, which can be made anew", run)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(lived)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        ran = run("check")
        assert (ran.exit_code, ran.stdout) == (5, f"Page {page} can't be read.\n")
        assert run("salvage", "new.db").exit_code == 6
        other.communicate("\n")
    assert "It holds: the search index" in run("check").stdout


HOLDS = f"""
import sys
from pathlib import Path
from recovery_journal.journal import Journal
journal = Journal.unlock(Path(sys.argv[1]), {PASSPHRASE!r})
print("open", flush=True)
input()
journal.close()
"""
"""Has a journal open until a line comes."""
