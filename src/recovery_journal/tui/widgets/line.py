"""A field of one line, and the one that keeps a win."""

from dataclasses import replace
from datetime import datetime

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding

DRAFT_SECONDS = 0.4
"""How long a key waits at most before it is in the file."""


class Line(Input):
    """One line of text; what is pasted with several lines comes whole, on one."""

    def on_mount(self) -> None:
        """Nothing blinks, and coming back to words does not lay them open to the next key."""
        self.cursor_blink = False
        self.select_on_focus = False

    def _on_paste(self, event: events.Paste) -> None:
        """Take all of it: Textual's own field keeps the first line alone."""
        event.prevent_default()
        event.stop()
        pasted = " ".join(event.text.splitlines())
        start, end = sorted(self.selection)
        self.replace(pasted, start, end)


class KeptLine(Line):
    """A line that enter keeps."""

    BINDINGS = [binding("line.keep")]


class WinLine(KeptLine):
    """One line that becomes a win; until then it is a draft, half a second after each key."""

    class Refused(Message):
        """The draft could not be kept; the line stays as it is."""

        def __init__(self, error: JournalError):
            super().__init__()
            self.error = error

    def __init__(self, journal: Journal, placeholder: str = ""):
        super().__init__(placeholder=placeholder, id="win")
        self._journal = journal
        self._draft = _fresh()
        self._kept = ""
        self._waiting: Timer | None = None

    def watch_value(self, value: str) -> None:
        """Note a key."""
        if self.is_running and value != self._kept and self._waiting is None:
            self._waiting = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    def keep_draft(self) -> Draft | None:
        """Put the line into the encrypted file as it is; an emptied line forgets its draft.

        Gives back the draft when it could not be kept.
        """
        self._stop_waiting()
        if self.value == self._kept:
            return None
        try:
            if self.value.strip():
                self._draft = replace(self._draft, entry=self._entry())
                self._journal.keep_draft(self._draft)
            else:
                self._journal.forget_draft(self._draft.id)
        except JournalError as error:
            self.post_message(self.Refused(error))
            return self._draft
        self._kept = self.value
        return None

    def _entry(self) -> Entry:
        """The win as it is so far; its day is the one on which it was begun."""
        entry = self._draft.entry if self._kept else _fresh().entry
        return replace(entry, id=self._draft.entry.id, title=self.value)

    def save(self) -> JournalError | None:
        """Keep the line as a win and empty it; on an error the line stays, and the error comes."""
        try:
            self._journal.save(self._entry(), self._draft.id)
        except JournalError as error:
            return error
        self._stop_waiting()
        self._kept, self._draft = "", _fresh()
        self.value = ""
        return None

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None


def _fresh() -> Draft:
    return Draft(entry=new_entry(Kind.WIN, datetime.now().astimezone().date()))
