"""The guide through a decision: part by part, left and gone on with, saved."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from recovery_journal.errors import CannotWrite
from recovery_journal.journal import Journal
from recovery_journal.model.deciding import sealed_of
from recovery_journal.model.decision_parts import Stage
from recovery_journal.model.entry import Entry, Kind, Lane
from recovery_journal.model.expecting import SCALE
from recovery_journal.model.guide import GUIDE
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.screens.guide import GuideScreen
from recovery_journal.tui.widgets.choices import Mark, OneOf
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.find_out import FindOut
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.guide_pane import GuidePane
from recovery_journal.tui.widgets.guide_parts import GuideParts
from recovery_journal.tui.widgets.line import Line
from tests.tui.deciding import add_decision, all_of, choose, decided
from tests.tui.driving import enter, said, seen, settle
from tests.tui.valuing import HOSTILE, SIZES, TODAY, line_of, misfits, opened, press, write

PLACES = {part.id: at for at, part in enumerate(GUIDE)}


@pytest.fixture
def journal() -> Journal:
    """One decision in one line."""
    journal = Journal.in_memory()
    add_decision(journal, "See Dad")
    return journal


@asynccontextmanager
async def writing(
    journal: Journal, part: str, *keys: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[JournalApp, Pilot[int]]]:
    """The app in the fields of a part of the first decision, after these keys."""
    async with opened(journal, "d", "e", size=size) as (app, pilot):
        await write_in(app, pilot, part, *keys)
        yield app, pilot


async def write_in(app: JournalApp, pilot: Pilot[int], part: str, *keys: str) -> None:
    """Go from the parts into the fields of one of them."""
    app.screen.query_one(GuideParts).highlighted = PLACES[part]
    await settle(pilot)
    assert part_shown(app) == part
    await press(pilot, "enter")
    assert app.focused is app.screen.query_one(GuidePane).fields[0]
    await press(pilot, *keys)


def decision(journal: Journal) -> Entry:
    """The decision."""
    (found,) = all_of(journal, Kind.DECISION)
    return found


def part_shown(app: JournalApp) -> str:
    """The id of the part at the right."""
    return app.screen.query_one(GuidePane).part.id


def asked(app: JournalApp) -> str:
    """What the part at the right says, as one run of words."""
    told = (str(each.content) for each in app.screen.query_one(GuidePane).query(Static))
    return " ".join(" ".join(told).split())


# the parts


async def test_guide_when_opened_then_all_parts_and_the_first_open_one_at_hand(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "e") as (app, _):
        assert isinstance(app.screen, GuideScreen)
        assert all(part.label in seen(app) for part in GUIDE)
        assert "written" in line_of(app, "The choice")
        assert line_of(app, "▏Whose it is")
        assert "Who gets to decide this" in asked(app)
        title = app.screen.query_one(TitleLine)
        assert (title.left, title.right) == ("Decision: See Dad", "open")
        assert app.screen.query_one(FootLine).lane == "only me"


async def test_part_when_at_hand_then_its_question_and_enter_writes(journal: Journal) -> None:
    async with opened(journal, "d", "e", "home") as (app, pilot):
        for part in GUIDE:
            await press(pilot, "enter")
            assert part_shown(app) == part.id
            assert part.question in asked(app)
            assert app.focused in list(app.screen.query_one(GuidePane).query("*")), part.id
            assert misfits(app.screen) == [], part.id
            await press(pilot, "escape")
            assert isinstance(app.focused, GuideParts), part.id
            await press(pilot, "down")
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionsScreen)
    assert journal.drafts() == []


async def test_tab_when_pressed_then_through_every_part_and_around_and_nothing_is_a_change() -> (
    None
):
    journal = Journal.in_memory()
    add_decision(
        journal,
        "Move?",
        now=["tired, but here", "calm", "rested"],
        find_out=["rent", "bus"],
        found_out=["gone since", "rent"],
    )
    shown = ["choice"]
    async with writing(journal, "choice") as (app, pilot):
        for _ in range(60):
            await press(pilot, "tab")
            if shown[-1] != part_shown(app):
                shown.append(part_shown(app))
            if shown[1:] and shown[-1] == "choice":
                break
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, DecisionsScreen)
    assert shown == [*PLACES, "choice"]
    assert journal.drafts() == []


async def test_part_when_another_is_at_hand_then_what_was_written_shows_in_the_list(
    journal: Journal,
) -> None:
    async with writing(journal, "whose") as (app, pilot):
        await write(pilot, "mine")
        await press(pilot, "escape", "down")
        assert "written" in line_of(app, "Whose it is")
        assert part_shown(app) == "now"
        await press(pilot, "enter", "space", "tab", "tab", "space")
        await press(pilot, "tab", "tab")
        await write(pilot, "tired, but here")
        await press(pilot, "escape")
        assert "rested, pr…" in line_of(app, "How I am now")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, DecisionsScreen)
    details = decided(journal, "See Dad")
    assert details.whose == "mine"
    assert details.now == ("rested", "pressed", "tired", "but here")
    assert journal.drafts() == []


async def test_now_when_nobody_types_then_own_words_with_a_comma_stay_whole() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", now=["calm", "tired, but here"])
    async with writing(journal, "now", "space") as (_, pilot):
        await press(pilot, "ctrl+s")
    assert decided(journal, "See Dad").now == ("rested", "calm", "tired, but here")


async def test_find_out_when_things_are_kept_marked_and_taken_out_then_so_it_stands(
    journal: Journal,
) -> None:
    async with writing(journal, "find out") as (app, pilot):
        for thing in ("the rent, with heating", "the bus", ""):
            await enter(pilot, thing)
        await press(pilot, "tab", "space")
        assert "[x] the bus" in seen(app)
        await press(pilot, "up", "space", "space")
        assert "[ ] the rent" in seen(app)
        await press(pilot, "x", "x")
        assert isinstance(app.focused, Input)
        await press(pilot, "tab")
        assert part_shown(app) == "options"  # no list, nothing to go to in it
        await press(pilot, "shift+tab", "escape", "up", "enter", "escape", "ctrl+s")
    assert decided(journal, "See Dad").find_out == ()


async def test_find_out_when_one_is_taken_out_then_u_puts_it_back_with_its_mark(
    journal: Journal,
) -> None:
    async with writing(journal, "find out") as (app, pilot):
        for thing in ("rent", "bus"):
            await enter(pilot, thing)
        await press(pilot, "tab", "space", "x", "u", "u")
        assert "[x] bus" in seen(app)
        await press(pilot, "ctrl+s")
    details = decided(journal, "See Dad")
    assert (details.find_out, details.found_out) == (("rent", "bus"), ("bus",))


async def test_find_out_when_a_thing_is_half_typed_then_it_is_kept_too(journal: Journal) -> None:
    async with writing(journal, "find out") as (app, pilot):
        await write(pilot, "the ren")
        assert app.screen.query_one(FindOut).things == ("the ren",)
        await press(pilot, "escape", "down", "up")
        assert "[ ] the ren" in seen(app)


async def test_needs_when_answered_then_a_word_each_and_the_rest_stays_empty(
    journal: Journal,
) -> None:
    async with writing(journal, "needs", "space", "tab", "right", "right") as (_, pilot):
        await press(pilot, "ctrl+s")
    details = decided(journal, "See Dad")
    assert (details.know_enough, details.know_what_matters) == ("yes", "partly")
    assert (details.have_support, details.am_sure) == ("", "")


# how sure


async def test_expect_when_sure_in_words_then_the_number_shows_on_request_alone(
    journal: Journal,
) -> None:
    async with writing(journal, "expect") as (app, pilot):
        await write(pilot, "an hour of quiet")
        await press(pilot, "tab", "left")
        assert app.screen.query(OneOf).first().value == SCALE[-1].words
        assert "98" not in seen(app)
        await press(pilot, "tab", "space")
        assert "98 of 100" in seen(app)
        await press(pilot, "shift+tab", "left")
        assert "90 of 100" in seen(app)
        await press(pilot, "ctrl+s")
    details = decided(journal, "See Dad")
    assert (details.expect, details.how_sure, details.percent) == (
        "an hour of quiet",
        "almost sure",
        "90",
    )


async def test_expect_when_the_words_were_of_another_scale_then_they_stay_as_said() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", how_sure="pretty much", percent="81")
    async with writing(journal, "expect") as (app, pilot):
        assert "pretty much" in seen(app)
        await write(pilot, "tea")
        await press(pilot, "tab", "tab", "space")
        assert "81 of 100" in seen(app)
        await press(pilot, "ctrl+s")
    details = decided(journal, "See Dad")
    assert (details.how_sure, details.percent) == ("pretty much", "81")


# the grid


async def test_grid_when_at_hand_then_closed_until_it_is_opened_on_purpose(
    journal: Journal,
) -> None:
    async with writing(journal, "grid") as (app, pilot):
        assert "While you are in two minds" in asked(app)
        assert not app.screen.query_one("#four").display
        await press(pilot, "space", "tab")
        assert app.screen.query_one("#four").display
        await write(pilot, "a quiet evening")
        await press(pilot, "ctrl+s")
        assert decided(journal, "See Dad").gives_soon == "a quiet evening"
        await press(pilot, "e")
        await write_in(app, pilot, "grid")
        assert "a quiet evening" in seen(app)
        assert not app.screen.query("#open-grid")


async def test_grid_when_opened_and_closed_again_then_nothing_is_written(
    journal: Journal,
) -> None:
    async with writing(journal, "grid", "space", "space", "escape", "escape"):
        pass
    assert journal.drafts() == []


# when to look back


async def test_look_back_when_in_words_then_that_day_and_never_takes_it_away(
    journal: Journal,
) -> None:
    async with writing(journal, "look back", "down", "enter") as (app, pilot):
        day = app.screen.query_one("#look-back-on", Line).value
        assert day
        await press(pilot, "ctrl+s")
        assert decided(journal, "See Dad").look_back_on == day
        await press(pilot, "e")
        await write_in(app, pilot, "look back", "end", "enter", "ctrl+s")
        assert decided(journal, "See Dad").look_back_on == ""


async def test_look_back_when_a_day_ahead_is_named_then_the_next_such_day(
    journal: Journal,
) -> None:
    day = TODAY + timedelta(days=5)
    async with writing(journal, "look back", "tab") as (app, pilot):
        assert app.screen.query_one("#look-back-on", Line).placeholder.startswith("or tomorrow")
        await write(pilot, f"{day:%A}")
        await press(pilot, "ctrl+s")
    assert decided(journal, "See Dad").look_back_on == day.isoformat()


async def test_look_back_when_the_day_cannot_be_read_then_it_says_so_and_stays(
    journal: Journal,
) -> None:
    async with writing(journal, "look back", "tab") as (app, pilot):
        await write(pilot, "soonish")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, GuideScreen)
        await press(pilot, "escape", "up")
        assert part_shown(app) == "look back"
        assert app.screen.query_one("#look-back-on", Line).value == "soonish"
        assert "soonish" in said(app) or "day" in said(app)
        app.screen.query_one("#look-back-on", Line).value = "2027-03-12"
        await press(pilot, "up", "ctrl+s")
    assert decided(journal, "See Dad").look_back_on == "2027-03-12"


async def test_around_when_changed_then_day_tags_lane_and_star_are_kept(
    journal: Journal,
) -> None:
    async with writing(journal, "around") as (app, pilot):
        app.screen.query_one("#day", Line).value = "2026-03-12"
        app.screen.query_one("#tags", Line).value = "family, sunday"
        await press(pilot, "tab", "tab", "right", "tab", "space", "escape")
        assert app.screen.query_one(FootLine).lane == "open together"
        await press(pilot, "ctrl+s")
    kept = decision(journal)
    assert (kept.day.isoformat(), kept.tags) == ("2026-03-12", ("family", "sunday"))
    assert (kept.lane, kept.starred) == (Lane.OPEN_TOGETHER, True)


# drafts


async def test_draft_when_left_then_the_guide_goes_on_from_it(journal: Journal) -> None:
    async with writing(journal, "know") as (app, pilot):
        await write(pilot, "the house is sold")
        await press(pilot, "escape", "escape")
        (draft,) = journal.drafts()
        assert draft.entry.details.as_dict()["know"] == "the house is sold"
        assert decided(journal, "See Dad").know == ""
        await press(pilot, "e")
        assert "written" in line_of(app, "What I know")
        assert part_shown(app) == "whose"
        await press(pilot, "ctrl+s")
    assert decided(journal, "See Dad").know == "the house is sold"


async def test_draft_when_it_cannot_be_kept_then_the_guide_stays(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(journal, "know") as (app, pilot):
        await write(pilot, "words")

        def full(*_: object, **__: object) -> None:
            raise CannotWrite("The disk is full.")

        monkeypatch.setattr(journal, "keep_draft", full)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, GuideScreen)
        assert "The disk is full." in said(app)


async def test_title_when_emptied_then_saving_says_so_and_stays(journal: Journal) -> None:
    async with writing(journal, "choice", "ctrl+u", "end", "ctrl+u", "ctrl+s") as (app, _):
        assert isinstance(app.screen, GuideScreen)
        assert "The first line is still empty." in said(app)
    assert decision(journal).title == "See Dad"


async def test_changes_elsewhere_when_a_draft_waits_then_both_are_in_what_is_saved(
    journal: Journal,
) -> None:
    async with writing(journal, "know") as (app, pilot):
        await write(pilot, "the house is sold")
        await press(pilot, "escape", "escape", "asterisk", "a")
        await enter(pilot, "Luis rang")
        await press(pilot, "f")
        await choose(app, pilot, "quite likely")
        await press(pilot, "e", "ctrl+s")
        assert isinstance(app.screen, DecisionsScreen)
    details = decided(journal, "See Dad")
    assert (details.know, details.how_sure) == ("the house is sold", "quite likely")
    assert "Luis rang" in details.added
    assert decision(journal).starred


# where it stands


async def test_decided_when_a_draft_waits_then_what_is_half_written_is_sealed(
    journal: Journal,
) -> None:
    async with writing(journal, "know") as (app, pilot):
        await write(pilot, "the house is sold")
        await press(pilot, "escape", "escape", "S")
        await choose(app, pilot, "decided")
        await enter(pilot, "to go")
    (seal,) = sealed_of(decided(journal, "See Dad"))
    assert (seal.details.know, seal.details.chosen) == ("the house is sold", "to go")
    assert journal.drafts() == []


async def test_stage_when_said_from_the_parts_then_all_is_saved_first(journal: Journal) -> None:
    async with writing(journal, "know") as (app, pilot):
        await write(pilot, "the house is sold")
        await press(pilot, "escape", "S")
        assert isinstance(app.screen, ChooseDialog)
        await choose(app, pilot, "leaning")
        assert isinstance(app.screen, DecisionsScreen)
    details = decided(journal, "See Dad")
    assert (details.know, details.stage) == ("the house is sold", "leaning")


async def test_edit_when_decided_then_words_are_added_beneath(journal: Journal) -> None:
    journal.move_decision(decision(journal).id, Stage.DECIDED, "to go")
    before = decided(journal, "See Dad")
    async with opened(journal, "d", "e") as (app, pilot):
        assert "stays as it was" in said(app)
        await choose(app, pilot, "add words")
        await enter(pilot, "Luis comes along")
    after = decided(journal, "See Dad")
    assert after.sealed == before.sealed
    assert "Luis comes along" in after.added


async def test_edit_when_decided_then_opening_it_again_is_a_new_stage(journal: Journal) -> None:
    journal.move_decision(decision(journal).id, Stage.DECIDED, "to go")
    sealed = decided(journal, "See Dad").sealed
    async with opened(journal, "d", "e") as (app, pilot):
        await choose(app, pilot, "open it again")
        assert isinstance(app.screen, GuideScreen)
        await press(pilot, "enter")
        await write(pilot, "ours")
        await press(pilot, "ctrl+s")
    details = decided(journal, "See Dad")
    assert (details.stage, details.whose, details.sealed) == ("open", "ours", sealed)


# what is hard to draw


@pytest.mark.parametrize("size", SIZES)
async def test_guide_when_hostile_then_it_is_text_and_fits(size: tuple[int, int]) -> None:
    journal = Journal.in_memory()
    words = "\n".join(HOSTILE)
    parts: dict[str, Any] = dict.fromkeys(
        ("whose", "know", "matters", "beside", "expect", "if_hard"), words
    )
    names: dict[str, Any] = {"now": HOSTILE, "find_out": HOSTILE, "found_out": HOSTILE[:2]}
    add_decision(journal, "m" * 500, how_sure="q" * 300, percent="5", **parts, **names)
    async with opened(journal, "d", "e", "home", size=size) as (app, pilot):
        for _ in GUIDE:
            assert misfits(app.screen) == []
            await press(pilot, "enter")
            assert misfits(app.screen) == []
            await press(pilot, "escape", "down")
        assert "[b]x[/b]" in words
    assert journal.drafts() == []


async def test_guide_when_resized_in_the_middle_then_the_words_and_the_keys_stay(
    journal: Journal,
) -> None:
    async with writing(journal, "know", size=(120, 40)) as (app, pilot):
        await write(pilot, "the house")
        field = app.focused
        assert isinstance(field, TextArea)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await press(pilot, "space")
            assert app.focused is field
            assert field.region.height > 0
            assert misfits(app.screen) == []
        assert field.text == "the house" + " " * len(SIZES)


async def test_mark_when_it_asks_for_the_number_then_no_draft_comes_of_it(
    journal: Journal,
) -> None:
    async with writing(journal, "expect", "tab", "tab", "space") as (app, pilot):
        assert isinstance(app.focused, Mark)
        await press(pilot, "escape", "escape")
    assert journal.drafts() == []
