"""A run's page: what it asks for, its days and their lines, writing, standing still, its end."""

from dataclasses import replace

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model import runs
from recovery_journal.model.entry import Lane
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dates import said as said_day
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.screens.confidence import ConfidenceScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.run import RunScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.run_list import MOST_AT_FIRST, RunList
from tests.tui.driving import said, seen, settle, until
from tests.tui.running import (
    add_line,
    add_run,
    add_strength,
    all_runs,
    foot,
    rows,
    run_details,
    wins,
)
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    ago,
    click,
    in_this_order,
    misfits,
    opened,
    press,
    together,
    write,
)

GOOD_THINGS = "Three good things of today, and what made them happen."
OVER = "It has come to its end. What you wrote stays."


@pytest.fixture
def journal() -> Journal:
    """A journal in memory."""
    return Journal.in_memory()


async def open_run(app: JournalApp, pilot: Pilot[int], run_id: str) -> None:
    """Open a run's page as any list does."""
    app.post_message(OpenEntry(run_id))
    await settle(pilot)


# what it shows


async def test_run_when_it_has_begun_today_then_what_it_asks_and_one_blank_day(
    journal: Journal,
) -> None:
    run = add_run(journal)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert isinstance(app.screen, RunScreen)
        assert in_this_order(app, "Three good things", "begun today", GOOD_THINGS, "today")
        assert [row.strip() for row in rows(app)] == [GOOD_THINGS, "", "today"]
        assert app.screen.query_one(FootLine).lane == "only me"


async def test_run_when_of_a_strength_then_it_asks_where_that_came_up(journal: Journal) -> None:
    run = add_run(journal, strength=add_strength(journal, "patience"))
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert app.screen.query_one(TitleLine).left == "patience, in a new way"
        asks = "Where did patience come up today, in a way it had not before?"
        assert rows(app)[0] == asks


async def test_run_when_its_strength_is_erased_then_it_still_asks(journal: Journal) -> None:
    strength = add_strength(journal, "patience")
    run = add_run(journal, strength=strength)
    journal.trash(strength.id)
    journal.erase(strength.id)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert rows(app)[0] == "Where did it come up today, in a way it had not before?"


async def test_days_when_some_have_lines_then_newest_first_and_the_others_blank(
    journal: Journal,
) -> None:
    run = add_run(journal, 3)
    add_line(journal, run, "Rain on the roof", 3, "I had opened the window.")
    add_line(journal, run, "Soup", 1)
    add_line(journal, run, "And the light", 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        told = [" ".join(row.split()) for row in rows(app)[2:]]
        third = f"{said_day(ago(3), TODAY)} Rain on the roof I had opened the window."
        blank = said_day(ago(2), TODAY)
        assert told == ["today", "yesterday Soup", "And the light", blank, third]


async def test_days_when_told_then_none_is_counted_ticked_or_still_to_come(
    journal: Journal,
) -> None:
    run = add_run(journal, 2, length="14 days")
    add_line(journal, run, "Soup", 1)
    async with opened(journal, size=(80, 40)) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert len(rows(app)) == 2 + 3
        told = said(app).lower()
        for word in ("of 7", "of 14", "day 2", "✓", "tomorrow", "missed", "streak", "left", "1 of"):
            assert word not in told, word


async def test_days_when_a_line_stands_outside_of_the_run_then_it_is_shown(
    journal: Journal,
) -> None:
    run = add_run(journal, 2)
    add_line(journal, run, "The evening before", 3)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert "The evening before" in rows(app)[-1]


async def test_run_when_words_stand_below_its_name_then_they_are_read_as_text(
    journal: Journal,
) -> None:
    run = add_run(journal)
    journal.save(replace(run, body="[/] [b]to see more[/b]\n" + "long " * MOST_AT_FIRST))
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert "[/] [b]to see more[/b]" in seen(app)
        assert rows(app)[0].endswith("…")
        assert len(rows(app)[0]) < MOST_AT_FIRST + 100


@pytest.mark.parametrize("size", SIZES)
async def test_run_when_its_words_are_hostile_then_text_and_it_fits(
    journal: Journal, size: tuple[int, int]
) -> None:
    runs = []
    for words in (each[:480] for each in HOSTILE):
        runs.append(add_run(journal, 1, strength=add_strength(journal, words)))
        line = add_line(journal, runs[-1], words, 0, words)
        journal.set_star(line.id, True)
    async with opened(journal, size=size) as (app, pilot):
        for run in runs:
            await open_run(app, pilot, run.id)
            await press(pilot, "down", "end", "home", "pagedown")
            assert misfits(app.screen) == []
            assert isinstance(app.screen, RunScreen)
            line_of_today = next(row for row in rows(app) if row.startswith("today"))
            assert len(line_of_today.splitlines()) == 2
            assert "*" in line_of_today.splitlines()[0]
            await press(pilot, "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_run_when_made_up_then_it_fits_and_the_way_to_write_is_in_the_foot(
    size: tuple[int, int],
) -> None:
    journal = made_up_journal()
    run = add_run(journal, 1)
    async with opened(journal, size=size) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert misfits(app.screen) == []
        assert "n today's line" in app.screen.query_one(FootLine).render().plain


async def test_run_when_erased_while_it_is_read_then_blank_and_no_key_acts(
    journal: Journal,
) -> None:
    run = add_run(journal)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        journal.trash(run.id)
        journal.erase(run.id)
        app.tell_changed()
        await settle(pilot)
        assert rows(app) == []
        await press(pilot, "enter", "n", "p", "E", "e", "x", "escape")
        assert isinstance(app.screen, TodayScreen)


# writing


async def test_write_when_n_is_pressed_then_the_question_fits_and_the_line_is_of_today(
    journal: Journal,
) -> None:
    strength = add_strength(journal, "patience")
    run = add_run(journal, 2, strength=strength, lane=Lane.OPEN_TOGETHER)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "n")
        assert isinstance(app.screen, EditorScreen)
        asks = "Where did patience come up today, in a way it had not before?"
        assert app.screen.query_one("#title", Line).placeholder == asks
        await write(pilot, "In the queue")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, RunScreen)
        (win,) = wins(journal)
        assert (win.title, win.day, win.lane) == ("In the queue", TODAY, Lane.OPEN_TOGETHER)
        assert list(journal.lines_of_run(run.id)) == [TODAY]
        assert strength.id in {row.id for _, row in journal.threads(win.id)}
        assert "today" in rows(app)[2]
        assert "In the queue" in rows(app)[2]


@pytest.mark.parametrize("keys", [("enter",), ("down", "enter")])
async def test_enter_when_on_what_is_asked_or_on_today_then_writes_today(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    run = add_run(journal, 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, *keys)
        assert isinstance(app.screen, EditorScreen)
        await write(pilot, "Soup")
        await press(pilot, "ctrl+s")
        assert list(journal.lines_of_run(run.id)) == [TODAY]


async def test_enter_when_on_a_blank_day_before_then_writes_of_that_day(journal: Journal) -> None:
    run = add_run(journal, 2)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "end", "enter")
        await write(pilot, "Bread")
        await press(pilot, "ctrl+s")
        assert list(journal.lines_of_run(run.id)) == [ago(2)]


async def test_write_when_today_has_a_line_then_another_one(journal: Journal) -> None:
    run = add_run(journal)
    add_line(journal, run, "Soup")
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "n")
        await write(pilot, "Bread")
        await press(pilot, "ctrl+s")
        titles = [row.title for row in journal.lines_of_run(run.id)[TODAY]]
        assert titles == ["Soup", "Bread"]


async def test_write_when_a_draft_waits_then_it_goes_on(journal: Journal) -> None:
    run, other = add_run(journal), add_run(journal, 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "n")
        await write(pilot, "Half")
        await until(pilot, lambda: len(journal.drafts()) == 1)
        await press(pilot, "escape", "n")
        assert app.screen.query_one("#title", Line).value == "Half"
        await press(pilot, "escape", "escape")
        await open_run(app, pilot, other.id)
        await press(pilot, "n")
        assert app.screen.query_one("#title", Line).value == ""
        await press(pilot, "escape", "end", "enter")
        assert app.screen.query_one("#title", Line).value == ""


async def test_write_when_left_without_a_word_then_no_draft(journal: Journal) -> None:
    run = add_run(journal)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "n", "x", "backspace", "escape")
        assert journal.drafts() == []
        assert wins(journal) == []


# what is written


async def test_line_when_enter_is_pressed_then_that_win_opens_and_esc_comes_back(
    journal: Journal,
) -> None:
    run = add_run(journal, 1)
    add_line(journal, run, "Soup", 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "Soup" in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, RunScreen)
        assert app.screen.entry_at_hand == wins(journal)[0].id


async def test_row_when_clicked_then_as_enter(journal: Journal) -> None:
    run = add_run(journal, 1)
    add_line(journal, run, "Soup", 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        y = next(at for at, line in enumerate(seen(app).splitlines()) if "Soup" in line)
        await click(app, pilot, Offset(20, y))
        assert isinstance(app.screen, EntryScreen)


async def test_commands_when_on_a_line_a_blank_day_or_what_is_asked_then_each_its_own(
    journal: Journal,
) -> None:
    run = add_run(journal, 1)
    line = add_line(journal, run, "Soup", 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        screen = app.screen
        assert isinstance(screen, RunScreen)
        assert screen.entry_at_hand == run.id
        await press(pilot, "down", "x", "asterisk")
        assert screen.entry_at_hand is None
        assert journal.entry(run.id).trashed is None
        await press(pilot, "end", "asterisk")
        assert screen.entry_at_hand == line.id
        assert journal.entry(line.id).starred
        assert "*" in rows(app)[-1]
        await press(pilot, "x")
        assert journal.entry(line.id).trashed is not None
        assert "Soup" not in seen(app)
        assert app.screen.query_one(RunList).highlighted is not None
        await press(pilot, "u")
        assert "Soup" in seen(app)


async def test_run_when_laid_in_the_trash_then_said_and_u_takes_it_back(journal: Journal) -> None:
    run = add_run(journal, 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "x")
        assert journal.entry(run.id).trashed is not None
        assert "It lies in the trash. u takes it back." in seen(app)
        assert not {"today's line", "end it"} & foot(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, RunScreen)
        await press(pilot, "u")
        assert journal.entry(run.id).trashed is None
        assert "today's line" in foot(app)


async def test_how_sure_when_asked_from_a_line_then_it_is_about_it(journal: Journal) -> None:
    run = add_run(journal)
    add_line(journal, run, "Soup")
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "end", "C")
        assert isinstance(app.screen, ConfidenceScreen)
        assert app.screen.query_one("#title", Line).value == "Soup"


# standing still, and the end


async def test_pause_when_p_is_pressed_then_it_stands_still_and_p_goes_on(
    journal: Journal,
) -> None:
    run = add_run(journal, 2)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "p")
        assert "It stands still. p goes on." in seen(app)
        assert runs.is_paused(run_details(journal.entry(run.id)))
        assert not any(row.startswith("today") for row in rows(app))
        assert "today's line" not in foot(app)
        assert "end it" in foot(app)
        await press(pilot, "n", "enter")
        assert isinstance(app.screen, RunScreen)
        await press(pilot, "p")
        assert not runs.is_paused(run_details(journal.entry(run.id)))
        assert "stands still" not in seen(app)
        assert any(row.startswith("today") for row in rows(app))
        await press(pilot, "enter")
        assert isinstance(app.screen, EditorScreen)


async def test_end_when_asked_then_a_question_first_and_esc_leaves_it(journal: Journal) -> None:
    run = add_run(journal, 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        for leaves in ("escape", "enter"):
            await press(pilot, "E")
            assert isinstance(app.screen, ChooseDialog)
            await press(pilot, leaves)
            assert run_details(journal.entry(run.id)).ended == ""
        assert "today's line" in foot(app)


async def test_end_when_chosen_then_said_plainly_and_no_key_to_write(journal: Journal) -> None:
    run = add_run(journal, 1)
    add_line(journal, run, "Soup")
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        await press(pilot, "E", "up", "enter")
        assert isinstance(app.screen, RunScreen)
        assert OVER in seen(app)
        assert not {"today's line", "pause, or go on", "end it"} & foot(app)
        assert "Soup" in seen(app)
        before = journal.entry(run.id).version
        await press(pilot, "n", "p", "E", "home", "enter")
        assert isinstance(app.screen, RunScreen)
        assert journal.entry(run.id).version == before
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, EntryScreen)


async def test_end_when_its_last_day_has_gone_by_then_it_is_over_by_itself(
    journal: Journal,
) -> None:
    run, last = add_run(journal, 7), add_run(journal, 6)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert OVER in seen(app)
        assert len(rows(app)) == 2 + 7
        await press(pilot, "end", "enter", "escape")
        await open_run(app, pilot, last.id)
        assert OVER not in seen(app)
        assert "today's line" in foot(app)


async def test_pause_when_the_disk_is_full_then_said_and_it_goes_on(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise NoSpace("There is no room left on the disk. Nothing was changed.")

    run = add_run(journal, 1)
    async with opened(journal) as (app, pilot):
        await open_run(app, pilot, run.id)
        monkeypatch.setattr(journal, "save", refused)
        await press(pilot, "p")
        assert "The disk is full." in seen(app)
        await press(pilot, "E", "up", "enter")
        assert isinstance(app.screen, RunScreen)
        assert "stands still" not in seen(app)
        assert run_details(all_runs(journal)[0]).pauses == ""


# in company


async def test_run_when_two_look_then_lines_that_are_not_open_stand_nowhere(
    journal: Journal,
) -> None:
    run = add_run(journal, 1, lane=Lane.OPEN_TOGETHER)
    add_line(journal, run, "For both", 1)
    journal.set_lane(add_line(journal, run, "For me").id, Lane.ONLY_ME)
    async with opened(together(journal)) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert "For both" in seen(app)
        assert "For me" not in seen(app)
        assert any(row.strip() == "today" for row in rows(app))


async def test_run_when_two_look_and_its_strength_is_closed_then_its_name_is_not_asked_with(
    journal: Journal,
) -> None:
    run = add_run(journal, strength=add_strength(journal, "patience"), lane=Lane.OPEN_TOGETHER)
    async with opened(together(journal)) as (app, pilot):
        await open_run(app, pilot, run.id)
        assert rows(app)[0] == "Where did it come up today, in a way it had not before?"
