"""The summary taken along: looked at line by line, signed, names masked, written or not now."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input

from recovery_journal.errors import NoSpace
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.records import Person
from recovery_journal.model.text import clean_text
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.screens.take_along import TakeAlongScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.line import Line
from tests.terminal.hostile_journal import HARMFUL
from tests.tui.closing import SPELL, add, begin, boxes, closing, in_a_file
from tests.tui.driving import enter, said, seen, settle, until
from tests.tui.running import foot
from tests.tui.valuing import (
    HOSTILE,
    PASSPHRASE,
    SIZES,
    TODAY,
    click,
    in_this_order,
    line_of,
    misfits,
    press,
    write,
)

SIGNED = "26 November 2026, 17:40"
USUAL = f"together-{TODAY.isoformat()}.md"


@pytest.fixture
def home() -> Path:
    """The person's own folder."""
    return Path(os.environ["HOME"])


@pytest.fixture
def own() -> Journal:
    """A journal with one signed summary, in which two people are named."""
    own = Journal.in_memory()
    own.set_people([Person(name="Luis", reach=""), Person(name="Ana Berg", reach="")])
    company = begin(own, "Jonas", worth="To decide", closed="Family")
    add(company, "Call Ana", kind=Kind.STEP, support="luis")
    company.say_of_session("I go with Luis.\n\nJonas asked.", picked="It was raining.\nAna came.")
    company.sign(SIGNED)
    own.end_together()
    return own


@asynccontextmanager
async def looking_at(
    own: Journal, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[JournalApp, Pilot[int]]]:
    """The app on the page of the one summary there is."""
    app = JournalApp(own.path or Path("/nowhere/journal.db"), own)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        (row,) = own.page(Query(kind=Kind.SESSION))
        app.push_screen(TakeAlongScreen(own, row.id))
        await settle(pilot)
        yield app, pilot


async def test_page_when_opened_then_the_lines_as_they_would_go_with_names_as_initials(
    own: Journal, home: Path
) -> None:
    async with looking_at(own, size=(80, 40)) as (app, pilot):
        assert in_this_order(
            app,
            *("Take it along", "not encrypted", "Signed with", "Names in it", "as initials"),
            *(f"~/{USUAL}", "Together with J.", "[x]  To decide", "[x]  It was raining."),
            *("[x]  A. came.", "[x]  I go with L.", "[x]  J. asked."),
            *("[x]  Call A.; my idea; with: L.", "[x]  1 from me", "These words are mine."),
            *(f"on {SIGNED.split(',')[0]}", "without asking me."),
        )
        assert "Family" not in seen(app)
        assert "Jonas" not in seen(app)
        assert {"go on", "write it", "not now"} <= foot(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    assert not list(home.glob("*.md"))
    assert [line.event for line in own.ledger()] == ["end", "together"]


async def test_names_when_others_are_typed_then_they_stand_as_the_known_ones_do(
    own: Journal, home: Path
) -> None:
    company = begin(own, "Jonas")
    company.say_of_session("Pavel rang, and Anna-Lena.")
    company.sign(SIGNED)
    own.end_together()
    summary = own.page(Query(kind=Kind.SESSION))[0]
    app = JournalApp(Path("/nowhere/journal.db"), own)
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(TakeAlongScreen(own, summary.id))
        await settle(pilot)
        assert "Pavel rang, and Anna-Lena." in said(app)
        await press(pilot, "tab", "tab")
        await write(pilot, "Pavel, anna-lena,")
        assert "P. rang, and A. L." in said(app)
        await press(pilot, "shift+tab", "right")
        assert "— rang, and —." in said(app)
        await press(pilot, "tab", "tab", "enter", "enter")
    (target,) = home.glob("*.md")
    assert not re.search("Pavel|Anna|Lena|Jonas", target.read_text())


async def test_summary_when_read_later_then_it_can_be_taken_along_by_the_person_alone(
    own: Journal,
) -> None:
    note = own.add(new_entry(Kind.NOTE, TODAY, "a note"))
    (summary,) = own.page(Query(kind=Kind.SESSION))
    app = JournalApp(Path("/nowhere/journal.db"), own)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.post_message(OpenEntry(note.id))
        await settle(pilot)
        assert "take along" not in foot(app)
        await press(pilot, "T", "escape")
        app.post_message(OpenEntry(summary.id))
        await settle(pilot)
        assert "take along" in foot(app)
        await press(pilot, "T")
        assert isinstance(app.screen, TakeAlongScreen)
        assert "Take it along" in seen(app)
        await press(pilot, "escape")
        begin(own, "M.")
        app.be_together()
        await settle(pilot)
        own.set_lane(summary.id, Lane.OPEN_TOGETHER)
        app.post_message(OpenEntry(summary.id))
        await settle(pilot)
        assert "take along" not in foot(app)
        await press(pilot, "T")
        assert not isinstance(app.screen, TakeAlongScreen)


async def test_page_when_walked_by_enter_then_signed_and_written_as_it_was_shown(
    own: Journal, home: Path
) -> None:
    async with looking_at(own) as (app, pilot):
        await write(pilot, "Ana [/]")
        await press(pilot, "enter", "right", "tab", "tab", "enter")
        await press(pilot, "down", "space", "end", "space")
        assert boxes(app, "along")[0].startswith("Together with —")
        assert not list(home.glob("*.md"))
        await press(pilot, "enter")
        assert f"Written to ~/{USUAL}. It is not encrypted. The ledger has a line" in said(app)
        assert {"back"} <= foot(app)
        assert not foot(app) & {"write it", "not now", "in or out"}
        await press(pilot, "enter", "ctrl+s", "space")
        assert isinstance(app.screen, TakeAlongScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
    (target,) = home.glob("*.md")
    assert target.stat().st_mode & 0o777 == 0o600
    text = target.read_text()
    assert text.startswith("# Together with —\n")
    assert "It was raining." not in text
    assert "from me" not in text
    assert "- — came.\n" in text
    assert "I go with —.\n\n— asked." in text
    assert text.endswith("without asking me.\\\nAna \\[/]\n")
    assert not re.search("Jonas|Luis|luis|Berg|Family", text)
    (line, *_) = own.ledger()
    assert (line.event, line.words, line.place) == ("summary", "Together with Jonas", str(target))


async def test_names_when_they_stay_then_the_page_has_them(own: Journal, home: Path) -> None:
    async with looking_at(own) as (app, pilot):
        await press(pilot, "tab", "left")
        assert app.screen.query_one(OneOf).value == "as they are"
        assert "Together with Jonas" in seen(app)
        await press(pilot, "ctrl+s")
    (target,) = home.glob("*.md")
    assert "I go with Luis.\n\nJonas asked." in target.read_text()
    assert target.read_text().endswith("without asking me.\n")


async def test_lines_when_clicked_or_taken_in_again_then_as_marked(own: Journal) -> None:
    async with looking_at(own, size=(80, 40)) as (app, pilot):
        for words, mark in (("It was raining", "[ ]"), ("It was raining", "[x]")):
            row = seen(app).splitlines().index(line_of(app, words))
            await click(app, pilot, Offset(20, row))
            assert mark in line_of(app, words)
        await press(pilot, "down", "space", "shift+tab", "shift+tab", "shift+tab", "right")
        assert "[ ]  — came." in seen(app)
        row = seen(app).splitlines().index(line_of(app, "What I take"))
        await click(app, pilot, Offset(20, row))
        assert "[ ]  — came." in seen(app)


async def test_where_to_when_it_is_no_folder_or_taken_then_asked_and_nothing_is_lost(
    own: Journal, home: Path
) -> None:
    (home / "mine.md").write_text("mine")
    async with looking_at(own) as (app, pilot):
        field = app.screen.query_one("#where-to", Line)
        field.value = "~/nowhere/a.md"
        await press(pilot, "ctrl+s")
        assert "There is no folder ~/nowhere." in said(app)
        assert app.focused is field
        field.value = ""
        await press(pilot, "ctrl+s")
        assert "A path is wanted" in said(app)
        field.value = "~/mine.md"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ChooseDialog)
        await press(pilot, "enter")
        assert (home / "mine.md").read_text() == "mine"
        assert isinstance(app.screen, TakeAlongScreen)
        assert "write it" in foot(app)
        await press(pilot, "ctrl+s", "down", "enter")
        assert "Written to ~/mine.md." in said(app)
    assert (home / "mine.md").read_text().startswith("# Together with J.")


async def test_writing_when_the_disk_is_full_or_it_is_the_journal_then_said_and_it_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    own = in_a_file(tmp_path)
    own.add(new_entry(Kind.SESSION, TODAY, "Together", "words"))
    async with looking_at(own) as (app, pilot):
        with monkeypatch.context() as broken:
            broken.setattr("recovery_journal.private_files.os.fsync", full)
            await press(pilot, "ctrl+s")
        assert NoSpace.title in said(app)
        assert own.ledger() == []
        app.screen.query_one("#where-to", Line).value = str(own.path)
        await press(pilot, "ctrl+s", "down", "enter")
        assert "That is the journal itself" in said(app)
        assert own.ledger() == []
        await write(pilot, "x")
        app.action_lock()
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
    assert not list((tmp_path / "home").glob("*.md"))


async def test_leaving_when_signed_then_it_is_offered_and_esc_is_not_now(tmp_path: Path) -> None:
    own = in_a_file(tmp_path)
    begin(own).say_of_session("My words")
    async with closing(own) as (app, pilot):
        await press(pilot, *["enter", "enter", "tab", "tab", "enter", "enter"])
        await enter(pilot, PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, TakeAlongScreen))
        assert "TOGETHER" not in seen(app)
        assert isinstance(app.focused, Input)
        await press(pilot, "enter")
        assert isinstance(app.screen, TakeAlongScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)
        assert not list((tmp_path / "home").glob("*.md"))


@pytest.mark.parametrize("size", SIZES)
async def test_page_when_words_are_hostile_then_shown_and_written_as_words(
    home: Path, size: tuple[int, int]
) -> None:
    own = Journal.in_memory()
    own.set_people([Person(name=SPELL, reach=""), Person(name="[/]", reach="")])
    company = begin(own, SPELL, worth=SPELL)
    text = "\n".join([*HOSTILE, SPELL, "m" * 5000])
    company.say_of_session(text, picked="\n".join(HOSTILE))
    company.sign(SIGNED)
    own.end_together()
    async with looking_at(own, size=size) as (app, pilot):
        assert misfits(app.screen) == []
        await write(pilot, clean_text(SPELL))
        await press(pilot, "tab", "left", "tab", "tab", "tab")
        for key in ("down", "pagedown", "end", "space", "pageup", "home"):
            await press(pilot, key)
            assert misfits(app.screen) == []
            assert not re.search(f"[{HARMFUL}]", seen(app).replace("\n", " "))
        await press(pilot, "enter")
        assert "Written to" in said(app)
        assert misfits(app.screen) == []
    (target,) = home.glob("*.md")
    written = target.read_text()
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert "m" * 5000 not in written  # the last line was taken out
    assert "日本語の" * 30 in written
    assert "\\[/] \\[bold]b\\[/bold]" in written


async def test_page_when_nothing_is_said_in_it_then_the_title_and_whose_it_is(
    home: Path,
) -> None:
    own = Journal.in_memory()
    own.add(new_entry(Kind.SESSION, TODAY, "A time together", "x"))
    own.save(own.entry(own.page()[0].id))
    async with looking_at(own) as (app, pilot):
        await press(pilot, "enter", "tab", "tab", "enter", "space", "enter")
        assert "Written to" in said(app)
    (target,) = home.glob("*.md")
    assert "## " not in target.read_text()
    assert "These words are mine. Please don't" in target.read_text()
