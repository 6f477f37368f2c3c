"""What waits on Today: drafts, and a check-in that is asked for once a week at most."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from textual.message import Message

from recovery_journal import settings as own_settings
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.model.views import Query
from recovery_journal.paths import settings_path
from recovery_journal.settings import Settings
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import (
    GoOnWithDraft,
    PutOffCheckIn,
    SetDraftAside,
    ShowNearness,
)
from recovery_journal.tui.screens.nearness import NearnessScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.waiting import MOST_SHOWN, WaitingList
from tests.tui.driving import said, seen, settle
from tests.tui.hosting import Host, shown
from tests.tui.valuing import HOSTILE, SIZES, add_value, misfits, opened, press, together

DAY = date(2026, 3, 12)
ROW = "How close are your days to what matters to you?"


@contextmanager
def on(days: int) -> Iterator[date]:
    """It is noon, so many days after one in March."""
    day = DAY + timedelta(days=days)
    with time_machine.travel(f"{day}T12:00:00+00:00", tick=True):
        yield datetime.now().astimezone().date()


@pytest.fixture
def journal() -> Journal:
    """A journal with a value."""
    journal = Journal.in_memory()
    add_value(journal, "Honesty")
    return journal


def check_in(journal: Journal, day: date) -> None:
    """Say how close it was on this day."""
    begun = journal.new_check_in(journal.subjects()[0], day)
    details = begun.details
    assert isinstance(details, CheckInDetails)
    journal.add(replace(begun, details=replace(details, close=5)))


async def asks(journal: Journal, days: int, *keys: str) -> bool:
    """Whether Today asks for a check-in so many days later; keys are pressed after that."""
    with on(days):
        async with opened(journal) as (app, pilot):
            assert isinstance(app.screen, TodayScreen)
            there = ROW in seen(app)
            assert app.screen.query_one("#waiting").display is there or journal.drafts() != []
            await press(pilot, *keys)
    return there


# the list by itself


class ListApp(Host):
    """The list, and what it asked for."""

    def __init__(self, journal: Journal):
        self.waiting = WaitingList(journal)
        super().__init__(self.waiting)
        self.asked: list[Message] = []

    def on_go_on_with_draft(self, message: GoOnWithDraft) -> None:
        """Note it."""
        self.asked.append(message)

    def on_set_draft_aside(self, message: SetDraftAside) -> None:
        """Note it."""
        self.asked.append(message)

    def on_show_nearness(self, message: ShowNearness) -> None:
        """Note it."""
        self.asked.append(message)

    def on_put_off_check_in(self, message: PutOffCheckIn) -> None:
        """Note it."""
        self.asked.append(message)


def keep(journal: Journal, title: str, body: str = "", kind: Kind = Kind.NOTE) -> Draft:
    """Keep a draft."""
    draft = Draft(entry=new_entry(kind, DAY, title, body))
    journal.keep_draft(draft)
    return draft


async def test_list_when_nothing_waits_then_it_says_so_and_is_empty() -> None:
    app = ListApp(Journal.in_memory())
    async with app.run_test(size=(60, 10)) as pilot:
        assert app.waiting.show(asks_check_in=False) is False
        await pilot.press("enter", "x")
        assert app.asked == []


async def test_list_when_drafts_and_a_check_in_wait_then_drafts_first_and_each_has_its_keys() -> (
    None
):
    journal = Journal.in_memory()
    draft = keep(journal, "half a thought")
    app = ListApp(journal)
    async with app.run_test(size=(70, 10)) as pilot:
        assert app.waiting.show(asks_check_in=True) is True
        await pilot.pause()
        assert "half a thought" in shown(app)[0]
        assert shown(app)[1] == f"  {ROW}"
        await pilot.press("enter", "x", "down", "enter", "x")
        await pilot.pause()
        kinds = [type(message) for message in app.asked]
        assert kinds == [GoOnWithDraft, SetDraftAside, ShowNearness, PutOffCheckIn]
        first, second = app.asked[:2]
        assert isinstance(first, GoOnWithDraft)
        assert isinstance(second, SetDraftAside)
        assert first.draft_id == second.draft_id == draft.id


async def test_list_when_many_drafts_wait_then_the_newest_show_and_the_check_in_below() -> None:
    journal = Journal.in_memory()
    for number in range(MOST_SHOWN + 3):
        keep(journal, f"draft {number}")
    app = ListApp(journal)
    async with app.run_test(size=(70, 10)) as pilot:
        app.waiting.show(asks_check_in=True)
        await pilot.pause()
        assert app.waiting.option_count == MOST_SHOWN + 1
        assert ROW in shown(app)[MOST_SHOWN]
        assert app.waiting.region.height == MOST_SHOWN + 1
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.asked[-1], ShowNearness)


async def test_list_when_shown_anew_then_something_stays_at_hand() -> None:
    journal = Journal.in_memory()
    draft = keep(journal, "one")
    app = ListApp(journal)
    async with app.run_test(size=(70, 10)) as pilot:
        app.waiting.show(asks_check_in=True)
        app.waiting.highlighted = 1
        journal.forget_draft(draft.id)
        assert app.waiting.show(asks_check_in=True) is True
        assert app.waiting.highlighted == 0
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.asked[-1], PutOffCheckIn)
        assert app.waiting.show(asks_check_in=False) is False


async def test_line_when_a_draft_has_no_title_then_the_first_that_is_said() -> None:
    journal = Journal.in_memory()
    keep(journal, "", "\n\n  the body\nmore")
    app = ListApp(journal)
    async with app.run_test(size=(70, 10)) as pilot:
        app.waiting.show(asks_check_in=False)
        await pilot.pause()
        assert shown(app)[0].split()[-2:] == ["the", "body"]
        assert "more" not in "".join(shown(app))


# once a week at most


async def test_today_when_there_is_no_value_then_it_never_asks() -> None:
    empty = Journal.in_memory()
    for days in (0, 7, 30):
        assert not await asks(empty, days)
    value = add_value(empty, "Gone", gone=0)
    empty.trash(value.id)
    assert not await asks(empty, 60)


async def test_today_when_there_is_a_value_then_it_asks_on_that_day_and_a_week_later(
    journal: Journal,
) -> None:
    found = {days: await asks(journal, days) for days in (0, 1, 6, 7, 8, 14)}
    assert found == {0: True, 1: False, 6: False, 7: True, 8: False, 14: True}
    assert await asks(journal, 14)  # opened again on that day, it still asks


async def test_today_when_put_off_then_not_again_before_a_week_has_gone_by(
    journal: Journal,
) -> None:
    with on(0):
        async with opened(journal) as (app, pilot):
            await press(pilot, "escape", "escape")
            app.screen.query_one(WaitingList).focus()
            await press(pilot, "x")
            assert ROW not in seen(app)
            assert "Not this week." in seen(app)
            assert not app.screen.query_one("#waiting").display
    found = {days: await asks(journal, days) for days in (0, 1, 6, 7)}
    assert found == {0: False, 1: False, 6: False, 7: True}


async def test_today_when_a_check_in_is_done_then_not_before_a_week_after_it(
    journal: Journal,
) -> None:
    with on(0) as day:
        async with opened(journal) as (app, pilot):
            assert ROW in seen(app)
            check_in(journal, day)
            app.tell_changed()
            await settle(pilot)
            assert ROW not in seen(app)
    with on(5) as day:
        check_in(journal, day)
    found = {days: await asks(journal, days) for days in (6, 7, 11, 12)}
    assert found == {6: False, 7: False, 11: False, 12: True}


async def test_today_when_the_settings_say_no_then_it_never_asks(journal: Journal) -> None:
    own_settings.save(settings_path(), Settings(weekly_check_in=False))
    for days in (0, 7, 30):
        assert not await asks(journal, days)
    own_settings.save(settings_path(), Settings())
    assert await asks(journal, 30)


async def test_today_when_two_look_at_one_screen_then_it_does_not_ask(journal: Journal) -> None:
    assert not await asks(together(journal), 0)
    assert await asks(journal, 0)


async def test_today_when_the_row_is_chosen_then_how_close_opens_and_esc_comes_back(
    journal: Journal,
) -> None:
    with on(0):
        async with opened(journal) as (app, pilot):
            app.screen.query_one(WaitingList).focus()
            foot = app.screen.query_one(FootLine).render().plain
            assert "enter go on" in foot
            await press(pilot, "enter")
            assert isinstance(app.screen, NearnessScreen)
            await press(pilot, "escape")
            assert isinstance(app.screen, TodayScreen)
            assert ROW in seen(app)
            await press(pilot, "enter", "enter", "tab", "4", "ctrl+s", "escape")
            assert isinstance(app.screen, TodayScreen)
            assert ROW not in seen(app)


async def test_today_when_it_asks_then_no_word_of_what_was_not_done(journal: Journal) -> None:
    assert await asks(journal, 0)
    for days in (7, 90):
        with on(days):
            async with opened(journal) as (app, _):
                row = next(line for line in seen(app).splitlines() if "How close" in line)
                assert row.strip(" ▏") == ROW
                told = said(app).lower()
                for word in ("ago", "week", "last", "since", "missed", "overdue", "late ", "yet"):
                    assert word not in told, word


async def test_today_when_the_day_turns_while_it_is_open_then_it_asks_anew(
    journal: Journal,
) -> None:
    with on(0) as day:
        check_in(journal, day)
        async with opened(journal) as (app, pilot):
            assert ROW not in seen(app)
            with on(7):
                assert isinstance(app.screen, TodayScreen)
                app.screen._look_at_the_day()
                await settle(pilot)
                assert ROW in seen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_today_when_hostile_drafts_wait_then_they_are_text_and_fit(
    journal: Journal, size: tuple[int, int]
) -> None:
    for words in HOSTILE:
        keep(journal, words)
    with on(0):
        async with opened(journal, size=size) as (app, pilot):
            assert misfits(app.screen) == []
            app.screen.query_one(WaitingList).focus()
            await press(pilot, "end")
            assert ROW[:20] in seen(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, NearnessScreen)


async def test_today_when_it_asks_then_the_line_for_a_win_still_has_the_keys(
    journal: Journal,
) -> None:
    with on(0):
        app = JournalApp(Path("/nowhere/journal.db"), journal)
        async with app.run_test() as pilot:
            await pilot.press(*"kept", "enter")
            await settle(pilot)
            assert [row.title for row in journal.page(Query(kind=Kind.WIN))] == ["kept"]
            assert ROW in seen(app)
