"""Waiting for the app by what is left to do, not by the clock."""

import asyncio

import pytest
from textual._context import active_app

from recovery_journal.tui.app import JournalApp


def nothing_ready() -> bool:
    """Whether every task of the loop waits for a thread, a timer or the outside."""
    return not asyncio.get_running_loop()._ready  # type: ignore[attr-defined]


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
        elif nothing_ready():
            return


@pytest.fixture(autouse=True)
def wait_by_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot wait by quiet too."""
    monkeypatch.setattr("textual.app.wait_for_idle", until_quiet)
    monkeypatch.setattr("textual.pilot.wait_for_idle", until_quiet)
