"""Hostile text on every screen there is: it shows as text, and it is taken as text.

Screens are found by walking their package, and their arguments are filled in by name; a new
screen is tested as soon as it is there, and a new argument asks to be named here.
"""

import csv
import importlib
import inspect
import pkgutil
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from recovery_journal import settings
from recovery_journal.journal import Journal
from recovery_journal.journal.bringing_in import Incomings
from recovery_journal.journal.files import Whereabouts
from recovery_journal.journal.incoming_files import IncomingFiles
from recovery_journal.journal.leaving import Belongings, Left, Line, beyond
from recovery_journal.journal.lying_beside import Lying
from recovery_journal.model.entry import Lane
from recovery_journal.model.records import Draft, LedgerLine
from recovery_journal.model.views import Query
from recovery_journal.tui import screens
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.export_plan import ExportPlan, Form
from recovery_journal.tui.incoming_plan import IncomingPlan
from recovery_journal.tui.screens.choosing import ChoosingScreen
from recovery_journal.tui.screens.editor import EditorScreen
from recovery_journal.tui.screens.entry import EntryScreen
from recovery_journal.tui.screens.history import HistoryScreen
from tests.terminal.hostile_journal import (
    HARMFUL,
    MARK,
    TEXTS,
    hostile_journal,
    with_two_versions,
    with_values,
)
from tests.tui.driving import seen, settle
from tests.tui.quick_styles import quick_styles
from tests.tui.quiet import wait_by_quiet

__all__ = ["quick_styles", "wait_by_quiet"]

ACTS = re.compile(f"[{HARMFUL}]")


def screen_classes() -> list[type[Screen[Any]]]:
    """Every screen and dialog of the app."""
    found = []
    for module in pkgutil.iter_modules(screens.__path__):
        loaded = importlib.import_module(f"{screens.__name__}.{module.name}")
        found += [
            value
            for _, value in inspect.getmembers(loaded, inspect.isclass)
            if issubclass(value, Screen) and value.__module__ == loaded.__name__
        ]
    return found


def words_for(app: JournalApp, today: date, tmp_path: Path) -> dict[str, Any]:
    """What each argument of a screen is given, by its name."""
    journal = app.journal
    entry = journal.entry(journal.page(Query(words="bold"), limit=1)[0].id)
    line = LedgerLine(event="export", place=f"/{MARK}", entries=1, words=f"markdown; {MARK}")
    return {
        "journal": journal,
        "entry_id": entry.id,
        "draft": journal.drafts()[0],
        "query": Query(words=f"{MARK} b", tag=entry.tags[0]),
        "plan": ExportPlan(query=Query(), form=Form.BY_DAY, target=tmp_path / MARK),
        "settings": app.settings,
        "path": tmp_path / MARK / "journal.db",
        "where": Whereabouts(path=tmp_path / MARK, size=4096, last_copy=datetime.now(UTC)),
        "people": journal.people(),
        "lines": [line],
        "tags": entry.tags,
        "known": list(entry.tags),
        "told": TEXTS[0],
        "title": entry.title,
        "titled": entry.title,
        "code": "-".join(["0000"] * 14),
        "chosen": settings.Settings().keys,
        "lane": Lane.ONLY_ME,
        "region": "",
        "found": Belongings(
            tmp_path / MARK, (), (), (tmp_path / MARK / "c",), (), 1, (), (), shared=True
        ),
        "left": Left([Line(MARK, tmp_path / MARK)], [Line(MARK)]),
        "beyond": beyond([MARK]),
        "number": 3,
        "coming": IncomingPlan(tmp_path / MARK),
        "incomings": hostile_incoming(tmp_path),
        "lying": Lying(tmp_path / f"{MARK}.db".replace("/", ""), 0, 0),
    }


def hostile_incoming(folder: Path) -> Incomings:
    """What would come in from a file whose name and texts mean harm, and can't be read in part."""
    name = f"{MARK}\x1b[2J\u202e.csv".replace("/", "")
    rows = [("2026-01-02", " ".join(text.split())) for text in TEXTS] + [("soon", MARK)]
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("date", "title"), *rows])
    journal = Journal.in_memory()
    found = journal.look_at_incoming(IncomingFiles(folder / name).pieces())
    journal.close()
    assert found.not_read
    assert len(found.sample) > 1
    return found


async def shown_clean(app: JournalApp, pilot: Any) -> str:
    """What the screen shows, held against what may reach a terminal."""
    await settle(pilot)
    text = seen(app)
    assert not ACTS.search(text.replace("\n", " "))
    for line in text.splitlines():
        line.encode()
    return text


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


NOTHING_OF_IT = {"QuickWinDialog", "PassphraseScreen", "PassphraseCheckScreen", "ExportScreen"}
NOTHING_OF_IT |= {"IncomingScreen", "ExpectedScreen", "OtherPassphraseScreen"}
"""Screens that are handed a journal and show nothing written in it, or not of so little."""


def filled(made: type[Screen[Any]], app: JournalApp, today: date, folder: Path) -> Screen[Any]:
    """A screen with all its arguments, those that have a usual value among them."""
    given = words_for(app, today, folder)
    if made is ChoosingScreen:
        with_two_versions(app.journal)
    return screen_with(made, given | with_values(app.journal, today))


def screen_with(made: type[Screen[Any]], given: dict[str, Any]) -> Screen[Any]:
    """A screen with these arguments, by their names."""
    own = given.get(made.__name__)
    given |= {"draft" if isinstance(own, Draft) else "entry_id": own} if own else {}
    asked = inspect.signature(made.__init__).parameters
    wanted = [name for name in asked if name != "self"]
    given |= {name: lambda *_: None for name in wanted if name.startswith("asks_")}
    usual = inspect.Parameter.empty
    needed = [name for name in wanted if name in given or asked[name].default is usual]
    return made(**{name: given[name] for name in needed})


@pytest.mark.parametrize("made", screen_classes(), ids=lambda made: made.__name__)
async def test_screen_when_all_is_hostile_then_it_is_shown_and_taken_as_text(
    own_folders: Path, made: type[Screen[Any]]
) -> None:
    today = date.today()
    app = JournalApp(own_folders / "none.db", hostile_journal(today))
    async with app.run_test(notifications=True) as pilot:
        screen = filled(made, app, today, own_folders)
        app.push_screen(screen)
        text = await shown_clean(app, pilot)
        assert app.screen is screen
        handed = {"journal", "entry_id", "draft", "tags"} & set(
            inspect.signature(made.__init__).parameters
        )
        if handed and made.__name__ not in NOTHING_OF_IT:
            assert MARK in text
        focused = app.focused
        for field in [field for field in screen.query("Input, TextArea") if field.focusable]:
            await takes_as_text(app, pilot, field)
        assert app.screen is screen
        screen.set_focus(focused)
        await pilot.press("down", "pagedown", "end", "pageup", "tab", "tab")
        await shown_clean(app, pilot)
        for size in ((60, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.press("end")
            await shown_clean(app, pilot)
        assert app.is_running


async def takes_as_text(app: JournalApp, pilot: Any, field: Widget) -> None:
    """Paste hostile text into a field, hold what is in it then against what may be, undo it."""
    assert isinstance(field, Input | TextArea)
    before = words_of(field)
    field.focus()
    await settle(pilot)
    assert app.focused is field
    app.post_message(events.Paste(f"{MARK} half \ud800 here\r\n" + "\n".join(TEXTS)))
    await shown_clean(app, pilot)
    held = words_of(field)
    assert not ACTS.search(held.replace("\n", " ").replace("\t", " "))
    held.encode()
    if isinstance(field, Input):
        field.value = before
    else:
        field.text = before
    await settle(pilot)


def words_of(field: Input | TextArea) -> str:
    """What is in a field."""
    return field.value if isinstance(field, Input) else field.text


@pytest.mark.parametrize("made", [EntryScreen, EditorScreen, HistoryScreen])
async def test_screen_when_a_line_is_a_megabyte_long_then_it_is_shown(
    own_folders: Path, made: type[Screen[Any]]
) -> None:
    today = date.today()
    app = JournalApp(own_folders / "none.db", hostile_journal(today))
    async with app.run_test() as pilot:
        entry = app.journal.entry(app.journal.page(Query(words="long"), limit=1)[0].id)
        about = Draft(entry=entry) if made is EditorScreen else entry.id
        app.push_screen(made(app.journal, about))  # type: ignore[arg-type] # one or the other
        assert "word word word" in await shown_clean(app, pilot)
        await pilot.press("end")
        await shown_clean(app, pilot)


def test_journal_when_made_then_every_table_of_it_holds_the_mark() -> None:
    journal: Journal = hostile_journal(date.today())
    assert all(MARK in row.title for row in journal.page())
    assert len(journal.page()) == len(TEXTS) + 1
    assert journal.check() == []
