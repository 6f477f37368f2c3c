"""Letting a value go, with a day and words, and taking it up again."""

from pathlib import Path

import pytest
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.parts import Shape
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import EditEntry
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import PartField, Prose
from tests.tui.driving import said, seen, settle, until
from tests.tui.valuing import (
    PASSPHRASE,
    TODAY,
    add_check_in,
    add_value,
    ago,
    at_hand,
    in_this_order,
    line_of,
    names,
    opened,
    parting,
    press,
    value_named,
    write,
)

ISO = TODAY.isoformat()
WORDS = "It was a good coat."


@pytest.fixture
def journal() -> Journal:
    """Two values in order, with meaning and a check-in."""
    journal = Journal.in_memory()
    first = add_value(journal, "Winning", "Being first.", hinders="The others.")
    journal.set_value_order([first.id, add_value(journal, "Honesty").id])
    add_check_in(journal, first, 7, 8, body="I came second.")
    return journal


def day_field(app: JournalApp) -> Line:
    """The field for the day it was let go of."""
    field = next(each for each in app.screen.query(PartField) if each.part.shape is Shape.DAY)
    return field.query_one(Line)


def fields(app: JournalApp) -> list[str]:
    """The names of the form's parts."""
    return [field.part.name for field in app.screen.query(PartField)]


# the form


async def test_form_when_opened_then_this_day_stands_in_it_and_the_words_are_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "L") as (app, _):
        assert isinstance(app.screen, EditorScreen)
        assert in_this_order(app, "Winning", "Being first.", "The day I let it go", ISO)
        assert in_this_order(app, "The day I let it go", "On letting it go")
        assert day_field(app).value == ISO
        assert isinstance(app.focused, Prose)
        assert app.focused.text == ""
        parent = app.focused.parent
        assert isinstance(parent, PartField)
        assert parent.part.name == "parting"
        assert journal.drafts() == []


async def test_form_when_a_value_is_edited_otherwise_then_nobody_asks_to_let_it_go(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "e") as (app, pilot):
        assert fields(app) == ["whose", "hinders", "helps"]
        assert "let" not in seen(app)
        await press(pilot, "escape", "n")
        assert fields(app) == ["whose", "hinders", "helps"]


async def test_form_when_saved_then_the_value_is_let_go_of_with_its_words(
    journal: Journal,
) -> None:
    before = value_named(journal, "Winning")
    async with opened(journal, "v", "L") as (app, pilot):
        await write(pilot, WORDS)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ValuesScreen)
        after = journal.entry(before.id)
        assert parting(after) == (ISO, WORDS)
        assert (after.title, after.body, after.day) == (before.title, before.body, before.day)
        assert after.details.as_dict()["hinders"] == "The others."
        assert journal.drafts() == []
        assert in_this_order(app, "1  Honesty", "Let go of", "Winning   today")
        assert at_hand(app) == "Winning"
        assert [parting(version) for version in journal.history(before.id)] == [("", "")]


async def test_form_when_saved_without_a_word_then_let_go_of_all_the_same(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "L", "ctrl+s"):
        assert parting(value_named(journal, "Winning")) == (ISO, "")


async def test_form_when_left_without_a_word_then_all_is_as_it_was(journal: Journal) -> None:
    before = value_named(journal, "Winning")
    async with opened(journal, "v", "L", "escape") as (app, _):
        assert isinstance(app.screen, ValuesScreen)
        assert journal.entry(before.id) == before
        assert journal.drafts() == []
        assert journal.history(before.id) == []
        assert "Let go of" not in seen(app)


async def test_form_when_left_half_written_then_a_draft_stays_and_e_goes_on_with_it(
    journal: Journal,
) -> None:
    value = value_named(journal, "Winning")
    async with opened(journal, "v", "L") as (app, pilot):
        await write(pilot, WORDS)
        await press(pilot, "escape")
        assert journal.entry(value.id) == value
        (draft,) = journal.drafts()
        assert parting(draft.entry) == (ISO, WORDS)
        assert "Let go of" not in seen(app)
        await press(pilot, "e")
        assert isinstance(app.screen, EditorScreen)
        assert WORDS in seen(app)
        assert day_field(app).value == ISO
        await press(pilot, "ctrl+s")
        assert parting(journal.entry(value.id)) == (ISO, WORDS)
        assert journal.drafts() == []


async def test_form_when_words_are_typed_then_they_are_a_draft_without_any_other_key(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "L") as (_, pilot):
        await write(pilot, WORDS)
        await until(pilot, lambda: bool(journal.drafts()))
        assert parting(journal.drafts()[0].entry) == (ISO, WORDS)


async def test_form_when_locked_while_typing_then_the_words_wait_on_today(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    filed = Journal.create(path, PASSPHRASE)
    add_value(filed, "Winning")
    async with opened(filed, "v", "L") as (_, pilot):
        await write(pilot, WORDS)
        await press(pilot, "ctrl+l")
    again = Journal.unlock(path, PASSPHRASE)
    async with opened(again, "enter") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        assert WORDS in seen(app)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, TodayScreen)
        assert parting(value_named(again, "Winning")) == (ISO, WORDS)
    again.close()


# the day


async def test_day_when_another_is_written_then_that_one_is_kept(journal: Journal) -> None:
    days = {"yesterday": str(ago(1)), "2020-03-01": "2020-03-01", "  today ": ISO}
    async with opened(journal, "v") as (app, pilot):
        for typed, day in days.items():
            await press(pilot, "L")
            day_field(app).value = typed
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, ValuesScreen)
            assert parting(value_named(journal, "Winning")) == (day, "")
            await press(pilot, "L")  # taken up again
            assert parting(value_named(journal, "Winning")) == ("", "")


async def test_day_when_it_cannot_be_read_then_said_kindly_and_the_form_stays(
    journal: Journal,
) -> None:
    value = value_named(journal, "Winning")
    async with opened(journal, "v", "L", size=(80, 40)) as (app, pilot):
        await write(pilot, WORDS)
        state = app.screen.query_one("#state", Static)
        for typed in ("someday", "31.02.2026", "2026-02-30", "[b]"):
            state.update("")
            day_field(app).value = typed
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, EditorScreen)
            assert str(state.content) == (
                "That can't be used. A day is a date such as 2026-03-12, tomorrow, today or "
                "yesterday."
            )
            assert day_field(app).value == typed
            assert WORDS in seen(app)
            assert journal.entry(value.id) == value
        await press(pilot, "escape")
        (draft,) = journal.drafts()
        assert parting(draft.entry) == (ISO, WORDS)


async def test_day_when_emptied_then_the_value_stays_with_the_person(journal: Journal) -> None:
    async with opened(journal, "v", "L") as (app, pilot):
        day_field(app).value = ""
        await press(pilot, "ctrl+s")
        assert parting(value_named(journal, "Winning")) == ("", "")
        assert names(journal.values().ranked) == ["Winning", "Honesty"]
        assert "Let go of" not in seen(app)


# afterwards


async def test_value_when_let_go_of_then_search_finds_it_and_its_words(journal: Journal) -> None:
    async with opened(journal, "v", "L") as (_, pilot):
        await write(pilot, WORDS)
        await press(pilot, "ctrl+s")
        for words in ("winning", "being first", "coat"):
            found = journal.page(Query(words=words, kind=Kind.VALUE))
            assert [row.title for row in found] == ["Winning"], words


async def test_value_when_let_go_of_then_its_page_tells_and_its_check_ins_stay(
    journal: Journal,
) -> None:
    journal.let_go(value_named(journal, "Winning").id, TODAY, WORDS)
    async with opened(journal, "v", "end", "enter", size=(80, 40)) as (app, pilot):
        assert isinstance(app.screen, ValueScreen)
        assert in_this_order(app, "let go of, today", "Winning", "Being first.", WORDS)
        assert "Today: 7 of 10 close." in said(app)
        await press(pilot, "y")
        assert "I came second." in seen(app)
        await press(pilot, "i")
        assert in_this_order(app, "Check-in", "Winning")


async def test_value_when_let_go_of_then_how_close_does_not_ask_about_it(journal: Journal) -> None:
    journal.let_go(value_named(journal, "Winning").id, TODAY, "")
    async with opened(journal, "v", "b") as (app, _):
        assert "Honesty" in seen(app)
        assert "Winning" not in seen(app)


@pytest.mark.parametrize("from_page", [False, True])
async def test_take_up_when_pressed_on_one_let_go_of_then_it_is_at_hand_again_with_its_words(
    journal: Journal, from_page: bool
) -> None:
    value = journal.let_go(value_named(journal, "Winning").id, ago(30), WORDS)
    keys = ("v", "end", "enter", "L") if from_page else ("v", "end", "L")
    async with opened(journal, *keys) as (app, pilot):
        assert parting(journal.entry(value.id)) == ("", WORDS)
        assert "Yours again." in said(app)
        assert isinstance(app.screen, ValueScreen if from_page else ValuesScreen)
        assert "let go of" not in seen(app).lower()
        # A second time lets it go anew: the words from before are there to be changed.
        await press(pilot, "L")
        assert isinstance(app.screen, EditorScreen)
        assert (day_field(app).value, WORDS in seen(app)) == (ISO, True)


async def test_edit_when_a_value_was_let_go_of_then_its_day_and_words_can_be_changed(
    journal: Journal,
) -> None:
    value = journal.let_go(value_named(journal, "Winning").id, ago(30), WORDS)
    async with opened(journal) as (app, pilot):
        app.post_message(EditEntry(value.id))
        await settle(pilot)
        assert fields(app)[-2:] == ["let_go", "parting"]
        assert day_field(app).value == ago(30).isoformat()
        app.screen.query(PartField).last().query_one(Prose).text = f"{WORDS} And warm."
        day_field(app).value = "yesterday"
        await press(pilot, "ctrl+s")
        assert parting(journal.entry(value.id)) == (ago(1).isoformat(), f"{WORDS} And warm.")


async def test_values_when_all_are_let_go_of_then_they_are_listed_and_nothing_invites() -> None:
    journal = Journal.in_memory()
    for number in range(3):
        add_value(journal, f"Gone {number}", gone=number)
    async with opened(journal, "v") as (app, _):
        assert in_this_order(app, "Gone 0   today", "Gone 1   yesterday", "Gone 2")
        assert line_of(app, "Nothing here yet") == ""
        assert at_hand(app) == "Gone 0"
