"""The editor: drafts within the second, saving, closing, and an entry that changed underneath."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, Static, TextArea

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.history import HistoryScreen
from tests.tui.driving import until
from tests.tui.test_app import PASSPHRASE


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


async def test_editor_when_every_part_is_written_then_saved_as_typed(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test(size=(80, 40)) as pilot:
        app.action_write()
        await pilot.pause()
        await pilot.press(*"title", "tab", *"one", "enter", *"two", "tab", *"did")
        await pilot.press("tab", "tab", "tab", *"a,b", "ctrl+s")
        await pilot.pause()
        kept = app.journal.entry(app.journal.page(Query(words="title"))[0].id)
        assert (kept.title, kept.body) == ("title", "one\ntwo")
        assert kept.details == WinDetails(did="did", strengths=("a", "b"))
        assert app.journal.drafts() == []


async def test_editor_when_closed_then_the_draft_stays_and_is_gone_on_with(tmp_path: Path) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        entry = app.journal.entry(app.journal.page()[0].id)
        app.action_go("wins")
        app.push_screen(EntryScreen(app.journal, entry.id))
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        await pilot.press(*"more", "escape")
        await pilot.pause()
        assert [draft.entry.id for draft in app.journal.drafts()] == [entry.id]
        assert app.journal.entry(entry.id) == entry
        await pilot.press("e")
        await pilot.pause()
        assert "more" in app.screen.query_one("#body", TextArea).text


async def test_editor_when_the_first_line_is_empty_or_the_day_unread_then_it_stays(
    tmp_path: Path,
) -> None:
    app = JournalApp(tmp_path / "none.db", made_up_journal())
    async with app.run_test() as pilot:
        number = app.journal.count()
        app.action_write()
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        app.screen.query_one("#title", Input).value = "something"
        app.screen.query_one("#day", Input).value = "someday"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        assert app.journal.count() == number


async def test_editor_when_locked_while_typing_then_the_words_are_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    app = JournalApp(path, Journal.create(path, PASSPHRASE))
    async with app.run_test() as pilot:
        app.action_write()
        await pilot.pause()
        await pilot.press(*"half", "ctrl+l")
        await pilot.pause()
    found = Journal.unlock(path, PASSPHRASE)
    assert [draft.entry.title for draft in found.drafts()] == ["half"]
    found.close()


async def test_editor_when_changed_underneath_then_both_versions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    entry = journal.add(new_entry(Kind.NOTE, made_up_journal().page()[0].day, "note"))
    app = JournalApp(path, journal)
    async with app.run_test() as pilot:
        app.push_screen(EntryScreen(journal, entry.id))
        await pilot.pause()
        await pilot.press("e", *"mine")
        other = Journal.unlock(path, PASSPHRASE)
        other.save(replace(entry, body="theirs"))
        other.close()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, HistoryScreen) and app.screen.is_mounted)
        assert journal.entry(entry.id).body == "mine"
        assert {v.body for v in journal.history(entry.id)} == {"", "theirs"}
        assert "Both are kept" in str(app.screen.query_one("#told", Static).content)
        await pilot.press("down")
        text = app.screen.query_one(".reader-text", Static)
        await until(pilot, lambda: "theirs" in str(text.content))
