"""The look-backs at a decision, a line each: the day, and how what came begins."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual.content import Content
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Entry
from recovery_journal.model.parts import Part, Shape, in_words
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.widgets.entry_rows import EntryRows

_DAY_CELLS = 14
_MOST_LETTERS = 500
"""Letters of a text that are looked at; the line then shows as many as fit."""


class LookBackList(EntryRows):
    """The newest first; enter reads one."""

    BINDINGS = [binding("entry.edit", "screen.edit")]

    def __init__(self) -> None:
        super().__init__("look-backs")

    def show(self, look_backs: Sequence[Entry], today: date) -> None:
        """Show these; the one at hand stays at hand."""
        self.show_rows(lambda: [self._row(each, today) for each in look_backs])

    def _row(self, look_back: Entry, today: date) -> Option:
        day = f" {short_day(look_back.day, today):<{_DAY_CELLS}}"
        line = Content.assemble((day, "$hint"), Content(_begins(look_back)))
        return Option(line.truncate(max(1, self.size.width - 1), ellipsis=True), id=look_back.id)


def _begins(look_back: Entry) -> str:
    """The first words of what came; where there are none, the first that is said at all."""
    said = [look_back.body, *(_in_words(part, value) for part, value in look_back.details.said())]
    texts = (" ".join(text[:_MOST_LETTERS].split()) for text in said)
    return next(filter(None, texts), "")


def _in_words(part: Part, value: Any) -> str:
    """A part as it reads alone: an answer of a word with its question."""
    told = in_words(part, value)
    return f"{part.label} {told}" if part.shape is Shape.ONE_OF else told
