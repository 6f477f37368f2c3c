"""What is waiting, if the person likes: steps, drafts, look-backs, runs, a check-in, copies."""

from collections.abc import Callable
from datetime import date, datetime

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry
from recovery_journal.model.records import Draft
from recovery_journal.tui.actions import binding, key_at_hand
from recovery_journal.tui.company_messages import LetStepGo
from recovery_journal.tui.copies_beside import copies_beside
from recovery_journal.tui.dates import said
from recovery_journal.tui.measures import counted
from recovery_journal.tui.merge_messages import BringTogether, ChooseVersions, PassCopyOver
from recovery_journal.tui.messages import (
    GoOnWithDraft,
    LetRunRest,
    LookBack,
    PutOffCheckIn,
    SayHowStepIs,
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
_COPY, _VERSIONS = "copy", "versions"
"""The rows of a copy that lies beside, and of what was changed in two places."""
_ASKED = " How close are your days to what matters to you?"
_DUE = "due "
"""What the id of a decision's row begins with."""
_STEP = "step "
"""What the id of a step's row begins with."""
_RUN = "run "
"""What the id of a run's row begins with."""
_DECISION_CELLS = 20
"""Cells of a decision's title."""
_RUN_CELLS = 28
"""Cells of a run's title, so that what is asked fits beside it on a narrow screen."""


class WaitingList(BarList):
    """Steps from the last time together, then drafts, newest first; below them runs, a check-in.

    Enter goes on with one, or asks how it is with a step; x lets it go.
    """

    BINDINGS = [binding("draft.go_on"), binding("draft.set_aside")]

    def __init__(self, journal: Journal):
        super().__init__(id="waiting-list", markup=False)
        self._journal = journal

    def show(self, *, asks_check_in: bool) -> bool:
        """Show the drafts and runs as they are now, and whether to check in; whether any waits."""
        today = datetime.now().astimezone().date()
        at = self.highlighted
        self.clear_options()
        self._show_steps()
        self._show_drafts(today)
        due = self._journal.look_backs_due(today)[:MOST_DUE]
        self.add_options(Option(_look_back(each, today), id=f"{_DUE}{each.id}") for each in due)
        asking = self._journal.runs_asking(today)
        self.add_options(Option(_line_of_run(run), id=f"{_RUN}{run.id}") for run in asking)
        if asks_check_in:
            self.add_option(Option(Content(_ASKED), id=_CHECK_IN))
        self._show_copies()
        if self.option_count:
            self.highlighted = min(at or 0, self.option_count - 1)
        return bool(self.option_count)

    def _show_copies(self) -> None:
        """A copy that lies beside, and what was changed in two places; below all else."""
        if copies_beside(self.app):
            key = f": {key_at_hand(self.screen, 'beside.bring')} brings it in"
            words = " A copy of this journal was changed elsewhere"
            self.add_option(Option(Content.assemble(words, (key, "$hint")), id=_COPY))
        if number := len(self._journal.undecided()):
            words = f" {counted(number, 'entry was', 'entries were')} changed in two places"
            key = f": {key_at_hand(self.screen, 'versions.open')} to choose"
            self.add_option(Option(Content.assemble(words, (key, "$hint")), id=_VERSIONS))

    def _show_steps(self) -> None:
        """The steps from the last time together that are still ahead, before all else."""
        carried = set(self._journal.carried_on())
        steps = [each for each in self._journal.last_steps() if each.id not in carried]
        last = self._journal.last_session() if steps else None
        for step in steps[:MOST_DUE]:
            self.add_option(Option(_step(step, last), id=f"{_STEP}{step.id}"))

    def _show_drafts(self, today: date) -> None:
        """What is being written; the time together that is under way has its own place."""
        now = self._journal.under_way()
        drafts = [each for each in self._journal.drafts() if now is None or each.id != now.id]
        self.add_options(Option(_line(each, today), id=each.id) for each in drafts[:MOST_SHOWN])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with it."""
        event.stop()
        chosen = str(event.option.id)
        if chosen.startswith(_STEP):
            self.post_message(SayHowStepIs(chosen.removeprefix(_STEP)))
        elif chosen in (_COPY, _VERSIONS):
            self.post_message(BringTogether() if chosen == _COPY else ChooseVersions())
        else:
            self._ask(chosen, ShowNearness, WriteLineOfRun, LookBack, GoOnWithDraft)

    def action_set_aside(self) -> None:
        """Let it go."""
        if self.highlighted is not None:
            chosen = str(self.get_option_at_index(self.highlighted).id)
            if chosen.startswith(_STEP):
                self.post_message(LetStepGo(chosen.removeprefix(_STEP)))
                return
            if chosen in (_COPY, _VERSIONS):
                if chosen == _COPY:
                    self.post_message(PassCopyOver())
                return
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


def _step(step: Entry, last: Entry | None) -> Content:
    whom = last.details.as_dict()["with_whom"] if last else ""
    before = Content(f" From last time with {whom}: " if whom else " From last time: ")
    return Content.assemble(before.truncate(_DECISION_CELLS * 2).stylize("$hint"), step.title)


def _line_of_run(run: Entry) -> Content:
    title = Content(run.title).truncate(_RUN_CELLS, ellipsis=True)
    return Content.assemble(" ", title, (": today's line, if you like", "$hint"))


def _line(draft: Draft, today: date) -> Content:
    entry = draft.entry
    words = entry.title or entry.body or next((str(v) for _, v in entry.details.said()), "")
    written = said(draft.updated.astimezone().date(), today)
    first = words.strip().splitlines()[0] if words.strip() else ""
    return Content.assemble((f" {written:<14}{entry.kind.value:<{KIND_CELLS}}", "$hint"), first)
