"""The editor of every kind of entry: its first line, its body, the parts its kind declares.

What is typed is a draft in the encrypted file within half a second; saving forgets the draft.
"""

from dataclasses import replace
from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.days import parse_day
from recovery_journal.model.entry import Entry
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Saved
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.part_field import PartField, Prose

DRAFT_SECONDS = 0.4
"""How long a key waits at most before it is in the file."""


class EditorScreen(Screen[Saved | None]):
    """Edits a draft. Dismisses with what a save did, or None when the draft stays."""

    BINDINGS = [binding("form.save"), binding("form.close")]

    def __init__(self, journal: Journal, draft: Draft):
        super().__init__()
        self._journal = journal
        self._draft = draft
        self._first = draft.entry
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The form, from the kind's declaration."""
        entry = self._draft.entry
        yield TitleLine(entry.kind.value.capitalize())
        with VerticalScroll(classes="page", can_focus=False):
            yield Input(entry.title, placeholder=entry.kind.question, id="title")
            yield Prose(entry.body, "More of it, if you like", id="body")
            for part in entry.details.parts():
                yield PartField(part, getattr(entry.details, part.name))
            with Horizontal(classes="part"):
                yield Static("Day", classes="label")
                yield Input(entry.day.isoformat(), id="day", classes="field")
            with Horizontal(classes="part"):
                yield Static("Tags", classes="label")
                yield Input(", ".join(entry.tags), placeholder="evening, walk", id="tags")
            yield Static("", id="state", classes="hint")
        yield FootLine(entry.lane.value)

    def on_mount(self) -> None:
        """Be ready to write: in the body when there is a first line already."""
        self.query_one("#body" if self._draft.entry.title else "#title").focus()

    def on_input_changed(self) -> None:
        """Note a key."""
        self._key_pressed()

    def on_text_area_changed(self) -> None:
        """Note a key."""
        self._key_pressed()

    def on_checkbox_changed(self) -> None:
        """Note a mark."""
        self._key_pressed()

    def on_input_submitted(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    def _key_pressed(self) -> None:
        if self._waiting is None:
            self._waiting = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    def _written(self) -> Entry:
        """The entry as the form holds it; a day that cannot be read leaves the day as it was."""
        entry = self._draft.entry
        details = {field.part.name: field.value for field in self.query(PartField)}
        tags = self.query_one("#tags", Input).value.replace(",", " ").split()
        try:
            day = self._day()
        except Unusable:
            day = entry.day
        return replace(
            entry,
            title=self.query_one("#title", Input).value,
            body=self.query_one("#body", Prose).text,
            details=entry.kind.details.from_dict(details),
            tags=tuple(tags),
            day=day,
        )

    def _day(self) -> date:
        today = datetime.now().astimezone().date()
        return parse_day(self.query_one("#day", Input).value, today)

    def keep_draft(self) -> None:
        """Put what is typed into the encrypted file, when it differs from where it began."""
        self._stop_waiting()
        written = self._written()
        if written != self._first and not written.is_empty:
            self._draft = replace(self._draft, entry=written)
            try:
                self._journal.keep_draft(self._draft)
            except JournalError as error:
                self._say(error)

    def action_save(self) -> None:
        """Save and close; on an error the form stays, with its text."""
        try:
            entry = replace(self._written(), day=self._day())
            saved = self._journal.save(entry, self._draft.id)
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
        """Close; the draft stays."""
        self.keep_draft()
        self.dismiss(None)

    def _say(self, error: JournalError) -> None:
        state = self.query_one("#state", Static)
        state.update(Content(f"{error.title}. {error}"))
        state.scroll_visible()
