"""The parts of a decision's guide in a list, each with what is said in it, in a word or a few."""

from datetime import date

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Entry
from recovery_journal.model.guide import GUIDE, LOOK_BACK, GuidePart, told_of
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.widgets.bar_list import BarList

_LABEL_CELLS = 18


class GuideParts(BarList):
    """Every part a row."""

    BINDINGS = [
        binding("guide.write"),
        binding("form.close", "screen.close"),
        binding("decision.stage", "screen.stage", show=False),
    ]

    def __init__(self, decision: Entry, today: date):
        super().__init__(*(_row(part, decision, today) for part in GUIDE), id="parts", markup=False)

    def tell(self, decision: Entry, today: date) -> None:
        """Say of each part what is said in it now."""
        for at, part in enumerate(GUIDE):
            self.replace_option_prompt_at_index(at, _line(part, decision, today))

    @property
    def part(self) -> GuidePart:
        """The part at hand."""
        return GUIDE[self.highlighted or 0]


def _row(part: GuidePart, decision: Entry, today: date) -> Option:
    return Option(_line(part, decision, today))


def _line(part: GuidePart, decision: Entry, today: date) -> Content:
    told = told_of(part, decision)
    if told and part.id == LOOK_BACK:
        told = short_day(date.fromisoformat(told), today)
    gap = " " * max(1, _LABEL_CELLS - cell_len(part.label))
    return Content.assemble(part.label, gap, (told, "$hint"))
