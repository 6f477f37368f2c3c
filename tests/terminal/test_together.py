"""Together, in a terminal: no closed byte is written, and no way but the passphrase leaves."""

import signal
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from tests.terminal import walking
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import LOCKED, Terminal
from tests.terminal.test_every_screen import screen_classes
from tests.tui.company import CLOSED, NUMBER, OPEN, begin, closed_journal

COMPANY = "together with j."
"""What every screen says while somebody else is looking."""

WRITING = "ctrl+s keep"
"""What the foot of the table offers while its page is written on."""

TABLE_LETTERS = "f offer"
"""What the foot of the table offers when letters are keys."""

PLACES = (
    ("v", "values"),
    ("s", "strengths"),
    ("d", "decisions"),
    ("w", "win kept"),
    ("c", "compass"),
    ("g", "trash"),
    ("slash", "words to find"),
)
"""Letters from place to place, and words that only the place shows."""


@pytest.fixture
def together(home: Path, kept: Callable[[], Journal]) -> None:
    """Something closed and something open of every kind; a time together has begun."""
    journal = closed_journal(kept(), date.today())
    begin(journal, date.today())
    journal.close()


def opened(start: Start, **more: object) -> Terminal:
    """The program, unlocked: it opens together."""
    terminal = start(**more)
    unlock(terminal)
    return terminal


def unlock(terminal: Terminal) -> None:
    terminal.see(LOCKED)
    terminal.type(PASSPHRASE)
    terminal.press("enter")
    terminal.see(COMPANY)
    terminal.see(WRITING)


def to_letters(terminal: Terminal) -> None:
    """Leave the page of the table, so that letters are keys."""
    terminal.press("escape")
    terminal.see(TABLE_LETTERS)


def clean(terminal: Terminal) -> None:
    """Hold every byte that the terminal was given against what is closed."""
    assert CLOSED.encode() not in bytes(terminal.raw).lower()


@pytest.mark.usefixtures("together")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_screens_when_walked_together_then_no_closed_byte_reaches_the_terminal(
    start: Start, size: tuple[int, int]
) -> None:
    terminal = opened(start, size=size)
    to_letters(terminal)
    for key, words in PLACES:
        terminal.press("/" if key == "slash" else key)
        terminal.see(words)
        terminal.see(COMPANY)
    terminal.type(CLOSED[:6])
    terminal.see("nothing found")
    for _ in CLOSED[:6]:
        terminal.press("backspace")
    terminal.type(OPEN[:6])
    terminal.see(OPEN)
    terminal.press("down", "enter")
    terminal.see("open together")
    for words in ("my page", "your words", "looking back", "export", "settings"):
        terminal.press("ctrl+f")
        terminal.see("words to find")
        terminal.press("ctrl+p")
        terminal.see("search for")
        terminal.type(words)
        terminal.see(f"{words}\n")
        terminal.see("(")
        terminal.press("enter")
        terminal.see_no_more("words to find")
        terminal.see(COMPANY)
    terminal.press("ctrl+t")
    terminal.see("on the table")
    terminal.press("ctrl+r")
    terminal.see("people to call")
    terminal.press("escape", "ctrl+q")
    assert terminal.end() == 0
    clean(terminal)
    assert b"private" in terminal.raw


@pytest.mark.usefixtures("together")
def test_every_screen_when_come_to_together_then_no_closed_byte_reaches_the_terminal(
    start: Start,
) -> None:
    ours = str(Path(__file__).parents[2])
    terminal = start(walking.__name__, script="-m", size=(120, 40), PYTHONPATH=ours)
    terminal.see(LOCKED)
    terminal.type(PASSPHRASE)
    terminal.press("enter")
    assert terminal.end() == len(screen_classes())
    clean(terminal)
    assert f"{NUMBER} of 10".encode() not in terminal.raw
    assert OPEN.encode() in terminal.raw


@pytest.mark.usefixtures("together")
def test_leaving_when_tried_without_the_passphrase_then_it_is_together_still(
    start: Start, home: Path
) -> None:
    terminal = opened(start)
    terminal.child.setwinsize(40, 120)
    terminal.screen.resize(40, 120)
    terminal.see("drawn for")
    terminal.child.setwinsize(24, 80)
    terminal.screen.resize(24, 80)
    terminal.see_no_more("drawn for")
    to_letters(terminal)
    for key, words in ((",", "settings"), ("m", "export"), ("l", "the ledger")):
        terminal.press(key)
        terminal.see("passphrase comes first")
        terminal.see(words)
        terminal.see_no_more("on the table")
        terminal.see_no_more(TABLE_LETTERS)
        terminal.press("escape")
        terminal.see("on the table")
    terminal.signal(signal.SIGTSTP)
    terminal.wait(terminal.is_stopped, "a stopped process")
    terminal.signal(signal.SIGCONT)
    unlock(terminal)
    terminal.press("ctrl+l")
    unlock(terminal)
    terminal.signal(signal.SIGKILL)
    terminal.end()
    clean(terminal)
    again = opened(start)
    to_letters(again)
    again.press("t")
    again.see("good ")
    again.see(COMPANY)
    again.press("ctrl+q")
    again.end()
    clean(again)


@pytest.mark.usefixtures("together")
def test_terminals_when_two_are_open_then_each_sees_what_the_other_does(
    start: Start, kept: Callable[[], Journal]
) -> None:
    one, other = opened(start), opened(start)
    for terminal in (one, other):
        to_letters(terminal)
        terminal.press("t")
        terminal.see("good ")
    one.type("walked with you")
    one.press("enter")
    other.see("walked with you")
    other.type("slept well")
    other.press("enter")
    one.see("slept well")
    journal = kept()
    assert journal.count(Query(words="walked slept")) == 0
    lanes = {journal.entry(row.id).lane.value for row in journal.page(limit=2)}
    assert lanes == {"open together"}
    journal.end_together()
    journal.close()
    for terminal in (one, other):
        terminal.see(LOCKED)
        clean(terminal)


def test_time_when_it_begins_by_keys_then_the_other_terminal_follows(
    start: Start, kept: Callable[[], Journal]
) -> None:
    journal = kept()
    closed_journal(journal, date.today())
    journal.close()
    one, other = start(), start()
    for terminal in (one, other):
        terminal.unlock(PASSPHRASE)
    one.press("ctrl+t")
    one.see("stays closed")
    one.type("J.")
    one.press("ctrl+s")
    one.see("would be open")
    one.press("ctrl+s")
    for terminal in (one, other):
        terminal.see(COMPANY)
        terminal.see("on the table")
        terminal.see(WRITING)
        left = len(terminal.raw)
        to_letters(terminal)
        terminal.press("/")
        terminal.see("words to find")
        assert CLOSED.encode() not in bytes(terminal.raw[left:]).lower()
