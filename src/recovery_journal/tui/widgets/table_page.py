"""The page that is written on at the table: what is asked, a first line, a text below it."""

from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Origin
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.tui.actions import binding
from recovery_journal.tui.messages import JournalChanged
from recovery_journal.tui.page_draft import PageDraft, Words
from recovery_journal.tui.widgets.line import DRAFT_SECONDS
from recovery_journal.tui.widgets.part_field import Prose

_WORTH = next(part.label for part in SessionDetails.parts() if part.name == "worth")
_ANSWER = "Whatever comes to mind"
"""What stands below a question while nothing is written."""


class FirstLine(Prose):
    """One line that wraps, so that a question is read whole; enter goes on to the text."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.focus_next()

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = " ".join(event.text.splitlines())


class TablePage(Vertical):
    """Writes one note after another; what is typed is a draft within half a second."""

    BINDINGS = [binding("table.keep", "keep"), binding("table.side")]

    def __init__(self, journal: Journal, worth: str, began: datetime):
        super().__init__(id="table-page")
        self._worth = worth
        self._page = PageDraft(journal)
        self._page.take_up(began)
        first, text = self._page.words
        self._first = FirstLine(first, Kind.NOTE.question, id="first-line")
        self._text = Prose(text, Kind.NOTE.more, id="page-text")
        self._told = ""
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """What the time is for, the two fields, and a line that says what came of it."""
        yield Static(Content.assemble((f"{_WORTH}\n", "$hint"), self._worth), id="time-worth")
        yield self._first
        yield self._text
        yield Static("", id="state", markup=False)

    def on_mount(self) -> None:
        """Show what was not finished."""
        self._show()

    def _show(self) -> None:
        """Show the page as it is in the file."""
        words = self._page.words
        self._first.text, self._text.text = words
        for field in (self._first, self._text):
            field.move_cursor(field.document.end)
        self._text.placeholder = _ANSWER if self._page.is_asked else Kind.NOTE.more
        self.query_one("#time-worth").display = bool(self._worth) and not self._page.is_asked

    @property
    def words(self) -> Words:
        """What stands on the page now."""
        return Words(self._first.text, self._text.text)

    def write(self) -> None:
        """Be ready to write: below a first line, or on it."""
        (self._text if self.words.first.strip() else self._first).focus()

    def step_back(self) -> bool:
        """From the text to the first line; whether it was there."""
        if self._text.has_focus:
            self._first.focus()
            return True
        return False

    def say(self, told: str) -> None:
        """Say it below the page."""
        if told != self._told:
            self._told = told
            self.query_one("#state", Static).update(Content(told))

    def say_error(self, error: JournalError) -> None:
        """Say what stands in the way."""
        self.say(f"{error.title}. {error}")

    # keeping

    def on_text_area_changed(self) -> None:
        """Keep the draft soon; what was said of the last one goes."""
        if self._waiting is None and self.words != self._page.words:
            self.say("")
            self._waiting = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    def keep_draft(self) -> Draft | None:
        """Put the page into the encrypted file; gives back what could not be put there."""
        self._stop_waiting()
        words = self.words
        try:
            self._page.keep(words)
        except JournalError as error:
            self.say_error(error)
            return self._page.as_draft(words)
        return None

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def action_keep(self) -> None:
        """Keep the page as an entry, and be ready for the next."""
        try:
            if not self.words.are_none:
                self._finish()
        except JournalError as error:
            self.say_error(error)
        else:
            self.write()

    def finish_written(self) -> None:
        """Keep what somebody wrote, if anybody did. Raises `JournalError`."""
        if self._page.is_written(self.words):
            self._finish()

    def _finish(self) -> None:
        self._page.finish(self.words)
        self._stop_waiting()
        self._show()
        self.say("Kept, on the table.")
        self.post_message(JournalChanged())

    def begin(self, question: str, origin: Origin = Origin.ME) -> None:
        """Begin a page with a question; what was written is kept first. Raises `JournalError`."""
        self.finish_written()
        self._page.ask(question, origin)
        self._stop_waiting()
        self._show()
        self.write()

    def follow(self) -> None:
        """Show what another terminal made of this page, where nobody types here."""
        if self._page.follow(self.words):
            self._show()
