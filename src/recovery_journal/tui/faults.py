"""What goes wrong: said, passed over, or the end of the app without a word of the person's.

What the journal refuses is said; what a screen that is gone still asks is passed over.
"""

from __future__ import annotations

from traceback import walk_tb
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from recovery_journal.errors import Closed, Damaged, JournalError

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message
    from textual.message_pump import MessagePump

    _Base = App[int]
else:
    _Base = object


class Faults(_Base):
    """A mixin for the app, before all others."""

    if TYPE_CHECKING:

        def is_open(self, node: MessagePump) -> bool:
            """Whether it is the app, or belongs to a screen that is open."""

        def _saved_at_fault(self) -> bool:
            """Keep what is typed and close the file; whether it did."""

    async def _dispatch_message(self, message: Message) -> None:
        """Say what the journal refuses, whatever key or message asked for it, and go on."""
        try:
            await super()._dispatch_message(message)
        except JournalError as error:
            if not isinstance(error, Closed):  # else it was asked after the lock
                self.notify(f"{error.title}. {error}", timeout=6, markup=False)
        except Exception as error:
            if not self._is_of_a_screen_gone(error):
                raise

    def _handle_exception(self, error: Exception) -> None:
        """Leave at a fault; what a closed journal or a screen that is gone is asked, is none.

        What the journal refuses after a dialog is said too: such a call passes no handler.
        """
        if isinstance(error, JournalError) and _is_of_a_call_after_a_dialog(error):
            if not isinstance(error, Closed):
                self.notify(f"{error.title}. {error}", timeout=6, markup=False)
            return
        if not isinstance(error, Closed) and not self._is_of_a_screen_gone(error):
            super()._handle_exception(error)

    def _is_of_a_screen_gone(self, error: Exception) -> bool:
        """Whether it comes from a screen that was left, maybe before it was composed."""
        frames = (frame for frame, _ in walk_tb(error.__traceback__))
        nodes = (frame.f_locals.get("self") for frame in frames)
        begun = (n for n in nodes if isinstance(n, Widget) and (n.is_running or n.is_mounted))
        return any(not self.is_open(node) for node in begun)

    def panic(self, *_renderables: object) -> None:
        """Leave at a fault outside of any handler, or one that would draw itself, undrawn."""
        self._return_code = 1
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Leave without the traceback, whose variables would hold the person's words."""
        if self._exit_renderables:
            return
        error = self._exception
        if isinstance(error, JournalError):
            self._return_code = error.exit_code
            told = f"recovery-journal stopped. {error.title}. {error}\n"
        else:
            name = type(error).__name__ if error else "Error"
            told = f"recovery-journal stopped because of a fault of its own ({name}).\n"
        super().panic(Content(told + self._last_words()).plain)

    def _last_words(self) -> str:
        """What became of the person's words."""
        kept = "what you were typing is kept as a draft" if self._saved_at_fault() else ""
        if isinstance(self._exception, Damaged):
            told = "`recovery-journal salvage` writes all that can be read into a new file"
        else:
            told = "What you saved is safe"
        return f"{told}, and {kept}." if kept else f"{told}."


def _is_of_a_call_after_a_dialog(error: Exception) -> bool:
    """Whether it comes from what was to be called next, as a dialog's answer is."""
    frames = (frame.f_code.co_name for frame, _ in walk_tb(error.__traceback__))
    return "_flush_next_callbacks" in frames
