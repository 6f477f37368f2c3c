"""Two processes on one file: the app open, and commands beside it; each sees the other."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import NO_FIELD, WIN, environment, journal_file

Command = Callable[..., str]


@pytest.fixture
def command(home: Path) -> Command:
    """Run a command of the program beside the terminal; gives back its standard output."""

    def _command(*args: str, text: str = "") -> str:
        asked = {"RECOVERY_JOURNAL_PASSPHRASE_COMMAND": f"echo {PASSPHRASE}"}
        ran = subprocess.run(
            [sys.executable, "-m", "recovery_journal", *args],
            input=text,
            capture_output=True,
            text=True,
            env=environment(home) | asked,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return _command


def test_app_when_a_command_writes_then_each_sees_what_the_other_wrote(
    start: Start, command: Command, kept: Callable[[], Journal]
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    command("win", text="written beside it")
    terminal.see("written beside it")
    terminal.open_quick_win()
    terminal.type("written in the app")
    terminal.press("enter")
    terminal.see(f"{WIN}written in the app")
    listed = [json.loads(line)["title"] for line in command("list", "--json").splitlines()]
    assert listed == ["written in the app", "written beside it"]
    terminal.press("escape")
    terminal.see(NO_FIELD)
    terminal.press("w")
    terminal.see_no_more("Good ")
    command("win", text="seen on another page")
    terminal.see("seen on another page")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    journal = kept()
    assert journal.count() == 3
    assert journal.check() == []
    journal.close()


def test_app_when_words_are_typed_while_a_command_writes_then_none_is_lost(
    start: Start, command: Command, home: Path, kept: Callable[[], Journal]
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.open_editor()
    terminal.type("being written for a while")
    command("win", text="comes in between")
    terminal.type(" and then saved")
    terminal.see("for a while and then saved")
    terminal.press("ctrl+s")
    terminal.see("comes in between")
    terminal.see("being written for a while")
    assert journal_file(home).with_name("journal.db-wal").exists()
    journal = kept()
    assert {row.title for row in journal.page()} == {
        "comes in between",
        "being written for a while and then saved",
    }
    assert journal.drafts() == []
    journal.close()


def test_two_apps_when_both_write_then_both_show_everything(start: Start) -> None:
    one, two = start(), start()
    for terminal in (one, two):
        terminal.unlock(PASSPHRASE)
    for words, writes, sees in (("from the first", one, two), ("from the second", two, one)):
        writes.type(words)
        writes.press("enter")
        sees.see(f"{WIN}{words}")
        writes.see(f"{WIN}{words}")
    for terminal in (one, two):
        terminal.press("ctrl+q")
        assert terminal.end() == 0
