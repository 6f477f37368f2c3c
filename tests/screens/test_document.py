"""`screens.md` tells of the app as it is: every screen, every key, every picture."""

import importlib
import inspect
import pkgutil

import pytest
from textual.screen import Screen

from recovery_journal.tui import screens
from recovery_journal.tui.actions import ACTS, said_key
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.widgets.frame import FootLine
from tests.screens.document import DOCUMENT, PICTURES, document, own_acts
from tests.screens.stops import STOPS, Stop
from tests.screens.tour import at
from tests.tui.driving import seen


def screen_classes() -> set[str]:
    """Every screen of the app, as `module.Class`."""
    found = set()
    for module in pkgutil.iter_modules(screens.__path__):
        loaded = importlib.import_module(f"{screens.__name__}.{module.name}")
        found |= {
            f"{module.name}.{name}"
            for name, value in inspect.getmembers(loaded, inspect.isclass)
            if issubclass(value, Screen) and value.__module__ == loaded.__name__
        }
    return found


async def test_document_when_made_from_the_app_then_as_in_the_file() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == await document()


def test_document_when_screens_are_counted_then_none_is_left_out() -> None:
    assert {stop.screen for stop in STOPS} == screen_classes()
    assert all((DOCUMENT.parent / PICTURES / f"{stop.name}.svg").is_file() for stop in STOPS)


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
async def test_stop_when_come_to_then_that_screen_and_its_foot_shows_keys_of_the_document(
    stop: Stop,
) -> None:
    async with at(stop) as pilot:
        come_to = type(pilot.app.screen)
        assert f"{come_to.__module__.rsplit('.', 1)[1]}.{come_to.__name__}" == stop.screen
        feet = pilot.app.screen.query(FootLine)
        told = {act.id for act in ACTS if act.where.name in ("ALWAYS", "PLACES")}
        told |= {act.id for act in own_acts(pilot.app.screen)}
        shown = {said_key(key.key) for foot in feet for key in foot._keys()}
        known = {said_key(k) for act in ACTS if act.id in told for k in act.keys.split(",")}
        assert shown <= known


async def test_keys_when_shown_then_every_command_of_the_table_is_there() -> None:
    async with at(next(stop for stop in STOPS if stop.name == "today"), size=(80, 400)) as pilot:
        app = pilot.app
        assert isinstance(app, JournalApp)
        app.action_keys()
        await pilot.pause()
        page = " ".join(seen(app).split())
        for act in ACTS:
            assert act.tells in page
