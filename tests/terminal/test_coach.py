"""The coach's app in a terminal: it writes no file, opens no journal, reaches out to nobody."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import coaching
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import LEAVING, Terminal, environment, journal_file

CANARY = "ultraviolet hippogriff"


def everything(home: Path) -> dict[Path, tuple[int, bytes]]:
    """Each file and folder of a home, with when it was changed and what it holds."""
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in home.rglob("*")
    }


def seen(terminal: Terminal, words: str) -> None:
    """Wait for words, wherever the lines end that they stand on."""
    wanted = "".join(words.split())
    terminal.wait(lambda: wanted in "".join(terminal.text.split()), words)


def an_hour(terminal: Terminal) -> None:
    """Use all of it."""
    seen(terminal, "Drawn for opening")
    for key, words in (
        *(("2", "Kept"), ("m", "0 min"), ("a", "Drawn for opening"), ("0", "Not today")),
        *(("]", "Drawn for values"), ("tab", "Open questions"), ("]", "Affirmations")),
        *(("end", "Rollnick"), ("tab", "Drawn for values"), ("w", "A question of your own")),
    ):
        terminal.press(key)
        seen(terminal, words)
    terminal.type(CANARY)
    terminal.press("enter")
    seen(terminal, CANARY)
    for key, words in (
        *(("ctrl+r", "People to call"), ("r", "Where are you?"), ("down", "Australia")),
        *(("enter", "Lifeline"), ("escape", CANARY), ("?", "opens no journal")),
        *(("escape", CANARY), ("ctrl+p", "Search for commands"), ("escape", CANARY)),
        *(("m", "stopped at"), ("1", "Kept")),
    ):
        terminal.press(key)
        seen(terminal, words)


def test_coach_when_used_for_an_hour_then_no_file_is_written_and_no_journal_opened(
    start: Start, home: Path
) -> None:
    decks = home / "config" / "recovery-journal" / "decks"
    decks.mkdir(parents=True)
    (decks / "theirs.toml").write_text('[[question]]\nabout = "rest"\ntext = "What rests you?"\n')
    given = home / "work" / "given.toml"
    given.write_text('hide = ["What rests you?"]\n')
    before = everything(home)
    terminal = start(
        *("coach", "--questions", "given.toml"),
        script=coaching.__file__,
        size=(80, 44),
        # With a place of its own for what is compiled, every module would be written there.
        PYTHONPYCACHEPREFIX=str(home / "compiled"),
        TEXTUAL="devtools",
        TEXTUAL_LOG=str(home / "keys.log"),
    )
    an_hour(terminal)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert CANARY.encode() not in terminal.after_leaving
    # What is compiled before the program's first line is no doing of the program.
    compiled = {
        path for path in (home / "compiled").rglob("*.pyc") if "recovery_journal" in str(path)
    }
    assert {path.name.partition(".")[0] for path in compiled} <= {"__init__", "__main__"}
    now = {path: told for path, told in everything(home).items() if "compiled" not in str(path)}
    assert now == before


def test_coach_when_an_own_file_is_broken_then_it_is_named_and_the_rest_is_there(
    start: Start, home: Path
) -> None:
    decks = home / "config" / "recovery-journal" / "decks"
    decks.mkdir(parents=True)
    (decks / "theirs.toml").write_text("a = 1\n[[question]\n")
    terminal = start("coach", size=(120, 40))
    seen(terminal, "theirs.toml is not TOML at line 2, column 11 (Expected ']]'")
    seen(terminal, "Drawn for opening")
    seen(terminal, "Affirmations")
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def test_coach_when_it_breaks_then_the_terminal_comes_back_and_no_word_is_told(
    start: Start,
) -> None:
    terminal = start("break", script=coaching.__file__)
    seen(terminal, "Drawn for opening")
    terminal.press("w")
    seen(terminal, "A question of your own")
    terminal.type(CANARY)
    terminal.press("enter")
    seen(terminal, CANARY)
    terminal.press("?")
    assert terminal.end() == 1
    told = terminal.after_leaving.decode()
    assert "fault of its own (ValueError)" in told
    assert "nothing to keep" in told
    assert "Traceback" not in told
    assert not any(word in told for word in CANARY.split())


def test_coach_when_its_terminal_hangs_up_then_it_ends(start: Start) -> None:
    terminal = start("coach")
    seen(terminal, "Drawn for opening")
    terminal.hang_up()
    terminal.wait_gone()


@pytest.mark.parametrize("what", ["file", "folder", "journal", "sqlcipher3"])
def test_watch_when_something_is_written_or_a_journal_opened_then_it_is_caught(
    home: Path, what: str
) -> None:
    place = journal_file(home) if what == "journal" else home / "written"
    ran = subprocess.run(
        [sys.executable, coaching.__file__, "write", what, str(place)],
        capture_output=True,
        env=environment(home),
        check=False,
    )
    assert ran.returncode == coaching.CAUGHT
    assert b"caught: " in ran.stderr
    assert not (home / "written").exists()
    assert PASSPHRASE.encode() not in ran.stderr


def test_coach_when_ended_from_outside_then_the_earlier_screen_comes_back(start: Start) -> None:
    terminal = start("coach")
    seen(terminal, "Drawn for opening")
    terminal.signal(15)
    assert terminal.end() in (0, 128 + 15)
    assert LEAVING in terminal.raw
