"""Marking what shows in a story: the way to it, the words, the names, who saw it."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Offset
from textual.pilot import Pilot

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.strength_parts import OutlookDetails
from recovery_journal.model.text import LONGEST_TITLE, clean_text
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import MarkStrengths
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.mark import MarkScreen
from recovery_journal.tui.screens.strength import StrengthScreen
from recovery_journal.tui.screens.strengths import StrengthsScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.name_dialog import StrengthNameDialog
from recovery_journal.tui.widgets.story_text import StoryText
from recovery_journal.tui.widgets.thread_list import ThreadList
from tests.tui.driving import enter, said, seen, settle
from tests.tui.strengthening import add_story, add_strength, add_win, marks, strength_names
from tests.tui.valuing import (
    HOSTILE,
    PASSPHRASE,
    SIZES,
    TODAY,
    at_hand,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
    write,
)

TITLE = "The night drive"
BODY = "I put my shoes on and went.\n\nAt home I made tea and sat on the stairs."
FIRST_WORD = ("shift+right",) * 4
"""From the beginning: the word "The" and the blank after it."""


@pytest.fixture
def journal() -> Journal:
    """One story, and one strength in capitals."""
    journal = Journal.in_memory()
    add_story(journal, TITLE, BODY)
    add_strength(journal, "Staying With It")
    return journal


def story_of(journal: Journal) -> Entry:
    """The one story."""
    (story,) = journal.entries(Query(kind=Kind.STORY))
    return story


async def marking(
    app: JournalApp, pilot: Pilot[int], *keys: str, story: Entry | None = None
) -> StoryText:
    """Have a story, or the only one, open to be marked, after these keys."""
    app.post_message(MarkStrengths((story or story_of(app.journal)).id))
    await settle(pilot)
    assert isinstance(app.screen, MarkScreen)
    text = app.screen.query_one(StoryText)
    assert app.focused is text
    await press(pilot, *keys)
    return text


async def name_it(pilot: Pilot[int], name: str, *then: str) -> None:
    """Give the strength's name in the dialog, then press these keys on who saw it."""
    assert isinstance(pilot.app.screen, StrengthNameDialog)
    await enter(pilot, name)
    assert isinstance(pilot.app.screen, ChooseDialog)
    await press(pilot, *(then or ("enter",)))


# the way to it


async def test_story_when_written_and_saved_then_its_marking_opens_and_words_are_taken() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "s", "n", "enter") as (app, pilot):
        assert isinstance(app.screen, EditorScreen)
        assert not app.screen.query("#question")
        await write(pilot, "Rain")
        await press(pilot, "tab")
        await write(pilot, "I counted lamps.")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, MarkScreen)
        assert in_this_order(app, "What shows in it?", "Rain", "I counted lamps.")
        assert "space where words begin that show it, then enter" in said(app)
        await press(pilot, "down", "down", "space", *["right"] * 9, "enter")
        assert "“I counted” shows" in said(app)
        await name_it(pilot, "noticing early")
        assert marks(journal, story_of(journal)) == [("noticing early", "I counted", "")]
        assert in_this_order(app, "I counted lamps.", "What shows in it", "noticing early")
        await press(pilot, "escape")
        assert isinstance(app.screen, StrengthsScreen)
        assert in_this_order(app, "noticing early", "Stories", "Rain")


async def test_story_when_saved_again_then_no_marking_opens(journal: Journal) -> None:
    async with opened(journal, "s", "end", "e") as (app, pilot):
        await write(pilot, "More. ")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, StrengthsScreen)


async def test_story_when_empty_and_closed_then_nothing_is_kept_and_no_marking_opens() -> None:
    journal = Journal.in_memory()
    async with opened(journal, "s", "n", "enter", "escape") as (app, _):
        assert isinstance(app.screen, StrengthsScreen)
        assert journal.drafts() == []


async def test_other_kinds_when_marked_then_their_words_and_parts_are_read_back() -> None:
    journal = Journal.in_memory()
    win = add_win(journal, "Came late", body="By bus.", did="I rang first", strengths=["a word"])
    async with opened(journal) as (app, pilot):
        app.post_message(MarkStrengths(win.id))
        await settle(pilot)
        assert in_this_order(app, "What shows in it?", "win", "Came late", "By bus.", "I rang")
        assert "a word" not in seen(app)


async def test_outlook_when_marked_then_asked_what_would_carry_it() -> None:
    journal = Journal.in_memory()
    details = OutlookDetails(horizon="a month", sign="I hum.")
    outlook = journal.add(replace(new_entry(Kind.OUTLOOK, TODAY, "December"), details=details))
    async with opened(journal) as (app, pilot):
        app.post_message(MarkStrengths(outlook.id))
        await settle(pilot)
        assert in_this_order(app, "What would carry it?", "December", "I hum.")


# the words


SELECTED: list[tuple[tuple[str, ...], str]] = [
    (("space", "right", "right", "right"), "The"),
    (("right", "space", "right", "right", "right", "left"), "he"),
    (("end", "space", "left", "left", "left", "left", "left"), "drive"),
    (("space", "end"), "The night drive"),
    (("space", "ctrl+right"), "The"),
    (("space", "down", "down", "end"), "The night drive I put my shoes on and went."),
    (("down", "down", "end", "space", "home"), "I put my shoes on and went."),
    (("space", "right", "space", "space", "right", "right"), "he"),
    (("shift+right", "shift+right", "shift+right"), "The"),
    (("shift+end",), "The night drive"),
    (("down", "down", "end", *["shift+left"] * 5), "went."),
    (("space", "pagedown", "end"), f"{TITLE} {' '.join(BODY.split())}"),
    (("enter",), ""),
    (("space", "right", "space"), ""),
]
"""Keys on a story, and the words of it that they select."""


async def test_words_when_selected_by_keys_then_these_are_taken_and_no_others(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        for keys, words in SELECTED:
            text = await marking(app, pilot, *keys)
            if keys != ("enter",):
                await press(pilot, "enter")
            await name_it(pilot, "showing up")
            assert marks(journal, story_of(journal)) == [("showing up", words, "")], keys
            assert not text.is_selecting, keys
            await press(pilot, "escape")
            for thread, _ in journal.threads(story_of(journal).id):
                journal.unthread(thread.id)
            assert marks(journal, story_of(journal)) == []


async def test_words_when_selected_with_the_mouse_then_these_are_taken(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        text = await marking(app, pilot, "space", "right")
        y = text.content_region.y
        column = seen(app).splitlines()[y].index(TITLE)
        for made, at in ((MouseDown, 4), (MouseMove, 9), (MouseUp, 9)):
            spot = Offset(column + at, y)
            app.post_message(
                made(None, spot.x, spot.y, 0, 0, 1, False, False, False, spot.x, spot.y)
            )
            await settle(pilot)
        assert text.selected_text == "night"
        await press(pilot, "enter")
        await name_it(pilot, "showing up")
        assert marks(journal, story_of(journal)) == [("showing up", "night", "")]


async def test_words_when_longer_than_a_thread_has_room_for_then_cut_and_kept() -> None:
    journal = Journal.in_memory()
    add_story(journal, "Long", "word " * 300)
    async with opened(journal, size=(60, 20)) as (app, pilot):
        await marking(app, pilot, "space", "ctrl+end", "pagedown", "pagedown", "enter")
        await enter(pilot, "listening")
        await press(pilot, "enter")
        ((_, words, _),) = marks(journal, story_of(journal))
        assert len(words) == LONGEST_TITLE
        assert words.endswith("…")
        assert misfits(app.screen) == []


async def test_story_when_read_then_no_key_changes_it(journal: Journal) -> None:
    before = story_of(journal)
    async with opened(journal) as (app, pilot):
        text = await marking(app, pilot, "x", "a", "backspace", "delete", "ctrl+v", "ctrl+x")
        assert text.text == f"{TITLE}\n\n{BODY}"
        assert isinstance(app.screen, MarkScreen)
        assert story_of(journal) == before


# the name


@pytest.mark.parametrize("typed", ["staying with it", "STAYING WITH IT", "stay"])
async def test_name_when_a_strength_has_it_in_other_letters_then_that_one_is_threaded(
    journal: Journal, typed: str
) -> None:
    async with opened(journal) as (app, pilot):
        await marking(app, pilot, "enter")
        await name_it(pilot, typed)
        assert marks(journal, story_of(journal)) == [("Staying With It", "", "")]
        assert strength_names(journal) == ["Staying With It"]


async def test_name_when_it_is_the_persons_own_then_the_strength_is_made(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await marking(app, pilot, "enter")
        await name_it(pilot, "making soup [/] of nothing")
        ((name, _, _),) = marks(journal, story_of(journal))
        assert name == "making soup [/] of nothing"
        strength = next(s.entry for s in journal.strengths() if s.entry.title == name)
        assert strength.lane is Lane.ONLY_ME
        assert strength.day == story_of(journal).day


async def test_name_when_left_then_nothing_is_marked_and_the_story_has_the_keys(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        text = await marking(app, pilot, "enter", "escape")
        assert isinstance(app.screen, MarkScreen)
        assert app.focused is text
        assert marks(journal, story_of(journal)) == []
        assert not app.screen.query_one("#marked").display


async def test_marks_when_several_then_all_stand_below_and_each_is_saved_at_once(
    tmp_path: Path,
) -> None:
    journal = Journal.create(tmp_path / "own" / "journal.db", PASSPHRASE)
    add_story(journal, TITLE, BODY)
    path = journal.path
    assert path is not None
    async with opened(journal) as (app, pilot):
        await marking(app, pilot)
        for at, name in enumerate(("listening", "curiosity"), start=1):
            await press(pilot, *FIRST_WORD, "enter")
            await name_it(pilot, name)
            other = Journal.unlock(path, PASSPHRASE)
            assert len(marks(other, story_of(other))) == at
            other.close()
        assert in_this_order(app, "What shows in it", "curiosity", "listening")
    journal.close()


# who saw it


@pytest.mark.parametrize(
    ("keys", "seen_by", "told"),
    [
        (("enter",), "", "“The”"),
        (("escape",), "", "“The”"),
        (("down", "enter"), "me", "“The”, seen by me"),
        (("down", "down", "enter"), "together", "“The”, seen together"),
    ],
)
async def test_who_when_chosen_or_skipped_then_that_is_kept(
    journal: Journal, keys: tuple[str, ...], seen_by: str, told: str
) -> None:
    async with opened(journal) as (app, pilot):
        await marking(app, pilot, *FIRST_WORD, "enter")
        await name_it(pilot, "listening", *keys)
        assert marks(journal, story_of(journal)) == [("listening", "The", seen_by)]
        assert line_of(app, "“The”").strip() == told


@pytest.mark.parametrize(("typed", "seen_by"), [("T. [/]", "T. [/]"), ("", "")])
async def test_who_when_somebody_else_then_their_name_or_nothing_is_kept(
    journal: Journal, typed: str, seen_by: str
) -> None:
    async with opened(journal) as (app, pilot):
        await marking(app, pilot, "enter")
        await name_it(pilot, "listening", "end", "enter")
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, typed)
        assert marks(journal, story_of(journal)) == [("listening", "", seen_by)]
        assert (f"seen by {seen_by}" in seen(app)) == bool(seen_by)


async def test_who_when_the_name_is_left_then_the_mark_is_kept_without(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await marking(app, pilot, *FIRST_WORD, "enter")
        await name_it(pilot, "listening", "end", "enter", "escape")
        assert marks(journal, story_of(journal)) == [("listening", "The", "")]


# the marks


async def test_mark_when_taken_away_then_it_goes_and_the_strength_stays(journal: Journal) -> None:
    strength = journal.strengths()[0].entry
    journal.thread(story_of(journal).id, strength.id, "went")
    async with opened(journal) as (app, pilot):
        text = await marking(app, pilot, "tab")
        assert app.screen.query_one(ThreadList).has_focus
        await press(pilot, "x")
        assert marks(journal, story_of(journal)) == []
        assert strength_names(journal) == ["Staying With It"]
        assert text.has_focus
        assert not app.screen.query_one("#marked").display


async def test_mark_when_opened_then_the_strengths_page_and_esc_comes_back(
    journal: Journal,
) -> None:
    journal.thread(story_of(journal).id, journal.strengths()[0].entry.id, "went")
    async with opened(journal) as (app, pilot):
        await marking(app, pilot, "tab", "enter")
        assert isinstance(app.screen, StrengthScreen)
        assert at_hand(app) == "Staying With It"
        await press(pilot, "escape")
        assert isinstance(app.screen, MarkScreen)


async def test_mark_when_its_words_are_changed_then_kept_and_who_saw_it_stays(
    journal: Journal,
) -> None:
    journal.thread(story_of(journal).id, journal.strengths()[0].entry.id, "wen", seen_by="T.")
    async with opened(journal) as (app, pilot):
        await marking(app, pilot, "tab", "e")
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, "t and came back")
        assert marks(journal, story_of(journal)) == [
            ("Staying With It", "went and came back", "T.")
        ]
        assert "“went and came back”, seen by T." in said(app)


async def test_marks_when_another_kind_is_threaded_then_it_is_not_among_them(
    journal: Journal,
) -> None:
    journal.thread(story_of(journal).id, add_win(journal, "a win").id)
    async with opened(journal) as (app, pilot):
        await marking(app, pilot)
        assert "a win" not in seen(app)
        assert not app.screen.query_one("#marked").display


# leaving


async def test_esc_when_words_are_selected_then_they_go_first_and_then_the_screen(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        text = await marking(app, pilot, "space", "right", "right")
        for keys in ((), ("shift+right",), ("space",)):
            await press(pilot, *keys)
            assert text.is_selecting
            await press(pilot, "escape")
            assert isinstance(app.screen, MarkScreen)
            assert not text.is_selecting
        await press(pilot, "escape")
        assert not isinstance(app.screen, MarkScreen)
        assert marks(journal, story_of(journal)) == []


# what it looks like


@pytest.mark.parametrize("size", SIZES)
async def test_marking_when_hostile_then_it_is_text_and_fits(size: tuple[int, int]) -> None:
    journal = Journal.in_memory()
    strengths = [add_strength(journal, name) for name in HOSTILE[:3]]
    stories = {words: add_story(journal, words, f"{words}\n{words}") for words in HOSTILE}
    for words, story in stories.items():
        for strength, name in zip(strengths, HOSTILE, strict=False):
            journal.thread(story.id, strength.id, words, seen_by=name[:40])
    async with opened(journal, size=size) as (app, pilot):
        for words, story in stories.items():
            text = await marking(app, pilot, story=story)
            assert misfits(app.screen) == []
            assert text.region.height >= 5
            assert line_of(app, words[:3])
            await press(pilot, "space", "end", "down", "enter")
            assert misfits(app.screen) == []
            await enter(pilot, words)
            await press(pilot, "enter")
            names = [name for name, _, _ in marks(journal, story)]
            assert clean_text(words, one_line=True) in names
            await press(pilot, "tab", "end", "home")
            assert misfits(app.screen) == []
            while isinstance(app.screen, MarkScreen):
                await press(pilot, "escape")


async def test_lane_when_marking_then_the_foot_says_that_of_the_entry() -> None:
    journal = Journal.in_memory()
    add_story(journal, TITLE, BODY, lane=Lane.OPEN_TOGETHER)
    async with opened(journal) as (app, pilot):
        await marking(app, pilot)
        assert app.screen.query_one(FootLine).lane == "open together"


async def test_marks_when_in_company_then_a_strength_that_is_the_persons_alone_is_not_there() -> (
    None
):
    journal = Journal.in_memory()
    story = add_story(journal, TITLE, BODY, lane=Lane.OPEN_TOGETHER)
    private = add_strength(journal, "a private name")
    journal.thread(story.id, private.id, "went", seen_by="T.")
    async with opened(together(journal)) as (app, pilot):
        await marking(app, pilot)
        assert "private name" not in seen(app)
        assert "seen by" not in seen(app)
        await press(pilot, "enter")
        await write(pilot, "a priv")
        assert "a private name" not in seen(app)
