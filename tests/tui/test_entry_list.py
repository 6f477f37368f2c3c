"""The list of entries: what it shows and keeps in mind, driven by keys, and its window of rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets import Input

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.views import Query, Row
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.themes import THEMES
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.row_window import MOST_ROWS, PAGE_ROWS, RowWindow
from tests.tui.driving import until

TODAY = date.today()


def some_journal(number: int) -> Journal:
    """So many wins, two a day, the newest of yesterday."""
    journal = Journal.in_memory()
    days = (TODAY - timedelta(days=1 + back // 2) for back in range(number))
    wins = [new_entry(Kind.WIN, day, f"win {back}") for back, day in enumerate(days)]
    journal.add_many(wins[::-1])
    return journal


class ListApp(App[None]):
    """A field and a list, as on a screen."""

    CSS_PATH = [
        "../../src/recovery_journal/tui/app.tcss",
        "../../src/recovery_journal/tui/pages.tcss",
    ]

    def __init__(self, journal: Journal, query: Query | None = None):
        super().__init__()
        self.journal = journal
        self.first = query or Query()
        self.opened: list[str] = []
        self.told: list[str | None] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour names of the style sheet."""
        return {name: THEMES[0].variables[name] for name in ("hint", "raised", "quiet")}

    def compose(self) -> ComposeResult:
        """The field above the list."""
        yield Input()
        yield EntryList(self.journal, self.first, name_id="entries")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.listed.focus()

    @property
    def listed(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    def on_open_entry(self, message: OpenEntry) -> None:
        """Note what is to be opened."""
        self.opened.append(message.entry_id)

    def on_entry_list_chosen(self, message: EntryList.Chosen) -> None:
        """Note what stands out."""
        self.told.append(message.entry_id)

    def lines(self) -> list[str]:
        """What the list shows."""
        listed = self.listed
        return ["".join(p.text for p in listed.render_line(y)) for y in range(listed.size.height)]

    def title_at_hand(self) -> str:
        """The title of the entry that stands out."""
        return self.journal.entry(self.listed.entry_at_hand or "").title


async def test_row_when_several_on_a_day_then_the_day_is_said_once() -> None:
    app = ListApp(some_journal(5))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        lines = app.lines()
        assert lines[0].split() == ["▏", "yesterday", "win", "win", "0"]
        assert lines[1].split() == ["win", "win", "1"]
        assert "win 2" in lines[2]
        assert "yesterday" not in lines[2]
        assert lines[2].index("win 2") == lines[0].index("win 0")


async def test_row_when_of_another_year_then_says_the_year() -> None:
    journal = Journal.in_memory()
    journal.add(new_entry(Kind.NOTE, TODAY.replace(year=TODAY.year - 3, month=9, day=12), "far"))
    app = ListApp(journal)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        assert f"12 Sep {TODAY.year - 3}" in app.lines()[0]


async def test_row_when_starred_or_open_then_marks_in_words_at_the_right_end() -> None:
    journal = Journal.in_memory()
    for lane in Lane:
        journal.add(replace(new_entry(Kind.NOTE, TODAY, "x" * 200), lane=lane, starred=True))
    app = ListApp(journal)
    async with app.run_test(size=(70, 12)) as pilot:
        await pilot.pause()
        handed, opened, own = (line.rstrip() for line in app.lines()[:3])
        assert handed.endswith("…  *  hand over")
        assert opened.endswith("…  *  open")
        assert own.endswith("…  *")
        assert {len(handed), len(opened), len(own)} == {70}


@pytest.mark.parametrize(
    "title", ["[/] [b]not bold[/b]", "夜の散歩に行った" * 9, "👩‍👩‍👧‍👦 é́ שלום" * 7]
)
async def test_row_when_hostile_or_wide_then_every_line_fits_its_cells(title: str) -> None:
    journal = Journal.in_memory()
    journal.add(new_entry(Kind.WIN, TODAY, title, "body with lamp " * 20))
    for width in (30, 61, 80):
        app = ListApp(journal, Query(words="lamp"))
        async with app.run_test(size=(width, 8)) as pilot:
            await pilot.pause()
            assert {cell_len(line) for line in app.lines()} == {width}
            if title.startswith("["):
                assert "[/]" in app.lines()[0] or width == 30
            await pilot.press("down", "end")


async def test_search_when_the_title_lacks_it_then_a_line_around_the_hit() -> None:
    journal = Journal.in_memory()
    story = "It rained. " * 90 + "I counted the Lämp posts\ninstead. " + "Then home. " * 90
    journal.add(new_entry(Kind.WIN, TODAY, "Walked past", story))
    journal.add(new_entry(Kind.WIN, TODAY, "A lamp was lit", "lamp"))
    journal.add(replace(new_entry(Kind.WIN, TODAY, "Tagged"), tags=("lamps",)))
    app = ListApp(journal, Query(words="lamp"))
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.pause()
        tagged, tags, lit, walked, around = (line.strip("▏ ") for line in app.lines()[:5])
        assert tagged.endswith("Tagged")
        assert tags == "lamps"
        assert lit.endswith("A lamp was lit")
        assert walked.endswith("Walked past")
        assert around.startswith("…")
        assert "counted the Lämp posts instead" in around
        hits = [p.text for p in app.listed.render_line(4) if p.style and p.style.underline]
        assert hits == ["Lämp"]


async def test_highlight_when_focused_then_a_bar_that_needs_no_colour() -> None:
    app = ListApp(some_journal(9))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("down")
        assert [line[0] for line in app.lines()[:3]] == [" ", "▏", " "]
        await pilot.press("shift+tab")
        assert "▏" not in "".join(app.lines())


async def test_keys_when_pressed_then_move_and_tell() -> None:
    app = ListApp(some_journal(1500))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("j", "down", "down", "k")
        assert app.title_at_hand() == "win 2"
        await pilot.press("end")
        assert app.title_at_hand() == "win 1499"
        assert "win 1499" in "\n".join(app.lines())
        await pilot.press("up", "pageup", "pagedown")
        assert app.title_at_hand() == "win 1498"
        await pilot.press("home", "up")
        assert app.title_at_hand() == "win 0"
        assert app.told[-1] == app.listed.entry_at_hand
        await pilot.press("enter")
        assert app.opened == [app.listed.entry_at_hand]


async def test_pages_when_walked_through_then_every_row_once_and_few_are_held() -> None:
    app = ListApp(some_journal(1000))
    async with app.run_test(size=(60, 60)) as pilot:
        for key, ends in (("pagedown", range(1000)), ("pageup", range(999, -1, -1))):
            seen = [app.title_at_hand()]
            while app.title_at_hand() != f"win {ends[-1]}":
                await pilot.press(key)
                assert app.title_at_hand() != seen[-1]
                assert app.title_at_hand() in "\n".join(app.lines())
                assert len(app.listed.shown_rows) <= MOST_ROWS
                seen.append(app.title_at_hand())
            assert seen[0] == f"win {ends[0]}"


async def test_wheel_when_far_then_older_rows_come_and_keys_go_on_from_the_highlight() -> None:
    app = ListApp(some_journal(2000))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("down")
        last = ""
        while last != app.lines()[-2]:
            last = app.lines()[-2]
            app.listed.scroll_relative(y=35, animate=False, force=True)
            await pilot.pause()
        assert "win 1999" in "\n".join(app.lines())
        assert len(app.listed.shown_rows) <= MOST_ROWS
        await pilot.press("down")
        assert app.title_at_hand() == "win 2"
        assert "win 2" in "\n".join(app.lines())


async def test_click_when_first_then_stands_out_and_when_second_then_opens() -> None:
    app = ListApp(some_journal(9))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.click(EntryList, offset=(20, 3))
        assert app.title_at_hand() == "win 3"
        assert app.opened == []
        await pilot.click(EntryList, offset=(20, 3))
        assert app.opened == [app.listed.entry_at_hand]
        await pilot.click(EntryList, offset=(20, 10))
        assert len(app.opened) == 1


async def test_show_when_the_entry_is_still_found_then_it_still_stands_out() -> None:
    app = ListApp(some_journal(900))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("end", "pageup")
        kept = app.title_at_hand()
        before = [line for line in app.lines() if line.startswith("▏")]
        app.journal.add(new_entry(Kind.WIN, TODAY, "a new one"))
        app.listed.show(Query())
        await pilot.pause()
        assert app.title_at_hand() == kept
        assert [line for line in app.lines() if line.startswith("▏")] == before
        moved = app.journal.entry(app.listed.entry_at_hand or "")
        app.journal.save(replace(moved, day=TODAY))
        app.listed.show(Query())
        await pilot.pause()
        assert app.title_at_hand() == kept
        app.journal.trash(moved.id)
        app.listed.show(Query())
        await pilot.pause()
        assert app.title_at_hand() == "win 0"


async def test_show_when_nothing_is_found_then_is_empty_and_tells() -> None:
    app = ListApp(some_journal(3))
    async with app.run_test(size=(60, 12)) as pilot:
        app.listed.show(Query(words="nowhere"))
        await pilot.press("down", "end", "pageup", "enter")
        assert app.listed.is_empty
        assert app.told[-1] is None
        assert app.opened == []
        app.listed.show(Query())
        await pilot.pause()
        assert app.title_at_hand() == "win 0"


ROWS = 61


@pytest.fixture(scope="module")
def rows() -> Iterator[list[Row]]:
    """The rows of a small journal."""
    journal = some_journal(ROWS)
    yield journal.page()
    journal.close()


MOVES = st.one_of(
    st.integers(-30, 30), st.sampled_from(["first", "last", "older", "newer", "around"])
)


@settings(max_examples=100)
@given(moves=st.lists(MOVES, max_size=25), page_rows=st.integers(1, 9))
def test_window_when_moved_anyhow_then_chooses_what_a_plain_list_would(
    rows: list[Row], moves: list[int | str], page_rows: int
) -> None:
    def pages(*, before: int | None = None, after: int | None = None, limit: int) -> list[Row]:
        if after is not None:
            return [row for row in rows if row.place > after][-limit:]
        return [row for row in rows if before is None or row.place < before][:limit]

    window = RowWindow(pages, page_rows=page_rows, most_rows=2 * page_rows)
    window.first()
    at = 0
    for move in moves:
        if isinstance(move, int):
            window.move(move)
            at = min(max(at + move, 0), ROWS - 1)
        elif move == "around":
            window.around(rows[at].place)
        else:
            getattr(window, move)()
            at = {"first": 0, "last": ROWS - 1}.get(move, at)
        assert window.chosen == rows[at]
        assert len(window.rows) <= 2 * page_rows
        start = rows.index(window.rows[0])
        assert window.rows == rows[start : start + len(window.rows)]
        assert not window.at_newest or start == 0
        assert not window.at_oldest or window.rows[-1] == rows[-1]


async def test_list_when_the_screen_is_taller_than_a_page_then_it_is_filled() -> None:
    app = ListApp(some_journal(300))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.listed.number is None
        await pilot.resize_terminal(80, 3 * PAGE_ROWS)
        await until(pilot, lambda: all(line.strip() for line in app.lines()))
        app.listed.show(Query(words="win"))
        await until(pilot, lambda: all(line.strip() for line in app.lines()))
        app.listed.show(Query(words="win 299"))
        await pilot.pause()
        assert app.listed.number == 1
