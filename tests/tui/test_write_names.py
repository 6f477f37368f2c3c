"""Write five: names in the person's own words, one after another."""

import pytest
from textual.events import Key, Paste
from textual.widgets import Input

from recovery_journal.journal import Journal
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.few_list import OrderList
from recovery_journal.tui.widgets.write_names import NameLine
from tests.tui import sorting
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.sorting import SIZES, kept, lines_with, press, written

ASKED = "What matters most to you? Five, or as many as you like; an empty line goes on."
NOTHING = "Nothing is chosen yet. esc leaves it for another day."


def names(journal: Journal) -> list[str]:
    """The names written so far, as kept."""
    return [card.name for card in kept(journal).cards]


def line(app: JournalApp) -> Input:
    """The line, which has the focus."""
    assert isinstance(app.focused, NameLine)
    return app.focused


@pytest.mark.parametrize("size", SIZES)
async def test_line_when_enter_then_the_name_stands_above_and_the_line_is_empty(
    size: tuple[int, int],
) -> None:
    async with sorting.sorting(written(), size) as (app, pilot):
        assert ASKED in said(app)
        assert "a word or a few" in seen(app)
        for number, name in enumerate(["long walks", "[b]bread[/b] [/]", "夜", "d", "e"], 1):
            await enter(pilot, name)
            assert lines_with(app, f" {number}  {name}")
            assert line(app).value == ""
        assert names(app.journal) == ["long walks", "[b]bread[/b] [/]", "夜", "d", "e"]
        assert lines_with(app, "A sort", "5 values")
        await press(pilot, *"next")
        assert lines_with(app, "▎ next")
        assert sorting.widths(app) == {size[0]}


async def test_backspace_when_the_line_is_empty_then_the_last_name_is_back_in_it() -> None:
    async with sorting.sorting(written("one", "two")) as (app, pilot):
        await press(pilot, "backspace")
        assert line(app).value == "two"
        assert names(app.journal) == ["one"]
        assert kept(app.journal).typed[0] == "two"
        await press(pilot, "backspace", "n", "enter")
        assert names(app.journal) == ["one", "twn"]
        await press(pilot, *["backspace"] * 4)
        assert line(app).value == ""
        assert names(app.journal) == ["one"]
        await press(pilot, *["backspace"] * 4)
        assert names(app.journal) == []
        await press(pilot, *["backspace"] * 3)
        assert names(app.journal) == []
        assert lines_with(app, "A sort", "0 values")


async def test_enter_when_the_line_is_empty_then_on_to_the_order() -> None:
    async with sorting.sorting(written("one", "two")) as (app, pilot):
        await press(pilot, "enter")
        assert "Which is nearest to you?" in seen(app)
        assert app.focused is app.screen.query_one(OrderList)
        await press(pilot, "down", "space", "backspace")
        assert ASKED in said(app)
        await enter(pilot, "three")
        await press(pilot, "enter", "enter")
        assert sorting.value_names(app.journal) == (["two"], ["one", "three"])
        _, details = sorting.ended(app.journal)
        assert details.door == "write five"
        assert app.journal.drafts() == []


@pytest.mark.parametrize("typed", ["", "   "])
async def test_enter_when_there_is_no_name_then_it_is_said_kindly_and_stays(typed: str) -> None:
    async with sorting.sorting(written()) as (app, pilot):
        await enter(pilot, typed)
        assert NOTHING in said(app)
        assert ASKED in said(app)
        await press(pilot, "home", "ctrl+k")
        await enter(pilot, "one")
        assert names(app.journal) == ["one"]
        assert NOTHING not in said(app)


async def test_line_when_the_name_is_very_long_then_it_is_said_and_the_name_stays() -> None:
    async with sorting.sorting(written("one")) as (app, pilot):
        long = "n" * (LONGEST_TITLE + 1)
        await enter(pilot, long)
        assert f"A card has room for {LONGEST_TITLE} letters." in said(app)
        assert line(app).value == long
        await press(pilot, "backspace", "enter")
        assert names(app.journal) == ["one", long[1:]]


async def test_line_when_pasted_with_lines_and_escape_sequences_then_one_clean_name() -> None:
    async with sorting.sorting(written()) as (app, pilot):
        app.post_message(Paste("one\ntwo\r\nthree \x1b[31mred\x1b[0m\x07\u202e\ttab"))
        await settle(pilot)
        await press(pilot, "enter")
        assert names(app.journal) == ["one two three [31mred[0m tab"]
        assert lines_with(app, " 1  one two three [31mred[0m tab")
        assert "\x1b" not in seen(app)


async def test_line_when_keys_come_in_a_burst_then_each_name_once() -> None:
    async with sorting.sorting(written()) as (app, pilot):
        for key in [*"one", "enter", *"two", "enter", "enter"]:
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: isinstance(app.focused, OrderList))
        assert names(app.journal) == ["one", "two"]


async def test_letters_when_they_are_commands_elsewhere_then_the_line_takes_them() -> None:
    async with sorting.sorting(written("one")) as (app, pilot):
        await press(pilot, *"arc5twvgS")
        assert line(app).value == "arc5twvgS"
        assert names(app.journal) == ["one"]
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert kept(app.journal).typed == ("arc5twvgS", "")
        await sorting.go_on(app, pilot)
        assert line(app).value == "arc5twvgS"
        assert line(app).cursor_position == len("arc5twvgS")
