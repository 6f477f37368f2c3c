"""The line of filters: moving on it, taking one away by key or click, and what is fixed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.views import Query
from recovery_journal.tui.widgets.filter_line import FilterLine
from tests.tui.hosting import Host, shown

THREE = Query(words="owl", kind=Kind.WIN, tag="calm", starred=True)
ALL_THREE = "wins × · tagged calm × · starred × · filter…"


class LineScreen(Screen[None]):
    """A line of filters and a field; notes what they ask for."""

    def __init__(self, query: Query, fixed: frozenset[str]):
        super().__init__()
        self.line = FilterLine(query, fixed)
        self.left: list[Query] = []
        self.asked = 0
        self.follows = True

    def compose(self) -> ComposeResult:
        """The line, the field."""
        yield self.line
        yield Input()

    def on_filter_line_changed(self, message: FilterLine.Changed) -> None:
        """Show what is left, as the real screens do."""
        self.left.append(message.query)
        if self.follows:
            self.line.shown = message.query

    def action_filter(self) -> None:
        """Note that a filter is to be set."""
        self.asked += 1


class FiltersApp(Host):
    """One screen with a line of filters."""

    def __init__(self, query: Query, *fixed: str):
        super().__init__()
        self.page = LineScreen(query, frozenset(fixed))

    def on_mount(self) -> None:
        """Show it."""
        self.push_screen(self.page)

    @property
    def line(self) -> FilterLine:
        """The line."""
        return self.page.line

    def words(self) -> str:
        """What the line says."""
        return self.line.render().plain.rstrip()

    def marked(self) -> str:
        """The words that stand out."""
        content = self.line.render()
        spans = [span for span in content.spans if "underline" in str(span.style)]
        return "".join(content.plain[span.start : span.end] for span in spans)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is one day in March."""
    with time_machine.travel("2026-03-12T12:00:00+00:00", tick=True):
        yield


async def test_line_when_filters_are_set_then_each_in_words_with_a_cross() -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert app.words() == ALL_THREE
        assert shown(app)[1].strip("▎ ") == ALL_THREE


SAID: list[tuple[Query, str]] = [
    (Query(), "filter…"),
    (Query(words="owl", trashed=True), "filter…"),
    (Query(coming_back=True), "coming back × · filter…"),
    (Query(lane=Lane.OPEN_TOGETHER), "open together × · filter…"),
    (Query(since=date(2026, 3, 11)), "since yesterday × · filter…"),
    (
        Query(since=date(2025, 3, 11), until=date(2026, 1, 2)),
        "since 11 March 2025 × · until 2 January × · filter…",
    ),
    (Query(since=date(2026, 1, 2), until=date(2026, 1, 2)), "on 2 January × · filter…"),
]


async def test_line_when_a_query_is_shown_then_its_filters_alone() -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        for query, words in SAID:
            app.line.shown = query
            assert app.words() == words


async def test_line_when_moved_then_one_stands_out_and_the_ends_stop_it() -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        marked = [app.marked()]
        for key in ("left", "right", "right", "right", "right", "left"):
            await pilot.press(key)
            marked.append(app.marked())
        assert marked == [
            "wins ×",
            "wins ×",
            "tagged calm ×",
            "starred ×",
            "filter…",
            "filter…",
            "starred ×",
        ]


async def test_line_when_it_has_no_focus_then_nothing_stands_out_and_a_bar_tells_of_focus() -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert shown(app)[1].startswith("▎")
        await pilot.press("tab")
        await pilot.pause()
        assert app.focused is app.page.query_one(Input)
        assert app.marked() == ""
        assert shown(app)[1] == f"  {ALL_THREE}"


@pytest.mark.parametrize("key", ["enter", "delete", "backspace"])
async def test_line_when_a_filter_is_taken_away_then_the_query_without_it(key: str) -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.press("right", key)
        assert app.page.left == [replace(THREE, tag=None)]
        assert app.words() == "wins × · starred × · filter…"
        assert app.marked() == "starred ×"
        await pilot.press(key)
        assert app.page.left[-1] == Query(words="owl", kind=Kind.WIN)
        assert app.marked() == "filter…"
        assert app.page.asked == 0


async def test_line_when_at_its_end_then_enter_sets_one_and_delete_does_nothing() -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.press("right", "right", "right", "delete", "backspace")
        assert app.page.asked == 0
        await pilot.press("enter")
        assert app.page.asked == 1
        assert app.page.left == []


async def test_line_when_one_day_is_taken_away_then_both_its_ends_are() -> None:
    day = date(2026, 3, 12)
    app = FiltersApp(Query(since=day, until=day, starred=True))
    async with app.run_test(size=(80, 5)) as pilot:
        assert app.words() == "starred × · today × · filter…"
        await pilot.press("right", "delete")
        assert app.page.left == [Query(starred=True)]


async def test_line_when_fewer_filters_are_shown_then_it_stands_on_one_that_is_there() -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.press("right", "right", "right")
        app.line.shown = Query(starred=True)
        await pilot.pause()
        assert app.line.at == 1
        assert app.marked() == "filter…"
        app.line.shown = Query()
        assert app.line.at == 0
        app.line.shown = THREE
        assert app.marked() == "wins ×"


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("wins ×", replace(THREE, kind=None)),
        ("tagged calm ×", replace(THREE, tag=None)),
        ("starred ×", replace(THREE, starred=False)),
    ],
)
async def test_line_when_a_filter_is_clicked_at_either_end_then_it_is_taken_away(
    word: str, left: Query
) -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        app.page.follows = False
        start = 2 + ALL_THREE.index(word)
        for at in (start, start + len(word) - 1):
            await pilot.click(FilterLine, offset=(at, 0))
        assert app.page.left == [left, left]
        assert app.page.asked == 0


async def test_line_when_clicked_between_or_after_the_words_then_nothing() -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        gap = ALL_THREE.index(" · ")
        for at in (gap, gap + 1, gap + 2, len(ALL_THREE), 70):
            await pilot.click(FilterLine, offset=(2 + at, 0))
        assert (app.page.left, app.page.asked) == ([], 0)
        await pilot.click(FilterLine, offset=(2 + ALL_THREE.index("filter…"), 0))
        assert (app.page.left, app.page.asked) == ([], 1)


async def test_line_when_a_tag_is_wide_then_clicks_count_cells() -> None:
    app = FiltersApp(Query(tag="夜の散歩", starred=True))
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        start = cell_len(app.words().partition("starred")[0])
        assert start == 20
        await pilot.click(FilterLine, offset=(2 + start, 0))
        assert app.page.left == [Query(tag="夜の散歩")]


async def test_line_when_a_filter_is_fixed_then_it_is_not_said_and_never_taken_away() -> None:
    app = FiltersApp(THREE, "kind")
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert app.words() == "tagged calm × · starred × · filter…"
        await pilot.press("delete", "delete", "delete", "delete")
        assert app.page.left == [replace(THREE, tag=None), Query(words="owl", kind=Kind.WIN)]
        assert app.words() == "filter…"
        await pilot.click(FilterLine, offset=(2, 0))
        assert app.page.asked == 1


async def test_line_when_days_are_fixed_then_neither_end_is_said() -> None:
    day = date(2026, 3, 1)
    app = FiltersApp(Query(since=day, until=day, lane=Lane.HAND_OVER), "since", "until")
    async with app.run_test(size=(80, 5)):
        assert app.words() == "hand over × · filter…"


async def test_told_when_set_then_at_the_right_end() -> None:
    app = FiltersApp(THREE)
    async with app.run_test(size=(80, 5)) as pilot:
        app.line.told = "12 found"
        await pilot.pause()
        assert cell_len(app.line.render().plain) == app.line.content_size.width == 78
        assert shown(app)[1].endswith(" 12 found")


@pytest.mark.parametrize("width", [20, 31, 32, 33])
async def test_line_when_narrow_then_filters_give_way_and_what_is_told_stays(width: int) -> None:
    app = FiltersApp(replace(THREE, tag="夜の散歩"))
    async with app.run_test(size=(width, 5)) as pilot:
        app.line.told = "2 found"
        await pilot.pause()
        line = app.line.render().plain
        assert cell_len(line) == width - 2
        assert line.startswith("wins × ")
        assert line.endswith("  2 found")
        assert "…" in line


async def test_line_when_a_tag_holds_markup_then_it_is_text() -> None:
    app = FiltersApp(Query(tag="[b]x[/b]"))
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert shown(app)[1].strip("▎ ") == "tagged [b]x[/b] × · filter…"
