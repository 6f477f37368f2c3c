"""What the system tells the app from outside: the terminal gone, an end asked for, a suspend."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

_ENDS = ("SIGHUP", "SIGTERM", "SIGINT")


def hear(end: Callable[[], None], lock: Callable[[], None]) -> None:
    """Have `end` called when the process is to end, and `lock` before it is suspended.

    Call it once the terminal is in use: the handler that was there for suspending goes on after
    the lock. Windows has no such signals, and nothing to hear.
    """
    if os.name == "nt":
        return
    loop = asyncio.get_running_loop()
    for name in _ENDS:
        loop.add_signal_handler(getattr(signal, name), end)
    suspend: Callable[[int, FrameType | None], object] | int | None
    suspend = signal.getsignal(signal.SIGTSTP)

    def locked_first() -> None:
        lock()
        if callable(suspend):
            suspend(signal.SIGTSTP, None)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    loop.add_signal_handler(signal.SIGTSTP, locked_first)


class TerminalWatch:
    """Whether the terminal that the app began on is still there.

    A terminal can go without a signal, to a process that does not lead its session.
    """

    def __init__(self) -> None:
        self._had_one = _is_there()

    def is_gone(self) -> bool:
        """Whether there was a terminal, and there is none now."""
        return self._had_one and not _is_there()


def _is_there() -> bool:
    try:
        return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
    except (OSError, ValueError):  # no standard input at all
        return False
