"""Lines that are typed in small dialogs about a decision: drafts at once, and none once kept."""

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import added_to, sealed_of
from recovery_journal.model.decision_parts import Stage
from recovery_journal.model.entry import Kind
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.screens.guide import GuideScreen
from recovery_journal.tui.widgets.line import Line
from tests.tui.deciding import add_decision, all_of, choose, decided
from tests.tui.driving import enter, said, seen
from tests.tui.valuing import in_this_order, opened, press, write

LATER = "Luis rang this morning"


@pytest.fixture
def journal() -> Journal:
    """A decision that is open, and says what it knows in two lines."""
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", know="one\ntwo")
    return journal


def additions(journal: Journal) -> list[str]:
    """What was added to it, as it is kept."""
    return [each.text for each in added_to(decided(journal, "See Dad"))]


def decide(journal: Journal) -> None:
    """Take the decision."""
    (found,) = all_of(journal, Kind.DECISION)
    journal.move_decision(found.id, Stage.DECIDED, "to go")


async def test_add_when_left_half_typed_then_a_draft_and_in_the_line_the_next_time(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "a") as (app, pilot):
        await write(pilot, "Luis ra")
        (draft,) = journal.drafts()
        assert "Luis ra" in draft.entry.details.as_dict()["added"]
        assert additions(journal) == []
        await press(pilot, "escape", "a")
        assert isinstance(app.focused, Line)
        assert app.focused.value == "Luis ra"
        await write(pilot, "ng")
        await enter(pilot, "")
    assert additions(journal) == ["Luis rang"]
    assert journal.drafts() == []


async def test_add_when_the_line_is_emptied_again_then_no_draft(journal: Journal) -> None:
    async with opened(journal, "d", "a") as (_, pilot):
        await write(pilot, LATER)
        await press(pilot, "ctrl+u", "escape")
    assert journal.drafts() == []
    assert additions(journal) == []


async def test_add_when_the_guide_waits_half_written_then_both_are_kept(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "e", "enter") as (_, pilot):
        await write(pilot, "mine")
        await press(pilot, "escape", "escape", "a")
        await write(pilot, LATER)
        (draft,) = journal.drafts()
        assert draft.entry.details.as_dict()["whose"] == "mine"
        await enter(pilot, "")
        assert additions(journal) == [LATER]
        assert decided(journal, "See Dad").whose == ""
        await press(pilot, "e", "ctrl+s")
    assert decided(journal, "See Dad").whose == "mine"
    assert additions(journal) == [LATER]


async def test_add_when_decided_and_a_line_waits_on_today_then_it_is_asked_what_to_do(
    journal: Journal,
) -> None:
    decide(journal)
    async with opened(journal, "d", "a") as (app, pilot):
        await write(pilot, "Luis ra")
        await press(pilot, "escape", "t", "tab", "enter")
        assert "stays as it was" in said(app)
        assert not isinstance(app.screen, GuideScreen)
        await choose(app, pilot, "add words")
        assert "Luis ra" in seen(app)
        await enter(pilot, "")
    assert additions(journal) == ["Luis ra"]
    assert journal.drafts() == []


async def test_choice_when_left_half_typed_then_it_is_there_when_deciding_again(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "S") as (app, pilot):
        await choose(app, pilot, "decided")
        await write(pilot, "to g")
        (draft,) = journal.drafts()
        assert draft.entry.details.as_dict()["chosen"] == "to g"
        assert decided(journal, "See Dad").stage == "open"
        await press(pilot, "escape", "S")
        await choose(app, pilot, "decided")
        assert "to g" in seen(app)
        await write(pilot, "o")
        await enter(pilot, "")
    (seal,) = sealed_of(decided(journal, "See Dad"))
    assert (seal.details.chosen, seal.details.know) == ("to go", "one\ntwo")
    assert journal.drafts() == []


async def test_choice_when_nothing_is_typed_then_no_draft_comes_of_asking(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "S") as (app, pilot):
        await choose(app, pilot, "decided")
        await press(pilot, "escape")
    assert journal.drafts() == []


async def test_choice_when_options_are_written_then_one_of_them_is_a_key_away() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", options=("go", "call", "go", "write"))
    async with opened(journal, "d", "S") as (app, pilot):
        await choose(app, pilot, "decided")
        assert in_this_order(app, "What did you choose?", "go", "call", "write", "own words")
        await press(pilot, "escape")
        assert decided(journal, "See Dad").stage == "open"
        await press(pilot, "S")
        await choose(app, pilot, "decided")
        await choose(app, pilot, "call")
        assert isinstance(app.screen, DecisionsScreen)
    (seal,) = sealed_of(decided(journal, "See Dad"))
    assert seal.details.chosen == "call"
    assert journal.drafts() == []


async def test_choice_when_none_of_the_options_then_own_words_and_those_wait() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", options=("go", "call"))
    async with opened(journal, "d", "S") as (app, pilot):
        await choose(app, pilot, "decided")
        await choose(app, pilot, "in your own words, or nothing")
        await write(pilot, "a letter")
        await press(pilot, "escape", "S")
        await choose(app, pilot, "decided")
        assert "a letter" in seen(app)  # what is half typed comes before the options
        await enter(pilot, "")
    assert decided(journal, "See Dad").chosen == "a letter"
