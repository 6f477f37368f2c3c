"""Strengths: the person's own, those seen in somebody else, the stories; and every key there."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import Input

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.model.views import Query
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.mark import MarkScreen
from recovery_journal.tui.screens.strength import StrengthScreen
from recovery_journal.tui.screens.strengths import MOST_STORIES, StrengthsScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.strength_list import StrengthList
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.strengthening import add_story, add_strength, add_win, strength_names
from tests.tui.valuing import (
    HOSTILE,
    PASSPHRASE,
    SIZES,
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
    """Two strengths, one seen in somebody else, two stories."""
    journal = Journal.in_memory()
    add_strength(journal, "showing up", "Late, and there.\nWith the wrong shoes.")
    add_strength(journal, "Asking for help")
    add_strength(journal, "laughing", "The half second before.", seen_in="Gran")
    add_story(journal, "The boiler", "Every evening a pot.", back=9)
    add_story(journal, "The night drive", "I put my shoes on.", back=1)
    return journal


# what it shows


async def test_strengths_when_there_are_none_then_it_invites_with_both_keys() -> None:
    async with opened(Journal.in_memory(), "s") as (app, _):
        assert isinstance(app.screen, StrengthsScreen)
        assert "Nothing here yet. That's fine." in said(app)
        assert "n writes a story" in said(app)
        assert "a writes a strength by its name." in said(app)
        assert not app.screen.query_one("#list-and-reader").display
        assert app.screen.entry_at_hand is None


async def test_strengths_when_keys_are_the_persons_own_then_the_invitation_says_those(
    tmp_path: Path,
) -> None:
    settings = tmp_path / "config" / "recovery-journal" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[keys]\n"story.new" = "f6"\n"strength.new" = "f7"\n')
    async with opened(Journal.in_memory(), "s", "f7") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape")
        assert "f6 writes a story" in said(app)
        assert "f7 writes a strength" in said(app)


async def test_strengths_when_shown_then_own_by_name_then_borrowed_then_newest_stories(
    journal: Journal,
) -> None:
    async with opened(journal, "s") as (app, _):
        assert in_this_order(
            app,
            *("Asking for help", "showing up", "Late, and there."),
            *("Seen in somebody else", "laughing", "Gran"),
            *("Stories", "The night drive   yesterday", "The boiler"),
        )
        assert "With the wrong shoes" not in seen(app)
        assert "The half second" not in seen(app)
        assert at_hand(app) == "Asking for help"


async def test_strengths_when_some_lie_in_the_trash_then_they_are_not_there(
    journal: Journal,
) -> None:
    for row in journal.page(Query(words="boiler")) + journal.page(Query(words="laughing")):
        journal.trash(row.id)
    async with opened(journal, "s") as (app, _):
        for words in ("laughing", "Gran", "Seen in somebody else", "boiler"):
            assert words not in seen(app), words


async def test_stories_when_there_are_many_then_the_newest_show() -> None:
    journal = Journal.in_memory()
    for at in range(MOST_STORIES + 3):
        add_story(journal, f"story {at:02}", back=at)
    async with opened(journal, "s", "end") as (app, _):
        assert at_hand(app) == f"story {MOST_STORIES - 1:02}"
        assert f"story {MOST_STORIES:02}" not in seen(app)


async def test_strengths_when_alone_then_nothing_is_said_of_an_order() -> None:
    journal = Journal.in_memory()
    add_strength(journal, "one")
    async with opened(journal, "s") as (app, _):
        assert app.screen.query_one(TitleLine).right == ""
        assert "Stories" not in seen(app)


async def test_strengths_when_narrow_then_the_list_alone_and_when_wide_then_read_beside_it(
    journal: Journal,
) -> None:
    async with opened(journal, "s", "down", size=(99, 30)) as (app, pilot):
        assert not app.screen.query_one(Reader).display
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        reader = app.screen.query_one(Reader)
        assert reader.region.x >= app.screen.query_one(StrengthList).region.right
        assert "With the wrong shoes." in seen(app)
        await press(pilot, "end")
        assert "Every evening a pot." in seen(app)


async def test_strengths_when_words_in_wins_are_offered_then_the_key_is_told(
    journal: Journal,
) -> None:
    async with opened(journal, "s") as (app, pilot):
        assert "could become threads" not in said(app)
        add_win(journal, "counted", strengths=["noticing"])
        app.tell_changed()
        await settle(pilot)
        assert "Words in your wins could become threads; p shows them." in said(app)
        await press(pilot, "p")
        assert "noticing" in seen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_strengths_when_hostile_then_it_is_text_and_fits(size: tuple[int, int]) -> None:
    journal = Journal.in_memory()
    for words in HOSTILE:
        add_strength(journal, words, words)
        add_strength(journal, f"seen {words}"[:500], seen_in=words)
        add_story(journal, words, words, question=words)
    async with opened(journal, "s", size=size) as (app, pilot):
        for key in ("down", "end", "pageup", "home", "pagedown"):
            await press(pilot, key)
            assert misfits(app.screen) == []
        await press(pilot, "home")
        assert "[b]x[/b] [/] $x {y}" in seen(app)


async def test_strengths_when_made_up_then_the_pages_say_what_they_are() -> None:
    async with opened(made_up_journal(), "s") as (app, _):
        assert in_this_order(
            app,
            *("Asking for help", "Being gentle", "Showing up", "Staying with it"),
            *("Seen in somebody else", "Laughing at the right moment", "Gran"),
            *("Stories", "The night I drove Mum home"),
        )


# the order


async def test_order_when_by_last_use_then_that_is_said_kept_and_taken_back(
    journal: Journal,
) -> None:
    showing = next(row.id for row in journal.page(Query(words="showing")))
    journal.thread(add_win(journal, "came", back=1).id, showing)
    async with opened(journal, "s") as (app, pilot):
        title = app.screen.query_one(TitleLine)
        assert title.right == "by name"
        await press(pilot, "y")
        assert title.right == "by last use"
        assert in_this_order(app, "showing up", "Asking for help", "Seen in somebody else")
        assert at_hand(app) == "Asking for help"
    async with opened(journal, "s") as (app, pilot):
        assert app.screen.query_one(TitleLine).right == "by last use"
        await press(pilot, "y")
        assert in_this_order(app, "Asking for help", "showing up")


# what the keys do


async def test_enter_when_on_a_strength_then_its_page_and_on_a_story_then_it_is_read(
    journal: Journal,
) -> None:
    async with opened(journal, "s", "down", "enter") as (app, pilot):
        assert isinstance(app.screen, StrengthScreen)
        assert at_hand(app) == "showing up"
        await press(pilot, "escape", "end", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert at_hand(app) == "The boiler"
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthsScreen)
        assert at_hand(app) == "The boiler"
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_list_when_a_line_is_clicked_then_that_one_opens_and_a_heading_does_not(
    journal: Journal,
) -> None:
    async with opened(journal, "s") as (app, pilot):
        region = app.screen.query_one(StrengthList).region
        lines = seen(app).splitlines()
        heading = next(y for y, line in enumerate(lines) if "Seen in somebody" in line)
        await click(app, pilot, Offset(region.x + 4, heading))
        assert isinstance(app.screen, StrengthsScreen)
        await click(app, pilot, Offset(region.x + 4, heading + 1))
        assert isinstance(app.screen, StrengthScreen)
        assert at_hand(app) == "laughing"


async def test_new_when_a_is_pressed_then_a_strength_is_written_and_stands_in_the_list() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "s", "a") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        await write(pilot, "noticing early")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, StrengthsScreen)
        assert at_hand(app) == "noticing early"
        assert app.focused is app.screen.query_one(StrengthList)


async def test_borrow_when_somebody_is_named_then_the_strength_is_seen_in_them() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "s", "b") as (app, pilot):
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, "R. [/]")
        assert isinstance(app.screen, EditorScreen)
        await write(pilot, "patience")
        await press(pilot, "ctrl+s")
        assert in_this_order(app, "Seen in somebody else", "patience", "R. [/]")
        (kept,) = journal.strengths()
        assert kept.is_borrowed


@pytest.mark.parametrize("keys", [("escape",), ("enter",), ("space", "enter")])
async def test_borrow_when_nobody_is_named_then_nothing_begins(keys: tuple[str, ...]) -> None:
    journal = Journal.in_memory()
    async with opened(journal, "s", "b", *keys) as (app, _):
        assert isinstance(app.screen, StrengthsScreen)
        assert journal.drafts() == []


async def test_borrowed_when_it_is_seen_in_nobody_any_more_then_it_is_the_persons_own(
    journal: Journal,
) -> None:
    row = journal.page(Query(words="laughing"))[0]
    async with opened(journal, "s") as (app, pilot):
        journal.save(replace(journal.entry(row.id), details=StrengthDetails()))
        app.tell_changed()
        await settle(pilot)
        assert "Seen in somebody else" not in seen(app)
        assert in_this_order(app, "Asking for help", "laughing", "showing up", "Stories")


async def test_story_when_begun_with_a_question_then_it_stands_above_and_is_kept() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "s", "n") as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, EditorScreen)
        question = str(app.screen.query_one("#question").render())
        assert len(question) > 10
        await press(pilot, "escape")
        assert journal.drafts() == []
        await press(pilot, "n", "down", "enter")
        await write(pilot, "The bridge")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, MarkScreen)
        (story,) = journal.entries(Query(kind=Kind.STORY))
        assert story.details.as_dict() == {"question": question}


async def test_story_when_the_question_is_left_then_nothing_begins() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "s", "n", "escape") as (app, _):
        assert isinstance(app.screen, StrengthsScreen)
        assert journal.drafts() == []


async def test_commands_when_pressed_then_about_what_stands_out(journal: Journal) -> None:
    async with opened(journal, "s", "asterisk", "down", "x") as (app, pilot):
        assert [each.entry.starred for each in journal.strengths()] == [True, False]
        assert strength_names(journal) == ["Asking for help", "laughing"]
        await press(pilot, "u")
        assert at_hand(app) in seen(app)
        assert strength_names(journal) == ["Asking for help", "laughing", "showing up"]
        await press(pilot, "home", "e")
        assert isinstance(app.screen, EditorScreen)
        assert line_of(app, "Asking for help")
        await press(pilot, "escape", "end", "M")
        assert isinstance(app.screen, MarkScreen)
        assert line_of(app, "Every evening a pot.")


async def test_export_when_begun_here_then_with_strengths(journal: Journal) -> None:
    async with opened(journal, "s", "m") as (app, _):
        assert isinstance(app.screen, ExportScreen)
        assert "3 entries" in said(app)


async def test_commands_when_there_is_nothing_then_the_keys_do_nothing() -> None:
    keys = ("s", "asterisk", "x", "e", "M", "r", "h", "enter", "y", "o", "ampersand")
    async with opened(Journal.in_memory(), *keys) as (app, _):
        assert isinstance(app.screen, StrengthsScreen)


async def test_find_when_the_focus_is_in_a_field_then_s_is_a_letter(journal: Journal) -> None:
    async with opened(journal, "slash", "s") as (app, _):
        field = app.focused
        assert isinstance(field, Input)
        assert field.value == "s"


async def test_list_when_another_connection_changes_it_then_it_is_shown(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "own" / "journal.db", PASSPHRASE)
    add_strength(journal, "here")
    async with opened(journal, "s") as (app, pilot):
        assert journal.path is not None
        other = Journal.unlock(journal.path, PASSPHRASE)
        add_strength(other, "from elsewhere")
        other.close()
        await until(pilot, lambda: "from elsewhere" in seen(app))
        assert at_hand(app) == "here"
    journal.close()


# company


async def test_strengths_when_in_company_then_what_is_the_persons_alone_is_not_there(
    journal: Journal,
) -> None:
    add_strength(journal, "shown to you", lane=Lane.OPEN_TOGETHER)
    add_win(journal, "w", strengths=["a private word"])
    async with opened(together(journal), "s", size=(120, 40)) as (app, _):
        assert at_hand(app) == "shown to you"
        for words in ("showing up", "Gran", "Stories", "night drive", "could become threads"):
            assert words not in seen(app), words
