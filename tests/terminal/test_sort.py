"""A sort by keyboard in a real terminal: all cards, a kill after every step, nothing in plain."""

import signal
from collections.abc import Callable
from pathlib import Path

from recovery_journal.content.cards import cards
from recovery_journal.journal import Journal
from recovery_journal.model.cards import Sort
from recovery_journal.model.entry import Kind
from recovery_journal.model.sort_text import sort_from_text
from recovery_journal.model.value_parts import SortDetails
from recovery_journal.model.views import Query
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import NO_FIELD, Terminal, holding

Kept = Callable[[], Journal]


def go_to_values(terminal: Terminal) -> None:
    terminal.unlock(PASSPHRASE)
    terminal.press("escape")
    terminal.see(NO_FIELD)
    terminal.press("v")
    terminal.see("S sort cards")


def begin(terminal: Terminal, door: int) -> None:
    """Choose a door: 0 all cards, 1 the short deck, 2 write five."""
    go_to_values(terminal)
    terminal.press("S")
    terminal.see("How would you like to begin?")
    terminal.press(*["down"] * door, "enter")


def under_way(kept: Kept) -> Sort:
    """The sort that waits, read by another process."""
    journal = kept()
    try:
        (draft,) = journal.drafts()
    finally:
        journal.close()
    assert isinstance(draft.entry.details, SortDetails)
    return sort_from_text(draft.entry.details.progress)


def test_sort_when_all_cards_are_laid_by_keyboard_then_each_is_kept_once(
    start: Start, kept: Kept, home: Path
) -> None:
    terminal = start()
    begin(terminal, 0)
    for number in range(1, 100):
        terminal.see(f" {number} of 99")
        terminal.press("5" if number <= 12 else str(number % 4 + 1))
    for number in range(1, 13):
        terminal.see(f" {number} of 12")
        terminal.press("5" if number <= 7 else "3")
    terminal.see("Which is nearest to you?")
    for number in range(1, 4):
        terminal.press(" ")
        terminal.see(f" {number}  ")
    terminal.press("enter")
    terminal.see("Kept.")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    journal = kept()
    (sort,) = journal.entries(Query(kind=Kind.SORT))
    details = sort.details
    assert isinstance(details, SortDetails)
    piles = (details.most, details.very, details.important, details.somewhat)
    laid = [name for pile in (*piles, details.not_important) for name in pile]
    assert sorted(laid) == sorted(card.name for card in cards(None))
    assert [len(details.most), len(details.ranked), len(details.kept)] == [12, 3, 4]
    values = journal.values()
    assert tuple(value.title for value in values.ranked) == details.ranked
    assert {value.title for value in values.others} == set(details.kept)
    assert journal.drafts() == []
    assert journal.check() == []
    journal.close()
    names = [name for name in laid if len(name) > 8]
    assert holding(home, *names) == []


def test_sort_when_killed_after_every_step_then_goes_on_from_there(
    start: Start, kept: Kept
) -> None:
    """Each step is another process, which is killed once the step is on the screen."""
    first = start()
    begin(first, 1)
    first.see(" 1 of 30")
    steps: list[tuple[str, str]] = [
        ("5", " 2 of 30"),
        ("4", " 3 of 30"),
        ("\x7f", " 2 of 30"),
        ("1", " 3 of 30"),
        ("\x1b[C", " 4 of 30"),
        ("aquiet streets\r\r", " 4 of 31"),
        ("5", " 5 of 31"),
        ("c", " 0 chosen"),
        (" \x1b[B \x1b[B ", " 3 chosen"),
        ("\r", " 3 values"),
        (" ", "  1  "),
        (" ", "  2  "),
    ]
    seen_last = " 1 of 30"
    terminal = first
    for keys, seen in steps:
        terminal.see(seen_last)
        terminal.type(keys)
        terminal.see(seen)
        terminal.signal(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
        terminal = start()
        go_to_values(terminal)
        terminal.see("A sort waits")
        terminal.press("S")
        seen_last = seen
    terminal.see(seen_last)
    sort = under_way(kept)
    assert [int(pile) for pile in sort.laid] == [5, 1, 0, 5]
    assert len(sort.ranked) == 2
    terminal.press("enter")
    terminal.see("Kept.")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    journal = kept()
    assert len(journal.values().ranked) == 2
    assert len(journal.values().others) == 1
    assert "quiet streets" in {value.title for value in journal.values().at_hand}
    assert journal.check() == []
    journal.close()


def test_write_five_when_killed_in_a_word_then_the_word_is_there(start: Start, kept: Kept) -> None:
    terminal = start()
    begin(terminal, 2)
    terminal.see("What matters most to you?")
    terminal.type("good bread\rlong wal")
    terminal.see("long wal")
    terminal.wait(lambda: under_way(kept).typed[0] == "long wal", "the word in the file")
    terminal.signal(signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    terminal = start()
    go_to_values(terminal)
    terminal.press("S")
    terminal.see("long wal")
    terminal.type("ks\r\r")
    terminal.see("Which is nearest to you?")
    terminal.press("enter")
    terminal.see("Kept.")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    journal = kept()
    assert {value.title for value in journal.values().others} == {"good bread", "long walks"}
    journal.close()


def test_check_in_when_killed_then_it_waits_on_today(start: Start, kept: Kept) -> None:
    terminal = start()
    go_to_values(terminal)
    terminal.press("b")
    terminal.see("Community")
    terminal.press("enter")
    terminal.see("How much it matters")
    terminal.type("10\t6")
    terminal.see("What makes it a 6 and not lower?")
    terminal.type("\ta window seat")

    def waits() -> bool:
        journal = kept()
        drafts = journal.drafts()
        journal.close()
        return [draft.entry.body for draft in drafts] == ["a window seat"]

    terminal.wait(waits, "the draft in the file")
    terminal.signal(signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    terminal = start()
    terminal.unlock(PASSPHRASE)
    terminal.see("check-in")
    terminal.press("tab", "enter")
    terminal.see("[10]")
    terminal.press("ctrl+s")
    terminal.see("Kept.")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    journal = kept()
    (check_in,) = journal.entries()
    assert check_in.details.as_dict() == {"about": "area-health", "matters": 10, "close": 6}
    journal.close()
