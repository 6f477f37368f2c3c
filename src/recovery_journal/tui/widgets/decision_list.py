"""Decisions in a list: those that wait for a look back, those ahead, those taken, those left."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.widgets.option_list import Option

from recovery_journal.model.decision_parts import AHEAD, DecisionDetails, Stage
from recovery_journal.model.entry import Entry
from recovery_journal.tui.said_decision import asks_to_look_back, where_it_stands
from recovery_journal.tui.widgets.entry_rows import EntryRows

_Section = tuple[str, Sequence[Entry], Callable[[Entry, date], str]]
"""A heading, its decisions, and what is told of each."""


class DecisionList(EntryRows):
    """Each decision with where it stands; enter opens one."""

    def __init__(self) -> None:
        super().__init__("decisions")

    def show(self, due: Sequence[Entry], others: Sequence[Entry], today: date) -> None:
        """Show those due and the others; the one at hand stays at hand."""
        ahead = [each for each in others if _stage(each) in AHEAD]
        decided = [each for each in others if _stage(each) is Stage.DECIDED]
        left = [each for each in others if _stage(each) is Stage.NOT_NOW]
        sections: list[_Section] = [
            ("Waiting, if you like", due, asks_to_look_back),
            ("Ahead", ahead, where_it_stands),
            ("Decided", decided, where_it_stands),
            ("Not now", left, where_it_stands),
        ]
        self.show_rows(lambda: self._options_for([each for each in sections if each[1]], today))

    def _options_for(self, sections: list[_Section], today: date) -> Iterator[Option]:
        for number, (name, decisions, tell) in enumerate(sections):
            if number:
                yield Option("", disabled=True)
            yield Option(Content(f" {name}"), disabled=True)
            yield from (self._line(each, tell(each, today)) for each in decisions)

    def _line(self, decision: Entry, told: str) -> Option:
        room = max(1, self.size.width - 6)
        title = Content(decision.title).truncate(room, ellipsis=True)
        below = Content(told).truncate(room, ellipsis=True).stylize("$hint")
        return Option(Content.assemble(" ", title, "\n    ", below), id=decision.id)


def _stage(decision: Entry) -> Stage:
    details = decision.details
    return (
        Stage(details.stage or Stage.OPEN) if isinstance(details, DecisionDetails) else Stage.OPEN
    )
