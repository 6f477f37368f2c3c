"""The program with one fault put into it: `crashing.py FAULT ARGS…`.

Each fault is one whose report would hold the person's words or their passphrase.
"""

import sys
from typing import Any, NoReturn

from rich.text import Text
from textual.drivers.linux_driver import LinuxDriver
from textual.widgets import Static

from recovery_journal.errors import Damaged
from recovery_journal.journal import Journal
from recovery_journal.tui.app import JournalApp


class Telling(Exception):
    """An error that would print itself, with all it knows."""

    def __rich__(self) -> Text:
        return Text(str(self.args))


def in_handler(journal: Journal, entry: Any, draft_id: str | None = None) -> NoReturn:
    """A save that breaks, with the words at hand."""
    raise ValueError(f"cannot save {entry.title}", entry, journal, draft_id)


def in_words_of_its_own(journal: Journal, entry: Any, draft_id: str | None = None) -> NoReturn:
    """A save that breaks with an error that draws itself."""
    raise Telling(entry.title, entry.body, journal, draft_id)


def in_markup(app: JournalApp) -> None:
    """A screen that takes words for markup."""
    words = "ultraviolet hippogriff [/]"
    app.screen.mount(Static(words))


def in_drawing(app: JournalApp) -> None:
    """A widget that breaks while it is drawn."""

    class Breaking(Static):
        def render(self) -> NoReturn:
            words = "ultraviolet hippogriff"
            raise ValueError(words)

    app.screen.mount(Breaking("ultraviolet hippogriff"))


def in_reading(app: JournalApp) -> None:
    """A screen to which the file is damaged."""

    def breaks() -> NoReturn:
        raise Damaged("Some of the file can't be read. A copy may help.")

    app.screen.call_later(breaks)


def in_worker(app: JournalApp) -> None:
    """A thread that breaks."""

    def breaks() -> NoReturn:
        words = "ultraviolet hippogriff"
        raise ValueError(words)

    app.run_worker(breaks, thread=True)


def in_input(app: JournalApp) -> None:
    """The reading of the keyboard that breaks at the next key, outside of any handler."""

    def breaks(driver: LinuxDriver, message: object) -> NoReturn:
        words = "ultraviolet hippogriff"
        raise ValueError(words, driver, message, app)

    LinuxDriver.process_message = breaks  # type: ignore[method-assign,assignment] # the fault


def in_timer(app: JournalApp) -> None:
    """A timer that breaks."""
    words = "ultraviolet hippogriff"

    def breaks() -> NoReturn:
        raise ValueError(words)

    app.set_timer(0.01, breaks)


def in_unlocking(path: object, passphrase: str) -> NoReturn:
    """An opening that breaks, with the passphrase at hand."""
    raise ValueError(f"cannot open {path} with {passphrase}")


def put_in(fault: str) -> None:
    """Put a fault in; those of the app happen when the curtain is drawn."""
    made = globals()[fault]
    if fault in ("in_handler", "in_words_of_its_own"):
        Journal.save = made  # type: ignore[method-assign] # the fault
    elif fault == "in_unlocking":
        Journal.unlock = made  # type: ignore[method-assign] # the fault
    else:
        JournalApp.action_curtain = made  # type: ignore[method-assign] # the fault


def main() -> None:
    """Run the program with the fault in it."""
    from recovery_journal.__main__ import main as run

    put_in(sys.argv.pop(1))
    run()


if __name__ == "__main__":
    main()
