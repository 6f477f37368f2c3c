"""A command in a real pseudo-terminal: what it asks, what is typed, how it ends."""

import os
import select
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from tests.cli import limits
from tests.cli.conftest import PASSPHRASE

PROGRAM = ("-m", "recovery_journal")
"""What Python is given to run."""

IMPATIENT = (limits.__file__, "patience", "0.1")
"""The same, which waits only so many seconds for another process that writes."""


def ask(path: Path, *args: str, program: tuple[str, ...] = PROGRAM) -> pexpect.spawn:
    """Run a command on a journal file; it asks for the passphrase too."""
    env = {**os.environ, "RECOVERY_JOURNAL_FILE": str(path), "TERM": "dumb"}
    env.pop("RECOVERY_JOURNAL_PASSPHRASE_COMMAND", None)
    words = [*program, *args]
    child = pexpect.spawn(sys.executable, words, env=env, timeout=30, encoding="utf-8")
    child.delaybeforesend = None
    return child


def answer(child: pexpect.spawn, question: str, words: str) -> None:
    """Type a line when a question is there."""
    child.expect_exact(question)
    child.sendline(words)


def edits(child: pexpect.spawn) -> None:
    """Wait until it takes a line key by key; what comes sooner, the terminal itself would take."""
    _until(lambda: not termios.tcgetattr(child.child_fd)[3] & termios.ICANON)


def stop(child: pexpect.spawn) -> None:
    """Press ctrl+c when it sleeps until a key is pressed.

    Python looks at signals before it goes to sleep for one; a signal that comes between the two
    is only seen with the next key.
    """
    edits(child)
    stat = Path("/proc") / str(child.pid) / "stat"
    _until(lambda: stat.read_text().rpartition(") ")[2].startswith("S"))
    child.sendintr()


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until
        select.select([], [], [], 0.002)


def end(child: pexpect.spawn) -> str:
    """What it still says, to its end; `child` then has its exit code."""
    child.expect(pexpect.EOF)
    child.close()
    return child.before or ""


def kept_and_waiting(path: Path) -> tuple[list[Entry], list[Entry]]:
    """The entries of the journal, and those of its drafts."""
    opened = Journal.unlock(path, PASSPHRASE)
    found = list(opened.entries()), [draft.entry for draft in opened.drafts()]
    opened.close()
    return found
