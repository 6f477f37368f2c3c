"""A decision's page: the reader, and the lists of steps, looks back and threads beside it."""

from datetime import timedelta

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import added_to
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Entry, Kind, Lane, Origin
from recovery_journal.model.views import Query
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.screens.decision import MOST_SHOWN, DecisionScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.look_back_list import LookBackList
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.reader_and_lists import ReaderAndLists, shared
from recovery_journal.tui.widgets.step_list import StepList
from recovery_journal.tui.widgets.thread_list import ThreadList
from tests.tui.deciding import add_decision, all_of, choose, decided
from tests.tui.driving import enter, seen, settle
from tests.tui.stepping import add_look_back, add_step, listed, row_of
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    add_value,
    ago,
    at_hand,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
)

HERE = ("d", "enter")
"""From Today to the first decision's page."""


@pytest.fixture
def journal() -> Journal:
    """A long decision with five steps, three looks back and six threads beside those."""
    journal = Journal.in_memory()
    long = "It is the first time since spring. " * 40
    kept = add_decision(journal, "See Dad", know=long, matters=long, options=("go", "wait"))
    for number in range(5):
        add_step(journal, kept, f"step {number}")
    for number in range(3):
        add_look_back(journal, kept, f"it came {number}", back=30 * number)
    for name in ("Honesty", "Family", "Courage", "Rest", "Learning", "Patience"):
        journal.thread(kept.id, add_value(journal, name).id)
    return journal


@pytest.fixture
def bare() -> Journal:
    """A decision with nothing beside it."""
    journal = Journal.in_memory()
    add_decision(journal, "See Dad")
    return journal


def decision(journal: Journal) -> Entry:
    """The decision."""
    (found,) = all_of(journal, Kind.DECISION)
    return found


# how the room is shared


@pytest.mark.parametrize(
    ("room", "wanted", "given"),
    [
        (7, [10, 6, 12], [3, 2, 2]),
        (8, [10, 2, 2], [4, 2, 2]),
        (5, [2, 2], [2, 2]),
        (9, [10], [9]),
        (2, [4, 4, 4], [1, 1, 0]),
        (0, [3], [0]),
        (-2, [3], [0]),
        (5, [], []),
        (5, [0, 3], [0, 3]),
    ],
)
def test_shared_when_there_is_so_much_room_then_a_line_in_turn_and_none_too_many(
    room: int, wanted: list[int], given: list[int]
) -> None:
    assert shared(room, wanted) == given


async def test_page_when_all_is_there_then_the_reader_has_half_and_every_list_some(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, size=(60, 20)) as (app, pilot):
        for size in ((60, 20), (80, 24), (80, 40)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            whole = app.screen.query_one(ReaderAndLists).region
            reader = app.screen.query_one(Reader).region
            assert reader.height * 2 >= whole.height, size
            assert in_this_order(app, "See Dad", "Steps", "Looked back", "Threads"), size
            for kind in (StepList, LookBackList, ThreadList):
                region = app.screen.query_one(kind).region
                assert region.height >= 1, size
                assert whole.contains_region(region), size
                assert region.y >= reader.bottom, size
            assert not app.screen.query_one("#lists").show_vertical_scrollbar, size
            assert misfits(app.screen) == [], size
            await press(pilot, "tab", "end")
            assert "step 0" in "".join(listed(app, "steps")), size
            await press(pilot, "home", "shift+tab")


async def test_page_when_wide_then_the_lists_stand_beside_it_whole(journal: Journal) -> None:
    async with opened(journal, *HERE, size=(120, 40)) as (app, _):
        reader, lists = app.screen.query_one(Reader), app.screen.query_one("#lists")
        assert lists.region.x >= reader.region.right
        assert lists.region.y == reader.region.y
        assert reader.region.height == app.screen.query_one(ReaderAndLists).region.height
        rows = ["step 4", "step 3", "step 2", "step 1", "step 0"]
        rows += ["it came 0", "it came 1", "it came 2", "Patience", "Learning", "Honesty"]
        shown = "\n".join(listed(app, "lists"))
        assert [row for row in rows if row not in shown] == []
        assert misfits(app.screen) == []


async def test_page_when_the_terminal_changes_then_it_is_laid_out_anew(journal: Journal) -> None:
    async with opened(journal, *HERE, "tab", "end", size=(120, 40)) as (app, pilot):
        await pilot.resize_terminal(60, 20)
        await press(pilot, "up")
        assert at_hand(app) == "step 1"
        assert "step 1" in "".join(listed(app, "steps"))
        assert misfits(app.screen) == []
        await pilot.resize_terminal(120, 40)
        await press(pilot, "down")
        assert "step 4" in listed(app, "steps")[0]


async def test_page_when_nothing_is_beside_it_then_the_reader_has_it_all(bare: Journal) -> None:
    async with opened(bare, *HERE, "tab") as (app, _):
        whole = app.screen.query_one(ReaderAndLists)
        assert app.screen.query_one(Reader).region == whole.region
        for heading in ("Steps", "Looked back", "Threads"):
            assert heading not in seen(app)
        assert isinstance(app.focused, Reader)


async def test_page_when_one_list_alone_is_there_then_it_has_the_room_of_all(
    bare: Journal,
) -> None:
    for number in range(9):
        add_step(bare, decision(bare), f"step {number}")
    async with opened(bare, *HERE) as (app, _):
        assert len(listed(app, "steps")) == 8


# what has the keys


async def test_tab_when_pressed_then_from_the_reader_through_the_lists_in_order(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        for kind in (Reader, StepList, LookBackList, ThreadList, Reader):
            assert isinstance(app.focused, kind)
            await press(pilot, "tab")


async def test_commands_when_a_list_has_the_keys_then_on_the_decision(journal: Journal) -> None:
    stages = {StepList: Stage.LEANING, LookBackList: Stage.NOT_NOW, ThreadList: Stage.OPEN}
    async with opened(journal, *HERE) as (app, pilot):
        for kind, stage in stages.items():
            await press(pilot, "tab")
            assert isinstance(app.focused, kind)
            await press(pilot, "S")
            await choose(app, pilot, stage)
            assert app.screen.query_one(TitleLine).right == stage
            assert isinstance(app.focused, kind)
            await press(pilot, "a")
            assert isinstance(app.screen, AskDialog)
            await enter(pilot, f"He called: {stage}.")
            for key, asked in (("y", "When would you like"), ("f", "How sure are you")):
                await press(pilot, key)
                assert isinstance(app.screen, ChooseDialog)
                assert asked in seen(app)
                await press(pilot, "escape")
            for key in ("O", "b"):
                await press(pilot, key)
                assert not isinstance(app.screen, DecisionScreen)
                await press(pilot, "escape")
                while not isinstance(app.screen, DecisionScreen):
                    await press(pilot, "escape")
            assert isinstance(app.focused, kind)
            assert decided(journal, "See Dad").stage == stage
    texts = [each.text for each in added_to(decided(journal, "See Dad"))]
    assert texts == [f"He called: {stage}." for stage in stages.values()]


@pytest.mark.parametrize(("tabs", "title"), [(0, "See Dad"), (1, "step 4"), (3, "Patience")])
async def test_entry_commands_when_a_row_is_at_hand_then_on_that_entry(
    journal: Journal, tabs: int, title: str
) -> None:
    async with opened(journal, *HERE, *["tab"] * tabs) as (app, pilot):
        assert at_hand(app) == title
        await press(pilot, "asterisk", "x")
        assert "In the trash." in seen(app)
        assert [row.title for row in journal.page(Query(trashed=True))] == [title]
        await press(pilot, "u")
    assert [row.title for row in journal.page(Query(starred=True))] == [title]
    assert journal.page(Query(trashed=True)) == []


async def test_look_back_when_at_hand_then_its_tags_and_lane_are_its_own(journal: Journal) -> None:
    async with opened(journal, *HERE, "tab", "tab", "down", "number_sign") as (app, pilot):
        await enter(pilot, "rain")
        await press(pilot, "o")
        assert not isinstance(app.screen, DecisionScreen)
        await press(pilot, "escape")
    tagged = [each.body for each in journal.look_backs(decision(journal).id) if each.tags]
    assert tagged == ["it came 1"]


async def test_foot_when_a_step_is_at_hand_then_its_keys(journal: Journal) -> None:
    async with opened(journal, *HERE, "tab") as (app, _):
        foot = str(app.screen.query_one(FootLine).render())
        for told in ("enter open", "e edit", "space how it is", "C how sure"):
            assert told in foot


# the rows


async def test_look_backs_when_listed_then_newest_first_with_day_and_first_words(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, size=(120, 40)) as (app, pilot):
        lines = listed(app, "look-backs")
        assert [line.split("it came ")[1] for line in lines] == ["0", "1", "2"]
        assert [line.split("it came ")[0].strip() for line in lines] == [
            short_day(ago(back), TODAY) for back in (0, 30, 60)
        ]
        await press(pilot, "tab", "tab", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "it came 0" in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionScreen)


async def test_look_back_when_it_has_no_words_then_what_else_is_said(bare: Journal) -> None:
    kept = decision(bare)
    add_look_back(bare, kept, "", back=2, as_expected="partly")
    add_look_back(bare, kept, "", back=1, choosing="  Slowly,\nwith two drafts.")
    async with opened(bare, *HERE) as (app, _):
        first, second = listed(app, "look-backs")
        assert first.endswith(" Slowly, with two drafts.")
        assert second.endswith("Did what I expected come about? partly")


async def test_step_when_it_says_all_then_in_quiet_words_behind_it_or_below(bare: Journal) -> None:
    day = TODAY + timedelta(days=3)
    kept, by = decision(bare), day.isoformat()
    both, support = Origin.TOGETHER, "Jo,\nand a bag."
    add_step(bare, kept, "Beans", origin=both, sure=0, support=support, by=by, came="let go")
    add_step(bare, decision(bare), "Tea")
    told = [short_day(day, TODAY), "Jo, and a bag", "an idea of both of you"]
    told += ["let go", "how sure: 0 of 10"]
    async with opened(bare, *HERE, size=(120, 40)) as (app, pilot):
        assert row_of(app, "Tea") == ""
        # Where there is little room, who is with it gives way first.
        assert row_of(app, "Beans") == ", ".join([told[0], *told[2:]])
        assert len(listed(app, "steps")) == 4
        await pilot.resize_terminal(99, 40)
        await press(pilot, "tab")
        _, line = listed(app, "steps")
        assert line == f" Beans   {', '.join([told[0], *told[2:]])}"


async def test_step_when_there_is_room_then_all_that_is_said_on_one_line(bare: Journal) -> None:
    add_step(bare, decision(bare), "Beans", support="Jo", came="done", origin=Origin.COACH)
    async with opened(bare, *HERE) as (app, _):
        assert listed(app, "steps") == [" Beans   Jo, a coach's idea, done"]


async def test_steps_when_there_are_very_many_then_the_newest(bare: Journal) -> None:
    for number in range(MOST_SHOWN + 3):
        add_step(bare, decision(bare), f"step {number}")
    async with opened(bare, *HERE, "tab", "end") as (app, _):
        assert at_hand(app) == "step 3"
        assert app.screen.query_one(StepList).option_count == MOST_SHOWN


async def test_threads_when_a_step_is_listed_then_its_thread_is_not_unless_it_says_something(
    bare: Journal,
) -> None:
    kept = decision(bare)
    quiet, told = add_step(bare, kept, "Ask Luis"), add_step(bare, kept, "Ring Dad")
    look_back = add_look_back(bare, kept, "it came")
    bare.thread(look_back.id, kept.id)
    async with opened(bare, *HERE) as (app, pilot):
        assert "Threads" not in listed(app, "lists")
        assert "&" not in "".join(listed(app, "lists"))
        bare.thread(told.id, kept.id, "first of all")
        app.tell_changed()
        await press(pilot, "home")
        assert line_of(app, "& Ring Dad")
        assert "first of all" in seen(app)
        assert "& Ask Luis" not in seen(app)
    assert [row.id for _, row in bare.threads(quiet.id)] == [kept.id]


async def test_page_when_another_process_writes_then_shown_and_the_row_at_hand_stays(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "tab", "down") as (app, pilot):
        assert at_hand(app) == "step 3"
        add_step(journal, decision(journal), "step 5")
        app.tell_changed()
        await press(pilot, "o")
        await press(pilot, "escape")
        assert at_hand(app) == "step 3"
        assert app.screen.query_one(StepList).option_count == 6


async def test_page_when_company_looks_then_what_is_closed_is_in_no_list(bare: Journal) -> None:
    kept = decision(bare)
    add_step(bare, kept, "closed step")
    add_look_back(bare, kept, "closed look")
    bare.thread(kept.id, add_value(bare, "closed value").id)
    bare.set_lane(kept.id, Lane.OPEN_TOGETHER)
    async with opened(together(bare), *HERE, size=(120, 40)) as (app, _):
        assert isinstance(app.screen, DecisionScreen)
        assert "closed" not in seen(app)
        assert not app.screen.query_one("#lists").display


@pytest.mark.parametrize("size", SIZES)
async def test_page_when_texts_are_hostile_then_they_are_text_and_fit(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    kept = add_decision(journal, HOSTILE[0])
    for words in HOSTILE:
        add_step(journal, kept, words, support=words, came="done", origin=Origin.COACH, sure=3)
        add_look_back(journal, kept, words)
        journal.thread(kept.id, add_value(journal, words).id, words)
    async with opened(journal, *HERE, size=size) as (app, pilot):
        for _ in range(4):
            for _ in HOSTILE:
                assert misfits(app.screen) == []
                await press(pilot, "down")
            await press(pilot, "tab")
        assert isinstance(app.screen, DecisionScreen)
    assert isinstance(kept.details, DecisionDetails)
