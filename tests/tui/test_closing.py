"""The pages that close a time together: one after another, by keys and by the mouse."""

import pytest
from textual.geometry import Offset
from textual.widgets import OptionList

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.views import Query
from recovery_journal.tui.screens.closing import ClosingScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.frame import TitleLine
from recovery_journal.tui.widgets.marked_list import MarkedList
from tests.tui.closing import add, begin, boxes, closing, session_details, words, written_together
from tests.tui.driving import said, seen, settle
from tests.tui.running import foot
from tests.tui.valuing import SIZES, click, in_this_order, line_of, misfits, press, write


@pytest.fixture
def own() -> Journal:
    """A journal with a time under way, in which some things were written."""
    own = Journal.in_memory()
    add(own, "Closed before")
    written_together(own)
    return own


def place(app: object) -> str:
    """Which page shows: "2 of 5"."""
    return app.screen.query_one(TitleLine).right  # type: ignore[attr-defined,no-any-return]


# what stays the person's own


async def test_first_page_when_some_are_marked_then_those_are_closed_on_going_on(
    own: Journal,
) -> None:
    async with closing(own) as (app, pilot):
        assert place(app) == "1 of 5"
        assert "TOGETHER with J." in seen(app)
        assert boxes(app, "for-me") == [
            "[ ] win Walked past the shop",
            "[ ] note What Sunday is about",
            "[ ] step Call Dad",
            "[ ] step Ask about the course",
        ]
        assert {"mark", "go on", "back"} <= foot(app)
        assert "choose" not in foot(app)
        await press(pilot, "space", "down", "space", "space")
        assert boxes(app, "for-me")[0].startswith("[x]")
        assert all(entry.lane is Lane.OPEN_TOGETHER for entry in app.journal.written_together())
        await press(pilot, "enter")
        assert place(app) == "2 of 5"
        (closed,) = own.page(Query(lane=Lane.ONLY_ME, words="Walked"))
        assert closed.title == "Walked past the shop"
        assert "Walked" not in seen(app)
        await press(pilot, "escape")
        assert "Walked" not in " ".join(boxes(app, "for-me"))
        assert len(boxes(app, "for-me")) == 3


async def test_first_page_when_a_win_is_kept_meanwhile_then_it_is_there_and_marks_stay(
    own: Journal,
) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, "down", "space", "ctrl+n", *"now", "enter")
        assert isinstance(app.screen, ClosingScreen)
        assert "[x] note What Sunday is about" in boxes(app, "for-me")
        assert "[ ] win now" in boxes(app, "for-me")
        assert app.screen.query_one("#for-me", MarkedList).highlighted == 1


async def test_first_page_when_a_line_was_picked_and_its_entry_is_closed_then_it_is_not_kept(
    own: Journal,
) -> None:
    add(own.in_company(), "Shared words", "It was raining.")
    async with closing(own) as (app, pilot):
        await press(pilot, "enter", "space", "down", "space", "down", "space")
        picked = "Walked past the shop\nIt was raining.\nI counted the lamp posts."
        assert session_details(own).picked == picked
        await press(pilot, "escape", "space", "enter")
        assert session_details(own).picked == "It was raining."
        assert boxes(app, "lines")[:2] == ["[ ] What Sunday is about", "[ ] Shared words"]
        assert "[x] It was raining." in boxes(app, "lines")
        assert "lamp posts" not in seen(app)


# the summary


async def test_lines_when_marked_then_kept_at_once_in_the_order_of_writing(own: Journal) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, "enter")
        assert boxes(app, "lines") == [
            "[ ] Walked past the shop",
            "[ ] It was raining.",
            "[ ] I counted the lamp posts.",
            "[ ] What Sunday is about",
        ]
        await press(pilot, "end", "space")
        assert session_details(own).picked == "What Sunday is about"
        await press(pilot, "home", "space")
        assert session_details(own).picked == "Walked past the shop\nWhat Sunday is about"
        await press(pilot, "escape", "enter")
        assert boxes(app, "lines")[0] == "[x] Walked past the shop"
        await press(pilot, "space")
        assert session_details(own).picked == "What Sunday is about"


async def test_lines_when_one_was_reworded_after_it_was_picked_then_it_stays(own: Journal) -> None:
    company = own.in_company()
    company.say_of_session(picked="As I said it then\nIt was raining.")
    async with closing(own) as (app, pilot):
        await press(pilot, "enter")
        assert boxes(app, "lines")[:3] == [
            "[x] As I said it then",
            "[ ] Walked past the shop",
            "[x] It was raining.",
        ]
        await press(pilot, "down", "space")
        assert session_details(own).picked.startswith("As I said it then\nWalked past the shop\n")


async def test_words_when_typed_then_the_picked_lines_are_in_sight_and_tab_goes_on(
    own: Journal,
) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, "enter", "space", "enter")
        assert place(app) == "3 of 5"
        assert app.focused is words(app)
        assert in_this_order(app, "in your own words?", "Walked past the shop")
        assert "new step" not in foot(app)
        await write(pilot, "Sunday,")
        await press(pilot, "enter", "I", "tab")
        assert place(app) == "4 of 5"
        draft = own.under_way()
        assert draft is not None
        assert draft.entry.body == "Sunday,\nI"
        await press(pilot, "escape")
        assert words(app).text == "Sunday,\nI"
        await press(pilot, "shift+tab")
        assert place(app) == "2 of 5"


# steps


async def test_steps_when_there_are_some_then_whose_they_are_and_a_new_one_is_written(
    own: Journal,
) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, "enter", "enter", "tab")
        assert in_this_order(
            app,
            *("Call Dad", "your idea, with: Maya, by 2 Dec"),
            *("Ask about the course", "offered by J."),
        )
        assert {"new step", "edit", "go on"} <= foot(app)
        await press(pilot, "I")
        assert isinstance(app.screen, EditorScreen)
        await write(pilot, "Rest on Sunday")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ClosingScreen)
        assert line_of(app, "Rest on Sunday")
        (row,) = own.page(Query(words="Rest", kind=Kind.STEP))
        assert own.entry(row.id).lane is Lane.OPEN_TOGETHER
        await press(pilot, "down", "e")
        assert isinstance(app.screen, EditorScreen)
        await write(pilot, "!")
        await press(pilot, "escape")
        assert isinstance(app.screen, ClosingScreen)
        assert place(app) == "4 of 5"
        await press(pilot, "enter")
        assert in_this_order(app, "Next steps", "Call Dad; my idea", "Rest on Sunday; my idea")
        assert "3 from you, 1 together, 1 from J." in seen(app)


# reading it


async def test_reading_when_all_is_said_then_it_is_read_as_it_would_be_kept(own: Journal) -> None:
    own.in_company().say_of_session(
        "My words\n\nand more", picked="It was raining.", closed="Family", types="you"
    )
    async with closing(own, size=(80, 40)) as (app, pilot):
        await press(pilot, "enter", "enter", "tab", "enter")
        assert place(app) == "5 of 5"
        assert in_this_order(
            app,
            *("Is that right?", "Together with J.", "What would make this time worth it"),
            *("To decide about Sunday", "What I take with me", "It was raining."),
            *("In my own words", "My words", "and more", "Next steps", "Call Dad; my idea; with"),
            *("Ask about the course; offered", "2 from you, 1 together, 1 from J."),
            *("What stays closed today: Family", "Who types: you"),
            *("That's right", "kept like this; you leave"),
            *("Keep it as a draft", "for you alone; you leave"),
        )
        assert own.count(Query(kind=Kind.SESSION)) == 0
        assert "read on" not in foot(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, TodayScreen) or app.screen.__class__.__name__ == (
            "TakeAlongScreen"
        )
        assert own.under_way() is None
        (row,) = own.page(Query(kind=Kind.SESSION))
        kept = own.entry(row.id)
        assert kept.body == "My words\n\nand more"
        assert kept.details.as_dict()["mirror"] == "2 from you, 1 together, 1 from J."
        assert kept.details.as_dict()["signed"]
        assert own.drafts() == []


async def test_reading_when_it_stays_a_draft_then_nothing_is_signed_and_the_time_ends(
    own: Journal,
) -> None:
    async with closing(own) as (app, pilot):
        await press(pilot, "enter", "enter")
        await write(pilot, "Half of it")
        await press(pilot, "tab", "enter", "down", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert own.under_way() is None
        assert own.count(Query(kind=Kind.SESSION)) == 0
        (draft,) = own.drafts()
        assert (draft.entry.body, draft.entry.lane) == ("Half of it", Lane.ONLY_ME)
        assert own.in_company().drafts() == []


async def test_reading_when_it_is_longer_than_the_screen_then_page_keys_read_on(
    own: Journal,
) -> None:
    long = "\n".join(f"line {number} of it" for number in range(60))
    own.in_company().say_of_session(long, picked="")
    async with closing(own) as (app, pilot):
        await press(pilot, "enter", "enter", "tab", "enter")
        assert "read on" in foot(app)
        assert "line 59 of it" not in seen(app)
        before = seen(app)
        for _ in range(9):
            await press(pilot, "pagedown")
        assert "from you, 1 together" in seen(app)
        assert app.screen.query_one("#becomes", OptionList).highlighted == 0
        for _ in range(9):
            await press(pilot, "pageup")
        assert seen(app) == before
        await pilot.resize_terminal(100, 90)
        await settle(pilot)
        assert "read on" not in foot(app)


# ways through


@pytest.mark.parametrize("size", SIZES)
async def test_pages_when_nothing_was_written_then_each_is_friendly_and_can_be_passed_by(
    size: tuple[int, int],
) -> None:
    own = Journal.in_memory()
    begin(own, "")
    async with closing(own, size=size) as (app, pilot):
        await press(pilot, "space", "I", "e", "pagedown")
        assert "Nothing was written together. That's fine." in said(app)
        assert misfits(app.screen) == []
        await press(pilot, "enter", "space", "down")
        assert "There are no lines to pick from. That's fine; your own words come" in said(app)
        await press(pilot, "enter")
        assert "as short or as long as you like" in said(app)
        await press(pilot, "tab", "e")
        assert "None yet. That's fine. I writes one." in said(app)
        assert misfits(app.screen) == []
        await press(pilot, "enter")
        assert "Nothing is said in it. That's fine" in said(app)
        assert "TOGETHER" in seen(app)
        await press(pilot, "enter")
        assert "Nothing is said yet." in said(app)
        assert own.under_way() is not None
        await press(pilot, *["escape"] * 4)
        assert place(app) == "1 of 5"
        await press(pilot, "escape")
        assert not isinstance(app.screen, ClosingScreen)
        assert own.under_way() is not None


async def test_pages_when_nothing_is_marked_or_said_then_nothing_changes(own: Journal) -> None:
    before = own.under_way()
    async with closing(own) as (_, pilot):
        await press(pilot, "enter", "enter", "tab", "enter", *["escape"] * 5)
    assert own.under_way() == before
    assert all(entry.lane is Lane.OPEN_TOGETHER for entry in own.in_company().written_together())


async def test_lists_when_clicked_then_marked_and_a_step_is_opened(own: Journal) -> None:
    async with closing(own) as (app, pilot):
        for _ in range(2):
            row = seen(app).splitlines().index(line_of(app, "What Sunday"))
            await click(app, pilot, Offset(20, row))
        assert place(app) == "1 of 5"
        row = seen(app).splitlines().index(line_of(app, "Ask about"))
        await click(app, pilot, Offset(20, row))
        listed = app.screen.query_one("#for-me", MarkedList)
        assert [line.count("x") for line in boxes(app, "for-me") if "[x]" in line] == [1]
        assert listed.marked_in_order == [listed.key_at_hand]
        await press(pilot, "space", "enter")
        row = seen(app).splitlines().index(line_of(app, "It was raining"))
        await click(app, pilot, Offset(20, row))
        assert session_details(own).picked == "It was raining."
        await press(pilot, "enter", "tab")
        row = seen(app).splitlines().index(line_of(app, "Call Dad"))
        await click(app, pilot, Offset(20, row))
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape", "enter")
        row = seen(app).splitlines().index(line_of(app, "Keep it as a draft"))
        await click(app, pilot, Offset(20, row))
        assert own.under_way() is None
