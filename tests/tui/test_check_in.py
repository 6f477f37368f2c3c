"""A check-in: two numbers that may stay empty, the question they bring, a draft, and saving."""

from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import Static

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.screens.check_in import CheckInScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.nearness import NearnessScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.screens.wins import WinsScreen
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import Prose
from recovery_journal.tui.widgets.ruler import Ruler
from tests.tui.driving import said, seen, settle, until
from tests.tui.valuing import (
    PASSPHRASE,
    SIZES,
    TODAY,
    add_check_in,
    add_value,
    ago,
    area,
    check_ins,
    click,
    in_this_order,
    misfits,
    numbers,
    opened,
    press,
    value_named,
    write,
    write_day,
)

FORM = ("v", "i")
"""From Today to a check-in on the first value."""


@pytest.fixture
def journal() -> Journal:
    """One value, open together."""
    journal = Journal.in_memory()
    add_value(journal, "Honesty", lane=Lane.OPEN_TOGETHER)
    return journal


def rulers(app: JournalApp) -> tuple[int | None, int | None]:
    """The numbers of the two rulers: how much it matters, how close it was."""
    matters, close = app.screen.query(Ruler)
    return matters.value, close.value


def question(app: JournalApp) -> str:
    """What is asked below the rulers."""
    return str(app.screen.query_one("#question", Static).content)


def state(app: JournalApp) -> str:
    """What is said of saving."""
    return str(app.screen.query_one("#state", Static).content)


# the form


async def test_form_when_begun_then_it_names_the_value_and_the_rulers_stand_nowhere(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM) as (app, _):
        assert isinstance(app.screen, CheckInScreen)
        assert in_this_order(
            app,
            *("Check-in", "Honesty", "Digits or arrows set it, backspace empties it."),
            *("How much it matters", "How close this week was"),
            *("What would you like to say about it?", "Day", TODAY.isoformat(), "only me"),
        )
        assert rulers(app) == (None, None)
        assert "[" not in seen(app)
        assert app.focused is app.screen.query(Ruler).first()


async def test_form_when_digits_are_pressed_then_each_ruler_takes_its_own(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM, "9", "tab", "1", "0") as (app, pilot):
        assert rulers(app) == (9, 10)
        assert "[9]" in seen(app)
        assert "[10]" in seen(app)
        await press(pilot, "shift+tab", "backspace", "tab", "left")
        assert rulers(app) == (None, 9)


@pytest.mark.parametrize(("key", "number"), [("right", 0), ("left", 10)])
async def test_arrow_when_the_ruler_is_empty_then_it_comes_in_from_that_end(
    journal: Journal, key: str, number: int
) -> None:
    async with opened(journal, *FORM, "tab", key) as (app, _):
        assert rulers(app) == (None, number)


async def test_click_when_on_a_number_then_it_is_set_and_the_question_follows(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM) as (app, pilot):
        ruler = app.screen.query(Ruler).last()
        at = seen(app).splitlines()[ruler.region.y].index(" 6") + 1
        await click(app, pilot, Offset(at, ruler.region.y))
        assert rulers(app) == (None, 6)
        assert question(app) == "What makes it a 6 and not lower?"


QUESTIONS: list[tuple[list[str], str]] = [
    ([], "What would you like to say about it?"),
    (["7"], "What makes it matter 7 and not less?"),
    (["0"], "What would you like to say about it?"),
    (["1", "0"], "What makes it matter 10 and not less?"),
    (["tab", "6"], "What makes it a 6 and not lower?"),
    (["tab", "8"], "What makes it an 8 and not lower?"),
    (["tab", "1", "0"], "What makes it a 10 and not lower?"),
    (["tab", "1"], "What makes it a 1 and not lower?"),
    (["tab", "0"], "What would you like to say about this week?"),
    (["9", "tab", "2"], "What makes it a 2 and not lower?"),
    (["9", "tab", "0"], "What would you like to say about this week?"),
    (["9", "tab", "5", "backspace"], "What makes it matter 9 and not less?"),
    (["9", "backspace", "tab", "5", "delete"], "What would you like to say about it?"),
]
"""Keys in a new form, and what is asked after them."""


async def test_question_when_numbers_are_set_then_it_follows_and_asks_for_what_holds_them(
    journal: Journal,
) -> None:
    way, key = FORM
    async with opened(journal, way) as (app, pilot):
        for keys, asked in QUESTIONS:
            await press(pilot, key)
            assert rulers(app) == (None, None)
            await press(pilot, *keys)
            assert question(app) == asked, keys
            assert asked in said(app), keys
            await press(pilot, "escape")
            assert isinstance(app.screen, ValuesScreen)
            for draft in journal.drafts():
                journal.forget_draft(draft.id)


# saving


async def test_save_when_all_is_written_then_the_check_in_is_about_the_value(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM, "9", "tab", "6", "tab") as (app, pilot):
        assert isinstance(app.focused, Prose)
        await write(pilot, "I said the small thing first.")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ValuesScreen)
        assert "Kept." in seen(app)
        (kept,) = check_ins(journal)
        assert (kept.kind, kept.title, kept.day) == (Kind.CHECK_IN, "Honesty", TODAY)
        assert kept.body == "I said the small thing first."
        assert numbers(kept) == (9, 6)
        assert kept.details.as_dict()["about"] == value_named(journal, "Honesty").id
        assert journal.drafts() == []


@pytest.mark.parametrize(
    ("keys", "wanted"), [(["0"], (0, None)), (["tab", "0"], (None, 0)), (["tab", "3"], (None, 3))]
)
async def test_save_when_one_number_is_said_then_the_other_stays_empty(
    journal: Journal, keys: list[str], wanted: tuple[int | None, int | None]
) -> None:
    async with opened(journal, *FORM, *keys, "ctrl+s"):
        (kept,) = check_ins(journal)
        assert numbers(kept) == wanted
        assert kept.body == ""


async def test_save_when_words_alone_are_said_then_kept_without_numbers(journal: Journal) -> None:
    async with opened(journal, *FORM, "tab", "tab") as (_, pilot):
        await write(pilot, "Only this.")
        await press(pilot, "ctrl+s")
        (kept,) = check_ins(journal)
        assert (kept.body, numbers(kept)) == ("Only this.", (None, None))


async def test_save_when_nothing_is_said_then_refused_kindly_and_the_form_stays(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM, "ctrl+s", size=(80, 40)) as (app, pilot):
        assert isinstance(app.screen, CheckInScreen)
        assert state(app) == "That can't be used. Nothing is said yet."
        assert check_ins(journal) == []
        await press(pilot, "4", "ctrl+s")
        assert numbers(check_ins(journal)[0]) == (4, None)


async def test_save_when_the_disk_is_full_then_said_and_the_numbers_stay(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*given: object) -> None:
        raise NoSpace("There is no room left on the disk. Nothing was changed.")

    async with opened(journal, *FORM, "tab", "4", size=(80, 40)) as (app, pilot):
        with monkeypatch.context() as patch:
            patch.setattr(journal, "save", refused)
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, CheckInScreen)
            assert "The disk is full." in state(app)
            assert rulers(app) == (None, 4)
        await press(pilot, "ctrl+s")
        assert len(check_ins(journal)) == 1


async def test_lane_when_the_value_is_open_then_the_check_in_is_for_me_until_it_is_chosen(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM, "5") as (app, pilot):
        assert app.screen.query_one(OneOf).value == "only me"
        assert app.screen.query_one(FootLine).lane == "only me"
        await press(pilot, "ctrl+s")
        assert check_ins(journal)[0].lane is Lane.ONLY_ME


async def test_lane_when_chosen_in_the_form_then_kept_and_shown_below(journal: Journal) -> None:
    async with opened(journal, *FORM, "5") as (app, pilot):
        app.screen.query_one(OneOf).focus()
        await press(pilot, "space")
        assert app.screen.query_one(FootLine).lane == "open together"
        await press(pilot, "ctrl+s")
        assert check_ins(journal)[0].lane is Lane.OPEN_TOGETHER


@pytest.mark.parametrize(
    ("typed", "day"), [("yesterday", ago(1)), ("today", TODAY), (ago(40).isoformat(), ago(40))]
)
async def test_day_when_written_then_the_check_in_is_of_that_day(
    journal: Journal, typed: str, day: object
) -> None:
    async with opened(journal, *FORM, "5") as (app, pilot):
        await write_day(pilot, typed)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ValuesScreen)
        assert check_ins(journal)[0].day == day


async def test_day_when_it_cannot_be_read_then_said_kindly_and_the_numbers_are_a_draft(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM, "5", size=(80, 40)) as (app, pilot):
        await write_day(pilot, "someday")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CheckInScreen)
        assert "today or yesterday" in state(app)
        assert app.screen.query_one("#day", Line).value == "someday"
        assert check_ins(journal) == []
        await press(pilot, "escape")
        (draft,) = journal.drafts()
        assert (numbers(draft.entry), draft.entry.day) == ((5, None), TODAY)


# the draft


async def test_form_when_left_untouched_then_there_is_no_draft(journal: Journal) -> None:
    async with opened(journal, *FORM, "tab", "tab", "tab", "tab", "escape") as (app, _):
        assert isinstance(app.screen, ValuesScreen)
        assert journal.drafts() == []
        assert check_ins(journal) == []


async def test_form_when_emptied_again_then_its_draft_goes(journal: Journal) -> None:
    async with opened(journal, *FORM, "5") as (_, pilot):
        await until(pilot, lambda: len(journal.drafts()) == 1)
        await press(pilot, "backspace")
        await until(pilot, lambda: journal.drafts() == [])
        await press(pilot, "escape")
        assert journal.drafts() == []


async def test_form_when_the_day_or_the_lane_alone_is_changed_then_there_is_no_draft(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM) as (app, pilot):
        await write_day(pilot, "yesterday")
        app.screen.query_one(OneOf).focus()
        await press(pilot, "space", "escape")
        assert journal.drafts() == []


async def test_number_when_set_then_it_is_a_draft_without_any_other_key(journal: Journal) -> None:
    async with opened(journal, *FORM, "tab", "7") as (_, pilot):
        await until(pilot, lambda: bool(journal.drafts()))
        (draft,) = journal.drafts()
        assert (draft.entry.kind, draft.entry.title) == (Kind.CHECK_IN, "Honesty")
        assert numbers(draft.entry) == (None, 7)


async def test_draft_when_i_is_pressed_again_then_the_same_one_goes_on(journal: Journal) -> None:
    add_value(journal, "Other")
    async with opened(journal, *FORM, "tab", "7", "tab") as (app, pilot):
        await write(pilot, "Half")
        await press(pilot, "escape")
        (draft,) = journal.drafts()
        await press(pilot, "i")
        assert rulers(app) == (None, 7)
        assert app.screen.query_one(Prose).text == "Half"
        assert question(app) == "What makes it a 7 and not lower?"
        await press(pilot, "tab", "8", "escape")
        assert [each.id for each in journal.drafts()] == [draft.id]
        # About another value there is another one.
        await press(pilot, "down", "i")
        assert rulers(app) == (None, None)
        await press(pilot, "2", "escape")
        assert len(journal.drafts()) == 2
        await press(pilot, "up", "i", "ctrl+s")
        (kept,) = check_ins(journal)
        assert (kept.id, numbers(kept)) == (draft.entry.id, (None, 8))
        assert len(journal.drafts()) == 1


async def test_draft_when_it_waits_then_today_offers_it_and_goes_on_with_it(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM, "4", "escape", "t") as (app, pilot):
        assert isinstance(app.screen, TodayScreen)
        assert in_this_order(app, "Waiting, if you like", "today", "check-in", "Honesty")
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, CheckInScreen)
        assert rulers(app) == (4, None)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, TodayScreen)
        assert len(check_ins(journal)) == 1
        assert journal.drafts() == []


async def test_draft_when_let_go_on_today_then_its_numbers_are_in_the_trash(
    journal: Journal,
) -> None:
    async with opened(journal, *FORM, "4", "escape", "t", "escape", "x") as (app, pilot):
        assert journal.drafts() == []
        assert check_ins(journal) == []
        await press(pilot, "g")
        assert "Honesty" in seen(app)
        await press(pilot, "u")
        assert numbers(check_ins(journal)[0]) == (4, None)


async def test_draft_when_another_place_is_gone_to_then_it_waits(journal: Journal) -> None:
    async with opened(journal, *FORM, "6", "w") as (app, pilot):
        assert isinstance(app.screen, CheckInScreen)  # a letter on a ruler is no command
        await press(pilot, "escape", "w")
        assert isinstance(app.screen, WinsScreen)
        (draft,) = journal.drafts()
        assert numbers(draft.entry) == (6, None)


async def test_draft_when_locked_then_it_is_there_after_the_unlocking(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    filed = Journal.create(path, PASSPHRASE)
    add_value(filed, "Honesty")
    async with opened(filed, *FORM, "9", "tab", "1", "0", "tab") as (_, pilot):
        await write(pilot, "Half")
        await press(pilot, "ctrl+l")
    again = Journal.unlock(path, PASSPHRASE)
    async with opened(again, *FORM) as (app, _):
        assert rulers(app) == (9, 10)
        assert app.screen.query_one(Prose).text == "Half"
    again.close()


# others


async def test_area_when_checked_in_on_then_it_is_about_the_area(journal: Journal) -> None:
    home = area(journal, "Home")
    async with opened(journal, "v", "b", "down", "down", "enter") as (app, pilot):
        assert isinstance(app.screen, CheckInScreen)
        await press(pilot, "tab", "3", "ctrl+s")
        assert isinstance(app.screen, NearnessScreen)
        (kept,) = check_ins(journal)
        assert (kept.title, kept.details.as_dict()["about"]) == ("Home", home.id)


async def test_edit_when_an_earlier_check_in_is_changed_then_in_the_same_form(
    journal: Journal,
) -> None:
    before = add_check_in(journal, value_named(journal, "Honesty"), 3, 8, back=9, body="Once.")
    async with opened(journal) as (app, pilot):
        app.post_message(OpenEntry(before.id))
        await settle(pilot)
        assert isinstance(app.screen, EntryScreen)
        assert in_this_order(app, "Check-in", "Honesty", "Once.", "8 of 10", "3 of 10")
        await press(pilot, "e")
        assert isinstance(app.screen, CheckInScreen)
        assert rulers(app) == (8, 3)
        assert question(app) == "What makes it a 3 and not lower?"
        assert app.screen.query_one("#day", Line).value == ago(9).isoformat()
        await press(pilot, "backspace", "tab", "4", "ctrl+s")
        assert isinstance(app.screen, EntryScreen)
        after = journal.entry(before.id)
        assert (numbers(after), after.body, after.day) == ((None, 4), "Once.", ago(9))
        assert after.details.as_dict()["about"] == before.details.as_dict()["about"]
        assert [numbers(version) for version in journal.history(before.id)] == [(8, 3)]
        assert "8 of 10" not in seen(app)


async def test_edit_when_left_then_a_draft_of_that_check_in_and_i_begins_another(
    journal: Journal,
) -> None:
    before = add_check_in(journal, value_named(journal, "Honesty"), 3)
    async with opened(journal) as (app, pilot):
        app.post_message(OpenEntry(before.id))
        await settle(pilot)
        await press(pilot, "e", "9", "escape", "e")
        assert rulers(app) == (9, 3)
        await press(pilot, "escape", "v", "i")
        assert rulers(app) == (None, None)
        await press(pilot, "escape")
        assert [draft.entry.id for draft in journal.drafts()] == [before.id]


@pytest.mark.parametrize("size", SIZES)
async def test_form_when_any_size_then_rulers_and_keys_are_whole(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, *FORM, "1", "0", size=size) as (app, _):
        assert misfits(app.screen) == []
        assert "[10]" in seen(app)
        assert seen(app).count(" 0   1   2   3   4   5   6   7   8   9  ") == 2
        foot = app.screen.query_one(FootLine).render().plain
        assert "ctrl+s save" in foot
