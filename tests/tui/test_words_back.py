"""Your words: what was starred and nothing else, one at a time, and whom to turn to."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Person
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.support import SupportScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.words_back import MOST_PEOPLE, WordsBackScreen
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from tests.tui.driving import said, seen, settle, until
from tests.tui.valuing import (
    HOSTILE,
    PASSPHRASE,
    SIZES,
    ago,
    at_hand,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
)

MAYA = Person(name="Maya", reach="0170 123")


def starred(
    journal: Journal,
    title: str,
    back: int = 0,
    body: str = "",
    *,
    kind: Kind = Kind.WIN,
    lane: Lane = Lane.ONLY_ME,
) -> Entry:
    """An entry with a star, so many days ago."""
    entry = new_entry(kind, ago(back), title, body)
    return journal.add(replace(entry, starred=True, lane=lane))


@pytest.fixture
def journal() -> Journal:
    """Three with a star, of several kinds and days, one without."""
    journal = Journal.in_memory()
    starred(journal, "Newest", 1, "The newest words.")
    starred(journal, "Middle", 3, "The middle words.", kind=Kind.NOTE, lane=Lane.OPEN_TOGETHER)
    starred(journal, "Oldest", 9, "The oldest words.")
    journal.add(new_entry(Kind.WIN, ago(0), "Unstarred"))
    return journal


def where(app: JournalApp) -> str:
    """What the title line says at its right end."""
    return app.screen.query_one(TitleLine).right


# what it shows


async def test_words_when_opened_then_the_newest_starred_whole_and_quiet(journal: Journal) -> None:
    async with opened(journal, "z") as (app, _):
        assert isinstance(app.screen, WordsBackScreen)
        assert in_this_order(app, "Your words", "Newest", "The newest words.")
        assert where(app) == "yesterday · 1 of 3"
        assert "enter open   space next   esc back" in seen(app)
        assert "Middle" not in seen(app)
        assert "Unstarred" not in seen(app)
        assert "starred" not in seen(app)
        assert app.focused is app.screen.query_one(Reader)
        assert app.screen.query_one(FootLine).lane == "only me"


@pytest.mark.parametrize("key", ["right", "space"])
async def test_next_when_pressed_then_the_older_ones_and_round_to_the_first(
    journal: Journal, key: str
) -> None:
    async with opened(journal, "z") as (app, pilot):
        shown = []
        for _ in range(4):
            shown.append((at_hand(app), where(app).split(" · ")[1]))
            await press(pilot, key)
        assert shown == [
            ("Newest", "1 of 3"),
            ("Middle", "2 of 3"),
            ("Oldest", "3 of 3"),
            ("Newest", "1 of 3"),
        ]


async def test_before_when_pressed_then_the_newer_ones_and_round_to_the_last(
    journal: Journal,
) -> None:
    async with opened(journal, "z", "left") as (app, pilot):
        assert at_hand(app) == "Oldest"
        await press(pilot, "left")
        assert (at_hand(app), app.screen.query_one(FootLine).lane) == ("Middle", "open together")
        await press(pilot, "left", "left")
        assert at_hand(app) == "Oldest"


async def test_words_when_there_is_one_then_no_number_and_the_keys_leave_it() -> None:
    journal = Journal.in_memory()
    starred(journal, "One")
    async with opened(journal, "z", "right", "space", "left") as (app, _):
        assert at_hand(app) == "One"
        assert where(app) == "today"


async def test_words_when_several_stand_on_one_day_then_each_comes_once() -> None:
    journal = Journal.in_memory()
    for number in range(4):
        starred(journal, f"win {number}")
    async with opened(journal, "z") as (app, pilot):
        shown = []
        for _ in range(4):
            shown.append(at_hand(app))
            await press(pilot, "right")
        assert shown == ["win 3", "win 2", "win 1", "win 0"]


async def test_words_when_they_are_long_then_they_scroll_and_the_next_begin_at_the_top() -> None:
    journal = Journal.in_memory()
    for title in ("Other", "Long"):
        starred(journal, title, body="\n".join(f"{title} line {at}" for at in range(80)))
    async with opened(journal, "z", "end") as (app, pilot):
        assert "Long line 79" in seen(app)
        await press(pilot, "right")
        assert "Other line 0" in seen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_words_when_nothing_is_starred_then_it_says_so_kindly_and_how(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    journal.add(new_entry(Kind.WIN, ago(0), "Unstarred"))
    async with opened(journal, "z", size=size) as (app, pilot):
        assert "Nothing here yet. That's fine. * on any entry stars it." in said(app)
        assert "Unstarred" not in seen(app)
        assert not app.screen.query_one(Reader).display
        assert "esc back" in seen(app)
        assert "enter open" not in seen(app)
        assert "space next" not in seen(app)
        assert (where(app), app.screen.query_one(FootLine).lane) == ("", "")
        await press(pilot, *("right", "left", "space", "enter", "e", "x", "asterisk", "r"))
        assert isinstance(app.screen, WordsBackScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


# whom to turn to


@pytest.mark.parametrize("with_words", [True, False])
async def test_people_when_there_are_some_then_below_the_words_with_how_to_reach_them(
    journal: Journal, with_words: bool
) -> None:
    if not with_words:
        journal = Journal.in_memory()
    journal.set_people([MAYA, Person(name="Jo", reach="next door")])
    async with opened(journal, "z") as (app, pilot):
        assert line_of(app, "Maya").split() == ["Maya", "0170", "123"]
        assert line_of(app, "Maya").index("0170") == line_of(app, "Jo ").index("next door")
        assert in_this_order(app, "Your words", "Maya", "Jo", "ctrl+r shows people and lines")
        await press(pilot, "ctrl+r")
        assert isinstance(app.screen, SupportScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, WordsBackScreen)


async def test_people_when_there_are_many_then_the_first_few(journal: Journal) -> None:
    journal.set_people([Person(name=f"Person {at}", reach=str(at)) for at in range(9)])
    async with opened(journal, "z") as (app, _):
        assert seen(app).count("Person") == MOST_PEOPLE
        assert "Person 0" in seen(app)
        assert "ctrl+r shows" in seen(app)


async def test_people_when_there_is_nobody_then_the_key_alone(journal: Journal) -> None:
    async with opened(journal, "z") as (app, _):
        assert "ctrl+r shows people and lines to call." in seen(app)


async def test_people_when_somebody_is_added_meanwhile_then_they_show(journal: Journal) -> None:
    async with opened(journal, "z") as (app, pilot):
        journal.set_people([MAYA])
        app.tell_changed()
        await settle(pilot)
        assert "0170 123" in seen(app)


async def test_words_when_two_look_on_then_open_ones_alone_and_no_people(journal: Journal) -> None:
    journal.set_people([MAYA])
    async with opened(together(journal), "z") as (app, pilot):
        for _ in range(3):
            assert at_hand(app) == "Middle"
            assert where(app).count("of") == 0
            assert "Maya" not in seen(app)
            assert "0170" not in seen(app)
            await press(pilot, "right")


# commands


async def test_words_when_enter_is_pressed_then_the_entry_opens_and_esc_comes_back(
    journal: Journal,
) -> None:
    async with opened(journal, "z", "right", "enter") as (app, pilot):
        assert isinstance(app.screen, EntryScreen)
        assert at_hand(app) == "Middle"
        await press(pilot, "escape")
        assert isinstance(app.screen, WordsBackScreen)
        assert at_hand(app) == "Middle"
        await press(pilot, "e")
        assert isinstance(app.screen, EditorScreen)


async def test_star_when_taken_away_then_the_next_words_stand_there(journal: Journal) -> None:
    async with opened(journal, "z", "right", "asterisk") as (app, pilot):
        assert (at_hand(app), where(app).split(" · ")[1]) == ("Oldest", "2 of 2")
        await press(pilot, "asterisk")
        assert at_hand(app) == "Newest"
        await press(pilot, "asterisk")
        assert "Nothing here yet. That's fine." in said(app)


async def test_trash_when_pressed_then_the_next_words_stand_there_and_u_takes_it_back(
    journal: Journal,
) -> None:
    async with opened(journal, "z", "x") as (app, pilot):
        assert at_hand(app) == "Middle"
        await press(pilot, "u", "left")
        assert at_hand(app) == "Newest"


async def test_export_when_begun_here_then_with_all_that_is_starred(journal: Journal) -> None:
    async with opened(journal, "z", "m") as (app, _):
        assert isinstance(app.screen, ExportScreen)
        assert "3 entries" in said(app)


async def test_words_when_their_key_is_pressed_again_then_there_is_one_page_of_them(
    journal: Journal,
) -> None:
    async with opened(journal, "z", "z", "escape") as (app, _):
        assert isinstance(app.screen, TodayScreen)


# what may come between


async def test_words_when_the_day_of_the_entry_changes_then_it_stays_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal, "z", "right") as (app, pilot):
        entry = journal.entry(app.screen.entry_at_hand or "")  # type: ignore[attr-defined]
        journal.save(replace(entry, day=date(2020, 1, 2)))
        app.tell_changed()
        await settle(pilot)
        assert (at_hand(app), where(app)) == ("Middle", "2 January 2020 · 3 of 3")


async def test_words_when_erased_elsewhere_then_the_next_ones_stand_there(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    filed = Journal.create(path, PASSPHRASE)
    gone = starred(filed, "Soon gone")
    starred(filed, "Still there", 4)
    async with opened(filed, "z") as (app, pilot):
        assert at_hand(app) == "Soon gone"
        other = Journal.unlock(path, PASSPHRASE)
        other.erase(gone.id)
        other.close()
        await until(pilot, lambda: "Soon gone" not in seen(app))
        assert at_hand(app) == "Still there"
    filed.close()


@pytest.mark.parametrize("size", SIZES)
async def test_words_when_hostile_then_text_that_fits(size: tuple[int, int]) -> None:
    journal = Journal.in_memory()
    for words in HOSTILE:
        starred(journal, words, body=f"{words}\x1b[31m\n{words}")
    journal.set_people([Person(name=words, reach=words) for words in HOSTILE])
    async with opened(journal, "z", size=size) as (app, pilot):
        for _ in HOSTILE:
            assert misfits(app.screen) == []
            assert "\x1b" not in seen(app)
            await press(pilot, "right")
        assert line_of(app, "[b]x[/b] [/] $x {y}")
        assert app.screen.query_one(Reader).size.height >= 6
        assert line_of(app, "ctrl+r shows people")
