"""The steps of a decision: each with its day, what helps, and how it is with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual.content import Content
from textual.widgets.option_list import Option

from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import Entry, Origin
from recovery_journal.model.parts import HIGHEST
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import short_day
from recovery_journal.tui.messages import SayHowStepIs
from recovery_journal.tui.widgets.entry_rows import EntryRows

_IDEAS = {Origin.TOGETHER: "an idea of both of you", Origin.COACH: "a coach's idea"}
_GAP = "   "
_LEAST = 12
"""Cells under which it is not said what helps with a step: there is too little room."""
_MOST_LETTERS = 500
"""Letters of a text that are looked at; the line then shows as many as fit."""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step, and how sure somebody said they are of it: 0 to 10, or nothing said."""

    step: Entry
    sure: int | None


class StepList(EntryRows):
    """A row for each step; space asks how it is with the one at hand."""

    BINDINGS = [
        *bindings(Where.STEPS),
        binding("confidence.write", show=True),
        binding("entry.edit", "screen.edit"),
    ]

    def __init__(self) -> None:
        super().__init__("steps")

    def show(self, steps: Sequence[ShownStep], today: date) -> None:
        """Show these; the one at hand stays at hand."""
        self.show_rows(lambda: [self._row(each, today) for each in steps])

    def _row(self, shown: ShownStep, today: date) -> Option:
        """On one line where it fits, or else what is said of it below the title."""
        room = max(1, self.size.width - 3)
        title, told = Content(shown.step.title), _told(shown, today, room - 3)
        behind = _GAP + ", ".join(told)
        if title.cell_length + cell_len(behind) <= room:
            line = Content.assemble(" ", title, (behind if told else "", "$hint"))
        else:
            below = "".join(f"\n    {each}" for each in _wrapped(told, room - 3))
            line = Content.assemble(" ", title.truncate(room, ellipsis=True), (below, "$hint"))
        return Option(line, id=shown.step.id)

    def action_came(self) -> None:
        """Ask how it is with the step at hand."""
        if self.entry_at_hand is not None:
            self.post_message(SayHowStepIs(self.entry_at_hand))


def _told(shown: ShownStep, today: date, room: int) -> list[str]:
    """What is said of a step; what helps gives way where all is more than so many cells."""
    details = shown.step.details
    if not isinstance(details, StepDetails):
        return []
    first = [short_day(date.fromisoformat(details.by), today)] if details.by else []
    others = [_IDEAS.get(shown.step.origin, ""), details.came]
    others += [] if shown.sure is None else [f"how sure: {shown.sure} of {HIGHEST}"]
    others = [each for each in others if each]
    left = room - cell_len(", ".join([*first, *others, ""]))
    support = " ".join(details.support[:_MOST_LETTERS].split()).rstrip(".")
    beside = Content(support).truncate(max(left, 1), ellipsis=True).plain
    return [*first, *([beside] if support and left >= _LEAST else []), *others]


def _wrapped(told: list[str], room: int) -> list[str]:
    """Words in a row, in as many lines of so many cells as they take."""
    lines: list[str] = []
    for each in told:
        if lines and cell_len(f"{lines[-1]}, {each},") <= room:
            lines[-1] += f", {each}"
        else:
            lines.append(each)
    return [*(f"{line}," for line in lines[:-1]), *lines[-1:]]
