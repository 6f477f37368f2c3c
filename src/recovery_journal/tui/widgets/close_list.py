"""What stands close to a value or a strength, in the person's own words, newest first."""

from collections.abc import Iterable, Mapping
from datetime import date

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Entry
from recovery_journal.model.parts import HIGHEST
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside

_INDENT = " "


class CloseList(BarList):
    """Each entry with its words, and below them its kind, its day, and what its thread says."""

    BINDINGS = [binding("entry.open", "select")]

    def __init__(self) -> None:
        super().__init__(id="close-list", markup=False)
        self._shown: tuple[list[Entry], Mapping[str, str], date] | None = None

    def show(self, entries: Iterable[Entry], said_by: Mapping[str, str], today: date) -> None:
        """Show these; `said_by` has the words of their threads by their id, where there are any."""
        found = list(entries)
        self._shown = (found, said_by, today)
        at_hand, before = self.entry_at_hand, [option.id or "" for option in self.options]
        self.clear_options()
        self.add_options(self._line(each, said_by.get(each.id, ""), today) for each in found)
        after = [option.id or "" for option in self.options]
        self.highlighted = same_or_beside(at_hand or "", before, after)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self._shown is not None:
            self.show(*self._shown)

    def _line(self, entry: Entry, thread: str, today: date) -> Option:
        told = f"{entry.kind.value}, {said(entry.day, today)}"
        told += f"   {thread}" if thread else ""
        room = max(1, self.size.width - 4)
        words = Content(_words(entry)).truncate(room, ellipsis=True)
        below = Content(told).truncate(room - 1, ellipsis=True).stylize("$hint")
        return Option(Content.assemble(_INDENT, words, "\n   ", below), id=entry.id)

    @property
    def entry_at_hand(self) -> str | None:
        """The id of the entry that stands out; None when there is none."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask to read it."""
        event.stop()
        self.post_message(OpenEntry(str(event.option.id)))


def _words(entry: Entry) -> str:
    """The person's own words: of a check-in what they said, or the number where they said none."""
    details = entry.details
    if not isinstance(details, CheckInDetails):
        return entry.title
    said_words = next((line for line in entry.body.splitlines() if line.strip()), "")
    number = "" if details.close is None else f"{details.close} of {HIGHEST} close"
    return said_words or number or entry.title
