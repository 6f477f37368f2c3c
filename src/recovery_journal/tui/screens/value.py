"""A value's page: what it means to the person, and what they threaded to it."""

from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.model.views import Nearness, let_go_on
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import said
from recovery_journal.tui.entry_page import EntryPage
from recovery_journal.tui.messages import CheckIn, LetGo, ShowOverTime
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.reader import Reader
from recovery_journal.tui.widgets.threaded import Threaded

_KEYS = ("value.check_in", "value.over_time", "value.let_go")
_SHOWN = ("value.check_in", "value.over_time")
_NOTHING_CLOSE = "Nothing is threaded to it yet. {key} finds a win, a note or anything else."


class ValueScreen(EntryPage, Screen[None]):
    """Reads one value; below it, every entry that is threaded to it, newest first."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id not in ("entry.open", "entry.new")),
        *(binding(each, show=each in _SHOWN) for each in _KEYS),
        binding("back"),
    ]

    def compose(self) -> ComposeResult:
        """Its words, how close it was, what is close to it."""
        yield TitleLine("Value")
        with Vertical(classes="page"):
            yield Reader(self._journal, whole=True, framed=True, threads=False)
            yield Static("", id="nearness", classes="hint", markup=False)
            yield Threaded(self._journal, self.entry_read, "Close to it", _NOTHING_CLOSE)
        yield FootLine()

    def journal_changed(self) -> None:
        """Show it as it is now."""
        entry = self.query_one(Reader).read(self.entry_read)
        if entry is None:
            return
        rank = self._journal.value_order().get(entry.id)
        gone = let_go_on(entry)
        today = datetime.now().astimezone().date()
        place = f"{rank} in your order" if rank else ""
        told = f"let go of, {said(date.fromisoformat(gone), today)}" if gone else place
        self.query_one(TitleLine).right = told
        self.query_one(FootLine).lane = entry.lane.value
        self.query_one(Threaded).show()
        self._tell_nearness(self._journal.nearness().get(entry.id), today)

    def _tell_nearness(self, nearness: Nearness | None, today: date) -> None:
        told = ""
        if nearness is not None:
            told = f"{said(nearness.day, today)}: {nearness.close} of 10 close"
            told = f"{told[0].upper()}{told[1:]}. "
            told += f"{key_at_hand(self, 'value.over_time')} shows it over time."
        line = self.query_one("#nearness", Static)
        line.update(Content(told))
        line.display = bool(told)

    @property
    def entry_at_hand(self) -> str | None:
        """The value; in the list below it, the entry that stands out."""
        return self.query_one(Threaded).entry_at_hand or self.entry_read

    def action_check_in(self) -> None:
        """Say how close this week was to it."""
        self.post_message(CheckIn(self.entry_read))

    def action_over_time(self) -> None:
        """See how close it was, week by week."""
        self.post_message(ShowOverTime(self.entry_read))

    def action_let_go(self) -> None:
        """Let it go, or take it up again."""
        self.post_message(LetGo(self.entry_read))
