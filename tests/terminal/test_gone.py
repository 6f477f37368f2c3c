"""A terminal that goes without a signal, because the app does not lead its session."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyte

from recovery_journal.journal import Journal
from tests.terminal.conftest import PASSPHRASE
from tests.terminal.driver import DEADLINE, LOCKED, OPEN, environment, journal_file
from tests.terminal.files import left_in


def read_until(terminal: int, screen: pyte.Screen, word: str) -> None:
    """Read what the app draws until a word is on the screen."""
    stream = pyte.ByteStream(screen)
    deadline = time.monotonic() + DEADLINE
    while not any(word in line for line in screen.display):
        ready, _, _ = select.select([terminal], [], [], max(0.0, deadline - time.monotonic()))
        assert ready, screen.display
        stream.feed(os.read(terminal, 65536))


def test_terminal_when_it_goes_without_a_signal_then_the_app_ends_and_the_words_are_kept(
    home: Path, kept: Callable[[], Journal]
) -> None:
    terminal, other_end = pty.openpty()
    app = subprocess.Popen(
        [sys.executable, "-m", "recovery_journal"],
        stdin=other_end, stdout=other_end, stderr=other_end,
        env=environment(home), cwd=home / "work", start_new_session=True,
    )  # fmt: skip
    os.close(other_end)
    screen = pyte.Screen(80, 24)
    try:
        read_until(terminal, screen, LOCKED)
        os.write(terminal, PASSPHRASE.encode() + b"\r")
        read_until(terminal, screen, OPEN)
        os.write(terminal, b"zephyrine")
        read_until(terminal, screen, "zephyrine")
        os.close(terminal)
        app.wait(DEADLINE)
    finally:
        app.kill()
        app.wait()
    assert left_in(journal_file(home).parent) == ["journal.db"]
    journal = kept()
    assert [draft.entry.title for draft in journal.drafts()] == ["zephyrine"]
    journal.close()
