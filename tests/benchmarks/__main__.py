"""Print the table: `python -m tests.benchmarks [--sizes 1000,100000] [rows…]`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import (
    bringing_in,
    closeness,
    commands,
    keystrokes,
    merging,
    screens,
    sorting,
)
from tests.benchmarks.figures import HEAD, Figure, line
from tests.benchmarks.setting import Setting

ROWS: dict[str, Callable[[Setting], Iterator[Figure]]] = {
    "start": screens.start,
    "today": screens.today,
    "echo": keystrokes.echo,
    "guide": keystrokes.guide,
    "search": keystrokes.search,
    "sort": sorting.sort,
    "close": closeness.close,
    "commands": commands.commands,
    "export": commands.export,
    "whole": commands.whole,
    "import": bringing_in.bring_in,
    "merge": merging.merge,
    "memory": screens.memory,
}
"""The rows by name, in the order of the table of limits."""


def _sizes(typed: str) -> tuple[int, ...]:
    return tuple(int(size) for size in typed.replace("_", "").split(","))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    sizes = (1_000, 10_000, 100_000)
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join(ROWS)}; else all")
    parser.add_argument("--sizes", type=_sizes, default=sizes, help="entries, with commas between")
    parser.add_argument("--rounds", type=int, default=9, help="measurements whose median counts")
    asked = parser.parse_args()
    if unknown := set(asked.rows) - set(ROWS):
        parser.error(f"There is no row {', '.join(sorted(unknown))}.")
    return asked


def main() -> None:
    """Build the journals, measure, print; nothing stays on the disk."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(Path(folder), asked.sizes, asked.rounds)
        for size in sorted(asked.sizes):
            began = time.perf_counter()
            setting.journal(size)
            took = time.perf_counter() - began
            print(f"{size:,} entries kept in {took:.1f} s", file=sys.stderr)
        print(line(HEAD))
        for name, row in ROWS.items():
            if not asked.rows or name in asked.rows:
                for figure in row(setting):
                    print(line(figure.cells()), flush=True)


if __name__ == "__main__":
    main()
