"""A whole entry to read: its title, its words, its parts, its tags, its threads."""

from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Lane, Origin
from recovery_journal.model.story import STEPS
from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.company import OPEN_FOR_NOW, company_of
from recovery_journal.tui.dates import said, this_day
from recovery_journal.tui.widgets.scrolled import Scrolled

MOST_AT_FIRST = 20_000
"""Characters of one text that are laid out at first; a whole reader lays out more as it scrolls."""

MOST_THREADS = 20
"""How many threads are told, the newest; an entry's own screen has more of them."""

_GROWS_BY = 4


class Reader(Scrolled):
    """Reads one entry, in lines of at most 72 cells; `whole` goes on to the end of any text.

    `framed` is for a screen that says the entry's kind, day and lane around it; without `threads`
    or the `steps` of a decision those are told elsewhere.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        whole: bool = False,
        framed: bool = False,
        threads: bool = True,
        steps: bool = True,
    ):
        super().__init__(classes="framed" if framed else "")
        self._with_threads = threads
        self._with_steps = steps
        self._journal = journal
        self._whole = whole
        self._framed = framed
        self._entry: Entry | None = None
        self._earlier = False
        self._most = MOST_AT_FIRST
        self._cut = False

    def compose(self) -> ComposeResult:
        """Title, marks, text."""
        yield Static("", classes="reader-title")
        yield Static("", classes="reader-marks")
        yield Static("", classes="reader-text")

    def read(self, entry_id: str | None) -> Entry | None:
        """Show an entry as it is now, or nothing; gives it back."""
        try:
            entry = self._journal.entry(entry_id) if entry_id else None
        except JournalError:
            entry = None
        self.show(entry)
        return entry

    def show(self, entry: Entry | None, *, earlier: bool = False) -> None:
        """Show an entry, or an earlier version of one, or nothing."""
        before = self._entry
        if entry is None or before is None or earlier or before.id != entry.id:
            self._most = MOST_AT_FIRST
            self.scroll_home(animate=False)
        self._entry, self._earlier = entry, earlier
        self._lay_out()

    def _lay_out(self) -> None:
        title, marks, text = Content(""), Content(""), Content("")
        entry, self._cut = self._entry, False
        if entry is not None:
            title, marks, text = Content(entry.title), self._marks(entry), self._text(entry)
        for name, shown in (("title", title), ("marks", marks), ("text", text)):
            line = self.query_one(f".reader-{name}", Static)
            line.update(shown)
            line.display = bool(shown.plain)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out more of a long text in time."""
        super().watch_scroll_y(old_value, new_value)
        if self._whole and self._cut and new_value > self.max_scroll_y - 2 * self.size.height:
            self._most *= _GROWS_BY
            self._lay_out()

    def _marks(self, entry: Entry) -> Content:
        """What else is to be said of it."""
        today, opened = this_day(), self._is_opened(entry)
        lane = OPEN_FOR_NOW if opened else entry.lane.value
        frame = [entry.kind.value, said(entry.day, today), lane]
        marks = [OPEN_FOR_NOW] * opened if self._framed else frame
        marks += self._whose(entry)
        marks += ["starred"] if entry.starred else []
        marks += ["in the trash"] if entry.trashed else []
        if not self._earlier and self._journal.is_undecided(entry.id):
            key = key_at_hand(self.screen, "versions.open")
            marks.append(f"changed in two places: {key} to choose")
        return Content(" · ".join(marks))

    def _is_opened(self, entry: Entry) -> bool:
        """Whether it is open for this time together alone: else company would not read it."""
        return self._journal.is_in_company and entry.lane is Lane.ONLY_ME

    def _whose(self, entry: Entry) -> list[str]:
        """Whose idea it was, in company, where it was not the person's own."""
        if not self._journal.is_in_company or entry.origin is Origin.ME:
            return []
        whom = company_of(self.app) or "the coach"
        return [f"from {whom}" if entry.origin is Origin.COACH else entry.origin.value]

    def _text(self, entry: Entry) -> Content:
        paragraphs = [Content(self._shortened(entry.body))] if entry.body else []
        for each in self._journal.told(entry, _said_day, earlier=self._earlier):
            if each.label == STEPS and not self._with_steps:
                continue
            words = f"\n{self._shortened(each.text)}" if each.text else ""
            paragraphs.append(Content(each.label).stylize("$hint") + Content(words))
        if entry.tags:
            paragraphs.append(Content("Tags").stylize("$hint") + f"\n{', '.join(entry.tags)}")
        with_threads = self._with_threads and not self._earlier
        threads = self._journal.threads(entry.id, MOST_THREADS + 1) if with_threads else []
        if threads:
            ends = "\n".join(f"& {row.title}" for _, row in threads[-MOST_THREADS:])
            ends += "\nand others" if len(threads) > MOST_THREADS else ""
            paragraphs.append(Content("Threads").stylize("$hint") + Content(f"\n{ends}"))
        return Content("\n\n").join(paragraphs)

    def _shortened(self, text: str) -> str:
        if len(text) <= self._most:
            return text
        self._cut = True
        goes_on = "It goes on." if self._whole else "It goes on; enter opens all of it."
        return f"{text[: self._most]}…\n\n{goes_on}"


def _said_day(day: date) -> str:
    return said(day, this_day())
