"""Support: the person's own people first, then lines; from the lock, lines alone."""

from pathlib import Path

import pytest
from textual.widgets import Input

from recovery_journal import settings as own_settings
from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model.records import Person
from recovery_journal.paths import config_dir, settings_path
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.support import SupportScreen
from recovery_journal.tui.screens.today import TodayScreen
from recovery_journal.tui.screens.unlock import UnlockScreen
from tests.tui.driving import enter, said, seen, settle

PASSPHRASE = "seven quiet lamps"
GRAN = Person(name="Gran", reach="kitchen window")
NEIGHBOUR = Person(name="a neighbour", reach="two doors on")


@pytest.fixture
def app(tmp_path: Path) -> JournalApp:
    """The app on a made-up journal."""
    return JournalApp(tmp_path / "none.db", made_up_journal())


def _region(region: str) -> None:
    own_settings.save(settings_path(), own_settings.Settings(region=region))


async def test_people_when_added_changed_moved_and_taken_out_then_kept(app: JournalApp) -> None:
    app.journal.set_people([])
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "Nobody here yet" in said(app)
        for person in (GRAN, NEIGHBOUR):
            await pilot.press("n")
            await settle(pilot)
            await enter(pilot, person.name)
            await enter(pilot, person.reach)
        assert app.journal.people() == [GRAN, NEIGHBOUR]
        await pilot.press("left_square_bracket")
        await settle(pilot)
        assert app.journal.people() == [NEIGHBOUR, GRAN]
        assert seen(app).index("a neighbour") < seen(app).index("Gran")
        await pilot.press("enter")
        await settle(pilot)
        app.screen.query(Input).first().value = ""
        await enter(pilot, "")
        await enter(pilot, "")
        assert "A name is wanted" in said(app)
        app.screen.query(Input).first().value = "N."
        await enter(pilot, "")
        assert app.journal.people()[0].name == "N."
        await pilot.press("x")
        await settle(pilot)
        assert app.journal.people() == [GRAN]
        await pilot.press("u")
        await settle(pilot)
        assert [person.name for person in app.journal.people()] == ["N.", "Gran"]


async def test_people_when_named_with_markup_and_controls_then_shown_as_text(
    app: JournalApp,
) -> None:
    app.journal.set_people([Person(name="[/]\x1b[31mG[b]", reach="a\nb")])
    async with app.run_test() as pilot:
        await pilot.press("f8")
        await settle(pilot)
        assert "[/][31mG[b]" in seen(app)
        assert app.journal.people() == [Person(name="[/][31mG[b]", reach="a b")]


async def test_support_when_locked_then_lines_without_people(tmp_path: Path) -> None:
    path = tmp_path / "own" / "journal.db"
    journal = Journal.create(path, PASSPHRASE)
    journal.set_people([GRAN])
    journal.close()
    app = JournalApp(path)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert isinstance(app.screen, SupportScreen)
        assert "Lifeline" in seen(app)
        assert "Gran" not in seen(app)
        assert "Your people" not in seen(app)
        await pilot.press("n", "e", "x", "u")
        await settle(pilot)
        assert isinstance(app.screen, SupportScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, UnlockScreen)


async def test_region_when_chosen_then_kept_and_shown_alone(app: JournalApp) -> None:
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "lines of all regions" in said(app)
        assert "Austria" in seen(app)
        await pilot.press("r", "down", "enter")
        await settle(pilot)
        assert "Australia" in seen(app)
        assert "in danger: 000" in seen(app)
        assert "Austria" not in seen(app)
        assert own_settings.load(settings_path())[0].region == "au"
        await pilot.press("r", "home", "enter")
        await settle(pilot)
        assert "Austria" in seen(app)
        assert own_settings.load(settings_path())[0].region == ""
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_support_when_a_region_is_chosen_then_numbers_days_and_the_own_file_are_told(
    app: JournalApp,
) -> None:
    _region("fr")
    app.settings = own_settings.load(settings_path())[0]
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "Call 3114" in seen(app)
        assert "read on 24 November 2026" in seen(app)
        assert "checked 24 November 2026" in seen(app)
        assert "support.toml" in said(app)


async def test_support_when_the_own_file_is_unread_then_says_so_and_ours_are_there(
    app: JournalApp,
) -> None:
    config_dir().mkdir(parents=True)
    (config_dir() / "support.toml").write_text("not = [toml")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "is not TOML" in said(app)
        assert "Lifeline" in seen(app)


async def test_support_when_the_own_file_has_a_region_then_it_is_there(app: JournalApp) -> None:
    config_dir().mkdir(parents=True)
    (config_dir() / "support.toml").write_text(
        '[regions.own]\nname = "Aaa street"\n[[regions.own.line]]\nname = "The [/] house"\n'
        'reach = "Ring twice"\n'
    )
    async with app.run_test() as pilot:
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "Aaa street" in seen(app)
        assert "The [/] house" in seen(app)


async def test_support_when_going_up_again_then_the_heading_shows(app: JournalApp) -> None:
    app.journal.set_people([GRAN])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("ctrl+r")
        await settle(pilot)
        await pilot.press("end", "home")
        await settle(pilot)
        assert "Your people" in seen(app)
