"""The ways into a sort, back to one that waits, and out of the trash again."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from recovery_journal.content.cards import CREDIT, cards, short_deck
from recovery_journal.journal import Journal
from recovery_journal.model.cards import Pile
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.value_parts import Door
from recovery_journal.model.views import Query
from recovery_journal.paths import config_dir
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import EditEntry
from recovery_journal.tui.screens.doors import DoorsDialog
from recovery_journal.tui.screens.sort import SortScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.trash import TrashScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.waiting import WaitingList
from tests.tui import sorting
from tests.tui.driving import said, seen, settle
from tests.tui.sorting import DAY, kept, piles, press

DOORS = [(Door.ALL, 0), (Door.SHORT, 1), (Door.FIVE, 2)]


def opened(journal: Journal | None = None) -> JournalApp:
    return JournalApp(Path("/nowhere/j.db"), Journal.in_memory() if journal is None else journal)


async def to_doors(pilot: Pilot[int]) -> None:
    """From Today, by keys."""
    await press(pilot, "escape", "v")
    await press(pilot, "S")


def words(app: JournalApp) -> str:
    """What the dialog says, without its frame."""
    assert isinstance(app.screen, DoorsDialog)
    return " ".join(seen(app).replace("│", " ").split())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_doors_when_opened_from_values_then_three_and_whose_the_cards_are(
    size: tuple[int, int],
) -> None:
    app = opened()
    async with app.run_test(size=size) as pilot:
        await to_doors(pilot)
        assert isinstance(app.screen, DoorsDialog)
        told = words(app)
        for door in Door:
            assert door.value in told
        assert "J. C'de Baca" in told
        assert CREDIT in told
        assert sorting.widths(app) == {size[0]}


async def test_doors_when_left_then_no_sort_begins() -> None:
    app = opened()
    async with app.run_test() as pilot:
        await to_doors(pilot)
        await press(pilot, "down", "escape")
        assert isinstance(app.screen, ValuesScreen)
        assert app.journal.drafts() == []


@pytest.mark.parametrize(("door", "at"), DOORS)
async def test_door_when_chosen_then_its_sort_begins_and_is_kept(door: Door, at: int) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await to_doors(pilot)
        await press(pilot, *["down"] * at, "enter")
        assert isinstance(app.screen, SortScreen)
        deck = cards(None)
        wanted = {Door.ALL: deck, Door.SHORT: short_deck(deck), Door.FIVE: []}[door]
        sort = kept(app.journal)
        assert sort.door is door
        assert sorted(card.name for card in sort.cards) == sorted(card.name for card in wanted)
        assert sort.laid == ()
        asked = f"1 of {len(wanted)}" if wanted else "What matters most to you?"
        assert asked in said(app)


async def test_door_when_clicked_then_it_begins_too() -> None:
    app = opened()
    async with app.run_test() as pilot:
        await to_doors(pilot)
        await pilot.click(OptionList, offset=(3, 2))
        await settle(pilot)
        assert kept(app.journal).door is Door.FIVE


async def test_door_when_begun_with_own_cards_and_values_then_they_are_in_the_deck() -> None:
    journal = Journal.in_memory()
    journal.add(new_entry(Kind.VALUE, DAY, "Window seats"))
    config_dir().mkdir(parents=True)
    own = 'replace = true\n[[card]]\nname = "\\u001b[31mquiet [/] 夜"\ngloss = "[b]a[/b]"\n'
    (config_dir() / "values.toml").write_text(own, encoding="utf-8")
    app = opened(journal)
    async with app.run_test() as pilot:
        await to_doors(pilot)
        await press(pilot, "enter")
        deck = {(card.name, card.gloss) for card in kept(journal).cards}
        assert deck == {("[31mquiet [/] 夜", "[b]a[/b]"), ("Window seats", "")}
        assert "1 of 2" in said(app)


async def test_s_when_a_sort_waits_then_goes_on_with_it() -> None:
    app = opened()
    async with app.run_test() as pilot:
        await to_doors(pilot)
        await press(pilot, "down", "enter")
        await press(pilot, "3", "right", "5")
        before = kept(app.journal)
        await press(pilot, "escape")
        assert isinstance(app.screen, ValuesScreen)
        assert "A sort waits: 3 of 30 cards. S goes on with it." in said(app)
        await press(pilot, "S")
        assert isinstance(app.screen, SortScreen)
        assert "4 of 30" in seen(app)
        assert kept(app.journal) == before
        assert len(app.journal.drafts()) == 1


async def test_today_when_a_sort_waits_then_enter_goes_on_with_it() -> None:
    journal = Journal.in_memory()
    sorting.draft_of(journal, sorting.laid(sorting.cards(6), [5, 4]))
    before = kept(journal)
    app = opened(journal)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Waiting, if you like" in seen(app)
        assert sorting.lines_with(app, "sort", "2 of 6 cards")
        await press(pilot, "escape")
        assert isinstance(app.focused, WaitingList)
        await press(pilot, "enter")
        assert isinstance(app.screen, SortScreen)
        assert "3 of 6" in seen(app)
        assert "card 2" in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert kept(journal) == before


async def test_x_when_a_sort_waits_then_the_trash_has_it_and_it_can_be_gone_on_with() -> None:
    journal = Journal.in_memory()
    sorting.draft_of(journal, sorting.laid(sorting.cards(6), [5] * 4))
    before = kept(journal)
    app = opened(journal)
    async with app.run_test() as pilot:
        await press(pilot, "escape", "x")
        assert journal.drafts() == []
        assert [row.title for row in journal.page(Query(trashed=True))] == ["4 of 6 cards"]
        await press(pilot, "g")
        assert isinstance(app.screen, TrashScreen)
        assert "4 of 6 cards" in seen(app)
        assert "laid" not in seen(app)
        await press(pilot, "u")
        assert journal.count(Query(trashed=True)) == 0
        await press(pilot, "slash")
        await press(pilot, "down", "e")
        assert isinstance(app.screen, SortScreen)
        assert "5 of 6" in seen(app)
        await press(pilot, "1")
        assert kept(journal) == sorting.laid(before, [1])
        await press(pilot, "4")
        await press(pilot, "enter")
        _, details = sorting.ended(journal)
        assert details.kept == ("card 0", "card 1", "card 2", "card 3", "card 5")
        assert details.not_important == ("card 4",)
        assert details.progress == ""
        assert journal.drafts() == []


async def test_sort_when_ended_then_e_opens_the_form_and_s_a_new_one() -> None:
    async with sorting.sorting(sorting.few(6)) as (app, pilot):
        await press(pilot, "enter")
        entry, _ = sorting.ended(app.journal)
        await press(pilot, "S")
        assert isinstance(app.screen, DoorsDialog)
        await press(pilot, "escape")
        app.post_message(EditEntry(entry.id))
        await settle(pilot)
        assert not isinstance(app.screen, SortScreen)


async def test_sort_when_left_by_a_key_of_a_place_then_it_waits_there() -> None:
    async with sorting.sorting(sorting.cards(6)) as (app, pilot):
        await press(pilot, "5", "v")
        assert isinstance(app.screen, ValuesScreen)
        assert piles(app.journal) == [Pile.MOST]
        assert "A sort waits: 1 of 6 cards." in said(app)
