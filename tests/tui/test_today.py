"""Today: where one writes at once, what waits, and this day in earlier years."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from recovery_journal.demo import made_up_journal
from recovery_journal.errors import CannotWrite
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.messages import Unlocked
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.find import FindScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.frame import FootLine
from recovery_journal.tui.widgets.line import WinLine
from recovery_journal.tui.widgets.waiting import WaitingList
from tests.tui.driving import seen, settle

TODAY = datetime.now().astimezone().date()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def opened(tmp_path: Path, journal: Journal | None = None) -> JournalApp:
    return JournalApp(tmp_path / "none.db", journal or made_up_journal())


def note(title: str, back: int = 0) -> Entry:
    return new_entry(Kind.NOTE, TODAY - timedelta(days=back), title)


async def test_today_when_typing_then_the_line_is_a_draft_until_it_is_kept(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press(*"one")
        app.screen.query_one(WinLine).keep_draft()
        assert [draft.entry.title for draft in app.journal.drafts()] == ["one"]
        await pilot.press("enter")
        await pilot.pause()
        assert app.journal.drafts() == []
        assert app.journal.page()[0].title == "one"
        await pilot.press(*"two", "backspace", "backspace", "backspace")
        app.screen.query_one(WinLine).keep_draft()
        assert app.journal.drafts() == []


async def test_today_when_many_lines_are_pasted_then_all_are_there(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        from textual.events import Paste

        app.post_message(Paste("one\ntwo\x1b[31m three"))
        await pilot.pause()
        assert app.screen.query_one(WinLine).value == "one two[31m three"


async def test_today_when_a_draft_waits_then_it_is_offered_and_gone_on_with(tmp_path: Path) -> None:
    journal = Journal.in_memory()
    journal.keep_draft(Draft(entry=note("half a thought")))
    app = opened(tmp_path, journal)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("escape")
        assert isinstance(app.focused, WaitingList)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not app.screen.query_one("#waiting").display
        assert journal.count(Query(words="thought")) == 1


async def test_today_when_a_draft_is_let_go_then_its_words_are_in_the_trash_or_the_history(
    tmp_path: Path,
) -> None:
    journal = made_up_journal()
    kept = journal.add(note("kept"))
    journal.keep_draft(Draft(entry=replace(kept, body="changed")))
    journal.keep_draft(Draft(entry=replace(note(""), body="new words\nmore")))
    app = opened(tmp_path, journal)
    async with app.run_test() as pilot:
        await pilot.press("escape", "down", "x")
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        assert journal.drafts() == []
        assert [row.title for row in journal.page(Query(trashed=True))] == ["new words"]
        assert journal.entry(kept.id).body == ""
        assert "changed" in [version.body for version in journal.history(kept.id)]


async def test_today_when_something_was_written_on_this_day_then_it_is_shown(
    tmp_path: Path,
) -> None:
    journal = Journal.in_memory()
    ago = TODAY.replace(year=TODAY.year - 2) if (TODAY.month, TODAY.day) != (2, 29) else TODAY
    journal.add(new_entry(Kind.NOTE, ago, "two years back"))
    app = opened(tmp_path, journal)
    async with app.run_test() as pilot:
        before = app.screen.query_one("#on-this-day", OptionList)
        assert "2 years ago" in str(before.get_option_at_index(0).prompt)
        before.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)


async def test_today_when_nothing_is_there_then_it_invites(tmp_path: Path) -> None:
    app = opened(tmp_path, Journal.in_memory())
    async with app.run_test() as pilot:
        assert app.screen.query_one("#empty").display
        assert not app.screen.query_one("#latest").display
        await pilot.press(*"first", "enter")
        await pilot.pause()
        assert not app.screen.query_one("#empty").display


async def test_today_when_the_line_is_left_then_letters_are_keys(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        typed = app.screen.query_one(FootLine).render().plain
        assert "edit" not in typed
        await pilot.press("w", "escape")
        await pilot.pause()
        assert app.screen.query_one(WinLine).value == "w"
        assert "edit" in app.screen.query_one(FootLine).render().plain
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(app.screen, FindScreen)
        assert [draft.entry.title for draft in app.journal.drafts()] == ["w"]


async def test_today_when_the_day_turns_then_a_new_line_belongs_to_the_new_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time_machine

    app = opened(tmp_path, Journal.in_memory())
    async with app.run_test() as pilot:
        with time_machine.travel(datetime.now() + timedelta(days=1), tick=True):
            today = app.screen
            assert isinstance(today, TodayScreen)
            today._look_at_the_day()
            await pilot.press(*"next", "enter")
            assert app.journal.page()[0].day == TODAY + timedelta(days=1)


async def test_today_when_the_draft_cannot_be_kept_then_it_is_said_and_the_line_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(tmp_path)

    def full(draft: Draft) -> None:
        raise CannotWrite("There is no space left.")

    monkeypatch.setattr(app.journal, "keep_draft", full)
    async with app.run_test() as pilot:
        await pilot.press(*"one")
        app.screen.query_one(WinLine).keep_draft()
        await pilot.pause()
        assert "no space" in str(app.screen.query_one("#state", Static).content)
        assert app.screen.query_one(WinLine).value == "one"


async def test_foot_when_a_key_is_clicked_then_it_is_pressed(tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test() as pilot:
        foot = app.screen.query_one(FootLine)
        at = foot.render().plain.index("f1")
        await pilot.click(foot, offset=(at + 2, 1))
        await pilot.pause()
        assert not isinstance(app.screen, TodayScreen)


async def test_lock_when_a_draft_cannot_be_kept_then_it_waits_for_the_unlocking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own" / "journal.db"
    app = JournalApp(path, Journal.create(path, "four quiet words here"))

    def full(draft: Draft) -> None:
        raise CannotWrite("There is no space left.")

    async with app.run_test(notifications=True) as pilot:
        monkeypatch.setattr(app.journal, "keep_draft", full)
        await pilot.press(*"held", "escape", "w")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("ctrl+q", "ctrl+l")
        await pilot.pause()
        app.post_message(Unlocked(Journal.unlock(path, "four quiet words here")))
        await pilot.pause()
        assert [draft.entry.title for draft in app.journal.drafts()] == ["held"]


async def test_today_when_it_holds_more_than_fits_then_it_begins_at_its_top(
    tmp_path: Path,
) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        page = pilot.app.screen.query_one(".page")
        assert page.max_scroll_y > 0  # or it would prove nothing
        assert page.scroll_offset.y == 0
        assert "Good " in seen(app)
