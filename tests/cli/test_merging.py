"""Two copies of a journal come together on the command line, and two versions become one."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.records import Draft
from tests.cli.asking import answer, ask, end
from tests.cli.conftest import PASSPHRASE, Run, Spawn
from tests.cli.limits import run_in

DAY = date(2026, 3, 12)


def note(journal: Journal, title: str, body: str = "") -> Entry:
    return journal.add(new_entry(Kind.NOTE, DAY, title, body))


def opened(path: Path) -> Journal:
    return Journal.unlock(path, PASSPHRASE)


def titles(path: Path) -> set[str]:
    """What a journal holds; it is sound."""
    journal = opened(path)
    try:
        assert journal.check() == []
        return {entry.title for entry in journal.entries()}
    finally:
        journal.close()


@pytest.fixture
def other(journal_file: Path, tmp_path: Path) -> Path:
    """A copy on a second machine; each has written something, and one entry is in both."""
    journal = opened(journal_file)
    shared = note(journal, "the sea", "grey\nand wide")
    journal.close()
    other = tmp_path / "stick" / "journal.db"
    other.parent.mkdir()
    shutil.copyfile(journal_file, other)
    for path, where in ((journal_file, "here"), (other, "there")):
        journal = opened(path)
        note(journal, f"written {where}")
        journal.save(replace(shared, body=f"grey\nas it was {where}\nand wide"))
        journal.close()
    return other


def test_merge_when_both_changed_then_all_of_both_is_there_and_a_copy_was_made(
    journal_file: Path, other: Path, run: Run
) -> None:
    before = other.read_bytes()
    ran = run("merge", "--yes", str(other))
    assert (ran.exit_code, ran.stdout) == (0, "2\n"), ran.stderr
    assert "Entries: 1 new, 1 changed." in ran.stderr
    assert "1 entry was changed in two places." in ran.stderr
    assert "`recovery-journal choose` asks which to go on with." in ran.stderr
    assert titles(journal_file) == {"the sea", "written here", "written there"}
    assert other.read_bytes() == before
    (copy,) = copies(journal_file)
    assert titles(copy.path) == {"the sea", "written here"}
    again = run("merge", "--yes", str(other))
    assert (again.exit_code, again.stdout) == (0, "0\n")
    assert "Nothing new is in it." in again.stderr
    assert len(copies(journal_file)) == 1


def test_merge_when_not_agreed_then_nothing_comes_in(
    journal_file: Path, other: Path, run: Run
) -> None:
    ran = run("merge", str(other), text="n\n")
    assert ran.exit_code == 130
    assert titles(journal_file) == {"the sea", "written here"}
    assert copies(journal_file) == []


def test_merge_when_both_ways_then_both_machines_have_the_same(
    journal_file: Path, other: Path, run: Run
) -> None:
    assert run("merge", "--yes", str(other)).exit_code == 0
    assert run("--journal", str(other), "merge", "--yes", str(journal_file)).exit_code == 0
    one, two = opened(journal_file), opened(other)
    assert list(one.whole()) == list(two.whole())
    one.close()
    two.close()


@pytest.mark.parametrize("what", ["none", "itself", "text", "another"])
def test_merge_when_it_is_no_copy_then_said_and_nothing_changes(
    journal_file: Path, other: Path, run: Run, tmp_path: Path, what: str
) -> None:
    text, another = tmp_path / "text.db", tmp_path / "another.db"
    text.write_text("plain words " * 1000)
    Journal.create(another, "another seven lamps").close()
    file = {"none": tmp_path / "none.db", "itself": journal_file, "text": text}.get(what, another)
    before = journal_file.read_bytes()
    ran = run("merge", "--yes", str(file))
    assert ran.exit_code == {"none": 4, "itself": 2, "text": 5, "another": 3}[what], ran.stderr
    assert ran.stdout == ""
    assert journal_file.read_bytes() == before
    assert "Traceback" not in ran.stderr


def test_merge_when_the_other_has_another_passphrase_then_from_a_pipe_3(
    journal_file: Path, other: Path, spawn: Spawn
) -> None:
    journal = opened(other)
    journal.change_passphrase("another seven lamps")
    journal.close()
    ran = spawn("merge", "--yes", str(other))
    assert (ran.returncode, ran.stdout) == (3, b"")
    assert b"On a terminal its own passphrase is asked for. Nothing was changed." in ran.stderr
    assert titles(journal_file) == {"the sea", "written here"}


def test_merge_when_the_other_has_another_passphrase_then_on_a_terminal_it_is_asked_for(
    journal_file: Path, other: Path
) -> None:
    journal = opened(other)
    journal.change_passphrase("another seven lamps")
    journal.close()
    child = ask(journal_file, "merge", "--yes", str(other))
    answer(child, "Passphrase: ", PASSPHRASE)
    answer(child, "The passphrase of the other one: ", "another seven lamps")
    child.expect_exact("Entries: 1 new, 1 changed.")
    child.expect_exact("Which one to go on with: 1, 2? Empty is later.")
    child.sendline("")
    assert end(child).strip() == ""
    assert child.exitstatus == 0
    assert titles(journal_file) == {"the sea", "written here", "written there"}


def test_merge_when_on_a_terminal_then_it_asks_which_version_and_the_other_stays(
    journal_file: Path, other: Path
) -> None:
    child = ask(journal_file, "merge", str(other))
    answer(child, "Passphrase: ", PASSPHRASE)
    answer(child, "Bring in what it has? [y/N]: ", "y")
    child.expect_exact("1 of 1")
    child.expect_exact("12 March 2026, note: the sea")
    child.expect_exact("the newer one, which shows now")
    child.expect_exact("+ as it was there")
    child.expect_exact("+ as it was here")
    answer(child, "Which one to go on with: 1, 2? Empty is later.", "3")
    child.expect_exact("That is none of them.")
    answer(child, "Which one to go on with: 1, 2? Empty is later.", "2")
    child.expect_exact("Kept. The other one is in its history.")
    child.wait()
    assert child.exitstatus == 0
    journal = opened(journal_file)
    (sea,) = (entry for entry in journal.entries() if entry.title == "the sea")
    assert sea.body == "grey\nas it was here\nand wide"
    assert "grey\nas it was there\nand wide" in [each.body for each in journal.history(sea.id)]
    assert journal.undecided() == []
    journal.close()


def test_choose_when_some_are_left_then_counts_them_and_asks_on_a_terminal(
    journal_file: Path, other: Path, run: Run
) -> None:
    assert "No entry was changed in two places." in run("choose").stderr
    run("merge", "--yes", str(other))
    ran = run("choose")
    assert (ran.exit_code, ran.stdout) == (0, "1\n")
    child = ask(journal_file, "choose")
    answer(child, "Passphrase: ", PASSPHRASE)
    answer(child, "Which one to go on with: 1, 2? Empty is later.", "1")
    child.expect_exact("Kept. The other one is in its history.")
    child.wait()
    assert run("choose").stdout == "0\n"


def test_show_when_undecided_or_a_thread_was_worded_twice_then_it_says_so(
    journal_file: Path, other: Path, run: Run
) -> None:
    run("merge", "--yes", str(other))
    journal = opened(journal_file)
    (sea,) = (entry for entry in journal.entries() if entry.title == "the sea")
    (end,) = (entry for entry in journal.entries() if entry.title == "written here")
    journal.thread(sea.id, end.id, "said here")
    journal.close()
    run("--journal", str(other), "merge", "--yes", str(journal_file))
    for path, words in ((journal_file, "said first"), (other, "said last")):
        journal = opened(path)
        journal.thread(sea.id, end.id, words)
        journal.close()
    run("merge", "--yes", str(other))
    ran = run("show", sea.id)
    assert "said last" in ran.stdout
    assert "  & written here, in another copy: said first" in ran.stdout
    assert "Changed in two places." in ran.stdout
    assert "Changed in two places." not in run("show", end.id).stdout
    assert run("show", "--json", sea.id).stdout.count("\n") == 1


def test_merge_when_without_a_file_then_lists_the_copies_that_lie_beside(
    journal_file: Path, other: Path, run: Run
) -> None:
    assert "No copy of this journal lies beside it." in run("merge").stderr
    names = [
        "journal.sync-conflict-20261123-101500-ABCDEFG.db",
        "journal (Somebody's conflicted copy 2026-11-23).db",
        "journal (conflicted copy 2026-11-23 101500).db",
        "journal (1).db",
        "journal 2.db",
        "another name.db",
    ]
    for name in names:
        shutil.copyfile(other, journal_file.with_name(name))
    for hidden in (".journal.db.part", ".hidden.db", "journal.db.part", "journal.txt"):
        shutil.copyfile(other, journal_file.with_name(hidden))
    shutil.copyfile(other, journal_file.with_name("journal-20261123T101500000000Z.db"))
    Journal.create(journal_file.with_name("else.db"), "another seven lamps").close()
    ran = run("merge")
    assert ran.exit_code == 0
    assert {Path(line).name for line in ran.stdout.splitlines()} == set(names)
    assert "brings in what it has" in ran.stderr


def test_merge_when_there_is_no_journal_then_4(path: Path, run: Run) -> None:
    assert run("merge").exit_code == 4
    path.parent.mkdir()
    (path.parent / "other.db").write_bytes(b"x" * 5000)
    assert run("merge", str(path.parent / "other.db")).exit_code == 4


# no room, no right to write


@pytest.fixture
def much(journal_file: Path, other: Path) -> Path:
    """The other copy, with much in it."""
    journal = opened(other)
    for number in range(150):
        note(journal, f"there {number}", "a word and another " * 100)
    journal.close()
    return other


def only_file(path: Path) -> None:
    """Nothing but the journal and its copies lies there, and it is sound."""
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]
    assert titles(path) == {"the sea", "written here"}


@pytest.mark.parametrize("more", [-5000, 5000, 200_000])
def test_merge_when_files_may_not_grow_then_7_and_nothing_comes_in(
    journal_file: Path, much: Path, more: int
) -> None:
    before = journal_file.read_bytes()
    size = str(journal_file.stat().st_size + more)
    ran = run_in("largest", size, "merge", "--yes", str(much))
    assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
    assert ran.stderr.splitlines()[-1].startswith(b"The journal can't be written: ")
    assert journal_file.read_bytes() == before
    only_file(journal_file)


@pytest.mark.parametrize("file_mode", [0o400, 0o600])
def test_merge_when_the_folder_is_read_only_then_7_and_nothing_comes_in(
    journal_file: Path, other: Path, file_mode: int
) -> None:
    journal_file.chmod(file_mode)
    journal_file.parent.chmod(0o500)
    try:
        ran = run_in("unprivileged", "", "merge", "--yes", str(other))
    finally:
        journal_file.parent.chmod(0o700)
        journal_file.chmod(0o600)
    assert (ran.returncode, ran.stdout) == (7, b""), ran.stderr
    only_file(journal_file)


def test_merge_when_the_other_lies_on_a_disk_that_takes_no_change_then_it_comes_in(
    journal_file: Path, other: Path
) -> None:
    other.chmod(0o400)
    other.parent.chmod(0o500)
    try:
        ran = run_in("unprivileged", "", "merge", "--yes", str(other))
    finally:
        other.parent.chmod(0o700)
    assert (ran.returncode, ran.stdout) == (0, b"2\n"), ran.stderr
    assert titles(journal_file) == {"the sea", "written here", "written there"}


def test_merge_when_the_other_is_open_in_another_process_then_all_of_it_comes(
    journal_file: Path, other: Path, run: Run
) -> None:
    journal = opened(other)
    note(journal, "in its log alone")
    ran = run("merge", "--yes", str(other))
    journal.close()
    assert ran.stdout == "3\n"
    assert "in its log alone" in titles(journal_file)


def test_merge_when_two_are_at_the_journal_then_refused(
    journal_file: Path, other: Path, run: Run
) -> None:
    journal = opened(journal_file)
    journal.begin_together(Draft(entry=new_entry(Kind.SESSION, DAY)))
    journal.close()
    ran = run("merge", "--yes", str(other))
    assert ran.exit_code == 2
    assert "Leave the time together first." in ran.stderr
    assert copies(journal_file) == []
