"""However the app ends, what was typed waits in the file, and the file is closed or locked."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import LEAVING, LOCKED, Terminal, journal_file
from tests.terminal.files import left_in

WORDS = "halfway through a sen"


def drafts(open_journal: Callable[[], Journal]) -> list[str]:
    journal = open_journal()
    try:
        return [draft.entry.title for draft in journal.drafts()]
    finally:
        journal.close()


def typed_in(terminal: Terminal, where: str) -> None:
    """Type the words on Today's line, in the quick win, or in the editor."""
    if where == "quick win":
        terminal.open_quick_win()
    elif where == "editor":
        terminal.open_editor()
    terminal.type(WORDS)
    terminal.see(WORDS)


@pytest.mark.parametrize("where", ["today", "quick win", "editor"])
@pytest.mark.parametrize("end", ["hang-up", "terminate"])
def test_end_when_it_comes_from_outside_then_words_are_a_draft_and_the_file_is_closed(
    start: Start, home: Path, kept: Callable[[], Journal], where: str, end: str
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    typed_in(terminal, where)
    if end == "hang-up":
        terminal.hang_up()
    else:
        terminal.signal(signal.SIGTERM)
        assert terminal.end() in (0, 128 + signal.SIGTERM)
        assert WORDS.encode() not in terminal.after_leaving
    terminal.wait_gone()
    folder = journal_file(home).parent
    assert left_in(folder) == ["journal.db"]
    assert drafts(kept) == [WORDS]


def test_quit_when_words_are_typed_then_they_are_a_draft_and_the_file_is_closed(
    start: Start, home: Path, kept: Callable[[], Journal]
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    typed_in(terminal, "editor")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert left_in(journal_file(home).parent) == ["journal.db"]
    assert drafts(kept) == [WORDS]


def test_suspend_when_words_are_typed_then_the_journal_is_locked_before_the_prompt(
    start: Start, home: Path, kept: Callable[[], Journal]
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    typed_in(terminal, "editor")
    terminal.signal(signal.SIGTSTP)
    terminal.wait(terminal.is_stopped, "a stopped process")
    terminal.wait(lambda: LEAVING in terminal.raw, "the earlier screen")
    assert left_in(journal_file(home).parent) == ["journal.db"]
    assert drafts(kept) == [WORDS]
    left = len(terminal.raw)
    terminal.signal(signal.SIGCONT)
    terminal.see(LOCKED)
    assert WORDS.encode() not in terminal.raw[left:]
    terminal.unlock(PASSPHRASE)


def test_kill_when_words_are_typed_then_at_most_the_last_moment_is_lost(
    start: Start, home: Path, kept: Callable[[], Journal]
) -> None:
    begun = "a first part that is kept"
    more = " and more of it, letter by letter, until the end comes"
    for where in ("today", "quick win", "editor"):
        terminal = start()
        terminal.unlock(PASSPHRASE)
        if where != "today":
            typed_in(terminal, where)
            for _ in WORDS:
                terminal.press("backspace")
            terminal.see_no_more(WORDS[:4])
        terminal.type(begun)
        terminal.see(begun)
        terminal.wait(lambda: begun in drafts(kept), "the draft")
        at = os.urandom(1)[0] % len(more)
        terminal.type(more[:at])
        terminal.look(0.0)
        terminal.signal(signal.SIGKILL)
        terminal.end()
        found = [draft for draft in drafts(kept) if draft.startswith(begun)]
        assert len(found) == 1
        assert (begun + more[:at]).startswith(found[0])
        journal = kept()
        for draft in journal.drafts():
            journal.forget_draft(draft.id)
        assert journal.check() == []
        journal.close()


def test_kill_when_unlocked_then_the_next_opening_offers_what_was_typed(
    start: Start, kept: Callable[[], Journal]
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    typed_in(terminal, "quick win")
    terminal.wait(lambda: drafts(kept) == [WORDS], "the draft")
    terminal.signal(signal.SIGKILL)
    terminal.end()
    again = start()
    again.unlock(PASSPHRASE)
    again.see(WORDS)
