"""The list of strengths by itself: its lines, its headings, what stands out."""

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.model.views import Query, Row, Strength
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.strength_list import StrengthList
from tests.tui.hosting import Host, line_with, shown
from tests.tui.strengthening import add_story
from tests.tui.valuing import HOSTILE, TODAY

NOW = date(2026, 11, 24)


class ListApp(Host):
    """One list, and what it asked for."""

    def __init__(self) -> None:
        self.listed = StrengthList()
        super().__init__(self.listed)
        self.opened: list[str] = []

    def on_open_entry(self, message: OpenEntry) -> None:
        """Note it."""
        self.opened.append(message.entry_id)


def strength(name: str, body: str = "", *seen_in: str) -> Strength:
    """A strength as the journal has it."""
    entry = new_entry(Kind.STRENGTH, NOW, name, body)
    details = StrengthDetails(seen_in=seen_in)
    return Strength(entry=replace(entry, details=details), last_use=None)


def stories(*titles: str) -> list[Row]:
    """Stories of today, as rows."""
    journal = Journal.in_memory()
    for title in titles:
        add_story(journal, title)
    return journal.page(Query(kind=Kind.STORY))[::-1]


async def test_list_when_all_three_groups_are_there_then_each_stands_below_its_heading() -> None:
    app = ListApp()
    async with app.run_test(size=(50, 14)) as pilot:
        own = strength("One", "\n\n  How it looks.  \nMore of it.")
        seen_in_two = strength("Three", "not shown", "Gran", "R.")
        app.listed.show([seen_in_two, own, strength("Two")], stories("Once"), TODAY)
        await pilot.pause()
        assert shown(app)[:10] == [
            "▏One",
            "▏   How it looks.",
            " Two",
            "",
            " Seen in somebody else",
            " Three",
            "    Gran, R.",
            "",
            " Stories",
            " Once   today",
        ]


@pytest.mark.parametrize(
    ("strengths", "titles", "first"),
    [
        ([strength("a", "", "R.")], (), " Seen in somebody else"),
        ([], ("Once",), " Stories"),
        ([strength("a")], (), "▏a"),
    ],
)
async def test_list_when_one_group_is_there_then_no_blank_line_stands_above_it(
    strengths: list[Strength], titles: tuple[str, ...], first: str
) -> None:
    app = ListApp()
    async with app.run_test(size=(50, 8)) as pilot:
        app.listed.show(strengths, stories(*titles), TODAY)
        await pilot.pause()
        assert shown(app)[0] == first
        assert app.listed.entry_at_hand is not None


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [24, 56, 110])
async def test_list_when_words_are_hostile_then_each_takes_its_line_and_is_text(
    words: str, width: int
) -> None:
    app = ListApp()
    async with app.run_test(size=(width, 16)) as pilot:
        given = [strength(words, words), strength(words, "", words)]
        app.listed.show(given, stories(words), TODAY)
        await pilot.pause()
        # Two lines; blank, heading and two lines; blank, heading and one line.
        assert len(app.listed._lines) == 9
        assert all(cell_len(line) <= width for line in shown(app))
        assert words[:3] in shown(app)[0]
        assert words[:3] in shown(app)[8]
        assert "today" in shown(app)[8]


async def test_list_when_it_gets_wider_then_more_of_a_line_shows() -> None:
    app = ListApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.listed.show([strength("n" * 60, "m" * 60)], [], NOW)
        await pilot.pause()
        assert line_with(app, "nn").endswith("…")
        await pilot.resize_terminal(70, 6)
        await pilot.pause()
        await pilot.pause()
        assert line_with(app, "nn").count("n") == 60
        assert line_with(app, "mm").count("m") == 60


async def test_list_when_shown_anew_then_the_one_at_hand_stays_or_the_next_is() -> None:
    app = ListApp()
    a, b, c = (strength(name) for name in "abc")
    async with app.run_test(size=(40, 10)) as pilot:
        app.listed.show([a, b, c], [], NOW)
        await pilot.press("down")
        assert app.listed.entry_at_hand == b.entry.id
        app.listed.show([strength("0"), a, b, c], [], NOW)
        assert app.listed.entry_at_hand == b.entry.id
        app.listed.show([a, c], [], NOW)
        assert app.listed.entry_at_hand == c.entry.id
        app.listed.show([], [], NOW)
        assert app.listed.entry_at_hand is None
        await pilot.press("enter", "down", "end", "enter")
        assert app.opened == []


async def test_list_when_one_is_chosen_then_its_page_is_asked_for() -> None:
    app = ListApp()
    a, b = strength("a"), strength("b", "", "R.")
    told = stories("Once")
    async with app.run_test(size=(40, 10)) as pilot:
        app.listed.show([a, b], told, TODAY)
        await pilot.press("enter", "down", "enter", "down", "enter")
        await pilot.pause()
        assert app.opened == [a.entry.id, b.entry.id, told[0].id]
