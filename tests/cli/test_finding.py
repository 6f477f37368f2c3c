"""Commands that find and show: list, search, show."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from recovery_journal.cli import finding
from recovery_journal.cli.table import short_id, table
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.value_parts import CheckInDetails, Door, SortDetails
from tests.cli.conftest import PASSPHRASE, Run

KEYS = ["id", "kind", "day", "title", "body", "lane", "origin", "starred", "tags"]
KEYS += ["created", "updated", "version", "details", "threads"]
LABELS = {part.name: part.label for kind in Kind for part in kind.details.parts()}


@pytest.fixture
def written(journal_file: Path) -> list[Entry]:
    """Three entries, oldest first: a starred win, a note that is handed over, a tagged win."""
    walk = new_entry(Kind.WIN, date(2026, 3, 1), "Walked past the shop", "It was raining.")
    note = new_entry(Kind.NOTE, date(2026, 3, 2), "[b]Café[/b] 你好", "| # --- <br>")
    call = new_entry(Kind.WIN, date(2026, 3, 3), "Called Dad", "")
    journal = Journal.unlock(journal_file, PASSPHRASE)
    kept = [
        journal.add(replace(walk, starred=True)),
        journal.add(replace(note, lane=Lane.HAND_OVER)),
        journal.add(replace(call, tags=("family",))),
    ]
    journal.thread(kept[0].id, kept[2].id, "that evening")
    journal.close()
    return kept


def test_list_when_entries_are_there_then_shows_the_newest_first(
    written: list[Entry], run: Run
) -> None:
    lines = run("list").stdout.splitlines()
    assert [line[:18].split() for line in lines] == [
        ["2026-03-03", "win"],
        ["2026-03-02", "note"],
        ["2026-03-01", "win"],
    ]
    assert "[b]Café[/b] 你好" in lines[1]
    assert " * " in lines[2]
    assert " * " not in lines[0]
    assert len({cell_len(line) - len(line.split()[-1]) for line in lines}) == 1


def test_list_when_its_id_is_shown_then_show_finds_the_entry(
    written: list[Entry], run: Run
) -> None:
    short = run("list", "--limit", "1").stdout.split()[-1]
    shown = run("show", short)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Called Dad\n2026-03-03 · win · lane: only me · tags: family\n")
    assert "2026-03-01 win Walked past the shop (that evening)" in shown.stdout
    assert written[2].id in shown.stdout


@pytest.mark.parametrize(
    ("args", "titles"),
    [
        (("--kind", "note"), ["[b]Café[/b] 你好"]),
        (("--since", "2026-03-02"), ["Called Dad", "[b]Café[/b] 你好"]),
        (("--until", "2026-03-01"), ["Walked past the shop"]),
        (("--tag", "#Family"), ["Called Dad"]),
        (("--lane", "hand over"), ["[b]Café[/b] 你好"]),
        (("--starred",), ["Walked past the shop"]),
        (("--limit", "2"), ["Called Dad", "[b]Café[/b] 你好"]),
    ],
)
def test_list_when_filtered_then_json_holds_what_fits(
    written: list[Entry], run: Run, args: tuple[str, ...], titles: list[str]
) -> None:
    lines = [json.loads(line) for line in run("list", "--json", *args).stdout.splitlines()]
    assert [line["title"] for line in lines] == titles
    assert all(list(line) == KEYS for line in lines)
    assert len(run("list", *args).stdout.splitlines()) == len(titles)


def test_list_when_it_takes_several_pages_then_none_is_left_out(
    written: list[Entry], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "PAGE", 2)
    assert len(run("list").stdout.splitlines()) == 3
    assert len(run("list", "--limit", "2").stdout.splitlines()) == 2


def test_list_when_nothing_is_there_then_says_so_in_words(journal_file: Path, run: Run) -> None:
    ran = run("list")
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "Nothing here yet. That's fine.\n"


def test_search_when_words_are_piped_then_finds_them(written: list[Entry], run: Run) -> None:
    assert "Café" in run("search", text="cafe\n").stdout
    assert "Walked" in run("search", "--json", text="rain").stdout
    nothing = run("search", text="harbour")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "Nothing found.\n")


def test_search_when_there_are_no_words_then_refuses(written: list[Entry], run: Run) -> None:
    ran = run("search", text=" \n")
    assert ran.exit_code == 2
    assert "no words to look for" in ran.stderr


def test_show_when_history_is_asked_for_then_shows_every_version(
    journal_file: Path, written: list[Entry], run: Run
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.save(replace(written[0], title="Walked on"))
    journal.close()
    shown = run("show", written[0].id, "--history").stdout
    assert shown.index("as it stands") < shown.index("Walked on")
    assert shown.index("as it was") < shown.index("Walked past the shop")
    lines = run("show", written[0].id, "--history", "--json").stdout.splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Walked on", "Walked past the shop"]


def test_show_when_there_is_no_such_entry_then_exits_with_2(journal_file: Path, run: Run) -> None:
    ran = run("show", "01234567-0000")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("No such entry: ")


@pytest.mark.parametrize(
    ("words", "seen_by", "told"),
    [
        ("", "", ""),
        ("I stood up", "", " (I stood up)"),
        ("", "me", " (seen by me)"),
        ("", "together", " (seen together)"),
        ("I stood up; twice", "M. (a friend)", " (I stood up; twice; seen by M. (a friend))"),
    ],
)
@pytest.mark.parametrize("ripple", [False, True])
def test_show_when_an_entry_is_threaded_then_both_ends_tell_all_of_it(
    journal_file: Path, run: Run, words: str, seen_by: str, told: str, ripple: bool
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    win = journal.add(new_entry(Kind.WIN, date(2026, 3, 1), "Said it"))
    strength = journal.add(new_entry(Kind.STRENGTH, date(2026, 3, 2), "Courage"))
    journal.thread(win.id, strength.id, words, seen_by=seen_by, ripple=ripple)
    journal.close()
    led, came = ("led to ", "came from ") if ripple else ("", "")
    there = f"Threads\n  {led}2026-03-02 strength Courage{told} {strength.id}\n"
    back = f"Threads\n  {came}2026-03-01 win Said it{told} {win.id}\n"
    assert there in run("show", win.id).stdout
    assert back in run("show", strength.id).stdout


def test_short_id_when_another_begins_alike_then_grows() -> None:
    entry_id = "01a20b81-3217-7e2b-803c-ee99441f346d"
    assert short_id(entry_id, ["01a20b81-3217-7e2c-803c-ee99441f346d"]) == "01a20b81-3217-7e2b"
    assert short_id(entry_id, ["01a20b81-3217-7e2b-903c-ee99441f346d"]) == entry_id


def test_table_when_titles_are_wider_than_the_terminal_then_cuts_by_cells(
    journal_file: Path,
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    for title in ("你" * 40, "a" * 40, "short"):
        journal.add(new_entry(Kind.WIN, date(2026, 3, 1), title))
    rows = journal.page()
    journal.close()
    starts = {cell_len(line[: line.rindex("  ")]) for line in table(rows, 20)}
    assert starts == {10 + 2 + len("confidence") + 2 + 1 + 2 + 20}


@pytest.fixture
def valued(journal_file: Path) -> dict[str, Entry]:
    """A value in the order, one let go of, a finished sort, and two check-ins."""
    day = date(2026, 3, 1)
    journal = Journal.unlock(journal_file, PASSPHRASE)
    sort = replace(
        new_entry(Kind.SORT, day, "Two of five"),
        details=SortDetails(
            door=Door.FIVE, ranked=("Honesty", "Rest"), kept=("Home",), progress="not to be told"
        ),
    )
    honesty = journal.add(new_entry(Kind.VALUE, day, "Honesty", "Saying it as it is."))
    obedience = journal.add(new_entry(Kind.VALUE, day, "Obedience"))
    journal.set_value_order([honesty.id])
    subjects = {subject.name: subject for subject in journal.subjects()}
    about = journal.new_check_in(subjects["Honesty"], day)
    numbers = CheckInDetails(about=honesty.id, matters=None, close=0)
    words = journal.new_check_in(subjects["Home"], day)
    kept = {
        "value": honesty,
        "let go": journal.let_go(obedience.id, date(2026, 4, 2), "It was theirs.\nNot mine."),
        "sort": journal.add(sort),
        "numbers": journal.add(replace(about, details=numbers)),
        "words": journal.add(replace(words, body="Quiet.")),
    }
    journal.close()
    return kept


@pytest.mark.parametrize(
    ("which", "told"),
    [
        (
            "value",
            "Honesty\n2026-03-01 · value · 1 in my order · lane: only me\n\nSaying it as it is.\n",
        ),
        (
            "let go",
            "Obedience\n2026-03-01 · value · lane: only me\n\n"
            f"{LABELS['let_go']}\n  2026-04-02\n\n"
            f"{LABELS['parting']}\n  It was theirs.\n  Not mine.\n",
        ),
        (
            "sort",
            f"Two of five\n2026-03-01 · sort · lane: only me\n\n{LABELS['door']}\n  write five\n\n"
            f"{LABELS['ranked']}\n  Honesty, Rest\n\n{LABELS['kept']}\n  Home\n",
        ),
        (
            "numbers",
            f"Honesty\n2026-03-01 · check-in · lane: only me\n\n{LABELS['close']}\n  0 of 10\n",
        ),
        ("words", "Home\n2026-03-01 · check-in · lane: only me\n\nQuiet.\n"),
    ],
)
def test_show_when_it_is_about_values_then_tells_what_was_said_and_no_more(
    valued: dict[str, Entry], run: Run, which: str, told: str
) -> None:
    entry = valued[which]
    assert run("show", entry.id).stdout == f"{told}\nid {entry.id}\n"


def test_show_when_an_earlier_version_had_no_rank_then_tells_it_of_the_newest_alone(
    journal_file: Path, valued: dict[str, Entry], run: Run
) -> None:
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.save(replace(valued["value"], body="Telling it."))
    journal.close()
    assert run("show", valued["value"].id, "--history").stdout.count("1 in my order") == 1
    lines = run("show", valued["value"].id, "--history", "--json").stdout.splitlines()
    assert [json.loads(line)["rank"] for line in lines] == [1, None]


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        ("value", ["Obedience", "Honesty"]),
        ("sort", ["Two of five"]),
        ("check-in", ["Home", "Honesty"]),
        ("CHECK-IN", ["Home", "Honesty"]),
    ],
)
def test_list_when_a_kind_of_values_is_asked_for_then_shows_no_other(
    valued: dict[str, Entry], run: Run, kind: str, titles: list[str]
) -> None:
    lines = run("list", "--kind", kind).stdout.splitlines()
    assert [line[: 10 + 2 + 8].split()[1] for line in lines] == [kind.lower()] * len(titles)
    assert [" ".join(line.split()[2:-1]) for line in lines] == titles
    found = run("search", "--kind", kind, "--json", text=titles[-1]).stdout.splitlines()
    assert [json.loads(line)["title"] for line in found] == titles[-1:]


def test_list_when_check_ins_are_json_then_numbers_are_numbers_and_unsaid_is_null(
    valued: dict[str, Entry], run: Run
) -> None:
    told = run("list", "--kind", "check-in", "--json").stdout
    details = [json.loads(line)["details"] for line in told.splitlines()]
    assert details == [
        {"about": "area-home", "matters": None, "close": None},
        {"about": valued["value"].id, "matters": None, "close": 0},
    ]
    assert '"matters": null, "close": 0}' in told
