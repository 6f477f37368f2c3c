"""A value's page: what it means, its place, how close it was, and what is threaded to it."""

from pathlib import Path

import pytest
from textual.widgets import Static

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.views import Query
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.screens.check_in import CheckInScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.find import FindScreen
from recovery_journal.tui.screens.history import HistoryScreen
from recovery_journal.tui.screens.over_time import OverTimeScreen
from recovery_journal.tui.screens.thread import ThreadDialog
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.threaded import MOST_LINES
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.valuing import (
    PASSPHRASE,
    add_check_in,
    add_value,
    ago,
    at_hand,
    in_this_order,
    line_of,
    opened,
    press,
    value_named,
)


@pytest.fixture
def journal() -> Journal:
    """A value with all that may be said of it, the second in the order."""
    journal = Journal.in_memory()
    first = add_value(journal, "First", "Something else.")
    value = add_value(
        journal,
        *("Honesty", "Saying it early."),
        whose="mine",
        hinders="Late evenings.",
        helps="The small thing first.",
    )
    journal.set_value_order([first.id, value.id])
    return journal


def threaded(
    journal: Journal, name: str, title: str, back: int = 0, *, to_it: bool = True
) -> Entry:
    """A win that is threaded to a value, or that the value is threaded to."""
    win = journal.add(new_entry(Kind.WIN, ago(back), title))
    ends = (win.id, value_named(journal, name).id)
    journal.thread(*(ends if to_it else ends[::-1]))
    return win


def told(at: object) -> str:
    """What stands in a line."""
    assert isinstance(at, Static)
    return str(at.content)


PAGE = ("v", "down", "enter")
"""From Today to the page of the second value."""


# what it shows


async def test_page_when_opened_then_all_that_is_said_of_it_is_there(journal: Journal) -> None:
    async with opened(journal, *PAGE, size=(80, 40)) as (app, _):
        assert isinstance(app.screen, ValueScreen)
        assert in_this_order(
            app,
            *("Value", "2 in your order", "Honesty", "Saying it early."),
            *("Whose it is", "mine", "What gets in the way", "Late evenings."),
            *("What helps", "The small thing first."),
        )
        assert app.screen.query_one(FootLine).lane == "only me"


async def test_page_when_nothing_more_is_said_then_empty_means_empty() -> None:
    journal = Journal.in_memory()
    add_value(journal, "Plain")
    async with opened(journal, "v", "enter") as (app, _):
        for words in ("Whose it is", "gets in the way", "What helps", "order", "of 10", "close."):
            assert words not in seen(app), words
        assert app.screen.query_one(TitleLine).right == ""


async def test_page_when_the_value_was_let_go_of_then_its_day_stands_above_and_its_words_below(
    journal: Journal,
) -> None:
    journal.let_go(value_named(journal, "Honesty").id, ago(1), "It was a good coat.")
    async with opened(journal, "v", "end", "enter", size=(80, 40)) as (app, _):
        assert app.screen.query_one(TitleLine).right == "let go of, yesterday"
        assert in_this_order(app, "The day I let it go", "yesterday", "On letting it go")
        assert "It was a good coat." in seen(app)


async def test_page_when_its_lane_changes_then_the_foot_says_it(journal: Journal) -> None:
    async with opened(journal, *PAGE, "o", "end", "enter") as (app, _):
        assert value_named(journal, "Honesty").lane is Lane.HAND_OVER
        assert app.screen.query_one(FootLine).lane == "hand over"


async def test_page_when_one_before_it_was_let_go_of_then_its_place_is_that_of_the_list(
    journal: Journal,
) -> None:
    journal.let_go(value_named(journal, "First").id, ago(0), "")
    async with opened(journal, "v") as (app, pilot):
        assert line_of(app, "1  Honesty")
        await press(pilot, "enter")
        assert "1 in your order" in seen(app)


# how close it was


async def test_page_when_there_are_check_ins_then_the_newest_with_a_number_is_a_sentence(
    journal: Journal,
) -> None:
    value = value_named(journal, "Honesty")
    async with opened(journal, *PAGE) as (app, pilot):
        assert not app.screen.query_one("#nearness").display
        add_check_in(journal, value, 3, 9, back=20)
        add_check_in(journal, value, 6, 8, back=1)
        add_check_in(journal, value, None, 2, back=0)
        app.tell_changed()
        await settle(pilot)
        assert told(app.screen.query_one("#nearness")) == (
            "Yesterday: 6 of 10 close. y shows it over time."
        )


async def test_page_when_the_number_is_0_then_it_is_said_as_any_other(journal: Journal) -> None:
    add_check_in(journal, value_named(journal, "Honesty"), 0)
    async with opened(journal, *PAGE) as (app, _):
        assert "Today: 0 of 10 close." in said(app)


async def test_page_when_the_newest_check_in_goes_to_the_trash_then_the_one_before_is_told(
    journal: Journal,
) -> None:
    value = value_named(journal, "Honesty")
    add_check_in(journal, value, 3, back=1)
    newest = add_check_in(journal, value, 9)
    async with opened(journal, *PAGE) as (app, pilot):
        journal.trash(newest.id)
        app.tell_changed()
        await settle(pilot)
        assert "Yesterday: 3 of 10 close." in said(app)


# what is close to it


async def test_page_when_nothing_is_threaded_to_it_then_it_invites_with_the_key(
    journal: Journal,
) -> None:
    async with opened(journal, *PAGE) as (app, _):
        line = told(app.screen.query_one("#close-to-it"))
        assert line == "Nothing is threaded to it yet. & finds a win, a note or anything else."
        assert not app.screen.query_one(EntryList).display


async def test_page_when_entries_are_threaded_then_both_ways_newest_first(
    journal: Journal,
) -> None:
    threaded(journal, "Honesty", "older, to it", 5)
    threaded(journal, "Honesty", "newer, from it", 2, to_it=False)
    threaded(journal, "First", "to another", 1)
    gone = threaded(journal, "Honesty", "in the trash", 3)
    journal.trash(gone.id)
    async with opened(journal, *PAGE) as (app, _):
        rows = app.screen.query_one(EntryList).shown_rows
        assert [row.title for row in rows] == ["newer, from it", "older, to it"]
        assert in_this_order(app, "Saying it early.", "Close to it", "newer, from it", "older")
        assert "to another" not in seen(app)
        assert "in the trash" not in seen(app)
        assert seen(app).count("older, to it") == 1


async def test_page_when_many_are_threaded_then_some_show_and_the_list_goes_on(
    journal: Journal,
) -> None:
    for at in range(30):
        threaded(journal, "Honesty", f"win {at:02}", at)
    async with opened(journal, *PAGE) as (app, pilot):
        assert seen(app).count("win 0") == MOST_LINES
        await press(pilot, "tab", "end")
        assert at_hand(app) == "win 29"
        assert "win 29" in seen(app)


async def test_page_when_a_threaded_entry_is_chosen_then_it_opens_and_esc_comes_back(
    journal: Journal,
) -> None:
    threaded(journal, "Honesty", "newer", 1)
    threaded(journal, "Honesty", "older", 2)
    async with opened(journal, *PAGE, "tab", "down", "enter") as (app, pilot):
        assert isinstance(app.screen, EntryScreen)
        assert at_hand(app) == "older"
        await press(pilot, "escape")
        assert isinstance(app.screen, ValueScreen)
        assert at_hand(app) == "older"
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)


async def test_page_when_another_value_is_threaded_then_it_has_its_own_page(
    journal: Journal,
) -> None:
    journal.thread(value_named(journal, "First").id, value_named(journal, "Honesty").id)
    async with opened(journal, *PAGE, "tab", "enter") as (app, pilot):
        assert isinstance(app.screen, ValueScreen)
        assert "1 in your order" in seen(app)
        await press(pilot, "escape")
        assert "2 in your order" in seen(app)


# commands


async def test_commands_when_the_list_has_the_focus_then_on_its_entry_and_else_on_the_value(
    journal: Journal,
) -> None:
    win = threaded(journal, "Honesty", "a win")
    async with opened(journal, *PAGE) as (app, pilot):
        assert app.focused is app.screen.query_one(Reader)
        assert at_hand(app) == "Honesty"
        await press(pilot, "asterisk", "tab")
        assert isinstance(app.focused, EntryList)
        assert at_hand(app) == "a win"
        assert value_named(journal, "Honesty").starred
        assert not journal.entry(win.id).starred
        await press(pilot, "asterisk", "number_sign")
        await enter(pilot, "evening")
        assert (journal.entry(win.id).starred, journal.entry(win.id).tags) == (True, ("evening",))
        assert value_named(journal, "Honesty").tags == ()
        await press(pilot, "e")
        assert isinstance(app.screen, EditorScreen)
        assert line_of(app, "a win")
        await press(pilot, "escape", "shift+tab")
        assert at_hand(app) == "Honesty"
        await press(pilot, "e")
        assert line_of(app, "Saying it early.")


async def test_check_in_when_the_list_has_the_focus_then_still_about_the_value(
    journal: Journal,
) -> None:
    threaded(journal, "Honesty", "a win")
    async with opened(journal, *PAGE, "tab", "i") as (app, pilot):
        assert isinstance(app.screen, CheckInScreen)
        assert line_of(app, "Honesty")
        await press(pilot, "escape", "y")
        assert isinstance(app.screen, OverTimeScreen)
        await press(pilot, "escape", "L")
        assert isinstance(app.screen, EditorScreen)
        assert line_of(app, "The day I let it go")


async def test_check_in_when_saved_from_the_page_then_it_is_told_there(journal: Journal) -> None:
    async with opened(journal, *PAGE, "i", "tab", "6", "ctrl+s") as (app, _):
        assert isinstance(app.screen, ValueScreen)
        assert "Today: 6 of 10 close." in said(app)


async def test_thread_when_taken_from_the_page_then_it_stands_in_the_list_and_can_be_taken_away(
    journal: Journal,
) -> None:
    journal.add(new_entry(Kind.NOTE, ago(0), "a quiet note"))
    async with opened(journal, *PAGE, "ampersand") as (app, pilot):
        assert isinstance(app.screen, ThreadDialog)
        await enter(pilot, "quiet")
        assert isinstance(app.screen, ValueScreen)
        assert in_this_order(app, "Close to it", "a quiet note")
        assert app.screen.query_one(EntryList).display
        await press(pilot, "ampersand", "enter", "enter")
        assert "Nothing is threaded to it yet." in said(app)


async def test_history_when_asked_for_then_of_the_value(journal: Journal) -> None:
    async with opened(journal, *PAGE, "h") as (app, pilot):
        assert isinstance(app.screen, HistoryScreen)
        assert "Late evenings." in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ValueScreen)


async def test_export_when_begun_here_then_with_this_value_alone(journal: Journal) -> None:
    async with opened(journal, *PAGE, "m") as (app, _):
        assert isinstance(app.screen, ExportScreen)
        assert "1 entry" in said(app)
        assert line_of(app, "Honesty")


async def test_trash_when_pressed_on_the_page_then_it_says_so_and_u_takes_it_back(
    journal: Journal,
) -> None:
    value = value_named(journal, "Honesty")
    async with opened(journal, *PAGE, "x") as (app, pilot):
        assert journal.entry(value.id).trashed
        assert isinstance(app.screen, ValueScreen)
        assert line_of(app, "in the trash")
        await press(pilot, "u")
        assert journal.entry(value.id).trashed is None
        assert "in the trash" not in seen(app)
        assert "2 in your order" in seen(app)


async def test_trash_when_pressed_and_the_page_left_then_the_list_is_without_it(
    journal: Journal,
) -> None:
    async with opened(journal, *PAGE, "x", "escape") as (app, _):
        assert isinstance(app.screen, ValuesScreen)
        assert "Honesty" not in seen(app)
        assert at_hand(app) == "First"


async def test_trash_when_the_list_has_the_focus_then_its_entry_goes_and_the_page_stays(
    journal: Journal,
) -> None:
    threaded(journal, "Honesty", "a win")
    async with opened(journal, *PAGE, "tab", "x") as (app, pilot):
        assert [row.title for row in journal.page(Query(trashed=True))] == ["a win"]
        assert isinstance(app.screen, ValueScreen)
        assert "Nothing is threaded to it yet." in said(app)
        await press(pilot, "u")
        assert [row.title for row in app.screen.query_one(EntryList).shown_rows] == ["a win"]


# other ways to it


async def test_find_when_a_value_is_chosen_then_its_page_opens(journal: Journal) -> None:
    async with opened(journal, "slash") as (app, pilot):
        await enter(pilot, "late evenings")
        await press(pilot, "enter")
        assert isinstance(app.screen, ValueScreen)
        assert "2 in your order" in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, FindScreen)


async def test_open_when_an_entry_is_a_value_then_its_own_page(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        for row in journal.page(Query(kind=Kind.VALUE)):
            app.post_message(OpenEntry(row.id))
            await settle(pilot)
            assert isinstance(app.screen, ValueScreen)
            assert at_hand(app) == row.title


async def test_page_when_another_connection_changes_it_then_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    filed = Journal.create(path, PASSPHRASE)
    value = add_value(filed, "Honesty")
    async with opened(filed, "v", "enter") as (app, pilot):
        other = Journal.unlock(path, PASSPHRASE)
        threaded(other, "Honesty", "from elsewhere")
        add_check_in(other, value, 4)
        other.set_value_order([value.id])
        other.close()
        await until(pilot, lambda: "from elsewhere" in seen(app))
        assert "Today: 4 of 10 close." in said(app)
        assert "1 in your order" in seen(app)
    filed.close()


async def test_page_when_the_value_is_erased_elsewhere_then_the_app_goes_on(
    tmp_path: Path,
) -> None:
    path = tmp_path / "own" / "journal.db"
    filed = Journal.create(path, PASSPHRASE)
    value = add_value(filed, "Honesty", "Soon gone.")
    async with opened(filed, "v", "enter") as (app, pilot):
        other = Journal.unlock(path, PASSPHRASE)
        other.erase(value.id)
        other.close()
        await until(pilot, lambda: "Soon gone." not in seen(app))
        for key in ("asterisk", "ampersand", "e", "h", "L"):
            app.clear_notifications()
            await press(pilot, key)
            assert "No such entry." in said(app), key
        await press(pilot, "i", "y", "escape")
        assert isinstance(app.screen, ValuesScreen)
        assert "Nothing here yet. That's fine." in said(app)
    filed.close()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_page_when_made_up_then_words_and_threads_have_room(size: tuple[int, int]) -> None:
    async with opened(made_up_journal(), "v", "enter", size=size) as (app, _):
        reader, listed = app.screen.query_one(Reader), app.screen.query_one(EntryList)
        assert reader.size.height >= 5
        assert listed.region.y >= reader.region.bottom
        assert listed.region.bottom <= app.screen.query_one(FootLine).region.y
        assert "Told the truth" in seen(app)
