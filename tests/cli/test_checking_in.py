"""The command that writes a check-in, from standard input and asked on a pseudo-terminal."""

import json
import shlex
import sys
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.value_parts import CheckInDetails
from tests.cli.asking import IMPATIENT, answer, ask, edits, end, kept_and_waiting, stop
from tests.cli.conftest import PASSPHRASE, Run
from tests.cli.test_exit_codes import keyed

DAY = date(2026, 3, 1)


@pytest.fixture
def honesty(journal_file: Path) -> str:
    """The id of the one value in the journal, beside the four areas of life."""
    journal = Journal.unlock(journal_file, PASSPHRASE)
    value = journal.add(new_entry(Kind.VALUE, DAY, "Honesty"))
    journal.close()
    return value.id


def numbers(path: Path) -> list[tuple[str, int | None, int | None, str]]:
    """The name, both numbers and the words of every check-in that is kept."""
    found = []
    for entry in kept_and_waiting(path)[0]:
        if isinstance(entry.details, CheckInDetails):
            details = entry.details
            found.append((entry.title, details.matters, details.close, entry.body))
    return found


# from standard input


def test_check_in_when_piped_then_keeps_every_line_of_it(
    journal_file: Path, honesty: str, run: Run
) -> None:
    ran = run("check-in", "--day", "yesterday", text="\nhonésty \n 9\n0\n\nI said it.\n\nTwice.\n")
    assert (ran.exit_code, ran.stderr) == (0, "")
    [entry] = [e for e in kept_and_waiting(journal_file)[0] if e.kind is Kind.CHECK_IN]
    assert ran.stdout == f"{entry.id}\n"
    assert (entry.title, entry.body) == ("Honesty", "I said it.\n\nTwice.")
    assert entry.details == CheckInDetails(about=honesty, matters=9, close=0)
    assert (entry.day, entry.lane) == (date.today() - timedelta(days=1), Lane.ONLY_ME)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("health\n7", ("Health", 7, None, "")),
        ("Health\n\n0\n", ("Health", None, 0, "")),
        ("HEALTH\r\n\r\n\r\nwords", ("Health", None, None, "words")),
        ("Health\n10\n００\n  in\nfrom the edge", ("Health", 10, 0, "  in\nfrom the edge")),
    ],
    ids=["matters", "close", "words", "both"],
)
def test_check_in_when_lines_are_empty_then_they_stay_unsaid(
    journal_file: Path, run: Run, text: str, kept: tuple[str, int | None, int | None, str]
) -> None:
    assert run("check-in", text=text).exit_code == 0
    assert numbers(journal_file) == [kept]


@pytest.mark.parametrize(
    "number", ["11", "-1", "+7", "seven", "7.5", "1_0", "1 0", "007", "²", "9" * 5000, "7 of 10"]
)
@pytest.mark.parametrize("line", [2, 3])
def test_check_in_when_a_number_does_not_fit_then_names_its_line_and_writes_nothing(
    journal_file: Path, run: Run, number: str, line: int
) -> None:
    ran = run("check-in", text="Health" + "\n" * (line - 1) + number)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"That can't be used: Line {line}, how ")
    assert "A whole number from 0 to 10 fits here, or an empty line." in ran.stderr
    assert numbers(journal_file) == []


def test_check_in_when_the_name_is_none_of_theirs_then_refuses_without_any_name(
    journal_file: Path, honesty: str, run: Run
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.let_go(honesty, DAY, "")
    journal.close()
    for name in ("Honesty", "Heal", "2", "01a2"):
        ran = run("check-in", text=f"{name}\n7")
        assert (ran.exit_code, ran.stdout) == (2, ""), name
        told = "No value at hand and no area of life has the name in line 1."
        assert ran.stderr == f"That can't be used: {told}\n"
    assert numbers(journal_file) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Line 1, the name"),
        (" \n\n", "Line 1, the name"),
        ("Health", "Nothing is said yet."),
        ("Health\n\n\n \n\t\n", "Nothing is said yet."),
    ],
)
def test_check_in_when_nothing_is_said_then_refuses(
    journal_file: Path, run: Run, text: str, told: str
) -> None:
    ran = run("check-in", text=text)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert numbers(journal_file) == []


def test_check_in_when_a_value_has_an_areas_name_then_is_about_the_value(
    journal_file: Path, run: Run
) -> None:
    entry_id = run("add", "value", text="Health").stdout.strip()
    shown = run("show", run("check-in", text="health\n7").stdout.strip(), "--json").stdout
    assert json.loads(shown)["details"]["about"] == entry_id


def test_check_in_when_words_are_an_argument_then_refuses(journal_file: Path, run: Run) -> None:
    assert run("check-in", "Health", text="Health\n7").exit_code == 2
    assert run("check-in", "--matters", "7", text="Health").exit_code == 2
    assert numbers(journal_file) == []


# on a terminal


def test_check_in_when_asked_then_takes_a_number_and_asks_in_its_direction(
    journal_file: Path, honesty: str
) -> None:
    child = ask(journal_file, "check-in")
    answer(child, "Passphrase:", PASSPHRASE)
    child.expect_exact("Your values\r\n  1  Honesty\r\nAreas of your life\r\n  2  Health\r\n")
    for none_of_them in ("9", "0", "1.", "Hon"):
        answer(child, "Which one? A number or its name.", none_of_them)
        child.expect_exact("That is none of these.")
    answer(child, "Which one? A number or its name.", "1")
    child.expect_exact("About Honesty")
    answer(child, "How much does it matter to you, 0 to 10? Empty is fine.", "a lot")
    child.expect_exact("A whole number from 0 to 10 fits here, or an empty line.")
    answer(child, "How much does it matter to you, 0 to 10? Empty is fine.", "10")
    answer(child, "How close was this week to it, 0 to 10? Empty is fine.", "8")
    answer(child, "What makes it an 8 and not lower? Empty is fine.", "I said it.")
    for line in ("Twice.", "", "And again.", "", ""):
        child.sendline(line)
    child.expect_exact(f"Kept under {date.today().isoformat()}.")
    end(child)
    assert child.exitstatus == 0
    assert numbers(journal_file) == [("Honesty", 10, 8, "I said it.\nTwice.\n\nAnd again.")]
    assert kept_and_waiting(journal_file)[1] == []


@pytest.mark.parametrize(
    ("matters", "close", "asked"),
    [
        ("6", "", "What makes it matter 6 and not less?"),
        ("6", "0", "What would you like to say about this week?"),
        ("", "", "What would you like to say about it?"),
    ],
)
def test_check_in_when_numbers_are_left_out_then_asks_what_fits(
    journal_file: Path, matters: str, close: str, asked: str
) -> None:
    child = ask(journal_file, "check-in", "--day", "2026-03-01")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "Which one?", "hEalth")
    answer(child, "How much", matters)
    answer(child, "How close", close)
    answer(child, asked, "It is there.")
    answer(child, "An empty line ends it here", "")
    child.expect_exact("Kept under 2026-03-01.")
    end(child)
    [entry] = kept_and_waiting(journal_file)[0]
    as_number = {"": None, "0": 0, "6": 6}
    assert numbers(journal_file) == [
        ("Health", as_number[matters], as_number[close], "It is there.")
    ]
    assert entry.day == DAY


def test_check_in_when_no_subject_is_named_then_nothing_is_written(journal_file: Path) -> None:
    for leaving in ("\n", "\x04"):
        child = ask(journal_file, "check-in")
        answer(child, "Passphrase:", PASSPHRASE)
        child.expect_exact("Which one? A number or its name.")
        edits(child)
        child.send(leaving)
        assert "Nothing was written." in end(child)
        assert child.exitstatus == 0
    assert kept_and_waiting(journal_file) == ([], [])


def test_check_in_when_all_is_skipped_then_nothing_is_written(journal_file: Path) -> None:
    child = ask(journal_file, "check-in")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "Which one?", "Health")
    answer(child, "How much", "")
    answer(child, "How close", "")
    answer(child, "What would you like to say about it?", "")
    assert "Nothing was written." in end(child)
    assert child.exitstatus == 0
    assert kept_and_waiting(journal_file) == ([], [])


def test_check_in_when_there_is_nothing_to_be_about_then_says_what_writes_it(
    journal_file: Path,
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.set_areas([])
    journal.close()
    child = ask(journal_file, "check-in")
    answer(child, "Passphrase:", PASSPHRASE)
    told = end(child)
    assert "`recovery-journal add value` writes a value." in told
    assert "Nothing was written." in told
    assert child.exitstatus == 0


def test_check_in_when_stopped_after_a_number_then_it_waits_as_a_draft(
    journal_file: Path, honesty: str
) -> None:
    child = ask(journal_file, "check-in")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "Which one?", "1")
    answer(child, "How much", "0")
    child.expect_exact("How close")
    stop(child)
    told = end(child)
    assert "What you wrote waits in the journal as a draft." in told
    assert "Stopped" in told
    assert child.exitstatus == 130
    assert numbers(journal_file) == []
    [draft] = kept_and_waiting(journal_file)[1]
    assert draft.title == "Honesty"
    assert draft.details == CheckInDetails(about=honesty, matters=0, close=None)


def test_check_in_when_stopped_in_the_words_then_all_of_them_wait(
    journal_file: Path, honesty: str
) -> None:
    child = ask(journal_file, "check-in")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "Which one?", "1")
    answer(child, "How much", "")
    answer(child, "How close", "")
    answer(child, "What would you like to say about it?", "I said it.")
    child.expect_exact("or ctrl+d.")
    edits(child)
    child.send("And half a li")
    child.expect_exact("And half a li")
    stop(child)
    assert "waits in the journal as a draft." in end(child)
    assert child.exitstatus == 130
    [draft] = kept_and_waiting(journal_file)[1]
    assert draft.body == "I said it.\nAnd half a li"
    assert draft.details == CheckInDetails(about=honesty)


def test_check_in_when_stopped_before_anything_is_said_then_no_draft(journal_file: Path) -> None:
    child = ask(journal_file, "check-in")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "Which one?", "1")
    child.expect_exact("How much")
    stop(child)
    told = end(child)
    assert "draft" not in told
    assert child.exitstatus == 130
    assert kept_and_waiting(journal_file) == ([], [])


def test_check_in_when_it_cannot_be_saved_then_waits_as_a_draft(journal_file: Path) -> None:
    child = ask(journal_file, "check-in", program=IMPATIENT)
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "Which one?", "Health")
    answer(child, "How much", "7")
    answer(child, "How close", "7")
    child.expect_exact("What makes it a 7")
    child.sendline("Walked.")
    child.expect_exact("or ctrl+d.")
    other = keyed(journal_file)
    other.execute("BEGIN IMMEDIATE")
    child.sendline("")
    told = end(child)
    other.close()
    assert "What you wrote waits in the journal as a draft." in told
    assert "The journal is busy" in told
    assert child.exitstatus == 6
    kept, [draft] = kept_and_waiting(journal_file)
    assert kept == []
    assert (draft.body, draft.details) == (
        "Walked.", CheckInDetails(about="area-health", matters=7, close=7)
    )  # fmt: skip


def test_check_in_when_an_escape_is_typed_then_it_is_kept_as_text(journal_file: Path) -> None:
    child = ask(journal_file, "check-in")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "Which one?", "Health")
    child.expect_exact("How much")
    edits(child)
    child.sendline("\x16\x1b[31m7")
    child.expect_exact("A whole number from 0 to 10 fits here")
    answer(child, "How much", "7")
    answer(child, "How close", "")
    child.expect_exact("What makes it matter 7")
    edits(child)
    child.sendline("red \x16\x1b[31m it was")
    answer(child, "An empty line ends it here", "")
    child.expect_exact("1 control character left out.")
    end(child)
    assert numbers(journal_file) == [("Health", 7, None, "red [31m it was")]


def test_check_in_when_its_output_goes_to_a_file_then_it_is_the_id_alone(
    journal_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = f"{shlex.quote(sys.executable)} -m recovery_journal check-in >{shlex.quote(str(out))}"
    child = pexpect.spawn("/bin/sh", ["-c", command], timeout=30, encoding="utf-8")
    child.delaybeforesend = None
    answer(child, "Which one?", "Health")
    answer(child, "How much", "7")
    answer(child, "How close", "")
    answer(child, "What makes it matter 7 and not less?", "")
    child.expect_exact("Kept under")
    end(child)
    [entry] = kept_and_waiting(journal_file)[0]
    assert out.read_text() == f"{entry.id}\n"
