"""Values and check-ins for tests: added to a journal, opened on the screen, and read from it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.events import MouseDown, MouseUp
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.value_parts import CheckInDetails, SortDetails, ValueDetails
from recovery_journal.model.views import Query, Subject
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import Prose
from tests.tui.driving import seen, settle

TODAY = datetime.now().astimezone().date()
PASSPHRASE = "seven quiet lamps"
SIZES = [(60, 20), (80, 24), (120, 40)]
HOSTILE = ("[b]x[/b] [/] $x {y}", "日本語の" * 30, "é🙂 e\u0301 " * 30, "m" * 500)
"""Words that are hard to draw: markup, wide letters, pictures and marks, one long word."""


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


# what a journal holds


def add_value(
    journal: Journal,
    name: str,
    meaning: str = "",
    *,
    lane: Lane = Lane.ONLY_ME,
    gone: int | None = None,
    **details: str,
) -> Entry:
    """A value; `gone` is how many days ago it was let go of."""
    told = dict(details) if gone is None else {**details, "let_go": ago(gone).isoformat()}
    value = new_entry(Kind.VALUE, TODAY, name, meaning)
    return journal.add(replace(value, details=ValueDetails.from_dict(told), lane=lane))


def add_check_in(
    journal: Journal,
    about: Subject | Entry,
    close: int | None = None,
    matters: int | None = None,
    *,
    back: int = 0,
    body: str = "",
    lane: Lane = Lane.ONLY_ME,
) -> Entry:
    """A check-in about a value or an area, so many days ago."""
    if isinstance(about, Entry):
        about = Subject(id=about.id, name=about.title, is_value=True)
    begun = journal.new_check_in(about, ago(back))
    details = CheckInDetails(about=about.id, matters=matters, close=close)
    return journal.add(replace(begun, body=body, details=details, lane=lane))


def add_sort(
    journal: Journal, title: str, back: int, *, lane: Lane = Lane.ONLY_ME, **names: tuple[str, ...]
) -> Entry:
    """A sort that came to an end so many days ago."""
    sort = new_entry(Kind.SORT, ago(back), title)
    details = SortDetails.from_dict({"door": "all cards", **names})
    return journal.add(replace(sort, details=details, lane=lane))


def area(journal: Journal, name: str) -> Subject:
    """An area of life by its name."""
    return next(each for each in journal.subjects() if each.name == name and not each.is_value)


def value_named(journal: Journal, name: str) -> Entry:
    """A value by its name, let go of or not."""
    valued = journal.values()
    return next(each for each in [*valued.at_hand, *valued.let_go] if each.title == name)


def check_ins(journal: Journal) -> list[Entry]:
    """All check-ins, newest first."""
    return list(journal.entries(Query(kind=Kind.CHECK_IN)))


def numbers(check_in: Entry) -> tuple[int | None, int | None]:
    """How much it matters and how close it was."""
    assert isinstance(check_in.details, CheckInDetails)
    return check_in.details.matters, check_in.details.close


def parting(value: Entry) -> tuple[str, str]:
    """The day a value was let go of, and the words."""
    assert isinstance(value.details, ValueDetails)
    return value.details.let_go, value.details.parting


def names(values: list[Entry]) -> list[str]:
    """Their names."""
    return [value.title for value in values]


def together(journal: Journal) -> Journal:
    """The same journal, as two people at one screen may see it."""
    return Journal(journal._vault, Audience.TOGETHER)


# the app


@asynccontextmanager
async def opened(
    journal: Journal, *keys: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[JournalApp, Pilot[int]]]:
    """The app on this journal, the line on Today left, after these keys."""
    app = JournalApp(journal.path or Path("/nowhere/journal.db"), journal)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "escape", *keys)
        yield app, pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, one after another; wait for what comes of each."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def write(pilot: Pilot[int], text: str) -> None:
    """Put a text into the field that has the focus."""
    field = pilot.app.focused
    if isinstance(field, Input):
        field.insert_text_at_cursor(text)
    else:
        assert isinstance(field, Prose)
        field.insert(text)
    await settle(pilot)


async def write_day(pilot: Pilot[int], day: str) -> None:
    """Write a day into the form's field for it."""
    pilot.app.screen.query_one("#day", Line).value = day
    await settle(pilot)


async def click(app: JournalApp, pilot: Pilot[int], at: Offset) -> None:
    """Press and let go of the mouse there; wait for what comes of it."""
    for made in (MouseDown, MouseUp):
        app.post_message(made(None, at.x, at.y, 0, 0, 1, False, False, False, at.x, at.y))
    await settle(pilot)


def at_hand(app: JournalApp) -> str:
    """The title of the entry at hand on the screen."""
    found = getattr(app.screen, "entry_at_hand", None)
    assert isinstance(found, str)
    return app.journal.entry(found).title


def line_of(app: JournalApp, words: str) -> str:
    """The first line on the screen that has these words; "" when there is none."""
    return next((line for line in seen(app).splitlines() if words in line), "")


def in_this_order(app: JournalApp, *words: str) -> bool:
    """Whether the screen shows these words, each below or right of the one before."""
    shown, at = seen(app), 0
    for each in words:
        at = shown.find(each, at)
        if at < 0:
            return False
        at += len(each)
    return True


def misfits(screen: Screen[Any]) -> list[str]:
    """What does not fit: lines of another width than the screen, parts that reach over its edge.

    Widgets that would scroll sideways are told too.
    """
    width = screen.size.width
    strips = screen._compositor.render_strips()
    lines = ["".join(piece.text for piece in strip) for strip in strips]
    wrong = [f"{cell_len(line)} cells: {line!r}" for line in lines if cell_len(line) != width]
    for widget in screen.query("*"):
        if isinstance(widget, Line):  # a field shows the part of its line that is typed
            continue
        if widget.display and widget.region and widget.region.right > width:
            wrong.append(f"{widget!r} reaches over the edge")
        if widget.show_horizontal_scrollbar:
            wrong.append(f"{widget!r} scrolls sideways")
    return wrong


def wrapped(listed: OptionList) -> int:
    """How many lines a list takes beyond one for each choice."""
    return len(listed._lines) - listed.option_count
