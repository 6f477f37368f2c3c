"""Writing a decision with a day to look back at it, and how many wait, without their words."""

import json
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import look_back_day
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Kind, Lane
from tests.cli.asking import IMPATIENT, PROGRAM, answer, ask, edits, end, kept_and_waiting, stop
from tests.cli.conftest import PASSPHRASE, Run
from tests.cli.test_exit_codes import keyed

WHEN = (
    "When would you like to look back? a week, a month, three months, a year, tomorrow, "
    "a weekday, a date; empty is never."
)
FITS = (
    "What fits here: a week, a month, three months, a year, tomorrow, a weekday, "
    f"a date such as {date.today().year + 1}-03-12, or never."
)


def decision(path: Path) -> tuple[str, str, str, str]:
    """The title, the body, the stage and the day to look back of the one decision."""
    [entry] = [each for each in kept_and_waiting(path)[0] if each.kind is Kind.DECISION]
    assert isinstance(entry.details, DecisionDetails)
    return entry.title, entry.body, entry.details.stage, entry.details.look_back_on


def decide(path: Path, *args: str, program: tuple[str, ...] = PROGRAM) -> pexpect.spawn:
    """Type a decision to its end."""
    child = ask(path, "add", "decision", *args, program=program)
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, Kind.DECISION.question, "Move to the coast")
    answer(child, f"{Kind.DECISION.more}.", "")
    return child


# from standard input


def test_add_decision_when_text_is_piped_then_keeps_it_open_with_no_day(
    journal_file: Path, run: Run
) -> None:
    ran = run("add", "decision", "--tag", "home", text="Move to the coast\n\nThe sea.\n")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert decision(journal_file) == ("Move to the coast", "The sea.", "open", "")
    shown = json.loads(run("show", ran.stdout.strip(), "--json").stdout)
    assert (shown["kind"], shown["lane"], shown["tags"]) == ("decision", "only me", ["home"])


@pytest.mark.parametrize("words", ["a week", "A-Month", " three  months", "three-months", "a year"])
def test_add_decision_when_a_time_is_given_then_it_counts_from_today(
    journal_file: Path, run: Run, words: str
) -> None:
    before = date.today()
    ran = run("add", "decision", "--day", "2026-03-01", "--look-back", words, text="Move")
    assert (ran.exit_code, ran.stderr) == (0, "")
    later = " ".join(words.lower().replace("-", " ").split())
    days = {look_back_day(day, later).isoformat() for day in (before, date.today())}
    assert decision(journal_file)[3] in days


@pytest.mark.parametrize(
    ("words", "day"), [("2027-01-31", "2027-01-31"), ("never", ""), ("NEVER", "")]
)
def test_add_decision_when_a_date_or_never_is_given_then_keeps_that(
    journal_file: Path, run: Run, words: str, day: str
) -> None:
    assert run("add", "decision", "--look-back", words, text="Move").exit_code == 0
    assert decision(journal_file)[3] == day


@pytest.mark.parametrize(("words", "most"), [("tomorrow", 1), ("Sunday", 7), (" WED", 7)])
def test_add_decision_when_a_day_ahead_is_named_then_it_is_the_next_such_day(
    journal_file: Path, run: Run, words: str, most: int
) -> None:
    before = date.today()
    assert run("add", "decision", "--look-back", words, text="Move").exit_code == 0
    day = date.fromisoformat(decision(journal_file)[3])
    assert 1 <= (day - before).days <= most + (date.today() - before).days
    if most > 1:
        assert f"{day:%A}".lower().startswith(words.strip().lower())


@pytest.mark.parametrize("words", ["", "soon", "2 weeks", "2027-02-30", "week", "a_week"])
def test_add_decision_when_the_time_cannot_be_read_then_says_what_fits(
    journal_file: Path, run: Run, words: str
) -> None:
    ran = run("add", "decision", "--look-back", words, text="Move")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert FITS in ran.stderr
    assert kept_and_waiting(journal_file) == ([], [])


@pytest.mark.parametrize("kind", ["win", "note", "value", "strength", "story"])
@pytest.mark.parametrize("words", ["a week", "never"])
def test_add_when_another_kind_has_a_look_back_then_refuses_kindly(
    journal_file: Path, run: Run, kind: str, words: str
) -> None:
    ran = run("add", kind, "--look-back", words, text="Move")
    assert (ran.exit_code, ran.stdout) == (2, "")
    told = "Looking back goes with a decision: `add decision --look-back`."
    assert ran.stderr == f"That can't be used: {told}\n"
    assert kept_and_waiting(journal_file) == ([], [])


def test_win_when_it_has_a_look_back_then_there_is_no_such_option(
    journal_file: Path, run: Run
) -> None:
    assert run("win", "--look-back", "a week", text="Walked").exit_code == 2
    assert kept_and_waiting(journal_file) == ([], [])


# on a terminal


def test_add_decision_when_typed_then_asks_when_until_it_can_be_read(journal_file: Path) -> None:
    child = decide(journal_file, "--lane", "open-together")
    for words in ("in a bit", "31"):
        answer(child, WHEN, words)
        child.expect_exact(FITS)
    before = date.today()
    answer(child, WHEN, "three months")
    told = end(child)
    assert child.exitstatus == 0
    day = decision(journal_file)[3]
    assert day in {look_back_day(on, "three months").isoformat() for on in (before, date.today())}
    assert f"To look back at from {day} on." in told
    [kept], drafts = kept_and_waiting(journal_file)
    assert (kept.lane, drafts) == (Lane.OPEN_TOGETHER, [])


@pytest.mark.parametrize("leaving", ["\n", "\x04", " \n", "never\n"])
def test_add_decision_when_no_time_is_said_then_none_is_kept(
    journal_file: Path, leaving: str
) -> None:
    child = decide(journal_file)
    child.expect_exact(WHEN)
    edits(child)
    child.send(leaving)
    assert "To look back" not in end(child)
    assert child.exitstatus == 0
    assert decision(journal_file) == ("Move to the coast", "", "open", "")
    journal = Journal.unlock(journal_file, PASSPHRASE)
    [kept] = journal.entries()
    history = journal.history(kept.id)
    journal.close()
    assert history == []


@pytest.mark.parametrize(("words", "day"), [("2027-01-31", "2027-01-31"), ("never", "")])
def test_add_decision_when_the_option_is_given_on_a_terminal_then_it_is_not_asked(
    journal_file: Path, words: str, day: str
) -> None:
    child = decide(journal_file, "--look-back", words)
    assert "look back" not in end(child)
    assert child.exitstatus == 0
    assert decision(journal_file)[3] == day


def test_add_decision_when_stopped_at_the_time_then_the_decision_is_kept(
    journal_file: Path,
) -> None:
    child = decide(journal_file)
    child.expect_exact(WHEN)
    stop(child)
    told = end(child)
    assert "Stopped" in told
    assert "draft" not in told
    assert child.exitstatus == 130
    assert decision(journal_file) == ("Move to the coast", "", "open", "")
    assert kept_and_waiting(journal_file)[1] == []


def test_add_decision_when_the_day_cannot_be_kept_then_the_decision_is(
    journal_file: Path,
) -> None:
    child = decide(journal_file, program=IMPATIENT)
    child.expect_exact(WHEN)
    other = keyed(journal_file)
    other.execute("BEGIN IMMEDIATE")
    child.sendline("a week")
    told = end(child)
    other.close()
    assert "The journal is busy" in told
    assert child.exitstatus == 6
    assert decision(journal_file)[3] == ""


# how many wait


def test_waiting_when_none_waits_then_prints_0(journal_file: Path, run: Run) -> None:
    run("win", text="Walked")
    run("add", "decision", text="Move")
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    run("add", "decision", "--look-back", tomorrow, text="Move later")
    ran = run("waiting")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "0\n", "")


def test_waiting_when_some_wait_then_prints_how_many_and_none_of_their_words(
    journal_file: Path, run: Run
) -> None:
    ids = [
        run("add", "decision", "--look-back", day, "--lane", lane, text=f"Move {day}").stdout
        for day in ("2026-03-01", date.today().isoformat(), "2026-03-02")
        for lane in ("only-me", "hand-over")
    ]
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.trash(ids[0].strip())
    journal.close()
    ran = run("waiting")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "5\n", "")


def test_waiting_when_help_is_asked_then_tells_what_it_counts(run: Run) -> None:
    told = " ".join(run("waiting", "--help").stdout.split())
    assert "It counts those whose day to look back has come" in told
    assert run("waiting", "words").exit_code == 2
