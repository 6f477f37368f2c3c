"""How sure somebody was before: the day, the number, and what they said to it."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from recovery_journal.model.entry import Entry
from recovery_journal.model.strength_parts import ConfidenceDetails
from recovery_journal.model.text import fold
from recovery_journal.tui.dates import said

MOST_SHOWN = 5
_NARROW = 50
"""Cells under which what somebody said stands below its day."""
_DAY_CELLS = 14
_NUMBER_CELLS = 10
_MOST_LETTERS = 500
"""Letters of an answer that are looked at; the line then shows as many as fit."""


class EarlierSure(Vertical):
    """The person's own past, newest first; nothing where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._told: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """A heading and the lines."""
        yield Static("What you said before", classes="label-above", markup=False)
        yield Static("", id="earlier-lines", markup=False)

    def show(self, earlier: list[Entry], title: str, about: str, today: date) -> None:
        """Show these; the title of one that is about something else is told with it."""
        self._told = [(_number(each, today), _words(each, title, about)) for each in earlier]
        self.display = bool(earlier)
        self._lay_out()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        between = "\n" if self.size.width < _NARROW else ""
        lines = (f"{number}{between if words else ''}{words}" for number, words in self._told)
        told = ("\n\n" if between else "\n").join(lines)
        self.query_one("#earlier-lines", Static).update(Content(told))


def _number(each: Entry, today: date) -> str:
    details = each.details
    sure = details.sure if isinstance(details, ConfidenceDetails) else None
    number = "" if sure is None else f"{sure} of 10"
    return f"{said(each.day, today):<{_DAY_CELLS}}{number:<{_NUMBER_CELLS}}"


def _words(each: Entry, title: str, about: str) -> str:
    details, words = each.details, " ".join(each.body[:_MOST_LETTERS].split())
    same = isinstance(details, ConfidenceDetails) and about and details.about == about
    if same or fold(each.title) == fold(" ".join(title.split())):
        return words
    return ": ".join(filter(None, [each.title, words]))
