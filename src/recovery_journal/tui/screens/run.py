"""A run: what it asks for, and its days so far, each with what was written on it."""

from dataclasses import replace
from datetime import date, datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model import runs
from recovery_journal.model.entry import Entry
from recovery_journal.model.strength_parts import RunDetails
from recovery_journal.model.views import Query
from recovery_journal.tui.actions import binding, bindings, key_at_hand
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.dates import said
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.messages import JournalChanged, UndoTrash, WriteLineOfRun
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.run_list import RunList, ShownRun

_OTHERS = ("entry.new", "entry.open", "entry.edit")
"""Commands on a list that are otherwise here."""
_OVER = "It has come to its end. What you wrote stays."
_STILL = "It stands still. {key} goes on."
_IN_TRASH = "It lies in the trash. {key} takes it back."
_END = Choice("end", "end it", "what you wrote stays")
_GO_ON = Choice("go on", "go on with it")


class RunScreen(EntryCommands, Screen[None]):
    """Days that have begun and no others; one without a line is blank, and nothing is counted."""

    BINDINGS = [
        *(each for each in bindings(Where.LIST) if each.id not in _OTHERS),
        binding("entry.edit", show=False),
        binding("run.open", show=False),
        binding("back"),
    ]

    def __init__(self, journal: Journal, run_id: str):
        super().__init__()
        self._journal = journal
        self.run_id = run_id
        self._run: Entry | None = None

    def compose(self) -> ComposeResult:
        """How it stands, where that is to be said; then the run."""
        yield TitleLine()
        with Vertical(classes="page"):
            yield Static("", id="state", markup=False)
            yield RunList()
        yield FootLine()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(RunList).focus()
        self.journal_changed()

    def journal_changed(self) -> None:
        """Show it as it is now; nothing, where it was erased."""
        try:
            self._run = self._journal.entry(self.run_id)
        except JournalError:
            self._run = None
        run, today = self._run, _today()
        title, listed = self.query_one(TitleLine), self.query_one(RunList)
        title.left = run.title if run else ""
        title.right = f"begun {said(run.day, today)}" if run and run.day <= today else ""
        self.query_one(FootLine).lane = run.lane.value if run else ""
        state = self.query_one("#state", Static)
        state.update(Content(self._state()))
        state.display = bool(self._state())
        listed.show(self._shown(run, today) if run else None)
        self.refresh_bindings()

    def _shown(self, run: Entry, today: date) -> ShownRun:
        asks = self._journal.question_of_run(run.id)
        lines = self._journal.lines_of_run(run.id)
        return ShownRun(run=run, asks=asks, days=self._days(), lines=lines, today=today)

    def _state(self) -> str:
        if self._run is None:
            return ""
        if self._run.trashed is not None:
            return _IN_TRASH.format(key=key_at_hand(self, "entry.undo"))
        if not self._goes_on:
            return _OVER
        if runs.is_paused(self._details):
            return _STILL.format(key=key_at_hand(self, "run.pause"))
        return "" if self._run.day <= _today() else f"It begins on {said(self._run.day, _today())}."

    # where it stands

    @property
    def _details(self) -> RunDetails:
        details = self._run.details if self._run else None
        return details if isinstance(details, RunDetails) else RunDetails()

    def _days(self) -> list[date]:
        return runs.run_days(self._details, self._run.day, _today()) if self._run else []

    @property
    def _goes_on(self) -> bool:
        run = self._run
        if run is None or run.trashed is not None:
            return False
        return not runs.has_ended(self._details, run.day, _today())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is over has no keys to write or to end it; what stands still none to write."""
        if action == "write":
            return self._goes_on and _today() in self._days()
        if action in ("pause", "end"):
            return self._goes_on
        return super().check_action(action, parameters)

    @property
    def query_at_hand(self) -> Query:
        """What was written in it, for an export to begin with."""
        return Query(run=self.run_id)

    @property
    def entry_at_hand(self) -> str | None:
        """The line that stands out; on what is asked, the run itself."""
        return self.query_one(RunList).entry_at_hand

    # commands

    def on_run_list_wanted(self, message: RunList.Wanted) -> None:
        """Write a line of the day that was chosen, as long as the run goes on."""
        message.stop()
        wanted = message.day or _today()
        if self._goes_on and wanted in self._days():
            self.post_message(WriteLineOfRun(self.run_id, message.day))

    def action_write(self) -> None:
        """Write what there is of today."""
        self.post_message(WriteLineOfRun(self.run_id))

    def action_pause(self) -> None:
        """Let it stand still from today on, or go on."""
        run, details = self._journal.entry(self.run_id), self._details
        if runs.is_paused(details):
            self._keep(run, runs.gone_on_with(details, _today()))
        else:
            self._keep(run, runs.paused(details, run.day, _today()))

    def action_end(self) -> None:
        """Ask, then end it; what was written stays."""

        def end(chosen: str | None) -> None:
            if chosen == _END.id:
                run = self._journal.entry(self.run_id)
                self._keep(run, runs.ended_on(self._details, _today()))

        asked = ChooseDialog("End this run today?", [_END, _GO_ON], _GO_ON.id)
        self.app.push_screen(asked, end)

    def _keep(self, run: Entry, details: RunDetails) -> None:
        self._journal.save(replace(run, details=details))
        self.post_message(JournalChanged())

    def action_undo(self) -> None:
        """Take back this run, where it lies in the trash; else what was laid there last."""
        lies_there = self._run is not None and self._run.trashed is not None
        self.post_message(UndoTrash(self.run_id if lies_there else None))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()


def _today() -> date:
    return datetime.now().astimezone().date()
