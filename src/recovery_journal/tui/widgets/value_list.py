"""The person's values in a list: those in their order, the others, and those let go of."""

from datetime import date

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Entry
from recovery_journal.model.views import Valued, let_go_on
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.bar_list import BarList

_INDENT = " " * 5


class ValueList(BarList):
    """Each value with its name and how its meaning begins; enter opens one."""

    BINDINGS = [binding("entry.open", "select"), binding("value.up"), binding("value.down")]

    def __init__(self) -> None:
        super().__init__(id="values", markup=False)
        self._shown: tuple[Valued, date] | None = None

    def show(self, valued: Valued, today: date) -> None:
        """Show these values; the one at hand stays at hand."""
        self._shown = (valued, today)
        at_hand = self.value_at_hand
        self.clear_options()
        self.add_options(self._numbered(v, str(at)) for at, v in enumerate(valued.ranked, 1))
        if valued.others:
            self.add_options(_heading("Also yours") if valued.ranked else [])
            self.add_options(self._numbered(value, "·") for value in valued.others)
        if valued.let_go:
            self.add_options(_heading("Let go of") if valued.at_hand else [])
            self.add_options(self._let_go(value, today) for value in valued.let_go)
        ids = [option.id or "" for option in self.options]
        first = next((at for at, each in enumerate(ids) if each), None)
        self.highlighted = ids.index(at_hand) if at_hand and at_hand in ids else first

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self._shown is not None:
            self.show(*self._shown)

    def _fitted(self, text: Content) -> Content:
        return text.truncate(max(1, self.size.width - len(_INDENT) - 1), ellipsis=True)

    def _numbered(self, value: Entry, number: str) -> Option:
        name = Content.assemble((f" {number:>2}  ", "$hint"), self._fitted(Content(value.title)))
        meaning = self._fitted(Content(_first_line(value.body)))
        below = Content(f"\n{_INDENT}") + meaning if meaning else Content("")
        return Option(name + below.stylize("$hint"), id=value.id)

    def _let_go(self, value: Entry, today: date) -> Option:
        day = said(date.fromisoformat(let_go_on(value)), today)
        told = Content(value.title) + Content(f"   {day}").stylize("$hint")
        return Option(Content(_INDENT) + self._fitted(told), id=value.id)

    @property
    def value_at_hand(self) -> str | None:
        """The id of the value that stands out; None when there is none."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id

    def stand_on(self, entry_id: str) -> None:
        """Let this value stand out."""
        self.highlighted = self.get_option_index(entry_id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for its page."""
        event.stop()
        self.post_message(OpenEntry(str(event.option.id)))


def _heading(words: str) -> list[Option]:
    return [Option("", disabled=True), Option(Content(f" {words}"), disabled=True)]


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
