"""The list of values by itself: its lines, what stands out, what it asks for."""

from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len

from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.value_parts import ValueDetails
from recovery_journal.model.views import Valued
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.value_list import ValueList
from tests.tui.hosting import Host, line_with, shown
from tests.tui.valuing import HOSTILE

NOW = date(2026, 11, 24)


class ListApp(Host):
    """One list, and what it asked for."""

    def __init__(self) -> None:
        self.listed = ValueList()
        super().__init__(self.listed)
        self.opened: list[str] = []

    def on_open_entry(self, message: OpenEntry) -> None:
        """Note it."""
        self.opened.append(message.entry_id)


def value(name: str, meaning: str = "", gone: str = "") -> Entry:
    """A value, let go of on a day or not."""
    entry = new_entry(Kind.VALUE, NOW, name, meaning)
    return replace(entry, details=ValueDetails(let_go=gone))


def valued(
    ranked: list[Entry] | None = None,
    others: list[Entry] | None = None,
    gone: list[Entry] | None = None,
) -> Valued:
    """Values as the journal has them."""
    return Valued(ranked=ranked or [], others=others or [], let_go=gone or [])


async def test_list_when_all_three_groups_are_there_then_its_lines_stand_in_columns() -> None:
    app = ListApp()
    async with app.run_test(size=(50, 12)) as pilot:
        one = value("One", "\n\n  What it means.  \nMore of it.")
        app.listed.show(valued([one], [value("Two")], [value("Three", "x", "2026-11-23")]), NOW)
        await pilot.pause()
        assert shown(app)[:9] == [
            "▏ 1  One",
            "▏    What it means.",
            "",
            " Also yours",
            "  ·  Two",
            "",
            " Let go of",
            "     Three   yesterday",
            "",
        ]


async def test_list_when_there_are_many_then_their_numbers_stand_in_one_column() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.listed.show(valued([value(f"name {at} {'m' * 60}") for at in range(1, 100)]), NOW)
        await pilot.pause()
        assert shown(app)[0].startswith("▏ 1  name 1 m")
        assert shown(app)[9].startswith(" 10  name 10 m")
        await pilot.press("end")
        await pilot.pause()
        assert shown(app)[9].startswith("▏99  name 99 m")
        assert len(app.listed._lines) == 99
        assert {cell_len(line) for line in shown(app)} <= {39, 40}


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [20, 56, 110])
async def test_list_when_words_are_hostile_then_each_takes_its_line_and_is_text(
    words: str, width: int
) -> None:
    app = ListApp()
    async with app.run_test(size=(width, 14)) as pilot:
        given = [value(words, words)], [value(words)], [value(words, "", "2026-11-01")]
        app.listed.show(valued(*given), NOW)
        await pilot.pause()
        # Two lines for the first; blank line, heading and value twice.
        assert len(app.listed._lines) == 8
        assert all(cell_len(line) <= width for line in shown(app))
        assert words[:3] in shown(app)[0]
        assert words[:3] in shown(app)[1]


async def test_list_when_it_gets_wider_then_more_of_a_line_shows() -> None:
    app = ListApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.listed.show(valued([value("n" * 60, "m" * 60)]), NOW)
        await pilot.pause()
        before = [line.count(letter) for line, letter in zip(shown(app), "nm", strict=False)]
        assert line_with(app, "n").endswith("…")
        await pilot.resize_terminal(70, 6)
        await pilot.pause()
        await pilot.pause()
        after = [line.count(letter) for line, letter in zip(shown(app), "nm", strict=False)]
        assert before == [23, 23]
        assert after == [60, 60]


async def test_list_when_shown_anew_then_the_value_at_hand_stays_wherever_it_is() -> None:
    app = ListApp()
    a, b, c = (value(name, "", "2026-11-01") for name in "abc")
    async with app.run_test(size=(40, 10)) as pilot:
        app.listed.show(valued([a, b], [c]), NOW)
        assert app.listed.value_at_hand == a.id
        app.listed.stand_on(b.id)
        for given in (valued([b, a, c]), valued([a], [b, c]), valued([], [a], [b])):
            app.listed.show(given, NOW)
            await pilot.pause()
            assert app.listed.value_at_hand == b.id
        app.listed.show(valued([], [], [a, c]), NOW)
        assert app.listed.value_at_hand in (a.id, c.id)


async def test_list_when_empty_then_nothing_is_at_hand_and_enter_asks_for_nothing() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        assert app.listed.value_at_hand is None
        app.listed.show(valued([value("a")]), NOW)
        app.listed.show(valued(), NOW)
        await pilot.pause()
        assert app.listed.value_at_hand is None
        await pilot.press("enter", "down", "up", "pagedown", "end")
        assert app.opened == []


async def test_list_when_one_is_chosen_then_its_page_is_asked_for() -> None:
    app = ListApp()
    a, b = value("a"), value("b", "", "2026-11-01")
    async with app.run_test(size=(40, 10)) as pilot:
        app.listed.show(valued([a], [], [b]), NOW)
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert app.opened == [a.id, b.id]


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("2026-11-24", "today"),
        ("2026-11-23", "yesterday"),
        ("2026-03-12", "12 March"),
        ("2019-12-31", "31 December 2019"),
    ],
)
async def test_list_when_one_was_let_go_of_then_its_day_is_said(gone: str, told: str) -> None:
    app = ListApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.listed.show(valued([value("here")], [], [value("Gone", "", gone)]), NOW)
        await pilot.pause()
        assert line_with(app, "Gone").strip() == f"Gone   {told}"
