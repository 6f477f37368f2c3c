"""The words for how sure somebody is: their own, changed where they are said."""

import pytest
from textual.pilot import Pilot

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Lane
from recovery_journal.model.expecting import SCALE, Sureness
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.sure_words import said_anew
from tests.tui.deciding import add_decision, choose, decided
from tests.tui.driving import enter, seen
from tests.tui.valuing import HOSTILE, SIZES, line_of, misfits, opened, press, together

CHANGE = "change these words"


@pytest.fixture
def journal() -> Journal:
    """One decision."""
    journal = Journal.in_memory()
    add_decision(journal, "See Dad")
    return journal


def scale(journal: Journal) -> list[tuple[str, int]]:
    """The words and their numbers."""
    return [(each.words, each.percent) for each in journal.sure_scale()]


FIRST = [(each.words, each.percent) for each in SCALE]


async def type_over(app: JournalApp, pilot: Pilot[int], typed: str) -> None:
    """Type this over what stands in the line, and press enter."""
    assert isinstance(app.focused, Line)
    app.focused.value = ""
    await enter(pilot, typed)


# the scale, said anew


def test_said_anew_when_others_are_given_then_in_place_or_at_the_end_or_none() -> None:
    a, b = Sureness("a", 10), Sureness("b", 20)
    assert said_anew((a, b), 0, "c", " 30 ") == [Sureness("c", 30), b]
    assert said_anew((a, b), None, "c", "30") == [a, b, Sureness("c", 30)]
    assert said_anew((a, b), 0, "  ", "") == [b]
    assert said_anew((a, b), None, "", "no number") == [a, b]


@pytest.mark.parametrize("number", ["", "ten", "7.5", "7%", "9" * 5000])
def test_said_anew_when_the_number_is_none_then_refused(number: str) -> None:
    with pytest.raises(Unusable):
        said_anew(SCALE, 0, "c", number)


# on the screen


async def test_change_when_asked_for_then_the_words_with_their_numbers_and_esc_goes_back(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "f") as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        assert app.screen._choices[-1].words == CHANGE
        await choose(app, pilot, "show the number behind each")
        assert isinstance(app.screen, ChooseDialog)
        assert app.screen._choices[-1].words == CHANGE
        await choose(app, pilot, CHANGE)
        for words, percent in FIRST:
            assert f"{percent} of 100" in line_of(app, words)
        assert "as they were at first" not in seen(app)
        await press(pilot, "escape")
        assert "How sure are you of what you expect?" in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionsScreen)
    assert scale(journal) == FIRST


async def test_change_when_words_and_number_are_typed_then_kept_in_their_order_and_offered(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "f") as (app, pilot):
        await choose(app, pilot, CHANGE)
        await choose(app, pilot, "quite likely")
        assert isinstance(app.screen, AskDialog)
        assert [field.value for field in app.screen.query(Line)] == ["quite likely", "75"]
        await type_over(app, pilot, "more or less")
        await type_over(app, pilot, "55")
        assert line_of(app, "more or less").strip(" │").startswith("▏more or less")
        await press(pilot, "escape")
        await choose(app, pilot, "more or less")
        assert isinstance(app.screen, DecisionsScreen)
    assert ("quite likely", 75) not in scale(journal)
    assert scale(journal)[1] == ("more or less", 55)
    details = decided(journal, "See Dad")
    assert (details.how_sure, details.percent) == ("more or less", "55")


async def test_change_when_the_words_are_emptied_then_away_at_once(journal: Journal) -> None:
    async with opened(journal, "d", "f") as (app, pilot):
        await choose(app, pilot, CHANGE)
        await choose(app, pilot, "almost sure")
        await type_over(app, pilot, "")
        assert isinstance(app.screen, ChooseDialog)
        assert "almost sure" not in seen(app)
    assert scale(journal) == [each for each in FIRST if each[0] != "almost sure"]


async def test_change_when_one_more_then_among_the_others_and_nothing_typed_adds_none(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "f") as (app, pilot):
        await choose(app, pilot, CHANGE)
        await choose(app, pilot, "one more")
        await press(pilot, "enter")
        assert isinstance(app.screen, ChooseDialog)
        assert scale(journal) == FIRST
        assert journal._store.remembered("sure words") is None
        await choose(app, pilot, "one more")
        await enter(pilot, "hardly")
        await enter(pilot, "10")
        assert isinstance(app.screen, ChooseDialog)
    assert scale(journal) == [("hardly", 10), *FIRST]


async def test_change_when_left_with_esc_then_all_stays_and_the_words_are_there_again(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "f") as (app, pilot):
        await choose(app, pilot, CHANGE)
        await press(pilot, "enter")
        await type_over(app, pilot, "other words")
        await press(pilot, "escape")
        assert isinstance(app.screen, ChooseDialog)
        assert "Your words for how sure you are" in seen(app)
    assert scale(journal) == FIRST


@pytest.mark.parametrize(
    ("words", "number", "told"),
    [
        ("so", "101", "from 0 to 100"),
        ("so", "-1", "from 0 to 100"),
        ("so", "half", "from 0 to 100"),
        ("Almost  sure".replace("  ", " "), "40", "Two of them have the same words."),
        ("x" * 501, "40", "Each needs a word or a few."),
    ],
)
async def test_change_when_it_cannot_be_used_then_the_dialog_says_so_and_keeps_what_was_typed(
    journal: Journal, words: str, number: str, told: str
) -> None:
    async with opened(journal, "d", "f") as (app, pilot):
        await choose(app, pilot, CHANGE)
        await press(pilot, "enter")
        await type_over(app, pilot, words)
        await type_over(app, pilot, number)
        assert isinstance(app.screen, AskDialog)
        assert told in seen(app)
        assert app.screen.query(Line).first().value == words
    assert scale(journal) == FIRST


async def test_change_when_the_last_one_is_emptied_then_it_stays_and_that_is_said(
    journal: Journal,
) -> None:
    journal.set_sure_scale([Sureness("so", 50)])
    async with opened(journal, "d", "f") as (app, pilot):
        await choose(app, pilot, CHANGE)
        await press(pilot, "enter")
        await type_over(app, pilot, "")
        assert isinstance(app.screen, AskDialog)
        assert "Each needs a word or a few." in seen(app)
    assert scale(journal) == [("so", 50)]


async def test_first_words_when_brought_back_then_those_and_no_choice_of_it_any_more(
    journal: Journal,
) -> None:
    journal.set_sure_scale([Sureness("so", 50)])
    async with opened(journal, "d", "f") as (app, pilot):
        await choose(app, pilot, CHANGE)
        await choose(app, pilot, "as they were at first")
        assert isinstance(app.screen, ChooseDialog)
        assert "quite likely" in seen(app)
        assert "as they were at first" not in seen(app)
    assert scale(journal) == FIRST


async def test_said_before_when_its_words_have_changed_then_it_stands_and_enter_leaves_it(
    journal: Journal,
) -> None:
    decision = add_decision(journal, "other")
    journal.say_how_sure(decision.id, SCALE[2])
    journal.set_sure_scale([Sureness("so", 50)])
    async with opened(journal, "d", "f") as (app, pilot):
        assert line_of(app, "quite likely").strip(" │").startswith("▏quite likely")
        assert "as you said it" in line_of(app, "quite likely")
        await press(pilot, "enter")
        assert isinstance(app.screen, DecisionsScreen)
        assert decided(journal, "other").how_sure == "quite likely"
        await press(pilot, "f")
        await choose(app, pilot, "so")
    details = decided(journal, "other")
    assert (details.how_sure, details.percent) == ("so", "50")


async def test_words_when_company_looks_then_they_are_not_theirs_to_change(
    journal: Journal,
) -> None:
    add_decision(journal, "for both", lane=Lane.OPEN_TOGETHER)
    journal.set_sure_scale([Sureness("so", 50)])
    async with opened(together(journal), "d", "f") as (app, _):
        assert "quite likely" in seen(app)
        assert CHANGE not in seen(app)
    assert scale(journal) == [("so", 50)]


@pytest.mark.parametrize("size", SIZES)
async def test_words_when_hostile_then_they_are_text_and_fit(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.set_sure_scale([Sureness(words, at) for at, words in enumerate(HOSTILE)])
    async with opened(journal, "d", "f", size=size) as (app, pilot):
        assert misfits(app.screen) == []
        await choose(app, pilot, CHANGE)
        assert misfits(app.screen) == []
        for _ in HOSTILE:
            await press(pilot, "enter")
            assert isinstance(app.screen, AskDialog)
            assert misfits(app.screen) == []
            await press(pilot, "escape", "down")
        assert app.is_running
