"""In company: nothing closed reaches the screen, and no key leaves without the passphrase."""

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from textual._callback import invoke
from textual.pilot import Pilot
from textual.widgets import OptionList

from recovery_journal.errors import Closed
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.palette import commands
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.ledger import LedgerScreen
from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen
from recovery_journal.tui.screens.settings import SettingsScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.secret import Secret
from tests.tui.company import CLOSED, NUMBER, OPEN, begin, closed_journal
from tests.tui.driving import seen, until
from tests.tui.quiet import until_quiet
from tests.tui.test_random_keys import press_at_random
from tests.tui.valuing import TODAY

WORDS = "lantern ferry otter moss"
PLACES = ("today", "values", "strengths", "decisions", "wins", "compass", "find", "trash")


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with something closed and something open of every kind."""
    path = tmp_path_factory.mktemp("master") / "journal.db"
    closed_journal(Journal.create(path, WORDS), TODAY).close()
    return path


@pytest.fixture
def journal(master: Path, tmp_path: Path) -> Iterator[Journal]:
    """A copy of it, in a time together that has begun."""
    path = tmp_path / "journal.db"
    path.write_bytes(master.read_bytes())
    journal = Journal.unlock(path, WORDS)
    begin(journal, TODAY)
    yield journal
    journal.close()


def clean(app: JournalApp) -> None:
    """Hold what is on the screen, and what any widget would show, against what is closed."""
    text = seen(app).lower()
    assert CLOSED not in text
    assert f"{NUMBER} of 10" not in text
    assert CLOSED not in f"{app.title}{app.sub_title}{app.clipboard}".lower()
    assert app._journal is None or app._journal.is_in_company


async def together(pilot: Pilot[int], app: JournalApp) -> None:
    """Be together, at the table."""
    app.be_together()
    await until_quiet()


async def test_keys_when_pressed_at_random_in_company_then_nothing_closed_shows(
    journal: Journal,
) -> None:
    assert journal.path is not None
    app = JournalApp(journal.path, journal)
    chance = random.Random(5)  # noqa: S311 - keys, no secrets
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await together(pilot, app)
        for _ in range(40):
            press_at_random(app, chance)
            await pilot.pause()
            await until(pilot, lambda: not app._held and app._at_work is None)
            clean(app)
            if app._journal is None:
                app._journal = Journal.unlock(journal.path, WORDS)
                await together(pilot, app)
        assert app.is_running


async def test_places_and_commands_when_in_company_then_nothing_closed_shows(
    journal: Journal,
) -> None:
    assert journal.path is not None
    app = JournalApp(journal.path, journal)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await together(pilot, app)
        tried = {"Quit", "Lock", "Suspend"}
        for place in PLACES:
            app.go(place)
            await until_quiet()
            clean(app)
            assert "TOGETHER with J." in seen(app)
            for name in [each.title for each in commands(app, app.screen, {})]:
                if name not in tried:
                    tried.add(name)
                    await run_command(app, place, name)
                    clean(app)
        assert len(tried) > 30


async def run_command(app: JournalApp, place: str, name: str) -> None:
    """Run a command by its name in the palette, from a place."""
    app.go(place)
    await until_quiet()
    run = next(each.callback for each in commands(app, app.screen, {}) if each.title == name)
    await invoke(run)
    await until_quiet()


async def test_open_entries_when_read_in_company_then_their_numbers_and_threads_are_closed(
    journal: Journal,
) -> None:
    company = journal.in_company()
    app = JournalApp(Path("none.db"), journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await together(pilot, app)
        for row in company.page(Query()):
            app.push_screen(EntryScreen(app.journal, row.id))
            await until_quiet()
            clean(app)
            assert OPEN in seen(app).lower() or row.kind is Kind.SESSION


@pytest.mark.parametrize("action", ["settings", "export", "ledger", "lane", "erase", "leave"])
async def test_owner_when_something_of_theirs_is_asked_for_then_the_passphrase_comes_first(
    journal: Journal, action: str
) -> None:
    assert journal.path is not None
    opened = journal.page(Query(words=OPEN, kind=Kind.WIN))[0]
    journal.trash(journal.page(Query(words=OPEN, kind=Kind.NOTE))[0].id)
    app = JournalApp(journal.path, journal)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await together(pilot, app)
        if action == "lane":
            app.push_screen(EntryScreen(app.journal, opened.id))
            await until_quiet()
            await pilot.press("o")
        elif action == "erase":
            app.go("trash")
            await until_quiet()
            await pilot.press("E")
        elif action == "leave":
            from recovery_journal.tui.company_messages import LeaveTogether

            app.post_message(LeaveTogether())
        else:
            await app.run_action(action)
        await until_quiet()
        assert isinstance(app.screen, PassphraseCheckScreen)
        app.screen.query_one(Secret).value = "other words than these"
        await pilot.press("enter")
        await until(pilot, lambda: "other words" in seen(app))
        clean(app)
        await pilot.press("escape")
        await until_quiet()
        assert not isinstance(app.screen, PassphraseCheckScreen | SettingsScreen | LedgerScreen)
        clean(app)


async def test_leaving_when_the_passphrase_is_typed_then_the_person_is_alone_again(
    journal: Journal,
) -> None:
    assert journal.path is not None
    from recovery_journal.tui.company_messages import LeaveTogether

    app = JournalApp(journal.path, journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await together(pilot, app)
        app.post_message(LeaveTogether())
        await until_quiet()
        app.screen.query_one(Secret).value = WORDS
        await pilot.press("enter")
        await until(pilot, lambda: not app.is_in_company)
        await until_quiet()
        assert app.journal.under_way() is None
        assert "TOGETHER" not in seen(app)
        assert CLOSED in seen(app)


async def test_private_day_when_entered_then_one_entry_is_open_for_this_time_alone(
    journal: Journal,
) -> None:
    assert journal.path is not None
    app = JournalApp(journal.path, journal)
    before = journal.in_company().count()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await together(pilot, app)
        app.go("find")
        await until_quiet()
        await pilot.press("down")
        listed = app.screen.query_one(EntryList)
        while not (listed._window.chosen and listed._window.chosen.is_closed):
            await pilot.press("down")
        await pilot.press("enter")
        await until_quiet()
        assert "for this time together alone?" in seen(app)
        await pilot.press("escape")
        await until_quiet()
        assert app.journal.opened_for_now() == set()
        await pilot.press("enter")
        await until_quiet()
        await pilot.press("down", "enter")
        await until_quiet()
        if isinstance(app.focused, OptionList):
            assert CLOSED not in seen(app)
            await pilot.press("enter")
            await until_quiet()
        (entry_id,) = app.journal.opened_for_now()
        assert listed.entry_at_hand == entry_id
        assert "for now" in seen(app)
        assert app.journal.count() == before + 1
        assert app.journal.alone().ledger()[0].event == "open"
        app.push_screen(EntryScreen(app.journal, entry_id))
        await until_quiet()
        assert CLOSED in seen(app)
        await pilot.press("o")
        await until_quiet()
        assert not isinstance(app.screen, EntryScreen)  # nothing of it is left to read
        assert app.journal.opened_for_now() == set()
        assert app.journal.count() == before


async def test_lock_when_in_company_then_it_opens_into_company_again(journal: Journal) -> None:
    assert journal.path is not None
    app = JournalApp(journal.path, journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await together(pilot, app)
        app.action_lock()
        await until_quiet()
        assert "TOGETHER" not in seen(app)
        with pytest.raises(Closed):
            _ = app.journal
        assert isinstance(app.screen, UnlockScreen)
        app.screen.query_one(Secret).value = WORDS
        await pilot.press("enter")
        await until(pilot, lambda: app._journal is not None)
        await until_quiet()
        clean(app)
        assert app.is_in_company
        assert app.with_whom == "J."


async def test_time_when_it_begins_and_ends_in_another_terminal_then_this_one_follows(
    master: Path, tmp_path: Path
) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(master.read_bytes())
    other, own = Journal.unlock(path, WORDS), Journal.unlock(path, WORDS)
    app = JournalApp(path, own)
    async with app.run_test(size=(100, 40)) as pilot:
        await until_quiet()
        assert CLOSED in seen(app)
        await pilot.press("h", "a", "l", "f")
        begin(other, TODAY)
        app._look_around()
        await until_quiet()
        clean(app)
        assert [d.entry.title for d in other.drafts() if d.entry.kind is Kind.WIN] == ["half"]
        other.end_together()
        app._look_around()
        await until_quiet()
        assert isinstance(app.screen, UnlockScreen)
    other.close()


async def test_new_entries_when_written_in_company_then_they_are_open_together(
    journal: Journal,
) -> None:
    assert journal.path is not None
    app = JournalApp(journal.path, journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await together(pilot, app)
        app.go("today")
        await until_quiet()
        await pilot.press(*"walked", "enter")
        await until_quiet()
        await pilot.press("escape", "n")
        await until_quiet()
        assert "open together" in seen(app)
        assert app.screen.query_one("#lane").disabled
        await pilot.press(*"slept", "ctrl+s")
        await until_quiet()
    for title in ("walked", "slept"):
        entry = journal.entry(journal.page(Query(words=title))[0].id)
        assert entry.lane is Lane.OPEN_TOGETHER


async def test_agreement_when_filled_then_what_would_be_open_is_shown_before_it_begins(
    master: Path, tmp_path: Path
) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(master.read_bytes())
    journal = Journal.unlock(path, WORDS)
    app = JournalApp(path, journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_quiet()
        await pilot.press("ctrl+t")
        await until_quiet()
        await pilot.press(*"J.", "tab", *"to decide")
        await pilot.press("escape")
        await until_quiet()
        assert [d.entry.lane for d in journal.drafts() if d.entry.kind is Kind.SESSION] == [
            Lane.ONLY_ME
        ]
        await pilot.press("ctrl+t")
        await until_quiet()
        assert "to decide" in seen(app)
        await pilot.press("ctrl+s")
        await until_quiet()
        number = journal.in_company().count()
        assert f"{number} entries" in seen(app)
        assert CLOSED not in seen(app)
        assert "private" in seen(app)
        await pilot.press("p")
        await until_quiet()
        assert "private " not in seen(app).replace("private days", "")
        await pilot.press("ctrl+s")
        await until_quiet()
        assert app.is_in_company
        clean(app)
        assert not app.journal.shows_closed
    under_way = Journal.unlock(path, WORDS).under_way()
    assert under_way is not None
    assert under_way.entry.title == "Together with J."


async def test_steps_when_from_the_last_time_then_today_and_the_next_opening_ask_first(
    tmp_path: Path,
) -> None:
    journal = Journal.in_memory()
    draft = begin(journal, TODAY)
    company = journal.in_company()
    kept = [
        company.add(new_entry(Kind.STEP, TODAY - timedelta(days=back), f"step {back}"))
        for back in range(3)
    ]
    assert isinstance(draft, Draft)
    journal.end_together()
    app = JournalApp(tmp_path / "none.db", journal)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        await until_quiet()
        assert seen(app).count("From last time with J.: step") == 3
        await pilot.press("tab", "enter")
        await until_quiet()
        await pilot.press("up", "up", "enter")
        await until_quiet()
        assert journal.entry(kept[0].id).details.as_dict()["came"] == "done"
        assert seen(app).count("From last time with J.: step") == 2
        await pilot.press("x")
        await until_quiet()
        assert journal.entry(kept[1].id).details.as_dict()["came"] == "let go"
        await pilot.press("enter")
        await until_quiet()
        await pilot.press("enter")
        await until_quiet()
        assert journal.entry(kept[2].id).details.as_dict()["came"] == ""
        assert "From last time" not in seen(app)
        await pilot.press("ctrl+t")
        await until_quiet()
        assert "From last time" in seen(app)
        assert "step 2" in seen(app)
