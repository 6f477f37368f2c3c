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
from tests.cli.conftest import PASSPHRASE, Run

KEYS = ["id", "kind", "day", "title", "body", "lane", "origin", "starred", "tags"]
KEYS += ["created", "updated", "version", "details", "threads"]


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
    assert starts == {10 + 2 + 4 + 2 + 1 + 2 + 20}
