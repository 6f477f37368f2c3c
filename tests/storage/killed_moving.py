"""A process that moves whole files, in children that are killed at random moments.

Run as a module: `-m tests.storage.killed_moving WHAT FOLDER ROUNDS SEED`. `restore` puts two
copies in a journal's place by turns; `migrate` opens a file of the first program; `salvage` writes
what can be read of a damaged file into new ones. After each kill the parent looks at what is there:
a line tells `before` or `after`, and how often a child had said that it was done, or `broken` and
why.
"""

import os
import random
import select
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.journal.copies import copies, restore
from recovery_journal.journal.salvaging import salvage
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.storage import (
    aes,
    affected,
    alone,
    finding,
    migrations,
    remains,
    soundness,
    store,
    vault,
)
from recovery_journal.storage import salvage as writing
from tests.cli.quick_keys import derive_once, put_file
from tests.storage.conftest import PASSPHRASE, TODAY
from tests.storage.damaged import flipped, in_page
from tests.storage.test_migrations import asked, file_of, lived_in

LOADED = (aes, affected, alone, finding, migrations, remains, soundness, store, vault, writing)
"""Loaded once, before the children: each has a moment to work in."""

LONGEST = {"restore": 0.06, "migrate": 0.08, "salvage": 0.6}
"""Seconds until a child is killed, at most."""


def tell(*words: object) -> None:
    """One line in one write, so that a kill cannot cut it in two."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def titles(path: Path) -> list[str]:
    """What a journal holds; raises where it is not sound."""
    journal = Journal.unlock(path, PASSPHRASE)
    try:
        if wrong := journal.check():
            raise ValueError(wrong[0])
        return sorted(entry.title for entry in journal.entries())
    finally:
        journal.close()


class Moving:
    """What a child does without end, and what may be there after it was killed."""

    def __init__(self, folder: Path):
        self.path = folder / "own" / "journal.db"
        self.begin()

    def begin(self) -> None:
        """Make what the rounds start from."""

    def ready(self) -> None:
        """Make what one round starts from."""

    def work(self) -> None:
        """Go on until the kill."""

    def found(self, promised: list[str]) -> str:
        """Look at what is there: `before` or `after`; raises for anything else."""
        raise NotImplementedError


class Restoring(Moving):
    """Two copies, of one entry and of three, in a journal's place by turns."""

    def begin(self) -> None:
        """A journal with one entry, and copies of it then and two entries later."""
        journal = Journal.create(self.path, PASSPHRASE)
        self.held = {}
        self.copies = []
        for number in (1, 3):
            while journal.count() < number:
                journal.add(new_entry(Kind.WIN, TODAY, f"win {journal.count()}", "words " * 4000))
            copy = self.path.parent / f"{number}.db"
            journal.back_up(copy)
            self.copies.append(copy)
            self.held[copy.stem] = [f"win {n}" for n in range(number)]
        journal.close()

    def work(self) -> None:
        """Restore the one, then the other."""
        while True:
            for copy in self.copies:
                restore(self.path, copy, PASSPHRASE)
                tell("promised", copy.stem)

    def found(self, promised: list[str]) -> str:
        """The journal is one of the two, and all that was kept is whole."""
        here = titles(self.path)
        if here not in self.held.values():
            raise ValueError("another content")
        for kept in copies(self.path):
            if titles(kept.path) not in self.held.values():
                raise ValueError("what was kept is another content")
        if any(each.suffix == ".db" and each not in self.copies for each in self._beside()):
            raise ValueError("something lies beside it")
        shutil.rmtree(self.path.parent / "copies", ignore_errors=True)
        # Whatever was promised last stands, or the other, which was on its way.
        return "after" if not promised or here == self.held[promised[-1]] else "before"

    def _beside(self) -> Iterator[Path]:
        return (each for each in self.path.parent.iterdir() if each not in (self.path,))


class Migrating(Moving):
    """A file of the first program, opened by this one."""

    def begin(self) -> None:
        """The file as it is before."""
        self.kept = file_of(self.path, 1, lived_in)
        self.old = self.path.read_bytes()

    def ready(self) -> None:
        """Put it there anew."""
        shutil.rmtree(self.path.parent)
        put_file(self.path, self.old)

    def work(self) -> None:
        """Open it, and wait."""
        Journal.unlock(self.path, PASSPHRASE).close()
        tell("promised", "migrated")
        signal.pause()

    def found(self, promised: list[str]) -> str:
        """It has had one step or all of them, and the copy made before is whole."""
        for copy in copies(self.path):
            if asked(copy.path, "PRAGMA user_version") != [(1,)]:
                raise ValueError("the copy is not of before")
        ((steps,),) = asked(self.path, "PRAGMA user_version")
        if steps not in (1, len(migrations.STEPS)) or (promised and steps == 1):
            raise ValueError(f"{steps} steps")
        if steps > 1 and not copies(self.path):
            raise ValueError("no copy")
        kept = sorted(entry.title for entry in (*self.kept[0],) if entry.trashed is None)
        if titles(self.path) != kept:
            raise ValueError("another content")
        return "before" if steps == 1 else "after"


class Salvaging(Moving):
    """A damaged file, written into one new file after another."""

    def begin(self) -> None:
        """A file whose beginning is damaged, which loses nothing."""
        journal = Journal.create(self.path, PASSPHRASE)
        journal.add_many(
            [new_entry(Kind.NOTE, TODAY, f"note {n}", "words " * 300) for n in range(40)]
        )
        journal.close()
        self.held = titles(self.path)
        self.damaged = flipped(self.path.read_bytes(), in_page(1))
        self.path.write_bytes(self.damaged)

    def work(self) -> None:
        """Salvage it again and again."""
        number = 0
        while True:
            number += 1
            salvage(self.path, self.path.with_name(f"new{number}.db"), PASSPHRASE)
            tell("promised", number)

    def found(self, promised: list[str]) -> str:
        """The damaged file is as it was; a file with its name is whole."""
        if self.path.read_bytes() != self.damaged:
            raise ValueError("the damaged file was changed")
        whole = list(self.path.parent.glob("new*.db"))
        if {f"new{number}.db" for number in promised} - {each.name for each in whole}:
            raise ValueError("a promise")
        for each in whole:
            if titles(each) != self.held:
                raise ValueError("another content")
            each.unlink()
        return "after" if whole else "before"


WORK: dict[str, Callable[[Path], Moving]] = {
    "restore": Restoring,
    "migrate": Migrating,
    "salvage": Salvaging,
}


def one_round(moving: Moving, seconds: float) -> list[str]:
    """Let a child begin, kill it after so long, and give what it had promised."""
    told, tells = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(tells, 1)
        os.write(tells, b"begun\n")
        try:
            moving.work()
        except BaseException as error:
            tell("broken", type(error).__name__, error)
        finally:
            os._exit(1)
    os.close(tells)
    head = b""
    while not head.endswith(b"begun\n"):
        head += os.read(told, 1)
    # The random moment is the test itself; nothing else is waited for here.
    select.select([], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(told) as lines:
        said = [line.split(maxsplit=1) for line in lines]
    for line in said:
        if line[0] == "broken":
            tell(*line)
    return [line[1].strip() for line in said if line[0] == "promised"]


def main() -> None:
    """All rounds, one after another."""
    what, folder, rounds, seed = sys.argv[1:]
    with pytest.MonkeyPatch.context() as for_now:
        derive_once(for_now)
        moving = WORK[what](Path(folder))
        pick = random.Random(int(seed))  # noqa: S311 - moments, no secrets
        for _ in range(int(rounds)):
            moving.ready()
            promised = one_round(moving, pick.uniform(0.0, LONGEST[what]))
            try:
                tell(moving.found(promised), len(promised))
            except (JournalError, ValueError) as error:
                tell("broken", type(error).__name__, error)
                break


if __name__ == "__main__":
    main()
