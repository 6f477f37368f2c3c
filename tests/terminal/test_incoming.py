"""Entries that are coming in while the program is stopped: none of them stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import LOCKED, NO_FIELD, Terminal, journal_file
from tests.terminal.files import left_in

ROWS = 30_000
COMMAND = f"echo '{PASSPHRASE}'"


@pytest.fixture
def table(home: Path) -> Path:
    """A table that takes some seconds."""
    path = home / "many.csv"
    rows = (f"2020-01-{1 + n % 28:02},Entry {n}\n" for n in range(ROWS))
    path.write_text("date,title\n" + "".join(rows))
    return path


def nothing_came_in(home: Path, kept: Callable[[], Journal]) -> None:
    """The journal is sound, has no entry, and is alone once it was open and closed again."""
    journal = kept()
    try:
        assert journal.count() == 0
        assert journal.last_brought_in() == (0, 0)
        assert journal.check() == []
    finally:
        journal.close()
    assert left_in(journal_file(home).parent) == ["journal.db"]


def test_import_when_stopped_with_ctrl_c_then_130_and_nothing_comes_in(
    start: Start, home: Path, kept: Callable[[], Journal], table: Path
) -> None:
    terminal = start("import", "--yes", str(table), RECOVERY_JOURNAL_PASSPHRASE_COMMAND=COMMAND)
    terminal.see("1,000 brought in")
    terminal.press("ctrl+c")
    terminal.see("Stopped")
    assert terminal.end() == 130
    nothing_came_in(home, kept)


def bring_in(terminal: Terminal) -> None:
    """From the lock, begin to bring the table in, and wait until some of it has come."""
    terminal.unlock(PASSPHRASE)
    terminal.press("escape")
    terminal.see(NO_FIELD)
    terminal.press("F")
    terminal.see("a file or a folder of yours")
    terminal.press("enter")
    terminal.see("Which file or folder?")
    terminal.type("~/many.csv")
    terminal.press("enter")
    terminal.see("30,000 entries would come in")
    terminal.press("enter")
    terminal.see("000 of 30,000")


def test_app_when_quit_while_entries_come_in_then_nothing_comes_in(
    start: Start, home: Path, kept: Callable[[], Journal], table: Path
) -> None:
    terminal = start()
    bring_in(terminal)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    nothing_came_in(home, kept)


def test_app_when_locked_while_entries_come_in_then_nothing_comes_in_and_it_opens_again(
    start: Start, home: Path, kept: Callable[[], Journal], table: Path
) -> None:
    terminal = start()
    bring_in(terminal)
    terminal.press("ctrl+l")
    terminal.see(LOCKED)
    terminal.unlock(PASSPHRASE)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    nothing_came_in(home, kept)
