"""What a look back keeps: on saving, while typing, after a kill; and where it goes on."""

import shutil
from pathlib import Path

import pytest
from textual.widgets import Static

from recovery_journal.errors import Busy
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane
from recovery_journal.model.records import Draft
from recovery_journal.tui.messages import EditEntry
from recovery_journal.tui.screens.decisions import DecisionsScreen
from recovery_journal.tui.screens.look_back import LookBackScreen, first_page
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import DRAFT_SECONDS
from tests.tui.deciding import all_of
from tests.tui.driving import said, seen, settle, until
from tests.tui.look_backs import ON, a_journal, begun, focused, kept, page, parts, saved
from tests.tui.valuing import (
    PASSPHRASE,
    ago,
    line_of,
    misfits,
    opened,
    press,
    write,
    write_day,
)


@pytest.fixture
def journal() -> Journal:
    """A decision that was taken."""
    return a_journal()


# saving and closing


async def test_save_when_every_page_is_written_then_all_of_it_is_kept(journal: Journal) -> None:
    async with opened(journal, "d", "b", "enter") as (app, pilot):
        for text in ("came", "chose", "mine", "luck"):
            await write(pilot, text)
            await press(pilot, "tab")
        await press(pilot, "right", "right", "tab")
        await write(pilot, "keep")
        await write_day(pilot, "yesterday")
        await press(pilot, "tab", "tab", "space")
        assert app.screen.query_one(FootLine).lane == Lane.OPEN_TOGETHER
        await saved(app, pilot)
        assert isinstance(app.screen, DecisionsScreen)
    found = kept(journal)
    assert (found.title, found.body, found.day) == ("Change my shift", "came", ago(1))
    assert found.lane is Lane.OPEN_TOGETHER
    assert parts(found) == {
        "choosing": "chose",
        "my_part": "mine",
        "luck": "luck",
        "as_expected": "partly",
        "keep": "keep",
    }
    assert journal.drafts() == []


@pytest.mark.parametrize("at", range(7))
async def test_save_when_on_any_page_then_it_is_saved_from_there(journal: Journal, at: int) -> None:
    journal.keep_draft(Draft(entry=begun(journal, "It was lighter.")))
    async with opened(journal, "d", "b", "shift+tab", "shift+tab", *ON[:at]) as (app, pilot):
        assert page(app) == [1, 2, 3, 4, 4, 5, 6][at]
        await saved(app, pilot)
    assert kept(journal).body == "It was lighter."


@pytest.mark.parametrize("keys", [(), ("enter",), ON])
async def test_save_when_nothing_is_said_then_it_stays_and_the_words_go_with_the_next_key(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    async with opened(journal, "d", "b", *keys, "ctrl+s") as (app, pilot):
        assert isinstance(app.screen, LookBackScreen)
        assert line_of(app, "Nothing is said yet.")
        if keys:
            await write(pilot, "a")
        else:
            await press(pilot, "tab")
        assert "Nothing is said" not in seen(app)
    assert all_of(journal, Kind.LOOK_BACK) == []


async def test_save_when_the_day_is_no_day_then_its_page_shows_and_says_so(
    journal: Journal,
) -> None:
    async with opened(journal, "d", "b", "enter") as (app, pilot):
        await write(pilot, "It was lighter.")
        await write_day(pilot, "some day")
        await press(pilot, "ctrl+s")
        assert (page(app), focused(app)) == (6, "day")
        state = app.screen.query_one("#state", Static)
        assert str(state.content)
        assert state.region
        await write_day(pilot, ago(2).isoformat())
        await saved(app, pilot)
    assert kept(journal).day == ago(2)


async def test_close_when_something_is_written_then_it_waits_as_a_draft(journal: Journal) -> None:
    async with opened(journal, "d", "b", "tab", "tab") as (app, pilot):
        await write(pilot, "slowly")
        await press(pilot, "escape")
        assert isinstance(app.screen, DecisionsScreen)
    (draft,) = journal.drafts()
    assert parts(draft.entry) == {"choosing": "slowly"}
    assert all_of(journal, Kind.LOOK_BACK) == []


@pytest.mark.parametrize("key", ["escape", "t", "w"])
async def test_close_when_nothing_is_written_then_nothing_waits(journal: Journal, key: str) -> None:
    async with opened(journal, "d", "b", key) as (app, _):
        assert not isinstance(app.screen, LookBackScreen)
    assert journal.drafts() == []


async def test_draft_when_all_is_taken_away_again_then_none_waits(journal: Journal) -> None:
    async with opened(journal, "d", "b", "enter") as (app, pilot):
        await press(pilot, "a")
        assert isinstance(app.screen, LookBackScreen)
        app.screen.keep_draft()
        assert len(journal.drafts()) == 1
        await press(pilot, "backspace", "escape")
    assert journal.drafts() == []


# where it goes on


SAID: list[tuple[str, dict[str, str], int]] = [
    ("", {}, 1),
    ("came", {}, 3),
    ("", {"choosing": "x"}, 4),
    ("", {"my_part": "x"}, 5),
    ("", {"luck": "x"}, 5),
    ("came", {"as_expected": "no"}, 6),
    ("", {"keep": "x"}, 6),
    ("came", {"choosing": "x", "keep": "x"}, 6),
    (" \n", {}, 1),
]
"""The words of a look-back, its other parts, and the page that it opens on."""


async def test_draft_when_opened_then_past_the_last_page_that_says_something(
    journal: Journal,
) -> None:
    async with opened(journal) as (app, pilot):
        for body, said_parts, opens_on in SAID:
            draft = Draft(entry=begun(journal, body, **said_parts))
            assert first_page(draft.entry) == opens_on
            app.edit(draft)
            await settle(pilot)
            assert page(app) == opens_on, (body, said_parts)
            while page(app) > 1:
                await press(pilot, "shift+tab")
            assert line_of(app, "What you knew then")
            await press(pilot, "escape")
            assert not isinstance(app.screen, LookBackScreen)


async def test_saved_when_edited_then_on_the_second_page_and_what_changes_is_kept(
    journal: Journal,
) -> None:
    entry = journal.add(begun(journal, "came", keep="calling", as_expected="yes"))
    journal.set_star(entry.id, True)
    async with opened(journal) as (app, pilot):
        app.post_message(EditEntry(entry.id))
        await settle(pilot)
        assert (page(app), focused(app)) == (2, "body")
        await press(pilot, "tab")
        await write(pilot, "slowly")
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, ChooseDialog | LookBackScreen)
    found = kept(journal)
    assert parts(found) == {"choosing": "slowly", "as_expected": "yes", "keep": "calling"}
    assert found.starred
    assert found.body == "came"


async def test_saved_when_left_as_it_is_then_no_draft(journal: Journal) -> None:
    entry = journal.add(begun(journal, "came"))
    async with opened(journal) as (app, pilot):
        app.post_message(EditEntry(entry.id))
        await settle(pilot)
        await press(pilot, "tab", "tab", "escape")
    assert journal.drafts() == []
    assert kept(journal).version == entry.version


# nothing is lost


@pytest.mark.parametrize(
    ("keys", "resumes_on"), [((), 3), (("tab",), 4), (("tab", "tab"), 5), (("tab",) * 5, 6)]
)
async def test_page_when_killed_half_written_then_it_waits_and_goes_on_at_the_right_page(
    tmp_path: Path, keys: tuple[str, ...], resumes_on: int
) -> None:
    assert DRAFT_SECONDS <= 0.5
    path = tmp_path / "own" / "journal.db"
    journal = a_journal(Journal.create(path, PASSPHRASE))
    left = tmp_path / "left"
    async with opened(journal, "d", "b", "enter", *keys) as (_, pilot):
        await write(pilot, "half of it")
        await until(pilot, lambda: bool(journal.drafts()))
        # What a kill leaves is the file and its log as they are at this moment.
        shutil.copytree(path.parent, left)
    found = Journal.unlock(left / "journal.db", PASSPHRASE)
    (draft,) = found.drafts()
    assert "half of it" in [draft.entry.body, *parts(draft.entry).values()]
    async with opened(found, "d", "b") as (app, pilot):
        assert page(app) == resumes_on
        await press(pilot, *["shift+tab"] if resumes_on < 6 else [])
        assert line_of(app, "half of it")


async def test_pages_when_typed_on_then_the_draft_holds_all_of_them(journal: Journal) -> None:
    async with opened(journal, "d", "b", "enter") as (_, pilot):
        for text in ("one", "two", "three", "four"):
            await write(pilot, text)
            await press(pilot, "tab")
        await press(pilot, "right", "tab")
        await write(pilot, "six")
        await until(pilot, lambda: any("six" in parts(d.entry).values() for d in journal.drafts()))
        (draft,) = journal.drafts()
        assert draft.entry.body == "one"
        assert list(parts(draft.entry).values()) == ["two", "three", "four", "yes", "six"]


async def test_draft_when_it_cannot_be_kept_then_the_page_says_so_and_stays(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Busy("Another program is using the journal.")

    async with opened(journal, "d", "b", "enter") as (app, pilot):
        monkeypatch.setattr(journal, "keep_draft", busy)
        await write(pilot, "half of it")
        await press(pilot, "escape")
        assert page(app) == 2
        assert "The journal is busy. Another program" in said(app)
        assert line_of(app, "half of it")
        monkeypatch.undo()
        await press(pilot, "escape")
    assert len(journal.drafts()) == 1


async def test_body_when_ten_thousand_letters_then_they_are_kept_and_the_end_can_be_read(
    journal: Journal,
) -> None:
    text = "\n".join(f"line {at} " + "word " * 18 for at in range(102))[:9_992] + " the end"
    assert len(text) == 10_000
    async with opened(journal, "d", "b", "enter", size=(60, 20)) as (app, pilot):
        await write(pilot, text)
        assert misfits(app.screen) == []
        assert line_of(app, "the end")
        await press(pilot, "tab", "shift+tab", "ctrl+end")
        assert line_of(app, "the end")
        await saved(app, pilot)
    assert kept(journal).body == text
