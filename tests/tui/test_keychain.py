"""A key in the system's keychain: asked for, used at the start alone, forgotten in one step."""

import threading
from datetime import date
from pathlib import Path

import pytest

from recovery_journal import settings as own_settings
from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.paths import known_as, settings_path
from recovery_journal.settings import Settings
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen
from recovery_journal.tui.screens.settings import SettingsScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.together import TogetherScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.rows import Rows
from tests.keychains import Keychain, use_keychain
from tests.tui.driving import choose_row, enter, said, seen, settle, until

PASSPHRASE = "seven quiet lamps"
OTHER = "eight loud bells"


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> type[Keychain]:
    """The keychain of this system, for a test."""
    return use_keychain(monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal."""
    path = tmp_path / "home" / "own" / "journal.db"
    Journal.create(path, PASSPHRASE).close()
    return path


def code_of(path: Path, passphrase: str = PASSPHRASE) -> str:
    """The recovery code of a journal."""
    journal = Journal.unlock(path, passphrase)
    code = journal.recovery_code()
    journal.close()
    return code


def remember(path: Path) -> None:
    """Have the key in the keychain and the path in the settings."""
    Keychain.kept["recovery-journal", known_as(path)] = code_of(path)
    own_settings.save(settings_path(), Settings(remember=[known_as(path)]))


def kept_settings() -> list[str]:
    """The journals that the settings on the disk name as remembered."""
    return own_settings.load(settings_path())[0].remember


def value_of(app: JournalApp, row_id: str) -> str:
    """What stands in a row."""
    return next(r.value for r in app.screen.query_one(Rows).rows if r.id == row_id)


# asked for, and forgotten


async def test_remember_when_asked_for_then_told_what_it_means_and_kept_after_the_passphrase(
    path: Path, held: type[Keychain]
) -> None:
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.action_settings()
        await settle(pilot)
        assert value_of(app, "remember") == "asks for the passphrase"
        await choose_row(pilot, "remember")
        await until(pilot, lambda: isinstance(app.screen, PassphraseCheckScreen))
        await settle(pilot)
        assert "Whoever is signed in here as you, or can be, can read it." in said(app)
        await pilot.press("escape")
        await settle(pilot)
        assert (held.kept, kept_settings()) == ({}, [])
        await choose_row(pilot, "remember")
        await until(pilot, lambda: isinstance(app.screen, PassphraseCheckScreen))
        await settle(pilot)
        await enter(pilot, PASSPHRASE)
        await until(pilot, lambda: bool(kept_settings()))
        await settle(pilot)
        assert held.kept == {("recovery-journal", known_as(path)): app.journal.recovery_code()}
        assert kept_settings() == [known_as(path)]
        assert "Remembered on this computer" in said(app)
        assert value_of(app, "remember") == "opens without asking"
        await choose_row(pilot, "remember")
        await until(pilot, lambda: not kept_settings())
        await settle(pilot)
        assert held.kept == {}
        assert "Forgotten." in said(app)
        assert value_of(app, "remember") == "asks for the passphrase"


async def test_remember_when_the_system_has_no_keychain_then_said_and_nothing_is_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test(notifications=True) as pilot:
        app.action_settings()
        await settle(pilot)
        await choose_row(pilot, "remember")
        await until(pilot, lambda: "no keychain" in said(app))
        assert isinstance(app.screen, SettingsScreen)
    assert not settings_path().exists()


@pytest.mark.parametrize("row", ["forget", "keep"])
async def test_remember_when_the_keychain_refuses_then_said_and_the_journal_asks(
    path: Path, held: type[Keychain], monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    if row == "forget":
        remember(path)
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test(notifications=True) as pilot:
        monkeypatch.setattr(held, "locked", True)
        app.action_settings()
        await settle(pilot)
        await choose_row(pilot, "remember")
        if row == "keep":
            await until(pilot, lambda: isinstance(app.screen, PassphraseCheckScreen))
            await settle(pilot)
            await enter(pilot, PASSPHRASE)
        told = "It may have the key" if row == "forget" else "It did not take"
        await until(pilot, lambda: told in said(app))
        assert kept_settings() == []


# at the start


async def test_start_when_remembered_then_open_without_asking_and_a_lock_asks(
    path: Path, held: type[Keychain]
) -> None:
    remember(path)
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        await settle(pilot)
        assert app.journal.is_passphrase(PASSPHRASE)
        held.asked.clear()
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert not held.asked.is_set()
        assert "keychain" not in seen(app)
        await enter(pilot, PASSPHRASE)
        assert isinstance(app.screen, TodayScreen)
        app.action_settings()
        await settle(pilot)
        for row in ("code", "passphrase", "leave"):
            await choose_row(pilot, row)
            assert isinstance(app.screen, PassphraseCheckScreen)
            await pilot.press("escape")


async def test_start_when_remembered_and_a_time_together_is_under_way_then_into_it(
    path: Path, held: type[Keychain]
) -> None:
    journal = Journal.unlock(path, PASSPHRASE)
    journal.add(new_entry(Kind.WIN, date.today(), "closed to others"))
    journal.begin_together(Draft(entry=new_entry(Kind.SESSION, date.today())))
    journal.close()
    remember(path)
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, TogetherScreen))
        await settle(pilot)
        assert app.is_in_company
        assert "closed to others" not in seen(app)


async def test_start_when_the_key_opens_it_no_more_then_the_passphrase_is_asked_for_in_silence(
    path: Path, held: type[Keychain]
) -> None:
    remember(path)
    journal = Journal.unlock(path, PASSPHRASE)
    journal.change_passphrase(OTHER)
    journal.close()
    app = JournalApp(path)
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: held.asked.is_set() and "Asking" not in seen(app))
        assert isinstance(app.screen, UnlockScreen)
        assert "do not open it" not in seen(app)
        await enter(pilot, OTHER)
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("words", [[], ["/another/journal.db"]])
async def test_start_when_this_journal_is_not_remembered_then_no_keychain_is_asked(
    path: Path, held: type[Keychain], words: list[str]
) -> None:
    remember(path)
    own_settings.save(settings_path(), Settings(remember=words))
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Asking" not in seen(app)
        await enter(pilot, PASSPHRASE)
        assert isinstance(app.screen, TodayScreen)
    assert not held.asked.is_set()


async def test_start_when_the_passphrase_comes_first_then_a_late_answer_opens_nothing(
    path: Path, held: type[Keychain], monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(path)
    held.answers.clear()
    closed: list[Journal] = []
    close = Journal.close

    def watched(journal: Journal) -> None:
        closed.append(journal)
        close(journal)

    app = JournalApp(path)
    async with app.run_test() as pilot:
        await until(pilot, held.asked.is_set)
        assert "Asking this system's keychain" in seen(app)
        await enter(pilot, PASSPHRASE)
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("ctrl+l")
        await settle(pilot)
        monkeypatch.setattr(Journal, "close", watched)
        held.answers.set()
        await until(pilot, lambda: bool(closed))
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert app._journal is None


async def test_start_when_the_keychain_waits_for_somebody_then_the_app_ends_all_the_same(
    path: Path, held: type[Keychain]
) -> None:
    remember(path)
    held.answers.clear()
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await until(pilot, held.asked.is_set)
        await pilot.press("ctrl+q")
        await settle(pilot)
    assert app.return_code == 0
    waiting = [each for each in threading.enumerate() if each.daemon and each.is_alive()]
    held.answers.set()
    for each in waiting:
        if each.name.endswith("(done)"):
            each.join(30)
            assert not each.is_alive()


# another key


async def test_passphrase_when_changed_and_remembered_then_the_keychain_has_the_new_key(
    path: Path, held: type[Keychain]
) -> None:
    remember(path)
    app = JournalApp(path, Journal.unlock(path, PASSPHRASE))
    async with app.run_test() as pilot:
        before = app.journal.recovery_code()
        app.ask_new_passphrase()
        await settle(pilot)
        await enter(pilot, OTHER)
        await enter(pilot, OTHER)
        await until(pilot, lambda: list(held.kept.values()) != [before])
        assert list(held.kept.values()) == [app.journal.recovery_code()]


async def test_start_when_the_page_is_gone_before_the_keychain_answers_then_nothing_stays_open(
    path: Path, held: type[Keychain]
) -> None:
    remember(path)
    app = JournalApp(path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, TodayScreen))
        late = Journal.unlock(path, PASSPHRASE)
        UnlockScreen(path, asks_keychain=True)._keychain_answered(late)
        with pytest.raises(JournalError):
            late.count()
        UnlockScreen(path, asks_keychain=True)._keychain_answered(None)
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
