"""A full disk, or a file that another program holds, while somebody sorts: said, and nothing lost.

What could not be kept was not done; it can be done again once there is room.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from recovery_journal.errors import Busy, JournalError, NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model import values
from recovery_journal.tui.messages import Unlocked
from recovery_journal.tui.screens.sort import SortScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.screens.values import ValuesScreen
from tests.tui import sorting
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.sorting import (
    PASSPHRASE,
    cards,
    few,
    fields,
    kept,
    kept_in,
    laid,
    of_draft,
    order,
    piles,
    press,
    screen_of,
    write_card,
)

REFUSALS = [
    (NoSpace("There is no space left."), "The disk is full. There is no space left."),
    (Busy("Another program writes."), "The journal is busy. Another program writes."),
]
REFUSED, TOLD = REFUSALS[0]


class Disk:
    """The disk of a journal, which may be full: then drafts and the end of a sort are refused."""

    def __init__(self, journal: Journal, monkeypatch: pytest.MonkeyPatch):
        self.refuses: JournalError | None = None
        for name in ("keep_draft", "end_sort"):
            monkeypatch.setattr(journal, name, partial(self._write, getattr(journal, name)))

    def _write(self, write: Callable[..., object], *given: object, **more: object) -> object:
        if self.refuses is not None:
            raise self.refuses
        return write(*given, **more)


@pytest.mark.parametrize(("error", "told"), REFUSALS, ids=["full", "busy"])
@pytest.mark.parametrize("key", ["5", "right", "backspace", "c"])
async def test_key_when_it_cannot_be_kept_then_it_is_said_and_not_done(
    monkeypatch: pytest.MonkeyPatch, key: str, error: JournalError, told: str
) -> None:
    async with sorting.sorting(laid(cards(6), [3])) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        shown = seen(app).splitlines()[:-4]
        disk.refuses = error
        await press(pilot, key)
        assert told in said(app)
        assert piles(app.journal) == [3]
        assert seen(app).splitlines()[:-4] == shown
        disk.refuses = None
        await press(pilot, key)
        assert told not in said(app)
        assert seen(app).splitlines()[:-4] != shown
        assert kept(app.journal) != laid(cards(6), [3])


async def test_pile_when_it_cannot_be_kept_twice_then_one_key_lays_one_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        disk.refuses = REFUSED
        await press(pilot, *"543")
        assert "1 of 6" in seen(app)
        disk.refuses = None
        await press(pilot, *"12")
        assert piles(app.journal) == [1, 2]


async def test_own_card_when_it_cannot_be_kept_then_its_words_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        disk.refuses = REFUSED
        await write_card(pilot, "a", "window seats", "alone")
        assert isinstance(app.screen, SortScreen)
        assert TOLD in said(app)
        assert "window seats" not in seen(app)
        disk.refuses = None
        await press(pilot, "a")
        assert fields(app) == ["window seats", "alone"]
        await press(pilot, "enter", "enter")
        assert sorting.name_at_hand(app.journal) == "window seats"


async def test_dialog_when_what_is_typed_cannot_be_kept_then_it_is_said_and_the_words_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sorting.sorting(cards(6)) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        disk.refuses = REFUSED
        await press(pilot, "a", *"half")
        state = screen_of(app).query_one("#state")
        await until(pilot, lambda: TOLD in str(state.render()))
        assert fields(app) == ["half", ""]
        disk.refuses = None
        await press(pilot, *"way")
        await until(pilot, lambda: kept(app.journal).typed == ("halfway", ""))


async def test_name_when_it_cannot_be_kept_then_it_stays_in_the_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sorting.sorting(sorting.written("one")) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        disk.refuses = REFUSED
        await enter(pilot, "two")
        assert TOLD in said(app)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "two"
        assert [card.name for card in kept(app.journal).cards] == ["one"]
        disk.refuses = None
        await press(pilot, "enter")
        assert [card.name for card in kept(app.journal).cards] == ["one", "two"]
        assert app.focused.value == ""
        assert TOLD not in said(app)


@pytest.mark.parametrize("key", ["space", "left_square_bracket", "equals_sign"])
async def test_order_when_it_cannot_be_kept_then_it_is_said_and_stays(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with sorting.sorting(few(6)) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        disk.refuses = REFUSED
        await press(pilot, key)
        assert TOLD in said(app)
        assert order(app.journal) == []
        assert " 1  card" not in seen(app)
        disk.refuses = None
        await press(pilot, key)
        assert order(app.journal) == ["card 0"]


async def test_enter_when_the_end_cannot_be_kept_then_the_sort_stays_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sorting.sorting(few(6, ranked=2)) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        disk.refuses = REFUSED
        await press(pilot, "enter")
        assert TOLD in said(app)
        assert isinstance(app.screen, SortScreen)
        assert kept(app.journal) == few(6, ranked=2)
        assert app.journal.values().at_hand == []
        disk.refuses = None
        await press(pilot, "enter")
        assert isinstance(app.screen, ValuesScreen)
        assert app.journal.drafts() == []


# leaving


async def test_leaving_when_it_cannot_be_kept_then_the_sort_stays_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sorting.sorting(laid(cards(6), [5])) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        disk.refuses = REFUSED
        for key in ("escape", "v", "t", "ctrl+f"):
            await press(pilot, key)
            assert isinstance(app.screen, SortScreen), key
            assert TOLD in said(app), key
        await press(pilot, "ctrl+q")
        assert isinstance(app.screen, SortScreen)
        (told,) = (each.message for each in app._notifications)
        assert "ctrl+l locks without losing it" in told
        draft = app.screen.keep_draft()
        assert draft is not None
        assert draft.id == app.journal.drafts()[0].id
        assert of_draft(draft) == laid(cards(6), [5])
        disk.refuses = None
        assert app.screen.keep_draft() is None
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert kept(app.journal) == laid(cards(6), [5])


async def test_lock_when_the_sort_cannot_be_kept_then_it_waits_for_the_unlocking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    async with sorting.sorting(cards(6), journal=journal) as (app, pilot):
        disk = Disk(journal, monkeypatch)
        await press(pilot, "5")
        disk.refuses = REFUSED
        await press(pilot, "4")
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, UnlockScreen)
        app.post_message(Unlocked(Journal.unlock(path, PASSPHRASE)))
        await settle(pilot)
        await sorting.go_on(app, pilot)
        assert "2 of 6" in seen(app)
        app._end()
    assert kept_in(path) == laid(cards(6), [5])


async def test_sort_when_refused_then_nothing_of_the_sort_is_changed_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sort = values.choose_by_hand(cards(6))
    async with sorting.sorting(sort) as (app, pilot):
        disk = Disk(app.journal, monkeypatch)
        disk.refuses = REFUSED
        await press(pilot, "space", "down", "space")
        assert "0 chosen" in seen(app)
        disk.refuses = None
        await press(pilot, "space")
        assert "1 chosen" in seen(app)
        assert kept(app.journal) == values.pick(sort, 1)
