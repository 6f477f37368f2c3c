"""A few entries of this day in earlier years, a line each."""

from datetime import date

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.views import Row
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.row_lines import KIND_CELLS


class OnThisDay(BarList):
    """Rows with their year; enter reads one."""

    def __init__(self) -> None:
        super().__init__(id="on-this-day", markup=False)

    def show(self, rows: list[Row], today: date) -> None:
        """Show these rows."""
        self.clear_options()
        self.add_options(Option(_line(row, today), id=row.id) for row in rows)
        self.highlighted = 0 if rows else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask to read it."""
        event.stop()
        self.post_message(OpenEntry(str(event.option.id)))


def _line(row: Row, today: date) -> Content:
    years = today.year - row.day.year
    ago = "a year ago" if years == 1 else f"{years} years ago"
    return Content.assemble((f"  {ago:<14}{row.kind.value:<{KIND_CELLS}}", "$hint"), row.title)
