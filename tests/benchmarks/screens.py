"""The rows about the app as a whole: its start, its opening, its memory."""

from collections.abc import Iterator
from functools import partial

from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.setting import PASSPHRASE, Setting, newest
from tests.benchmarks.terminal import Terminal

SHOWN_OF_TITLE = 30
"""Letters of a title that every list has room for."""


def start(setting: Setting) -> Iterator[Figure]:
    """Process start to the first screen on the terminal."""
    path = setting.journal(min(setting.sizes))

    def our_start() -> float:
        with setting.app(path) as app:
            return (app.wait_for("passphrase") - app.started) * 1000

    def bare_start() -> float:
        with setting.bare_app() as app:
            return (app.wait_for("HELLO FLOOR") - app.started) * 1000

    taken, least = side_by_side(setting.rounds, our_start, bare_start)
    yield Figure("process start to the unlock screen", taken, least, "ms", 1.25)


def today(setting: Setting) -> Iterator[Figure]:
    """Unlock to Today: the larger journals beside the smallest; the key costs the same in both."""
    smallest = min(setting.sizes)

    def opening(size: int) -> float:
        path = setting.journal(size)
        title = newest(path)[0].title[:SHOWN_OF_TITLE]
        with setting.app(path) as app:
            app.wait_for("passphrase")
            app.rest()
            app.press(PASSPHRASE)
            app.rest()
            pressed = app.press("\r")
            return (app.wait_for(title) - pressed) * 1000

    for size in sorted(set(setting.sizes) - {smallest}):
        taken, least = side_by_side(
            setting.rounds, partial(opening, size), partial(opening, smallest)
        )
        what = f"unlock to Today, {size:,} beside {smallest:,}"
        yield Figure(what, taken, least, "ms", 100, times=False)


def find_opened(setting: Setting, size: int) -> Terminal:
    """The app on the timeline of a journal, at rest."""
    path = setting.journal(size)
    title = newest(path)[0].title[:SHOWN_OF_TITLE]
    app = setting.unlocked_app(path)
    app.wait_for(title)
    app.rest()
    app.press("\x06")
    app.rest()
    app.wait_for(title)
    return app


def memory(setting: Setting) -> Iterator[Figure]:
    """Memory on the timeline beside that of the bare app."""

    def bare_memory() -> float:
        with setting.bare_app() as app:
            app.wait_for("HELLO FLOOR")
            app.rest()
            return app.memory()

    def our_memory(size: int) -> float:
        with find_opened(setting, size) as app:
            return app.memory()

    for size in sorted(setting.sizes):
        taken, least = side_by_side(min(1, setting.rounds), partial(our_memory, size), bare_memory)
        yield Figure(f"memory on the timeline, {size:,}", taken, least, "MiB", 1.5)
