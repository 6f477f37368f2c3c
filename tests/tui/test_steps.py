"""Steps on the screen: written in the form, as a draft from the first key; done or let go."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import Entry, Kind, Origin
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.screens.confidence import ConfidenceScreen
from recovery_journal.tui.screens.decision import DecisionScreen
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import PartField
from recovery_journal.tui.widgets.reader import Reader
from tests.tui.deciding import add_decision, all_of, choose
from tests.tui.driving import said, seen, settle
from tests.tui.stepping import add_step, row_of, step_details
from tests.tui.valuing import TODAY, at_hand, line_of, opened, press, together, write

TO_STEPS = ("d", "enter", "tab")
"""From Today to the steps of the first decision."""


@pytest.fixture
def journal() -> Journal:
    """One decision."""
    journal = Journal.in_memory()
    add_decision(journal, "See Dad")
    return journal


def decision(journal: Journal) -> Entry:
    """The decision."""
    (found,) = all_of(journal, Kind.DECISION)
    return found


async def write_part(app: JournalApp, pilot: Pilot[int], name: str, text: str) -> None:
    """Go to a part of the form, and write this."""
    (part,) = (each for each in app.screen.query(PartField) if each.part.name == name)
    part.focus_field()
    await settle(pilot)
    await write(pilot, text)


# written


def test_day_when_a_step_is_begun_then_asked_for_among_its_parts() -> None:
    assert [part.name for part, _ in StepDetails().asked()] == ["support", "by", "came"]


@pytest.mark.parametrize("keys", [("d", "i"), ("d", "enter", "i")], ids=["list", "page"])
async def test_step_when_asked_for_then_the_form_and_what_is_typed_is_a_draft(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    async with opened(journal, *keys) as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        assert app.focused is app.screen.query_one("#title")
        await write(pilot, "Ask Luis")
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionScreen | DecisionsScreen)
    (draft,) = journal.drafts()
    assert (draft.entry.kind, draft.entry.title) == (Kind.STEP, "Ask Luis")
    assert step_details(draft.entry).about == decision(journal).id
    assert all_of(journal, Kind.STEP) == []


async def test_step_when_one_waits_then_the_same_key_goes_on_with_it(journal: Journal) -> None:
    other = add_decision(journal, "newer")
    async with opened(journal, "d", "end", "i") as (app, pilot):
        await write(pilot, "Ask Luis")
        await press(pilot, "escape", "home", "i")
        assert isinstance(app.screen, EditorScreen)
        assert app.screen.query_one("#title", Line).value == ""
        await press(pilot, "escape", "end", "i")
        assert app.screen.query_one("#title", Line).value == "Ask Luis"
        await press(pilot, "ctrl+s")
    assert [step.title for step in all_of(journal, Kind.STEP)] == ["Ask Luis"]
    assert journal.drafts() == []
    assert journal.steps(other.id) == []


async def test_step_when_every_part_is_written_then_saved_threaded_and_listed(
    journal: Journal,
) -> None:
    day = TODAY + timedelta(days=2)
    async with opened(journal, "d", "enter", "i", size=(80, 40)) as (app, pilot):
        await write(pilot, "Ask Luis")
        await write_part(app, pilot, "support", "his number")
        await write_part(app, pilot, "by", day.isoformat())
        app.screen.query_one("#origin", OneOf).focus()
        await press(pilot, "right", "right", "ctrl+s")
        assert isinstance(app.screen, DecisionScreen)
        told = f"{short_day(day, TODAY)}, his number, a coach's idea"
        assert row_of(app, "Ask Luis") == told
        assert "& Ask Luis" not in seen(app)
    (step,) = all_of(journal, Kind.STEP)
    assert step.origin is Origin.COACH
    assert step_details(step) == StepDetails(decision(journal).id, "his number", day.isoformat())
    assert [row.id for _, row in journal.threads(step.id)] == [decision(journal).id]
    assert journal.drafts() == []


async def test_step_when_left_empty_or_with_another_idea_alone_then_no_draft(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "i") as (app, pilot):
        app.screen.query_one("#origin").focus()
        await press(pilot, "right", "escape")
        assert isinstance(app.screen, DecisionsScreen)
    assert journal.drafts() == []
    assert all_of(journal, Kind.STEP) == []


async def test_step_when_it_has_no_first_line_then_the_form_says_so_and_stays(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "i", "ctrl+s") as (app, _):
        assert isinstance(app.screen, EditorScreen)
        assert "The first line is still empty." in said(app)
    assert all_of(journal, Kind.STEP) == []


async def test_step_when_its_day_is_a_weekday_then_the_next_one(journal: Journal) -> None:
    day = TODAY + timedelta(days=7)
    async with opened(journal, "d", "i") as (app, pilot):
        await write(pilot, "Ask Luis")
        assert "2026" not in seen(app).partition("A day for it")[2].splitlines()[0]
        await write_part(app, pilot, "by", f"{day:%A}")
        await press(pilot, "ctrl+s")
    [step] = all_of(journal, Kind.STEP)
    assert step_details(step).by == day.isoformat()


async def test_step_when_its_day_is_none_then_the_form_says_so_and_stays(journal: Journal) -> None:
    async with opened(journal, "d", "i") as (app, pilot):
        await write(pilot, "Ask Luis")
        await write_part(app, pilot, "by", "some day")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, EditorScreen)
        assert "A day is a date" in said(app)
    assert all_of(journal, Kind.STEP) == []


async def test_step_when_of_no_decision_then_written_by_its_own_key_and_command(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "I") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        await write(pilot, "Tea")
        await press(pilot, "ctrl+s")
        named = {each.title for each in app.get_system_commands(app.screen_stack[-1])}
        assert "New step" in named
    (step,) = all_of(journal, Kind.STEP)
    assert step_details(step).about == ""
    assert journal.threads(step.id) == []


# whose idea it was


async def test_idea_when_changed_in_the_form_then_kept_and_said_on_the_row(
    journal: Journal,
) -> None:
    add_step(journal, decision(journal), "Ask Luis", origin=Origin.COACH)
    async with opened(journal, *TO_STEPS) as (app, pilot):
        assert row_of(app, "Ask Luis") == "a coach's idea"
        await press(pilot, "e")
        assert isinstance(app.screen, EditorScreen)
        origin = app.screen.query_one("#origin", OneOf)
        assert origin.value == "coach"
        origin.focus()
        await press(pilot, "left", "ctrl+s")
        assert row_of(app, "Ask Luis") == "an idea of both of you"
    (step,) = all_of(journal, Kind.STEP)
    assert step.origin is Origin.TOGETHER


async def test_idea_when_the_terminal_is_narrow_then_all_three_are_seen(journal: Journal) -> None:
    async with opened(journal, "d", "i", size=(60, 20)) as (app, pilot):
        app.screen.query_one("#origin").focus()
        await press(pilot, "right", "right")
        line = line_of(app, "Whose idea it was")
        assert "me   together  [coach]" in line


async def test_idea_when_another_kind_is_edited_then_not_asked(journal: Journal) -> None:
    async with opened(journal, "N") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        assert not app.screen.query("#origin")
        await write(pilot, "rain")
        await press(pilot, "ctrl+s")
    (note,) = all_of(journal, Kind.NOTE)
    assert note.origin is Origin.ME


# how it is with it


async def test_how_it_is_when_said_then_in_words_on_the_row_and_still_ahead_is_nothing(
    journal: Journal,
) -> None:
    add_step(journal, decision(journal), "Ask Luis")
    async with opened(journal, *TO_STEPS) as (app, pilot):
        for words, told in (("done", "done"), ("let go", "let go"), ("still ahead", "")):
            await press(pilot, "space")
            assert isinstance(app.screen, ChooseDialog)
            await choose(app, pilot, words)
            assert f"Now: {words}." in seen(app)
            app.clear_notifications()
            assert row_of(app, "Ask Luis") == told
            (step,) = all_of(journal, Kind.STEP)
            assert step_details(step).came == told
            assert at_hand(app) == "Ask Luis"


async def test_how_it_is_when_asked_then_it_stands_on_what_holds_and_esc_leaves_it(
    journal: Journal,
) -> None:
    add_step(journal, decision(journal), "ahead")
    add_step(journal, decision(journal), "gone", came="let go")
    async with opened(journal, *TO_STEPS, "space") as (app, pilot):
        assert line_of(app, "let go").strip(" │").startswith("▏let go")
        await press(pilot, "enter", "space", "escape", "down", "space")
        assert line_of(app, "still ahead").strip(" │").startswith("▏still ahead")
        await press(pilot, "enter")
    assert [step_details(step).came for step in all_of(journal, Kind.STEP)] == ["let go", ""]


async def test_row_when_done_or_let_go_then_it_looks_as_the_others_do(journal: Journal) -> None:
    for came in ("done", "let go", ""):
        add_step(journal, decision(journal), f"was {came}", came=came)
    async with opened(journal, "d", "enter", size=(80, 40)) as (app, _):
        styles = set()
        for line in app.screen._compositor.render_strips():
            for piece in line:
                if piece.text.strip() in ("was done", "was let go", "was") and piece.style:
                    styles.add((piece.style.color, piece.style.strike, piece.style.bold))
        ((_, strike, _),) = styles
        assert not strike


async def test_today_when_the_day_of_a_step_has_passed_then_nothing_is_asked_or_late(
    journal: Journal,
) -> None:
    add_step(journal, decision(journal), "Ask Luis", by=(TODAY - timedelta(days=9)).isoformat())
    async with opened(journal) as (app, pilot):
        assert "Waiting" not in seen(app)
        await press(pilot, *TO_STEPS)
        assert row_of(app, "Ask Luis") == short_day(TODAY - timedelta(days=9), TODAY)


# how sure, and the other commands


async def test_sure_when_asked_of_the_step_at_hand_then_about_it_and_shown_once_said(
    journal: Journal,
) -> None:
    add_step(journal, decision(journal), "Ask Luis")
    async with opened(journal, *TO_STEPS) as (app, pilot):
        assert "how sure:" not in seen(app)
        await press(pilot, "C")
        assert isinstance(app.screen, ConfidenceScreen)
        assert app.screen.query_one("#title", Line).value == "Ask Luis"
        await press(pilot, "6", "ctrl+s")
        assert isinstance(app.screen, DecisionScreen)
        assert row_of(app, "Ask Luis") == "how sure: 6 of 10"
        await press(pilot, "C", "0", "ctrl+s")
        assert row_of(app, "Ask Luis") == "how sure: 0 of 10"
    (step,) = all_of(journal, Kind.STEP)
    assert journal.newest_sure(step.id) == 0


async def test_step_when_entered_then_its_page_and_trashed_then_gone_until_undone(
    journal: Journal,
) -> None:
    add_step(journal, decision(journal), "Ask Luis")
    async with opened(journal, *TO_STEPS, "enter") as (app, pilot):
        assert isinstance(app.screen, EntryScreen)
        assert "Ask Luis" in seen(app)
        await press(pilot, "escape", "x")
        assert isinstance(app.screen, DecisionScreen)
        assert "Ask Luis" not in seen(app)
        assert at_hand(app) == "See Dad"
        assert isinstance(app.focused, Reader)
        await press(pilot, "u")
        assert "Ask Luis" in seen(app)
    assert journal.entry(decision(journal).id).trashed is None


async def test_steps_when_company_looks_then_those_that_are_open_alone() -> None:
    journal = Journal.in_memory()
    kept = add_decision(journal, "See Dad")
    add_step(journal, kept, "mine alone")
    open_step = add_step(journal, kept, "for both")
    for entry in (kept, open_step):
        journal.set_lane(entry.id, type(entry.lane).OPEN_TOGETHER)
    async with opened(together(journal), "d", "enter") as (app, _):
        assert "for both" in seen(app)
        assert "mine alone" not in seen(app)
