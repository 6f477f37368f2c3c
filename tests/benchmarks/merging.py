"""The row about copies that come together, and its peak memory."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.setting import PASSPHRASE, Setting, floor

CHANGES = 100
"""Of how many entries one was changed, or is new, in each copy by itself."""

LEAST = 10_000
"""Entries from which on a merge is measured; below that, opening and one commit are most of it."""


def merge(setting: Setting) -> Iterator[Figure]:
    """Two copies changed apart, one brought into the other, beside reading both whole."""
    peaks: dict[int, float] = {}
    ours = [sys.executable, "-m", "tests.benchmarks.merge_once"]

    def our_merge(mine: Path, theirs: Path, size: int) -> float:
        into = setting.folder / "merged" / "journal.db"
        into.parent.mkdir(exist_ok=True)
        shutil.copyfile(mine, into)
        took, peaks[size] = _told(setting, [*ours, str(into), str(theirs)])
        return took

    def plain_read(mine: Path, theirs: Path) -> float:
        return _told(setting, floor("plain_read.py", str(mine), str(theirs)))[0]

    sizes = [size for size in sorted(setting.sizes) if size >= LEAST] or [max(setting.sizes)]
    for size in sizes:
        copies = _changed_apart(setting, size)
        taken, least = side_by_side(
            -(-setting.rounds // 3),
            partial(our_merge, *copies, size),
            partial(plain_read, *copies),
        )
        changes = 2 * max(2, size // CHANGES // 2)
        what = f"a merge of two of {size:,}, {changes:,} changes in each"
        yield Figure(what, taken, least, "ms", 2)
    smallest, *larger = sizes
    for size in larger:
        told = f"peak memory of a merge, {size:,} beside {smallest:,}"
        yield Figure(told, peaks[size], peaks[smallest], "MiB", 20, times=False)


def _changed_apart(setting: Setting, size: int) -> tuple[Path, Path]:
    """Two copies of a journal: each has half of its changes in entries of both, half in new ones.

    A quarter of what they change is changed in both.
    """
    paths = (setting.folder / f"mine-{size}.db", setting.folder / f"theirs-{size}.db")
    half = max(2, size // CHANGES // 2)
    for number, path in enumerate(paths):
        shutil.copyfile(setting.journal(size), path)
        journal = Journal.unlock(path, PASSPHRASE)
        with journal._vault.writing():
            for entry in list(
                islice(journal.entries(), number * half // 2, number * half // 2 + half)
            ):
                journal.save(replace(entry, body=f"{entry.body}\n\nWritten on {path.stem}."))
            for new in range(half):
                title = f"New {new} on {path.stem}"
                journal.add(new_entry(Kind.NOTE, entry.day, title, entry.body))
        journal.close()
    return paths


def _told(setting: Setting, argv: list[str]) -> list[float]:
    """The numbers that a process prints."""
    printed = subprocess.check_output(argv, env=setting.environment(), stderr=subprocess.DEVNULL)
    return [float(number) for number in printed.split()]
