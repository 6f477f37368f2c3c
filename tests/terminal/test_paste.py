"""Pasted text is text: sequences in it reach neither the terminal nor the file."""

from collections.abc import Callable

import pytest

from recovery_journal.journal import Journal
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import EDITOR, NO_FIELD, QUICK_WIN, Terminal

Kept = Callable[[], Journal]

HOSTILE = {
    "joiners": ("👩‍👩‍👧‍👦 e\u0301 🏳️‍🌈 here and there".encode(), "here and"),
    "escapes": (b"red \x1b[31mhere\x1b[0m and \x1b]0;owned\x07 there", "owned"),
    "not UTF-8": (b"half \xed\xa0\x80 here and \xff there", "half"),
    "bidi": ("\u202egnol si siht\u202c here and there".encode(), "gnol"),
    "controls": (b"nul \x00 and bell \x07 here and there", "bell"),
    "markup": (b"[/] [bold]here[/bold] [@click=app.quit]and there", "[/]"),
}
"""By what is hostile in it: a text, and words of it that none before it shows."""

POINTER = b"\x1b]22;default\x07"
"""How the app itself says which form the mouse has."""


@pytest.mark.parametrize("where", ["quick win", "editor"])
def test_paste_when_the_text_is_hostile_then_it_is_kept_as_text(
    start: Start, kept: Kept, where: str
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    if where == "editor":
        terminal.press("escape")
    for name, (pasted, shown) in HOSTILE.items():
        had = titles(kept)
        open_field(terminal, where, name)
        before = len(terminal.raw)
        terminal.paste(pasted)
        terminal.see(shown)
        terminal.press("ctrl+s" if where == "editor" else "enter")
        terminal.see("good ")
        terminal.see_no_more(QUICK_WIN)
        title, body = one_more(terminal, kept, had)
        given = bytes(terminal.raw[before:]).replace(POINTER, b"")
        assert b"\x1b]0;" not in given, name
        assert b"\x00" not in given, name
        assert b"\x07" not in given, name
        assert "\u202e".encode() not in given, name
        text = body if where == "editor" else title
        assert shown in text, name
        assert all(mark not in text for mark in ("\x1b", "\x00", "\x07", "\u202e")), name
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def open_field(terminal: Terminal, where: str, title: str) -> None:
    """Ask for the one line of a win, or for the editor, and there go on below a title."""
    if where == "quick win":
        terminal.open_quick_win()
        return
    terminal.see(NO_FIELD)
    terminal.press("n")
    terminal.see(EDITOR)
    terminal.type(title)
    terminal.see(title)
    terminal.press_seen("tab")


def one_more(terminal: Terminal, kept: Kept, had: list[tuple[str, str]]) -> tuple[str, str]:
    """Wait for one more entry than there were; its title and its body."""
    terminal.wait(lambda: len(titles(kept)) > len(had), "the entry")
    (told,) = [each for each in titles(kept) if each not in had]
    return told


def titles(kept: Kept) -> list[tuple[str, str]]:
    """The title and the body of each entry, read by another process."""
    journal = kept()
    try:
        return [(entry.title, entry.body) for entry in journal.entries()]
    finally:
        journal.close()


def test_paste_when_it_is_long_and_on_one_line_then_all_of_it_is_kept(
    start: Start, kept: Kept
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.open_editor()
    terminal.type("a long one")
    terminal.see("a long one")
    terminal.press_seen("tab")
    line = ("word " * 13_000).strip()
    terminal.paste(line.encode())
    terminal.press("ctrl+s")
    terminal.see("good ")
    assert titles(kept) == [("a long one", line)]
