"""The command that shows what is close to a value or a strength: by number, by id, asked for."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.cli import finding
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.value_parts import CheckInDetails
from tests.cli.asking import answer, ask, edits, end, kept_and_waiting
from tests.cli.conftest import PASSPHRASE, Run

WHICH = "Which one? A number or its name."
EMPTY = "Nothing is threaded to it yet. That's fine.\n"


def on(day: int) -> date:
    return date(2026, 3, day)


@pytest.fixture
def kept(journal_file: Path) -> dict[str, Entry]:
    """Two values in an order, one without a place, one let go of, a strength; what is close."""
    journal = Journal.unlock(journal_file, PASSPHRASE)

    def add(kind: Kind, day: int, title: str) -> Entry:
        return journal.add(new_entry(kind, on(day), title))

    values = {name: add(Kind.VALUE, 1, name) for name in ("Rest", "Family", "Honesty", "Obedience")}
    journal.set_value_order([values["Honesty"].id, values["Family"].id])
    journal.let_go(values["Obedience"].id, on(2), "")
    courage = add(Kind.STRENGTH, 1, "Courage")
    win, story = add(Kind.WIN, 3, "Said it"), add(Kind.STORY, 5, "The first winter")
    note = add(Kind.NOTE, 4, "[b]far[/b] \\[ away")
    subject = next(each for each in journal.subjects() if each.name == "Honesty")
    check_in = replace(
        journal.new_check_in(subject, on(6)),
        details=CheckInDetails(about=subject.id, matters=9),
    )
    journal.add(check_in)
    gone = add(Kind.WIN, 7, "Gone")
    sure = journal.add(journal.new_confidence("Speaking up", on(8), courage.id))
    for source, target in (
        (win, values["Honesty"]),
        (values["Honesty"], story),  # a thread reads both ways
        (note, courage),
        (story, courage),
        (gone, courage),
        (note, values["Obedience"]),
    ):
        journal.thread(source.id, target.id)
    journal.trash(gone.id)
    journal.close()
    return {**values, "Courage": courage, "win": win, "sure": sure}


def titles(told: str) -> list[str]:
    """The kinds and titles of the lines of a table."""
    return [" ".join(line.split()[1:-1]) for line in told.splitlines()]


NEAR_HONESTY = ["check-in Honesty", "story The first winter", "win Said it"]
NEAR_COURAGE = [
    *("confidence Speaking up", "story The first winter", "note [b]far[/b] \\[ away"),
]


# by a number or an id


def test_compass_when_a_place_is_given_then_shows_what_is_close_newest_first(
    kept: dict[str, Entry], run: Run
) -> None:
    ran = run("compass", "1")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert titles(ran.stdout) == NEAR_HONESTY
    assert set(ran.stdout.splitlines()) < set(run("list").stdout.splitlines())
    for place in ("2", "3"):
        empty = run("compass", place)
        assert (empty.exit_code, empty.stdout, empty.stderr) == (0, "", EMPTY)
    assert titles(run("compass", "4").stdout) == NEAR_COURAGE


def test_compass_when_the_beginning_of_an_id_is_given_then_it_is_that_one(
    kept: dict[str, Entry], run: Run
) -> None:
    short = run("list", "--kind", "strength").stdout.split()[-1]
    assert titles(run("compass", short).stdout) == NEAR_COURAGE
    assert titles(run("compass", kept["Honesty"].id.upper()).stdout) == NEAR_HONESTY
    assert titles(run("compass", kept["Obedience"].id).stdout) == [NEAR_COURAGE[-1]]


def test_compass_when_the_order_changes_then_a_place_is_another_value(
    journal_file: Path, kept: dict[str, Entry], run: Run
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.set_value_order([kept["Family"].id, kept["Honesty"].id])
    journal.close()
    assert run("compass", "1").stderr == EMPTY
    assert titles(run("compass", "2").stdout) == NEAR_HONESTY


@pytest.mark.parametrize("value", ["0", "5", "99999", "01", "000000", "abcdef", "-", "dead"])
def test_compass_when_nothing_has_the_number_or_the_id_then_exits_with_2(
    kept: dict[str, Entry], run: Run, value: str
) -> None:
    ran = run("compass", "--", value)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert value == "-" or value not in ran.stderr


def test_compass_when_a_number_or_an_id_is_none_then_says_what_it_can_be(
    kept: dict[str, Entry], run: Run
) -> None:
    told = "None of your values and strengths has this number."
    assert told in run("compass", "9").stderr
    ran = run("compass", kept["win"].id)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "This is no value and no strength." in ran.stderr


@pytest.mark.parametrize(
    "name", ["Honesty", "hónesty", "1 Honesty", "\x1b[31m1", "", " ", "1.", "١"]
)
def test_compass_when_a_name_is_an_argument_then_refuses_and_does_not_repeat_it(
    kept: dict[str, Entry], run: Run, name: str
) -> None:
    ran = run("compass", name, text="Honesty\n")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "A number fits here, or the beginning of an id." in ran.stderr
    assert not name.strip() or name.strip() not in ran.stderr.partition("Error:")[2]
    assert "\x1b" not in ran.output


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("--since", "2026-03-05"), NEAR_HONESTY[:2]),
        (("--until", "2026-03-05"), NEAR_HONESTY[1:]),
        (("--limit", "1"), NEAR_HONESTY[:1]),
        (("--since", "2026-03-04", "--until", "2026-03-05", "--limit", "9"), NEAR_HONESTY[1:2]),
    ],
    ids=["since", "until", "limit", "all"],
)
def test_compass_when_narrowed_then_the_table_and_the_json_hold_what_fits(
    kept: dict[str, Entry], run: Run, args: tuple[str, ...], found: list[str]
) -> None:
    assert titles(run("compass", "1", *args).stdout) == found
    lines = map(json.loads, run("compass", "1", "--json", *args).stdout.splitlines())
    assert [f"{line['kind']} {line['title']}" for line in lines] == found


def test_compass_when_nothing_is_of_these_days_then_does_not_say_there_is_none_at_all(
    kept: dict[str, Entry], run: Run
) -> None:
    ran = run("compass", "1", "--since", "2026-04-01")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "Nothing of these days is threaded to it. That's fine.\n"
    assert run("compass", "1", "--json", "--until", "2026-02-01").stdout == ""


def test_compass_when_it_is_json_then_each_thread_tells_all_it_has(
    journal_file: Path, kept: dict[str, Entry], run: Run
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.thread(kept["win"].id, kept["Courage"].id, "I stood up", seen_by="me")
    journal.close()
    lines = [json.loads(line) for line in run("compass", "4", "--json").stdout.splitlines()]
    threads = [t for line in lines if line["kind"] == "win" for t in line["threads"]]
    told = {t["target"]: (t["words"], t["seen_by"], t["ripple"]) for t in threads}
    assert told == {
        kept["Courage"].id: ("I stood up", "me", False),
        kept["Honesty"].id: ("", "", False),
    }


def test_compass_when_much_is_close_then_it_comes_page_by_page(
    kept: dict[str, Entry], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "PAGE", 2)
    assert titles(run("compass", "1").stdout) == NEAR_HONESTY


# from standard input


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1", NEAR_HONESTY),
        ("\n hónesty \r\nother words", NEAR_HONESTY),
        ("４\n", NEAR_COURAGE),
        ("COURAGE", NEAR_COURAGE),
    ],
)
def test_compass_when_a_line_is_piped_then_it_is_a_number_or_a_name(
    kept: dict[str, Entry], run: Run, text: str, found: list[str]
) -> None:
    ran = run("compass", text=text)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert titles(ran.stdout) == found


def test_compass_when_a_value_has_a_strengths_name_then_the_name_is_the_values(
    journal_file: Path, kept: dict[str, Entry], run: Run
) -> None:
    assert run("add", "value", text="Courage").exit_code == 0
    assert run("compass", text="Courage").stderr == EMPTY
    assert titles(run("compass", text="5").stdout) == NEAR_COURAGE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Line 1, a number or the name of a value or a strength, is still empty."),
        (" \n\n", "Line 1, a number or the name of a value or a strength, is still empty."),
        ("Obedience", "No value at hand and no strength has the number or the name in line 1."),
        ("Said it", "No value at hand and no strength has the number or the name in line 1."),
        ("9", "No value at hand and no strength has the number or the name in line 1."),
        ("Hon", "No value at hand and no strength has the number or the name in line 1."),
    ],
)
def test_compass_when_the_line_is_none_of_theirs_then_refuses_without_any_name(
    kept: dict[str, Entry], run: Run, text: str, told: str
) -> None:
    ran = run("compass", text=text)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == f"That can't be used: {told}\n"


# on a terminal


def test_compass_when_asked_then_shows_all_with_a_number_and_takes_it(
    journal_file: Path, kept: dict[str, Entry]
) -> None:
    child = ask(journal_file, "compass")
    answer(child, "Passphrase:", PASSPHRASE)
    values = "Your values\r\n  1  Honesty\r\n  2  Family\r\n  3  Rest\r\n"
    child.expect_exact(f"{values}Your strengths\r\n  4  Courage\r\n")
    for none_of_them in ("9", "0", "Obedience", "Cour"):
        answer(child, WHICH, none_of_them)
        child.expect_exact("That is none of these. An empty line leaves it.")
    answer(child, WHICH, "1")
    child.expect_exact("Close to Honesty\r\n")
    assert titles(end(child)) == NEAR_HONESTY
    assert child.exitstatus == 0


def test_compass_when_a_name_is_typed_then_takes_it(
    journal_file: Path, kept: dict[str, Entry]
) -> None:
    child = ask(journal_file, "compass", "--limit", "1")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, WHICH, " coúrage")
    child.expect_exact("Close to Courage\r\n")
    assert titles(end(child)) == NEAR_COURAGE[:1]


@pytest.mark.parametrize(("place", "name", "found"), [("1", "Honesty", 3), ("3", "Rest", 0)])
def test_compass_when_a_number_is_given_on_a_terminal_then_says_whose_it_is_and_asks_nothing(
    journal_file: Path, kept: dict[str, Entry], place: str, name: str, found: int
) -> None:
    child = ask(journal_file, "compass", place)
    answer(child, "Passphrase:", PASSPHRASE)
    child.expect_exact(f"Close to {name}\r\n")
    told = end(child)
    assert WHICH not in told
    assert told.count("2026-03-") == found
    assert ("That's fine." in told) == (not found)


@pytest.mark.parametrize("leaving", ["\n", "\x04"])
def test_compass_when_none_is_named_then_shows_nothing(
    journal_file: Path, kept: dict[str, Entry], leaving: str
) -> None:
    child = ask(journal_file, "compass")
    answer(child, "Passphrase:", PASSPHRASE)
    child.expect_exact(WHICH)
    edits(child)
    child.send(leaving)
    assert end(child).strip() == ""
    assert child.exitstatus == 0


def test_compass_when_there_is_no_value_and_no_strength_then_says_what_writes_one(
    journal_file: Path,
) -> None:
    child = ask(journal_file, "compass")
    answer(child, "Passphrase:", PASSPHRASE)
    told = end(child)
    assert "`recovery-journal add value` writes a value." in told
    assert child.exitstatus == 0
    assert kept_and_waiting(journal_file) == ([], [])
