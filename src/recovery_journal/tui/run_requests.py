"""What the app does about runs, outlooks, how sure somebody is, and the words in wins."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.model.entry import Entry
    from recovery_journal.model.strength_parts import Practice
    from recovery_journal.tui.messages import LetRunRest, TakeUpWord, WriteLineOfRun


class RunRequests(OwnApp):
    """A mixin for the app: what goes on for some days, or is about to begin."""

    # runs

    def action_run(self) -> None:
        """Show the run that goes on, or begin one; on a run's own page, the others too."""
        from recovery_journal.tui.begin_run import ask_which
        from recovery_journal.tui.screens.run import RunScreen

        under_way = self._runs_under_way()
        if not under_way:
            self._begin_run()
        elif len(under_way) == 1 and not isinstance(self.screen, RunScreen):
            self._show_run(under_way[0].id)
        else:
            ask_which(self, under_way, self._show_run, self._begin_run)

    def _runs_under_way(self) -> list[Entry]:
        from recovery_journal.model import runs
        from recovery_journal.model.strength_parts import RunDetails

        today = _today()
        return [
            run
            for run in self.journal.runs_under_way(today)
            if isinstance(run.details, RunDetails)
            and not runs.has_ended(run.details, run.day, today)
        ]

    def _show_run(self, run_id: str) -> None:
        from recovery_journal.tui.screens.run import RunScreen

        if isinstance(self.screen, RunScreen):
            self.pop_screen()
        self.push_screen(RunScreen(self.journal, run_id))

    def _begin_run(self) -> None:
        from recovery_journal.tui.begin_run import BeginRun

        def begin(practice: Practice, length: str, strength_id: str | None) -> None:
            run = self.journal.begin_run(practice, length, _today(), strength_id)
            self.kept()
            self._show_run(run.id)

        BeginRun(self, self.journal, begin).ask()

    def on_write_line_of_run(self, message: WriteLineOfRun) -> None:
        """Write what there is of a day, or go on with the draft of it."""
        from recovery_journal.journal.runs import run_of
        from recovery_journal.model.records import Draft

        message.stop()
        run = self.journal.entry(message.entry_id)
        for draft in self.journal.drafts():
            of_the_day = message.day in (None, draft.entry.day)
            if run_of(draft.entry) == run.id and not draft.entry.version and of_the_day:
                self.edit(draft)
                return
        self.edit(Draft(entry=self.journal.new_line_of_run(run, message.day or _today())))

    def on_let_run_rest(self, message: LetRunRest) -> None:
        """Ask for nothing more of this run today."""
        message.stop()
        self.journal.let_run_rest(message.entry_id, _today())
        self.kept("Not today.")

    # what is about to be

    def action_confidence(self) -> None:
        """Say how sure somebody is of the entry at hand, or of anything."""
        from recovery_journal.model.records import Draft
        from recovery_journal.model.strength_parts import ConfidenceDetails
        from recovery_journal.tui.screens.confidence import ConfidenceScreen

        if isinstance(self.screen, ConfidenceScreen):
            return
        about, title = self._about_at_hand()
        for draft in self.journal.drafts():
            details, is_new = draft.entry.details, not draft.entry.version
            waits = isinstance(details, ConfidenceDetails) and is_new and details.about == about
            if about and waits:
                self.edit(draft)
                return
        self.edit(Draft(entry=self.journal.new_confidence(title, _today(), about)))

    def _about_at_hand(self) -> tuple[str, str]:
        """The id and the title of what a screen has at hand; of how sure somebody was, its own."""
        from recovery_journal.model.strength_parts import ConfidenceDetails
        from recovery_journal.tui.entry_commands import EntryCommands

        at_hand = self.screen.entry_at_hand if isinstance(self.screen, EntryCommands) else None
        if at_hand is None:
            return "", ""
        entry = self.journal.entry(at_hand)
        details = entry.details
        about = details.about if isinstance(details, ConfidenceDetails) else entry.id
        return about, entry.title

    def action_outlook(self) -> None:
        """Write about the best possible time that is near, or go on with the one that waits."""
        from recovery_journal.model.entry import Kind
        from recovery_journal.model.strength_parts import OutlookDetails
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        for draft in self.journal.drafts():
            if draft.entry.kind is Kind.OUTLOOK and not draft.entry.version:
                self.edit(draft)
                return
        (horizon,) = (part for part in OutlookDetails.parts() if part.name == "horizon")
        choices = [Choice(ahead, ahead) for ahead in horizon.choices]
        asked = ChooseDialog("The best it can be, how far ahead?", choices)
        self.push_screen(asked, self._write_outlook)

    def _write_outlook(self, horizon: str | None) -> None:
        from dataclasses import replace

        from recovery_journal.model.entry import Kind, new_entry
        from recovery_journal.model.records import Draft
        from recovery_journal.model.strength_parts import OutlookDetails

        if horizon is not None:
            entry = new_entry(Kind.OUTLOOK, _today())
            self.edit(Draft(entry=replace(entry, details=OutlookDetails(horizon=horizon))))

    # the words in wins

    def action_offered_words(self) -> None:
        """Show the words in wins that could be threads."""
        from recovery_journal.tui.screens.offered import OfferedScreen

        self.push_screen(OfferedScreen(self.journal))

    def on_take_up_word(self, message: TakeUpWord) -> None:
        """Thread the wins that have it to the strength or value of that name."""
        message.stop()
        offered, number = message.offered, len(message.offered.win_ids)
        self.journal.take_up(offered, _today())
        threaded = "one win threaded" if number == 1 else f"{number:,} wins threaded"
        self.kept(f"A {offered.kind.value} now, {threaded} to it.", 4)


def _today() -> date:
    return datetime.now().astimezone().date()
