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
from textual.widgets import Static

from recovery_journal.errors import JournalError, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.days import parse_day
from recovery_journal.model.entry import Entry, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Saved
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.choices import Mark, OneOf
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import DRAFT_SECONDS, Line
from recovery_journal.tui.widgets.part_field import PartField, Prose


class EditorScreen(Screen[Saved | None]):
    """Edits a draft. Dismisses with what a save did, or None when the draft stays."""

    BINDINGS = [binding("form.save"), binding("form.close"), binding("form.next")]

    def __init__(self, journal: Journal, draft: Draft):
        super().__init__()
        self._journal = journal
        self._draft = draft
        self._kept = draft.entry
        self._first = _standing(journal, draft)
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The form, from the kind's declaration."""
        entry = self._draft.entry
        yield TitleLine(entry.kind.value.capitalize())
        with VerticalScroll(classes="page", can_focus=False):
            yield Line(entry.title, placeholder=entry.kind.question, id="title")
            yield Prose(entry.body, "More of it, if you like", id="body")
            for part in entry.details.parts():
                yield PartField(part, getattr(entry.details, part.name))
            yield from self._around(entry)
            yield Static("", id="state", classes="hint")
        yield FootLine(entry.lane.value)

    def _around(self, entry: Entry) -> ComposeResult:
        """What every kind has: its day, its tags, who sees it, a star."""
        with Horizontal(classes="part"):
            yield Static("Day", classes="label")
            yield Line(entry.day.isoformat(), placeholder="yesterday, 2026-03-12", id="day")
        with Horizontal(classes="part"):
            yield Static("Tags", classes="label")
            yield Line(", ".join(entry.tags), placeholder="evening, walk", id="tags")
        with Horizontal(classes="part"):
            yield Static("Who may see it", classes="label")
            yield OneOf([lane.value for lane in Lane], entry.lane.value, id="lane")
        with Horizontal(classes="part"):
            yield Static("", classes="label")
            yield Mark("Starred", entry.starred, id="starred")

    def on_mount(self) -> None:
        """Be ready to write: in the body when there is a first line already."""
        self.query_one("#body" if self._draft.entry.title else "#title").focus()

    def on_input_changed(self) -> None:
        """Note a key."""
        self._key_pressed()

    def on_text_area_changed(self) -> None:
        """Note a key."""
        self._key_pressed()

    def on_mark_changed(self) -> None:
        """Note a mark."""
        self._key_pressed()

    def on_one_of_changed(self) -> None:
        """Note the lane, and show it below."""
        self.query_one(FootLine).lane = self.query_one(OneOf).value
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
        tags = self.query_one("#tags", Line).value.replace(",", " ").split()
        try:
            day = self._day()
        except Unusable:
            day = entry.day
        return replace(
            entry,
            title=self.query_one("#title", Line).value,
            body=self.query_one("#body", Prose).text,
            details=entry.kind.details.from_dict(details),
            tags=tuple(tags),
            day=day,
            lane=Lane(self.query_one(OneOf).value),
            starred=self.query_one("#starred", Mark).value,
        )

    def _day(self) -> date:
        today = datetime.now().astimezone().date()
        return parse_day(self.query_one("#day", Line).value, today)

    def keep_draft(self) -> Draft | None:
        """Put what is typed into the encrypted file, when it differs from what is there.

        A form that is empty again, or as the entry was, has no draft. Gives back the draft
        when it could not be kept.
        """
        self._stop_waiting()
        written = self._written()
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
