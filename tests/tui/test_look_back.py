"""Looking back at a decision: what was known then, what came, and when to look again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import LookBackDetails, Stage
from recovery_journal.model.entry import Entry, Kind, Lane
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.screens.look_back import LookBackScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.waiting import MOST_DUE, WaitingList
from tests.tui.deciding import add_decision, all_of, choose, decided
from tests.tui.driving import said, seen
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    ago,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
    write,
)

WEEK = (TODAY + timedelta(days=7)).isoformat()


@pytest.fixture
def journal() -> Journal:
    """A decision that was taken, and is due."""
    journal = Journal.in_memory()
    add_decision(
        journal,
        "Change my shift",
        stage=Stage.DECIDED,
        due=ago(1),
        now=("tired", "calm"),
        know="I sleep four hours.",
        options=("stay", "go"),
    )
    return journal


def the_decision(journal: Journal) -> Entry:
    """The decision."""
    (found,) = all_of(journal, Kind.DECISION)
    return found


def look_back_on(journal: Journal) -> str:
    """The day to look back at it."""
    return decided(journal, "Change my shift").look_back_on


# what was known then


async def test_look_back_when_begun_then_what_was_known_shows_before_anything_is_asked(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b") as (app, _):
        assert isinstance(app.screen, LookBackScreen)
        assert in_this_order(
            app,
            *("Change my shift", "What you knew then", "From the day you decided, today."),
            *("How I am right now", "tired, calm", "What I know", "I sleep four hours."),
            *("Options", "stay", "go"),
        )
        for words in ("Where it stands", "Look back on", "What came", "{"):
            assert words not in seen(app), words
        assert app.screen.query_one(FootLine).lane == "only me"
    assert all_of(journal, Kind.LOOK_BACK) == []
    assert journal.drafts() == []


async def test_look_back_when_it_changed_since_then_what_was_sealed_shows(
    journal: Journal,
) -> None:
    entry = the_decision(journal)
    details = replace(decided(journal, entry.title), know="Something else by now.")
    journal.save(replace(entry, title="Changed", body="new words", details=details))
    async with opened(journal, "d", "b") as (app, _):
        assert "I sleep four hours." in seen(app)
        for words in ("Something else", "new words", "Changed"):
            assert words not in seen(app), words


async def test_look_back_when_it_was_never_decided_then_as_it_stands() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", know="He asked.", back=3)
    async with opened(journal, "d", "b") as (app, _):
        assert in_this_order(app, "See Dad", "As it stands now.", "He asked.")


async def test_look_back_when_left_then_nothing_changes(journal: Journal) -> None:
    async with opened(journal, "d", "b", "escape") as (app, _):
        assert isinstance(app.screen, DecisionsScreen)
    assert look_back_on(journal) == ago(1).isoformat()
    assert all_of(journal, Kind.LOOK_BACK) == []


@pytest.mark.parametrize("size", SIZES)
async def test_look_back_when_hostile_then_it_is_text_and_all_can_be_read(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    text = "\n".join(HOSTILE)
    add_decision(journal, HOSTILE[-1], stage=Stage.DECIDED, know=text, if_hard=f"{text}\nthe end")
    async with opened(journal, "d", "b", size=size) as (app, pilot):
        assert misfits(app.screen) == []
        for key in ("down", "pagedown", "up", "end"):
            await press(pilot, key)
            assert misfits(app.screen) == []
        assert line_of(app, "the end")
        await press(pilot, "home")
        assert line_of(app, "What you knew")


# what came


async def test_look_back_when_saved_then_the_day_is_cleared_and_another_asked_for(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", "enter") as (app, pilot):
        await write(pilot, "It was lighter.")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ChooseDialog)
        assert look_back_on(journal) == ""
        await press(pilot, "enter")
        assert isinstance(app.screen, DecisionsScreen)
        assert "Waiting" not in seen(app)
    (written,) = all_of(journal, Kind.LOOK_BACK)
    assert isinstance(written.details, LookBackDetails)
    assert written.details.about == the_decision(journal).id
    assert written.body == "It was lighter."
    assert look_back_on(journal) == WEEK
    assert decided(journal, "Change my shift").stage == Stage.DECIDED


async def test_look_back_when_saved_and_the_next_day_is_left_open_then_none(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", "enter") as (app, pilot):
        await write(pilot, "It was lighter.")
        await press(pilot, "ctrl+s", "escape")
        assert isinstance(app.screen, DecisionsScreen)
    assert look_back_on(journal) == ""
    assert len(all_of(journal, Kind.LOOK_BACK)) == 1


async def test_look_back_when_changed_later_then_no_day_is_asked_for(journal: Journal) -> None:
    begun = journal.new_look_back(the_decision(journal).id, TODAY)
    journal.look_back(replace(begun, body="It was lighter."), TODAY + timedelta(days=7))
    async with opened(journal, "slash", *"lighter", "down", "e") as (app, pilot):
        assert isinstance(app.screen, LookBackScreen)
        await write(pilot, " still")
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, ChooseDialog)
    assert look_back_on(journal) == WEEK


async def test_look_back_when_its_draft_waits_then_b_goes_on_with_it(journal: Journal) -> None:
    async with opened(journal, "d", "b", "enter") as (app, pilot):
        await write(pilot, "half of it")
        await press(pilot, "escape")
        assert len(journal.drafts()) == 1
        assert look_back_on(journal) == ago(1).isoformat()
        await press(pilot, "b")
        assert isinstance(app.screen, LookBackScreen)
        assert "half of it" not in seen(app)
        await press(pilot, "shift+tab")
        assert line_of(app, "half of it")
        await press(pilot, "ctrl+s", "escape")
    assert journal.drafts() == []
    assert len(all_of(journal, Kind.LOOK_BACK)) == 1


async def test_look_back_when_of_another_decision_then_its_draft_does_not_come(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", "enter") as (app, pilot):
        await write(pilot, "half of it")
        await press(pilot, "escape")
        add_decision(journal, "Another")
        app.tell_changed()
        await press(pilot, "end", "b")
        assert isinstance(app.screen, LookBackScreen)
        assert line_of(app, "Another")


# on Today


async def test_today_when_one_is_due_then_its_row_asks_and_enter_looks_back(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        assert isinstance(app.screen, TodayScreen)
        assert line_of(app, "You chose Change my shift in ")
        assert "Would you like to look back?" in said(app)
        assert isinstance(app.focused, WaitingList)
        await press(pilot, "enter")
        assert isinstance(app.screen, LookBackScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert line_of(app, "You chose Change my shift")


async def test_today_when_x_is_pressed_then_it_asks_when_and_never_takes_the_row_away(
    journal: Journal,
) -> None:
    async with opened(journal, "x") as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        await press(pilot, "escape")
        assert line_of(app, "You chose Change my shift")
        await press(pilot, "x")
        await choose(app, pilot, "never")
        assert isinstance(app.screen, TodayScreen)
        assert "You chose" not in seen(app)
    assert look_back_on(journal) == ""
    assert the_decision(journal).trashed is None


async def test_today_when_put_off_then_the_row_comes_back_on_that_day_alone(
    journal: Journal,
) -> None:
    async with opened(journal, "x", "enter") as (app, _):
        assert "You chose" not in seen(app)
    assert look_back_on(journal) == WEEK
    assert journal.look_backs_due(TODAY + timedelta(days=6)) == []
    assert len(journal.look_backs_due(TODAY + timedelta(days=7))) == 1


async def test_today_when_never_decided_then_it_is_told_as_written_down() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", due=TODAY)
    async with opened(journal) as (app, _):
        assert line_of(app, "You wrote See Dad down in ")


async def test_today_when_many_are_due_then_a_few_and_no_number_of_them() -> None:
    journal = Journal.in_memory()
    for number in range(MOST_DUE + 2):
        add_decision(journal, f"one {number}", due=ago(number))
    async with opened(journal, size=(80, 40)) as (app, _):
        assert seen(app).count("Would you like") == MOST_DUE
        assert line_of(app, f"You wrote one {MOST_DUE + 1} down")


async def test_today_when_two_look_then_a_private_one_does_not_ask(journal: Journal) -> None:
    async with opened(together(journal)) as (app, _):
        assert "Would you like" not in seen(app)
    journal.set_lane(the_decision(journal).id, Lane.OPEN_TOGETHER)
    async with opened(together(journal)) as (app, _):
        assert "Change my shift" in said(app)
        assert "Would you like to look" in said(app)


@pytest.mark.parametrize("size", SIZES)
async def test_today_when_hostile_ones_are_due_then_they_are_text_and_fit(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    for words in HOSTILE:
        add_decision(journal, words, due=TODAY)
    async with opened(journal, size=size) as (app, pilot):
        assert misfits(app.screen) == []
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, LookBackScreen)
        assert misfits(app.screen) == []
