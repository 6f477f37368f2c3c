"""Pasted text is text: sequences in it reach neither the terminal nor the file."""

from collections.abc import Callable

import pytest

from recovery_journal.journal import Journal
from tests.cli.quick_keys import derive_once
from tests.terminal.conftest import PASSPHRASE, Start


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the key of the file once, however often a test looks into it."""
    derive_once(monkeypatch)


HOSTILE = [
    pytest.param(b"red \x1b[31mhere\x1b[0m and \x1b]0;owned\x07 there", "owned", id="escapes"),
    pytest.param(b"half \xed\xa0\x80 here and \xff there", "half", id="not UTF-8"),
    pytest.param("\u202egnol si siht\u202c here and there".encode(), "gnol", id="bidi"),
    pytest.param(b"nul \x00 and bell \x07 here and there", "bell", id="controls"),
    pytest.param(b"[/] [bold]here[/bold] [@click=app.quit]and there", "[/]", id="markup"),
    pytest.param("👩‍👩‍👧‍👦 e\u0301 🏳️‍🌈 here and there".encode(), "here and", id="joiners"),
]


@pytest.mark.parametrize(("pasted", "shown"), HOSTILE)
@pytest.mark.parametrize("where", ["quick win", "editor"])
def test_paste_when_the_text_is_hostile_then_it_is_kept_as_text(
    start: Start, kept: Callable[[], Journal], pasted: bytes, shown: str, where: str
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    if where == "editor":
        terminal.open_editor()
        terminal.type("a title")
        terminal.see("a title")
        terminal.press_seen("tab")
    else:
        terminal.open_quick_win()
    before = len(terminal.raw)
    terminal.paste(pasted)
    terminal.see(shown)
    terminal.press("ctrl+s" if where == "editor" else "enter")
    terminal.see("good ")
    terminal.wait(lambda: titles(kept), "the entry")
    given = bytes(terminal.raw[before:])
    assert b"\x1b]0;" not in given
    assert b"\x00" not in given
    assert b"\x07" not in given
    assert "\u202e".encode() not in given
    title, body = titles(kept)[0]
    text = body if where == "editor" else title
    assert shown in text
    assert all(mark not in text for mark in ("\x1b", "\x00", "\x07", "\u202e"))
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def titles(kept: Callable[[], Journal]) -> list[tuple[str, str]]:
    journal = kept()
    try:
        return [(entry.title, entry.body) for entry in journal.entries()]
    finally:
        journal.close()


def test_paste_when_it_is_long_and_on_one_line_then_all_of_it_is_kept(
    start: Start, kept: Callable[[], Journal]
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
