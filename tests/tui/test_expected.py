"""What was expected and what came: by the person's words, with numbers for who wants them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import LookBackDetails
from recovery_journal.model.expecting import ENOUGH, SCALE, Came
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.expected import ExpectedScreen
from tests.tui.driving import seen, settle

TODAY = date(2026, 11, 24)


def looked_back(journal: Journal, sure: int, came: str) -> None:
    """A decision with an expectation, and a look back that says what came of it."""
    decision = journal.decide("a choice", TODAY - timedelta(days=40))
    journal.say_how_sure(decision.id, SCALE[sure])
    written = journal.new_look_back(decision.id, TODAY)
    details = LookBackDetails(about=decision.id, as_expected=came)
    journal.look_back(replace(written, details=details))


@asynccontextmanager
async def expected(
    journal: Journal, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[JournalApp, Pilot[int]]]:
    """The screen, open from Decisions by its key."""
    app = JournalApp(Path("none.db"), journal)
    async with app.run_test(size=size) as pilot:
        app.go("decisions")
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, ExpectedScreen)
        yield app, pilot


def words(app: JournalApp) -> str:
    """What is shown, on one line."""
    return " ".join(seen(app).split())


async def test_expected_when_there_are_few_then_it_says_so_and_tells_nothing() -> None:
    journal = Journal.in_memory()
    for _ in range(ENOUGH - 1):
        looked_back(journal, 3, "yes")
    async with expected(journal) as (app, _):
        assert "too little to read" in words(app)
        assert "almost sure" not in words(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_expected_when_there_are_enough_then_by_the_words_the_surest_first(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    for came in ("yes", "yes", "yes", "no", "partly"):
        looked_back(journal, 3, came)
    for came in ("no", "no", "no", "yes", "no"):
        looked_back(journal, 0, came)
    looked_back(journal, 2, "no")
    looked_back(journal, 2, "too early")
    async with expected(journal, size) as (app, _):
        told = words(app)
        assert "When you said almost sure, it came about 3 times of 5, partly 1. ●●●◐○" in told
        assert "When you said could go either way, it came about once of 5. ●○○○○" in told
        assert "When you said quite likely, it did not come about. ○" in told
        assert told.index("almost sure") < told.index("quite likely") < told.index("either way")
        assert "Brier" not in told
        assert "90" not in told


async def test_numbers_when_asked_for_then_there_until_they_are_put_away() -> None:
    journal = Journal.in_memory()
    for _ in range(ENOUGH):
        looked_back(journal, 3, "yes")
    assert journal.expectations() == [Came("almost sure", 90, "yes")] * ENOUGH
    async with expected(journal) as (app, pilot):
        await pilot.press("equals_sign")
        assert "almost sure (90 of 100), it came about 10 times of 10" in words(app)
        assert "Brier score 0.02:" in words(app)
        await pilot.press("escape", "p")
        await settle(pilot)
        assert "Brier score 0.02:" in words(app)
        await pilot.press("equals_sign")
        assert "Brier" not in words(app)


async def test_expected_when_words_are_hostile_then_shown_as_text() -> None:
    journal = Journal.in_memory()
    hostile = replace(SCALE[3], words="[/] [b]sure[/b]")
    for _ in range(ENOUGH):
        decision = journal.decide("a choice", TODAY)
        journal.say_how_sure(decision.id, hostile)
        written = journal.new_look_back(decision.id, TODAY)
        details = LookBackDetails(about=decision.id, as_expected="yes")
        journal.look_back(replace(written, details=details))
    async with expected(journal) as (app, _):
        assert "[/] [b]sure[/b]" in words(app)


async def test_escape_when_pressed_then_back_to_decisions() -> None:
    async with expected(Journal.in_memory()) as (app, pilot):
        await pilot.press("escape")
        assert not isinstance(app.screen, ExpectedScreen)
