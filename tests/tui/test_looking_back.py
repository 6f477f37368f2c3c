"""Looking back: a week, a month, a year, in sentences, as a chart and as a list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from textual.geometry import Offset

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.looking_back import LookingBackScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.frame import TitleLine
from recovery_journal.tui.widgets.span_chart import SpanChart
from tests.tui.driving import said, seen, settle
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    at_hand,
    click,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
)

NOW = datetime(2026, 11, 24, 20, 15, tzinfo=ZoneInfo("UTC"))
"""A Tuesday."""
NOTHING = "Nothing from this time. That's fine."


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    """Every test is on the same evening."""
    with time_machine.travel(NOW, tick=False):
        yield


def wrote(
    journal: Journal,
    title: str,
    day: date,
    kind: Kind = Kind.WIN,
    *,
    back: bool = False,
    lane: Lane = Lane.ONLY_ME,
) -> str:
    """An entry of a day; `back` makes it a coming back."""
    entry = replace(new_entry(kind, day, title, "words"), lane=lane)
    if back:
        entry = replace(entry, details=WinDetails(coming_back=True))
    return journal.add(entry).id


@pytest.fixture
def journal() -> Journal:
    """Entries of this week, of the one before, of last month and of last year."""
    journal = Journal.in_memory()
    wrote(journal, "today's", date(2026, 11, 24), back=True)
    wrote(journal, "monday's", date(2026, 11, 23))
    wrote(journal, "sunday's", date(2026, 11, 22), Kind.NOTE)
    wrote(journal, "the third's", date(2026, 11, 3), Kind.STORY)
    wrote(journal, "october's", date(2026, 10, 31))
    wrote(journal, "last year's", date(2025, 12, 31))
    return journal


def span(app: JournalApp) -> str:
    """Which span the title line tells."""
    return app.screen.query_one(TitleLine).right


def titles(app: JournalApp) -> list[str]:
    """The list's titles."""
    return [row.title for row in app.screen.query_one(EntryList).shown_rows]


# what it shows


async def test_looking_back_when_opened_then_this_week_in_words_as_a_chart_and_as_a_list(
    journal: Journal,
) -> None:
    async with opened(journal, "B") as (app, _):
        assert isinstance(app.screen, LookingBackScreen)
        assert span(app) == "this week"
        assert "You wrote 2 wins. You came back once." in said(app)
        assert in_this_order(app, "You wrote", "▆▆▆  ▆▆▆", "Mon  Tue", "today's", "monday's")
        assert titles(app) == ["today's", "monday's"]
        assert app.focused is app.screen.query_one(EntryList)
        assert at_hand(app) == "today's"


async def test_length_when_changed_then_a_month_a_year_and_the_week_again(
    journal: Journal,
) -> None:
    async with opened(journal, "B", "equals_sign") as (app, pilot):
        assert span(app) == "November 2026"
        assert "You wrote 2 wins, a note and a story. You came back once." in said(app)
        assert titles(app) == ["today's", "monday's", "sunday's", "the third's"]
        await press(pilot, "equals_sign")
        assert span(app) == "2026"
        assert "You wrote 3 wins, a note and a story." in said(app)
        assert in_this_order(app, "Jan", "Nov", "today's")
        await press(pilot, "equals_sign")
        assert span(app) == "this week"
        assert titles(app) == ["today's", "monday's"]


async def test_before_when_pressed_then_the_week_before_and_after_goes_back_until_today(
    journal: Journal,
) -> None:
    async with opened(journal, "B", "left_square_bracket") as (app, pilot):
        assert span(app) == "16 to 22 November"
        assert "You wrote a note." in said(app)
        assert "came back" not in said(app)
        assert titles(app) == ["sunday's"]
        for _ in range(3):
            await press(pilot, "right_square_bracket")
            assert span(app) == "this week"


@pytest.mark.parametrize(
    ("lengths", "before"), [(1, ["October 2026", "September 2026"]), (2, ["2025", "2024"])]
)
async def test_before_when_months_or_years_then_one_after_another(
    journal: Journal, lengths: int, before: list[str]
) -> None:
    async with opened(journal, "B", *["equals_sign"] * lengths) as (app, pilot):
        first = span(app)
        for words in before:
            await press(pilot, "left_square_bracket")
            assert span(app) == words
        await press(pilot, *["right_square_bracket"] * 4)
        assert span(app) == first


async def test_length_when_changed_in_an_earlier_span_then_round_about_its_last_day(
    journal: Journal,
) -> None:
    keys = ("B", "equals_sign", "left_square_bracket", "equals_sign", "equals_sign")
    async with opened(journal, *keys) as (app, _):
        assert span(app) == "26 October to 1 November"
        assert titles(app) == ["october's"]


@pytest.mark.parametrize("size", SIZES)
async def test_looking_back_when_nothing_was_written_then_that_is_fine(
    size: tuple[int, int],
) -> None:
    async with opened(Journal.in_memory(), "B", size=size) as (app, pilot):
        for _ in range(3):
            assert NOTHING in said(app)
            assert not app.screen.query_one(SpanChart).display
            assert app.screen.entry_at_hand is None  # type: ignore[attr-defined]
            await press(pilot, "enter", "e", "x", "asterisk", "left_square_bracket")
            assert isinstance(app.screen, LookingBackScreen)
            await press(pilot, "equals_sign")
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_chart_when_the_terminal_is_short_then_it_gives_way(journal: Journal) -> None:
    async with opened(journal, "B", size=(60, 20)) as (app, pilot):
        assert not app.screen.query_one(SpanChart).display
        assert "today's" in seen(app)
        await pilot.resize_terminal(60, 24)
        await settle(pilot)
        assert app.screen.query_one(SpanChart).display
        assert line_of(app, "Mon  Tue")
        await press(pilot, *["left_square_bracket"] * 2)
        assert not app.screen.query_one(SpanChart).display
        assert misfits(app.screen) == []


async def test_looking_back_when_two_look_on_then_what_is_open_alone_counts(
    journal: Journal,
) -> None:
    wrote(journal, "an open one", date(2026, 11, 23), Kind.NOTE, lane=Lane.OPEN_TOGETHER)
    async with opened(together(journal), "B") as (app, pilot):
        assert "You wrote a note." in said(app)
        assert "win" not in said(app)
        assert "came back" not in said(app)
        assert titles(app) == ["", "an open one", ""]
        assert seen(app).count("private") == 2
        assert not line_of(app, "▆▆▆  ▆▆▆")
        await press(pilot, "left_square_bracket")
        assert NOTHING in said(app)


# commands


async def test_entry_when_opened_then_esc_comes_back_to_the_same_span(journal: Journal) -> None:
    async with opened(journal, "B", "equals_sign", "down", "enter") as (app, pilot):
        assert isinstance(app.screen, EntryScreen)
        assert at_hand(app) == "monday's"
        await press(pilot, "escape")
        assert span(app) == "November 2026"
        assert at_hand(app) == "monday's"
        await press(pilot, "e")
        assert isinstance(app.screen, EditorScreen)


async def test_entry_when_clicked_twice_then_it_opens(journal: Journal) -> None:
    async with opened(journal, "B") as (app, pilot):
        at = Offset(30, seen(app).splitlines().index(line_of(app, "monday's")))
        await click(app, pilot, at)
        assert at_hand(app) == "monday's"
        await click(app, pilot, at)
        assert isinstance(app.screen, EntryScreen)


async def test_trash_when_pressed_then_the_sentence_counts_anew_and_u_takes_it_back(
    journal: Journal,
) -> None:
    async with opened(journal, "B", "x") as (app, pilot):
        assert "You wrote a win." in said(app)
        assert "came back" not in said(app)
        await press(pilot, "u")
        assert "You wrote 2 wins. You came back once." in said(app)


async def test_quick_win_when_kept_meanwhile_then_it_is_counted(journal: Journal) -> None:
    async with opened(journal, "B", "ctrl+n", *"now", "enter") as (app, _):
        assert isinstance(app.screen, LookingBackScreen)
        assert "You wrote 3 wins." in said(app)
        assert "now" in titles(app)


async def test_export_when_begun_here_then_with_the_span(journal: Journal) -> None:
    async with opened(journal, "B", "equals_sign") as (app, pilot):
        assert isinstance(app.screen, LookingBackScreen)
        until = date(2026, 11, 30)
        assert app.screen.query_at_hand == Query(since=date(2026, 11, 1), until=until)
        await press(pilot, "m")
        assert isinstance(app.screen, ExportScreen)
        assert "4 entries" in said(app)


async def test_looking_back_when_a_day_begins_then_it_is_told_of_that_day(
    journal: Journal,
) -> None:
    async with opened(journal, "B") as (app, pilot):
        with time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("UTC")), tick=False):
            app.tell_changed()
            await settle(pilot)
            assert span(app) == "23 to 29 November"
            await press(pilot, "right_square_bracket", "right_square_bracket")
            assert span(app) == "this week"


@pytest.mark.parametrize("size", SIZES)
async def test_looking_back_when_hostile_and_many_then_all_is_text_and_fits(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    for kind in Kind:
        for words in HOSTILE:
            journal.add(new_entry(Kind.NOTE, date(2026, 11, 24), words, words))
        if kind not in (Kind.CHECK_IN, Kind.SORT):
            wrote(journal, f"{kind.value} [/]", date(2026, 11, 20), kind)
    async with opened(journal, "B", size=size) as (app, pilot):
        for _ in range(3):
            assert misfits(app.screen) == []
            await press(pilot, "end", "home", "equals_sign")
        assert line_of(app, HOSTILE[0])
