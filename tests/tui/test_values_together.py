"""Two people at one screen: no page of values shows a word, a number or a mark of what is mine."""

from dataclasses import replace

import pytest

from recovery_journal.errors import EntryNotFound
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.value_parts import Door
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import CheckIn, OpenEntry, ShowOverTime
from recovery_journal.tui.screens.nearness import NearnessScreen
from recovery_journal.tui.screens.over_time import OverTimeScreen
from recovery_journal.tui.screens.sorts import SortsScreen
from recovery_journal.tui.screens.thread import ThreadDialog
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.bulls_eye import BullsEye
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.over_time import OverTime
from tests.tui.company import begin
from tests.tui.driving import enter, said, seen, settle
from tests.tui.valuing import (
    SIZES,
    TODAY,
    add_check_in,
    add_sort,
    add_value,
    opened,
    press,
    together,
    value_named,
)

MINE = ("mine", "secret", "Secret")
"""What every word that is only me holds one of."""


@pytest.fixture
def mine() -> Journal:
    """A journal whose first value, and all about the second, is only me; the second is open."""
    journal = Journal.in_memory()
    hidden = add_value(journal, "Secret value", "a secret meaning")
    shown = add_value(journal, "Open value", "an open meaning", lane=Lane.OPEN_TOGETHER)
    last = add_value(journal, "Handed value", lane=Lane.HAND_OVER)
    add_value(journal, "Secret, gone", gone=3)
    add_value(journal, "Secret, unordered")
    journal.set_value_order([hidden.id, shown.id, last.id])
    win = journal.add(new_entry(Kind.WIN, TODAY, "a secret win"))
    journal.thread(win.id, shown.id)
    journal.thread(shown.id, hidden.id)
    add_check_in(journal, hidden, 9, 9, body="secret words")
    add_check_in(journal, shown, 7, 8, body="secret words")
    add_check_in(journal, journal.subjects()[-1], 3, body="secret words")
    add_sort(journal, "Secret sort", 3, ranked=("Secret value", "Open value"))
    add_sort(journal, "Another secret sort", 1, ranked=("Secret value",))
    journal.begin_sort(Door.ALL, [("Secret card", "secret")], 1, TODAY)
    journal.keep_draft(Draft(entry=new_entry(Kind.VALUE, TODAY, "a secret draft")))
    return journal


@pytest.fixture
def journal(mine: Journal) -> Journal:
    """The same journal, as two people at one screen see it."""
    return together(mine)


def told_of_mine(app: JournalApp) -> list[str]:
    """Lines that show something that is only me."""
    return [line for line in seen(app).splitlines() if any(word in line for word in MINE)]


@pytest.mark.parametrize("size", SIZES)
async def test_values_when_together_then_those_that_are_open_alone_with_ranks_of_their_own(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, "v", size=size) as (app, pilot):
        assert isinstance(app.screen, ValuesScreen)
        assert told_of_mine(app) == []
        assert "1  Open value" in seen(app)
        assert "2  Handed value" in seen(app)
        for heading in ("Also yours", "Let go of", "A sort waits"):
            assert heading not in seen(app), heading
        await press(pilot, "down", "down")
        assert told_of_mine(app) == []


async def test_values_when_together_and_all_are_mine_then_the_page_looks_empty() -> None:
    journal = Journal.in_memory()
    add_value(journal, "Secret value")
    async with opened(together(journal), "v") as (app, _):
        assert "Nothing here yet. That's fine." in said(app)
        assert told_of_mine(app) == []


@pytest.mark.parametrize("size", SIZES)
async def test_page_when_together_then_no_rank_no_number_and_no_thread_tells_of_mine(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, "v", "enter", size=size) as (app, _):
        assert isinstance(app.screen, ValueScreen)
        assert "1 in your order" in seen(app)
        assert told_of_mine(app) == []
        assert "of 10" not in seen(app)
        assert "Nothing is threaded to it yet." in said(app)
        assert app.screen.query_one(EntryList).is_empty


async def test_page_when_together_then_one_that_is_mine_does_not_open(
    mine: Journal, journal: Journal
) -> None:
    hidden = value_named(mine, "Secret value")
    with pytest.raises(EntryNotFound):
        journal.entry(hidden.id)
    async with opened(journal, "v") as (app, pilot):
        for message in (OpenEntry(hidden.id), CheckIn(hidden.id), ShowOverTime(hidden.id)):
            app.post_message(message)
            await settle(pilot)
            assert isinstance(app.screen, ValuesScreen)
            assert told_of_mine(app) == []


@pytest.mark.parametrize("size", SIZES)
async def test_how_close_when_together_then_no_mark_no_number_and_no_area(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, "v", "b", size=size) as (app, pilot):
        assert isinstance(app.screen, NearnessScreen)
        assert told_of_mine(app) == []
        listed = app.screen.query_one("#subjects", BarList)
        assert listed.option_count == 2
        for area in ("Health", "Home", "Purpose", "Community"):
            assert area not in seen(app)
        assert "of 10" not in seen(app)
        rings = app.screen.query_one(BullsEye).render().plain.splitlines()
        drawn = "".join(line for line in rings if line.split()[:1] != ["10"])
        assert set(drawn) == set(" ·+")
        await press(pilot, "down")
        assert told_of_mine(app) == []


@pytest.mark.parametrize("size", SIZES)
async def test_over_time_when_together_then_what_is_mine_is_neither_drawn_nor_listed(
    mine: Journal, journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, "v", "y", size=size) as (app, pilot):
        assert isinstance(app.screen, OverTimeScreen)
        assert told_of_mine(app) == []
        assert "Nothing here yet." in seen(app)
        assert not app.screen.query_one(OverTime).display
        open_one = value_named(mine, "Open value")
        check_in = add_check_in(mine, open_one, 2, body="open words", lane=Lane.OPEN_TOGETHER)
        app.tell_changed()
        await settle(pilot)
        assert "open words" in seen(app)
        assert not app.screen.query_one(OverTime).display
        begin(mine, TODAY)
        mine.open_for_now(check_in.id)
        app.tell_changed()
        await settle(pilot)
        chart = app.screen.query_one(OverTime).render().plain.partition("\n")[2]
        assert chart.count("●") == 1
        assert "○" not in chart
        assert told_of_mine(app) == []


async def test_sorts_when_together_then_those_that_are_open_alone(
    mine: Journal, journal: Journal
) -> None:
    async with opened(journal, "v", "p") as (app, pilot):
        assert isinstance(app.screen, SortsScreen)
        assert told_of_mine(app) == []
        assert "Nothing here yet. That's fine." in said(app)
        add_sort(mine, "An open sort", 9, ranked=("A",), lane=Lane.OPEN_TOGETHER)
        app.tell_changed()
        await settle(pilot)
        assert "An open sort" in seen(app)
        await press(pilot, "c")
        assert "Two sorts can be seen side by side once there are two." in said(app)
        assert told_of_mine(app) == []


async def test_threads_when_together_then_nothing_that_is_mine_is_offered_or_found(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "ampersand") as (app, pilot):
        assert isinstance(app.screen, ThreadDialog)
        assert told_of_mine(app) == []
        assert app.screen.query_one(BarList).option_count == 1
        await press(pilot, *"ecre")
        assert app.screen.query_one(BarList).option_count == 0


async def test_today_when_together_then_neither_a_draft_nor_a_check_in_waits(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, _):
        assert not app.screen.query_one("#waiting").display
        assert told_of_mine(app) == []
        assert "How close are your days" not in seen(app)


async def test_check_in_when_together_then_it_begins_empty_and_for_me(
    mine: Journal, journal: Journal
) -> None:
    begun = mine.new_check_in(mine.subjects()[1], TODAY)
    mine.keep_draft(Draft(entry=replace(begun, body="secret words")))
    async with opened(journal, "v", "i") as (app, _):
        assert told_of_mine(app) == []
        assert "[" not in seen(app)


async def test_area_when_added_together_then_the_persons_own_stay(
    mine: Journal, journal: Journal
) -> None:
    before = mine.areas()
    async with opened(journal, "v", "b") as (app, pilot):
        await app.run_action("screen.add_area")
        await settle(pilot)
        if isinstance(app.screen, AskDialog):
            await enter(pilot, "Another")
        assert app.is_running
    assert mine.areas() == before


async def test_order_when_changed_together_then_mine_keeps_its_values(
    mine: Journal, journal: Journal
) -> None:
    async with opened(journal, "v", "right_square_bracket") as (app, _):
        assert "1  Handed value" in seen(app)
        assert "2  Open value" in seen(app)
    ranked = [value.title for value in mine.values().ranked]
    assert sorted(ranked) == ["Handed value", "Open value", "Secret value"]
    assert ranked.index("Handed value") < ranked.index("Open value")
