"""A fault of the program: the terminal comes back, no word is told, what was typed is kept."""

from collections.abc import Callable

import pytest

from recovery_journal.journal import Journal
from tests.terminal import crashing
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import LEAVING, LOCKED, Terminal

CANARY = "ultraviolet hippogriff"


def crashed(terminal: Terminal) -> None:
    """Hold the end of a crash against what it promises."""
    assert terminal.end() == 1
    told = terminal.after_leaving.decode()
    assert "fault of its own" in told
    assert "Traceback" not in told
    for word in (*CANARY.split(), PASSPHRASE, *PASSPHRASE.split()):
        assert word not in told
    assert PASSPHRASE.encode() not in terminal.raw


@pytest.mark.parametrize("fault", ["in_handler", "in_words_of_its_own"])
def test_crash_when_a_save_breaks_then_no_word_is_told_and_the_draft_is_kept(
    start: Start, kept: Callable[[], Journal], fault: str
) -> None:
    terminal = start(fault, script=crashing.__file__)
    terminal.unlock(PASSPHRASE)
    terminal.open_quick_win()
    terminal.type(CANARY)
    terminal.see(CANARY)
    terminal.press("enter")
    crashed(terminal)
    journal = kept()
    assert [draft.entry.title for draft in journal.drafts()] == [CANARY]
    journal.close()


@pytest.mark.parametrize("fault", ["in_markup", "in_drawing", "in_worker", "in_timer", "in_input"])
def test_crash_when_a_screen_breaks_then_no_word_is_told_and_the_draft_is_kept(
    start: Start, kept: Callable[[], Journal], fault: str
) -> None:
    terminal = start(fault, script=crashing.__file__)
    terminal.unlock(PASSPHRASE)
    terminal.open_quick_win()
    terminal.type(CANARY)
    terminal.press("ctrl+o")
    if fault == "in_input":
        # Keys sent before the fault is in are still read; the first one after it is not.
        def pressed_until_it_leaves() -> bool:
            terminal.press("up")
            return LEAVING in terminal.raw

        terminal.wait(pressed_until_it_leaves, "the leaving")
    crashed(terminal)
    journal = kept()
    assert [draft.entry.title for draft in journal.drafts()] == [CANARY]
    assert journal.check() == []
    journal.close()


def test_crash_when_unlocking_breaks_then_the_passphrase_is_not_told(start: Start) -> None:
    terminal = start("in_unlocking", script=crashing.__file__)
    terminal.see(LOCKED)
    terminal.type(PASSPHRASE)
    terminal.press("enter")
    crashed(terminal)


def test_end_when_the_file_turns_out_damaged_then_that_is_told_and_the_draft_is_kept(
    start: Start, kept: Callable[[], Journal]
) -> None:
    terminal = start("in_reading", script=crashing.__file__)
    terminal.unlock(PASSPHRASE)
    terminal.open_quick_win()
    terminal.type(CANARY)
    terminal.press("ctrl+o")
    assert terminal.end() == 5
    told = " ".join(terminal.after_leaving.decode().split())
    assert "The journal is damaged. Some of the file can't be read." in told
    assert "`recovery-journal salvage` writes all that can be read" in told
    assert "What you saved is safe" not in told
    assert "fault of its own" not in told
    assert CANARY not in told
    journal = kept()
    assert [draft.entry.title for draft in journal.drafts()] == [CANARY]
    journal.close()
