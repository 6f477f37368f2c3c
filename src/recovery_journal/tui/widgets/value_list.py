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
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside

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
        at_hand, before = self.value_at_hand, [option.id or "" for option in self.options]
        self.clear_options()
        self.add_options(self._numbered(v, str(at)) for at, v in enumerate(valued.ranked, 1))
        if valued.others:
            self.add_options(_heading("Also yours", valued.ranked) if valued.ranked else [])
            self.add_options(self._numbered(value, "·") for value in valued.others)
        if valued.let_go:
            self.add_options(_heading("Let go of", valued.at_hand))
            self.add_options(self._let_go(value, today) for value in valued.let_go)
        after = [option.id or "" for option in self.options]
        self.highlighted = same_or_beside(at_hand or "", before, after)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self._shown is not None:
            self.show(*self._shown)

    def _room(self, taken: int) -> int:
        return max(1, self.size.width - taken - 1)

    def _numbered(self, value: Entry, number: str) -> Option:
        prefix = f" {number:>2}  "
        name = Content(value.title).truncate(self._room(len(prefix)), ellipsis=True)
        line = Content.assemble((prefix, "$hint"), name)
        meaning = Content(_first_line(value.body)).truncate(self._room(len(_INDENT)), ellipsis=True)
        below = Content(f"\n{_INDENT}") + meaning if meaning else Content("")
        return Option(line + below.stylize("$hint"), id=value.id)

    def _let_go(self, value: Entry, today: date) -> Option:
        day = f"   {said(date.fromisoformat(let_go_on(value)), today)}"
        room = self._room(len(_INDENT) + len(day))
        name = Content(value.title).truncate(room, ellipsis=True)
        return Option(Content.assemble(_INDENT, name, (day, "$hint")), id=value.id)

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


def _heading(words: str, above: list[Entry]) -> list[Option]:
    gap = [Option("", disabled=True)] if above else []
    return [*gap, Option(Content(f" {words}"), disabled=True)]


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
