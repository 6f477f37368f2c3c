"""Earlier sorts: the list, the reader, and two of them side by side, in words."""

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Lane
from recovery_journal.model.value_parts import Door
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.compared import ComparedScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.sorts import SortsScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.reader import Reader
from tests.tui.driving import said, seen, settle
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    add_sort,
    at_hand,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
)

HERE = ("v", "p")
"""From Today to the earlier sorts."""


@pytest.fixture
def journal() -> Journal:
    """Three sorts, of today, of last month and of last year."""
    journal = Journal.in_memory()
    add_sort(
        journal,
        *("Winning, Honesty", 400),
        ranked=("Winning", "Honesty"),
        most=("Winning", "Honesty"),
        important=("Play",),
    )
    add_sort(
        journal,
        *("Honesty, Home, Winning", 40),
        ranked=("Honesty", "Home", "Winning"),
        most=("Honesty", "Home", "Winning"),
    )
    add_sort(
        journal,
        *("Honesty, Play, Rest, in peace", 0),
        ranked=("Honesty", "Play"),
        kept=("Rest, in peace",),
        most=("Honesty", "Play", "Rest, in peace"),
        very=("Home",),
    )
    return journal


def shown(app: JournalApp) -> dict[str, str]:
    """What two sorts side by side tell: the words below each heading."""
    told = [str(each.content) for each in app.screen.query(Static).results(Static)]
    return dict(one.partition("\n")[::2] for one in told)


# the list


async def test_sorts_when_there_are_none_then_it_says_so_kindly() -> None:
    async with opened(Journal.in_memory(), *HERE) as (app, pilot):
        assert isinstance(app.screen, SortsScreen)
        assert "Nothing here yet. That's fine." in said(app)
        await press(pilot, "enter", "e", "x", "c")
        assert isinstance(app.screen, SortsScreen)
        assert "Two sorts can be seen side by side once there are two." in said(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)


async def test_sorts_when_there_are_some_then_newest_first_with_their_dates(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, _):
        rows = app.screen.query_one(EntryList).shown_rows
        assert [row.title for row in rows] == [
            "Honesty, Play, Rest, in peace",
            "Honesty, Home, Winning",
            "Winning, Honesty",
        ]
        assert in_this_order(app, "Earlier sorts", "today", "Honesty, Play")
        assert "Nothing here yet" not in seen(app)
        assert app.focused is app.screen.query_one(EntryList)


async def test_reader_when_a_sort_is_at_hand_then_names_by_where_they_came(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, size=(120, 40)) as (app, pilot):
        reader = app.screen.query_one(Reader)
        assert reader.display
        assert in_this_order(
            app,
            *("In my order", "Honesty, Play", "Also among the few", "Rest, in peace"),
            *("Very important to me", "Home"),
        )
        await press(pilot, "end")
        assert in_this_order(app, "In my order", "Winning, Honesty", "Important to me", "Play")


async def test_reader_when_a_sort_is_read_then_not_a_word_of_how_it_is_kept(
    journal: Journal,
) -> None:
    for each in (journal, made_up_journal()):
        async with opened(each, *HERE, "enter", size=(120, 40)) as (app, _):
            assert isinstance(app.screen, EntryScreen)
            told = said(app).lower()
            for word in ("progress", "under way", "not_important", "{", '"', "laid"):
                assert word not in told, word


async def test_sort_when_it_waits_then_it_is_not_among_the_earlier_ones(
    journal: Journal,
) -> None:
    journal.begin_sort(Door.ALL, [("A", "a")], 1, TODAY)
    async with opened(journal, *HERE) as (app, _):
        assert len(app.screen.query_one(EntryList).shown_rows) == 3
        assert "cards" not in line_of(app, "today")


async def test_sort_when_edited_then_its_title_is_the_persons_and_names_stay_whole(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "e") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        assert "progress" not in seen(app).lower()
        before = next(journal.entries(Query(words="peace")))
        app.screen.query_one("#title", Line).value = "The spring one"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, SortsScreen)
        after = journal.entry(before.id)
        assert after.title == "The spring one"
        assert after.details == before.details
        assert "The spring one" in seen(app)


async def test_sort_when_trashed_then_gone_and_undo_brings_it_back(journal: Journal) -> None:
    async with opened(journal, *HERE, "down", "x") as (app, pilot):
        assert journal.count(Query(trashed=True)) == 1
        rows = app.screen.query_one(EntryList).shown_rows
        assert [row.title for row in rows] == ["Honesty, Play, Rest, in peace", "Winning, Honesty"]
        assert at_hand(app) == "Winning, Honesty"
        await press(pilot, "u")
        assert len(app.screen.query_one(EntryList).shown_rows) == 3


async def test_sort_when_opened_to_others_or_starred_then_that_one(journal: Journal) -> None:
    async with opened(journal, *HERE, "down", "asterisk", "o", "down", "enter") as (app, _):
        (row,) = journal.page(Query(starred=True))
        assert (row.title, row.lane) == ("Honesty, Home, Winning", Lane.OPEN_TOGETHER)
        assert at_hand(app) == "Honesty, Home, Winning"


async def test_export_when_begun_here_then_with_all_sorts(journal: Journal) -> None:
    async with opened(journal, *HERE, "m") as (app, _):
        assert isinstance(app.screen, ExportScreen)
        assert "3 entries" in said(app)
        assert "sorts" in line_of(app, "Kind")


# two of them


async def test_compare_when_there_is_one_sort_alone_then_it_says_so() -> None:
    journal = Journal.in_memory()
    add_sort(journal, "Alone", 3, ranked=("Alone",))
    async with opened(journal, *HERE, "c") as (app, _):
        assert isinstance(app.screen, SortsScreen)
        assert "Two sorts can be seen side by side once there are two." in said(app)


async def test_compare_when_begun_then_the_others_are_offered_the_one_before_at_hand(
    journal: Journal,
) -> None:
    for downs, offered in (
        (0, ["Honesty, Home, Winning", "Winning, Honesty"]),
        (1, ["Winning, Honesty", "Honesty, Play, Rest, in peace"]),
        (2, ["Honesty, Home, Winning", "Honesty, Play, Rest, in peace"]),
    ):
        async with opened(journal, *HERE, *["down"] * downs, "c") as (app, pilot):
            assert isinstance(app.screen, ChooseDialog)
            assert "Beside which sort?" in seen(app)
            assert [choice.tells for choice in app.screen._choices] == offered
            await press(pilot, "enter")
            assert isinstance(app.screen, ComparedScreen)


async def test_compare_when_left_then_the_list_as_it_was(journal: Journal) -> None:
    async with opened(journal, *HERE, "down", "c", "escape") as (app, _):
        assert isinstance(app.screen, SortsScreen)
        assert at_hand(app) == "Honesty, Home, Winning"


@pytest.mark.parametrize("keys", [("c", "enter"), ("down", "c", "end", "enter")])
async def test_compared_when_opened_then_the_earlier_first_whichever_was_at_hand(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    async with opened(journal, *HERE, *keys) as (app, pilot):
        assert isinstance(app.screen, ComparedScreen)
        told = shown(app)
        assert list(told.values())[:2] == [
            "Honesty, Home, Winning",
            "Honesty, Play, Rest, in peace",
        ]
        assert list(told)[1] == "today"
        assert told["Further than then"] == "Home"
        assert told["New among the few"] == "Play, Rest, in peace"
        assert told["Among the few then, in no pile now"] == "Winning"
        assert "Nearer than then" not in told
        assert app.focused is app.screen.query_one(VerticalScroll)
        await press(pilot, "escape")
        assert isinstance(app.screen, SortsScreen)


async def test_compared_when_the_other_one_is_chosen_then_what_came_nearer_is_told(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "c", "down", "enter") as (app, _):
        told = shown(app)
        assert list(told.values())[:2] == ["Winning, Honesty", "Honesty, Play, Rest, in peace"]
        assert told["Nearer than then"] == "Play, Honesty"
        assert told["New among the few"] == "Rest, in peace"
        assert told["Among the few then, in no pile now"] == "Winning"
        assert "Further than then" not in told


async def test_compared_when_nothing_moved_then_it_says_so() -> None:
    journal = Journal.in_memory()
    for back in (9, 2):
        add_sort(journal, f"Same {back}", back, ranked=("Honesty", "Play"), very=("Home",))
    async with opened(journal, *HERE, "c", "enter") as (app, _):
        assert "Nothing moved between the two." in seen(app)
        for words in ("Nearer", "Further", "New among", "Among the few then"):
            assert words not in seen(app)


async def test_compared_when_shown_then_no_word_says_which_is_better(journal: Journal) -> None:
    async with opened(journal, *HERE, "c", "down", "enter") as (app, _):
        told = said(app).lower()
        for word in ("better", "worse", "improved", "lost", "only", "should", "%", "score"):
            assert word not in told, word


@pytest.mark.parametrize("size", SIZES)
async def test_sorts_when_hostile_then_everything_is_text_and_fits(size: tuple[int, int]) -> None:
    journal = Journal.in_memory()
    for back, title in enumerate(HOSTILE):
        add_sort(journal, title, back * 300, ranked=HOSTILE[: back + 1], kept=("x, [/]",))
    async with opened(journal, *HERE, size=size) as (app, pilot):
        assert misfits(app.screen) == []
        await press(pilot, "c")
        assert isinstance(app.screen, ChooseDialog)
        assert misfits(app.screen) == []
        await press(pilot, "enter")
        assert isinstance(app.screen, ComparedScreen)
        assert misfits(app.screen) == []
        assert "[b]x[/b] [/]" in seen(app)
        await press(pilot, "end", "escape", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert misfits(app.screen) == []
        await settle(pilot)


async def test_sorts_when_made_up_then_two_can_be_compared() -> None:
    async with opened(made_up_journal(), *HERE, "c", "enter") as (app, _):
        assert in_this_order(app, "Being needed, Honesty, Safety", "Honesty, Belonging")
        assert in_this_order(app, "Nearer than then", "Belonging")
