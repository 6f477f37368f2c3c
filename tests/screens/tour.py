"""A walk to every screen of the app, on a made-up journal and a clock that stands still."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

import time_machine
from textual.pilot import Pilot

from recovery_journal.demo import made_up_journal
from recovery_journal.journal import Journal
from recovery_journal.model import ids
from recovery_journal.tui.app import JournalApp
from tests.screens.stops import Stop
from tests.tui.driving import settle

EVENING = datetime(2026, 11, 24, 20, 15, tzinfo=ZoneInfo("UTC"))
HOME = Path("/home/you")
JOURNAL = HOME / ".local/share/recovery-journal/journal.db"


@contextmanager
def still() -> Iterator[None]:
    """Stop the clock in the evening, at home; nothing is read from or written to that home."""
    environment = {"HOME": str(HOME), "XDG_CONFIG_HOME": str(HOME / ".config")}
    with ExitStack() as held:
        held.enter_context(time_machine.travel(EVENING, tick=False))
        held.enter_context(patch.dict("os.environ", environment))
        # Ids show in an export's links, so that they are the same ones each time too.
        held.enter_context(patch.object(ids, "_last", 0))
        held.enter_context(patch.object(ids, "_random", return_value=7))
        yield


@asynccontextmanager
async def at(
    stop: Stop, size: tuple[int, int] = (80, 24), theme: str = "lamp"
) -> AsyncIterator[Pilot[int]]:
    """The app at a stop of the tour."""
    with still():
        app = JournalApp(JOURNAL, _journal(stop))
        async with app.run_test(size=size) as pilot:
            app.theme = theme
            await settle(pilot)
            if stop.shows is not None:
                app.push_screen(stop.shows(app))
                await settle(pilot)
            for key in stop.keys:
                await pilot.press(*([key] if key in KEYS or "+" in key else key))
                await settle(pilot)
            yield pilot


def _journal(stop: Stop) -> Journal | None:
    if stop.opened == "nothing":
        return None
    return Journal.in_memory() if stop.opened == "empty" else made_up_journal()


KEYS = {
    "enter", "escape", "tab", "space", "down", "up", "left", "right", "end", "home", "slash",
    "comma", "asterisk", "ampersand", "number_sign", "question_mark", "f1", "equals_sign",
}  # fmt: skip
"""Words among a stop's keys that are keys; other words are typed letter by letter."""
