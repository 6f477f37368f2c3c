"""Waiting by quiet: what a handler waits for is waited for too, and what is left is drawn."""

import asyncio
import threading

from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.tui.hosting import shown
from tests.tui.quiet import has_nothing_to_do


class Reading(App[None]):
    """An app that reads at a key, in a thread which takes as long as the gate is shut."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("not yet", id="line")

    async def on_key(self) -> None:
        """Read, then show it."""
        await asyncio.to_thread(self.gate.wait)
        self.query_one("#line", Static).update("read")


async def test_pause_when_a_handler_waits_for_a_thread_then_it_is_waited_for_and_drawn() -> None:
    app = Reading()
    async with app.run_test() as pilot:
        assert has_nothing_to_do(app)
        pressed = asyncio.create_task(pilot.press("a"))
        for _ in range(200):
            await asyncio.sleep(0)
        was_there = pressed.done(), has_nothing_to_do(app), shown(app)[0]
        app.gate.set()  # before anything is held against what is right, or the thread never ends
        await pressed
        assert was_there == (False, False, "not yet")
        await pilot.pause()
        assert has_nothing_to_do(app)
        assert shown(app)[0] == "read"


async def test_pump_when_a_message_is_on_the_way_then_it_has_something_to_do() -> None:
    app = Reading()
    async with app.run_test() as pilot:
        line = app.query_one("#line", Static)
        assert has_nothing_to_do(line)
        line.call_later(line.update, "told")
        assert not has_nothing_to_do(line)
        await pilot.pause()
        assert has_nothing_to_do(line)
        assert shown(app)[0] == "told"
