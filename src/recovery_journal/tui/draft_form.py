"""What every form that writes an entry has in common.

What is typed is a draft in the encrypted file within half a second; saving forgets the draft.
"""

from abc import abstractmethod
from dataclasses import replace
from datetime import date, datetime

from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from recovery_journal.errors import JournalError, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.days import parse_day
from recovery_journal.model.entry import Entry, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Saved
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.line import DRAFT_SECONDS, Line


class DraftForm(Screen[Saved | None]):
    """Edits a draft. Dismisses with what a save did, or None when the draft stays.

    The form has a `#day`, and a `#state` that says what went wrong.
    """

    BINDINGS = [binding("form.save"), binding("form.close"), binding("form.next")]

    def __init__(self, journal: Journal, draft: Draft):
        super().__init__()
        self._journal = journal
        self._draft = draft
        self._kept = draft.entry
        self._first = _standing(journal, draft)
        self._waiting: Timer | None = None

    @abstractmethod
    def written(self) -> Entry:
        """The entry as the form holds it."""

    def to_be_saved(self) -> Entry:
        """The entry, on the day that is written; raises `Unusable` for one that is no day."""
        return replace(self.written(), day=self.day())

    def day(self) -> date:
        """The day that the form's `#day` holds; raises `Unusable` for what is no day."""
        today = datetime.now().astimezone().date()
        return parse_day(self.query_one("#day", Line).value, today)

    def readable_day(self) -> date:
        """The day that the form holds; one that cannot be read leaves it as it was."""
        try:
            return self.day()
        except Unusable:
            return self._draft.entry.day

    def on_input_changed(self) -> None:
        """Note a key."""
        self.key_pressed()

    def on_text_area_changed(self) -> None:
        """Note a key."""
        self.key_pressed()

    def on_mark_changed(self) -> None:
        """Note a mark."""
        self.key_pressed()

    def on_ruler_changed(self) -> None:
        """Note a number."""
        self.key_pressed()

    def on_one_of_changed(self) -> None:
        """Note a choice."""
        self.key_pressed()

    def on_input_submitted(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    def key_pressed(self) -> None:
        """Keep the draft soon."""
        if self._waiting is None:
            self._waiting = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    def keep_draft(self) -> Draft | None:
        """Put what is typed into the encrypted file, when it differs from what is there.

        A form that is empty again, or as the entry was, has no draft. Gives back the draft
        when it could not be kept.
        """
        self._stop_waiting()
        written = self.written()
        if written == self._kept:
            return None
        self._draft = replace(self._draft, entry=written)
        try:
            if written.is_empty or written == self._first:
                self._journal.forget_draft(self._draft.id)
            else:
                self._journal.keep_draft(self._draft)
        except JournalError as error:
            self._say(error)
            return self._draft
        self._kept = written
        return None

    def action_save(self) -> None:
        """Save and close; on an error the form stays, with its text."""
        try:
            saved = self._journal.save(self.to_be_saved(), self._draft.id)
        except JournalError as error:
            self._say(error)
        else:
            self._stop_waiting()
            self.dismiss(saved)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def action_close(self) -> None:
        """Close; the draft stays. A draft that cannot be kept stays open."""
        if self.keep_draft() is None:
            self.dismiss(None)

    def _say(self, error: JournalError) -> None:
        state = self.query_one("#state", Static)
        state.update(Content(f"{error.title}. {error}"))
        state.scroll_visible()


def _standing(journal: Journal, draft: Draft) -> Entry:
    """The entry as it is without the draft: as saved, or a new one with nothing in it."""
    entry = draft.entry
    if entry.version:
        return journal.entry(entry.id)
    return replace(new_entry(entry.kind, entry.day), id=entry.id, created=entry.created)
