"""The line over time: each number in its place, blanks where nothing was told, by date."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Size

from recovery_journal.model.views import Nearness
from recovery_journal.tui.widgets.over_time import (
    BOTH,
    CLOSE,
    MATTERS,
    OverTime,
    columns,
    days_line,
    layout,
    levels_a_line,
)
from tests.tui.hosting import Host, shown

NOW = date(2026, 11, 24)
NUMBERS = st.none() | st.integers(0, 10)
DAYS = st.dates(date(2020, 1, 1), date(2027, 1, 1))


def told_on(day: date, close: int | None, matters: int | None) -> Nearness:
    """A check-in."""
    return Nearness(entry_id="one", day=day, matters=matters, close=close)


TOLD = st.lists(st.builds(told_on, DAYS, NUMBERS, NUMBERS), max_size=90).map(
    lambda told: sorted(told, key=lambda one: one.day)
)


@pytest.fixture(autouse=True, scope="module")
def today() -> Iterator[None]:
    """It is one day in November."""
    with time_machine.travel(f"{NOW}T12:00:00+00:00", tick=True):
        yield


@given(st.lists(DAYS, min_size=1, max_size=60).map(sorted), st.integers(60, 90))
def test_columns_when_any_then_one_each_in_order_and_within(days: list[date], width: int) -> None:
    found = columns(days, width)
    assert len(found) == len(days)
    assert found == sorted(set(found))
    assert found[0] >= 0
    assert found[-1] < width


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=60, unique=True).map(sorted))
def test_columns_when_there_is_room_then_apart_as_the_days_are(numbers: list[int]) -> None:
    days = [date(2020, 1, 1) + timedelta(days=number) for number in numbers]
    width = numbers[-1] - numbers[0] + 1
    assert columns(days, width) == [number - numbers[0] for number in numbers]


def test_columns_when_two_fall_together_then_the_later_goes_right_or_at_the_end_left() -> None:
    days = [NOW + timedelta(days=number) for number in (0, 1, 50, 99, 100)]
    assert columns(days, 11) == [0, 1, 5, 9, 10]
    assert columns([NOW] * 3, 11) == [0, 1, 2]
    assert columns([], 11) == []


@given(TOLD, st.integers(0, 70), st.integers(1, 11))
def test_layout_when_any_then_the_newest_that_fit_are_there_number_by_number(
    told: list[Nearness], width: int, a_line: int
) -> None:
    signs = layout(told, width, a_line)
    fit = told[-width:] if width else []
    places = columns([one.day for one in fit], width)
    for one, column in zip(fit, places, strict=True):
        here = {sign.line: sign.text for sign in signs if sign.column == column}
        close, matters = (
            None if number is None else 10 // a_line - number // a_line
            for number in (one.close, one.matters)
        )
        expected = {} if close is None else {close: CLOSE}
        if matters is not None:
            expected[matters] = BOTH if close == matters else MATTERS
        assert here == expected
    assert {sign.column for sign in signs} <= set(places)
    assert all(0 <= sign.line <= 10 // a_line for sign in signs)


@given(st.integers(-3, 40))
def test_levels_when_any_height_then_all_eleven_are_within_it(height: int) -> None:
    a_line = levels_a_line(height)
    assert 10 // a_line + 1 <= max(height, 1)
    assert a_line == 1 or height < 11
    assert a_line == 2 or not 6 <= height < 11


@given(DAYS, DAYS, st.integers(0, 70))
def test_days_line_when_any_then_no_wider_than_the_width(one: date, two: date, width: int) -> None:
    assert cell_len(days_line(min(one, two), max(one, two), width)) <= width


def test_days_line_when_narrow_then_short_months_and_then_the_first_day_alone() -> None:
    first, last = date(2025, 9, 30), date(2026, 9, 29)
    assert days_line(first, last, 44) == "   30 September 2025            29 September"
    assert days_line(first, last, 30) == "   30 Sep 2025          29 Sep"
    assert days_line(first, last, 20) == "   30 Sep 2025"
    assert days_line(NOW, NOW, 30) == "   today"


async def seen(told: list[Nearness], width: int, height: int) -> list[str]:
    """What a chart of this size shows of these."""
    chart = OverTime()
    chart.styles.width, chart.styles.height = width, height
    async with Host(chart).run_test(size=(width, 20)) as pilot:
        chart.show(told)
        await pilot.pause()
        return shown(pilot.app)[:height]


WEEKS = [
    told_on(NOW - timedelta(days=40), 3, 9),
    told_on(NOW - timedelta(days=20), None, None),
    told_on(NOW - timedelta(days=10), None, 8),
    told_on(NOW, 8, 8),
]


async def test_over_time_when_usual_then_a_legend_eleven_levels_and_the_days() -> None:
    assert await seen(WEEKS, 44, 13) == [
        "   ● how close   ○ how much it matters",
        "10",
        "   ○",
        "                                 ○         ◉",
        "",
        "",
        " 5",
        "",
        "   ●",
        "",
        "",
        " 0",
        "   15 October                          today",
    ]


async def test_over_time_when_low_and_narrow_then_two_levels_a_line_and_shorter_words() -> None:
    told = [told_on(NOW - timedelta(days=7), 0, 10), told_on(NOW, 5, 4)]
    assert await seen(told, 30, 8) == [
        "   ● close   ○ matters",
        "10 ○",
        "",
        "",
        " 5                           ◉",
        "",
        " 0 ●",
        "   17 November           today",
    ]


@pytest.mark.parametrize("told", [[], [told_on(NOW, None, None)]])
async def test_over_time_when_nothing_is_told_then_that_is_fine(told: list[Nearness]) -> None:
    assert (await seen(told, 44, 13))[0] == "Nothing here yet. That's fine."


@given(TOLD, st.integers(0, 70), st.integers(0, 20))
def test_render_when_any_size_then_nothing_is_wider_than_it(
    told: list[Nearness], width: int, height: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OverTime, "content_size", Size(width, height))
        chart = OverTime()
        chart.show(told)
        lines = chart.render().plain.split("\n")
    if any((one.close, one.matters) != (None, None) for one in told):
        assert max(map(cell_len, lines)) <= width
