"""Check-ins about one value or area, a line each: the day, the numbers, how its words begin."""

from datetime import date

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Entry
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside

_DAY_CELLS = 14
_NUMBER_CELLS = 11


class CheckInList(BarList):
    """The newest first; enter reads one."""

    BINDINGS = [binding("entry.open", "select")]

    def __init__(self) -> None:
        super().__init__(id="check-ins", markup=False)
        self._shown: tuple[list[Entry], date] | None = None

    def show(self, check_ins: list[Entry], today: date) -> None:
        """Show these; the one at hand stays at hand."""
        self._shown = (check_ins, today)
        at_hand, before = self.check_in_at_hand, [option.id or "" for option in self.options]
        self.clear_options()
        room = max(1, self.size.width - 1)
        lines = ((each, _line(each, today).truncate(room, ellipsis=True)) for each in check_ins)
        self.add_options(Option(line, id=each.id) for each, line in lines)
        after = [each.id for each in check_ins]
        self.highlighted = same_or_beside(at_hand or "", before, after)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self._shown is not None:
            self.show(*self._shown)

    @property
    def check_in_at_hand(self) -> str | None:
        """The id of the check-in that stands out; None when there is none."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask to read it."""
        event.stop()
        self.post_message(OpenEntry(str(event.option.id)))


def _line(check_in: Entry, today: date) -> Content:
    details = check_in.details
    close = details.close if isinstance(details, CheckInDetails) else None
    number = "" if close is None else f"{close} of 10"
    words = " ".join(check_in.body.split())
    told = f"  {short_day(check_in.day, today):<{_DAY_CELLS}}"
    return Content.assemble((told, "$hint"), f"{number:<{_NUMBER_CELLS}}", Content(words))
