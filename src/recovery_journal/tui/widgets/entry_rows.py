"""A list whose rows stand for entries: laid out anew at another width, the one at hand kept."""

from collections.abc import Callable, Iterable

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.tui.actions import binding
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside


class EntryRows(BarList):
    """The id of a row is that of its entry; enter opens it."""

    BINDINGS = [binding("entry.open", "select")]

    def __init__(self, name_id: str):
        super().__init__(id=name_id, markup=False)
        self._rows: Callable[[], Iterable[Option]] | None = None

    def show_rows(self, rows: Callable[[], Iterable[Option]]) -> None:
        """Show these, made to fit the width of this moment; the one at hand stays at hand."""
        self._rows = rows
        at_hand, before = self.entry_at_hand, [option.id or "" for option in self.options]
        self.clear_options()
        self.add_options(rows())
        after = [option.id or "" for option in self.options]
        self.highlighted = same_or_beside(at_hand or "", before, after)

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        if self._rows is not None:
            self.show_rows(self._rows)

    @property
    def entry_at_hand(self) -> str | None:
        """The id of the entry that stands out; None when there is none."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for its page."""
        event.stop()
        self.post_message(OpenEntry(str(event.option.id)))
