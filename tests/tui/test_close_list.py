"""The list of what is close by itself: the person's own words, the kind, the day, the thread."""

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.close_list import CloseList
from tests.tui.hosting import Host, line_with, shown
from tests.tui.valuing import HOSTILE

NOW = date(2026, 11, 24)


class ListApp(Host):
    """One list, and what it asked for."""

    def __init__(self) -> None:
        self.listed = CloseList()
        super().__init__(self.listed)
        self.opened: list[str] = []

    def on_open_entry(self, message: OpenEntry) -> None:
        """Note it."""
        self.opened.append(message.entry_id)


def win(title: str, day: date = NOW) -> Entry:
    """A win of a day."""
    return new_entry(Kind.WIN, day, title, "Its body.")


def check_in(body: str, close: int | None, matters: int | None = None) -> Entry:
    """A check-in, as the person told it."""
    entry = new_entry(Kind.CHECK_IN, NOW, "Honesty", body)
    return replace(entry, details=CheckInDetails(about="x", close=close, matters=matters))


async def test_list_when_shown_then_words_above_and_kind_day_and_thread_below() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        one, two = win("Told Maya first"), win("Wrote it", date(2026, 11, 23))
        app.listed.show([one, two], {one.id: "“before it was dragged out”"}, NOW)
        await pilot.pause()
        # The first line of the list is blank: it stands below what the point means.
        assert [line for line in shown(app) if line][:4] == [
            "▏Told Maya first",
            "▏  win, today   “before it was dragged out”",
            " Wrote it",
            "   win, yesterday",
        ]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (check_in("I said it early.\nMore.", 6), "I said it early."),
        (check_in("\n  \nI said it early.", None), "I said it early."),
        (check_in("", 6), "6 of 10 close"),
        (check_in(" \n", 0), "0 of 10 close"),
        (check_in("", None, 9), "Honesty"),
    ],
)
async def test_check_in_when_shown_then_its_own_words_or_its_number(
    entry: Entry, words: str
) -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.listed.show([entry], {}, NOW)
        await pilot.pause()
        first, below = [line for line in shown(app) if line][:2]
        assert first == f"▏{words}"
        assert below == "▏  check-in, today"


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [16, 34, 110])
async def test_list_when_words_are_hostile_then_each_takes_its_line_and_is_text(
    words: str, width: int
) -> None:
    app = ListApp()
    async with app.run_test(size=(width, 12)) as pilot:
        one, two = win(words), check_in(words, 3)
        app.listed.show([one, two], {one.id: words, two.id: words}, NOW)
        await pilot.pause()
        assert len(app.listed._lines) == 4
        assert all(cell_len(line) <= width for line in shown(app))
        assert line_with(app, words[:3]).startswith("▏")


async def test_list_when_it_gets_wider_then_more_of_a_line_shows() -> None:
    app = ListApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.listed.show([win("n" * 50)], {}, NOW)
        await pilot.pause()
        assert line_with(app, "nn").endswith("…")
        await pilot.resize_terminal(70, 6)
        await pilot.pause()
        await pilot.pause()
        assert line_with(app, "nn").count("n") == 50


async def test_list_when_shown_anew_then_the_one_at_hand_stays_or_the_next_is() -> None:
    app = ListApp()
    a, b, c = win("a"), win("b"), win("c")
    async with app.run_test(size=(40, 10)) as pilot:
        app.listed.show([a, b, c], {}, NOW)
        await pilot.press("down")
        app.listed.show([win("new"), a, b, c], {}, NOW)
        assert app.listed.entry_at_hand == b.id
        app.listed.show([a, c], {}, NOW)
        assert app.listed.entry_at_hand == c.id
        app.listed.show([], {}, NOW)
        assert app.listed.entry_at_hand is None
        await pilot.press("enter", "down", "end", "pageup", "enter")
        assert app.opened == []


async def test_list_when_one_is_chosen_then_it_is_asked_for() -> None:
    app = ListApp()
    a, b = win("a"), check_in("b", 1)
    async with app.run_test(size=(40, 10)) as pilot:
        app.listed.show([a, b], {}, NOW)
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert app.opened == [a.id, b.id]
