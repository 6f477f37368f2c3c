"""Today: a question, one line for a win, what is waiting, the latest entries, this day before."""

from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal import content
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from recovery_journal.paths import config_dir
from recovery_journal.settings import Settings
from recovery_journal.tui.actions import ACTS, binding, bindings, said_key
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import said_fully
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.widgets.day_rows import OnThisDay
from recovery_journal.tui.widgets.entry_list import EntryList
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import WinLine
from recovery_journal.tui.widgets.waiting import WaitingList

LATEST, LATEST_TALL = 5, 10
TALL = 32
"""Lines of a terminal from which on Today shows more."""
_PLACES = (
    "place.values",
    "place.strengths",
    "place.decisions",
    "place.wins",
    "place.compass",
    "place.find",
)
NEW_DAY_SECONDS = 20.0
"""How often an open Today looks whether it is still today."""


class TodayScreen(EntryCommands, Screen[None]):
    """Opens where a person can write at once; what is kept shows below."""

    BINDINGS = [*bindings(Where.LIST), binding("form.next"), binding("today.rest")]
    AUTO_FOCUS = ""
    """The line has the keys from the start, and nothing is scrolled to reach it."""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]

    def __init__(self, journal: Journal, settings: Settings):
        super().__init__()
        self._journal = journal
        self._settings = settings
        self._today = _now().date()

    @property
    def _latest(self) -> int:
        return LATEST_TALL if self.app.size.height >= TALL else LATEST

    def compose(self) -> ComposeResult:
        """Greeting, question, line, and what there is to read."""
        yield TitleLine("Today", said_fully(self._today))
        with VerticalScroll(classes="page", can_focus=False):
            yield Static("", id="greeting", markup=False)
            yield Static("", id="question", markup=False)
            yield WinLine(self._journal)
            yield Static("enter keeps it as a win", id="state", markup=False)
            with Vertical(classes="part-of-page", id="waiting"):
                yield Static("Waiting, if you like", classes="hint")
                yield WaitingList(self._journal)
            with Vertical(classes="part-of-page", id="latest"):
                yield Static("Lately", classes="hint")
                yield EntryList(self._journal, Query(), most=self._latest, name_id="lately")
            with Vertical(classes="part-of-page", id="before"):
                yield Static("On this day", classes="hint")
                yield OnThisDay()
            yield Static("Nothing here yet. That's fine.", id="empty", classes="hint")
            yield Static(_places(), id="places")
        yield FootLine()

    def on_mount(self) -> None:
        """Be ready to write."""
        self.set_focus(self.query_one(WinLine), scroll_visible=False)
        self._show_day()
        self._show_rest()
        self.set_interval(NEW_DAY_SECONDS, self._look_at_the_day)

    def _look_at_the_day(self) -> None:
        if _now().date() != self._today:
            self._today = _now().date()
            self._show_day()
            self.journal_changed()

    def _show_day(self) -> None:
        self.query_one(TitleLine).right = said_fully(self._today)
        self.query_one("#greeting", Static).update(_greeting(_now().hour))
        self.query_one("#question", Static).update(Content(self._question(self._today)))

    def _question(self, today: date) -> str:
        if not self._settings.daily_question:
            return Kind.WIN.question
        deck = content.questions(config_dir() / "questions.toml")
        asked = content.question_of_the_day(deck, today)
        return asked.text if asked else Kind.WIN.question

    def settings_changed(self, settings: Settings) -> None:
        """Ask what the settings let it ask."""
        self._settings = settings
        self._show_day()
        self._show_rest()

    def journal_changed(self) -> None:
        """Show the latest anew."""
        self.query_one(EntryList).show(Query())
        self._show_rest()

    def _show_rest(self) -> None:
        latest = len(self._journal.listed(limit=self._latest))
        before = self._journal.on_this_day(self._today)
        self.query_one(OnThisDay).show(before, self._today)
        self.query_one(EntryList).styles.height = latest
        self.query_one("#latest").display = latest > 0
        self.query_one("#before").display = bool(before)
        asks = self._settings.weekly_check_in and self._journal.asks_for_check_in(self._today)
        waits = self.query_one(WaitingList).show(asks_check_in=asks)
        self.query_one("#waiting").display = waits
        self.query_one("#empty").display = latest == 0

    # writing

    def on_input_submitted(self) -> None:
        """Keep the line as a win."""
        line = self.query_one(WinLine)
        if not line.value.strip():
            return
        error = line.save()
        self._say(f"{error.title}. {error}" if error else "Kept.")
        self.journal_changed()

    def on_win_line_refused(self, message: WinLine.Refused) -> None:
        """Say why the draft could not be kept."""
        self._say(f"{message.error.title}. {message.error}")

    def _say(self, told: str) -> None:
        self.query_one("#state", Static).update(Content(told))

    def keep_draft(self) -> Draft | None:
        """Keep the line as it is so far; gives back what could not be kept."""
        return self.query_one(WinLine).keep_draft()

    # reading

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out in the list that has the focus."""
        listed = self.focused
        if isinstance(listed, EntryList):
            return listed.entry_at_hand
        if isinstance(listed, OnThisDay) and listed.highlighted is not None:
            return listed.get_option_at_index(listed.highlighted).id
        return None

    def action_rest(self) -> None:
        """From the line to what is below it, where single letters are keys."""
        if isinstance(self.focused, WinLine):
            self.focus_next()
            if isinstance(self.focused, WinLine):
                self.set_focus(None)
        else:
            self.query_one(WinLine).focus()


def _now() -> datetime:
    return datetime.now().astimezone()


def _greeting(hour: int) -> str:
    for until, said in ((5, "Good night."), (12, "Good morning."), (18, "Good afternoon.")):
        if hour < until:
            return said
    return "Good evening."


def _places() -> Content:
    """The other places with their letters, each to be clicked; letters need the line left first."""
    shown = [
        Content(f"{said_key(act.keys)} {act.label}").stylize(f"@click={act.action}")
        for act in ACTS
        if act.id in _PLACES
    ]
    return Content.assemble("esc then  ", Content("  ").join(shown))
