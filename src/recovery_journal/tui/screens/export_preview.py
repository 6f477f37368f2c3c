"""How a copy begins, before it is written; then it is written, and the ledger has a line."""

import os

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.tui.actions import binding
from recovery_journal.tui.export_plan import ExportPlan, Form
from recovery_journal.tui.measures import counted
from recovery_journal.tui.said_paths import said_path
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine

TOLD_EVERY = 500
"""Entries between two words on how far it is."""


class _Stopped(Exception):
    """Somebody asked to stop; what was begun is taken away."""


class ExportPreviewScreen(Screen[bool]):
    """Shows the beginning of the copy as plain text. Dismisses with whether it was written."""

    BINDINGS = [binding("export.write"), binding("back")]

    class Went(Message):
        """So many entries have gone into the copy."""

        def __init__(self, number: int):
            super().__init__()
            self.number = number

    class Ended(Message):
        """It is written, with so many entries, or `said` tells why not."""

        def __init__(self, number: int | None, said: str = ""):
            super().__init__()
            self.number = number
            self.said = said

    def __init__(self, journal: Journal, plan: ExportPlan):
        super().__init__()
        self._journal = journal
        self._plan = plan
        self._all = plan.number(journal)
        self._writing: Worker[None] | None = None
        self._written = False

    def compose(self) -> ComposeResult:
        """The beginning, and below it what happens."""
        beginning, more = self._plan.beginning(self._journal)
        place = said_path(self._plan.target)
        yield TitleLine("Export", counted(self._all, "entry", "entries") or "no entries")
        with VerticalScroll(classes="page"):
            yield Static(Content(beginning), id="beginning")
            if more:
                yield Static(Content("This is how it begins; there is more."), classes="hint")
        with VerticalScroll(classes="below", can_focus=False):
            yield Static(Content(f"Not encrypted. Goes to {place}"), id="state", markup=False)
        yield FootLine()

    def on_mount(self) -> None:
        """Be ready to scroll."""
        self.query_one(".page").focus()

    def say(self, said: str) -> None:
        """Say something below the copy."""
        self.query_one("#state", Static).update(Content(said))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """It is written once."""
        if action == "write" and (self._written or self._writing):
            return False
        return super().check_action(action, parameters)

    def action_write(self) -> None:
        """Write it; over what is there, when the person says so."""
        if not os.path.lexists(self._plan.target):
            self._begin(overwrite=False)
            return
        if self._plan.form.is_whole:
            self.say(f"There is something at {said_path(self._plan.target)}. Name another place.")
            return
        asked = f"There is a file at {said_path(self._plan.target)} already."
        choices = [Choice("leave", "leave it as it is"), Choice("over", "write over it")]

        def go_on(choice: str | None) -> None:
            if choice == "over":
                self._begin(overwrite=True)

        self.app.push_screen(ChooseDialog(asked, choices), go_on)

    def _begin(self, *, overwrite: bool) -> None:
        self.say("Writing …")
        self._writing = self._write(overwrite)
        self.refresh_bindings()

    @work(thread=True)
    def _write(self, overwrite: bool) -> None:
        worker = get_current_worker()

        def seen(number: int) -> None:
            if worker.is_cancelled:
                raise _Stopped
            if number % TOLD_EVERY == 0:
                self.post_message(self.Went(number))

        plan = self._plan
        by_kind, form = plan.form is Form.BY_KIND, plan.form.words
        try:
            with self._journal.beside() as beside:
                if plan.form.is_whole:
                    number = beside.export_whole(plan.target, form, seen)
                else:
                    number = beside.export(
                        plan.target, plan.query, form=form, by_kind=by_kind, overwrite=overwrite,
                        seen=seen,
                    )  # fmt: skip
        except _Stopped:
            self.post_message(self.Ended(None, "Stopped. Nothing was written."))
        except JournalError as error:
            self.post_message(self.Ended(None, f"{error.title}. {error}"))
        else:
            self.post_message(self.Ended(number))

    def on_export_preview_screen_went(self, message: Went) -> None:
        """Say how far it is."""
        if self._writing is not None:
            self.say(f"Writing … {message.number:,} of {self._all:,} entries. esc stops it.")

    def on_export_preview_screen_ended(self, message: Ended) -> None:
        """Say what came of it."""
        self._writing = None
        self._written = message.number is not None
        said = message.said
        if message.number is not None:
            number = counted(message.number, "entry", "entries") or "no entries"
            said = f"Written to {said_path(self._plan.target)}: {number}."
            said += "\nIt is not encrypted. The ledger has a line about it."
        self.say(said)
        self.refresh_bindings()

    def action_back(self) -> None:
        """Stop the writing; when nothing is being written, one step back."""
        if self._writing is not None:
            self._writing.cancel()
            self.say("Stopping …")
        else:
            self.dismiss(self._written)
