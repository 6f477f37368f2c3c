"""A sort at its edges: bursts, a full disk, own keys, drafts that wait, and nothing lost."""

from pathlib import Path

import pytest

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.paths import settings_path
from recovery_journal.settings import Settings, save
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import EditEntry, Unlocked
from recovery_journal.tui.palette import commands
from recovery_journal.tui.screens.sort import SortScreen
from recovery_journal.tui.screens.values import ValuesScreen
from tests.tui import sorting
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.sorting import (
    PASSPHRASE,
    cards,
    ended,
    few,
    fields,
    kept,
    kept_in,
    laid,
    of_words,
    press,
    value_names,
    written,
)
from tests.tui.test_sort_refused import REFUSED, Disk
from tests.tui.test_sort_screen import burst

NOWHERE = Path("/nowhere/journal.db")


# words that are typed


async def test_reword_when_a_card_is_half_written_then_its_words_are_there_afterwards() -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        await press(pilot, "a", *"half", "escape")
        await press(pilot, "r", "enter", "enter")
        await press(pilot, "a")
        assert fields(app) == ["half", ""]


@pytest.mark.parametrize("where", ["dialog", "line"])
async def test_burst_when_it_ends_in_a_lock_then_the_letters_before_it_are_kept(
    tmp_path: Path, where: str
) -> None:
    path = tmp_path / "own" / "journal.db"
    sort = cards(6) if where == "dialog" else written("one")
    async with sorting.sorting(sort, journal=Journal.create(path, PASSPHRASE)) as (app, pilot):
        if where == "dialog":
            await press(pilot, "a")
        burst(app, *"half", "ctrl+l")
        await until(pilot, lambda: app._journal is None)
    assert kept_in(path).typed[0] == "half"


async def test_lock_when_the_disk_was_full_then_what_was_typed_waits_for_the_next_unlocking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    async with sorting.sorting(written("one"), journal=journal) as (app, pilot):
        Disk(app.journal, monkeypatch).refuses = REFUSED
        await press(pilot, *"half")
        await press(pilot, "ctrl+l")
        app.post_message(Unlocked(Journal.unlock(path, PASSPHRASE)))
        await settle(pilot)
        assert kept(app.journal).typed[0] == "half"


# what the journal refuses


async def test_door_when_the_disk_is_full_then_said_and_the_app_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = JournalApp(NOWHERE, Journal.in_memory())
    async with app.run_test(notifications=True) as pilot:
        disk = Disk(app.journal, monkeypatch)
        await press(pilot, "escape", "v", "S")
        disk.refuses = REFUSED
        await press(pilot, "enter")
        assert REFUSED.title in said(app)
        disk.refuses = None
        await press(pilot, "S", "enter")
        assert isinstance(app.screen, SortScreen)


async def test_lane_when_the_disk_is_full_then_said_and_the_app_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise NoSpace("There is no room left on the disk.")

    async with sorting.sorting(few(6)) as (app, pilot):
        await press(pilot, "enter")
        monkeypatch.setattr(app.journal, "set_lane", full)
        await press(pilot, "o", "down", "enter")
        assert app.is_running
        assert isinstance(app.screen, ValuesScreen)


# names, and what is said


async def test_end_when_names_are_the_same_but_for_case_then_one_value() -> None:
    sort = laid(of_words(*((name, "") for name in ["a", "A", "b", "c", "d"])), [5] * 5)
    async with sorting.sorting(sort) as (app, pilot):
        await press(pilot, "enter")
        ranked, others = value_names(app.journal)
        assert sorted(ranked + others) == ["a", "b", "c", "d"]


async def test_round_when_the_fourth_pile_goes_round_then_it_is_not_called_the_fifth() -> None:
    async with sorting.sorting(laid(cards(12), [4] * 12)) as (app, _):
        assert "Which of these 12 are among the few?" in said(app)


async def test_sentence_when_the_keys_are_the_persons_own_then_it_tells_them() -> None:
    save(settings_path(), Settings(keys={"order.up": "K", "sort.pass": "z"}))
    async with sorting.sorting(laid(cards(6), [5] * 5)) as (app, pilot):
        assert "z pass by" in said(app)
        await press(pilot, "5")
        assert "K and ] move one" in said(app)


async def test_names_when_there_are_more_than_lines_then_the_line_stays_in_sight() -> None:
    names = (f"name {number}" for number in range(11))
    async with sorting.sorting(written(*names), (60, 20)) as (app, pilot):
        await enter(pilot, "another")
        await press(pilot, *"xyz")
        assert "xyz" in seen(app)


# which sort waits


async def test_values_when_an_ended_sort_is_being_changed_then_it_does_not_wait() -> None:
    async with sorting.sorting(few(6)) as (app, pilot):
        await press(pilot, "enter")
        entry, _ = ended(app.journal)
        app.post_message(EditEntry(entry.id))
        await settle(pilot)
        await press(pilot, "z", "escape")
        assert "A sort waits" not in said(app)


async def test_values_when_a_sort_came_back_from_the_trash_then_it_waits_and_goes_on() -> None:
    async with sorting.sorting(laid(cards(6), [5])) as (app, pilot):
        await press(pilot, "escape")
        await press(pilot, "escape", "x")
        await press(pilot, "g", "u")
        await press(pilot, "slash")
        await press(pilot, "down", "e", "5", "escape")
        await press(pilot, "v")
        assert "A sort waits: 2 of 6 cards." in said(app)
        await press(pilot, "S")
        assert isinstance(app.screen, SortScreen)
        app.action_sort()
        await settle(pilot)
        assert sum(isinstance(screen, SortScreen) for screen in app.screen_stack) == 1


async def test_palette_when_on_values_then_offers_nothing_that_does_nothing() -> None:
    app = JournalApp(NOWHERE, Journal.in_memory())
    async with app.run_test() as pilot:
        await press(pilot, "escape", "v")
        assert "Side by side" not in [each.title for each in commands(app, app.screen, {})]
