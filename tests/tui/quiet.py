"""Waiting for the app by what is left to do, not by the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from recovery_journal.tui.app import JournalApp

_ask_everything: Callable[[Pilot[Any], float], Awaitable[bool]] = Pilot._wait_for_screen


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


def has_nothing_to_do(pump: MessagePump) -> bool:
    """Whether it waits for its next message, with none on the way to it."""
    message: asyncio.Event = pump._message_queue.ready_event
    return not message.is_set() and bool(message._waiters)


async def until_answered(pilot: Pilot[Any], seconds: float = 30.0) -> bool:
    """Let all that is on the screen come to the end of its messages, where some has not yet.

    Textual's own way sends a message to everything on the screen and waits for the answers, each
    time; where all of it waits for a message anyway, that is most of the work of a key.
    """
    app = pilot.app
    shown = app.screen.walk_children(with_self=True) if app.screen_stack else []
    if shown and all(map(has_nothing_to_do, (app, *shown))):
        return True
    return await _ask_everything(pilot, seconds)


@pytest.fixture(autouse=True)
def wait_by_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot wait by quiet too."""
    monkeypatch.setattr("textual.app.wait_for_idle", until_quiet)
    monkeypatch.setattr("textual.pilot.wait_for_idle", until_quiet)
    monkeypatch.setattr(Pilot, "_wait_for_screen", until_answered)
