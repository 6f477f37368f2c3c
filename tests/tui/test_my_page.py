"""My page: picked, put in order, read, and written into a file of its own."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import Input

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.my_page import PageLine, Pick
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.my_page import MyPageScreen, page_text
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import TitleLine
from recovery_journal.tui.widgets.pick_list import PickList
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    add_value,
    ago,
    click,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
    value_named,
)

PICKING = ("P", "e")
"""From Today to the lines to pick from."""
USUAL = f"my-page-{TODAY.isoformat()}.md"


@pytest.fixture
def journal() -> Journal:
    """Three values in their order, a strength with a story, two wins; nothing picked."""
    journal = Journal.in_memory()
    values = [add_value(journal, name, f"{name} means this.\nAnd more.") for name in "ABC"]
    journal.set_value_order([value.id for value in values])
    strength = journal.add(new_entry(Kind.STRENGTH, TODAY, "Staying", "It looks like this."))
    story = journal.add(new_entry(Kind.STORY, TODAY, "The night I stayed"))
    journal.thread(strength.id, story.id, "and I stayed until morning")
    journal.add(new_entry(Kind.WIN, ago(1), "Older win", "How it was."))
    journal.add(new_entry(Kind.WIN, ago(0), "Newer win"))
    return journal


@pytest.fixture
def home() -> Path:
    """The person's own folder."""
    return Path(os.environ["HOME"])


def picked(journal: Journal) -> list[str]:
    """What the page holds, in its order."""
    return [line.words if line.pick.thread_id else line.title for line in journal.my_page()]


def pick(journal: Journal, *titles: str) -> None:
    """Put the first line of each of these titles onto the page."""
    choices = journal.page_choices()
    found = [next(line for line in choices if line.title == title) for title in titles]
    journal.set_my_page([line.pick for line in found])


def stands_on(app: JournalApp) -> str:
    """The title of the line at hand."""
    at_hand = app.screen.query_one(PickList).pick_at_hand
    assert at_hand is not None
    return app.journal.entry(at_hand.entry_id).title


# to read


async def test_page_when_opened_then_sections_names_and_words(journal: Journal) -> None:
    pick(journal, "Newer win", "Staying", "B", "A", "Older win")
    async with opened(journal, "P", size=(80, 40)) as (app, pilot):
        assert isinstance(app.screen, MyPageScreen)
        assert in_this_order(
            app,
            *("My page", "What matters to me", "B", "B means this.", "A", "A means this."),
            *("What I can build on", "Staying", "It looks like this."),
            *("What went well", "Newer win", "Older win", "How it was."),
        )
        assert "And more." not in seen(app)
        assert "[x]" not in seen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_page_when_nothing_is_picked_then_it_invites_with_the_key(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, "P", size=size) as (app, pilot):
        assert "Nothing on it yet. That's fine. e picks lines from what is yours." in said(app)
        assert "What matters" not in seen(app)
        await press(pilot, "space", "left_square_bracket", "enter")
        assert picked(journal) == []
        await press(pilot, "m")
        assert isinstance(app.screen, MyPageScreen)
        assert "Nothing is on the page yet." in said(app)


async def test_page_when_longer_than_the_screen_then_it_scrolls(journal: Journal) -> None:
    for number in range(9):
        add_value(journal, f"Value {number}", "means a lot")
    journal.set_my_page([line.pick for line in journal.page_choices()])
    async with opened(journal, "P") as (app, pilot):
        assert "Older win" not in seen(app)
        await press(pilot, "end")
        await until(pilot, lambda: "Older win" in seen(app))


def test_page_text_when_a_strength_has_two_lines_then_its_name_stands_once() -> None:
    def told(words: str, thread_id: str = "", name: str = "s") -> PageLine:
        return PageLine(pick=Pick(name, thread_id), kind=Kind.STRENGTH, title="Name", words=words)

    text = page_text([told("looks"), told("story", "t"), told("other", name="o")]).plain
    assert text == "What I can build on\n\nName\nlooks\nstory\n\nName\nother"
    assert page_text([told("", "t"), told("")]).plain.count("Name") == 2


async def test_page_when_an_entry_goes_to_the_trash_then_it_is_without_it(
    journal: Journal,
) -> None:
    pick(journal, "A", "B")
    async with opened(journal, "P") as (app, pilot):
        journal.trash(value_named(journal, "A").id)
        app.tell_changed()
        await settle(pilot)
        assert "A means this." not in seen(app)
        assert "B means this." in seen(app)


# to pick


async def test_picking_when_begun_then_every_line_by_section_and_none_marked(
    journal: Journal,
) -> None:
    async with opened(journal, *PICKING, size=(80, 40)) as (app, _):
        assert in_this_order(
            app,
            *("space takes a line on or off; [ and ] move it.", "What matters to me"),
            *("[ ]  A", "A means this.", "[ ]  B", "[ ]  C"),
            *("What I can build on", "[ ]  Staying", "It looks like this.", "[ ]  Staying"),
            *("and I stayed until morning", "What went well", "[ ]  Newer win", "[ ]  Older win"),
        )
        assert "[x]" not in seen(app)
        assert stands_on(app) == "A"
        assert app.focused is app.screen.query_one(PickList)


async def test_mark_when_pressed_then_on_the_page_at_once_and_off_again(journal: Journal) -> None:
    async with opened(journal, *PICKING) as (app, pilot):
        await press(pilot, "space", "down", "down", "space")
        assert picked(journal) == ["A", "C"]
        assert line_of(app, "[x]  A")
        assert stands_on(app) == "C"
        assert app.screen.query_one(TitleLine).right == "2 lines"
        await press(pilot, "space", "up", "up", "enter")
        assert picked(journal) == []
        assert "[x]" not in seen(app)
        assert app.screen.query_one(TitleLine).right == ""


async def test_mark_when_it_is_the_story_of_a_strength_then_its_words_stand_on_the_page(
    journal: Journal,
) -> None:
    async with opened(journal, *PICKING, *["down"] * 4, "space", "escape") as (app, _):
        assert picked(journal) == ["and I stayed until morning"]
        assert in_this_order(app, "What I can build on", "Staying", "and I stayed until morning")


async def test_mark_when_keys_come_fast_then_each_counts(journal: Journal) -> None:
    async with opened(journal, *PICKING) as (_, pilot):
        await pilot.press("space", "down", "space", "down", "space", "space")
        await settle(pilot)
        assert picked(journal) == ["A", "B"]


async def test_mark_when_a_line_is_clicked_then_that_one(journal: Journal) -> None:
    async with opened(journal, *PICKING) as (app, pilot):
        for name, now in (("B", ["B"]), ("Staying", ["B", "Staying"]), ("B", ["Staying"])):
            row = seen(app).splitlines().index(line_of(app, f"]  {name}"))
            await click(app, pilot, Offset(12, row))
            assert picked(journal) == now


async def test_move_when_pressed_then_within_its_section_and_past_what_is_not_picked(
    journal: Journal,
) -> None:
    pick(journal, "A", "C", "Newer win")
    async with opened(journal, *PICKING) as (app, pilot):
        assert in_this_order(app, "[x]  A", "[x]  C", "[ ]  B")
        await press(pilot, "right_square_bracket")
        assert picked(journal) == ["C", "A", "Newer win"]
        assert in_this_order(app, "[x]  C", "[x]  A", "[ ]  B")
        assert stands_on(app) == "A"
        await press(pilot, *["right_square_bracket"] * 3)
        assert picked(journal) == ["C", "A", "Newer win"]
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert picked(journal) == ["A", "C", "Newer win"]
        await press(pilot, "down", "down", "left_square_bracket")
        assert picked(journal) == ["A", "C", "Newer win"]
        assert stands_on(app) == "B"


async def test_move_when_keys_come_fast_then_the_same_line_goes_on(journal: Journal) -> None:
    pick(journal, "A", "B", "C")
    async with opened(journal, *PICKING) as (app, pilot):
        await pilot.press("right_square_bracket", "right_square_bracket")
        await settle(pilot)
        assert picked(journal) == ["B", "C", "A"]
        assert stands_on(app) == "A"


async def test_picking_when_left_then_esc_shows_the_page_and_what_is_picked_comes_first(
    journal: Journal,
) -> None:
    async with opened(journal, *PICKING, "down", "down", "space", "escape") as (app, pilot):
        assert isinstance(app.screen, MyPageScreen)
        assert "C means this." in seen(app)
        assert "[x]" not in seen(app)
        await press(pilot, "e")
        assert in_this_order(app, "[x]  C", "[ ]  A")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_picking_when_there_are_many_lines_then_it_scrolls_and_a_mark_leaves_it_there(
    journal: Journal,
) -> None:
    for number in range(60):
        journal.add(new_entry(Kind.WIN, ago(number), f"win {number:02}", "Its words."))
    async with opened(journal, *PICKING, "end", "up", "up", "up") as (app, pilot):
        before = seen(app)
        at = stands_on(app)
        await press(pilot, "space")
        assert stands_on(app) == at
        assert seen(app).replace("[x]", "[ ]").splitlines()[2:-2] == before.splitlines()[2:-2]
        assert picked(journal) == [at]


async def test_picking_when_there_is_nothing_to_pick_then_it_says_so() -> None:
    async with opened(Journal.in_memory(), *PICKING) as (app, pilot):
        assert "Nothing to pick from yet. That's fine." in said(app)
        await press(pilot, "space", "enter", "right_square_bracket", "down", "escape")
        assert "Nothing on it yet." in said(app)


async def test_picking_when_a_win_is_kept_meanwhile_then_it_can_be_picked(
    journal: Journal,
) -> None:
    async with opened(journal, *PICKING, "space", "ctrl+n", *"now", "enter") as (app, pilot):
        assert isinstance(app.screen, MyPageScreen)
        assert stands_on(app) == "A"
        await press(pilot, "end")
        assert line_of(app, "[ ]  now")


async def test_page_when_two_look_on_then_what_is_open_alone_and_nothing_is_picked(
    journal: Journal,
) -> None:
    value = add_value(journal, "Open value", "An open meaning.", lane=Lane.OPEN_TOGETHER)
    pick(journal, "A", "Open value")
    async with opened(together(journal), *PICKING) as (app, pilot):
        assert "An open meaning." in seen(app)
        assert "A means this." not in seen(app)
        assert "The page is picked alone." in said(app)
        await press(pilot, "space")
        assert picked(journal) == ["A", "Open value"]
        journal.save(replace(journal.entry(value.id), lane=Lane.ONLY_ME))
        app.tell_changed()
        await settle(pilot)
        assert "Nothing on it is open here." in said(app)


# to take along


async def test_export_when_asked_for_then_a_file_that_says_where_it_is(
    journal: Journal, home: Path
) -> None:
    pick(journal, "A", "Staying", "Older win")
    async with opened(journal, "P", "m") as (app, pilot):
        assert isinstance(app.screen, AskDialog)
        assert app.screen.lines == [f"~/{USUAL}"]
        assert "not encrypted" in said(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, MyPageScreen)
        assert f"Written to ~/{USUAL}. This copy is not encrypted." in said(app)
    written = home / USUAL
    assert written.read_text() == "".join(journal.my_page_as_markdown())
    assert "- **A**: A means this." in written.read_text()
    assert written.stat().st_mode & 0o777 == 0o600
    assert [(line.entries, line.place) for line in journal.ledger()] == [(3, str(written))]


async def test_export_when_left_then_nothing_is_written(journal: Journal, home: Path) -> None:
    pick(journal, "A")
    async with opened(journal, "P", "m", "escape") as (app, _):
        assert isinstance(app.screen, MyPageScreen)
        assert "Written" not in seen(app)
        assert list(home.iterdir()) == []
        assert journal.ledger() == []


async def test_export_when_the_usual_name_is_taken_then_the_next_is_offered(
    journal: Journal, home: Path
) -> None:
    pick(journal, "A")
    (home / USUAL).write_text("mine")
    async with opened(journal, "P", "m", "enter") as (app, _):
        assert "Written to" in said(app)
    assert (home / USUAL).read_text() == "mine"
    assert (home / USUAL.replace(".md", "-2.md")).exists()


async def test_export_when_a_file_is_there_then_it_stays_until_a_yes(
    journal: Journal, home: Path
) -> None:
    pick(journal, "A")
    target = home / "mine.md"
    target.write_text("mine")
    async with opened(journal, "P") as (app, pilot):
        for answer, stays in ((("enter",), True), (("escape",), True), (("down", "enter"), False)):
            await press(pilot, "m")
            app.screen.query_one(Input).value = ""
            await enter(pilot, "~/mine.md")
            assert isinstance(app.screen, ChooseDialog)
            assert "There is a file at ~/mine.md already." in said(app)
            await press(pilot, *answer)
            assert (target.read_text() == "mine") is stays
            assert ("Written to ~/mine.md." in said(app)) is not stays
    assert target.read_text().startswith("# My page")


async def test_export_when_the_place_cannot_be_used_then_it_says_so_and_asks_on(
    journal: Journal, home: Path
) -> None:
    pick(journal, "A")
    (home / "folder").mkdir()
    async with opened(journal, "P", "m") as (app, pilot):
        for typed, told in (("", "A path is wanted"), ("~/nowhere/a.md", "There is no folder")):
            app.screen.query_one(Input).value = ""
            await enter(pilot, typed)
            assert isinstance(app.screen, AskDialog)
            assert told in said(app)
        app.screen.query_one(Input).value = ""
        await enter(pilot, "~/folder")
        assert f"Written to ~/folder/{USUAL}." in said(app)


async def test_export_when_it_cannot_be_written_then_it_says_so_and_nothing_is_told_written(
    tmp_path: Path, home: Path
) -> None:
    path = home / "journal.db"
    filed = Journal.create(path, "seven quiet lamps")
    add_value(filed, "A")
    pick(filed, "A")
    async with opened(filed, "P", "m") as (app, pilot):
        app.screen.query_one(Input).value = ""
        await enter(pilot, "~/journal.db")
        await press(pilot, "down", "enter")
        assert "That is the journal itself." in said(app)
        assert "Written" not in seen(app)
        assert filed.ledger() == []
    filed.close()


# words that are hard to draw


@pytest.mark.parametrize("size", SIZES)
async def test_page_when_hostile_then_text_that_fits_to_read_and_to_pick(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    for words in HOSTILE:
        add_value(journal, words, f"{words}\x1b[31m")
        strength = journal.add(new_entry(Kind.STRENGTH, TODAY, words, words))
        story = journal.add(new_entry(Kind.STORY, TODAY, words))
        journal.thread(strength.id, story.id, words)
        journal.add(new_entry(Kind.WIN, TODAY, words, words))
    journal.set_my_page([line.pick for line in journal.page_choices()][::2])
    async with opened(journal, "P", size=size) as (app, pilot):
        for _ in range(2):
            for key in ("home", "pagedown", "pagedown", "end"):
                await press(pilot, key)
                assert misfits(app.screen) == []
                assert "\x1b" not in seen(app)
            await press(pilot, "e", "space")
        listed = app.screen.query_one(PickList)
        assert len(listed._lines) == 2 * len(journal.page_choices()) + 3 + 2
        assert not listed.show_horizontal_scrollbar
