"""Commands that write: init, add, win."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane
from tests.cli.conftest import PASSPHRASE, Run


def kept(path: Path) -> list[tuple[str, str]]:
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        return [(entry.title, entry.body) for entry in journal.entries()]
    finally:
        journal.close()


def test_init_when_nothing_is_there_then_creates_it_and_prints_its_path(
    path: Path, run: Run
) -> None:
    ran = run("init")
    assert ran.exit_code == 0
    assert ran.stdout == f"{path}\n"
    assert ran.stderr.count("Nobody can recover") == 2
    assert kept(path) == []


def test_init_when_error_output_is_no_terminal_then_shows_no_code(path: Path, run: Run) -> None:
    ran = run("init")
    journal = Journal.unlock(path, PASSPHRASE)
    code = journal.recovery_code()
    journal.close()
    assert code[:4] not in ran.output
    assert "not shown here" in ran.stderr


def test_init_when_a_file_is_there_then_leaves_it(path: Path, run: Run) -> None:
    path.parent.mkdir()
    path.write_text("mine")
    ran = run("init")
    assert ran.exit_code == 7
    assert ran.stderr.startswith("There is a file already: ")
    assert path.read_text() == "mine"


def test_init_when_the_passphrase_is_short_then_refuses(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", "printf short")
    ran = run("init")
    assert ran.exit_code == 2
    assert not path.exists()


def test_win_when_text_is_piped_then_keeps_title_and_body(journal_file: Path, run: Run) -> None:
    ran = run("win", text="\n Walked past the shop \n\nIt was raining.\n\n- # not a heading\n")
    assert ran.exit_code == 0
    assert ran.stderr == ""
    assert kept(journal_file) == [("Walked past the shop", "It was raining.\n\n- # not a heading")]
    journal = Journal.unlock(journal_file, PASSPHRASE)
    entry = journal.entry(ran.stdout.strip())
    journal.close()
    assert (entry.kind, entry.lane, entry.day) == (Kind.WIN, Lane.ONLY_ME, date.today())


def test_add_when_options_are_given_then_keeps_them(journal_file: Path, run: Run) -> None:
    args = ("--day", "yesterday", "--tag", "#Evening Walk", "--tag", "sea", "--lane", "HAND-over")
    ran = run("add", "note", *args, text="A thought")
    shown = json.loads(run("show", ran.stdout.strip(), "--json").stdout)
    assert shown["kind"] == "note"
    assert shown["day"] == (date.today() - timedelta(days=1)).isoformat()
    assert shown["tags"] == ["evening-walk", "sea"]
    assert shown["lane"] == "hand over"


def test_add_when_text_holds_controls_then_says_how_many_were_left_out(
    journal_file: Path, run: Run
) -> None:
    ran = run("win", text="red \x1b[31m and \x00 nothing")
    assert ran.exit_code == 0
    assert ran.stderr == "2 control characters left out.\n"
    assert kept(journal_file) == [("red [31m and  nothing", "")]


def test_add_when_text_is_not_utf8_then_refuses_and_keeps_nothing(
    journal_file: Path, run: Run
) -> None:
    ran = run("win", text=b"caf\xe9")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("This text can't be kept: ")
    assert ran.stderr.count("\n") == 1
    assert kept(journal_file) == []


def test_add_when_nothing_is_piped_then_refuses(journal_file: Path, run: Run) -> None:
    ran = run("win", text=" \n\n")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "still empty" in ran.stderr


def test_add_when_text_is_an_argument_then_refuses(journal_file: Path, run: Run) -> None:
    assert run("win", "my secret words").exit_code == 2
    assert kept(journal_file) == []


def test_add_when_a_million_letters_stand_on_one_line_then_keeps_them(
    journal_file: Path, run: Run
) -> None:
    body = "é" * 1_000_000
    assert run("win", text=f"long\n{body}").exit_code == 0
    assert kept(journal_file) == [("long", body)]


def test_add_value_when_text_is_piped_then_keeps_its_name_and_its_meaning(
    journal_file: Path, run: Run
) -> None:
    ran = run("add", "value", text="Honesty\n\nSaying it as it is.\n")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert kept(journal_file) == [("Honesty", "Saying it as it is.")]
    shown = json.loads(run("show", ran.stdout.strip(), "--json").stdout)
    assert (shown["kind"], shown["rank"]) == ("value", None)


@pytest.mark.parametrize("again", ["Création", "  cre\u0301ATION \t\nother words", "creation"])
def test_add_value_when_its_name_is_there_then_tells_its_id_and_adds_nothing(
    journal_file: Path, run: Run, again: str
) -> None:
    entry_id = run("add", "value", text="Création\nMaking things").stdout.strip()
    ran = run("add", "value", text=again)
    assert (ran.exit_code, ran.stdout) == (2, "")
    told = f"That can't be used: You have this value already: {entry_id[:18]}.\n"
    assert ran.stderr == told
    assert kept(journal_file) == [("Création", "Making things")]
    assert run("add", "note", text=again).exit_code == 0


def test_add_value_when_it_was_let_go_of_then_says_so(journal_file: Path, run: Run) -> None:
    entry_id = run("add", "value", text="Honesty").stdout.strip()
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.let_go(entry_id, date(2026, 3, 1), "")
    journal.close()
    ran = run("add", "value", text="Honesty")
    assert ran.exit_code == 2
    assert f"{entry_id[:18]}. You let it go; the app can take it up again." in ran.stderr
    assert len(kept(journal_file)) == 1


def test_add_value_when_the_other_is_in_the_trash_then_adds_it(
    journal_file: Path, run: Run
) -> None:
    entry_id = run("add", "value", text="Honesty").stdout.strip()
    journal = Journal.unlock(journal_file, PASSPHRASE)
    journal.trash(entry_id)
    journal.close()
    ran = run("add", "value", text="Honesty")
    assert ran.exit_code == 0
    assert run("list", "--kind", "value").stdout.split()[-1] == ran.stdout.strip()[:18]


def test_options_when_they_cannot_be_read_then_say_what_fits(journal_file: Path, run: Run) -> None:
    for args, words in (
        (("win", "--day", "soon"), "today or yesterday"),
        (("win", "--lane", "public"), "only-me, open-together, hand-over"),
        (("add", "poem"), "'win', 'note', 'value', 'strength', 'story', 'decision'"),
        (("add", "sort"), "'win', 'note', 'value', 'strength', 'story', 'decision'"),
        (("add", "run"), "'win', 'note', 'value', 'strength', 'story', 'decision'"),
        (("add", "check-in"), "'win', 'note', 'value', 'strength', 'story', 'decision'"),
    ):
        ran = run(*args, text="words")
        assert ran.exit_code == 2
        assert words in ran.stderr
    assert kept(journal_file) == []
