"""How tests drive the app and read what it shows."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, OptionList
from textual.worker import WorkerCancelled

from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.widgets.rows import Rows


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until threads have come back and what they told is on the screen."""
    for _ in range(2):
        await pilot.pause()
        with suppress(WorkerCancelled):  # its screen has gone, and it with it
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    """Wait until something holds; half a minute at most."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        await pilot.pause(0.01)


async def enter(pilot: Pilot[Any], typed: str) -> None:
    """Put a line into the field that has the focus, and press enter; wait for what comes of it."""
    if typed:
        field = pilot.app.focused
        assert isinstance(field, Input)
        field.insert_text_at_cursor(typed)
    await pilot.press("enter")
    await settle(pilot)


async def choose_row(pilot: Pilot[Any], row_id: str) -> None:
    """Go to a row by its id and press enter; wait for what comes of it."""
    rows = pilot.app.screen.query_one(Rows)
    listed = rows.query_one(OptionList)
    listed.highlighted = [row.id for row in rows.rows].index(row_id)
    await pilot.press("enter")
    await settle(pilot)


def seen(app: JournalApp) -> str:
    """What the screen shows, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(piece.text for piece in strip).rstrip() for strip in strips)


def said(app: JournalApp) -> str:
    """What the screen shows as one run of words, wherever its lines end."""
    return " ".join(seen(app).split())
