"""What the system tells the app from outside: the terminal closed, an end asked for, a suspend."""

import asyncio
import os
import signal
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
