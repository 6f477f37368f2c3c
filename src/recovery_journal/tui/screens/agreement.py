"""The agreement before a time together: a few lines, all optional, and steps from last time."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from recovery_journal.model.entry import Entry
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import title_of
from recovery_journal.tui.actions import binding
from recovery_journal.tui.company_messages import ShowOpenTogether
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.draft_form import DraftForm
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.step_list import ShownStep, StepList

_TELLS = (
    "Two people, one screen. What is open together shows, and all else stays closed. What you "
    "write is open together. Your passphrase ends it."
)
_LINES = ("with_whom", "worth", "closed", "types", "may_leave")


class AgreementScreen(DraftForm):
    """Asks with whom and for what; ctrl+s goes on to what would be open. It is kept as a draft."""

    AUTO_FOCUS = ""
    BINDINGS = [binding("agreement.on"), binding("form.close"), binding("form.next")]

    def compose(self) -> ComposeResult:
        """A sentence, the steps from last time, the lines."""
        details = self._draft.entry.details.as_dict()
        yield TitleLine("Together")
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(Content(_TELLS), classes="told")
            with Vertical(id="last-steps"):
                yield Static("From last time", classes="hint", markup=False)
                yield StepList()
            for part in SessionDetails.parts():
                if part.name in _LINES:
                    yield Static(part.label, classes="asks", markup=False)
                    yield Line(details[part.name], placeholder=part.hint, id=part.name)
            yield Static("", id="state", classes="hint")
        yield FootLine()

    def on_mount(self) -> None:
        """Be ready to write."""
        self.journal_changed()
        self.set_focus(self.query_one("#with_whom"), scroll_visible=False)

    def journal_changed(self) -> None:
        """Show the steps from last time that are still ahead."""
        steps = self._journal.last_steps()
        self.query_one("#last-steps").display = bool(steps)
        self.query_one(StepList).show([ShownStep(each, None) for each in steps], this_day())

    def written(self) -> Entry:
        """The agreement as the lines hold it."""
        said = {name: self.query_one(f"#{name}", Line).value for name in _LINES}
        details = SessionDetails.from_dict(self._draft.entry.details.as_dict() | said)
        title = title_of(details) if any(said.values()) else ""
        return replace(self._draft.entry, title=title, details=details)

    def action_go_on(self) -> None:
        """On to what would be open; a draft that cannot be kept stays here."""
        if self.keep_draft() is None:
            self.post_message(ShowOpenTogether(replace(self._draft, entry=self.written())))
