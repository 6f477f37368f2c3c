"""Decisions in a list: those that wait for a look back, those ahead, those taken, those left."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.decision_parts import AHEAD, DecisionDetails, Stage
from recovery_journal.model.entry import Entry
from recovery_journal.tui.actions import binding
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.said_decision import asks_to_look_back, where_it_stands
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside


class DecisionList(BarList):
    """Each decision with where it stands; enter opens one."""

    BINDINGS = [binding("entry.open", "select")]

    def __init__(self) -> None:
        super().__init__(id="decisions", markup=False)
        self._shown: tuple[Sequence[Entry], Sequence[Entry], date] | None = None

    def show(self, due: Sequence[Entry], others: Sequence[Entry], today: date) -> None:
        """Show those due and the others; the one at hand stays at hand."""
        self._shown = (due, others, today)
        at_hand, before = self.entry_at_hand, [option.id or "" for option in self.options]
        self.clear_options()
        self._section("Waiting, if you like", due, asks_to_look_back, today)
        self._section("Ahead", [e for e in others if _stage(e) in AHEAD], where_it_stands, today)
        decided = [e for e in others if _stage(e) is Stage.DECIDED]
        self._section("Decided", decided, where_it_stands, today)
        left = [e for e in others if _stage(e) is Stage.NOT_NOW]
        self._section("Not now", left, where_it_stands, today)
        after = [option.id or "" for option in self.options]
        self.highlighted = same_or_beside(at_hand or "", before, after)

    def _section(
        self,
        name: str,
        decisions: Sequence[Entry],
        tell: Callable[[Entry, date], str],
        today: date,
    ) -> None:
        if not decisions:
            return
        gap = [Option("", disabled=True)] if self.option_count else []
        self.add_options([*gap, Option(Content(f" {name}"), disabled=True)])
        for decision in decisions:
            room = max(1, self.size.width - 6)
            title = Content(decision.title).truncate(room, ellipsis=True)
            told = Content(tell(decision, today)).truncate(room, ellipsis=True).stylize("$hint")
            line = Content.assemble(" ", title, "\n    ", told)
            self.add_option(Option(line, id=decision.id))

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        if self._shown is not None:
            self.show(*self._shown)

    @property
    def entry_at_hand(self) -> str | None:
        """The id of the decision that stands out; None when there is none."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for its page."""
        event.stop()
        self.post_message(OpenEntry(str(event.option.id)))


def _stage(decision: Entry) -> Stage:
    details = decision.details
    return (
        Stage(details.stage or Stage.OPEN) if isinstance(details, DecisionDetails) else Stage.OPEN
    )
