"""What is asked in a terminal, in a real pseudo-terminal."""

from datetime import date
from pathlib import Path

import pexpect

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.cli.asking import answer, ask, edits, end, kept_and_waiting, stop
from tests.cli.conftest import PASSPHRASE


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
    answer(child, "More of it, if you like", "It was raining.")
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
    child.expect_exact("More of it, if you like")
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


def test_win_when_stopped_then_the_line_that_was_begun_waits_too(journal_file: Path) -> None:
    child = ask(journal_file, "win")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, "a little better", "Walked past the shop")
    child.expect_exact("or ctrl+d.")
    edits(child)
    child.send("It was rai")
    child.expect_exact("It was rai")
    stop(child)
    told = end(child)
    assert "waits in the journal as a draft." in told
    assert child.exitstatus == 130
    kept, waiting = kept_and_waiting(journal_file)
    assert kept == []
    assert [(draft.title, draft.body) for draft in waiting] == [
        ("Walked past the shop", "It was rai")
    ]


def test_add_value_when_prompted_then_asks_for_its_name_and_its_meaning(
    journal_file: Path,
) -> None:
    child = ask(journal_file, "add", "value")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, Kind.VALUE.question, "Honesty")
    answer(child, f"{Kind.VALUE.more}.", "Saying it as it is.")
    for _ in range(2):
        child.sendline("")
    end(child)
    assert child.exitstatus == 0
    [value] = kept_and_waiting(journal_file)[0]
    assert (value.kind, value.title, value.body) == (
        Kind.VALUE, "Honesty", "Saying it as it is."
    )  # fmt: skip


def test_add_value_when_it_is_there_then_says_so_before_more_is_written(
    journal_file: Path,
) -> None:
    opened = Journal.unlock(journal_file, PASSPHRASE)
    there = opened.add(new_entry(Kind.VALUE, date(2026, 3, 1), "Honesty"))
    opened.close()
    child = ask(journal_file, "add", "value")
    answer(child, "Passphrase:", PASSPHRASE)
    answer(child, Kind.VALUE.question, "honesty")
    told = end(child)
    assert f"You have this value already: {there.id[:18]}." in told
    assert "draft" not in told
    assert child.exitstatus == 2
    assert kept_and_waiting(journal_file) == ([there], [])
