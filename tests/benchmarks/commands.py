"""The rows about whole processes: `win`, `list`, and the export."""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.figures import Figure, side_by_side
from tests.benchmarks.setting import Setting, floor, ours

WIN = b"Walked past the shop and kept walking\n"


def commands(setting: Setting) -> Iterator[Figure]:
    """`win` and `list --limit 20`, the whole process, beside a short script."""
    for size in sorted(setting.sizes):
        path = setting.journal(size)
        for name, arguments in (("win", ["win"]), ("list", ["list", "--limit", "20"])):
            taken, least = side_by_side(
                setting.rounds * 2,
                partial(_ran, setting, path, ours(*arguments)),
                partial(_ran, setting, path, floor("script.py", name, str(path))),
            )
            what = f"{' '.join(arguments)}, the whole process, {size:,}"
            yield Figure(what, taken, least, "ms", 1.5)


def _ran(setting: Setting, path: Path, argv: Sequence[str]) -> float:
    """Milliseconds from start to end of a process that gets a win to read."""
    began = time.perf_counter()
    subprocess.run(
        argv, input=WIN, env=setting.environment(path), check=True, stdout=subprocess.DEVNULL
    )
    return (time.perf_counter() - began) * 1000


def export(setting: Setting) -> Iterator[Figure]:
    """Everything as Markdown, beside the same rows joined as text; and its peak memory."""
    peaks: dict[int, float] = {}

    def our_export(size: int) -> float:
        script = Path(__file__).parent / "export_once.py"
        took, peaks[size] = _told(setting, size, [sys.executable, str(script)])
        return took

    def plain_export(size: int) -> float:
        return _told(setting, size, floor("plain_export.py"))[0]

    for size in sorted(setting.sizes):
        taken, least = side_by_side(
            -(-setting.rounds // 3),
            partial(our_export, size),
            partial(plain_export, size),
        )
        yield Figure(f"export to Markdown, {size:,}", taken, least, "ms", 4)
    smallest, *larger = sorted(setting.sizes)
    for size in larger:
        what = f"peak memory of the export, {size:,} beside {smallest:,}"
        yield Figure(what, peaks[size], peaks[smallest], "MiB", 20, times=False)


def _told(setting: Setting, size: int, argv: Sequence[str]) -> list[float]:
    """The numbers that an exporting process prints."""
    path, out = setting.journal(size), setting.folder / "out.md"
    out.unlink(missing_ok=True)
    printed = subprocess.check_output([*argv, str(path), str(out)], env=setting.environment(path))
    return [float(number) for number in printed.split()]
