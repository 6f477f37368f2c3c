"""The name of a strength: found as somebody types, their own first, others in their own words."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Lane
from recovery_journal.model.text import LONGEST_TITLE, clean_text
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import MarkStrengths
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.name_dialog import StrengthNameDialog
from tests.tui.driving import said, seen, settle
from tests.tui.strengthening import add_story, add_strength, strength_names
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
    write,
)

VOCABULARY = ["starting again", "asking for help", "telling the truth gently", "listening"]


@pytest.fixture
def journal() -> Journal:
    """Two strengths; one of them has a name of the vocabulary, in capitals."""
    journal = Journal.in_memory()
    add_strength(journal, "Making soup")
    add_strength(journal, "LISTENING")
    return journal


class Given:
    """What the dialog gave, once it has gone."""

    def __init__(self) -> None:
        self.names: list[str | None] = []


async def asking(app: JournalApp, pilot: Pilot[int], asked: str = "What shows in it?") -> Given:
    """Have the dialog open."""
    given = Given()
    app.push_screen(StrengthNameDialog(app.journal, VOCABULARY, asked), given.names.append)
    await settle(pilot)
    assert isinstance(app.screen, StrengthNameDialog)
    return given


def offered(app: JournalApp) -> list[str]:
    """The names in the list."""
    return [str(option.prompt).strip() for option in app.screen.query_one(BarList).options]


async def test_names_when_opened_then_the_persons_own_first_and_none_twice(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        await asking(app, pilot, "“went [/]” shows")
        assert offered(app) == ["LISTENING", "Making soup", *VOCABULARY[:3]]
        assert in_this_order(app, "“went [/]” shows", "a name, or your own words", "LISTENING")


TYPED = [
    ("lis", ["LISTENING"]),
    ("HELP", ["asking for help"]),
    ("gen tr", ["telling the truth gently"]),
    ("  start ", ["starting again"]),
    ("elling", []),
    ("ASKING for help", ["asking for help"]),
]
"""What is typed, and the names that are found by it."""


async def test_names_when_typed_then_those_whose_words_begin_so(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        for typed, found in TYPED:
            await asking(app, pilot)
            await write(pilot, typed)
            names = offered(app)
            assert names[: len(found)] == found, typed
            whole = typed.strip().lower() in [name.lower() for name in found]
            own = [] if whole else [f"{typed.strip()}   in your own words"]
            assert names[len(found) :] == own, typed
            await press(pilot, "escape")


TAKEN: list[tuple[str, tuple[str, ...], str | None]] = [
    ("lis", ("enter",), "LISTENING"),
    ("lis", ("down", "down", "enter"), "lis"),
    ("Holding the ladder [/]", ("enter",), "Holding the ladder [/]"),
    ("", ("enter", "enter"), "LISTENING"),
    ("", ("down", "down", "enter"), "Making soup"),
    ("", ("tab", "end", "enter"), "telling the truth gently"),
    ("ask", ("escape",), None),
    ("", ("escape",), None),
]
"""What is typed, the keys after it, and the name that the dialog gives then."""


async def test_dialog_when_a_name_is_taken_or_left_then_it_gives_that(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        for typed, keys, name in TAKEN:
            given = await asking(app, pilot)
            await write(pilot, typed)
            await press(pilot, *keys)
            assert given.names == [name], (typed, keys)
            assert not isinstance(app.screen, StrengthNameDialog), (typed, keys)
            assert strength_names(journal) == ["LISTENING", "Making soup"], (typed, keys)


async def test_dialog_when_the_line_is_blank_then_enter_goes_to_the_names(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        given = await asking(app, pilot)
        await write(pilot, "   ")
        await press(pilot, "enter")
        assert given.names == []
        assert app.focused is app.screen.query_one(BarList)


async def test_name_when_clicked_twice_then_it_is_given_once(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        given = await asking(app, pilot)
        names = app.screen.query_one(BarList)
        await pilot.click(names, offset=(3, 3), times=2)
        await settle(pilot)
        assert len(given.names) == 1
        assert given.names[0] in ("starting again", "Making soup", "asking for help")


async def test_name_when_longer_than_a_title_then_cut_to_one(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        given = await asking(app, pilot)
        await write(pilot, "w" * 900)
        await press(pilot, "enter")
        assert given.names == ["w" * LONGEST_TITLE]


# names left out


async def test_name_when_hidden_then_it_is_left_out_from_now_on_and_the_next_is_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        await asking(app, pilot)
        await press(pilot, "down", "down", "down", "x")
        listed = app.screen.query_one(BarList)
        assert offered(app) == ["LISTENING", "Making soup", "asking for help", VOCABULARY[2]]
        assert listed.highlighted == 2
        await press(pilot, "end", "x")
        assert listed.highlighted == 2
        await press(pilot, "escape")
        await asking(app, pilot)
        assert offered(app) == ["LISTENING", "Making soup", "asking for help"]


async def test_name_when_it_is_the_persons_own_then_it_stays(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await asking(app, pilot)
        await press(pilot, "tab", "home", "x", "down", "x")
        assert offered(app)[:2] == ["LISTENING", "Making soup"]
        assert journal.hidden_strengths() == set()
        assert strength_names(journal) == ["LISTENING", "Making soup"]


async def test_name_when_hidden_then_typed_whole_it_is_there_in_the_persons_own_words(
    journal: Journal,
) -> None:
    journal.hide_strength("starting again")
    async with opened(journal) as (app, pilot):
        given = await asking(app, pilot)
        await write(pilot, "starting again")
        assert offered(app) == ["starting again   in your own words"]
        await press(pilot, "down", "x", "enter")
        assert given.names == ["starting again"]


async def test_line_when_x_is_typed_there_then_it_is_a_letter(journal: Journal) -> None:
    async with opened(journal) as (app, pilot):
        await asking(app, pilot)
        await press(pilot, "x")
        assert app.screen.query_one(Input).value == "x"
        assert journal.hidden_strengths() == set()


async def test_names_when_there_are_none_at_all_then_own_words_are_asked_for() -> None:
    journal = Journal.in_memory()
    async with opened(journal) as (app, pilot):
        given: list[str | None] = []
        app.push_screen(StrengthNameDialog(journal, [], "What shows in it?"), given.append)
        await settle(pilot)
        await press(pilot, "enter", "x", "enter", "shift+tab")
        assert given == []
        await write(pilot, "mine")
        await press(pilot, "enter")
        assert given == ["mine"]


async def test_names_when_the_person_has_a_file_of_their_own_then_they_are_offered(
    tmp_path: Path,
) -> None:
    own = tmp_path / "config" / "recovery-journal" / "strengths.toml"
    own.parent.mkdir(parents=True)
    own.write_text('names = ["mending [/]"]\nreplace = true\n')
    journal = Journal.in_memory()
    story = add_story(journal, "Once")
    async with opened(journal) as (app, pilot):
        app.post_message(MarkStrengths(story.id))
        await settle(pilot)
        await press(pilot, "enter")
        assert offered(app) == ["mending [/]"]


# what it looks like


@pytest.mark.parametrize("size", SIZES)
async def test_dialog_when_hostile_then_it_is_text_and_the_names_can_be_seen(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    for name in HOSTILE:
        add_strength(journal, name)
    async with opened(journal, size=size) as (app, pilot):
        for words in HOSTILE:
            given = await asking(app, pilot, f"“{words}” shows")
            assert misfits(app.screen) == []
            listed = app.screen.query_one(BarList)
            assert listed.region.bottom <= size[1]
            assert listed.region.height >= 3
            assert line_of(app, "enter choose")
            await write(pilot, words)
            assert misfits(app.screen) == []
            await press(pilot, "enter")
            assert given.names == [clean_text(words, one_line=True)]


async def test_names_when_in_company_then_none_that_is_the_persons_alone(
    journal: Journal,
) -> None:
    add_strength(journal, "shown", lane=Lane.OPEN_TOGETHER)
    journal.hide_strength("starting again")
    async with opened(together(journal)) as (app, pilot):
        await asking(app, pilot)
        assert offered(app) == ["shown", *VOCABULARY]
        assert "soup" not in said(app)
        assert "LISTENING" not in seen(app)
