"""A whole entry to read: its title, its words, its parts, its tags, its threads."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from recovery_journal.tui.actions import Where, bindings
from recovery_journal.tui.dates import said

MOST_BESIDE = 20_000
"""Characters of one text that a reader beside a list shows; enter opens the whole entry."""


class Reader(VerticalScroll, can_focus=True):
    """Reads one entry, in lines of at most 72 cells; `whole` shows texts of any length in full."""

    BINDINGS = [*bindings(Where.MOVE)]

    def __init__(self, journal: Journal, *, whole: bool = False):
        super().__init__()
        self._journal = journal
        self._whole = whole
        self._reads: tuple[str, str] | None = None

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
        self.display_entry(entry)
        if entry is None or self._reads is None or self._reads[0] != entry.id:
            self.scroll_home(animate=False)
        self._reads = (entry.id, entry.version) if entry else None
        return entry

    def display_entry(self, entry: Entry | None) -> None:
        """Lay the words out."""
        title, marks, text = Content(""), Content(""), Content("")
        if entry is not None:
            title, marks, text = Content(entry.title), _marks(entry), self._text(entry)
        for name, shown in (("title", title), ("marks", marks), ("text", text)):
            self.query_one(f".reader-{name}", Static).update(shown)

    def _text(self, entry: Entry) -> Content:
        paragraphs = [Content(self._shortened(entry.body))] if entry.body else []
        for part, value in entry.details.said():
            told = ", ".join(value) if isinstance(value, tuple) else value
            label = Content(part.label).stylize("$hint")
            words = Content("" if value is True else f"\n{self._shortened(told)}")
            paragraphs.append(label + words)
        if entry.tags:
            paragraphs.append(Content("Tags").stylize("$hint") + f"\n{', '.join(entry.tags)}")
        threads = self._journal.threads(entry.id)
        if threads:
            ends = "\n".join(f"& {row.title}" for _, row in threads)
            paragraphs.append(Content("Threads").stylize("$hint") + Content(f"\n{ends}"))
        return Content("\n\n").join(paragraphs)

    def _shortened(self, text: str) -> str:
        if self._whole or len(text) <= MOST_BESIDE:
            return text
        return f"{text[:MOST_BESIDE]}…\n\nIt goes on; enter opens all of it."

    # moving

    def action_move(self, by: int) -> None:
        """A line up or down."""
        self.scroll_relative(y=by, animate=False)

    def action_move_page(self, by: int) -> None:
        """A screen up or down."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_end(animate=False)


def _marks(entry: Entry) -> Content:
    """Kind, day, lane, and what else is to be said of it, on one line."""
    marks = [entry.kind.value, said(entry.day, datetime.now().astimezone().date())]
    marks += [entry.lane.value, *(["starred"] if entry.starred else [])]
    marks += ["in the trash"] if entry.trashed else []
    return Content(" · ".join(marks))
