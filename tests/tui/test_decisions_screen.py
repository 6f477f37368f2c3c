"""Decisions: the list in its sections, one line and when to look back, and where it stands."""

from datetime import timedelta

import pytest
from textual.geometry import Offset

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.deciding import added_to, look_back_day, moves_of, sealed_of
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.views import Query
from recovery_journal.tui.screens.decision import DecisionScreen
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.screens.guide import GuideScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.decision_list import DecisionList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.reader import Reader
from tests.tui.deciding import add_decision, all_of, choose, decided
from tests.tui.driving import enter, said, seen
from tests.tui.running import foot
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    add_value,
    at_hand,
    click,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
    write,
)


@pytest.fixture
def journal() -> Journal:
    """One decision."""
    journal = Journal.in_memory()
    add_decision(journal, "See Dad")
    return journal


# the list


async def test_decisions_when_empty_then_it_invites_with_the_key_that_begins() -> None:
    async with opened(Journal.in_memory(), "d") as (app, pilot):
        assert isinstance(app.screen, DecisionsScreen)
        assert "Nothing here yet. That's fine." in seen(app)
        assert line_of(app, "n  writes down a choice in one line.")
        assert not app.screen.query_one("#list-and-reader").display
        for key in ("enter", "S", "O", "f", "a", "i", "y", "b", "x", "e"):
            await press(pilot, key)
            assert isinstance(app.screen, DecisionsScreen), key
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


_OF_A_DECISION = {
    *("think it through", "stage", "options", "look back"),
    *("when", "add words", "a step"),
}
"""The words of the keys that are about one decision."""


async def test_decisions_when_there_is_none_then_no_key_of_a_decision_is_at_hand() -> None:
    async with opened(Journal.in_memory(), "d", size=(120, 40)) as (app, pilot):
        assert not _OF_A_DECISION & foot(app)
        assert "new" in foot(app)
        assert "think it through" not in line_of(app, "n new")
        await press(pilot, "n", *"See Dad", "enter", "escape")
        assert foot(app) >= _OF_A_DECISION
        assert "e think it through" in line_of(app, "n new")
        await press(pilot, "x")
        assert not _OF_A_DECISION & foot(app)
        assert "think it through" not in line_of(app, "n new")
        await press(pilot, "u")
        assert foot(app) >= _OF_A_DECISION
        assert "e think it through" in line_of(app, "n new")


async def test_decisions_when_it_opens_on_one_then_its_keys_are_there_and_on_its_page(
    journal: Journal,
) -> None:
    async with opened(journal, "d", size=(120, 40)) as (app, pilot):
        assert "e think it through" in line_of(app, "n new")
        assert foot(app) >= _OF_A_DECISION
        await press(pilot, "enter")
        assert isinstance(app.screen, DecisionScreen)
        assert foot(app) >= _OF_A_DECISION


@pytest.mark.parametrize(
    ("key", "line"), [("v", "n new   S sort cards   b how close   esc back"),
                      ("s", "n story   a strength   R run   esc back")],
)  # fmt: skip
async def test_values_and_strengths_when_empty_then_the_foot_has_what_begins(
    key: str, line: str
) -> None:
    async with opened(Journal.in_memory(), key, size=(120, 40)) as (app, _pilot):
        assert line in line_of(app, "esc back")


async def test_decisions_when_there_are_some_then_each_section_in_its_order() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "left", stage=Stage.NOT_NOW)
    add_decision(journal, "taken", stage=Stage.DECIDED)
    add_decision(journal, "leant to", stage=Stage.LEANING)
    add_decision(journal, "changed", stage=Stage.CHANGED)
    add_decision(journal, "due one", stage=Stage.DECIDED, due=TODAY)
    add_decision(journal, "not due", due=TODAY + timedelta(days=1))
    async with opened(journal, "d", size=(80, 40)) as (app, _):
        assert in_this_order(app, "Waiting, if you like", "due one", "Ahead", "Decided", "taken")
        assert in_this_order(app, "Decided", "taken", "Not now", "left")
        ahead = seen(app).split("Ahead")[1].split("Decided")[0]
        assert all(name in ahead for name in ("leant to", "changed", "not due", "look back"))
        assert seen(app).count("due one") == 1
        assert at_hand(app) == "due one"


async def test_decisions_when_a_section_is_empty_then_its_name_is_not_there(
    journal: Journal,
) -> None:
    async with opened(journal, "d") as (app, _):
        assert line_of(app, "Ahead")
        for name in ("Waiting", "Decided", "Not now", "Nothing here"):
            assert name not in seen(app)


async def test_decisions_when_narrow_then_the_list_alone_and_when_wide_the_reader_beside(
    journal: Journal,
) -> None:
    add_decision(journal, "Move out", know="The rent is due in May.")
    async with opened(journal, "d", size=(80, 24)) as (app, pilot):
        assert not app.screen.query_one(Reader).display
        assert "The rent" not in seen(app)
        await pilot.resize_terminal(120, 40)
        await press(pilot, "home")
        assert at_hand(app) == "Move out"
        assert "The rent is due in May." in said(app)
        await press(pilot, "down")
        assert at_hand(app) == "See Dad"
        assert "The rent" not in seen(app)


async def test_decisions_when_one_is_chosen_by_key_or_mouse_then_its_page_and_esc_comes_back(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "enter") as (app, pilot):
        assert isinstance(app.screen, DecisionScreen)
        assert app.screen.query_one(TitleLine).right == "open"
        assert app.screen.query_one(FootLine).lane == "only me"
        await press(pilot, "escape")
        listed = app.screen.query_one(DecisionList)
        await click(app, pilot, listed.region.offset + Offset(4, 1))
        assert isinstance(app.screen, DecisionScreen)


async def test_decisions_when_one_is_written_then_it_is_at_hand(journal: Journal) -> None:
    async with opened(journal, "d", "n") as (app, pilot):
        await enter(pilot, "Move out")
        await press(pilot, "escape")
        assert at_hand(app) == "Move out"
        await press(pilot, "down")
        assert at_hand(app) == "See Dad"
        await press(pilot, "n")
        await enter(pilot, "Paint")
        await choose(app, pilot, "in a week")
        assert at_hand(app) == "Paint"


async def test_decisions_when_one_goes_to_the_trash_then_the_next_is_at_hand_and_u_undoes(
    journal: Journal,
) -> None:
    add_decision(journal, "newer")
    async with opened(journal, "d", "x") as (app, pilot):
        assert at_hand(app) == "See Dad"
        await press(pilot, "x")
        assert "Nothing here yet." in seen(app)
        await press(pilot, "u")
        assert at_hand(app) == "See Dad"


@pytest.mark.parametrize("size", SIZES)
async def test_decisions_when_names_are_hostile_then_they_are_text_and_fit(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    for words in HOSTILE:
        add_decision(journal, words, due=TODAY)
        add_decision(journal, words, stage=Stage.DECIDED, chosen=words)
    async with opened(journal, "d", size=size) as (app, pilot):
        for _ in range(2 * len(HOSTILE)):
            assert misfits(app.screen) == []
            await press(pilot, "enter")
            assert misfits(app.screen) == []
            await press(pilot, "escape", "down")
        await press(pilot, "home")
        assert app.is_running


async def test_decisions_when_two_look_then_those_of_the_person_alone_are_not_there() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "mine alone", due=TODAY)
    add_decision(journal, "for both", lane=Lane.OPEN_TOGETHER, due=TODAY)
    async with opened(together(journal), "d", size=(120, 40)) as (app, _):
        assert at_hand(app) == "for both"
        assert "mine alone" not in seen(app)


async def test_decisions_when_only_private_ones_are_there_then_company_sees_an_empty_page(
    journal: Journal,
) -> None:
    async with opened(together(journal), "d") as (app, _):
        assert "Nothing here yet." in seen(app)


# one line


async def test_new_when_enter_twice_then_kept_with_a_look_back_in_a_week() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "d", "n") as (app, pilot):
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, "Call Maya")
        assert isinstance(app.screen, ChooseDialog)
        await press(pilot, "enter")
        assert isinstance(app.screen, DecisionsScreen)
        assert at_hand(app) == "Call Maya"
    details = decided(journal, "Call Maya")
    assert details.look_back_on == (TODAY + timedelta(days=7)).isoformat()
    assert details.stage == Stage.OPEN
    assert journal.drafts() == []


async def test_new_when_the_second_question_is_left_then_the_line_is_kept_all_the_same() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "d", "n") as (app, pilot):
        await enter(pilot, "Call Maya")
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionsScreen)
        assert line_of(app, "Call Maya")
    assert decided(journal, "Call Maya").look_back_on == ""


@pytest.mark.parametrize("typed", ["", "   "])
async def test_new_when_nothing_is_typed_then_nothing_is_kept_or_asked(typed: str) -> None:
    journal = Journal.in_memory()
    async with opened(journal, "d", "n") as (app, pilot):
        await enter(pilot, typed)
        assert isinstance(app.screen, DecisionsScreen)
    assert all_of(journal, Kind.DECISION) == []
    assert journal.drafts() == []


async def test_new_when_left_in_the_middle_then_what_was_typed_waits_on_today() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "d", "n") as (app, pilot):
        await write(pilot, "half a choice")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TodayScreen)
        assert line_of(app, "half a choice")
    assert all_of(journal, Kind.DECISION) == []
    assert [draft.entry.title for draft in journal.drafts()] == ["half a choice"]


# where it stands


async def test_stage_when_moved_then_said_and_dated_and_nothing_sealed(journal: Journal) -> None:
    async with opened(journal, "d", "S") as (app, pilot):
        await choose(app, pilot, "leaning")
        assert isinstance(app.screen, DecisionsScreen)
        assert line_of(app, "leaning")
        assert "Now: leaning." in seen(app)
    details = decided(journal, "See Dad")
    assert [(move.day, move.stage) for move in moves_of(details)][-1] == (TODAY, Stage.LEANING)
    assert sealed_of(details) == []


async def test_stage_when_decided_then_it_asks_what_was_chosen_and_seals(journal: Journal) -> None:
    async with opened(journal, "d", "S") as (app, pilot):
        await choose(app, pilot, "decided")
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, "go with Luis")
        assert in_this_order(app, "Decided", "See Dad")
    details = decided(journal, "See Dad")
    assert details.chosen == "go with Luis"
    (seal,) = sealed_of(details)
    assert (seal.day, seal.title, seal.details.chosen) == (TODAY, "See Dad", "go with Luis")


async def test_stage_when_what_was_chosen_is_left_with_esc_then_nothing_moves(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "S") as (app, pilot):
        await choose(app, pilot, "decided")
        await press(pilot, "escape")
    assert decided(journal, "See Dad").stage == Stage.OPEN


async def test_stage_when_decided_again_then_the_first_seal_stays(journal: Journal) -> None:
    async with opened(journal, "d") as (app, pilot):
        for words, chosen in (("decided", "one"), ("changed my mind", ""), ("decided", "two")):
            await press(pilot, "S")
            await choose(app, pilot, words)
            if chosen:
                assert isinstance(app.focused, Line)
                app.focused.value = ""
                await enter(pilot, chosen)
    seals = sealed_of(decided(journal, "See Dad"))
    assert [seal.details.chosen for seal in seals] == ["one", "two"]


async def test_stage_when_it_is_said_as_it_stands_then_no_second_seal(journal: Journal) -> None:
    add_decision(journal, "done", stage=Stage.DECIDED)
    async with opened(journal, "d", "end", "S", "enter") as (app, _):
        assert isinstance(app.screen, DecisionsScreen)
    assert len(sealed_of(decided(journal, "done"))) == 1


# how sure


async def test_sure_when_chosen_then_the_words_and_no_number_is_seen(journal: Journal) -> None:
    async with opened(journal, "d", "f") as (app, pilot):
        assert "of 100" not in seen(app)
        await choose(app, pilot, "quite likely")
    details = decided(journal, "See Dad")
    assert (details.how_sure, details.percent) == ("quite likely", "75")


async def test_sure_when_numbers_are_asked_for_then_each_has_its_own_and_is_chosen_there(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "f") as (app, pilot):
        await choose(app, pilot, "show the number behind each")
        assert "75 of 100" in seen(app)
        assert "show the number" not in seen(app)
        await choose(app, pilot, "almost sure")
        assert isinstance(app.screen, DecisionsScreen)
    assert decided(journal, "See Dad").percent == "90"


async def test_sure_when_something_is_said_then_it_stands_there_and_can_be_taken_back(
    journal: Journal,
) -> None:
    decision = add_decision(journal, "other")
    journal.say_how_sure(decision.id, journal.sure_scale()[2])
    async with opened(journal, "d", "f", "enter") as (app, pilot):
        assert decided(journal, "other").how_sure == "quite likely"
        await press(pilot, "f", "escape")
        assert decided(journal, "other").how_sure == "quite likely"
        await press(pilot, "f")
        await choose(app, pilot, "nothing said")
    details = decided(journal, "other")
    assert (details.how_sure, details.percent) == ("", "")


# when to look back


@pytest.mark.parametrize("later", ["a month", "three months", "a year"])
async def test_when_chosen_in_words_then_that_day(journal: Journal, later: str) -> None:
    async with opened(journal, "d", "y") as (app, pilot):
        await choose(app, pilot, f"in {later}")
        assert line_of(app, "look back")
    assert decided(journal, "See Dad").look_back_on == look_back_day(TODAY, later).isoformat()


async def test_when_on_a_date_then_that_one_and_what_is_no_date_is_said(journal: Journal) -> None:
    day = TODAY + timedelta(days=40)
    async with opened(journal, "d", "y") as (app, pilot):
        await choose(app, pilot, "on a date")
        await enter(pilot, "some day or other")
        assert isinstance(app.screen, AskDialog)
        assert isinstance(app.focused, Line)
        app.focused.value = ""
        await enter(pilot, day.isoformat())
        assert isinstance(app.screen, DecisionsScreen)
    assert decided(journal, "See Dad").look_back_on == day.isoformat()


async def test_when_a_day_ahead_is_named_then_the_next_such_day(journal: Journal) -> None:
    day = TODAY + timedelta(days=3)
    async with opened(journal, "d", "y") as (app, pilot):
        await choose(app, pilot, "on a date")
        assert isinstance(app.focused, Line)
        assert app.focused.placeholder == "tomorrow, sunday, or a date"
        await enter(pilot, "mayday")
        told = " ".join(seen(app).replace("│", " ").split())
        assert "a weekday such as sunday, tomorrow or today" in told
        app.focused.value = ""
        await enter(pilot, f"{day:%a}")
    assert decided(journal, "See Dad").look_back_on == day.isoformat()


async def test_when_never_then_none_and_esc_leaves_the_day_as_it_was() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "due", due=TODAY)
    async with opened(journal, "d", "y", "escape") as (app, pilot):
        assert decided(journal, "due").look_back_on == TODAY.isoformat()
        await press(pilot, "y")
        await choose(app, pilot, "never")
        assert "Waiting" not in seen(app)
    assert decided(journal, "due").look_back_on == ""


# words beneath it


async def test_add_when_written_then_beneath_with_its_day_and_empty_adds_nothing(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "a") as (app, pilot):
        await enter(pilot, "He called.")
        await press(pilot, "a")
        await enter(pilot, "")
        await press(pilot, "enter")
        assert isinstance(app.screen, DecisionScreen)
        await press(pilot, "end")
        assert line_of(app, "He called.")
    assert [(each.day, each.text) for each in added_to(decided(journal, "See Dad"))] == [
        (TODAY, "He called.")
    ]


# the page


async def test_page_when_a_thread_has_the_keys_then_commands_are_about_the_decision(
    journal: Journal,
) -> None:
    (decision,) = all_of(journal, Kind.DECISION)
    journal.thread(decision.id, add_value(journal, "Honesty").id)
    async with opened(journal, "d", "enter", "tab") as (app, pilot):
        assert at_hand(app) == "Honesty"
        await press(pilot, "O")
        assert isinstance(app.screen, GuideScreen)
        await press(pilot, "escape", "S")
        await choose(app, pilot, "leaning")
        assert app.screen.query_one(TitleLine).right == "leaning"
        await press(pilot, "a")
        await enter(pilot, "more")
    assert [each.text for each in added_to(decided(journal, "See Dad"))] == ["more"]


async def test_page_when_a_decision_is_found_elsewhere_then_it_has_its_page(
    journal: Journal,
) -> None:
    async with opened(journal, "slash", "D", "a", "d", "down", "enter") as (app, _):
        assert isinstance(app.screen, DecisionScreen)


async def test_demo_when_its_decisions_show_then_all_is_there_at_60_by_20() -> None:
    async with opened(made_up_journal(), "d", size=(60, 20)) as (app, _):
        assert in_this_order(app, "Waiting, if you like", "Change my shift", "Ahead", "See Dad")
        assert misfits(app.screen) == []
        details = [each.details for each in app.journal.entries(Query(kind=Kind.DECISION))]
        assert all(isinstance(each, DecisionDetails) for each in details)
