"""Every page of values with words that are hard to draw, in a small terminal and a wide one."""

from dataclasses import replace

import pytest
from textual.widgets import Static

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Area, Draft
from recovery_journal.model.value_parts import Door
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.check_in import CheckInScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.nearness import NearnessScreen
from recovery_journal.tui.screens.over_time import OverTimeScreen
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.part_field import Prose
from recovery_journal.tui.widgets.value_list import ValueList
from tests.tui.driving import seen
from tests.tui.valuing import (
    HOSTILE,
    TODAY,
    add_check_in,
    add_value,
    misfits,
    opened,
    press,
    value_named,
)

NARROW_AND_WIDE = pytest.mark.parametrize("size", [(60, 20), (120, 40)])
MARKUP = HOSTILE[0]


@pytest.fixture
def journal() -> Journal:
    """Values in order, others and let go ones, areas, check-ins and threads of such words."""
    journal = Journal.in_memory()
    ranked = []
    for number, words in enumerate(HOSTILE):
        value = add_value(
            journal,
            *(words, f"{words}\n{words}"),
            whose="mine",
            hinders=words,
            helps=words,
        )
        ranked.append(value.id)
        add_check_in(journal, value, 10, number, back=number * 400, body=words)
        win = journal.add(new_entry(Kind.WIN, TODAY, words, words))
        journal.set_tags(win.id, (words[:40],))
        journal.thread(win.id, value.id)
        add_value(journal, f"{words[:490]} other", words)
        add_value(journal, f"{words[:490]} gone", gone=number * 400, parting=words)
    journal.set_value_order(ranked)
    journal.set_areas([Area(name=words) for words in HOSTILE])
    return journal


def fits(app: JournalApp) -> None:
    """Nothing reaches over the edge, and markup is text."""
    assert misfits(app.screen) == []


@NARROW_AND_WIDE
async def test_values_when_hostile_then_every_row_is_text_and_fits(
    journal: Journal, size: tuple[int, int]
) -> None:
    journal.begin_sort(Door.ALL, [(words, words) for words in HOSTILE], 1, TODAY)
    async with opened(journal, "v", size=size) as (app, pilot):
        assert isinstance(app.screen, ValuesScreen)
        assert f"1  {MARKUP}" in seen(app)
        listed = app.screen.query_one(ValueList)
        # A name and a meaning for those at hand, a line for each let go of, two headings of two.
        number = len(HOSTILE)
        assert len(listed._lines) == 2 * number + 2 * number + number + 4
        for key in ["down"] * 3 * number + ["home", "left_square_bracket", "right_square_bracket"]:
            await press(pilot, key)
            fits(app)


@NARROW_AND_WIDE
async def test_pages_when_hostile_then_each_is_text_and_fits(
    journal: Journal, size: tuple[int, int]
) -> None:
    for downs in range(len(HOSTILE)):
        async with opened(journal, "v", *["down"] * downs, "enter", size=size) as (app, pilot):
            assert isinstance(app.screen, ValueScreen)
            fits(app)
            assert downs or MARKUP in seen(app)
            await press(pilot, "end", "tab", "end")
            fits(app)
            await press(pilot, "shift+tab", "y")
            assert isinstance(app.screen, OverTimeScreen)
            fits(app)
            await press(pilot, "escape", "i")
            assert isinstance(app.screen, CheckInScreen)
            fits(app)
            assert str(app.screen.query_one(".title", Static).content) == HOSTILE[downs].strip()
            await press(pilot, "5")
            app.screen.query_one("#body").focus()
            await pilot.press(*"[/b]")
            fits(app)
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, ValueScreen)
            fits(app)


@NARROW_AND_WIDE
async def test_forms_when_hostile_then_each_is_text_and_fits(
    journal: Journal, size: tuple[int, int]
) -> None:
    for downs in range(len(HOSTILE)):
        async with opened(journal, "v", *["down"] * downs, "L", size=size) as (app, pilot):
            assert isinstance(app.screen, EditorScreen)
            fits(app)
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, ValuesScreen)
            fits(app)
            await press(pilot, "enter")
            fits(app)
            await press(pilot, "L")
            fits(app)
    assert value_named(journal, MARKUP).details.as_dict()["hinders"] == MARKUP


@NARROW_AND_WIDE
async def test_how_close_when_hostile_then_check_ins_on_each_fit(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, "v", "b", "end", size=size) as (app, pilot):
        for _ in HOSTILE:
            assert isinstance(app.screen, NearnessScreen)
            fits(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, CheckInScreen)
            fits(app)
            await press(pilot, "escape", "up")


@NARROW_AND_WIDE
async def test_titles_when_hostile_then_a_check_ins_draft_and_page_are_text(
    journal: Journal, size: tuple[int, int]
) -> None:
    begun = journal.new_check_in(journal.subjects()[0], TODAY)
    journal.keep_draft(Draft(entry=replace(begun, body=MARKUP)))
    async with opened(journal, size=size) as (app, pilot):
        fits(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, CheckInScreen)
        fits(app)
        assert app.screen.query_one("#body", Prose).text == MARKUP
        assert str(app.screen.query_one(".title", Static).content) == MARKUP
        assert MARKUP in seen(app)
