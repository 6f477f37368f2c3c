"""How sure somebody is: the first line, a ruler, the question it brings, and their own past."""

from pathlib import Path

import pytest
from textual.widgets import Static

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import Busy
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane
from recovery_journal.model.strength_parts import ConfidenceDetails
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.dates import said as said_day
from recovery_journal.tui.messages import EditEntry
from recovery_journal.tui.screens.check_in import CheckInScreen
from recovery_journal.tui.screens.confidence import ConfidenceScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.value import ValueScreen
from recovery_journal.tui.screens.values import ValuesScreen
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.earlier_sure import EarlierSure
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import Prose
from recovery_journal.tui.widgets.ruler import Ruler
from tests.tui.driving import said, seen, settle, until
from tests.tui.running import add_sure
from tests.tui.valuing import (
    HOSTILE,
    PASSPHRASE,
    SIZES,
    TODAY,
    add_value,
    ago,
    in_this_order,
    misfits,
    opened,
    press,
    together,
    value_named,
    write,
    write_day,
)

ASKED = "What are you about to do?"


@pytest.fixture
def journal() -> Journal:
    """A journal with a value."""
    journal = Journal.in_memory()
    add_value(journal, "Honesty")
    return journal


def said_sure(journal: Journal) -> list[Entry]:
    """All that was said of how sure somebody is, newest first."""
    return list(journal.entries(Query(kind=Kind.CONFIDENCE)))


def details(entry: Entry) -> tuple[int | None, str]:
    """The number, and what it is about."""
    assert isinstance(entry.details, ConfidenceDetails)
    return entry.details.sure, entry.details.about


def ruler(app: JournalApp) -> int | None:
    """The number on the ruler."""
    return app.screen.query_one(Ruler).value


def question(app: JournalApp) -> str:
    """What is asked below the ruler."""
    return str(app.screen.query_one("#question", Static).content)


def earlier(app: JournalApp) -> list[str]:
    """What was said before, line by line; none where it does not show."""
    shown = app.screen.query_one(EarlierSure)
    told = str(app.screen.query_one("#earlier-lines", Static).content)
    return [" ".join(line.split()) for line in told.splitlines() if line and shown.display]


# the form


async def test_form_when_nothing_is_at_hand_then_it_asks_and_the_ruler_stands_nowhere(
    journal: Journal,
) -> None:
    async with opened(journal, "C") as (app, _):
        assert isinstance(app.screen, ConfidenceScreen)
        assert in_this_order(
            app,
            *("How sure", ASKED, "How sure I am", "backspace empties it."),
            *("What would you like to say about it?", "Day", TODAY.isoformat(), "only me"),
        )
        assert ruler(app) is None
        assert "[" not in seen(app)
        assert app.focused is app.screen.query_one("#title")
        assert "What you said before" not in seen(app)


async def test_form_when_an_entry_is_at_hand_then_its_title_is_there_and_the_ruler_has_the_keys(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "C") as (app, pilot):
        assert app.screen.query_one("#title", Line).value == "Honesty"
        assert app.focused is app.screen.query_one(Ruler)
        await press(pilot, "7", "ctrl+s")
        assert isinstance(app.screen, ValuesScreen)
        (kept,) = said_sure(journal)
        assert (kept.title, kept.day, kept.lane) == ("Honesty", TODAY, Lane.ONLY_ME)
        assert details(kept) == (7, value_named(journal, "Honesty").id)


async def test_title_when_changed_then_it_is_kept_and_still_about_the_entry(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "C", "shift+tab") as (app, pilot):
        app.screen.query_one("#title", Line).value = "Tell Maya first"
        await press(pilot, "ctrl+s")
        (kept,) = said_sure(journal)
        assert kept.title == "Tell Maya first"
        assert details(kept) == (None, value_named(journal, "Honesty").id)


async def test_question_when_a_number_is_set_then_it_asks_for_what_holds_it_up(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "C") as (app, pilot):
        for keys, asks in (  # each upon the number before
            ((), "What would you like to say about it?"),
            (("6",), "What makes it a 6 and not lower?"),
            (("8",), "What makes it an 8 and not lower?"),
            (("1", "0"), "What makes it a 10 and not lower?"),
            (("0",), "What comes to mind about it?"),
            (("4",), "What makes it a 4 and not lower?"),
            (("backspace",), "What would you like to say about it?"),
        ):
            await press(pilot, *keys)
            assert question(app) == asks
            assert asks in said(app)


async def test_save_when_only_a_first_line_is_said_then_kept(journal: Journal) -> None:
    async with opened(journal, "C") as (app, pilot):
        await write(pilot, "Call the library")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, TodayScreen)
        (kept,) = said_sure(journal)
        assert (kept.title, kept.body, details(kept)) == ("Call the library", "", (None, ""))


async def test_save_when_there_is_no_first_line_then_said_and_the_form_stays(
    journal: Journal,
) -> None:
    async with opened(journal, "C", "tab", "5", "ctrl+s", size=(80, 40)) as (app, _):
        assert isinstance(app.screen, ConfidenceScreen)
        assert "The first line is still empty." in seen(app)
        assert said_sure(journal) == []


async def test_save_when_all_is_said_then_all_is_kept(journal: Journal) -> None:
    async with opened(journal, "C") as (app, pilot):
        await write(pilot, "Call the library")
        await press(pilot, "tab", "6", "tab")
        await write(pilot, "I have the number ready.")
        await write_day(pilot, "yesterday")
        app.screen.query_one(OneOf).focus()
        await press(pilot, "space")
        assert app.screen.query_one(FootLine).lane == "open together"
        await press(pilot, "ctrl+s")
        (kept,) = said_sure(journal)
        assert (kept.day, kept.lane) == (ago(1), Lane.OPEN_TOGETHER)
        assert (kept.body, details(kept)[0]) == ("I have the number ready.", 6)
        assert journal.drafts() == []


async def test_save_when_the_day_cannot_be_read_then_said_and_a_draft_stays(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "C", "5", size=(80, 40)) as (app, pilot):
        await write_day(pilot, "someday")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ConfidenceScreen)
        assert "today or yesterday" in said(app)
        await press(pilot, "escape")
        (draft,) = journal.drafts()
        assert (details(draft.entry)[0], draft.entry.day) == (5, TODAY)


# from where


async def test_key_when_pressed_on_the_page_of_a_value_then_about_that_value(
    journal: Journal,
) -> None:
    async with opened(journal, "v", "enter") as (app, pilot):
        assert isinstance(app.screen, ValueScreen)
        await press(pilot, "C")
        assert app.screen.query_one("#title", Line).value == "Honesty"
        await press(pilot, "escape")
        assert isinstance(app.screen, ValueScreen)
        assert journal.drafts() == []


async def test_key_when_pressed_on_one_that_was_said_then_about_the_same_again(
    journal: Journal,
) -> None:
    value = value_named(journal, "Honesty")
    add_sure(journal, "Tell Maya", 4, about=value.id)
    async with opened(journal, "slash", "down", "C") as (app, pilot):
        assert app.screen.query_one("#title", Line).value == "Tell Maya"
        await press(pilot, "6", "ctrl+s")
        assert [details(each) for each in said_sure(journal)] == [(6, value.id), (4, value.id)]


async def test_key_when_pressed_on_the_form_then_no_other_one(journal: Journal) -> None:
    async with opened(journal, "v", "C", "C") as (app, _):
        assert sum(isinstance(each, ConfidenceScreen) for each in app.screen_stack) == 1


# the draft


async def test_form_when_left_as_it_came_or_emptied_again_then_no_draft(journal: Journal) -> None:
    async with opened(journal, "v", "C", "escape", "C", "5") as (_, pilot):
        await until(pilot, lambda: len(journal.drafts()) == 1)
        await press(pilot, "backspace", "escape")
        assert journal.drafts() == []
        await press(pilot, "C", "tab")
        await write(pilot, "x")
        await press(pilot, "backspace", "escape")
        assert journal.drafts() == []


async def test_draft_when_the_key_is_pressed_again_then_the_same_one_goes_on(
    journal: Journal,
) -> None:
    add_value(journal, "Rest")
    async with opened(journal, "v", "C", "5", "escape") as (app, pilot):
        (draft,) = journal.drafts()
        await press(pilot, "C")
        assert ruler(app) == 5
        await press(pilot, "escape", "down", "C")
        assert ruler(app) is None
        assert app.screen.query_one("#title", Line).value == "Rest"
        await press(pilot, "escape", "t", "escape", "enter")
        assert ruler(app) == 5
        await press(pilot, "ctrl+s")
        assert [each.id for each in said_sure(journal)] == [draft.entry.id]


async def test_draft_when_locked_then_it_is_there_after_the_unlocking(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    filed = Journal.create(path, PASSPHRASE)
    async with opened(filed, "C") as (_, pilot):
        await write(pilot, "Half a")
        await press(pilot, "tab", "3", "ctrl+l")
    again = Journal.unlock(path, PASSPHRASE)
    (draft,) = again.drafts()
    assert (draft.entry.title, details(draft.entry)[0]) == ("Half a", 3)
    again.close()


async def test_edit_when_one_is_changed_then_in_the_same_form_and_it_is_not_its_own_past(
    journal: Journal,
) -> None:
    kept = add_sure(journal, "Call", 4, 2, "I did it once.")
    async with opened(journal) as (app, pilot):
        app.post_message(EditEntry(kept.id))
        await settle(pilot)
        assert isinstance(app.screen, ConfidenceScreen)
        assert ruler(app) == 4
        assert question(app) == "What makes it a 4 and not lower?"
        assert app.screen.query_one(Prose).text == "I did it once."
        assert earlier(app) == []
        await press(pilot, "5", "ctrl+s")
        assert [details(each)[0] for each in journal.history(kept.id)] == [4]


# their own past


async def test_past_when_the_same_was_said_before_then_newest_first_with_the_answers(
    journal: Journal,
) -> None:
    value = value_named(journal, "Honesty")
    add_sure(journal, "Another name", 5, 40, "I had done it once before", about=value.id)
    add_sure(journal, "honesty", 8, 3)
    add_sure(journal, "Something else", 2, 1)
    async with opened(journal, "v", "C") as (app, _):
        assert earlier(app) == [
            f"{said_day(ago(3), TODAY)} 8 of 10",
            f"{said_day(ago(40), TODAY)} 5 of 10 I had done it once before",
        ]
        assert "Something else" not in seen(app)


async def test_past_when_nothing_was_said_of_it_then_of_other_things_with_their_names(
    journal: Journal,
) -> None:
    add_sure(journal, "Call the library", 5, 1, "I wrote it down")
    add_sure(journal, "Swim", None, 2)
    async with opened(journal, "v", "C") as (app, _):
        assert earlier(app) == [
            "yesterday 5 of 10 Call the library: I wrote it down",
            f"{said_day(ago(2), TODAY)} Swim",
        ]


async def test_past_when_the_first_line_is_typed_then_it_follows(journal: Journal) -> None:
    add_sure(journal, "Swim", 3, 2)
    add_sure(journal, "Call", 5, 1)
    async with opened(journal, "C") as (app, pilot):
        assert len(earlier(app)) == 2
        await write(pilot, "swim")
        await until(pilot, lambda: earlier(app) == [f"{said_day(ago(2), TODAY)} 3 of 10"])


async def test_past_when_more_was_said_than_fits_then_the_newest_few(journal: Journal) -> None:
    for back in range(12):
        add_sure(journal, "Call", back % 11, back)
    async with opened(journal, "C", size=(80, 40)) as (app, pilot):
        await write(pilot, "Call")
        await settle(pilot)
        assert len(earlier(app)) == 5
        assert earlier(app)[0].startswith("today 0 of 10")


async def test_past_when_there_is_room_then_beside_the_form_and_else_below(
    journal: Journal,
) -> None:
    add_sure(journal, "Honesty", 5, 1, "word " * 60)
    async with opened(journal, "v", "C") as (app, pilot):
        past, form = app.screen.query_one(EarlierSure), app.screen.query_one("#sure-form")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert (past.region.x >= form.region.right) is (size[0] >= 100), size
            assert misfits(app.screen) == [], size


async def test_past_when_two_look_then_what_is_not_open_stands_nowhere(journal: Journal) -> None:
    add_sure(journal, "Call", 5, 1, "For me alone")
    async with opened(together(journal), "C") as (app, pilot):
        await write(pilot, "Call")
        await settle(pilot)
        assert earlier(app) == []
        assert "5 of 10" not in seen(app)


# all sizes, all words


@pytest.mark.parametrize("size", SIZES)
async def test_form_when_words_are_hostile_then_text_and_it_fits(size: tuple[int, int]) -> None:
    journal = Journal.in_memory()
    values = [add_value(journal, words[:480]) for words in HOSTILE]
    for value, words in zip(values, HOSTILE, strict=True):
        add_sure(journal, words[:480], 10, 400, words, about=value.id)
        add_sure(journal, words[:480], 10, 1, words)
    come_to = []
    async with opened(journal, "v", size=size) as (app, pilot):
        for _ in HOSTILE:
            await press(pilot, "C", "1", "0")
            come_to.append(app.screen.query_one("#title", Line).value)
            assert earlier(app) != []
            assert misfits(app.screen) == []
            assert "[10]" in seen(app)
            await press(pilot, "tab", "tab", "tab", "tab")
            assert isinstance(app.screen, ConfidenceScreen)
            await press(pilot, "escape", "down")
    assert sorted(come_to) == sorted(value.title for value in values)


async def test_form_when_any_size_then_what_is_asked_and_the_ruler_are_whole() -> None:
    async with opened(made_up_journal(), "v", "C") as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert misfits(app.screen) == [], size
            assert ASKED in seen(app)
            assert " 0   1   2   3   4   5   6   7   8   9   10" in seen(app)
            assert "ctrl+s save" in app.screen.query_one(FootLine).render().plain
        await press(pilot, "escape", "i")
        assert isinstance(app.screen, CheckInScreen)


async def test_past_when_it_cannot_be_read_now_then_what_is_shown_stays(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Busy("Another program is using the journal.")

    add_sure(journal, "Swim", 3, 2)
    async with opened(journal, "C") as (app, pilot):
        monkeypatch.setattr(journal, "earlier_confidence", busy)
        await write(pilot, "Call")
        assert isinstance(app.screen, ConfidenceScreen)
        app.screen._look()
        assert len(earlier(app)) == 1
