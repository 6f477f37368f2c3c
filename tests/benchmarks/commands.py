"""The rows about whole processes: `win`, `list`, and the export."""

import shutil
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
    yield from _exports(setting, "markdown", "export to Markdown")


def whole(setting: Setting) -> Iterator[Figure]:
    """The same for the whole journal, as JSON Lines and as a folder of Markdown."""
    yield from _exports(setting, "json", "the whole journal as JSON Lines")
    yield from _exports(
        setting, "folder", "the whole journal as a folder", beside="plain_folder.py"
    )


def _exports(
    setting: Setting, form: str, what: str, beside: str = "plain_export.py"
) -> Iterator[Figure]:
    peaks: dict[int, float] = {}
    script = [sys.executable, str(Path(__file__).parent / "export_once.py"), form]

    def our_export(size: int) -> float:
        took, peaks[size] = _told(setting, size, script)
        return took

    def plain_export(size: int) -> float:
        return _told(setting, size, floor(beside))[0]

    for size in sorted(setting.sizes):
        taken, least = side_by_side(
            -(-setting.rounds // 3),
            partial(our_export, size),
            partial(plain_export, size),
        )
        yield Figure(f"{what}, {size:,}", taken, least, "ms", 4)
    smallest, *larger = sorted(setting.sizes)
    for size in larger:
        told = f"peak memory of {what}, {size:,} beside {smallest:,}"
        yield Figure(told, peaks[size], peaks[smallest], "MiB", 20, times=False)


def _told(setting: Setting, size: int, argv: Sequence[str]) -> list[float]:
    """The numbers that an exporting process prints."""
    path, out = setting.journal(size), setting.folder / "out.md"
    shutil.rmtree(out) if out.is_dir() else out.unlink(missing_ok=True)
    printed = subprocess.check_output([*argv, str(path), str(out)], env=setting.environment(path))
    return [float(number) for number in printed.split()]
