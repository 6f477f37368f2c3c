"""The chart of a span: a bar to a day or a week, blank where nothing was, labels where they fit."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from recovery_journal.model.spans import Length, span_of
from recovery_journal.tui.dates import MONTHS
from recovery_journal.tui.widgets.span_chart import Bars, SpanChart, cells_of, labels_of, levels

MONDAY = date(2026, 11, 23)


class _Host(App[None]):
    def compose(self) -> ComposeResult:
        """The chart alone."""
        yield SpanChart()


async def lines_of(length: Length, by_day: dict[date, int], width: int = 72) -> list[str]:
    """What the chart of this week, month or year shows, line by line."""
    app = _Host()
    async with app.run_test(size=(width, 6)) as pilot:
        chart = app.query_one(SpanChart)
        chart.styles.height = 4
        app.query_one(Bars).styles.height = 3
        chart.show(span_of(length, MONDAY), by_day)
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        return ["".join(piece.text for piece in strip).rstrip() for strip in strips][:4]


async def test_week_when_drawn_then_each_day_has_its_bar_over_its_name() -> None:
    by_day = {MONDAY: 4, MONDAY + timedelta(days=2): 2, MONDAY + timedelta(days=6): 1}
    assert await lines_of(Length.WEEK, by_day) == [
        "███",
        "███       ▄▄▄",
        "███       ███                 ▆▆▆",
        "Mon  Tue  Wed  Thu  Fri  Sat  Sun",
    ]


async def test_week_when_nothing_was_then_blank() -> None:
    assert await lines_of(Length.WEEK, {}) == ["", "", "", "Mon  Tue  Wed  Thu  Fri  Sat  Sun"]


async def test_week_when_every_day_has_the_same_then_every_bar_has_the_same_height() -> None:
    lines = await lines_of(Length.WEEK, {MONDAY + timedelta(days=at): 1 for at in range(7)})
    assert lines[2].split() == ["▆▆▆"] * 7
    assert lines[:2] == ["", ""]


async def test_month_when_drawn_then_a_bar_a_day_and_days_to_come_are_blank() -> None:
    by_day = {date(2026, 11, 1): 8, date(2026, 11, 3): 1, date(2026, 11, 22): 8}
    lines = await lines_of(Length.MONTH, by_day)
    assert lines[3].split() == ["1", "8", "15", "22", "29"]
    assert [lines[2].index("█"), lines[2].rindex("█")] == [0, 42]
    assert lines[3].index("22") == 42
    assert lines[2][4] == "▃"
    assert len(lines[2]) == 43


async def test_year_when_drawn_then_a_bar_a_week_and_months_where_they_begin() -> None:
    by_day = {date(2026, 1, 1): 1, date(2026, 1, 4): 3, date(2026, 12, 31): 5}
    lines = await lines_of(Length.YEAR, by_day)
    assert lines[3].split()[0] == "Jan"
    assert lines[3].split()[-1] == "Dec"
    assert len(lines[3].split()) == 12
    assert (lines[2][0], lines[2][52], len(lines[2])) == ("█", "█", 53)
    assert lines[2][1:52].strip() == ""


@pytest.mark.parametrize("width", [56, 30, 3])
async def test_chart_when_narrow_then_a_cell_a_bar_and_nothing_beyond_the_edge(width: int) -> None:
    by_day = {date(2026, 11, day): day for day in range(1, 25)}
    lines = await lines_of(Length.MONTH, by_day, width)
    assert all(len(line) <= width for line in lines)
    assert lines[2][:3] == "▁▂▃"
    assert cells_of(Length.MONTH, 30, width) == (1, 0)


@given(st.lists(st.integers(0, 10_000), min_size=1))
def test_levels_when_of_any_numbers_then_nothing_is_blank_and_anything_is_to_be_seen(
    numbers: list[int],
) -> None:
    told = levels(numbers)
    for number, level in zip(numbers, told, strict=True):
        assert (level >= 1) == (number > 0)
        assert level < Bars.STEPS + 1
    for (one, low), (other, high) in pairwise(sorted(zip(numbers, told, strict=True))):
        assert one == other or low <= high


@pytest.mark.parametrize("each", [1, 2])
def test_labels_when_of_a_month_then_each_stands_at_its_day(each: int) -> None:
    labels = labels_of(span_of(Length.MONTH, MONDAY), each)
    for at, word in ((0, "1"), (7, "8"), (14, "15"), (21, "22"), (28, "29")):
        assert labels[at * each :].startswith(word)


@pytest.mark.parametrize("year", [2024, 2026, 2027, 2028])
def test_labels_when_of_a_year_then_each_month_stands_at_the_week_it_begins_in(year: int) -> None:
    span = span_of(Length.YEAR, date(year, 3, 5))
    labels, parts = labels_of(span, 1), list(span.parts())
    words = labels.split()
    assert words[0] == "Jan"
    for number, word in enumerate(MONTHS, start=1):
        if word[:3] in words:
            assert parts[labels.index(word[:3])].holds(date(year, number, 1))
    assert len(words) >= 11


def test_labels_when_there_is_no_room_then_the_one_that_would_run_into_another_is_left_out() -> (
    None
):
    assert labels_of(span_of(Length.WEEK, MONDAY), 2) == "Mon Wed Fri Sun"
