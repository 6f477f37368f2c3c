"""The rows about what stands close: the Compass and a strength's page, with many threads."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.text import fold
from recovery_journal.model.views import Query
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.setting import PASSPHRASE, Setting, newest

POINTS = 8
"""Values, and as many strengths; every second entry is threaded to one of them."""
SHOWN_OF_TITLE = 16
"""Letters of a title that the Compass has room for."""
_VALUES = [f"Value {letter}" for letter in "ABCDEFGH"]
_STRENGTHS = [f"Strength {letter}" for letter in "ABCDEFGH"]


def tie(path: Path, count: int) -> None:
    """Put values, strengths and half as many threads as entries into a journal, once."""
    journal = Journal.unlock(path, PASSPHRASE)
    if not journal.strengths():
        day = date(2006, 1, 1)
        points = [journal.add(new_entry(Kind.VALUE, day, name)) for name in _VALUES]
        points += [journal.add(new_entry(Kind.STRENGTH, day, name)) for name in _STRENGTHS]
        journal.set_value_order([point.id for point in points[:POINTS]])
        entries = islice(journal.entries(Query(kind=Kind.WIN)), count // 4)
        others = islice(journal.entries(Query(kind=Kind.NOTE)), count // 2 - count // 4)
        found = [*entries, *others]
        with journal._vault.writing():
            for entry, point in zip(found, cycle(points), strict=False):
                journal.thread(entry.id, point.id, "some of its words")
    journal.close()


def _first_close(path: Path, name: str, kind: Kind) -> str:
    """How the newest entry close to a point begins."""
    journal = Journal.unlock(path, PASSPHRASE)
    point = next(e for e in journal.entries(Query(kind=kind)) if fold(e.title) == fold(name))
    title = journal.page(Query(close_to=point.id), limit=1)[0].title
    journal.close()
    return title[:SHOWN_OF_TITLE]


def _opening(setting: Setting, keys: str, shows: str, size: int) -> float:
    """Milliseconds from the last of these keys to what it shows."""
    path = setting.journal(size)
    with setting.unlocked_app(path) as app:
        app.wait_for(newest(path)[0].title[:SHOWN_OF_TITLE])
        app.rest()
        app.press("\x1b")
        app.rest()
        for key in keys[:-1]:
            app.press(key)
            app.rest()
        pressed = app.press(keys[-1])
        return (app.wait_for(shows) - pressed) * 1000


def close(setting: Setting) -> Iterator[Figure]:
    """The Compass and a strength's page: the largest journal beside the smallest."""
    sizes = min(setting.sizes), max(setting.sizes)
    for size in sizes:
        tie(setting.journal(size), size)
    asked: tuple[tuple[str, str, str, Kind], ...] = (
        ("the Compass", "c", "[Value A]", Kind.VALUE),
        ("the Compass over a longer span", "c]", "", Kind.VALUE),
        ("a strength's page", "s\r", "", Kind.STRENGTH),
    )
    for what, keys, shows, kind in asked:
        name = "Value A" if kind is Kind.VALUE else "Strength A"
        openings = [
            partial(
                _opening,
                setting,
                keys,
                shows or _first_close(setting.journal(size), name, kind),
                size,
            )
            for size in sizes
        ]
        taken, least = side_by_side(setting.rounds, openings[1], openings[0])
        told = f"{what}, {sizes[1]:,} beside {sizes[0]:,}"
        yield Figure(told, taken, least, "ms", 100, times=False)
