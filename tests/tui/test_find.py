"""Find: search, filters, and the entry at hand beside the list."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.excerpt import excerpt, holds_all
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.said_query import filters, said_number
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.filters import FiltersDialog
from recovery_journal.tui.screens.find import FindScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.filter_line import FilterLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.row_window import PAGE_ROWS
from tests.tui.driving import said, seen, settle, until

TODAY = date.today()


def app_with(journal: Journal | None = None) -> JournalApp:
    """The app on a journal in memory."""
    return JournalApp(Path("/nowhere/journal.db"), journal or made_up_journal(TODAY))


def titles(app: JournalApp) -> list[str]:
    """The titles in the list."""
    return [row.title for row in app.screen.query_one(EntryList).shown_rows]


async def test_find_when_opened_then_typing_searches_at_once_and_tells_how_many() -> None:
    app = app_with()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f")
        await settle(pilot)
        assert f"{app.journal.count()} entries" in seen(app)
        await pilot.press(*"lamp")
        await settle(pilot)
        assert titles(app) == ["Walked past the shop and kept walking", "Staying with it"]
        assert "2 found" in seen(app)
        assert "counted the lamp posts" in seen(app)


async def test_find_when_narrow_then_the_list_alone_and_when_wide_then_reads_beside_it() -> None:
    app = app_with()
    async with app.run_test(size=(99, 30)) as pilot:
        await pilot.press("ctrl+f", *"lamp")
        await settle(pilot)
        assert "What I did that made it happen" not in seen(app)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert "What I did that made it happen" in seen(app)
        await pilot.press("escape", "ctrl+u", *"seven hours")
        await settle(pilot)
        assert "the morning felt longer" in seen(app)


async def test_escape_when_pressed_then_one_step_back_at_a_time() -> None:
    app = app_with()
    async with app.run_test() as pilot:
        await pilot.press("ctrl+f", *"the", "down", "down")
        await settle(pilot)
        assert isinstance(app.focused, EntryList)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, EntryScreen)
        at_hand = app.screen.entry_at_hand
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, FindScreen)
        assert app.screen.entry_at_hand == at_hand
        await pilot.press("escape")
        line = app.screen.query_one(Line)
        assert line.has_focus
        assert line.value == "the"
        await pilot.press("escape")
        assert line.value == ""
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_filters_when_chosen_by_keys_then_in_words_and_each_to_be_taken_away() -> None:
    app = app_with()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("ctrl+f", "ctrl+g")
        await settle(pilot)
        assert isinstance(app.screen, FiltersDialog)
        await pilot.press("right", "tab", "tab", "tab", "tab", *"evening", "tab")
        await pilot.press(*"2020-03-01", "enter")
        await settle(pilot)
        wanted = Query(kind=Kind.WIN, tag="evening", since=date(2020, 3, 1))
        assert len(titles(app)) == app.journal.count(wanted)
        assert "wins × · tagged evening × · since 1 March 2020 × · filter…" in seen(app)
        await pilot.press("tab", "right", "enter")
        await settle(pilot)
        assert isinstance(app.focused, FilterLine)
        assert "wins × · since 1 March 2020 × · filter…" in seen(app)
        await pilot.press("delete", "delete")
        await settle(pilot)
        assert isinstance(app.screen, FindScreen)
        assert len(titles(app)) == app.journal.count(Query(kind=Kind.WIN))
        await pilot.press("left", "backspace")
        await settle(pilot)
        assert f"{app.journal.count()} entries" in seen(app)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, FiltersDialog)


async def test_filters_when_clicked_then_the_dialog_and_a_click_takes_one_away() -> None:
    app = app_with()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f")
        await pilot.click(FilterLine, offset=(4, 0))
        await settle(pilot)
        assert isinstance(app.screen, FiltersDialog)
        await pilot.press("tab", "tab", "space", "enter")
        await settle(pilot)
        starred = app.journal.count(Query(starred=True))
        assert len(titles(app)) == starred > 0
        await pilot.click(FilterLine, offset=(4, 0))
        await settle(pilot)
        assert len(titles(app)) > starred


async def test_filters_when_a_day_cannot_be_read_then_says_so_and_stays() -> None:
    app = app_with()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f", "ctrl+g", "shift+tab", *"some day", "enter")
        await settle(pilot)
        assert isinstance(app.screen, FiltersDialog)
        assert "A day is a date such as" in said(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, FindScreen)


async def test_commands_when_on_a_row_then_about_that_entry() -> None:
    app = app_with()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("ctrl+f", *"seven hours", "enter", "asterisk")
        await settle(pilot)
        found = app.journal.page(Query(words="seven hours"))
        assert [row.starred for row in found] == [True]
        assert "starred" in seen(app)
        await pilot.press("x")
        await settle(pilot)
        assert "Nothing found like this." in seen(app)
        await pilot.press("u")
        await settle(pilot)
        assert titles(app) == ["Slept seven hours"]


async def test_find_when_the_journal_is_empty_then_invites() -> None:
    app = app_with(Journal.in_memory())
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("ctrl+f", "down", "enter")
        await settle(pilot)
        assert "That's fine. ctrl+n keeps a first win." in said(app)


async def test_find_when_text_is_hostile_then_it_is_text() -> None:
    journal = Journal.in_memory()
    journal.add(new_entry(Kind.WIN, TODAY, "[/] [@click=app.quit]x[/]", "[red]body[/red] [/]"))
    app = app_with(journal)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("ctrl+f", *"body", "enter")
        await settle(pilot)
        assert seen(app).count("[/] [@click=app.quit]x[/]") == 2
        assert seen(app).count("[red]body[/red] [/]") == 2


def test_filters_when_said_then_each_without_itself_and_none_of_the_place() -> None:
    day = date(2026, 3, 12)
    query = Query(
        words="x", kind=Kind.WIN, lane=Lane.HAND_OVER, starred=True, coming_back=True,
        since=day, until=day,
    )  # fmt: skip
    told = filters(query, date(2026, 11, 24), frozenset({"kind"}))
    words = ["coming back", "hand over", "starred", "on 12 March"]
    assert [one.words for one in told] == words
    assert told[0].without == replace(query, coming_back=False)
    assert told[-1].without == replace(query, since=None, until=None)


@pytest.mark.parametrize(
    ("number", "found", "told"),
    [
        (0, True, ""), (1, False, "1 entry"), (1, True, "1 found"), (12, False, "12 entries"),
        (1000, True, "1,000 found"), (1001, True, "more than 1,000 found"),
        (100_000, False, "100,000 entries"),
    ],
)  # fmt: skip
def test_number_when_said_then_in_plain_words(number: int, found: bool, told: str) -> None:
    assert said_number(number, found=found) == told


@pytest.mark.parametrize("words", ["lamp", "LÄMP", '"lamp posts"', "lamp zzz"])
def test_excerpt_when_the_hit_is_far_in_then_words_around_it(words: str) -> None:
    body = "nothing here\n" * 900 + "I counted the Lämp posts\n\tinstead. " + "after " * 900
    line = excerpt([body], words)
    assert line.startswith("…")
    assert "counted the Lämp posts instead." in line
    assert "\n" not in line


def test_excerpt_when_nothing_is_found_then_the_beginning_and_when_unspaced_then_found() -> None:
    assert excerpt(["", "first\nline"], "zzz") == "first line"
    assert excerpt([], "zzz") == ""
    assert "散歩" in excerpt(["朝" * 500 + "夜の散歩に行った"], "散歩")
    assert holds_all("夜の散歩に行った", "散歩")
    assert holds_all("Walked past", 'walk "past"')
    assert not holds_all("Walked past", "alked")


async def test_find_when_many_are_found_then_they_are_counted_once_nobody_types() -> None:
    journal = Journal.in_memory()
    journal.add_many([new_entry(Kind.NOTE, TODAY, f"leaf {n}") for n in range(2 * PAGE_ROWS)])
    app = app_with(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+f", *"leaf")
        await until(pilot, lambda: f"{2 * PAGE_ROWS} found" in seen(app))
        await pilot.press("space", "7")
        await until(pilot, lambda: "11 found" in seen(app))
