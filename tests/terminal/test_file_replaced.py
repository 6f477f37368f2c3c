"""The app open on a file that another one takes the place of, in a real terminal."""

import shutil
import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import WIN, holding, journal_file

CANARIES = ("oystercatcher", "lapwing", "sandpiper")


def changed_elsewhere(home: Path, tmp_path: Path) -> Path:
    """A copy of the journal with a win that was written on another machine."""
    other = tmp_path / "other.db"
    shutil.copyfile(journal_file(home), other)
    journal = Journal.unlock(other, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date(2026, 3, 12), "lapwing"))
    journal.close()
    return other


def titles(journal: Journal) -> set[str]:
    """What it holds; it is sound."""
    try:
        assert journal.check() == []
        return {entry.title for entry in journal.entries()}
    finally:
        journal.close()


def test_app_when_its_file_is_replaced_then_both_are_there_and_typing_goes_on(
    start: Start, home: Path, tmp_path: Path, kept: Callable[[], Journal]
) -> None:
    other = changed_elsewhere(home, tmp_path)
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.type("oystercatcher")
    terminal.press("enter")
    terminal.see(f"{WIN}oystercatcher")
    terminal.type("sandpiper")
    terminal.see("sandpiper")
    other.replace(journal_file(home))
    terminal.see("is all together now.")
    terminal.see(f"{WIN}lapwing")
    terminal.see(f"{WIN}oystercatcher")
    terminal.type(" and on")
    terminal.press("enter")
    terminal.see(f"{WIN}sandpiper and on")
    assert holding(home, *CANARIES) == []
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert titles(kept()) == {"lapwing", "oystercatcher", "sandpiper and on"}
    assert [each.name for each in journal_file(home).parent.iterdir() if each.is_file()] == [
        journal_file(home).name
    ]


def test_app_when_killed_while_another_file_stands_there_then_a_key_brings_its_words_in(
    start: Start, home: Path, tmp_path: Path, kept: Callable[[], Journal]
) -> None:
    other = changed_elsewhere(home, tmp_path)
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.type("oystercatcher")
    terminal.press("enter")
    terminal.see(f"{WIN}oystercatcher")
    terminal.signal(signal.SIGSTOP)
    terminal.wait(terminal.is_stopped, "a stopped process")
    other.replace(journal_file(home))
    terminal.kill()
    again = start()
    again.unlock(PASSPHRASE)
    again.see("A copy of this journal was changed elsewhere: X brings it in")
    assert "oystercatcher" not in again.text
    again.press("escape")
    again.see("n new")
    again.press("X")
    again.see("journal (kept 20")
    again.press("enter")
    again.see("Of the entries, 1 is new.")
    again.press("enter")
    again.see(f"{WIN}oystercatcher")
    again.see_no_more("changed elsewhere")
    assert holding(home, *CANARIES) == []
    again.press("ctrl+q")
    assert again.end() == 0
    assert titles(kept()) == {"lapwing", "oystercatcher"}
