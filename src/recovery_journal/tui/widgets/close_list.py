"""What stands close to a value or a strength, in the person's own words, newest first."""

from collections.abc import Iterable, Mapping
from datetime import date

from textual.content import Content
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Entry
from recovery_journal.model.parts import HIGHEST
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.tui.dates import said
from recovery_journal.tui.widgets.entry_rows import EntryRows

_INDENT = " "


class CloseList(EntryRows):
    """Each entry with its words, and below them its kind, its day, and what its thread says."""

    def __init__(self) -> None:
        super().__init__("close-list")

    def show(self, entries: Iterable[Entry], said_by: Mapping[str, str], today: date) -> None:
        """Show these; `said_by` has the words of their threads by their id, where there are any."""
        found = list(entries)
        self.show_rows(
            lambda: [self._line(each, said_by.get(each.id, ""), today) for each in found]
        )

    def _line(self, entry: Entry, thread: str, today: date) -> Option:
        told = f"{entry.kind.value}, {said(entry.day, today)}"
        told += f"   {thread}" if thread else ""
        room = max(1, self.size.width - 4)
        words = Content(_words(entry)).truncate(room, ellipsis=True)
        below = Content(told).truncate(room - 1, ellipsis=True).stylize("$hint")
        return Option(Content.assemble(_INDENT, words, "\n   ", below), id=entry.id)


def _words(entry: Entry) -> str:
    """The person's own words: of a check-in what they said, or the number where they said none."""
    details = entry.details
    if not isinstance(details, CheckInDetails):
        return entry.title
    said_words = next((line for line in entry.body.splitlines() if line.strip()), "")
    number = "" if details.close is None else f"{details.close} of {HIGHEST} close"
    return said_words or number or entry.title
