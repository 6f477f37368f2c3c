"""The best possible time that is near: how far ahead, the form, then the strengths in it."""

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.strength_parts import OutlookDetails
from recovery_journal.model.views import Query
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.mark import MarkScreen
from recovery_journal.tui.screens.strengths import StrengthsScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.line import Line
from tests.tui.driving import seen
from tests.tui.valuing import SIZES, TODAY, in_this_order, misfits, opened, press, write

HERE = ("s", "O")
"""From Today to the question how far ahead."""


@pytest.fixture
def journal() -> Journal:
    """A journal in memory."""
    return Journal.in_memory()


@pytest.mark.parametrize(("downs", "ahead"), [(0, "a week"), (1, "two weeks"), (2, "a month")])
async def test_outlook_when_how_far_is_chosen_then_the_form_has_it_and_it_is_kept(
    journal: Journal, downs: int, ahead: str
) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        assert in_this_order(app, "a week", "two weeks", "a month")
        await press(pilot, *["down"] * downs, "enter")
        assert isinstance(app.screen, EditorScreen)
        assert in_this_order(app, "Outlook", "How far ahead", ahead, "An ordinary day in it")
        await write(pilot, "Bread on Saturdays")
        await press(pilot, "ctrl+s")
        (kept,) = journal.entries(Query(kind=Kind.OUTLOOK))
        assert (kept.title, kept.day) == ("Bread on Saturdays", TODAY)
        assert isinstance(kept.details, OutlookDetails)
        assert kept.details.horizon == ahead
        assert isinstance(app.screen, MarkScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthsScreen)


async def test_outlook_when_the_question_or_the_form_is_left_then_nothing_is_kept(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "escape") as (app, pilot):
        assert isinstance(app.screen, StrengthsScreen)
        await press(pilot, "O", "enter", "escape")
        assert isinstance(app.screen, StrengthsScreen)
        await press(pilot, "O", "enter", "x", "backspace", "escape")
        assert journal.drafts() == []
        assert list(journal.entries()) == []


async def test_outlook_when_a_draft_waits_then_it_goes_on_unasked(journal: Journal) -> None:
    async with opened(journal, *HERE, "down", "enter") as (app, pilot):
        await write(pilot, "Half")
        await press(pilot, "escape", "O")
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.query_one("#title", Line).value == "Half"
        assert "two weeks" in seen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_outlook_when_any_size_then_question_and_form_fit(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, *HERE, size=size) as (app, pilot):
        assert misfits(app.screen) == []
        await press(pilot, "enter")
        assert misfits(app.screen) == []
