"""The options of a decision: written, changed, tied, taken out, and put in order."""

from dataclasses import replace

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.options import ALWAYS, Option
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.screens.options import OptionsScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.line import Line
from tests.model.deciding import set_options
from tests.tui.deciding import add_decision, all_of, choose, option_names
from tests.tui.driving import enter, said, seen
from tests.tui.strengthening import add_strength
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    add_value,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
)

HERE = ("d", "O")
"""From Today to the options of the first decision."""


@pytest.fixture
def journal() -> Journal:
    """A decision with three options."""
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", options=("go", "call", "write"))
    return journal


def decision(journal: Journal) -> Entry:
    """The decision."""
    (found,) = all_of(journal, Kind.DECISION)
    return found


def names(journal: Journal) -> list[str]:
    """The names of the options, in their order."""
    return option_names(journal, decision(journal))


# written


async def test_options_when_none_then_what_is_always_at_hand_is_told() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad")
    async with opened(journal, *HERE) as (app, pilot):
        assert isinstance(app.screen, OptionsScreen)
        assert all(name in said(app) for name in ALWAYS)
        assert "n writes one." in said(app)
        await press(
            pilot, "enter", "ampersand", "x", "u", "left_square_bracket", "right_square_bracket"
        )
        assert isinstance(app.screen, OptionsScreen)
        assert names(journal) == []
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionsScreen)


async def test_new_when_in_own_words_then_it_comes_last_with_what_it_opens_and_costs(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "n", "enter") as (app, pilot):
        assert isinstance(app.screen, AskDialog)
        for typed in ("send Luis", "a way back", "his patience"):
            await enter(pilot, typed)
        assert in_this_order(app, "write", "4  send Luis", "opens: a way back", "costs: his")
        assert line_of(app, "▏ 4  send Luis")
    assert journal.options(decision(journal).id)[-1] == Option(
        "send Luis", "a way back", "his patience"
    )


async def test_new_when_one_that_is_always_at_hand_then_its_name_stands_in_the_line(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "n") as (app, pilot):
        await choose(app, pilot, "ask someone")
        await press(pilot, "enter", "enter", "enter")
        assert names(journal)[-1] == "ask someone"
        await press(pilot, "n")
        assert isinstance(app.screen, ChooseDialog)
        told = [choice.words for choice in app.screen._choices]
        assert told == ["in your own words", "wait", "one nobody has mentioned yet"]


async def test_new_when_left_then_nothing_is_added(journal: Journal) -> None:
    async with opened(journal, *HERE, "n", "escape") as (_, pilot):
        await press(pilot, "n", "enter", "escape")
    assert names(journal) == ["go", "call", "write"]


async def test_new_when_it_has_no_name_then_it_is_said_and_the_dialog_stays(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "n", "enter", "enter", "enter", "enter") as (app, pilot):
        assert isinstance(app.screen, AskDialog)
        assert "An option needs a word or a few." in seen(app)
        await press(pilot, "escape")
    assert names(journal) == ["go", "call", "write"]


# changed


@pytest.mark.parametrize("key", ["enter", "e"])
async def test_change_when_saved_then_that_one_alone_and_its_ties_stay(
    journal: Journal, key: str
) -> None:
    value = add_value(journal, "Honesty")
    first, *rest = journal.options(decision(journal).id)
    set_options(journal, decision(journal).id, [replace(first, close=(value.id,)), *rest])
    async with opened(journal, *HERE, key) as (app, pilot):
        assert isinstance(app.focused, Line)
        assert app.focused.value == "go"
        await press(pilot, "end")
        for typed in (" by bus", "an hour", ""):
            await enter(pilot, typed)
        assert in_this_order(app, "go by bus", "opens: an hour", "& Honesty", "call")
    options = journal.options(decision(journal).id)
    assert options == [Option("go by bus", "an hour", "", (value.id,)), *rest]


async def test_change_when_left_then_all_stays(journal: Journal) -> None:
    async with opened(journal, *HERE, "down", "enter") as (_, pilot):
        await enter(pilot, "x")
        await press(pilot, "escape")
    assert names(journal) == ["go", "call", "write"]


# tied


async def test_tie_when_there_is_nothing_to_tie_to_then_it_says_so(journal: Journal) -> None:
    async with opened(journal, *HERE, "ampersand") as (app, _):
        assert isinstance(app.screen, OptionsScreen)
        assert "Neither a value nor a strength is here yet." in said(app)


async def test_tie_when_to_a_value_then_it_shows_and_the_decision_is_threaded_and_again_away(
    journal: Journal,
) -> None:
    value = add_value(journal, "Honesty")
    async with opened(journal, *HERE, "down", "ampersand") as (app, pilot):
        await choose(app, pilot, "Honesty")
        assert in_this_order(app, "call", "& Honesty", "write")
        assert line_of(app, "▏ 2  call")
        assert [row.id for _, row in journal.threads(decision(journal).id)] == [value.id]
        await press(pilot, "ampersand")
        assert "take away" in seen(app)
        await choose(app, pilot, "Honesty")
        assert "& Honesty" not in seen(app)
    assert [each.close for each in journal.options(decision(journal).id)] == [(), (), ()]


async def test_tie_when_to_a_strength_beside_a_value_then_both(journal: Journal) -> None:
    value, strength = add_value(journal, "Honesty"), add_strength(journal, "Patience")
    async with opened(journal, *HERE, "ampersand", "enter", "ampersand") as (app, pilot):
        await choose(app, pilot, "Patience")
        assert in_this_order(app, "go", "& Honesty", "& Patience", "call")
    assert journal.options(decision(journal).id)[0].close == (value.id, strength.id)


async def test_tie_when_the_value_goes_to_the_trash_then_its_line_goes(journal: Journal) -> None:
    value = add_value(journal, "Honesty")
    async with opened(journal, *HERE, "ampersand", "enter") as (app, pilot):
        journal.trash(value.id)
        app.tell_changed()
        await press(pilot, "home")
        assert "& Honesty" not in seen(app)


# taken out


async def test_remove_when_pressed_then_the_next_is_at_hand_and_u_puts_it_back_there(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "down", "x") as (app, pilot):
        assert names(journal) == ["go", "write"]
        assert line_of(app, "▏ 2  write")
        await press(pilot, "u")
        assert names(journal) == ["go", "call", "write"]
        assert line_of(app, "▏ 2  call")
        await press(pilot, "u")
        assert names(journal) == ["go", "call", "write"]


async def test_remove_when_each_is_taken_out_then_u_brings_them_all_back(journal: Journal) -> None:
    async with opened(journal, *HERE, "x", "x", "x") as (app, pilot):
        assert names(journal) == []
        assert "n writes one." in said(app)
        await press(pilot, "u", "u", "u")
    assert names(journal) == ["go", "call", "write"]


# in order


async def test_shift_when_pressed_then_one_place_on_and_never_beyond_the_ends(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE) as (app, pilot):
        for keys, order in (
            (("left_square_bracket",), ["go", "call", "write"]),
            (("right_square_bracket",), ["call", "go", "write"]),
            (("shift+down",), ["call", "write", "go"]),
            (("right_square_bracket", "right_square_bracket"), ["call", "write", "go"]),
            (("shift+up", "left_square_bracket", "left_square_bracket"), ["go", "call", "write"]),
        ):
            await press(pilot, *keys)
            assert names(journal) == order
            assert line_of(app, f"▏ {order.index('go') + 1}  go")


async def test_shift_when_at_the_end_already_then_no_new_version(journal: Journal) -> None:
    before = len(journal.history(decision(journal).id))
    async with opened(journal, *HERE, "left_square_bracket", "left_square_bracket"):
        assert len(journal.history(decision(journal).id)) == before


# what is hard to draw


@pytest.mark.parametrize("size", SIZES)
async def test_options_when_hostile_then_they_are_text_fit_and_can_be_reached(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    kept = add_decision(journal, "m" * 500)
    values = [add_value(journal, words) for words in HOSTILE]
    close = tuple(value.id for value in values)
    texts = [Option(words, words, words, close) for words in HOSTILE]
    set_options(journal, kept.id, [*texts, Option("the last")])
    async with opened(journal, *HERE, size=size) as (app, pilot):
        assert misfits(app.screen) == []
        await press(pilot, "end")
        assert line_of(app, "the last")
        assert misfits(app.screen) == []
        await press(pilot, "ampersand")
        assert misfits(app.screen) == []
        await press(pilot, "escape", "home", "enter")
        assert misfits(app.screen) == []
        await press(pilot, "escape")
        assert "the last" in option_names(journal, kept)


async def test_options_when_many_then_the_one_at_hand_is_seen_and_so_is_what_is_below() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", options=tuple(f"way {n}" for n in range(40)))
    async with opened(journal, *HERE, "end", size=(60, 20)) as (app, pilot):
        assert line_of(app, "▏40  way 39")
        assert "n writes one." in said(app)
        await press(pilot, "home")
        assert line_of(app, "▏ 1  way 0")
