"""What is waiting, if the person likes: drafts, look-backs, runs, once a week a check-in."""

from collections.abc import Callable
from datetime import date, datetime

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import said
from recovery_journal.tui.messages import (
    GoOnWithDraft,
    LetRunRest,
    LookBack,
    PutOffCheckIn,
    SetDraftAside,
    SetLookBack,
    ShowNearness,
    WriteLineOfRun,
)
from recovery_journal.tui.said_decision import asks_to_look_back
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.row_lines import KIND_CELLS

MOST_SHOWN, MOST_DUE = 5, 3


_CHECK_IN = "check-in"
_ASKED = " How close are your days to what matters to you?"
_DUE = "due "
"""What the id of a decision's row begins with."""
_RUN = "run "
"""What the id of a run's row begins with."""
_DECISION_CELLS = 20
"""Cells of a decision's title."""
_RUN_CELLS = 28
"""Cells of a run's title, so that what is asked fits beside it on a narrow screen."""


class WaitingList(BarList):
    """Drafts, newest first; enter goes on with one, x lets it go. Below them, runs, a check-in."""

    BINDINGS = [binding("draft.go_on"), binding("draft.set_aside")]

    def __init__(self, journal: Journal):
        super().__init__(id="waiting-list", markup=False)
        self._journal = journal

    def show(self, *, asks_check_in: bool) -> bool:
        """Show the drafts and runs as they are now, and whether to check in; whether any waits."""
        today = datetime.now().astimezone().date()
        at = self.highlighted
        self.clear_options()
        drafts = self._journal.drafts()[:MOST_SHOWN]
        self.add_options(Option(_line(draft, today), id=draft.id) for draft in drafts)
        due = self._journal.look_backs_due(today)[:MOST_DUE]
        self.add_options(Option(_look_back(each, today), id=f"{_DUE}{each.id}") for each in due)
        asking = self._journal.runs_asking(today)
        self.add_options(Option(_line_of_run(run), id=f"{_RUN}{run.id}") for run in asking)
        if asks_check_in:
            self.add_option(Option(Content(_ASKED), id=_CHECK_IN))
        if self.option_count:
            self.highlighted = min(at or 0, self.option_count - 1)
        return bool(self.option_count)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with it."""
        event.stop()
        self._ask(str(event.option.id), ShowNearness, WriteLineOfRun, LookBack, GoOnWithDraft)

    def action_set_aside(self) -> None:
        """Let it go."""
        if self.highlighted is not None:
            chosen = str(self.get_option_at_index(self.highlighted).id)
            self._ask(chosen, PutOffCheckIn, LetRunRest, SetLookBack, SetDraftAside)

    def _ask(
        self,
        chosen: str,
        check_in: Callable[[], Message],
        run: Callable[[str], Message],
        decision: Callable[[str], Message],
        draft: Callable[[str], Message],
    ) -> None:
        """Post what goes with the row: the message of a check-in, a run, a decision, a draft."""
        if chosen == _CHECK_IN:
            self.post_message(check_in())
        elif chosen.startswith(_RUN):
            self.post_message(run(chosen.removeprefix(_RUN)))
        elif chosen.startswith(_DUE):
            self.post_message(decision(chosen.removeprefix(_DUE)))
        else:
            self.post_message(draft(chosen))


def _look_back(decision: Entry, today: date) -> Content:
    title = Content(decision.title).truncate(_DECISION_CELLS, ellipsis=True)
    before, after = asks_to_look_back(decision, today).split(" this", 1)
    return Content.assemble(" ", (f"{before} ", "$hint"), title, (after, "$hint"))


def _line_of_run(run: Entry) -> Content:
    title = Content(run.title).truncate(_RUN_CELLS, ellipsis=True)
    return Content.assemble(" ", title, (": today's line, if you like", "$hint"))


def _line(draft: Draft, today: date) -> Content:
    entry = draft.entry
    words = entry.title or entry.body or next((str(v) for _, v in entry.details.said()), "")
    written = said(draft.updated.astimezone().date(), today)
    first = words.strip().splitlines()[0] if words.strip() else ""
    return Content.assemble((f" {written:<14}{entry.kind.value:<{KIND_CELLS}}", "$hint"), first)
