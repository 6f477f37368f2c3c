"""Beginning a run by small questions, and the line that Today offers for one."""

from dataclasses import replace

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model import runs
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.strength_parts import Practice
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.run import RunScreen
from recovery_journal.tui.screens.strengths import StrengthsScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.waiting import WaitingList
from tests.tui.driving import said, seen, settle
from tests.tui.running import add_line, add_run, add_strength, all_runs, rows, run_details, wins
from tests.tui.valuing import HOSTILE, SIZES, TODAY, misfits, opened, press, together, write

HERE = ("s", "R")
"""From Today to a run, or to the questions before one."""
LINE = "Three good things: today's line, if you like"


@pytest.fixture
def journal() -> Journal:
    """A journal in memory."""
    return Journal.in_memory()


# beginning


async def test_run_when_three_good_things_are_chosen_then_it_begins_today(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        assert "A line a day. What would you look for?" in seen(app)
        await press(pilot, "down", "enter")
        assert "For how long?" in seen(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, RunScreen)
        (run,) = all_runs(journal)
        details = run_details(run)
        assert (details.practice, details.length) == (Practice.GOOD_THINGS, "14 days")
        assert (run.day, run.title, run.lane) == (TODAY, "Three good things", Lane.ONLY_ME)
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthsScreen)


async def test_run_when_a_strength_is_chosen_then_it_is_threaded_to_it(journal: Journal) -> None:
    add_strength(journal, "asking for help")
    patience = add_strength(journal, "patience")
    async with opened(journal, *HERE, "enter") as (app, pilot):
        assert "Which strength?" in seen(app)
        await press(pilot, "down", "enter", "enter")
        assert isinstance(app.screen, RunScreen)
        (run,) = all_runs(journal)
        assert run.title == "patience, in a new way"
        assert run_details(run).length == "7 days"
        strength = journal.strength_of_run(run.id)
        assert strength is not None
        assert strength.id == patience.id


async def test_run_when_there_is_no_strength_yet_then_said_kindly_and_nothing_begins(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "enter") as (app, _):
        assert isinstance(app.screen, StrengthsScreen)
        assert "No strength has a name here yet. That's fine: a on" in said(app)
        assert all_runs(journal) == []


@pytest.mark.parametrize("keys", [(), ("enter",), ("enter", "enter"), ("down", "enter")])
async def test_run_when_any_question_is_left_then_all_is_as_it_was(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    add_strength(journal, "patience")
    before = len(journal.page())
    async with opened(journal, *HERE, *keys, "escape") as (app, _):
        assert isinstance(app.screen, StrengthsScreen)
        assert len(journal.page()) == before


@pytest.mark.parametrize("size", SIZES)
async def test_questions_when_names_are_hostile_then_a_line_each_and_text(
    journal: Journal, size: tuple[int, int]
) -> None:
    for words in HOSTILE:
        add_strength(journal, words[:480])
    async with opened(journal, *HERE, "enter", size=size) as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        assert "[b]x[/b] [/] $x {y}" in seen(app)
        assert misfits(app.screen) == []
        await press(pilot, "end", "enter", "enter")
        assert isinstance(app.screen, RunScreen)
        await press(pilot, "R")
        assert isinstance(app.screen, ChooseDialog)
        assert misfits(app.screen) == []


# those under way


async def test_run_when_one_is_under_way_then_its_page_opens(journal: Journal) -> None:
    run = add_run(journal, 2)
    async with opened(journal, *HERE) as (app, _):
        assert isinstance(app.screen, RunScreen)
        assert app.screen.run_id == run.id


async def test_run_when_several_are_under_way_then_asked_which_the_newest_at_hand(
    journal: Journal,
) -> None:
    older, newer = add_run(journal, 3), add_run(journal, 1)
    async with opened(journal, *HERE) as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        assert "Which run?" in seen(app)
        assert "begun yesterday" in seen(app)
        assert "begin another" in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, RunScreen)
        assert app.screen.run_id == newer.id
        await press(pilot, "R", "down", "enter")
        assert isinstance(app.screen, RunScreen)
        assert app.screen.run_id == older.id
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthsScreen)


async def test_run_when_another_is_begun_from_its_page_then_there_are_two(
    journal: Journal,
) -> None:
    run = add_run(journal, 2)
    async with opened(journal, *HERE, "R", "end", "enter", "down", "enter", "enter") as (app, _):
        assert isinstance(app.screen, RunScreen)
        assert len(all_runs(journal)) == 2
        assert app.screen.run_id != run.id


async def test_run_when_the_only_one_is_over_or_ended_then_another_may_begin(
    journal: Journal,
) -> None:
    add_run(journal, 20)
    async with opened(journal, *HERE) as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        await press(pilot, "down", "enter", "enter")
        assert isinstance(app.screen, RunScreen)
        await press(pilot, "E", "up", "enter", "escape", "R")
        assert isinstance(app.screen, ChooseDialog)
        assert "What would you look for?" in seen(app)


async def test_run_when_it_stands_still_then_it_is_found_by_the_key(journal: Journal) -> None:
    add_run(journal, 2)
    async with opened(journal, *HERE, "p", "escape", "R") as (app, _):
        assert isinstance(app.screen, RunScreen)
        assert "It stands still." in seen(app)


# on Today


async def test_today_when_a_run_has_no_line_today_then_it_offers_one_and_enter_writes_it(
    journal: Journal,
) -> None:
    run = add_run(journal, 1)
    add_line(journal, run, "Soup", 1)
    async with opened(journal) as (app, pilot):
        assert LINE in seen(app)
        app.screen.query_one(WaitingList).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, EditorScreen)
        await write(pilot, "Bread")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, TodayScreen)
        assert LINE not in seen(app)
        assert list(journal.lines_of_run(run.id)) == [wins(journal)[1].day, TODAY]


async def test_today_when_x_is_pressed_then_quiet_today_and_for_that_run_alone(
    journal: Journal,
) -> None:
    add_run(journal, 1, strength=add_strength(journal, "patience"))
    add_run(journal)
    other = "patience, in a new way: today's line, if you like"
    async with opened(journal) as (app, pilot):
        assert LINE in seen(app)
        assert other in seen(app)
        app.screen.query_one(WaitingList).focus()
        await press(pilot, "x")
        assert LINE not in seen(app)
        assert other in seen(app)
        assert "Not today." in seen(app)
        await press(pilot, "x")
        assert not app.screen.query_one("#waiting").display
    async with opened(journal) as (app, _):
        assert "today's line" not in seen(app)
    assert len(journal.runs_asking(TODAY.replace(year=TODAY.year + 1))) == 0


def test_asking_when_a_day_has_gone_by_then_it_asks_anew(journal: Journal) -> None:
    run = add_run(journal, 3)
    day_after = TODAY.fromordinal(TODAY.toordinal() + 1)
    journal.let_run_rest(run.id, TODAY)
    assert journal.runs_asking(TODAY) == []
    assert [each.id for each in journal.runs_asking(day_after)] == [run.id]
    journal.let_run_rest(run.id, day_after)
    assert journal.runs_asking(day_after) == []


async def test_today_when_it_stands_still_is_over_or_ended_then_it_asks_nothing(
    journal: Journal,
) -> None:
    still, ended = add_run(journal, 1), add_run(journal, 1)
    add_run(journal, 9)
    paused = runs.paused(run_details(still), still.day, TODAY)
    journal.save(replace(still, details=paused))
    journal.save(replace(ended, details=runs.ended_on(run_details(ended), TODAY)))
    async with opened(journal) as (app, _):
        assert "today's line" not in seen(app)
        assert not app.screen.query_one("#waiting").display


async def test_today_when_its_line_is_a_draft_then_the_draft_alone_waits(
    journal: Journal,
) -> None:
    run = add_run(journal)
    line = journal.new_line_of_run(run, TODAY)
    journal.keep_draft(Draft(entry=replace(line, title="Half a line")))
    async with opened(journal) as (app, pilot):
        assert "Half a line" in seen(app)
        assert LINE not in seen(app)
        app.screen.query_one(WaitingList).focus()
        await press(pilot, "enter", "ctrl+s")
        assert [row.title for row in journal.lines_of_run(run.id)[TODAY]] == ["Half a line"]


async def test_today_when_an_earlier_line_is_being_changed_then_it_still_asks(
    journal: Journal,
) -> None:
    run = add_run(journal, 1)
    line = add_line(journal, run, "Soup", 1)
    journal.keep_draft(Draft(entry=replace(line, title="Soup and bread")))
    assert [each.id for each in journal.runs_asking(TODAY)] == [run.id]


async def test_today_when_two_look_then_no_run_asks(journal: Journal) -> None:
    add_run(journal, lane=Lane.OPEN_TOGETHER)
    async with opened(together(journal)) as (app, _):
        assert "today's line" not in seen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_today_when_a_run_has_a_hostile_name_then_one_line_and_text(
    journal: Journal, size: tuple[int, int]
) -> None:
    for words in HOSTILE:
        add_run(journal, strength=add_strength(journal, words[:480]))
    async with opened(journal, size=size) as (app, pilot):
        assert misfits(app.screen) == []
        told = rows(app, WaitingList)
        assert all(row.endswith("today's line, if you like") for row in told)
        assert len(told) == len(HOSTILE)
        app.screen.query_one(WaitingList).focus()
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, EditorScreen)
        assert misfits(app.screen) == []


async def test_today_when_it_offers_a_line_then_no_word_of_what_was_not_done(
    journal: Journal,
) -> None:
    add_run(journal, 5)
    async with opened(journal) as (app, _):
        told = said(app).lower()
        for word in ("missed", "overdue", "streak", "days left", "of 7", "late ", "should"):
            assert word not in told, word


async def test_question_when_a_win_is_in_no_run_then_as_ever(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        app.action_write()
        await settle(pilot)
        assert Kind.WIN.question in seen(app)
    line = journal.new_line_of_run(new_entry(Kind.RUN, TODAY, "never kept"), TODAY)
    async with opened(journal) as (app, pilot):
        app.edit(Draft(entry=line))
        await settle(pilot)
        assert Kind.WIN.question in seen(app)
