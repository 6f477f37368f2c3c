"""The threads below an entry: the other ends, the words they carry, what led to what."""

import pytest
from textual.pilot import Pilot

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Thread
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dates import said as said_day
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.strength import StrengthScreen
from recovery_journal.tui.screens.thread import ThreadDialog
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.thread_list import MOST_SHOWN, ThreadList, said_thread
from recovery_journal.tui.widgets.threads import Threads
from tests.tui.driving import enter, said, seen, settle
from tests.tui.hosting import Host, shown
from tests.tui.strengthening import add_story, add_strength, add_win, only_thread
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    add_value,
    at_hand,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
)


@pytest.fixture
def journal() -> Journal:
    """An empty journal."""
    return Journal.in_memory()


@pytest.fixture
def win(journal: Journal) -> Entry:
    """The win whose threads are read."""
    return add_win(journal, "Came back", body="There was a chair.")


async def reading(app: JournalApp, pilot: Pilot[int], entry: Entry, *keys: str) -> None:
    """Have an entry open, after these keys."""
    app.post_message(OpenEntry(entry.id))
    await settle(pilot)
    assert isinstance(app.screen, EntryScreen)
    await press(pilot, *keys)


# the words of a thread


@pytest.mark.parametrize(
    ("given", "from_source", "from_target"),
    [
        ({}, "", ""),
        ({"words": "a few"}, "“a few”", "“a few”"),
        ({"seen_by": "T."}, "seen by T.", "seen by T."),
        ({"ripple": True}, "it led to this", "it came from this"),
        (
            {"words": "a few", "seen_by": "me", "ripple": True},
            "“a few”, seen by me, it led to this",
            "“a few”, seen by me, it came from this",
        ),
    ],
)
def test_thread_when_said_then_all_it_carries_seen_from_either_end(
    given: dict[str, object], from_source: str, from_target: str
) -> None:
    thread = Thread(source="a", target="b", **given)  # type: ignore[arg-type] # its own fields
    assert said_thread(thread, "a") == from_source
    assert said_thread(thread, "b") == from_target


# the list


async def test_list_when_shown_then_newest_first_with_kind_day_and_words(journal: Journal) -> None:
    here, one, two = (add_win(journal, title, back=at) for at, title in enumerate("abc"))
    journal.thread(here.id, one.id, "first of them")
    journal.thread(two.id, here.id, ripple=True)
    listed = ThreadList()
    app = Host(listed)
    async with app.run_test(size=(60, 20)) as pilot:
        listed.show(journal.threads(here.id), here.id, TODAY)
        listed.focus()
        await pilot.pause()
        assert shown(app)[:4] == [
            f"▏& c   win, {said_day(two.day, TODAY)}",
            "▏  it came from this",
            " & b   win, yesterday",
            "   “first of them”",
        ]


async def test_list_when_shown_anew_then_the_thread_at_hand_stays_or_the_next_is(
    journal: Journal,
) -> None:
    here, *others = (add_win(journal, title) for title in "abcd")
    threads = [journal.thread(here.id, other.id) for other in others[:2]]
    listed = ThreadList()
    app = Host(listed)
    async with app.run_test(size=(60, 10)) as pilot:
        listed.show(journal.threads(here.id), here.id, TODAY)
        listed.focus()
        await pilot.press("down")
        assert listed.entry_at_hand == others[0].id
        journal.thread(here.id, others[2].id)
        listed.show(journal.threads(here.id), here.id, TODAY)
        assert listed.entry_at_hand == others[0].id
        journal.unthread(threads[0].id)
        listed.show(journal.threads(here.id), here.id, TODAY)
        assert listed.entry_at_hand == others[1].id
        listed.show([], here.id, TODAY)
        assert listed.entry_at_hand is None
        await pilot.press("enter", "e", "down", "end")


# below an entry


async def test_threads_when_there_are_none_then_nothing_stands_below(
    journal: Journal, win: Entry
) -> None:
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "tab")
        assert not app.screen.query_one(Threads).display
        assert "Threads" not in seen(app)
        assert at_hand(app) == "Came back"


async def test_threads_when_there_are_some_then_once_and_below_the_words(
    journal: Journal, win: Entry
) -> None:
    journal.thread(win.id, add_win(journal, "The form").id, "she was there")
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win)
        assert in_this_order(app, "Came back", "There was a chair.", "Threads", "& The form")
        assert "“she was there”" in seen(app)
        assert seen(app).count("The form") == 1
        assert app.focused is app.screen.query_one(Reader)


@pytest.mark.parametrize("to_it", [True, False])
async def test_thread_when_opened_then_the_other_end_and_from_there_back(
    journal: Journal, win: Entry, to_it: bool
) -> None:
    other = add_win(journal, "The form")
    ends = (win.id, other.id) if to_it else (other.id, win.id)
    journal.thread(*ends, "she was there", ripple=True)
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "tab")
        assert ("it led to this" in seen(app)) == to_it
        assert ("it came from this" in seen(app)) != to_it
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.entry_read == other.id
        assert in_this_order(app, "Threads", "& Came back")
        assert ("it came from this" in seen(app)) == to_it
        await press(pilot, "escape")
        assert at_hand(app) == "The form"
        assert isinstance(app.focused, ThreadList)


async def test_thread_when_its_end_has_a_page_of_its_own_then_that_opens(
    journal: Journal, win: Entry
) -> None:
    journal.thread(win.id, add_value(journal, "Honesty").id)
    journal.thread(win.id, add_strength(journal, "Asking for help").id)
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "tab", "enter")
        assert isinstance(app.screen, StrengthScreen)
        await press(pilot, "escape", "down", "enter")
        assert isinstance(app.screen, ValueScreen)


@pytest.mark.parametrize("from_win", [True, False])
async def test_words_when_changed_from_either_end_then_kept_and_the_rest_stays(
    journal: Journal, win: Entry, from_win: bool
) -> None:
    other = add_story(journal, "The night drive")
    journal.thread(other.id, win.id, "so", seen_by="T.", ripple=True)
    before = only_thread(journal, win)
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win if from_win else other, "tab", "e")
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, " it began [/]")
        after = only_thread(journal, win)
        assert after.words == "so it began [/]"
        assert (after.source, after.target, after.seen_by, after.ripple, after.id) == (
            *(before.source, before.target, "T.", True, before.id),
        )
        assert "“so it began [/]”, seen by T." in said(app)
        assert isinstance(app.focused, ThreadList)


@pytest.mark.parametrize(
    ("keys", "words"), [(("escape",), "so"), (("ctrl+u", "enter"), ""), (("enter",), "so")]
)
async def test_words_when_left_or_emptied_then_as_they_were_or_none(
    journal: Journal, win: Entry, keys: tuple[str, ...], words: str
) -> None:
    journal.thread(win.id, add_win(journal, "other").id, "so")
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "tab", "e", *keys)
        assert isinstance(app.screen, EntryScreen)
        assert only_thread(journal, win).words == words


async def test_words_when_longer_than_there_is_room_for_then_it_is_said_and_they_stay(
    journal: Journal, win: Entry
) -> None:
    journal.thread(win.id, add_win(journal, "other").id, "so")
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "tab", "e")
        await enter(pilot, "w" * 600)
        assert "room for 500 letters" in said(app)
        assert only_thread(journal, win).words == "so"


async def test_keys_when_the_list_has_the_focus_then_about_its_entry_but_e_is_for_words(
    journal: Journal, win: Entry
) -> None:
    other = add_win(journal, "other")
    journal.thread(win.id, other.id)
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "asterisk", "tab", "asterisk")
        assert at_hand(app) == "other"
        assert journal.entry(win.id).starred
        assert journal.entry(other.id).starred
        await press(pilot, "shift+tab", "e")
        assert isinstance(app.screen, EditorScreen)
        assert line_of(app, "There was a chair.")


async def test_trash_when_an_end_goes_then_the_thread_goes_with_it_and_u_brings_both_back(
    journal: Journal, win: Entry
) -> None:
    other = add_win(journal, "other")
    journal.thread(win.id, other.id, "a few words")
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "tab", "x")
        assert journal.entry(other.id).trashed
        assert "Threads" not in seen(app)
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.entry_read == win.id
        await press(pilot, "u")
        assert in_this_order(app, "Threads", "& other", "“a few words”")


async def test_thread_when_added_or_taken_away_then_the_list_says_so(
    journal: Journal, win: Entry
) -> None:
    add_win(journal, "quiet one")
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "ampersand")
        assert isinstance(app.screen, ThreadDialog)
        await enter(pilot, "quiet")
        assert in_this_order(app, "Threads", "& quiet one")
        await press(pilot, "ampersand", "enter", "enter")
        assert "Threads" not in seen(app)


async def test_thread_when_one_is_there_but_not_shown_then_choosing_it_keeps_its_words(
    journal: Journal, win: Entry
) -> None:
    oldest = add_win(journal, "the oldest of all")
    journal.thread(win.id, oldest.id, "its words", seen_by="T.")
    for at in range(MOST_SHOWN):
        journal.thread(win.id, add_win(journal, f"other {at}").id)
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, win, "ampersand")
        await enter(pilot, "oldest")
        between = journal.thread_between(win.id, oldest.id)
        assert between is not None
        assert (between.words, between.seen_by) == ("its words", "T.")


async def test_threads_when_there_are_many_then_the_newest_and_the_words_keep_their_room(
    journal: Journal, win: Entry
) -> None:
    for at in range(MOST_SHOWN + 5):
        journal.thread(win.id, add_win(journal, f"other {at:02}").id, f"words {at}")
    async with opened(journal, size=(60, 20)) as (app, pilot):
        await reading(app, pilot, win, "tab", "end")
        listed = app.screen.query_one(ThreadList)
        assert listed.option_count == MOST_SHOWN
        assert at_hand(app) == "other 05"
        assert line_of(app, "There was a chair.")
        assert line_of(app, "other 05")


@pytest.mark.parametrize("size", SIZES)
async def test_threads_when_hostile_then_text_and_inside_the_page(
    journal: Journal, size: tuple[int, int]
) -> None:
    stories = [add_story(journal, words, words) for words in HOSTILE]
    for here, words in zip(stories, HOSTILE, strict=True):
        for title in HOSTILE:
            journal.thread(here.id, add_win(journal, title).id, words, seen_by=words[:90])
    async with opened(journal, size=size) as (app, pilot):
        for here in stories:
            await reading(app, pilot, here)
            for key in ("tab", "down", "end", "home"):
                await press(pilot, key)
                assert misfits(app.screen) == []
            await press(pilot, "e")
            assert misfits(app.screen) == []
            await press(pilot, "escape", "escape")


async def test_threads_when_in_company_then_none_to_what_is_the_persons_alone(
    journal: Journal,
) -> None:
    here = add_win(journal, "shown", lane=Lane.OPEN_TOGETHER)
    journal.thread(here.id, add_win(journal, "a private end").id, "private words")
    journal.thread(here.id, add_win(journal, "open end", lane=Lane.OPEN_TOGETHER).id)
    async with opened(together(journal)) as (app, pilot):
        await reading(app, pilot, here)
        assert line_of(app, "& open end")
        assert "private" not in seen(app)


async def test_threads_when_the_entry_is_of_any_kind_then_they_stand_below_it(
    journal: Journal,
) -> None:
    note = journal.add(new_entry(Kind.NOTE, TODAY, "a note"))
    journal.thread(note.id, add_strength(journal, "Asking for help").id)
    async with opened(journal) as (app, pilot):
        await reading(app, pilot, note)
        assert in_this_order(app, "a note", "Threads", "& Asking for help", "strength, today")
        assert journal.count(Query(kind=Kind.NOTE)) == 1
