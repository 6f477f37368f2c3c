"""`screens.md` tells of the app as it is: every screen, every key; `test_stops` has the rest."""

import importlib
import inspect
import pkgutil
import re

from textual.screen import Screen

from recovery_journal.tui import screens
from recovery_journal.tui.actions import ACTS
from recovery_journal.tui.app import JournalApp
from tests.screens.document import BEGINNING, DOCUMENT, PICTURES
from tests.screens.pictures import WIDE
from tests.screens.stops import STOPS
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


def test_document_when_read_then_it_begins_as_told_and_has_a_section_for_each_stop() -> None:
    told = DOCUMENT.read_text(encoding="utf-8")
    assert told.startswith(f"{BEGINNING}\n")
    headings = re.findall(r"^## (.*)$", told.removeprefix(BEGINNING), re.MULTILINE)
    assert headings == [stop.heading for stop in STOPS]
    assert len(set(headings)) == len(STOPS)


def test_document_when_screens_are_counted_then_none_is_left_out() -> None:
    assert {stop.screen for stop in STOPS} == screen_classes()
    pictures = {f"{stop.name}.svg" for stop in STOPS}
    pictures |= {f"{stop.name}{WIDE}.svg" for stop in STOPS if stop.wide}
    assert {each.name for each in (DOCUMENT.parent / PICTURES).iterdir()} == pictures


async def test_keys_when_shown_then_every_command_of_the_table_is_there() -> None:
    async with at(next(stop for stop in STOPS if stop.name == "today"), size=(80, 400)) as pilot:
        app = pilot.app
        assert isinstance(app, JournalApp)
        app.action_keys()
        await pilot.pause()
        page = " ".join(seen(app).split())
        for act in ACTS:
            assert act.tells in page
