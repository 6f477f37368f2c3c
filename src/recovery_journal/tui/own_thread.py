"""Work that may wait for a window of the system, beside the app and never in the way of its end."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

Answer = TypeVar("Answer")


class Came(Message):
    """A thread has come back; `then` is what is done in the app."""

    def __init__(self, then: Callable[[], object]):
        super().__init__()
        self.then = then


def in_own_thread(
    app: App[int], work: Callable[[], Answer], then: Callable[[Answer], object]
) -> None:
    """Do the work in a thread that ends with the program, then `then` with its answer in the app.

    A keychain may ask something in a window of its own, on another screen even; a thread of the
    app would be waited for when it ends. What goes wrong is a fault of the app.
    """

    def done() -> None:
        try:
            answer = work()
        except Exception as error:
            came = Came(lambda fault=error: _raise(fault))  # type: ignore[misc]
        else:
            came = Came(lambda: then(answer))
        with suppress(RuntimeError):  # the app has ended
            app.post_message(came)

    Thread(target=done, daemon=True).start()


def _raise(error: Exception) -> None:
    raise error
