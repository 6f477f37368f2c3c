"""The options in a decision's guide: written, tied, taken out, put in order, side by side."""

from dataclasses import replace

import pytest
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import Stage
from recovery_journal.model.entry import Audience, Entry, Kind, Lane
from recovery_journal.model.options import ALWAYS, Option
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.screens.guide import GuideScreen
from recovery_journal.tui.screens.side_by_side import SideBySideScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import TitleLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.option_fields import OptionFields
from recovery_journal.tui.widgets.option_list import OptionRows
from tests.model.deciding import set_options
from tests.tui.deciding import add_decision, all_of, choose, option_names
from tests.tui.driving import said, seen
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
    write,
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
    """The names of the options that are kept, in their order."""
    return option_names(journal, decision(journal))


def drafted(app: JournalApp) -> list[str]:
    """The names of the options in the guide."""
    assert isinstance(app.screen, GuideScreen)
    return [option.name for option in app.screen._options]


# written


async def test_options_when_none_then_what_is_always_at_hand_is_there() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad")
    async with opened(journal, *HERE) as (app, pilot):
        assert isinstance(app.screen, GuideScreen)
        assert all(name in seen(app) for name in ALWAYS)
        assert line_of(app, "▏ +  another, in your own words")
        await press(pilot, "x", "u", "left_square_bracket", "right_square_bracket")
        assert drafted(app) == []
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, DecisionsScreen)
    assert journal.drafts() == []


async def test_option_when_in_own_words_then_it_comes_last_with_what_it_opens_and_costs(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "n") as (app, pilot):
        for typed in ("send Luis", "a way\nback", "his patience"):
            await write(pilot, typed)
            await press(pilot, "tab")
        await press(pilot, "escape")
        assert line_of(app, "▏ 4  send Luis")
        await press(pilot, "ctrl+s")
    assert journal.options(decision(journal).id)[-1] == Option(
        "send Luis", "a way\nback", "his patience"
    )


async def test_option_when_one_that_is_always_at_hand_then_it_is_there_and_open(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "down", "down", "down", "down", "enter") as (app, pilot):
        assert app.screen.query_one("#option-name", Line).value == ALWAYS[0]
        assert app.screen.query_one("#option-opens").has_focus  # its name is given
        await press(pilot, "escape")
        assert drafted(app)[-1] == ALWAYS[0]
        assert f"+  {ALWAYS[0]}" not in seen(app)
        assert f"+  {ALWAYS[1]}" in seen(app)
        await press(pilot, "ctrl+s")
    assert names(journal) == ["go", "call", "write", ALWAYS[0]]


async def test_option_when_left_empty_then_nothing_and_once_it_is_being_typed_it_is_in_the_draft(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "n", "escape", "n", "escape", "ctrl+s") as (app, pilot):
        assert isinstance(app.screen, DecisionsScreen)
        assert names(journal) == ["go", "call", "write"]
        await press(pilot, "O", "n")
        await write(pilot, "send Lu")
        assert isinstance(app.screen, GuideScreen)
        app.screen.keep_draft()
        (draft,) = journal.drafts()
        assert "send Lu" in draft.entry.details.as_dict()["options"]
        assert "send Lu" not in decision(journal).details.as_dict()["options"]


async def test_option_when_it_has_texts_and_no_name_then_the_draft_keeps_it_and_saving_asks(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "n", "tab") as (app, pilot):
        await write(pilot, "a way back")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, GuideScreen)
        assert "An option needs a word or a few." in said(app)
        app.screen.keep_draft()
        assert "a way back" in journal.drafts()[0].entry.details.as_dict()["options"]
        await press(pilot, "shift+tab")
        await write(pilot, "ask him")
        await press(pilot, "ctrl+s")
    assert journal.options(decision(journal).id)[-1] == Option("ask him", "a way back")


async def test_option_when_several_lines_are_in_it_then_changing_its_name_leaves_them(
    journal: Journal,
) -> None:
    (first, *rest) = journal.options(decision(journal).id)
    lines = replace(first, opens="one\n\ntwo", costs="three\nfour")
    set_options(journal, decision(journal).id, [lines, *rest])
    async with opened(journal, *HERE, "enter", "end") as (_, pilot):
        await write(pilot, " by bus")
        await press(pilot, "ctrl+s")
    assert journal.options(decision(journal).id)[0] == replace(lines, name="go by bus")


async def test_option_when_the_middle_one_is_emptied_then_it_is_gone_and_the_next_untouched(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "down", "enter", "end", "ctrl+u") as (app, pilot):
        assert isinstance(app.screen, GuideScreen)
        app.screen.keep_draft()
        await write(pilot, "ring")
        await press(pilot, "ctrl+u", "escape")
        assert drafted(app) == ["go", "write"]
        await press(pilot, "ctrl+s")
    assert names(journal) == ["go", "write"]


# tied


async def test_tie_when_there_is_nothing_to_tie_to_then_it_says_so(journal: Journal) -> None:
    async with opened(journal, *HERE, "enter", "tab", "tab", "tab", "enter") as (app, _):
        assert isinstance(app.screen, GuideScreen)
        assert "There is no value and no strength yet." in said(app)


async def test_tie_when_to_a_value_and_a_strength_then_both_show_and_are_threads_once_saved(
    journal: Journal,
) -> None:
    value, strength = add_value(journal, "Honesty"), add_strength(journal, "Patience")
    to_ties = ("enter", "tab", "tab", "tab")
    async with opened(journal, *HERE, "down", *to_ties, "enter") as (app, pilot):
        await choose(app, pilot, "Honesty")
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, ChooseDialog)
        assert [choice.words for choice in app.screen._choices] == ["Patience"]
        await choose(app, pilot, "Patience")
        assert in_this_order(app, "& Honesty", "& Patience")
        assert journal.threads(decision(journal).id) == []
        await press(pilot, "escape")
        assert in_this_order(app, "call", "& Honesty, Patience", "write")
        await press(pilot, "ctrl+s")
        assert {row.id for _, row in journal.threads(decision(journal).id)} == {
            value.id,
            strength.id,
        }
        await press(pilot, "O", "down", *to_ties, "home", "x")
        await press(pilot, "end", "x", "ctrl+s")  # x on the row below them does nothing
    assert [row.id for _, row in journal.threads(decision(journal).id)] == [strength.id]
    assert journal.options(decision(journal).id)[1].close == (strength.id,)


async def test_tie_when_it_cannot_be_seen_in_company_then_renaming_keeps_it() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", lane=Lane.OPEN_TOGETHER)
    hidden, seen_too = add_value(journal, "Quiet"), add_value(journal, "Kin", lane=Lane.HAND_OVER)
    set_options(
        journal, decision(journal).id, [Option("go", close=(hidden.id, seen_too.id)), Option("no")]
    )
    together = Journal(journal._vault, Audience.TOGETHER)
    async with opened(together, *HERE) as (app, pilot):
        assert "& Kin" in seen(app)
        assert "Quiet" not in seen(app)
        await press(pilot, "enter")
        assert "Quiet" not in seen(app)
        await press(pilot, "end")
        await write(pilot, " along")
        await press(pilot, "escape", "down", "x", "u", "ctrl+s")
    assert journal.options(decision(journal).id) == [
        Option("go along", close=(hidden.id, seen_too.id)),
        Option("no"),
    ]


async def test_tie_when_the_value_goes_to_the_trash_then_its_name_goes(journal: Journal) -> None:
    value = add_value(journal, "Honesty")
    set_options(journal, decision(journal).id, [Option("go", close=(value.id,))])
    journal.trash(value.id)
    async with opened(journal, *HERE) as (app, pilot):
        assert "Honesty" not in seen(app)
        await press(pilot, "equals_sign")
        assert "Honesty" not in seen(app)


# taken out, in order


async def test_remove_when_pressed_then_the_next_is_at_hand_and_u_puts_it_back_there(
    journal: Journal,
) -> None:
    async with opened(journal, *HERE, "down", "x") as (app, pilot):
        assert drafted(app) == ["go", "write"]
        assert line_of(app, "▏ 2  write")
        await press(pilot, "u")
        assert drafted(app) == ["go", "call", "write"]
        assert line_of(app, "▏ 2  call")
        await press(pilot, "u", "x", "x", "x", "ctrl+s")
    assert names(journal) == ["go"]


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
            assert drafted(app) == order
            assert line_of(app, f"▏ {order.index('go') + 1}  go")
        await press(pilot, "escape", "escape")
    assert journal.drafts() == []  # it is in the order it was in


# side by side


async def test_beside_when_decided_then_the_options_are_read_and_not_changed(
    journal: Journal,
) -> None:
    journal.move_decision(decision(journal).id, Stage.DECIDED, "go")
    async with opened(journal, *HERE) as (app, pilot):
        assert isinstance(app.screen, SideBySideScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionsScreen)


async def test_beside_when_being_written_then_as_it_is_written(journal: Journal) -> None:
    async with opened(journal, *HERE, "enter", "tab") as (app, pilot):
        await write(pilot, "an hour of quiet")
        await press(pilot, "escape", "equals_sign")
        assert isinstance(app.screen, SideBySideScreen)
        assert "it opens" in line_of(app, "an hour of")
        assert in_this_order(app, "go", "call", "write", "it opens")
        assert "it costs" not in seen(app)  # nobody wrote any
        await press(pilot, "escape")
        assert isinstance(app.screen, GuideScreen)
        assert isinstance(app.focused, OptionRows)


@pytest.mark.parametrize(("size", "fits"), [((60, 20), 2), ((80, 24), 3), ((120, 40), 3)])
async def test_beside_when_there_are_more_than_fit_then_the_others_are_a_key_away(
    size: tuple[int, int], fits: int
) -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", options=tuple(f"way {n}" for n in range(1, 10)))
    async with opened(journal, *HERE, "equals_sign", size=size) as (app, pilot):
        assert app.screen.query_one(TitleLine).right == f"1 to {fits} of 9"
        assert line_of(app, f"way {fits}")
        assert f"way {fits + 1}" not in seen(app)
        assert "right further right" in seen(app)
        await press(pilot, "left", "right")
        assert app.screen.query_one(TitleLine).right == f"2 to {fits + 1} of 9"
        await press(pilot, *["right"] * 9)
        assert app.screen.query_one(TitleLine).right == f"{10 - fits} to 9 of 9"
        assert line_of(app, "way 9")
        assert "further right" not in seen(app)
        assert misfits(app.screen) == []


async def test_beside_when_values_are_rows_then_a_mark_where_it_stands_close(
    journal: Journal,
) -> None:
    value, strength = add_value(journal, "Honesty"), add_strength(journal, "Patience")
    close = [(value.id,), (strength.id, value.id), ()]
    options = journal.options(decision(journal).id)
    tied = [replace(each, close=to) for each, to in zip(options, close, strict=True)]
    set_options(journal, decision(journal).id, tied)
    async with opened(journal, *HERE, "equals_sign") as (app, pilot):
        assert line_of(app, "close to").count("& ") == 2
        await press(pilot, "equals_sign")
        assert line_of(app, "Honesty").count("& close") == 2
        assert line_of(app, "Patience").count("& close") == 1
        assert "close to" not in seen(app)
        await press(pilot, "equals_sign")
        assert line_of(app, "close to")


async def test_beside_when_a_text_is_long_then_its_beginning_and_it_scrolls(
    journal: Journal,
) -> None:
    long = [Option(f"way {n}", f"begin{n} " + "word " * 2_000, "c " * 5_000) for n in range(3)]
    set_options(journal, decision(journal).id, long)
    async with opened(journal, *HERE, "equals_sign", size=(60, 20)) as (app, pilot):
        assert "begin0" in seen(app)
        assert any("…" in str(cell.content) for cell in app.screen.query(Static))
        await press(pilot, "down", "pagedown", "end")
        assert app.screen.query_one(".page").scroll_offset.y > 0
        await press(pilot, "home")
        assert "begin0" in seen(app)


async def test_beside_when_nothing_is_written_then_it_says_so() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad")
    async with opened(journal, *HERE, "equals_sign", "right", "equals_sign") as (app, _):
        assert "No option is written yet. That's fine." in said(app)


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
        assert misfits(app.screen) == []
        await press(pilot, "equals_sign")
        assert misfits(app.screen) == []
        await press(pilot, "equals_sign", "right", "end")
        assert misfits(app.screen) == []
        await press(pilot, "escape", "home", "enter")
        assert app.screen.query(OptionFields)
        assert misfits(app.screen) == []
        await press(pilot, "escape", "ctrl+s")
    assert "the last" in option_names(journal, kept)


async def test_options_when_many_then_the_one_at_hand_is_seen() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", options=tuple(f"way {n}" for n in range(40)))
    async with opened(journal, *HERE, "pagedown", "end", size=(60, 20)) as (app, pilot):
        assert line_of(app, "▏ +  one nobody has mentioned yet")
        await press(pilot, "home")
        assert line_of(app, "▏ 1  way 0")
