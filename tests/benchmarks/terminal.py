"""A program in a pseudo-terminal: keys go in, and what it paints is read with the time it came."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

LINES, COLUMNS = 24, 80
PATIENCE = 60.0
"""Seconds that a thing is waited for; what has not come by then is an error."""

Wanted = Callable[[list[str]], bool]
"""Whether the screen, as its lines of text, shows what is waited for."""


class NeverCame(Exception):
    """What was waited for did not come; the message holds the made-up screen as it stood."""


class Terminal:
    """One program, started in a terminal of 80 by 24. `started` is the clock at its start.

    Times are seconds of `time.perf_counter`: of the last bytes that were needed, taken when they
    came and before they are drawn, so that drawing them costs the program nothing.
    """

    def __init__(self, argv: Sequence[str], env: dict[str, str]):
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            argv, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)

    @property
    def lines(self) -> list[str]:
        """The screen as text, a line each."""
        return list(self._screen.display)

    def press(self, keys: str) -> float:
        """Send keys, as a terminal sends them; the time they were sent."""
        sent = time.perf_counter()
        os.write(self._ours, keys.encode())
        return sent

    def wait_for(self, wanted: Wanted | str, patience: float = PATIENCE) -> float:
        """Read until the screen shows it (a text, or what a function tells); when it came."""
        shows = _showing(wanted) if isinstance(wanted, str) else wanted
        came, until = time.perf_counter(), time.perf_counter() + patience
        while not shows(self.lines):
            if not self._read(max(0.0, until - time.perf_counter())):
                raise NeverCame("\n".join(self.lines))
            came = self._came
        return came

    def shows(self, wanted: Wanted | str, patience: float) -> bool:
        """Whether it comes within so many seconds."""
        try:
            self.wait_for(wanted, patience)
        except NeverCame:
            return False
        return True

    def rest(self, seconds: float = 0.3) -> None:
        """Read until nothing has come for so long."""
        while self._read(seconds):
            pass

    def _read(self, seconds: float) -> bool:
        """Draw what comes within so many seconds; whether anything did."""
        ready, _, _ = select.select([self._ours], [], [], seconds)
        if not ready:
            return False
        try:
            painted = os.read(self._ours, 65_536)
        except OSError:  # how Linux says that the program has ended
            return False
        self._came = time.perf_counter()
        self._stream.feed(painted)
        return bool(painted)

    def memory(self) -> float:
        """The program's resident memory now, in MiB."""
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
            return int(fields["VmRSS"].split()[0]) / 1024
        told = subprocess.check_output(["ps", "-o", "rss=", "-p", str(self._process.pid)])
        return int(told) / 1024


def _showing(text: str) -> Wanted:
    return lambda lines: any(text in line for line in lines)
