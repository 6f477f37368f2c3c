"""Hostile text through every command: it comes out as it went in, or is refused in one line."""

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from recovery_journal.journal import Journal
from recovery_journal.model.text import clean_text
from tests.cli.conftest import PASSPHRASE, Run, Spawn

HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What would act on a terminal instead of being shown; lines and tabs aside."""

KEPT = {
    "markup": "[/] [bold]b[/bold] [@click=app.quit]x[/] \\[ $x {0} %s",
    "escapes": "red \x1b[31m title \x1b]0;owned\x07 clip \x1b]52;c;eA==\x07 \x9b1m",
    "bidi": "\u202egnol si siht\u202c \u2066isolated\u2069 \u200fmark",
    "controls": "nul \x00 bell \x07 back \x08\x08 del \x7f form \x0c tab\tend",
    "joiners": "👩‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301 \u200d \ufeff",
    "markdown": "# a\n\n---\n***\n```\nfence\n> q\n- [ ] l\n1. n\n"
    "| a | b |\n|---|---|\n[x](y) ![i](j) <b>",
    "html": "<script>alert(1)</script> <!-- c --> &amp; &#35; <a href='x'>",
    "sql": "'; DROP TABLE entries; -- \" OR 1=1",
    "line ends": "one\r\ntwo\rthree\u2028four\u2029five\x85six",
    "zalgo": "z" + "\u0300\u0301\u0323" * 100,
    "unassigned": "\U000eeeee \ufffe \uffff \ue000",
    "spaces": "\u3000 \u00a0 wide \u2003 thin \u2009\u200b",
}
REFUSED = {
    "latin-1": b"caf\xe9",
    "a lone surrogate": b"half \xed\xa0\x80",
    "an overlong slash": b"\xc0\xaf",
    "beyond Unicode": b"\xf4\x90\x80\x80",
    "UTF-16": "words".encode("utf-16"),
}


def title_of(text: str) -> str:
    """The title that a text gets here, as it is kept."""
    return clean_text(f"title {clean_text(text).splitlines()[0]}", one_line=True)


@pytest.fixture
def ids(journal_file: Path, run: Run) -> dict[str, str]:
    """The texts by the ids of their entries, each as a title, a body and a tag."""
    kept = {}
    for text in KEPT.values():
        first = text.splitlines()[0]
        ran = run("win", "--tag", f"t {first}", text=f"title {first}\n\n{text}\nend")
        assert ran.exit_code == 0, ran.output
        assert not HARMFUL.search(ran.output)
        kept[ran.stdout.strip()] = text
    return kept


def test_text_when_hostile_then_every_command_gives_it_back_as_text(
    journal_file: Path, run: Run, ids: dict[str, str]
) -> None:
    for entry_id, text in ids.items():
        shown = run("show", entry_id, "--history")
        assert shown.exit_code == 0
        assert not HARMFUL.search(shown.output)
        assert f"{clean_text(text)}\nend" in shown.stdout
    for args, words in (
        (("list",), ""),
        (("search",), "end title"),
        (("export", "-"), ""),
        (("export", "-", "--by", "kind"), ""),
        (("check",), ""),
    ):
        ran = run(*args, text=words)
        assert ran.exit_code == 0, args
        assert not HARMFUL.search(ran.output), args
    for args in (("list", "--json"), ("export", "-", "--format", "json")):
        given = {entry["id"]: entry for entry in map(json.loads, run(*args).stdout.splitlines())}
        assert set(given) == set(ids)
        for entry_id, text in ids.items():
            assert given[entry_id]["title"] == title_of(text)
            assert given[entry_id]["body"] == f"{clean_text(text)}\nend"


def test_check_in_when_name_and_words_are_hostile_then_both_come_back_as_text(
    journal_file: Path, run: Run
) -> None:
    for text in KEPT.values():
        name = f"title {text.splitlines()[0]}"
        value = run("add", "value", text=f"{name}\n\n{text}\nend")
        checked_in = run("check-in", text=f"{name}\n0\n10\n{text}\nend")
        for ran in (value, checked_in):
            assert ran.exit_code == 0, ran.output
            assert not HARMFUL.search(ran.output)
        shown = json.loads(run("show", checked_in.stdout.strip(), "--json").stdout)
        assert shown["title"] == title_of(text)
        assert shown["body"] == f"{clean_text(text)}\nend"
        assert shown["details"] == {"about": value.stdout.strip(), "matters": 0, "close": 10}
        assert not HARMFUL.search(run("show", checked_in.stdout.strip()).output)
    for args in (("list",), ("export", "-"), ("export", "-", "--by", "kind"), ("check",)):
        ran = run(*args)
        assert ran.exit_code == 0, args
        assert not HARMFUL.search(ran.output), args


def test_decision_when_it_and_its_look_back_are_hostile_then_both_come_back_as_text(
    journal_file: Path, run: Run
) -> None:
    for text in KEPT.values():
        decision = run("add", "decision", text=f"title {text.splitlines()[0]}\n\n{text}\nend")
        looked = run("look-back", decision.stdout.strip(), text=f"partly\n{text}\nend")
        for ran in (decision, looked):
            assert ran.exit_code == 0, ran.output
            assert not HARMFUL.search(ran.output)
        for kept in (decision, looked):
            shown = json.loads(run("show", kept.stdout.strip(), "--json").stdout)
            assert shown["title"] == title_of(text)
            assert shown["body"] == f"{clean_text(text)}\nend"
            assert not HARMFUL.search(run("show", kept.stdout.strip()).output)
    for args in (("list",), ("export", "-"), ("export", "-", "--by", "kind"), ("check",)):
        ran = run(*args)
        assert ran.exit_code == 0, args
        assert not HARMFUL.search(ran.output), args


def test_compass_when_names_and_threads_are_hostile_then_all_comes_back_as_text(
    journal_file: Path, run: Run
) -> None:
    for number, text in enumerate(KEPT.values(), start=1):
        first = text.splitlines()[0]
        name = f"name {number} {first}"
        strength = run("add", "strength", text=f"{name}\n\n{text}\nend").stdout.strip()
        story = run("add", "story", text=f"title {first}\n\n{text}\nend").stdout.strip()
        journal = Journal.unlock(journal_file, PASSPHRASE)
        journal.thread(story, strength, f"words {text}", seen_by=f"who {text}", ripple=True)
        journal.close()
        for ran in (run("compass", text=f"{name}\nmore"), run("compass", strength)):
            assert (ran.exit_code, ran.stdout.count("\n")) == (0, 1), ran.output
            assert title_of(text) in ran.stdout
            assert not HARMFUL.search(ran.stdout)
        [thread] = json.loads(run("compass", strength, "--json").stdout)["threads"]
        words, who = (clean_text(f"{word} {text}", one_line=True) for word in ("words", "who"))
        assert (thread["words"], thread["seen_by"]) == (words, who)
        shown = run("show", strength)
        assert not HARMFUL.search(shown.output)
        assert f"  came from {date.today().isoformat()} story " in shown.stdout
        assert f" ({words}; seen by {who}) {story}\n" in shown.stdout
    assert not HARMFUL.search(run("export", "-").output)


def test_markdown_when_every_entry_is_hostile_then_its_structure_is_ours_alone(
    run: Run, ids: dict[str, str]
) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(run("export", "-").stdout)
    kinds = [token.type for token in tokens]
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings.count("h3") == len(KEPT)
    assert set(headings) == {"h1", "h2", "h3"}
    assert headings.count("h1") == 1
    for made in ("fence", "code_block", "hr", "table_open", "blockquote_open", "ordered_list_open"):
        assert made not in kinds
    children = [child for token in tokens for child in token.children or []]
    assert not {"image", "link_open"} & {child.type for child in children}
    raw = [child.content for child in children if child.type == "html_inline"]
    assert all(re.fullmatch(r'<a id="e-[0-9a-f-]+">|</a>', html) for html in raw)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("command", ["win", "check-in", "look-back", "compass", "search"])
def test_bytes_when_they_are_no_text_then_refused_in_one_line(
    journal_file: Path, run: Run, text: bytes, command: str
) -> None:
    ran = run(command, text=text)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("This text can't be kept: ")
    assert ran.stderr.count("\n") == 1
    assert run("list").stdout == ""


@pytest.mark.parametrize(
    "args",
    [
        ("win", "--tag", "\udcff"),
        ("win", "--day", "\x1b[31mtoday"),
        ("win", "--lane", "\x1b]0;owned\x07"),
        ("add", "\x1b[31m"),
        ("check-in", "--day", "\x1b[31mtoday"),
        ("check-in", "\x1b[31mHealth"),
        ("compass", "\x1b[31m1"),
        ("compass", "\udcff1"),
        ("compass", "--since", "\x1b[31mtoday"),
        ("add", "decision", "--look-back", "\x1b[31mnever"),
        ("look-back", "\x1b[31mabcdef"),
        ("look-back", "\udcffabcdef"),
        ("look-back", "abcdef", "--again", "\x1b[31mnever"),
        ("waiting", "\x1b[31m"),
        ("list", "--tag", "\udcff\x1b[31m"),
        ("list", "--limit", "\x1b[31m"),
        ("show", "\x1b[31mabcdef"),
        ("show", "\udcffabcdef"),
        ("export", "--format", "\x1b[31m"),
        ("\x1b[31m",),
    ],
    ids=repr,
)
def test_argument_when_hostile_then_refused_and_nothing_acts_on_the_terminal(
    journal_file: Path, run: Run, args: tuple[str, ...]
) -> None:
    ran = run(*args, text="Walked")
    assert ran.exit_code == 2, ran.output
    assert not HARMFUL.search(ran.output)
    ran.output.encode()
    assert run("list").stdout == ""


def test_line_when_it_is_a_megabyte_long_then_every_command_gives_it_back(
    journal_file: Path, run: Run
) -> None:
    line = "word " * 200_000
    ran = run("win", text=f"long\n{line}")
    assert ran.exit_code == 0
    shown = json.loads(run("show", ran.stdout.strip(), "--json").stdout)
    assert shown["body"] == line
    assert "long" in run("search", text="long word").stdout
    assert run("export", "-").stdout.count("word") == 200_000
    assert run("win", text=f"longer\n{'é' * 2_000_001}").exit_code == 2
    assert run("win", text="é" * 501).exit_code == 2
    assert len(run("list").stdout.splitlines()) == 1


def test_output_when_the_terminal_knows_no_unicode_then_still_utf8_and_nothing_breaks(
    journal_file: Path, spawn: Spawn
) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    kept = spawn("win", text="Café 你好 👩‍👧".encode(), **plain)
    assert kept.returncode == 0, kept.stderr
    for args in (("list",), ("show", kept.stdout.decode().strip()), ("export", "-")):
        ran = spawn(*args, **plain)
        assert ran.returncode == 0, ran.stderr
        assert "Café 你好 👩‍👧" in ran.stdout.decode()
    found = spawn("search", text="café".encode(), **plain)
    assert "Café" in found.stdout.decode()


def test_export_when_the_files_name_is_hostile_then_the_ledger_holds_it_as_text(
    journal_file: Path, run: Run, tmp_path: Path
) -> None:
    assert run("win", text="Walked").exit_code == 0
    target = tmp_path / "a \x1b[31mred\x07 and \udcff"
    ran = run("export", str(target))
    assert ran.exit_code == 0
    assert ran.stdout_bytes == os.fsencode(target) + b"\n"
    assert "Walked" in target.read_text()
    journal = Journal.unlock(journal_file, PASSPHRASE)
    places = [line.place for line in journal.ledger()]
    journal.close()
    assert places == [f"{tmp_path}/a [31mred and ?"]
