"""What is asked in a terminal, in a real pseudo-terminal."""

import os
import sys
from datetime import date
from pathlib import Path

import pexpect

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.cli.conftest import PASSPHRASE


def ask(path: Path, *args: str) -> pexpect.spawn:
    env = {**os.environ, "RECOVERY_JOURNAL_FILE": str(path), "TERM": "dumb"}
    env.pop("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", None)
    words = ["-m", "recovery_journal", *args]
    child = pexpect.spawn(sys.executable, words, env=env, timeout=30, encoding="utf-8")
    child.delaybeforesend = None
    return child


def answer(child: pexpect.spawn, question: str, words: str) -> None:
    child.expect_exact(question)
    child.sendline(words)


def test_init_when_asked_twice_then_shows_a_code_that_opens_the_journal(path: Path) -> None:
    child = ask(path, "init")
    answer(child, "8 characters or more:", "lantern one")
    answer(child, "The same again:", "lantern two")
    answer(child, "from the start.", PASSPHRASE)
    answer(child, "The same again:", PASSPHRASE)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    told = child.before or ""
    assert PASSPHRASE not in told
    groups = [w for line in told.splitlines() for w in line.split() if line.startswith("    ")]
    assert len("-".join(groups).split("-")) == 14
    Journal.recover(path, "-".join(groups)).close()


def test_win_when_prompted_then_keeps_the_lines_until_two_empty_ones(journal_file: Path) -> None:
    child = ask(journal_file, "win")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "a little better", "Walked past the shop")
    answer(child, "More, if you like", "It was raining.")
    child.sendline("")
    child.sendline("And dark.")
    child.sendline("")
    child.sendline("")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    opened = Journal.unlock(journal_file, PASSPHRASE)
    kept = [(entry.title, entry.body) for entry in opened.entries()]
    drafts = opened.drafts()
    opened.close()
    assert kept == [("Walked past the shop", "It was raining.\n\nAnd dark.")]
    assert drafts == []


def test_win_when_killed_at_the_prompt_then_the_lines_wait_as_a_draft(journal_file: Path) -> None:
    child = ask(journal_file, "win")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "a little better", "Walked past the shop")
    child.expect_exact("More, if you like")
    child.kill(9)
    child.wait()
    opened = Journal.unlock(journal_file, PASSPHRASE)
    drafts = [draft.entry.title for draft in opened.drafts()]
    count = opened.count()
    opened.close()
    assert (drafts, count) == (["Walked past the shop"], 0)


def test_list_when_the_passphrase_is_typed_then_it_is_not_shown(journal_file: Path) -> None:
    child = ask(journal_file, "list")
    answer(child, "Passphrase:", PASSPHRASE)
    child.expect_exact("Nothing here yet.")
    assert PASSPHRASE not in (child.before or "")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_search_when_prompted_then_finds_the_words_typed(journal_file: Path) -> None:
    opened = Journal.unlock(journal_file, PASSPHRASE)
    for title in ("Walked past the café", "Slept seven hours"):
        opened.add(new_entry(Kind.WIN, date(2026, 3, 1), title))
    opened.close()
    child = ask(journal_file, "search")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "What are you looking for?", "cafe walk")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "Walked past the café" in (child.before or "")
    assert "Slept" not in (child.before or "")
