"""The command that looks back at a decision, from standard input and asked on a pseudo-terminal."""

import shlex
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.days import MONTHS
from recovery_journal.model.deciding import look_back_day
from recovery_journal.model.decision_parts import DecisionDetails, LookBackDetails, Stage
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from tests.cli.asking import IMPATIENT, PROGRAM, answer, ask, edits, end, kept_and_waiting, stop
from tests.cli.conftest import PASSPHRASE, Run
from tests.cli.test_exit_codes import keyed

DAY = date(2026, 3, 1)
CAME = "What came of it? Empty is fine."
CHOOSING = "How did you go about choosing, with what you knew then? Empty is fine."
MINE = "What was your choosing? Empty is fine."
LUCK = "What was luck, or others? Empty is fine."
AS_EXPECTED = "Did what you expected come about, yes, partly, no or too early? Empty is fine."
KEEP = "What do you keep? Empty is fine."
WHENS = "a week, a month, three months, a year, tomorrow, a weekday, a date"
AGAIN = f"When would you like to look back again? {WHENS}; empty is never."
LATER = f"Would you like to look back on another day? {WHENS}, or never; empty leaves it as it is."
QUESTIONS = (CAME, CHOOSING, MINE, LUCK, AS_EXPECTED, KEEP)
NONE_WAITS = "Nothing waits to be looked back at. That's fine."


def decide(path: Path, title: str, look_back_on: str, **said: str) -> str:
    """Keep a decision; its id."""
    details = DecisionDetails.from_dict({"look_back_on": look_back_on, **said})
    journal = Journal.unlock(path, PASSPHRASE)
    kept = journal.add(replace(new_entry(Kind.DECISION, DAY, title), details=details))
    journal.close()
    return kept.id


@pytest.fixture
def coast(journal_file: Path) -> str:
    """The id of the one decision in the journal, which waits to be looked back at."""
    return decide(journal_file, "Move to the coast", "2026-03-08")


def looked(path: Path) -> tuple[list[Entry], dict[str, str]]:
    """The look backs of the journal, and the day to look back at of each decision."""
    kept = kept_and_waiting(path)[0]
    days = {
        each.title: each.details.look_back_on
        for each in kept
        if isinstance(each.details, DecisionDetails)
    }
    return [each for each in kept if each.kind is Kind.LOOK_BACK], days


def begin(path: Path, *args: str, program: tuple[str, ...] = PROGRAM) -> pexpect.spawn:
    child = ask(path, "look-back", *args, program=program)
    answer(child, "Passphrase:", PASSPHRASE)
    return child


def skip(child: pexpect.spawn, *questions: str) -> None:
    for question in questions:
        answer(child, question, "")


# from standard input


def test_look_back_when_piped_then_keeps_its_lines_and_no_other_one_waits(
    journal_file: Path, coast: str, run: Run
) -> None:
    ran = run(
        "look-back", coast, "--day", "yesterday", text="Too-Early\r\n\nWe went.\n\nIt rained.\n"
    )
    assert (ran.exit_code, ran.stderr) == (0, "")
    [entry], days = looked(journal_file)
    assert ran.stdout == f"{entry.id}\n"
    assert (entry.title, entry.body) == ("Move to the coast", "We went.\n\nIt rained.")
    assert entry.details == LookBackDetails(about=coast, as_expected="too early")
    assert (entry.day, entry.lane) == (date.today() - timedelta(days=1), Lane.ONLY_ME)
    assert days == {"Move to the coast": ""}
    assert run("waiting").stdout == "0\n"


@pytest.mark.parametrize(
    ("text", "came", "words"),
    [
        ("yes", "yes", ""),
        (" PARTLY \n", "partly", ""),
        ("\nWe went.", "", "We went."),
        ("no\n  in\nfrom the edge\n", "no", "  in\nfrom the edge"),
    ],
)
def test_look_back_when_a_line_is_empty_then_it_stays_unsaid(
    journal_file: Path, coast: str, run: Run, text: str, came: str, words: str
) -> None:
    assert run("look-back", coast[:18], text=text).exit_code == 0
    [entry], _ = looked(journal_file)
    assert entry.details == LookBackDetails(about=coast, as_expected=came)
    assert entry.body == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Nothing is said yet."),
        ("\n \n\t\n", "Nothing is said yet."),
        ("We went.", "Line 1, whether what you expected came about. What fits here: yes, partly,"),
        ("yes and no\nWe went.", "Line 1, whether what you expected came about."),
    ],
)
def test_look_back_when_the_text_does_not_fit_then_refuses_without_a_word_of_it(
    journal_file: Path, coast: str, run: Run, text: str, told: str
) -> None:
    ran = run("look-back", coast, text=text)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"That can't be used: {told}")
    assert "went" not in ran.stderr
    assert "coast" not in ran.stderr
    assert looked(journal_file) == ([], {"Move to the coast": "2026-03-08"})


def test_look_back_when_again_is_a_weekday_then_the_next_one_is_kept(
    journal_file: Path, coast: str, run: Run
) -> None:
    before = date.today()
    assert run("look-back", coast, "--again", "Friday", text="yes").exit_code == 0
    day = date.fromisoformat(looked(journal_file)[1]["Move to the coast"])
    assert day.weekday() == 4
    assert 1 <= (day - before).days <= 8


@pytest.mark.parametrize(("again", "day"), [("2027-01-31", "2027-01-31"), ("never", "")])
def test_look_back_when_it_says_when_again_then_that_day_is_kept(
    journal_file: Path, coast: str, run: Run, again: str, day: str
) -> None:
    assert run("look-back", coast, "--again", again, text="yes").exit_code == 0
    found, days = looked(journal_file)
    assert (len(found), days) == (1, {"Move to the coast": day})


def test_look_back_when_piped_without_an_id_then_says_that_it_takes_one(
    journal_file: Path, coast: str, run: Run
) -> None:
    ran = run("look-back", text="yes")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "From standard input, look-back takes the id of a decision" in ran.stderr
    assert looked(journal_file)[0] == []


def test_look_back_when_the_id_is_no_decision_at_hand_then_refuses(
    journal_file: Path, coast: str, run: Run
) -> None:
    win = run("win", text="Walked").stdout.strip()
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.trash(coast)
    journal.close()
    for given, told in (
        (win, "This is not a decision."),
        (coast, "This decision is in the trash."),
        ("dead", "An id has at least"),
        ("abcdef", "There is no entry with this id."),
        ("Move to the coast", "There is no entry with this id."),
    ):
        ran = run("look-back", given, text="yes")
        assert (ran.exit_code, ran.stdout) == (2, ""), given
        assert told in ran.stderr
        assert "coast" not in ran.stderr
    assert run("look-back", coast, "words", text="yes").exit_code == 2
    assert looked(journal_file)[0] == []


def test_look_back_when_another_writes_for_long_then_6_and_it_still_waits(
    journal_file: Path, coast: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recovery_journal.storage.vault.WAIT_SECONDS", 0.1)
    other = keyed(journal_file)
    other.execute("BEGIN IMMEDIATE")
    ran = run("look-back", coast, text="yes\nWe went.")
    other.close()
    assert (ran.exit_code, ran.stdout) == (6, "")
    assert ran.stderr.startswith("The journal is busy: ")
    assert looked(journal_file) == ([], {"Move to the coast": "2026-03-08"})


# on a terminal


def test_look_back_when_one_waits_then_it_is_asked_part_by_part(
    journal_file: Path, coast: str
) -> None:
    child = begin(journal_file)
    child.expect_exact("As it stands\r\n  Move to the coast\r\n\r\n")
    answer(child, CAME, "We went.")
    for line in ("It rained.", "", ""):
        child.sendline(line)
    for question, words in ((CHOOSING, "Slowly."), (MINE, "The place."), (LUCK, "A house.")):
        answer(child, question, words)
        answer(child, "An empty line ends it here", "")
    answer(child, AS_EXPECTED, "mostly")
    child.expect_exact("What fits here: yes, partly, no or too early, or an empty line.")
    answer(child, AS_EXPECTED, "Partly")
    answer(child, KEEP, "The sea.")
    answer(child, "An empty line ends it here", "")
    answer(child, AGAIN, "in a bit")
    child.expect_exact("What fits here: a week")
    before = date.today()
    answer(child, AGAIN, "a year")
    child.expect_exact("Kept under ")
    told = end(child)
    assert child.exitstatus == 0
    [entry], days = looked(journal_file)
    assert told.splitlines()[-1] == entry.id
    assert entry.body == "We went.\nIt rained."
    assert entry.details == LookBackDetails(
        about=coast,
        choosing="Slowly.",
        my_part="The place.",
        luck="A house.",
        as_expected="partly",
        keep="The sea.",
    )
    again = {look_back_day(on, "a year").isoformat() for on in (before, date.today())}
    assert days["Move to the coast"] in again
    assert kept_and_waiting(journal_file)[1] == []


def test_look_back_when_it_was_decided_then_shows_what_was_known_that_day(
    journal_file: Path,
) -> None:
    decision = decide(
        journal_file,
        "Move to the coast",
        "2026-03-08",
        stage=Stage.DECIDED,
        chosen="The small house.\nNot the flat.",
        expect="More air.",
        how_sure="quite likely",
        percent="75",
        know="It is damp.",
    )
    day = date.today()
    journal = Journal.unlock(journal_file, PASSPHRASE)
    stands = journal.entry(decision)
    said = DecisionDetails.from_dict(stands.details.as_dict() | {"expect": "Less noise."})
    journal.save(replace(stands, title="Renamed since", details=said))
    journal.close()
    child = begin(journal_file)
    child.expect_exact(CAME)
    shown = child.before or ""
    label = {part.name: part.label for part in DecisionDetails.parts()}
    assert shown.replace("\r\n", "\n").strip().split("\n") == [
        f"What you knew on {day.day} {MONTHS[day.month - 1]} {day.year}",
        "  Move to the coast",
        label["chosen"],
        "  The small house.",
        "  Not the flat.",
        label["expect"],
        "  More air.",
        label["how_sure"],
        "  quite likely",
    ]
    child.close(force=True)


def test_look_back_when_several_wait_then_asks_which_the_longest_first(
    journal_file: Path, coast: str
) -> None:
    decide(journal_file, "Call Dad", "2026-03-05")
    decide(journal_file, "Later", (date.today() + timedelta(days=2)).isoformat())
    child = begin(journal_file)
    child.expect_exact("the longest waiting first\r\n  1  Call Dad\r\n  2  Move to the coast\r\n")
    answer(child, "Which one? A number or its name.", "3")
    child.expect_exact("That is none of these.")
    answer(child, "Which one? A number or its name.", "2")
    child.expect_exact("  Move to the coast\r\n")
    skip(child, *QUESTIONS[:-1])
    answer(child, KEEP, "The sea.")
    answer(child, "An empty line ends it here", "")
    answer(child, AGAIN, "")
    end(child)
    assert child.exitstatus == 0
    [entry], days = looked(journal_file)
    assert entry.details == LookBackDetails(about=coast, keep="The sea.")
    assert days | {"Later": ""} == {"Call Dad": "2026-03-05", "Move to the coast": "", "Later": ""}


@pytest.mark.parametrize("leaving", ["\n", "\x04"])
def test_look_back_when_none_is_named_then_nothing_is_written(
    journal_file: Path, coast: str, leaving: str
) -> None:
    decide(journal_file, "Call Dad", "2026-03-05")
    child = begin(journal_file)
    child.expect_exact("Which one?")
    edits(child)
    child.send(leaving)
    assert "Nothing was written." in end(child)
    assert child.exitstatus == 0
    assert looked(journal_file)[0] == []


def test_look_back_when_none_waits_then_says_so_and_an_id_is_taken_all_the_same(
    journal_file: Path,
) -> None:
    decision = decide(journal_file, "Call Dad", "")
    child = begin(journal_file)
    assert end(child).strip() == NONE_WAITS
    assert child.exitstatus == 0
    child = begin(journal_file, decision[:18], "--again", "2027-01-31")
    skip(child, CAME, CHOOSING, MINE, LUCK)
    answer(child, AS_EXPECTED, "yes")
    skip(child, KEEP)
    assert "look back again" not in end(child)
    assert child.exitstatus == 0
    [entry], days = looked(journal_file)
    assert entry.details == LookBackDetails(about=decision, as_expected="yes")
    assert days == {"Call Dad": "2027-01-31"}


@pytest.mark.parametrize(
    ("words", "day"), [("", "2026-03-08"), ("never", ""), ("2027-01-31", "2027-01-31")]
)
def test_look_back_when_all_is_skipped_then_nothing_is_written_and_it_can_wait_on(
    journal_file: Path, coast: str, words: str, day: str
) -> None:
    child = begin(journal_file)
    skip(child, *QUESTIONS)
    child.expect_exact("Nothing was written.")
    answer(child, LATER, words)
    assert end(child).strip() == words
    assert child.exitstatus == 0
    assert looked(journal_file) == ([], {"Move to the coast": day})
    assert kept_and_waiting(journal_file)[1] == []


def test_look_back_when_stopped_then_what_was_said_waits_as_a_draft(
    journal_file: Path, coast: str
) -> None:
    child = begin(journal_file)
    answer(child, CAME, "We went.")
    answer(child, "An empty line ends it here", "")
    answer(child, CHOOSING, "Slowly.")
    child.expect_exact("or ctrl+d.")
    edits(child)
    child.send("And with h")
    child.expect_exact("And with h")
    stop(child)
    told = end(child)
    assert "What you wrote waits in the journal as a draft." in told
    assert child.exitstatus == 130
    [draft] = kept_and_waiting(journal_file)[1]
    assert (draft.title, draft.body) == ("Move to the coast", "We went.")
    assert draft.details == LookBackDetails(about=coast, choosing="Slowly.\nAnd with h")
    assert looked(journal_file) == ([], {"Move to the coast": "2026-03-08"})


def test_look_back_when_killed_at_the_last_question_then_all_of_it_waits(
    journal_file: Path, coast: str
) -> None:
    child = begin(journal_file)
    skip(child, CAME, CHOOSING, MINE, LUCK)
    answer(child, AS_EXPECTED, "no")
    skip(child, KEEP)
    child.expect_exact(AGAIN)
    child.kill(9)
    child.wait()
    [draft] = kept_and_waiting(journal_file)[1]
    assert draft.details == LookBackDetails(about=coast, as_expected="no")
    assert looked(journal_file) == ([], {"Move to the coast": "2026-03-08"})


def test_look_back_when_stopped_before_anything_is_said_then_no_draft(
    journal_file: Path, coast: str
) -> None:
    child = begin(journal_file)
    skip(child, CAME)
    child.expect_exact(CHOOSING)
    stop(child)
    assert "draft" not in end(child)
    assert child.exitstatus == 130
    assert kept_and_waiting(journal_file)[1] == []


def test_look_back_when_it_cannot_be_saved_then_waits_as_a_draft(
    journal_file: Path, coast: str
) -> None:
    child = begin(journal_file, program=IMPATIENT)
    skip(child, CAME, CHOOSING, MINE, LUCK)
    answer(child, AS_EXPECTED, "yes")
    skip(child, KEEP)
    child.expect_exact(AGAIN)
    other = keyed(journal_file)
    other.execute("BEGIN IMMEDIATE")
    child.sendline("")
    told = end(child)
    other.close()
    assert "The journal is busy" in told
    assert "waits in the journal as a draft." in told
    assert child.exitstatus == 6
    assert len(kept_and_waiting(journal_file)[1]) == 1
    assert looked(journal_file) == ([], {"Move to the coast": "2026-03-08"})


def test_look_back_when_its_output_goes_to_a_file_then_it_is_the_id_alone(
    journal_file: Path, coast: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    command = (
        f"{shlex.quote(sys.executable)} -m recovery_journal look-back >{shlex.quote(str(out))}"
    )
    child = pexpect.spawn("/bin/sh", ["-c", command], timeout=30, encoding="utf-8")
    child.delaybeforesend = None
    child.expect_exact("  Move to the coast\r\n")
    skip(child, CAME, CHOOSING, MINE, LUCK)
    answer(child, AS_EXPECTED, "yes")
    skip(child, KEEP, AGAIN)
    child.expect_exact("Kept under")
    end(child)
    [entry], _ = looked(journal_file)
    assert out.read_text() == f"{entry.id}\n"
