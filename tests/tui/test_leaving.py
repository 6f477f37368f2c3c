"""Leaving for good: what goes is told first, a word is asked for, and what stays is told last."""

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from recovery_journal import settings as own_settings
from recovery_journal.journal import Journal
from recovery_journal.model.copies import Keep
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.paths import config_dir, settings_path
from recovery_journal.settings import Settings
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.export import ExportScreen
from recovery_journal.tui.screens.gone import GoneScreen
from recovery_journal.tui.screens.leaving import LeavingScreen
from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen
from recovery_journal.tui.screens.settings import SettingsScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.widgets.ask import AskDialog
from recovery_journal.tui.widgets.rows import Rows
from tests.storage.test_copies import HOLDS_OPEN
from tests.tui.driving import choose_row, enter, said, settle, until

PASSPHRASE = "seven quiet lamps"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with a win that was taken out, and a copy."""
    path = tmp_path / "home" / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date.today(), "one"))
    journal.export(tmp_path / "home" / "out.md")
    journal.copy_now(Keep())
    journal.close()
    own_settings.save(settings_path(), Settings())
    return path


async def at_leaving(app: JournalApp, pilot: Pilot[Any]) -> None:
    """From the settings, past the passphrase, to the page that tells what goes."""
    app.action_settings()
    await settle(pilot)
    await choose_row(pilot, "leave")
    assert isinstance(app.screen, PassphraseCheckScreen)
    await enter(pilot, PASSPHRASE)
    assert isinstance(app.screen, LeavingScreen)


async def test_leaving_when_the_word_is_typed_then_all_is_gone_and_what_is_not_is_told(
    path: Path, tmp_path: Path
) -> None:
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_leaving(app, pilot)
        told = said(app)
        assert "the journal with 1 entry: ~/own/journal.db" in told
        assert "1 automatic copy, in ~/own/copies" in told
        await choose_row(pilot, "erase")
        assert isinstance(app.screen, AskDialog)
        await enter(pilot, "erasing")
        assert "That is another word" in said(app)
        assert path.exists()
        await pilot.press(*["backspace"] * 3)
        await enter(pilot, "e")
        assert isinstance(app.screen, GoneScreen)
        assert not path.exists()
        assert not path.parent.joinpath("copies").exists()
        assert not settings_path().exists()
        told = said(app)
        for line in ("with its drafts, trash and earlier versions", "1 automatic copy", "settings"):
            assert line in told
        assert f"{tmp_path}/home/out.md" in told.replace(" ", "") or "out.md" in told
        assert app._journal is None
        await pilot.press("ctrl+n", "comma", "t", "m", "ctrl+t", "ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, GoneScreen)
        await pilot.press("enter")
        await settle(pilot)
    assert app.return_code == 0
    assert (tmp_path / "home" / "out.md").exists()
    assert not path.exists()


async def test_leaving_when_the_app_began_locked_then_nothing_leads_back_to_the_lock(
    path: Path,
) -> None:
    app = JournalApp(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot, PASSPHRASE)
        await at_leaving(app, pilot)
        await erase_at_once(pilot)
        assert "Out of reach of this program" in said(app)
        await pilot.press("ctrl+l", "ctrl+o", "ctrl+o", "escape")
        await settle(pilot)
    assert app.return_code == 0
    assert list(path.parent.parent.rglob("*.db*")) == []


@pytest.mark.parametrize("keys", [("escape",), ("enter", "escape", "escape")])
async def test_leaving_when_stepped_back_then_all_stays(path: Path, keys: tuple[str, ...]) -> None:
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_leaving(app, pilot)
        await pilot.press("end")
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        assert isinstance(app.screen, SettingsScreen)
        assert app.journal.count() == 1
    assert path.exists()


async def test_leaving_when_entries_are_taken_out_first_then_back_to_the_same_page(
    path: Path,
) -> None:
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_leaving(app, pilot)
        await choose_row(pilot, "export")
        assert isinstance(app.screen, ExportScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, LeavingScreen)


async def test_leaving_when_files_are_the_persons_own_then_they_go_with_a_yes_alone(
    path: Path,
) -> None:
    own = config_dir() / "values.toml"
    own.write_text("# mine")
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_leaving(app, pilot)
        rows = app.screen.query_one(Rows)
        assert [row.value for row in rows.rows if row.id == "own"] == ["stay"]
        await choose_row(pilot, "own")
        assert [row.value for row in rows.rows if row.id == "own"] == ["go too"]
        await choose_row(pilot, "erase")
        await enter(pilot, "erase")
        assert isinstance(app.screen, GoneScreen)
    assert not own.exists()


async def test_leaving_when_another_process_has_it_open_then_said_and_the_journal_goes_on(
    path: Path,
) -> None:
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    command = [sys.executable, "-c", HOLDS_OPEN, str(path), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await at_leaving(app, pilot)
            await choose_row(pilot, "erase")
            await enter(pilot, "erase")
            assert isinstance(app.screen, TodayScreen)
            assert "Close it there first" in said(app)
            assert app.journal.count() == 1
            assert app.journal.is_passphrase(PASSPHRASE)
        other.communicate(timeout=60)


async def test_leaving_when_a_copy_is_being_made_then_it_is_waited_for_and_goes_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = threading.Event(), threading.Event()
    copy = Journal.copy_now

    def slow(journal: Journal, *args: object) -> Path:
        begun.set()
        goes_on.wait(30)
        return copy(journal, *args)  # type: ignore[arg-type]

    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_leaving(app, pilot)
        monkeypatch.setattr(Journal, "copy_now", slow)

        def copies_beside() -> None:
            with app.journal.beside() as other:
                other.copy_now(Keep())

        app.run_worker(copies_beside, thread=True, group="copies")
        await until(pilot, begun.is_set)
        wait = app._wait_for_threads

        async def watched() -> None:
            assert path.exists()
            goes_on.set()
            await wait()

        monkeypatch.setattr(app, "_wait_for_threads", watched)
        await erase_at_once(pilot)
        assert isinstance(app.screen, GoneScreen)
    assert list(path.parent.rglob("*.db")) == []


async def erase_at_once(pilot: Pilot[Any]) -> None:
    """Choose to erase and type the word, without waiting for threads."""
    await pilot.press("end", "enter")
    await pilot.press(*"erase", "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, GoneScreen))
