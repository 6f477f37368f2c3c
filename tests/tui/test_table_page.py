"""The page at the table: typed on, kept as drafts and entries, never disturbed."""

from pathlib import Path

import pytest
from textual.events import Paste

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Lane, Origin
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import Unlocked
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.deck_list import DeckList
from recovery_journal.tui.widgets.line import DRAFT_SECONDS
from recovery_journal.tui.widgets.part_field import Prose
from tests.tui.at_table import (
    at_table,
    begin,
    half_note,
    note_drafts,
    notes,
    opened_note,
    page,
    table,
)
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.valuing import HOSTILE, PASSPHRASE, misfits, press, write

WORTH = "to decide about Sunday"


async def test_page_when_opened_then_it_is_written_on_at_once_and_kept_by_a_key() -> None:
    journal = Journal.in_memory()
    async with at_table(journal, worth=WORTH) as (app, pilot, _):
        assert f"worth it {WORTH}" in said(app)
        await press(pilot, *"a line", "enter", *"its text", "enter", *"more")
        assert page(app).words == ("a line", "its text\nmore")
        assert f"worth it {WORTH}" in said(app)
        await press(pilot, "ctrl+s")
        (note,) = notes(app.journal)
        assert (note.title, note.body) == ("a line", "its text\nmore")
        assert (note.lane, note.origin) == (Lane.OPEN_TOGETHER, Origin.ME)
        assert "Kept, on the table." in said(app)
        assert "note a line" in said(app)
        assert page(app).words == ("", "")
        await press(pilot, "ctrl+s")
        assert len(notes(app.journal)) == 1
        await press(pilot, *"the next")
        assert "Kept, on the table." not in said(app)
        assert page(app).words == ("the next", "")


async def test_page_when_typed_then_a_draft_comes_by_itself_within_half_a_second() -> None:
    assert DRAFT_SECONDS < 0.5
    async with at_table(Journal.in_memory()) as (app, pilot, screen):
        await pilot.press(*"half a th")
        await until(pilot, lambda: note_drafts(app.journal) == [("half a th", "")])
        await pilot.press(*"ought")
        assert screen.keep_draft() is None
        assert note_drafts(app.journal) == [("half a thought", "")]
        await pilot.press(*["backspace"] * 14)
        assert screen.keep_draft() is None
        assert note_drafts(app.journal) == []
        app.post_message(Paste("one\ntwo\x1b[31m three"))
        await settle(pilot)
        assert page(app).words == ("one two[31m three", "")
        await press(pilot, "enter")
        app.post_message(Paste("one\ntwo\u202e"))
        await settle(pilot)
        assert page(app).words.text == "one\ntwo"


async def test_page_when_locked_or_left_then_the_words_are_there_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    begin(journal)
    journal.close()
    app = JournalApp(path)
    async with app.run_test() as pilot:
        app.post_message(Unlocked(Journal.unlock(path, PASSPHRASE)))
        await settle(pilot)
        await press(pilot, *"a line", "enter", *"half a thou")
        await press(pilot, "escape", "t", "ctrl+t")
        assert page(app).words == ("a line", "half a thou")
        await press(pilot, *"ght")
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, UnlockScreen)
        assert "a line" not in seen(app)
        app.post_message(Unlocked(Journal.unlock(path, PASSPHRASE)))
        await settle(pilot)
        assert page(app).words == ("a line", "half a thought")
        await press(pilot, *"!", "ctrl+s")
        assert [note.body for note in notes(app.journal)] == ["half a thought!"]
        assert note_drafts(app.journal) == []


async def test_page_when_the_journal_changes_then_what_is_typed_stays_as_it_is() -> None:
    journal = Journal.in_memory()
    async with at_table(journal, size=(120, 40)) as (app, pilot, screen):
        await pilot.press(*"a line", "enter", *"one thuoght", "left", "left", "left")
        text = page(app).query_one("#page-text", Prose)
        at = text.cursor_location
        opened_note(journal, "written elsewhere")
        for kept in (False, True):
            app.tell_changed()
            await settle(pilot)
            assert page(app).words == ("a line", "one thuoght")
            assert app.focused is text
            assert text.cursor_location == at
            assert "written elsewhere" in said(app)
            assert kept or screen.keep_draft() is None
        await press(pilot, "x")
        assert page(app).words.text == "one thuoxght"


async def test_page_when_another_screen_writes_on_it_then_it_follows_until_somebody_types() -> None:
    journal = Journal.in_memory()
    company = begin(journal)
    draft = half_note("a line", "one")
    company.keep_draft(draft)
    async with at_table(journal) as (app, pilot, _):
        assert page(app).words == ("a line", "one")
        app.journal.keep_draft(half_note("a line", "one, two", draft.id))
        app.tell_changed()
        await settle(pilot)
        assert page(app).words.text == "one, two"
        await press(pilot, *", three")
        app.journal.keep_draft(half_note("a line", "four", draft.id))
        app.tell_changed()
        await press(pilot, "ctrl+s")
        assert [note.body for note in notes(app.journal)] == ["one, two, three"]
        assert note_drafts(app.journal) == [("a line", "four")]


async def test_page_when_the_disk_is_full_then_it_is_said_and_the_words_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoSpace("There is no room left.")

    async with at_table(Journal.in_memory()) as (app, pilot, screen):
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "keep_draft", full)
            patch.setattr(Journal, "save", full)
            await press(pilot, *"a line", "ctrl+s")
            assert "The disk is full. There is no room left." in said(app)
            unkept = screen.keep_draft()
            assert unkept is not None
            assert unkept.entry.title == "a line"
            await press(pilot, "tab", "1")
            assert page(app).words == ("a line", "")
            assert "The disk is full." in said(app)
            await press(pilot, "ctrl+t")
            assert app.screen_stack[-1] is screen
        await press(pilot, "ctrl+s")
        assert [note.title for note in notes(app.journal)] == ["a line"]


# questions


async def test_question_when_kept_from_the_deck_then_it_is_on_the_page_and_then_an_entry() -> None:
    async with at_table(Journal.in_memory(), worth=WORTH) as (app, pilot, screen):
        await press(pilot, "tab")
        asked = screen.query_one(DeckList).drawn
        assert len(asked) == 3
        await press(pilot, "2")
        assert page(app).words == (asked[1], "")
        assert note_drafts(app.journal) == [(asked[1], "")]
        assert WORTH not in said(app)
        await press(pilot, "tab", "enter")
        assert page(app).words == (asked[1], "")
        await press(pilot, "tab", "3")
        assert note_drafts(app.journal) == [(asked[2], "")]
        assert notes(app.journal) == []
        await press(pilot, *"so", "tab", "1")
        assert [(note.title, note.body) for note in notes(app.journal)] == [(asked[2], "so")]
        assert page(app).words == (asked[0], "")
        assert "Kept, on the table." in said(app)
        await press(pilot, *"thus", "ctrl+s")
        assert [note.body for note in notes(app.journal)] == ["thus", "so"]
        assert WORTH in said(app)


async def test_question_when_an_own_one_is_written_then_it_is_on_the_page_whole() -> None:
    async with at_table(Journal.in_memory()) as (app, pilot, _):
        await press(pilot, *"mine", "tab", "w")
        await enter(pilot, " ")
        assert "A few words are wanted." in said(app)
        await enter(pilot, "m" * (LONGEST_TITLE + 1))
        assert f"longer than {LONGEST_TITLE} letters" in said(app)
        await press(pilot, "escape")
        assert page(app).words == ("mine", "")
        await press(pilot, "w")
        await enter(pilot, "What would [b]rest[/] look like?")
        assert page(app).words == ("What would [b]rest[/] look like?", "")
        assert [note.title for note in notes(app.journal)] == ["mine"]
        await press(pilot, "shift+tab", "ctrl+u")
        await press(pilot, *["backspace"] * 40, *"other", "ctrl+s")
        assert notes(app.journal)[0].title == "other"


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_page_when_words_are_hard_to_draw_then_they_stay_on_the_page(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    async with at_table(journal, size=size, worth=HOSTILE[0]) as (app, pilot, screen):
        for words in HOSTILE:
            await write(pilot, words)
            await press(pilot, "enter")
            await write(pilot, f"{words}\n" * 20)
            assert misfits(screen) == []
            await press(pilot, "ctrl+s")
            assert notes(app.journal)[0].title == words.strip()
            assert "Kept, on the table." in said(app)
        assert misfits(table(app)) == []
