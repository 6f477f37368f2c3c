"""The pages of a look back: their order, their keys, what each tells and to whom."""

from dataclasses import replace

import pytest
from textual.geometry import Offset

from recovery_journal.errors import Busy
from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import Stage
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.records import Draft
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.known_then import NOT_HERE, KnownThen
from recovery_journal.tui.widgets.part_field import Prose
from tests.tui.deciding import add_decision, all_of
from tests.tui.driving import said, seen, settle
from tests.tui.look_backs import (
    ON,
    QUESTIONS,
    a_journal,
    begun,
    focused,
    in_sight,
    kept,
    page,
    parts,
    saved,
)
from tests.tui.valuing import (
    HOSTILE,
    SIZES,
    click,
    in_this_order,
    line_of,
    misfits,
    opened,
    press,
    together,
    write,
)


@pytest.fixture
def journal() -> Journal:
    """A decision that was taken."""
    return a_journal()


# the pages and their order


async def test_pages_when_gone_through_then_each_asks_one_thing_in_this_order(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b") as (app, pilot):
        shown = []
        for key in (*ON, ""):
            assert line_of(app, "Look back").endswith(f"{page(app)} of 6")
            assert in_this_order(app, "Look back", "Change my shift", QUESTIONS[page(app) - 1])
            assert sum(question in seen(app) for question in QUESTIONS) == 1
            shown.append((page(app), focused(app)))
            await press(pilot, *[key] if key else [])
        assert [number for number, _ in shown] == [1, 2, 3, 4, 4, 5, 6]
        fields = ["body", "choosing", "my-part", "luck", "as-expected", "keep"]
        assert [field for _, field in shown[1:]] == fields
    assert journal.drafts() == []


async def test_pages_when_gone_back_through_then_field_by_field(journal: Journal) -> None:
    async with opened(journal, "d", "b", *ON) as (app, pilot):
        back = []
        for _ in range(7):
            await press(pilot, "shift+tab")
            back.append((page(app), focused(app)))
        assert [number for number, _ in back] == [5, 4, 4, 3, 2, 1, 1]
        assert [field for _, field in back[1:3]] == ["luck", "my-part"]


async def test_last_page_when_gone_on_then_its_fields_in_turn_and_no_other_page(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", *ON) as (app, pilot):
        for field in ("day", "lane", "keep"):
            await press(pilot, "tab")
            assert (page(app), focused(app)) == (6, field)
        await press(pilot, "tab", "shift+tab")
        assert (page(app), focused(app)) == (6, "keep")


async def test_pages_when_no_field_has_the_focus_then_the_keys_go_on_all_the_same(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", "tab", "tab") as (app, pilot):
        app.screen.set_focus(None)
        await press(pilot, "tab")
        assert (page(app), focused(app)) == (3, "choosing")
        app.screen.set_focus(None)
        await press(pilot, "shift+tab")
        assert page(app) == 2


async def test_first_page_when_enter_then_on_and_enter_in_a_text_is_a_line(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", "enter") as (app, pilot):
        assert page(app) == 2
        await press(pilot, "a", "enter", "b")
        assert app.screen.query_one("#body", Prose).text == "a\nb"


async def test_first_page_when_read_then_what_was_sealed_with_its_options(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", size=(80, 40)) as (app, _):
        assert in_this_order(
            app,
            *("Change my shift", "What you knew then", "From the day you decided, today."),
            *("What I know", "I sleep four hours.", "stay", "sleep", "the course", "go"),
            *("What I expect", "Less money", "How sure", "almost sure"),
        )
        assert isinstance(app.focused, KnownThen)


async def test_fourth_page_when_written_then_choosing_and_luck_stay_apart(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", *ON[:3]) as (app, pilot):
        assert in_this_order(app, "Your choosing", "Luck, or others")
        await write(pilot, "I asked early.")
        await press(pilot, "tab")
        await write(pilot, "She was on leave.")
        await saved(app, pilot)
    said_parts = parts(kept(journal))
    assert said_parts == {"my_part": "I asked early.", "luck": "She was on leave."}


async def test_fifth_page_when_something_was_expected_then_it_and_how_sure_stand_above(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", *ON[:5]) as (app, pilot):
        assert in_this_order(
            app,
            *("Did what you expected come about?", "What you expected"),
            *("Less money, and mornings.", "How sure you were: almost sure"),
            *("[nothing said]", "yes", "partly", "no", "too early"),
        )
        await press(pilot, "space", "right", "right", "right", "left")
        await saved(app, pilot)
    assert parts(kept(journal)) == {"as_expected": "no"}


async def test_fifth_page_when_nothing_was_expected_then_it_says_so_and_may_be_passed() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", stage=Stage.DECIDED)
    async with opened(journal, "d", "b", *ON[:5]) as (app, pilot):
        told = "There is nothing here of what you expected. That's fine; tab goes on."
        assert told in said(app)
        assert "How sure" not in seen(app)
        await press(pilot, "tab")
        assert page(app) == 6


async def test_fifth_page_when_how_sure_alone_was_said_then_that() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "See Dad", stage=Stage.DECIDED, how_sure="quite likely")
    async with opened(journal, "d", "b", *ON[:5]) as (app, _):
        assert line_of(app, "How sure you were: quite likely")


# sizes and hostile words


async def test_page_when_resized_in_the_middle_then_page_words_and_focus_stay(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", *ON[:4], size=(120, 40)) as (app, pilot):
        await write(pilot, "She was on leave.")
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert (page(app), focused(app)) == (4, "luck")
        assert misfits(app.screen) == []
        assert line_of(app, "She was on leave.")
        await press(pilot, "!", "tab", "tab")
        assert page(app) == 6
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert misfits(app.screen) == []
        await saved(app, pilot)
    assert parts(kept(journal)) == {"luck": "She was on leave.!"}


@pytest.mark.parametrize("size", SIZES)
async def test_pages_when_the_decision_is_hostile_then_it_is_text_and_the_field_is_in_sight(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    hostile = "\n".join([*HOSTILE, "\x1b[31m red \x1b]0;owned\x07", "[@click=app.quit]x[/]"])
    add_decision(
        journal, HOSTILE[0], stage=Stage.DECIDED, know=hostile, expect=hostile, how_sure="[/] x"
    )
    async with opened(journal, "d", "b", size=size) as (app, pilot):
        assert line_of(app, HOSTILE[0])
        for _ in range(7):
            assert misfits(app.screen) == []
            assert "\x1b" not in seen(app)
            assert app.focused is not None
            in_sight(app)
            await pilot.resize_terminal(60, 20)
            await settle(pilot)
            in_sight(app)
            await pilot.resize_terminal(*size)
            await settle(pilot)
            in_sight(app)
            await press(pilot, "tab")


@pytest.mark.parametrize("size", SIZES)
async def test_pages_when_the_title_is_long_then_the_question_and_the_field_are_in_sight(
    size: tuple[int, int],
) -> None:
    journal = Journal.in_memory()
    add_decision(journal, "m" * 500, stage=Stage.DECIDED)
    async with opened(journal, "d", "b", "enter", size=size) as (app, pilot):
        for question in (*QUESTIONS[1:4], *QUESTIONS[3:]):
            assert line_of(app, question)
            in_sight(app)
            assert misfits(app.screen) == []
            await press(pilot, "tab")


async def test_pages_when_the_title_is_long_then_two_lines_of_it_and_all_on_the_first() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "m" * 300, stage=Stage.DECIDED)
    async with opened(journal, "d", "b", size=(60, 20)) as (app, pilot):
        assert seen(app).count("m" * 10) > 10
        assert len([line for line in seen(app).splitlines() if "mmm" in line]) == 6
        for _ in range(6):
            await press(pilot, "tab")
            assert len([line for line in seen(app).splitlines() if "mmm" in line]) == 2


@pytest.mark.parametrize("size", SIZES)
async def test_fourth_page_when_both_are_long_then_both_are_in_sight(
    journal: Journal, size: tuple[int, int]
) -> None:
    entry = begun(journal, my_part="a line\n" * 60, luck="another\n" * 60)
    journal.keep_draft(Draft(entry=entry))
    async with opened(journal, "d", "b", "shift+tab", size=size) as (app, pilot):
        for field in ("luck", "my-part"):
            assert (page(app), focused(app)) == (4, field)
            assert in_this_order(app, QUESTIONS[3], "Your choosing", "a line", "Luck", "another")
            assert misfits(app.screen) == []
            await press(pilot, "shift+tab")


async def test_first_page_when_long_then_it_scrolls_to_its_end_by_key() -> None:
    journal = Journal.in_memory()
    add_decision(journal, "Long", stage=Stage.DECIDED, know="a line\n" * 60, if_hard="the end")
    async with opened(journal, "d", "b", size=(60, 20)) as (app, pilot):
        assert "the end" not in seen(app)
        for key, top in (("j", 1), ("down", 2), ("k", 1), ("up", 0)):
            await press(pilot, key)
            assert app.screen.query_one(KnownThen).scroll_offset.y == top
        await press(pilot, "pagedown")
        assert app.screen.query_one(KnownThen).scroll_offset.y > 5
        await press(pilot, "end")
        assert line_of(app, "the end")
        await press(pilot, "home")
        assert line_of(app, "What you knew then")


# in company


async def test_company_when_sealed_in_private_then_the_decision_as_it_stands() -> None:
    journal = Journal.in_memory()
    decision = add_decision(journal, "private", stage=Stage.DECIDED, know="secret", expect="secret")
    details = decision.details.as_dict() | {"know": "open by now", "expect": "rain"}
    opened_later = replace(
        decision,
        title="See Dad",
        lane=Lane.OPEN_TOGETHER,
        details=decision.kind.details.from_dict(details),
    )
    journal.save(opened_later)
    async with opened(together(journal), "d", "b") as (app, pilot):
        assert in_this_order(app, "See Dad", "As it stands now.", "open by now")
        for _ in range(7):
            for words in ("secret", "private"):
                assert words not in seen(app)
            if page(app) == 5:
                assert line_of(app, "rain")
            await press(pilot, "tab")
    async with opened(journal, "d", "b") as (app, _):
        assert in_this_order(app, "private", "From the day you decided", "secret")


@pytest.mark.parametrize("away", ["private", "trash", "erased"])
async def test_saved_when_its_decision_is_not_here_then_it_says_so_and_can_be_edited(
    journal: Journal, away: str
) -> None:
    entry = journal.add(replace(begun(journal, "came"), lane=Lane.OPEN_TOGETHER))
    (decision,) = all_of(journal, Kind.DECISION)
    if away == "private":
        journal = together(journal)
    else:
        getattr(journal, {"trash": "trash", "erased": "erase"}[away])(decision.id)
    async with opened(journal) as (app, pilot):
        app.edit(Draft(entry=entry))
        await settle(pilot)
        assert page(app) == 2
        await press(pilot, "shift+tab")
        assert NOT_HERE in said(app)
        assert "four hours" not in seen(app)
        await press(pilot, *ON[:5])
        assert "nothing here of what you expected" in said(app)
        await press(pilot, "space", "ctrl+s")
    assert parts(kept(journal)) == {"as_expected": "yes"}


async def test_pages_when_the_decision_goes_meanwhile_then_it_is_not_told_on(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Busy("Another program is using the journal.")

    (decision,) = all_of(journal, Kind.DECISION)
    async with opened(journal, "d", "b") as (app, pilot):
        with monkeypatch.context() as held:
            held.setattr(journal, "entry", busy)
            app.tell_changed()
            await settle(pilot)
            assert line_of(app, "four hours")
        journal.trash(decision.id)
        app.tell_changed()
        await settle(pilot)
        assert "four hours" not in seen(app)
        assert NOT_HERE in said(app)


# by mouse, and below


async def test_mouse_when_the_foot_and_a_field_are_clicked_then_on_and_into_it(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b") as (app, pilot):
        for number in (2, 3, 4):
            foot = app.screen.query_one(FootLine).content_region
            assert line_of(app, "tab on").strip().startswith("tab on")
            await click(app, pilot, Offset(foot.x + 1, foot.y))
            assert page(app) == number
        luck = app.screen.query_one("#luck", Prose).region
        await click(app, pilot, Offset(luck.x + 3, luck.y))
        assert focused(app) == "luck"
        await press(pilot, "tab")
        choice = app.screen.query_one("#as-expected", OneOf)
        await click(app, pilot, Offset(choice.region.x + 3, choice.region.y))
        assert choice.value == "yes"


@pytest.mark.parametrize("size", SIZES)
async def test_foot_when_on_any_page_then_it_says_how_to_go_on_and_to_save(
    journal: Journal, size: tuple[int, int]
) -> None:
    async with opened(journal, "d", "b", size=size) as (app, pilot):
        for _ in range(7):
            below = app.screen.query_one(FootLine).render().plain
            assert below.startswith("tab on   ctrl+s save")
            assert below.endswith("only me")
            await press(pilot, "tab")
