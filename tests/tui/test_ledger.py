"""The ledger: plain sentences, newest first; taken out, erased, hostile, empty, long."""

import os
import re
from pathlib import Path

import pytest
from textual.widgets import OptionList

from recovery_journal.errors import Busy
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.records import LedgerLine
from recovery_journal.model.views import Query
from recovery_journal.tui.screens.ledger import MOST_LINES, LedgerScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import TitleLine
from tests.terminal.hostile_journal import HARMFUL
from tests.tui.closing import SPELL, begin
from tests.tui.driving import enter, said, seen, settle
from tests.tui.running import foot
from tests.tui.valuing import HOSTILE, SIZES, TODAY, in_this_order, misfits, opened, press

USUAL = f"ledger-{TODAY.isoformat()}.md"


@pytest.fixture
def home() -> Path:
    """The person's own folder."""
    return Path(os.environ["HOME"])


@pytest.fixture
def own() -> Journal:
    """A journal with a time together behind it, and one copy that was taken out."""
    own = Journal.in_memory()
    for number in range(8):
        entry = own.add(new_entry(Kind.WIN, TODAY, f"Open win {number}"))
        own.set_lane(entry.id, Lane.OPEN_TOGETHER)
    closed = own.add(new_entry(Kind.DECISION, TODAY, "See Dad"))
    begin(own)
    own.open_for_now(closed.id)
    own.end_together()
    own.note_export("/own/for-thursday.md", Query(kind=Kind.WIN), "markdown")
    own.erase(closed.id)
    return own


def ledger(app: object) -> LedgerScreen:
    """The page that shows."""
    screen = app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, LedgerScreen)
    return screen


async def test_ledger_when_opened_then_what_happened_in_sentences_newest_first(
    own: Journal,
) -> None:
    async with opened(own, "l", size=(80, 40)) as (app, pilot):
        assert in_this_order(
            app,
            *("The ledger", "4 lines", "Your own list of what was opened with whom"),
            *("today, ", "8 entries left the file as Markdown (wins), to"),
            *("/own/for-thursday.md.", "You ended the time together with J."),
            *("For the time together with J., you opened:", "See Dad"),
            *("You began a time together with J. 8 entries were open in it:", "  Open win 7"),
            *("  Open win 3", "  and 3 more"),
        )
        assert "Open win 2" not in seen(app)
        assert {"take out", "erase", "back"} <= foot(app)
        own.note_export("standard output", Query(), "json")
        app.tell_changed()
        await settle(pilot)
        assert "5 lines" in seen(app)
        assert "to standard output." in said(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, TodayScreen)


async def test_ledger_when_taken_out_then_all_of_it_is_written_and_a_line_tells_so(
    own: Journal, home: Path
) -> None:
    async with opened(own, "l", "m", size=(80, 40)) as (app, pilot):
        assert isinstance(app.screen, AskDialog)
        assert "not encrypted" in said(app)
        await press(pilot, "escape")
        assert "5 lines" not in seen(app)
        await press(pilot, "m")
        await enter(pilot, "")
        assert f"Written to ~/{USUAL}. This copy is not encrypted." in said(app)
        assert "5 lines" in seen(app)
        assert f"This list left the file, with 4 lines, to ~/{USUAL}." in said(app)
        await press(pilot, "m")
        app.screen.query_one("Input").value = f"~/{USUAL}"  # type: ignore[attr-defined]
        await enter(pilot, "")
        assert isinstance(app.screen, ChooseDialog)
        await press(pilot, "enter")
        assert len(own.ledger()) == 5
    (target,) = home.glob("*.md")
    assert target.stat().st_mode & 0o777 == 0o600
    text = target.read_text()
    assert text.startswith("# The ledger\n")
    assert all(f"  - Open win {number}\n" in text for number in range(8))
    assert "you opened:\n  - See Dad\n" in text
    assert text.count("- **") == 4


async def test_ledger_when_erased_then_asked_first_and_two_keys_do_it(own: Journal) -> None:
    async with opened(own, "l", "E") as (app, pilot):
        assert isinstance(app.screen, ChooseDialog)
        assert "nobody can bring them" in said(app)
        await press(pilot, "enter")
        assert len(own.ledger()) == 4
        await press(pilot, "E", "escape")
        assert len(own.ledger()) == 4
        await press(pilot, "E", "down", "enter")
        assert own.ledger() == []
        assert "Erased." in seen(app)
        assert "nothing left this journal. That's fine." in said(app)
        assert not foot(app) & {"take out", "erase"}
        await press(pilot, "E")
        assert ledger(app).is_current
        assert own.count() == 8


async def test_ledger_when_another_program_holds_the_file_then_said_and_it_stays(
    own: Journal, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Busy("Another program writes.")

    async with opened(own, "l") as (app, pilot):
        monkeypatch.setattr(Journal, "erase_ledger", busy)
        monkeypatch.setattr(Journal, "export_ledger", busy)
        await press(pilot, "E", "down", "enter")
        assert "Another program writes." in said(app)
        assert len(own.ledger()) == 4
        await press(pilot, "m")
        await enter(pilot, "")
        assert "Another program writes." in said(app)
        assert ledger(app).is_current
    assert not list(home.glob("*.md"))


@pytest.mark.parametrize("size", SIZES)
async def test_ledger_when_empty_then_a_friendly_sentence_and_nothing_to_take_or_erase(
    size: tuple[int, int],
) -> None:
    async with opened(Journal.in_memory(), "l", size=size) as (app, pilot):
        assert "Nothing was opened with anybody" in said(app)
        assert app.screen.query_one(TitleLine).right == ""
        assert not foot(app) & {"take out", "erase"}
        await press(pilot, "E", "down", "end")
        assert ledger(app).is_current
        assert misfits(app.screen) == []


@pytest.mark.parametrize("size", SIZES)
async def test_ledger_when_words_are_hostile_or_many_then_they_are_words(
    size: tuple[int, int], home: Path
) -> None:
    own = Journal.in_memory()
    for event in ("together", "open", "end", "export", "summary", "ledger", "[/]"):
        for words in (*HOSTILE, SPELL.replace("\x1b", "").replace("\u202e", ""), "m" * 5000):
            line = LedgerLine(event=event, place=words, entries=1, words=f"{words}\n{words}")
            own._store.note(line)
    for number in range(MOST_LINES):
        own._store.note(LedgerLine(event="end", place=f"N{number}"))
    async with opened(own, "l", size=size) as (app, pilot):
        assert app.screen.query_one(TitleLine).right == f"{MOST_LINES + 42} lines"
        await press(pilot, "end")
        assert f"These are the newest {MOST_LINES}." in seen(app)
        await press(pilot, "m")
        await enter(pilot, "")
        own.erase_ledger()
        for words in (*HOSTILE, SPELL.replace("\x1b", "").replace("\u202e", "")):
            for event in ("together", "open", "export", "summary", "[/]"):
                own._store.note(LedgerLine(event=event, place=words, entries=1, words=words))
        app.tell_changed()
        for key in ("home", "down", "pagedown", "j", "k", "pageup", "end"):
            await press(pilot, key)
            assert misfits(app.screen) == []
            assert not re.search(f"[{HARMFUL}]", seen(app).replace("\n", " "))
    (target,) = home.glob("*.md")
    assert target.read_text().count("\n- **") == MOST_LINES + 42


@pytest.mark.parametrize("forgets", [False, True])
async def test_ledger_when_erased_then_copies_that_hold_it_are_forgotten_with_a_yes_alone(
    tmp_path: Path, forgets: bool
) -> None:
    path = tmp_path / "own" / "journal.db"
    journal = Journal.create(path, "seven quiet lamps")
    journal.note_export("~/out.md", Query(), "markdown")
    before = journal.copy_now(Keep())
    async with opened(journal, "l", "E") as (app, pilot):
        assert "1 automatic copy made" in said(app)
        assert app.screen.query_one(OptionList).highlighted == 0
        await press(pilot, *(["down"] if not forgets else ["down", "down"]), "enter")
        await settle(pilot)
        assert app.journal.ledger() == []
    [copy] = copies(path)
    held = Journal.unlock(copy.path, "seven quiet lamps")
    assert len(held.ledger()) == (0 if forgets else 1)
    held.close()
    assert (copy.path == before) is not forgets
