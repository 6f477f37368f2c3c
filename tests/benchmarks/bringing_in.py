"""The row about entries from elsewhere: a table looked at and brought in, and its peak memory."""

import csv
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from recovery_journal.journal import Journal
from tests.benchmarks.corpus import made_up
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.setting import PASSPHRASE, Setting, floor


def bring_in(setting: Setting) -> Iterator[Figure]:
    """A look and the import, beside the same rows inserted by the plain driver; and its memory."""
    peaks: dict[int, float] = {}
    ours = [sys.executable, "-m", "tests.benchmarks.import_once"]

    def our_import(table: Path, size: int) -> float:
        took, peaks[size] = _told(setting, table, ours)
        return took

    def plain_import(table: Path) -> float:
        return _told(setting, table, floor("plain_import.py"))[0]

    for size in sorted(setting.sizes):
        table = _table(setting.folder / f"table-{size}.csv", size)
        taken, least = side_by_side(
            -(-setting.rounds // 3),
            partial(our_import, table, size),
            partial(plain_import, table),
        )
        yield Figure(f"a look at a table and its import, {size:,}", taken, least, "ms", 3)
    *_, smaller, largest = (None, *sorted(setting.sizes))
    if smaller is not None:
        what = f"peak memory of the import, {largest:,} beside {smaller:,}"
        yield Figure(what, peaks[largest], peaks[smaller], "MiB", 20, times=False)


def _table(path: Path, size: int) -> Path:
    """A table of this many entries."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("date", "title", "text", "tags"))
        for made in made_up(size):
            rows.writerow((made["created"], made["title"], made["body"], ",".join(made["tags"])))
    return path


def _told(setting: Setting, table: Path, argv: Sequence[str]) -> list[float]:
    """The numbers that an importing process prints, given an empty journal."""
    path = setting.folder / "empty" / "journal.db"
    path.unlink(missing_ok=True)
    Journal.create(path, PASSPHRASE).close()
    env = setting.environment(path)
    printed = subprocess.check_output([*argv, str(path), str(table)], env=env)
    return [float(number) for number in printed.split()]
