"""Words in wins that could be threads: taken up, left a word, offered again."""

import pytest
from textual.geometry import Offset

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.offered import OfferedScreen
from recovery_journal.tui.screens.strengths import StrengthsScreen
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.word_list import WordList
from tests.tui.driving import said, seen, settle
from tests.tui.running import add_strength, add_win, foot, rows
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    click,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
    wrapped,
)

HERE = ("s", "p")
"""From Today to the words."""


@pytest.fixture
def journal() -> Journal:
    """Three wins; two have a word in common, one strength is there already."""
    journal = Journal.in_memory()
    add_strength(journal, "Patience")
    add_win(journal, "one", 2, strengths=("asking for help",))
    add_win(journal, "two", 1, strengths=("Asking for help",), values=("Honesty",))
    add_win(journal, "three", 0, strengths=("patience",))
    return journal


def words(app: JournalApp) -> list[str]:
    """The rows, their blanks made one."""
    return [" ".join(row.split()) for row in rows(app, WordList)]


def named(journal: Journal, kind: Kind) -> list[str]:
    """The names of all entries of a kind."""
    return sorted(entry.title for entry in journal.entries(Query(kind=kind)))


def at_hand(app: JournalApp) -> str:
    """The word at hand."""
    offered = app.screen.query_one(WordList).at_hand
    return offered.word if offered else ""


async def test_words_when_some_wait_then_each_says_what_it_would_be_and_where_it_stands(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, _):
        assert isinstance(app.screen, OfferedScreen)
        assert words(app) == [
            "patience strength in one win there already",
            "Asking for help strength in 2 wins",
            "Honesty value in one win",
        ]
        assert "Nothing is forced: x leaves it a word." in said(app)
        assert "Earlier versions stay in the history." in said(app)
        assert in_this_order(app, "Words in your wins", "enter makes a word", "patience")
        shown = app.screen.query_one(FootLine).render().plain
        assert "enter make it a thread   x leave it a word" in shown


async def test_words_when_there_are_none_then_said_kindly_and_keys_do_no_harm() -> None:
    async with opened(Journal.in_memory(), *HERE) as (app, pilot):
        assert "No words wait here. That's fine." in seen(app)
        assert not {"make it a thread", "leave it a word", "offer it again"} & foot(app)
        await press(pilot, "enter", "x", "u", "down")
        assert isinstance(app.screen, OfferedScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthsScreen)


async def test_enter_when_on_a_word_then_its_wins_are_threaded_and_the_one_beside_is_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "down", "enter") as (app, _):
        assert named(journal, Kind.STRENGTH) == ["Asking for help", "Patience"]
        made = next(
            each
            for each in journal.entries(Query(kind=Kind.STRENGTH))
            if each.title == "Asking for help"
        )
        assert made.day == TODAY
        threaded = journal.page(Query(threaded_to=made.id))
        assert [row.title for row in threaded] == ["two", "one"]
        for row in threaded:
            details = journal.entry(row.id).details
            assert isinstance(details, WinDetails)
            assert details.strengths == ()
            (before,) = journal.history(row.id)
            assert isinstance(before.details, WinDetails)
            assert [word.lower() for word in before.details.strengths] == ["asking for help"]
        assert len(words(app)) == 2
        assert at_hand(app) == "Honesty"
        assert "A strength now, 2 wins threaded to it." in said(app)


async def test_enter_when_the_name_is_there_then_no_second_one(journal: Journal) -> None:
    async with opened(journal, *HERE, "enter") as (app, _):
        assert named(journal, Kind.STRENGTH) == ["Patience"]
        (strength,) = journal.entries(Query(kind=Kind.STRENGTH))
        assert [row.title for row in journal.page(Query(threaded_to=strength.id))] == ["three"]
        assert at_hand(app) == "Asking for help"


async def test_enter_when_on_a_value_then_a_value(journal: Journal) -> None:
    async with opened(journal, *HERE, "end", "enter") as (app, pilot):
        assert named(journal, Kind.VALUE) == ["Honesty"]
        assert "A value now, one win threaded to it." in said(app)
        assert at_hand(app) == "Asking for help"
        await press(pilot, "enter", "enter")
        assert "No words wait here." in seen(app)
        assert not app.screen.query_one(WordList).display
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthsScreen)
        assert "could become threads" not in said(app)


async def test_row_when_clicked_then_as_enter(journal: Journal) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        y = next(at for at, line in enumerate(seen(app).splitlines()) if "Honesty" in line)
        await click(app, pilot, Offset(8, y))
        assert named(journal, Kind.VALUE) == ["Honesty"]


async def test_x_when_words_are_left_then_they_go_and_u_offers_them_again_last_first(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        assert "offer it again" not in foot(app)
        await press(pilot, "x", "x")
        assert words(app) == ["Honesty value in one win"]
        assert "offer it again" in foot(app)
        assert named(journal, Kind.STRENGTH) == ["Patience"]
        await press(pilot, "u")
        assert words(app)[0].startswith("Asking for help")
        assert at_hand(app) == "Honesty"
        await press(pilot, "u", "u")
        assert len(words(app)) == 3
        assert "offer it again" not in foot(app)


async def test_x_when_all_are_left_then_said_kindly_and_u_still_acts(journal: Journal) -> None:
    async with opened(journal, *HERE, "x", "x", "x") as (app, pilot):
        assert "No words wait here. That's fine." in seen(app)
        await press(pilot, "u")
        assert len(words(app)) == 1
        await press(pilot, "enter")
        assert named(journal, Kind.VALUE) == ["Honesty"]
    async with opened(journal, *HERE) as (app, _):
        assert "No words wait here. That's fine." in seen(app)


async def test_enter_when_the_disk_is_full_then_said_and_the_word_stays(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise NoSpace("There is no room left on the disk. Nothing was changed.")

    async with opened(journal, *HERE) as (app, pilot):
        monkeypatch.setattr(journal, "take_up", refused)
        await press(pilot, "enter")
        assert "The disk is full." in seen(app)
        assert len(words(app)) == 3
        assert isinstance(app.screen, OfferedScreen)


async def test_words_when_changed_elsewhere_then_shown_anew_and_the_same_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "end") as (app, pilot):
        add_win(journal, "four", 0, strengths=("courage",))
        app.tell_changed()
        await settle(pilot)
        assert len(words(app)) == 4
        assert at_hand(app) == "Honesty"


async def test_words_when_two_look_then_those_of_closed_wins_stand_nowhere(
    journal: Journal,
) -> None:
    win = add_win(journal, "open", 0, strengths=("courage",))
    journal.set_lane(win.id, Lane.OPEN_TOGETHER)
    async with opened(together(journal), *HERE) as (app, _):
        assert words(app) == ["courage strength in one win"]
        assert "Honesty" not in seen(app)


async def test_words_when_told_then_none_is_above_another(journal: Journal) -> None:
    async with opened(journal, *HERE) as (app, _):
        told = said(app).lower()
        for word in ("most", "top", "best", "should", "must", "only", "just"):
            assert f" {word} " not in told, word


@pytest.mark.parametrize("size", SIZES)
async def test_words_when_hostile_then_a_line_each_text_and_they_act(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    hostile = tuple(each[:480] for each in HOSTILE)
    add_win(journal, "one", 0, strengths=hostile, values=hostile)
    async with opened(journal, *HERE, size=size) as (app, pilot):
        assert wrapped(app.screen.query_one(WordList)) == 0
        assert misfits(app.screen) == []
        assert "[b]x[/b] [/]" in seen(app)
        assert line_of(app, "[b]x[/b]").rstrip().endswith("in one win")
        await press(pilot, *["enter"] * 4, *["x"] * 4)
        assert "No words wait here." in seen(app)
        assert len(named(journal, Kind.STRENGTH)) == len(hostile)
        assert named(journal, Kind.VALUE) == []


@pytest.mark.parametrize("size", SIZES)
async def test_words_when_made_up_then_they_fit(size: tuple[int, int]) -> None:
    async with opened(made_up_journal(), *HERE, size=size) as (app, pilot):
        assert misfits(app.screen) == []
        assert wrapped(app.screen.query_one(WordList)) == 0
        for width in (60, 120, 80):
            await pilot.resize_terminal(width, 24)
            await settle(pilot)
            assert misfits(app.screen) == [], width
            assert wrapped(app.screen.query_one(WordList)) == 0, width
