"""The table of a time together: both sides, where the keys are, what is on the table."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import TextArea

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, Origin, new_entry
from recovery_journal.model.sessions import OfferKind
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dates import said_fully
from recovery_journal.tui.screens.closing import ClosingScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.together import TogetherScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.coach_card import CoachCard
from recovery_journal.tui.widgets.deck_list import DeckList
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.table_page import FirstLine
from tests.tui.at_table import at_table, notes, opened_note, page
from tests.tui.driving import said, seen, settle
from tests.tui.valuing import HOSTILE, SIZES, TODAY, click, line_of, misfits, press, together

WIDE, TALL_AND_WIDE = (120, 24), (120, 40)


def shows(app: JournalApp, words: str) -> bool:
    """Whether the screen shows these words."""
    return words in said(app)


def holder(app: JournalApp) -> str:
    """The id of what has the keys."""
    assert app.focused is not None
    return app.focused.id or ""


def foot(app: JournalApp) -> str:
    """The line of keys."""
    return seen(app).splitlines()[-1].strip()


@pytest.fixture
def journal() -> Journal:
    """A journal with an open note, and one that is closed."""
    made = Journal.in_memory()
    opened_note(made, "See Dad on Sunday")
    opened_note(made, "a secret thing", Lane.ONLY_ME)
    return made


# where the keys are


@pytest.mark.parametrize("size", SIZES)
async def test_table_when_gone_round_by_a_key_then_every_part_once_and_in_sight(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with at_table(journal, size=size, worth="to decide", closed="Family") as (
        app,
        pilot,
        screen,
    ):
        assert "TOGETHER with J." in seen(app)
        assert line_of(app, "closed today: Family").endswith("closed today: Family")
        assert "tab side" in foot(app)
        assert foot(app).endswith("open together")
        app.journal.offer(OfferKind.STEP, "rest")
        app.tell_changed()
        await settle(pilot)
        round_it = ["first-line", "offers", "deck", "coach-card", "on-the-table", "first-line"]
        for at, name in enumerate(round_it):
            assert holder(app) == name
            assert app.focused is not None
            assert app.focused.region.height > 0
            assert misfits(screen) == []
            if at < len(round_it) - 1:
                await press(pilot, "tab")
        await press(pilot, "enter")
        assert holder(app) == "page-text"
        for name in ["first-line", *reversed(round_it[1:-1]), "first-line"]:
            await press(pilot, "shift+tab")
            assert holder(app) == name
        await press(pilot, "tab", "tab")
        for _ in range(2):  # what comes after it is never text
            await press(pilot, "escape")
            assert holder(app) == "on-the-table"
        await press(pilot, "tab")
        assert holder(app) == "first-line"


@pytest.mark.parametrize("key", ["v", "s", "d", "w", "c", "slash", "g"])
async def test_place_when_left_by_escape_in_company_then_the_table_is_there(
    journal: Journal, key: str
) -> None:
    async with at_table(journal) as (app, pilot, _):
        await press(pilot, "escape", key)
        assert not isinstance(app.screen, TogetherScreen)
        for _ in range(3):
            if not isinstance(app.screen, TogetherScreen):
                await press(pilot, "escape")
        assert isinstance(app.screen, TogetherScreen)


async def test_table_when_narrow_then_the_side_with_the_keys_and_beside_from_100_columns(
    journal: Journal,
) -> None:
    async with at_table(journal, size=(80, 24)) as (app, pilot, screen):
        assert shows(app, "On the table")
        assert not shows(app, "Drawn for opening")
        await press(pilot, "tab")
        assert shows(app, "Drawn for opening")
        assert not shows(app, "On the table")
        assert not screen.query_one(CoachCard).display
        await press(pilot, "tab")
        assert not screen.query_one(DeckList).display
        assert shows(app, "Open questions")
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert shows(app, "On the table")
        assert shows(app, "Open questions")
        assert not shows(app, "Drawn for opening")
        await pilot.resize_terminal(*TALL_AND_WIDE)
        await settle(pilot)
        assert shows(app, "Drawn for opening")
        deck, card, field = (screen.query_one(each) for each in (DeckList, CoachCard, FirstLine))
        assert deck.region.bottom <= card.region.y
        assert deck.region.right < field.region.x
        await click(app, pilot, field.region.offset)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert field.has_focus
        assert shows(app, "On the table")
        assert misfits(screen) == []


async def test_table_when_nothing_is_there_then_a_friendly_line_and_letters_are_at_hand() -> None:
    async with at_table(Journal.in_memory(), with_whom="") as (app, pilot, _):
        assert shows(app, "Nothing is on the table yet. That's fine.")
        assert shows(app, "TOGETHER The table")
        assert shows(app, said_fully(TODAY))
        assert not shows(app, "worth it")
        await press(pilot, "escape")
        assert app.focused is None
        await press(pilot, "tab")
        assert holder(app) == "first-line"
        await press(pilot, "tab")
        assert holder(app) == "deck"
        await press(pilot, "escape", "escape", "N")
        assert isinstance(app.screen, EditorScreen)
        assert app.screen._draft.entry.lane is Lane.OPEN_TOGETHER


# what is on the table


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_table_when_a_row_is_at_hand_then_the_commands_on_it_work(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with at_table(journal, size=size) as (app, pilot, screen):
        assert "secret" not in seen(app)
        assert shows(app, "private")
        assert screen.entry_at_hand is None
        await press(pilot, "tab")
        await press(pilot, "asterisk", "x", "tab")
        assert holder(app) == "coach-card"
        assert "enter open" not in foot(app)
        assert not any(note.starred for note in notes(app.journal))
        await press(pilot, "escape", "escape")
        assert screen.entry_at_hand is not None
        await press(pilot, "asterisk")
        (note,) = notes(app.journal)
        assert note.starred
        assert "enter open" in foot(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        await press(pilot, "escape")
        assert app.screen_stack[-1] is screen
        assert holder(app) == "on-the-table"
        await press(pilot, "e")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape")
        await press(pilot, "x")
        assert not shows(app, "See Dad")
        await press(pilot, "u")
        assert shows(app, "See Dad")


async def test_table_when_a_private_day_is_opened_then_it_asks_and_closes_again(
    journal: Journal,
) -> None:
    async with at_table(journal) as (app, pilot, screen):
        await press(pilot, "escape", "down")
        assert screen.entry_at_hand is None
        assert "enter open" in foot(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ChooseDialog)
        assert shows(app, "Open something you wrote today")
        await press(pilot, "down", "enter")
        assert shows(app, "a secret thing")
        assert not shows(app, "private")
        await press(pilot, "home", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert shows(app, "open for now")
        await press(pilot, "escape", "o")
        assert not shows(app, "a secret thing")


async def test_table_when_its_last_row_goes_then_the_page_has_the_keys() -> None:
    journal = Journal.in_memory()
    opened_note(journal, "alone here")
    async with at_table(journal) as (app, pilot, _):
        await press(pilot, "escape", "x")
        assert shows(app, "Nothing is on the table yet.")
        assert holder(app) == "first-line"


async def test_table_when_another_terminal_ends_or_writes_then_it_is_shown(tmp_path: Path) -> None:
    journal = Journal.in_memory()
    async with at_table(journal) as (app, pilot, _):
        opened_note(journal, "from elsewhere")
        opened_note(journal, "closed elsewhere", Lane.ONLY_ME)
        app.tell_changed()
        await settle(pilot)
        assert shows(app, "from elsewhere")
        assert not shows(app, "closed elsewhere")
        assert holder(app) == "first-line"


@pytest.mark.parametrize("size", SIZES)
async def test_table_when_words_of_the_agreement_are_hard_to_draw_then_the_frame_holds(
    size: tuple[int, int],
) -> None:
    for words in (HOSTILE[0], "日本語の" * 90, "many words " * 90, "one\n\ntwo\t[/]"):
        journal = Journal.in_memory()
        opened_note(journal, words[:400])
        agreed = {"worth": words, "closed": words, "with_whom": words}
        async with at_table(journal, size=size, **agreed) as (app, pilot, screen):
            app.journal.offer(OfferKind.STEP, "rest")
            app.tell_changed()
            for _ in range(5):
                await press(pilot, "tab")
                assert misfits(screen) == []
                assert shows(app, "TOGETHER with")
            assert "[/]" not in words or shows(app, "[/]")


# the close


async def test_close_when_asked_for_then_what_is_written_is_kept_first(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_table(journal) as (app, pilot, screen):
        await press(pilot, "tab", "1")
        question = page(app).words.first
        await press(pilot, "ctrl+t")
        assert isinstance(app.screen, ClosingScreen)
        assert question not in [note.title for note in notes(app.journal)]
        await press(pilot, "escape")
        assert app.screen_stack[-1] is screen
        await press(pilot, *"so")
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "save", _full)
            await press(pilot, "ctrl+t")
            assert app.screen_stack[-1] is screen
            assert shows(app, "The disk is full.")
        await press(pilot, "tab", "ctrl+t")
        assert isinstance(app.screen, ClosingScreen)
        assert [entry.title for entry in app.journal.written_together()] == [question]
        assert page_is_empty(screen)


def page_is_empty(screen: TogetherScreen) -> bool:
    """Whether nothing stands on the page."""
    return all(not field.text for field in screen.query(TextArea))


def _full(*_: object, **__: object) -> None:
    raise NoSpace("There is no room left.")


# the mouse


async def test_table_when_clicked_then_what_is_clicked_has_the_keys(journal: Journal) -> None:
    async with at_table(journal, size=TALL_AND_WIDE) as (app, pilot, screen):
        for name in ("deck", "page-text", "coach-card", "first-line", "on-the-table"):
            there = screen.query_one(f"#{name}").region
            await click(app, pilot, there.offset + Offset(4, there.height - 1))
            assert holder(app) == name
        deck = screen.query_one(DeckList)
        asked = deck.drawn[0]
        where = seen(app).splitlines()
        row = next(at for at, line in enumerate(where) if asked[:20] in line)
        await click(app, pilot, Offset(deck.region.x + 6, row))
        assert page(app).words.first == asked
        foot_line = screen.query_one(FootLine).region
        await press(pilot, *"so")
        await click(app, pilot, Offset(foot_line.x + 3, foot_line.bottom - 1))
        assert notes(app.journal)[0].body == "so"


# who sees it: the reader says whose idea, and what is open for now


async def test_reader_when_together_then_it_says_whose_idea_and_what_is_open_for_now() -> None:
    journal = Journal.in_memory()
    lane = Lane.OPEN_TOGETHER
    for origin in Origin:
        note = new_entry(Kind.NOTE, TODAY, f"of {origin.value}")
        journal.add(replace(note, origin=origin, lane=lane))
    closed = journal.add(new_entry(Kind.NOTE, TODAY, "closed"))
    async with at_table(journal, size=TALL_AND_WIDE) as (app, pilot, _):
        app.journal.open_for_now(closed.id)
        await press(pilot, "escape", "slash", "down")
        told = {}
        for _ in range(4):
            lines = [str(each.render()) for each in app.screen.query("Reader > Static")]
            told[lines[0]] = lines[1].split(" · ")[2:]
            await press(pilot, "down")
        assert told == {
            "of me": [lane.value],
            "of together": [lane.value, "together"],
            "of coach": [lane.value, "from J."],
            "closed": ["open for now"],
        }
    assert together(journal).is_in_company


async def test_reader_when_alone_then_as_ever() -> None:
    journal = Journal.in_memory()
    note = new_entry(Kind.NOTE, TODAY, "a note")
    journal.add(replace(note, origin=Origin.COACH))
    app = JournalApp(Path("/nowhere/journal.db"), journal)
    async with app.run_test(size=TALL_AND_WIDE) as pilot:
        await press(pilot, "escape", "slash", "down")
        lines = [str(each.render()) for each in app.screen.query("Reader > Static")]
        assert lines[:2] == ["a note", "note · today · only me"]
