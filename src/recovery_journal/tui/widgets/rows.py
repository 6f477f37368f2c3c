"""Rows of a label and what stands there; below them, a sentence about the one at hand."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.bar_list import BarList

LABEL_CELLS = 18
"""Cells that labels take, the longest with a gap after it."""


class RowOf(NamedTuple):
    """One row: its id, its label, what stands there, and a sentence about it."""

    id: str
    label: str
    value: str = ""
    tells: str = ""


GAP = RowOf("", "")
"""An empty line between rows."""


class _RowList(BarList):
    BINDINGS = [binding("row.change")]


class Rows(Vertical):
    """Posts `Chosen` when enter or a click is to change a row; the screen then shows them anew."""

    class Chosen(Message):
        """A row is to be changed."""

        def __init__(self, row_id: str):
            super().__init__()
            self.row_id = row_id

    def __init__(self, rows: list[RowOf]):
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """The rows and the sentence."""
        yield _RowList(markup=False)
        yield Static("", classes="tells", markup=False)

    def on_mount(self) -> None:
        """Stand on the first."""
        self.show(self.rows)
        self.query_one(_RowList).focus()

    def show(self, rows: list[RowOf]) -> None:
        """Show these rows, and stay on the one that was at hand."""
        listed = self.query_one(_RowList)
        at = listed.highlighted
        self.rows = rows
        listed.clear_options()
        listed.add_options(_option(row) for row in rows)
        listed.highlighted = 0 if at is None else min(at, len(rows) - 1)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the row is about."""
        event.stop()
        tells = self.rows[event.option_index].tells
        self.query_one(".tells", Static).update(Content(tells))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for a change."""
        event.stop()
        self.post_message(self.Chosen(self.rows[event.option_index].id))


def _option(row: RowOf) -> Option:
    if not row.id:
        return Option("", disabled=True)
    if not row.value:
        return Option(Content(row.label), id=row.id)
    label = Content(f"{row.label:<{LABEL_CELLS}}").stylize("$hint")
    return Option(Content.assemble(label, Content(row.value)), id=row.id)
