"""Keys that come in one burst, as over a slow line: none goes to the screen that is left."""

from collections.abc import Callable
from datetime import date

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.views import Query
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import LOCKED


def test_burst_when_it_asks_for_a_line_and_fills_it_then_the_line_is_kept(
    start: Start, kept: Callable[[], Journal]
) -> None:
    journal = kept()
    journal.add(new_entry(Kind.WIN, date(2026, 3, 12), "already here"))
    journal.close()
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.press("escape")
    terminal.see("enter open")
    terminal.type("\x0exylophone, then home\r")
    terminal.see("xylophone, then home")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    journal = kept()
    assert journal.count(Query(trashed=True)) == 0
    assert {row.title for row in journal.page()} == {"already here", "xylophone, then home"}
    journal.close()


def test_burst_when_it_goes_from_field_to_field_then_each_word_is_where_it_belongs(
    start: Start, kept: Callable[[], Journal]
) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.press("escape")
    terminal.see("n new")
    terminal.type("nfirst line\rthe story\twhat I did\twho helped\x13")
    terminal.see("first line")
    terminal.see("Kept.")
    journal = kept()
    (entry,) = journal.entries()
    journal.close()
    said = [value for _, value in entry.details.said()]
    assert (entry.title, entry.body, said) == (
        "first line", "the story", ["what I did", "who helped"]
    )  # fmt: skip
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def test_burst_when_it_goes_through_many_places_then_the_last_one_is_open(start: Start) -> None:
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.press("escape")
    terminal.see("n new")
    terminal.type("wgw,\x1bgw\x1b[27u" * 4)
    terminal.type("wg")
    terminal.see("Trash")
    terminal.press("ctrl+q")
    assert terminal.end() == 0


@pytest.mark.parametrize("key", ["\x0c", "\x11"], ids=["lock", "quit"])
def test_burst_when_it_ends_in_a_lock_then_the_letters_before_it_are_a_draft(
    start: Start, kept: Callable[[], Journal], key: str
) -> None:
    words = "ultraviolet hippogriff, and on it went"
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.type(f"\x0e{words}{key}")
    if key == "\x0c":
        terminal.see(LOCKED)
        terminal.press("ctrl+q")
    assert terminal.end() == 0
    journal = kept()
    assert [draft.entry.title for draft in journal.drafts()] == [words]
    journal.close()
