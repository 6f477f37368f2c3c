"""A ripple: what led to an entry, what it led to, ring by ring; and what is said of a win."""

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import ShowRipple
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.ripple import RippleScreen
from recovery_journal.tui.screens.strength import StrengthScreen
from recovery_journal.tui.screens.thread import ThreadDialog
from recovery_journal.tui.screens.wins import WinsScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.frame import FootLine
from tests.tui.driving import enter, said, seen, settle
from tests.tui.strengthening import add_story, add_strength, add_win, only_thread
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    TODAY,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
)

MIDDLE = "Came back to the group"


@pytest.fixture
def journal() -> Journal:
    """An empty journal."""
    return Journal.in_memory()


@pytest.fixture
def win(journal: Journal) -> Entry:
    """The win in the middle."""
    return add_win(journal, MIDDLE, back=1)


async def shown(app: JournalApp, pilot: Pilot[int], entry: Entry, *keys: str) -> RippleScreen:
    """Have the ripple of an entry open, after these keys."""
    app.post_message(ShowRipple(entry.id))
    await settle(pilot)
    assert isinstance(app.screen, RippleScreen)
    await press(pilot, *keys)
    return app.screen


def rings(app: JournalApp) -> list[str]:
    """The lines of the rings, without the day."""
    options = app.screen.query_one("#rings", OptionList).options
    return [str(option.prompt).partition("   win,")[0].strip() for option in options]


def details(journal: Journal, entry: Entry) -> WinDetails:
    """What is said of a win now."""
    found = journal.entry(entry.id).details
    assert isinstance(found, WinDetails)
    return found


# the rings


async def test_ripple_when_opened_with_its_key_then_of_the_win_at_hand(
    journal: Journal, win: Entry
) -> None:
    async with opened(journal, "w", "r") as (app, pilot):
        assert isinstance(app.screen, RippleScreen)
        assert line_of(app, MIDDLE)
        assert app.screen.query_one(FootLine).lane == "only me"
        await press(pilot, "escape")
        assert isinstance(app.screen, WinsScreen)


async def test_ripple_when_there_is_nothing_then_it_invites_with_the_keys(
    journal: Journal, win: Entry
) -> None:
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win)
        assert "i says who inspired it, p whom it touched, & what it led to." in said(app)
        assert rings(app) == [MIDDLE]
        assert "keep for yourself" not in seen(app)


async def test_rings_when_things_led_to_each_other_then_furthest_before_to_furthest_after(
    journal: Journal,
) -> None:
    names = ("two before", "one before", MIDDLE, "one after", "another after", "two after")
    before2, before1, middle, after1, other, after2 = (add_win(journal, name) for name in names)
    for source, target in (
        *((before2, before1), (before1, middle)),
        *((middle, after1), (middle, other), (after1, after2)),
    ):
        journal.thread(source.id, target.id, ripple=True)
    journal.thread(middle.id, add_win(journal, "a plain thread").id)
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, middle)
        assert rings(app) == [
            "( ( two before",
            "( one before",
            MIDDLE,
            ") one after",
            ") another after",
            ") ) two after",
        ]
        assert "a plain thread" not in seen(app)
        assert "▏" in line_of(app, MIDDLE)


async def test_rings_when_they_come_round_then_each_side_has_them_and_the_app_goes_on(
    journal: Journal,
) -> None:
    one, two, three = (add_win(journal, name) for name in ("one", "two", "three"))
    for source, target in ((one, two), (two, three), (three, one)):
        journal.thread(source.id, target.id, ripple=True)
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, one)
        assert rings(app) == ["( ( two", "( three", "one", ") two", ") ) three"]
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.entry_read == three.id


@pytest.mark.parametrize(
    ("keys", "title"), [(("up",), "before"), (("down",), "after"), ((), MIDDLE)]
)
async def test_ring_when_opened_then_that_entry_is_read_and_esc_comes_back(
    journal: Journal, win: Entry, keys: tuple[str, ...], title: str
) -> None:
    journal.thread(add_win(journal, "before").id, win.id, ripple=True)
    journal.thread(win.id, add_win(journal, "after").id, ripple=True)
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win, *keys, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert journal.entry(app.screen.entry_read).title == title
        await press(pilot, "escape")
        assert isinstance(app.screen, RippleScreen)


async def test_ring_when_it_is_a_strength_then_its_own_page(journal: Journal, win: Entry) -> None:
    journal.thread(win.id, add_strength(journal, "Asking for help").id, ripple=True)
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win, "down", "enter")
        assert isinstance(app.screen, StrengthScreen)


async def test_rings_when_an_entry_goes_to_the_trash_then_it_is_not_there(
    journal: Journal, win: Entry
) -> None:
    after = add_win(journal, "after")
    journal.thread(win.id, after.id, ripple=True)
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win, "down")
        journal.trash(after.id)
        app.tell_changed()
        await settle(pilot)
        assert rings(app) == [MIDDLE]
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.entry_read == win.id


# names


@pytest.mark.parametrize(
    ("key", "part", "line"),
    [
        ("i", "inspired", "( inspired by T., Gran [/]"),
        ("p", "touched", ") it touched T., Gran [/]"),
    ],
)
async def test_names_when_typed_then_kept_drawn_and_the_same_line_is_at_hand(
    journal: Journal, win: Entry, key: str, part: str, line: str
) -> None:
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win, key)
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, " T.,, Gran [/] , ")
        assert getattr(details(journal, win), part) == ("T.", "Gran [/]")
        assert line in rings(app)
        assert "keep for yourself" in seen(app)
        assert "says who inspired" not in seen(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.entry_read == win.id


async def test_names_when_asked_again_then_those_there_are_stand_in_the_line(
    journal: Journal,
) -> None:
    win = add_win(journal, MIDDLE, touched=["R.", "the group"], helped="R. did")
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win, "p")
        await enter(pilot, ", a new one")
        assert details(journal, win).touched == ("R.", "the group", "a new one")
        assert details(journal, win).helped == "R. did"
        version = journal.entry(win.id).version
        await press(pilot, "p", "enter")
        assert journal.entry(win.id).version == version
        await press(pilot, "p", "ctrl+u", "enter")
        assert details(journal, win).touched == ()
        assert rings(app) == [MIDDLE]
        await press(pilot, "i", "escape")
        assert details(journal, win).inspired == ()


# what is kept


async def test_keeps_when_asked_then_kept_and_shown(journal: Journal) -> None:
    win = add_win(journal, MIDDLE, inspired=["R."])
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win)
        assert "What do you want to keep for yourself here?" in seen(app)
        await press(pilot, "e")
        await enter(pilot, "The door opens. [/]")
        assert details(journal, win).keeps == "The door opens. [/]"
        assert in_this_order(app, "inspired by R.", MIDDLE, "keep for yourself", "The door opens.")


async def test_keeps_when_of_several_lines_and_left_as_they_are_then_no_line_end_is_lost(
    journal: Journal,
) -> None:
    win = add_win(journal, MIDDLE, keeps="One.\nTwo.")
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win, "e", "enter")
        assert details(journal, win).keeps == "One.\nTwo."
        assert journal.entry(win.id).version == win.version
        assert in_this_order(app, "keep for yourself", "One.", "Two.")


# what it led to


async def test_led_when_an_entry_is_chosen_then_a_ripple_goes_there(
    journal: Journal, win: Entry
) -> None:
    add_story(journal, "The night drive")
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win, "ampersand")
        assert isinstance(app.screen, ThreadDialog)
        assert line_of(app, "What did it lead to?")
        await enter(pilot, "night")
        thread = only_thread(journal, win)
        assert (thread.source, thread.ripple) == (win.id, True)
        assert rings(app)[1].startswith(") The night drive")
        await press(pilot, "ampersand", "enter", "enter")
        assert journal.threads(win.id) == []
        assert rings(app) == [MIDDLE]


@pytest.mark.parametrize("from_win", [True, False])
async def test_led_when_a_thread_is_there_then_it_becomes_a_ripple_and_keeps_its_words(
    journal: Journal, win: Entry, from_win: bool
) -> None:
    other = add_strength(journal, "Asking for help")
    ends = (win.id, other.id) if from_win else (other.id, win.id)
    journal.thread(*ends, "she was there", seen_by="T.")
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win, "ampersand")
        await enter(pilot, "asking")
        thread = only_thread(journal, win)
        assert (thread.words, thread.seen_by, thread.ripple) == ("she was there", "T.", True)
        assert (thread.source, thread.target) == (win.id, other.id)


# what is no win


@pytest.mark.parametrize("kind", [Kind.NOTE, Kind.STORY, Kind.STRENGTH])
async def test_ripple_when_it_is_no_win_then_no_names_and_nothing_to_keep(
    journal: Journal, kind: Kind
) -> None:
    entry = journal.add(new_entry(kind, TODAY, "no win"))
    add_win(journal, "after")
    async with opened(journal) as (app, pilot):
        screen = await shown(app, pilot, entry, "i", "p", "e")
        assert app.screen is screen
        assert "& says what it led to." in said(app)
        assert "inspired" not in seen(app)
        assert "what you keep" not in seen(app)
        await press(pilot, "ampersand")
        await enter(pilot, "after")
        assert rings(app) == ["no win", ") after"]
        assert "keep for yourself" not in seen(app)


# what it looks like


def with_ripple(journal: Journal, words: str) -> Entry:
    """A win with such words in all its parts, between two others."""
    names = [words, words[::-1]]
    win = add_win(journal, words, inspired=names, touched=names, keeps=f"kept {words}")
    before, after = add_win(journal, words), add_win(journal, words)
    journal.thread(before.id, win.id, ripple=True)
    journal.thread(win.id, after.id, ripple=True)
    return win


@pytest.mark.parametrize("size", SIZES)
async def test_ripple_when_hostile_then_it_is_text_and_what_is_kept_can_be_seen(
    journal: Journal, size: tuple[int, int]
) -> None:
    wins = [with_ripple(journal, words) for words in HOSTILE]
    async with opened(journal, size=size) as (app, pilot):
        for win in wins:
            await shown(app, pilot, win)
            assert "▏" in seen(app)
            for key in ("up", "end", "home", "down"):
                await press(pilot, key)
                assert misfits(app.screen) == []
            assert line_of(app, "kept")
            assert app.screen.query_one("#keeps", Static).region.bottom <= size[1]
            for key in ("i", "e"):
                await press(pilot, key)
                assert misfits(app.screen) == []
                await press(pilot, "escape")
            await press(pilot, "escape")


async def test_ripple_when_made_up_then_it_says_what_it_is() -> None:
    journal = made_up_journal()
    win = journal.entry(journal.page(Query(words=f'"{MIDDLE}"'))[0].id)
    async with opened(journal) as (app, pilot):
        await shown(app, pilot, win)
        assert in_this_order(
            app,
            *("( Told the truth about the bicycle", "( inspired by R.", MIDDLE),
            *(") it touched the group, a new one", ") Asked for help with the form"),
            *("keep for yourself", "I can come in late"),
        )


async def test_ripple_when_in_company_then_nothing_of_what_is_the_persons_alone(
    journal: Journal,
) -> None:
    win = add_win(journal, MIDDLE, lane=Lane.OPEN_TOGETHER)
    private = add_win(journal, "private after")
    beyond = add_win(journal, "open beyond", lane=Lane.OPEN_TOGETHER)
    journal.thread(win.id, private.id, ripple=True)
    journal.thread(private.id, beyond.id, ripple=True)
    async with opened(together(journal)) as (app, pilot):
        await shown(app, pilot, win)
        assert rings(app) == [MIDDLE]
        assert "private" not in seen(app)
        assert "beyond" not in seen(app)
