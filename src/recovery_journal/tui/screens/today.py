"""Today: a question, one line for a win, and the latest entries."""

from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from recovery_journal import content
from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.views import Query
from recovery_journal.paths import config_dir
from recovery_journal.settings import Settings
from recovery_journal.tui.dates import said_fully
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

LATEST = 8


class TodayScreen(Screen[None]):
    """Opens where a person can write at once; what is kept shows below."""

    def __init__(self, journal: Journal, settings: Settings):
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._today = datetime.now().astimezone().date()

    def compose(self) -> ComposeResult:
        """Greeting, question, line, latest."""
        yield TitleLine("Today", said_fully(self._today))
        with Vertical(classes="page"):
            yield Static(_greeting(datetime.now().astimezone().hour), markup=False)
            yield Static(Content(self._question(self._today)), classes="hint")
            yield Input(id="win")
            yield Static("enter keeps it as a win", id="state", classes="hint", markup=False)
            yield EntryList(self._journal, Query(), most=LATEST, name_id="lately")
            yield Static("", id="empty", classes="hint", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """Be ready to write."""
        self.query_one(Input).focus()
        self._tell_empty()

    def _question(self, today: date) -> str:
        if not self._settings.daily_question:
            return Kind.WIN.question
        deck = content.questions(config_dir() / "questions.toml")
        asked = content.question_of_the_day(deck, today)
        return asked.text if asked else Kind.WIN.question

    def _tell_empty(self) -> None:
        empty = not self._journal.page(limit=1)
        self.query_one("#empty", Static).update("Nothing here yet. That's fine." if empty else "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the line as a win."""
        if not event.value.strip():
            return
        state = self.query_one("#state", Static)
        try:
            self._journal.add(new_entry(Kind.WIN, self._today, event.value))
        except JournalError as error:
            state.update(f"{error.title}. {error}")
            return
        event.input.value = ""
        state.update("Kept.")
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show the latest anew."""
        self.query_one(EntryList).show(Query())
        self._tell_empty()


def _greeting(hour: int) -> str:
    for until, said in ((5, "Good night."), (12, "Good morning."), (18, "Good afternoon.")):
        if hour < until:
            return said
    return "Good evening."
