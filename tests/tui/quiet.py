"""Waiting for the app by what is left to do, not by the clock."""

import asyncio
from typing import Any

import pytest
from textual._context import active_app
from textual.app import App

from recovery_journal.tui.app import JournalApp


def nothing_ready() -> bool:
    """Whether every task of the loop waits for a thread, a timer or the outside."""
    return not asyncio.get_running_loop()._ready  # type: ignore[attr-defined]


def waits_to_be_drawn(app: App[Any]) -> bool:
    """Whether the screen has to be laid out or painted anew; one that is covered is not."""
    if not app.screen_stack or app._batch_count or not app.screen.is_current:
        return False
    screen = app.screen
    waits = screen._layout_required or screen._scroll_required or screen._repaint_required
    return bool(waits or screen._recompose_required or screen._dirty_widgets)


async def until_quiet(*_seconds: float) -> None:
    """Let the app go on until nothing of it can; what runs in threads is not waited for.

    Textual's own way sleeps 20 ms and more and reads the processor's clock: it is slow where
    nothing is to be done, and unsure on a busy machine.
    """
    app = active_app.get()
    while True:
        await asyncio.sleep(0)
        if app._resize_event is not None:
            app._check_resize()  # or it would wait for a timer, as the next one would
        elif isinstance(app, JournalApp) and app._path is not None:
            app._begin_to_follow(app._at_work)
        elif not nothing_ready():
            continue
        elif waits_to_be_drawn(app):
            app.screen._on_timer_update()  # or it would wait for a timer
        else:
            return


@pytest.fixture(autouse=True)
def wait_by_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot wait by quiet too."""
    monkeypatch.setattr("textual.app.wait_for_idle", until_quiet)
    monkeypatch.setattr("textual.pilot.wait_for_idle", until_quiet)
