"""The thread dialog: what there is, the values in their order, other entries, and a search."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import ThreadEntry
from recovery_journal.tui.screens.thread import ThreadDialog
from recovery_journal.tui.widgets.bar_list import BarList
from tests.tui.driving import enter, settle
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    add_check_in,
    add_sort,
    add_value,
    ago,
    area,
    misfits,
    opened,
    press,
    value_named,
    write,
)


@pytest.fixture
def journal() -> Journal:
    """Entries of every kind; of the values, two are in order, in another one than by name."""
    journal = Journal.in_memory()
    for back, title in enumerate(("A walk", "A quiet night")):
        journal.add(new_entry(Kind.WIN, ago(back), title))
    journal.add(new_entry(Kind.NOTE, ago(1), "A note about honesty"))
    kept = [add_value(journal, name) for name in ("Zest", "Honesty", "Calm")]
    add_value(journal, "Winning", gone=3)
    journal.set_value_order([kept[0].id, kept[2].id])
    add_check_in(journal, kept[1], 5, body="A check-in about honesty")
    add_check_in(journal, area(journal, "Home"), 5)
    add_sort(journal, "Honesty, Calm", 2, ranked=("Honesty", "Calm"))
    return journal


def ends(app: JournalApp) -> list[str]:
    """What is offered, each with its kind."""
    assert isinstance(app.screen, ThreadDialog)
    listed = app.screen.query_one(BarList)
    options = (listed.get_option_at_index(at) for at in range(listed.option_count))
    return [" ".join(str(option.prompt).split()) for option in options]


async def thread(app: JournalApp, pilot: Pilot[int], title: str) -> str:
    """Have the dialog open for the win with this title; its id."""
    win = next(row.id for row in app.journal.page(Query(kind=Kind.WIN)) if row.title == title)
    app.post_message(ThreadEntry(win))
    await settle(pilot)
    return win


async def test_ends_when_opened_from_a_win_then_values_first_in_their_order_then_others(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        await thread(app, pilot, "A walk")
        offered = ends(app)
        assert offered[:2] == ["value Zest", "value Calm"]
        assert sorted(offered[2:4]) == ["value Honesty", "value Winning"]
        assert offered[4:] == ["note A note about honesty", "win A quiet night"]
        assert app.screen.query_one(BarList).highlighted == 0


async def test_ends_when_opened_from_a_value_then_the_other_values_come_first(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "ampersand") as (app, _):
        offered = ends(app)
        assert offered[0] == "value Calm"
        assert not any("Zest" in each for each in offered)
        kinds = [each.partition(" ")[0] for each in offered]
        assert kinds == ["value", "value", "value", "win", "note", "win"]


async def test_ends_when_searched_then_values_and_others_but_no_check_in_and_no_sort(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "ampersand") as (app, pilot):
        await write(pilot, "honesty")
        assert ends(app) == ["value Honesty", "note A note about honesty"]
        for words, offered in (("check-in", []), ("quiet", ["win A quiet night"])):
            app.screen.query_one(Input).value = words
            await settle(pilot)
            assert ends(app) == offered


async def test_search_when_it_finds_a_value_then_enter_threads_to_it(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        win = await thread(app, pilot, "A walk")
        await enter(pilot, "winn")
        ((_, row),) = journal.threads(win)
        assert row.id == value_named(journal, "Winning").id


async def test_ends_when_one_is_threaded_already_then_it_stands_first_to_be_taken_away(
    journal: Journal,
) -> None:
    walk = next(row.id for row in journal.page(Query(words="walk")))
    journal.thread(walk, value_named(journal, "Calm").id)
    async with opened(journal) as (app, pilot):
        await thread(app, pilot, "A walk")
        offered = ends(app)
        assert offered[:2] == ["& value Calm take away", "value Zest"]
        assert "value Calm" not in offered
        await press(pilot, "tab", "enter")
        assert journal.threads(walk) == []


async def test_ends_when_a_check_in_or_a_sort_is_threaded_then_it_can_be_taken_away(
    journal: Journal,
) -> None:
    value = value_named(journal, "Zest")
    others = [row for row in journal.page() if row.kind in (Kind.CHECK_IN, Kind.SORT)]
    for row in others:
        journal.thread(value.id, row.id)
    async with opened(journal, "v", "ampersand") as (app, _):
        taken = [each for each in ends(app) if each.endswith("take away")]
        assert len(taken) == len(others) == 3


@pytest.mark.parametrize("size", SIZES)
async def test_ends_when_hostile_then_as_text_and_within_the_dialog(size: tuple[int, int]) -> None:
    journal = Journal.in_memory()
    for words in HOSTILE:
        add_value(journal, words)
        journal.add(new_entry(Kind.NOTE, ago(0), words))
    async with opened(journal, "v", "ampersand", size=size) as (app, pilot):
        assert misfits(app.screen) == []
        assert len(ends(app)) == 2 * len(HOSTILE) - 1
        await press(pilot, "tab", "end", "home", "enter")
        assert len(journal.threads(journal.values().at_hand[0].id)) == 1
