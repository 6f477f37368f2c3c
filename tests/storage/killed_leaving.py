"""A journal that is erased in children, each killed on its way: at random, and before each step.

As a module: `killed PATH KILLS`, with the recovery code on standard input, says `whole` or `gone`
of what each kill left, or a word for what is neither. `unprivileged PATH` erases without root's
rights from a folder that takes no change, and says what it was refused with.
"""

import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal, leaving
from recovery_journal.storage import alone, finding, store, vault
from tests.cli.limits import give_up_roots_rights

LOADED = (alone, finding, store, vault)
"""Loaded once, before the children."""
MOST_STEPS = 8
"""Names that are taken off the disk on the way, and some more."""


def what_is_left(path: Path, code: str) -> str:
    """What is left: "whole", "gone", or a word for what is neither."""
    found = [each for each in path.parent.parent.rglob("*.db*") if each.is_file()]
    if path.exists():
        journal = Journal.recover(path, code)
        sound = journal.check() == [] and [entry.title for entry in journal.entries()] == ["one"]
        journal.close()
        return "whole" if sound else "torn"
    for each in found:
        with suppress(JournalError):
            Journal.recover(each, code).close()
            return f"opens:{each.name}"
    return "gone"


def in_child(work: Callable[[], object], kill_after: float | None = None) -> float:
    """Do it in a child, killed so many seconds after it began; how long it took."""
    begun, begins = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(begins, b"!")
        code = 1
        with suppress(BaseException):
            work()
            code = 0
        os._exit(code)
    os.read(begun, 1)
    began = time.monotonic()
    if kill_after is not None:
        select.select([], [], [], kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(begun)
    os.close(begins)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("the child did not come to its end")
    return time.monotonic() - began


def killed_before(step: int, path: Path) -> Callable[[], object]:
    """Erase it, and be killed before so many names were taken off the disk."""
    unlink, taken = Path.unlink, 0

    def counted(self: Path, *args: Any, **kwargs: Any) -> None:
        nonlocal taken
        taken += 1
        if taken > step:
            os.kill(os.getpid(), signal.SIGKILL)
        unlink(self, *args, **kwargs)

    def work() -> None:
        Path.unlink = counted  # type: ignore[method-assign]
        leaving.erase(leaving.belongings(path))

    return work


def main() -> None:
    """All kills, each on a journal put back as it was."""
    what, path = sys.argv[1], Path(sys.argv[2])
    if what == "unprivileged":
        give_up_roots_rights()
        path.parent.chmod(0o500)
        try:
            leaving.erase(leaving.belongings(path))
        except JournalError as error:
            print(type(error).__name__)
        finally:
            path.parent.chmod(0o700)
        return
    code, root = sys.stdin.read().strip(), path.parent.parent
    as_it_was = root.with_name(f"{root.name}-as-it-was")
    shutil.copytree(root, as_it_was)

    def one(work: Callable[[], object], kill_after: float | None = None) -> float:
        shutil.rmtree(root)
        shutil.copytree(as_it_was, root)
        took = in_child(work, kill_after)
        print(what_is_left(path, code))
        return took

    def whole() -> None:
        leaving.erase(leaving.belongings(path))

    length = min(one(whole) for _ in range(3))
    for step in range(MOST_STEPS):
        one(killed_before(step, path))
    pick = random.Random()  # noqa: S311 - moments, no secrets
    for _ in range(int(sys.argv[3])):
        one(whole, pick.uniform(0.0, length))


if __name__ == "__main__":
    main()
