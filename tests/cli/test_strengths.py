"""Writing strengths and stories, and the strengths that show in a story, asked one by one."""

import json
import shlex
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pexpect
import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.strength_parts import StrengthDetails
from tests.cli.asking import IMPATIENT, PROGRAM, answer, ask, edits, end, kept_and_waiting, stop
from tests.cli.conftest import PASSPHRASE, Run
from tests.cli.test_exit_codes import keyed

DAY = date(2026, 3, 1)
ASKED = "Which strengths show in it? One on a line, empty to end."


@pytest.fixture
def courage(journal_file: Path) -> str:
    """The id of the one strength in the journal."""
    journal = Journal.unlock(journal_file, PASSPHRASE)
    strength = journal.add(new_entry(Kind.STRENGTH, DAY, "Courage"))
    journal.close()
    return strength.id


def tell_a_story(path: Path, *args: str, program: tuple[str, ...] = PROGRAM) -> pexpect.spawn:
    """Type a story to its end; what is asked next is whether strengths show in it."""
    child = ask(path, "add", "story", *args, program=program)
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, Kind.STORY.question, "The first winter")
    answer(child, f"{Kind.STORY.more}.", "It was cold.")
    for _ in range(2):
        child.sendline("")
    return child


def shown_in(path: Path) -> tuple[list[str], list[str]]:
    """The strengths of the journal by name, and the names threaded to its one story."""
    journal = Journal.unlock(path, PASSPHRASE)
    [story] = [entry for entry in journal.entries() if entry.kind is Kind.STORY]
    threads = journal.threads(story.id)
    names = [each.entry.title for each in journal.strengths()]
    faults = journal.check()
    journal.close()
    assert faults == []
    assert all((thread.words, thread.seen_by) == ("", "") for thread, _ in threads)
    return names, [row.title for _, row in threads]


# strengths


def test_add_strength_when_text_is_piped_then_keeps_its_name_and_how_it_looks(
    journal_file: Path, run: Run
) -> None:
    ran = run("add", "strength", text="Staying with it\n\nI go back the next day.\n")
    assert (ran.exit_code, ran.stderr) == (0, "")
    shown = json.loads(run("show", ran.stdout.strip(), "--json").stdout)
    assert (shown["kind"], shown["title"]) == ("strength", "Staying with it")
    assert (shown["body"], shown["lane"]) == ("I go back the next day.", "only me")
    assert "rank" not in shown


@pytest.mark.parametrize("again", ["Courage", "  co\u0301URAGE \t\nother words", "cóurage"])
def test_add_strength_when_its_name_is_there_then_tells_its_id_and_adds_nothing(
    journal_file: Path, courage: str, run: Run, again: str
) -> None:
    ran = run("add", "strength", text=again)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == f"That can't be used: You have this strength already: {courage[:18]}.\n"
    assert len(kept_and_waiting(journal_file)[0]) == 1


def test_add_strength_when_it_was_seen_in_somebody_else_then_says_so(
    journal_file: Path, courage: str, run: Run
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.save(replace(journal.entry(courage), details=StrengthDetails(seen_in=("M.",))))
    journal.close()
    ran = run("add", "strength", text="Courage")
    assert ran.exit_code == 2
    assert f"{courage[:18]}. So far it is one you saw in somebody else." in ran.stderr
    assert "M." not in ran.stderr


def test_add_strength_when_a_value_or_a_trashed_one_has_its_name_then_adds_it(
    journal_file: Path, courage: str, run: Run
) -> None:
    assert run("add", "value", text="Courage").exit_code == 0
    assert run("add", "value", text="Courage").exit_code == 2
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.trash(courage)
    journal.close()
    ran = run("add", "strength", text="Courage")
    assert ran.exit_code == 0
    assert run("list", "--kind", "strength").stdout.split()[-1] == ran.stdout.strip()[:18]


def test_add_strength_when_it_is_there_then_says_so_before_more_is_written(
    journal_file: Path, courage: str
) -> None:
    child = ask(journal_file, "add", "strength")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, Kind.STRENGTH.question, "courage")
    told = end(child)
    assert f"You have this strength already: {courage[:18]}." in told
    assert "draft" not in told
    assert child.exitstatus == 2


def test_add_strength_when_prompted_then_asks_what_it_looks_like(journal_file: Path) -> None:
    child = ask(journal_file, "add", "strength")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, Kind.STRENGTH.question, "Courage")
    answer(child, f"{Kind.STRENGTH.more}.", "In small doses.")
    for _ in range(2):
        child.sendline("")
    assert ASKED not in end(child)
    [strength] = kept_and_waiting(journal_file)[0]
    assert (strength.kind, strength.body) == (Kind.STRENGTH, "In small doses.")


# stories


def test_add_story_when_text_is_piped_then_keeps_it_and_asks_nothing(
    journal_file: Path, courage: str, run: Run
) -> None:
    ran = run("add", "story", text="The first winter\n\nIt was cold.\nCourage\n")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == 1
    shown = json.loads(run("show", ran.stdout.strip(), "--json").stdout)
    assert (shown["kind"], shown["body"]) == ("story", "It was cold.\nCourage")
    assert shown["threads"] == []
    assert run("add", "story", text="The first winter").exit_code == 0


def test_add_story_when_strengths_are_named_then_each_is_threaded_and_made_if_new(
    journal_file: Path, courage: str
) -> None:
    child = tell_a_story(journal_file, "--day", "2026-03-02", "--lane", "open-together")
    answer(child, ASKED, "  coùrage ")
    child.expect_exact("Threaded: Courage\r\n")
    child.sendline("Asking for help")
    child.expect_exact("New, and threaded: Asking for help\r\n")
    child.sendline("asking for HELP")
    child.expect_exact("\r\nThreaded: Asking for help\r\n")
    child.sendline("")
    assert end(child).strip() == ""
    assert child.exitstatus == 0
    assert shown_in(journal_file) == (
        ["Asking for help", "Courage"],
        ["Courage", "Asking for help"],
    )
    kept, waiting = kept_and_waiting(journal_file)
    assert waiting == []
    assert {e.title: (e.day, e.lane) for e in kept if e.id != courage} == {
        "The first winter": (date(2026, 3, 2), Lane.OPEN_TOGETHER),
        "Asking for help": (date(2026, 3, 2), Lane.ONLY_ME),
    }


@pytest.mark.parametrize("leaving", ["\n", "\x04", " \n"])
def test_add_story_when_no_strength_is_named_then_none_is_threaded(
    journal_file: Path, courage: str, leaving: str
) -> None:
    child = tell_a_story(journal_file)
    child.expect_exact(ASKED)
    edits(child)
    child.send(leaving)
    end(child)
    assert child.exitstatus == 0
    assert shown_in(journal_file) == (["Courage"], [])


@pytest.mark.parametrize("to", ["", " >out"], ids=["terminal", "file"])
def test_add_story_when_it_ends_with_ctrl_d_then_strengths_are_still_asked(
    journal_file: Path, to: str
) -> None:
    command = f"{shlex.quote(sys.executable)} -m recovery_journal add story{to}"
    child = pexpect.spawn("/bin/sh", ["-c", command], timeout=30, encoding="utf-8")
    child.delaybeforesend = None
    answer(child, Kind.STORY.question, "The first winter")
    answer(child, f"{Kind.STORY.more}.", "It was cold.")
    child.expect_exact("It was cold.")
    if not to:
        edits(child)
    child.send("\x04")
    answer(child, ASKED, "Courage")
    answer(child, "New, and threaded: Courage", "")
    end(child)
    assert child.exitstatus == 0
    assert shown_in(journal_file) == (["Courage"], ["Courage"])


def test_add_story_when_a_name_cannot_be_one_then_says_so_and_goes_on(journal_file: Path) -> None:
    child = tell_a_story(journal_file)
    answer(child, ASKED, "x" * 501)
    child.expect_exact("500")
    edits(child)
    child.sendline("\x16\x1b[31mCourage")
    child.expect_exact("1 control character left out.")
    child.expect_exact("New, and threaded: [31mCourage")
    child.sendline("")
    end(child)
    assert child.exitstatus == 0
    assert shown_in(journal_file) == (["[31mCourage"], ["[31mCourage"])


def test_add_story_when_stopped_among_strengths_then_those_named_so_far_are_kept(
    journal_file: Path, courage: str
) -> None:
    child = tell_a_story(journal_file)
    child.expect(r"\r\n([0-9a-f-]{36})\r\n")
    story_id = child.match.group(1)
    answer(child, ASKED, "Courage")
    child.expect_exact("Threaded: Courage")
    stop(child)
    told = end(child)
    assert "Stopped" in told
    assert "draft" not in told
    assert child.exitstatus == 130
    assert shown_in(journal_file) == (["Courage"], ["Courage"])
    assert story_id in [entry.id for entry in kept_and_waiting(journal_file)[0]]


def test_add_story_when_killed_among_strengths_then_those_named_so_far_are_kept(
    journal_file: Path,
) -> None:
    child = tell_a_story(journal_file)
    answer(child, ASKED, "Courage")
    child.expect_exact("New, and threaded: Courage")
    child.kill(9)
    child.wait()
    assert shown_in(journal_file) == (["Courage"], ["Courage"])
    assert kept_and_waiting(journal_file)[1] == []


def test_add_story_when_a_strength_cannot_be_kept_then_the_story_is(
    journal_file: Path, courage: str
) -> None:
    child = tell_a_story(journal_file, program=IMPATIENT)
    child.expect_exact(ASKED)
    other = keyed(journal_file)
    other.execute("BEGIN IMMEDIATE")
    child.sendline("Patience")
    told = end(child)
    other.close()
    assert "The journal is busy" in told
    assert child.exitstatus == 6
    assert shown_in(journal_file) == (["Courage"], [])


def test_add_story_when_its_output_goes_to_a_file_then_it_is_the_id_alone(
    journal_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = (
        f"{shlex.quote(sys.executable)} -m recovery_journal add story >{shlex.quote(str(out))}"
    )
    child = pexpect.spawn("/bin/sh", ["-c", command], timeout=30, encoding="utf-8")
    child.delaybeforesend = None
    answer(child, Kind.STORY.question, "The first winter")
    answer(child, f"{Kind.STORY.more}.", "")
    answer(child, ASKED, "Courage")
    answer(child, "New, and threaded: Courage", "")
    end(child)
    [story] = [e for e in kept_and_waiting(journal_file)[0] if e.kind is Kind.STORY]
    assert out.read_text() == f"{story.id}\n"
