"""No word leaks: what is typed is under no usual place for files, and in no output that stays."""

import json
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from tests.terminal import crashing
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import LEAVING, LOCKED, NO_FIELD, WIN, Terminal, holding, journal_file

WRONG = "velvet kettle thistle"
WORDS = ["hippogriff", "quokkaland", "zephyrine", "marzipanic", "obsidianly", "vermilioned"]
SECRETS = [*WORDS, PASSPHRASE, *PASSPHRASE.split(), WRONG, *WRONG.split()]

_TITLE_OR_CLIPBOARD = re.compile(rb"\x1b\](.*?)(?:\x07|\x1b\\)", re.DOTALL)


def clean(terminal: Terminal) -> None:
    """Hold all that a terminal was given against what may stay in it."""
    raw = bytes(terminal.raw)
    # Before and after the app's own screen, where a terminal keeps what it shows.
    kept = raw.partition(b"\x1b[?1049h")[0] + (terminal.after_leaving if LEAVING in raw else b"")
    told = b"\n".join(_TITLE_OR_CLIPBOARD.findall(raw))
    for secret in SECRETS:
        assert secret.encode() not in kept
        assert secret.encode() not in told
    for secret in (PASSPHRASE, WRONG):
        assert secret.encode() not in raw


def clean_process(terminal: Terminal) -> None:
    for secret in SECRETS:
        assert secret.encode() not in terminal.of_process()


def a_whole_evening(terminal: Terminal) -> None:
    """Write, edit, search, delete; words in every field that takes some."""
    terminal.see(LOCKED)
    terminal.type(WRONG)
    terminal.press("enter")
    terminal.see("do not open it")
    terminal.see_no_more("ready again")
    terminal.unlock(PASSPHRASE)
    terminal.type("hippogriff today")
    terminal.press("enter")
    terminal.see("kept")
    terminal.open_quick_win()
    terminal.type("quokkaland quickly")
    terminal.press("enter")
    terminal.see(f"{WIN}quokkaland")
    terminal.open_editor()
    terminal.type("zephyrine")
    terminal.see("zephyrine")
    terminal.press_seen("tab")
    terminal.type("marzipanic")
    terminal.see("marzipanic")
    clean_process(terminal)
    terminal.press("ctrl+s")
    terminal.see(f"{WIN}zephyrine")
    terminal.press("ctrl+f")
    terminal.see("find")
    terminal.type("marzipanic")
    terminal.see("zephyrine")


def test_evening_when_quit_then_no_file_and_no_output_holds_a_word(
    start: Start, home: Path, kept: Callable[[], Journal]
) -> None:
    terminal = start()
    a_whole_evening(terminal)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    clean(terminal)
    assert holding(home, *SECRETS) == []
    journal = kept()
    assert sorted(row.title for row in journal.page()) == [
        "hippogriff today",
        "quokkaland quickly",
        "zephyrine",
    ]
    journal.close()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_evening_when_ended_from_outside_then_no_file_and_no_output_holds_a_word(
    start: Start, home: Path, end: signal.Signals
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.open_quick_win()
    terminal.type("obsidianly")
    terminal.see("obsidianly")
    assert holding(home, *SECRETS) == []
    if end is signal.SIGHUP:
        terminal.hang_up()
    else:
        terminal.signal(end)
        terminal.end()
    terminal.wait_gone()
    clean(terminal)
    assert holding(home, *SECRETS) == []


def test_life_of_an_entry_when_erased_between_crashes_then_no_word_is_left_anywhere(
    start: Start, home: Path, kept: Callable[[], Journal]
) -> None:
    terminal = start("in_handler", script=crashing.__file__)
    terminal.unlock(PASSPHRASE)
    terminal.open_quick_win()
    terminal.type("vermilioned")
    terminal.press("enter")
    assert terminal.end() == 1
    clean(terminal)
    assert holding(home, *SECRETS) == []

    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.see("vermilioned")
    terminal.open_quick_win()
    terminal.type("obsidianly")
    terminal.press("enter")
    terminal.see(f"{WIN}obsidianly")
    terminal.press("escape")
    terminal.see(NO_FIELD)
    terminal.press("w")
    terminal.see("wins")
    terminal.see("obsidianly")
    terminal.press_seen("enter")
    terminal.see("only me")
    terminal.press("x")
    terminal.wait(lambda: in_trash(kept) == ["obsidianly"], "the entry in the trash")
    terminal.signal(signal.SIGKILL)
    terminal.end()
    clean(terminal)
    assert holding(home, *SECRETS) == []


def in_trash(kept: Callable[[], Journal]) -> list[str]:
    journal = kept()
    try:
        return [row.title for row in journal.page(Query(trashed=True))]
    finally:
        journal.close()


def test_settings_of_textual_when_set_then_nothing_is_written_down(
    start: Start, home: Path
) -> None:
    log = home / "tmp" / "textual.log"
    terminal = start(
        TEXTUAL="debug,devtools",
        TEXTUAL_LOG=str(log),
        TEXTUAL_SCREENSHOT="1",
        TEXTUAL_SCREENSHOT_LOCATION=str(home / "tmp"),
        TEXTUAL_SHOW_RETURN="1",
    )
    terminal.unlock(PASSPHRASE)
    terminal.open_quick_win()
    terminal.type("hippogriff")
    terminal.press("enter")
    terminal.see(f"{WIN}hippogriff")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    clean(terminal)
    assert not log.exists()
    assert list((home / "tmp").iterdir()) == []


def test_commands_when_typed_at_prompts_then_no_word_is_left_but_what_was_asked_for(
    start: Start, home: Path
) -> None:
    terminal = start("win", TERM="dumb")
    terminal.see("passphrase:")
    terminal.type(f"{PASSPHRASE}\n")
    terminal.see("a little better")
    clean_process(terminal)
    terminal.type("hippogriff\nquokkaland\n\n\n")
    assert terminal.end() == 0
    searching = start("search", "--json", TERM="dumb")
    searching.see("passphrase:")
    searching.type(f"{PASSPHRASE}\n")
    searching.see("looking for")
    clean_process(searching)
    searching.type("quokka\n")
    assert searching.end() == 0
    found = next(line for line in searching.raw.splitlines() if line.startswith(b"{"))
    assert json.loads(found)["title"] == "hippogriff"
    for one in (terminal, searching):
        assert PASSPHRASE.encode() not in one.raw
    assert holding(home, *SECRETS) == []
    out = home / "work" / "out.md"
    exporting = start("export", str(out), TERM="dumb")
    exporting.see("passphrase:")
    exporting.type(f"{PASSPHRASE}\n")
    assert exporting.end() == 0
    assert holding(home, *SECRETS) == ["work/out.md"]


def test_holding_when_a_word_is_there_then_it_is_found_in_any_encoding(tmp_path: Path) -> None:
    for form in ("utf-8", "utf-16-le", "utf-16-be"):
        (tmp_path / form).write_bytes(b"\x00\xff" + "hippogriff".encode(form))
    (tmp_path / "hippogriff.txt").touch()
    assert len(holding(tmp_path, *WORDS)) == 4
    assert journal_file(tmp_path) == tmp_path / "data" / "recovery-journal" / "journal.db"
