"""A strength's page: what it looks like, where it shows, and the very words that show it."""

from dataclasses import replace

import pytest
from textual.widgets import Static

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Lane
from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.strength import StrengthScreen
from recovery_journal.tui.screens.strengths import StrengthsScreen
from recovery_journal.tui.screens.thread import ThreadDialog
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.threaded import MOST_LINES
from tests.tui.driving import enter, said, seen
from tests.tui.strengthening import add_story, add_strength, add_win
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    at_hand,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
)

PAGE = ("s", "enter")
"""From Today to the page of the first strength."""


@pytest.fixture
def journal() -> Journal:
    """A strength that a story and a win show, each in its own words; and another."""
    journal = Journal.in_memory()
    add_strength(journal, "zest")
    return journal


@pytest.fixture
def shown(journal: Journal) -> Entry:
    """The first strength, shown by a story and a win."""
    strength = add_strength(journal, "Asking for help", "Before it is very bad.")
    story = add_story(journal, "The night drive", back=3)
    win = add_win(journal, "The form", back=1)
    journal.thread(story.id, strength.id, "Then I called T.", seen_by="T.")
    journal.thread(strength.id, win.id, "she had filled in the same one")
    return strength


def told(app_screen: object) -> str:
    """The words of the thread of the one at hand; "" when none are shown."""
    assert isinstance(app_screen, StrengthScreen)
    line = app_screen.query_one("#said", Static)
    return str(line.content) if line.display else ""


async def test_page_when_opened_then_its_words_and_where_it_shows_newest_first(
    journal: Journal, shown: Entry
) -> None:
    async with opened(journal, *PAGE) as (app, _):
        assert isinstance(app.screen, StrengthScreen)
        assert at_hand(app) == shown.title
        assert in_this_order(
            app,
            *("Strength", "Asking for help", "Before it is very bad."),
            *("Where it shows", "The form", "The night drive"),
        )
        assert app.screen.query_one(FootLine).lane == "only me"
        assert app.screen.query_one(TitleLine).right == ""


async def test_words_when_another_is_at_hand_then_the_very_words_of_its_thread(
    journal: Journal, shown: Entry
) -> None:
    async with opened(journal, *PAGE) as (app, pilot):
        assert told(app.screen) == "“she had filled in the same one”"
        await press(pilot, "tab", "down")
        assert told(app.screen) == "“Then I called T.”, seen by T."
        assert line_of(app, "“Then I called T.”, seen by T.")
        await press(pilot, "up")
        assert told(app.screen) == "“she had filled in the same one”"


async def test_words_when_a_thread_says_nothing_then_no_line_is_there(journal: Journal) -> None:
    strength = add_strength(journal, "A")
    journal.thread(add_win(journal, "plain").id, strength.id)
    async with opened(journal, *PAGE) as (app, _):
        assert line_of(app, "plain")
        assert told(app.screen) == ""


async def test_page_when_nothing_shows_it_then_it_invites_with_the_key(journal: Journal) -> None:
    async with opened(journal, *PAGE) as (app, pilot):
        assert "Nothing shows it yet. & finds a story, a win or anything else." in said(app)
        assert not app.screen.query_one(EntryList).display
        add_win(journal, "a new win")
        await press(pilot, "ampersand")
        assert isinstance(app.screen, ThreadDialog)
        await enter(pilot, "a new win")
        assert isinstance(app.screen, StrengthScreen)
        assert in_this_order(app, "Where it shows", "a new win")
        await press(pilot, "ampersand", "enter", "enter")
        assert "Nothing shows it yet." in said(app)


async def test_page_when_seen_in_somebody_else_then_that_stands_above(journal: Journal) -> None:
    strength = add_strength(journal, "A", seen_in="Gran [/]")
    details = StrengthDetails(seen_in=("Gran [/]",), take="The half second.")
    journal.save(replace(strength, details=details))
    async with opened(journal, "s", "end", "enter") as (app, _):
        assert app.screen.query_one(TitleLine).right == "seen in somebody else"
        assert in_this_order(app, "Gran [/]", "What I would like to take", "The half second.")


async def test_page_when_many_show_it_then_some_and_the_list_goes_on(journal: Journal) -> None:
    strength = add_strength(journal, "A")
    for at in range(30):
        journal.thread(add_win(journal, f"win {at:02}", back=at).id, strength.id, f"words {at}")
    async with opened(journal, *PAGE, size=(80, 40)) as (app, pilot):
        assert seen(app).count("win 0") == MOST_LINES
        await press(pilot, "tab", "end")
        assert at_hand(app) == "win 29"
        assert told(app.screen) == "“words 29”"


async def test_enter_when_on_what_shows_it_then_it_is_read_and_esc_comes_back(
    journal: Journal, shown: Entry
) -> None:
    async with opened(journal, *PAGE, "tab", "down", "enter") as (app, pilot):
        assert isinstance(app.screen, EntryScreen)
        assert at_hand(app) == "The night drive"
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthScreen)
        assert at_hand(app) == "The night drive"
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthsScreen)


async def test_enter_when_on_a_threaded_strength_then_its_own_page(journal: Journal) -> None:
    here = add_strength(journal, "A")
    there = journal.strengths()[1].entry
    journal.thread(here.id, there.id)
    async with opened(journal, *PAGE, "tab", "enter") as (app, pilot):
        assert isinstance(app.screen, StrengthScreen)
        assert app.screen.entry_read == there.id
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthScreen)
        assert app.screen.entry_read == here.id


async def test_commands_when_pressed_then_about_the_strength_or_the_one_in_the_list(
    journal: Journal, shown: Entry
) -> None:
    async with opened(journal, *PAGE) as (app, pilot):
        assert app.focused is app.screen.query_one(Reader)
        await press(pilot, "asterisk", "tab", "asterisk", "tab")
        assert journal.entry(shown.id).starred
        assert [row.title for row in journal.page() if row.starred] == [
            "Asking for help",
            "The form",
        ]
        await press(pilot, "shift+tab", "shift+tab", "e")
        assert isinstance(app.screen, EditorScreen)
        assert line_of(app, "Before it is very bad.")
        await press(pilot, "escape", "m")
        assert isinstance(app.screen, ExportScreen)
        assert "1 entry" in said(app)


async def test_trash_when_pressed_then_it_says_so_and_u_takes_it_back(
    journal: Journal, shown: Entry
) -> None:
    async with opened(journal, *PAGE, "x") as (app, pilot):
        assert journal.entry(shown.id).trashed
        assert line_of(app, "in the trash")
        assert isinstance(app.screen, StrengthScreen)
        await press(pilot, "u")
        assert journal.entry(shown.id).trashed is None
        assert "in the trash" not in seen(app)
        assert in_this_order(app, "Where it shows", "The form")


async def test_undo_when_another_was_laid_in_the_trash_then_that_one_comes_back(
    journal: Journal, shown: Entry
) -> None:
    async with opened(journal, *PAGE, "tab", "x") as (app, pilot):
        assert journal.entry(shown.id).trashed is None
        assert "The form" not in [row.title for row in journal.page()]
        await press(pilot, "u")
        assert line_of(app, "The form")


async def test_lane_when_changed_then_the_foot_says_it(journal: Journal, shown: Entry) -> None:
    async with opened(journal, *PAGE, "o", "end", "enter") as (app, _):
        assert journal.entry(shown.id).lane is Lane.HAND_OVER
        assert app.screen.query_one(FootLine).lane == "hand over"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", HOSTILE)
async def test_page_when_hostile_then_it_is_text_and_fits(
    size: tuple[int, int], words: str
) -> None:
    journal = Journal.in_memory()
    strength = add_strength(journal, words, f"{words}\n{words}")
    for name in HOSTILE:
        journal.thread(add_win(journal, name).id, strength.id, words, seen_by=words)
    async with opened(journal, *PAGE, size=size) as (app, pilot):
        for key in ("down", "tab", "down", "end"):
            await press(pilot, key)
            assert misfits(app.screen) == []
        assert line_of(app, words[:3])


async def test_page_when_in_company_then_nothing_of_what_is_the_persons_alone() -> None:
    journal = Journal.in_memory()
    strength = add_strength(journal, "shown", lane=Lane.OPEN_TOGETHER)
    journal.thread(add_win(journal, "private win").id, strength.id, "private words")
    open_win = add_win(journal, "open win", lane=Lane.OPEN_TOGETHER)
    journal.thread(open_win.id, strength.id, "open words")
    async with opened(together(journal), *PAGE) as (app, _):
        assert in_this_order(app, "shown", "open win", "open words")
        assert "private" not in seen(app)


async def test_page_when_made_up_then_it_says_what_it_is() -> None:
    async with opened(made_up_journal(), *PAGE) as (app, pilot):
        assert in_this_order(app, "Asking for help", "Before it is very bad.", "Where it shows")
        assert at_hand(app) == "Asking for help"
        await press(pilot, "tab", "down")  # from the decision that needs it to the story
        assert "“Then I called T., because I knew" in said(app)
