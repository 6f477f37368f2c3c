"""How sure somebody is of what they are about to do: a ruler, a question, their own past."""

from dataclasses import replace
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from recovery_journal.errors import JournalError
from recovery_journal.journal import Journal
from recovery_journal.model.check_ins import question_of_sure
from recovery_journal.model.entry import Entry, Lane
from recovery_journal.model.records import Draft
from recovery_journal.model.strength_parts import ConfidenceDetails
from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.draft_form import DraftForm
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.earlier_sure import MOST_SHOWN, EarlierSure
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.lane_choice import LaneChoice
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.list_and_reader import BESIDE
from recovery_journal.tui.widgets.part_field import Prose
from recovery_journal.tui.widgets.ruler import Ruler

_LOOK_SECONDS = 0.3
"""How long after a key in the first line what was said before is looked for."""


class ConfidenceScreen(DraftForm):
    """One ruler that stands nowhere, then the question that a number brings."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = BESIDE

    def __init__(self, journal: Journal, draft: Draft):
        super().__init__(journal, draft)
        if all(draft.id != each.id for each in journal.drafts()):
            # A first line that was given is nothing written: the form left as it came is no draft.
            self._first = draft.entry
        self._looking: Timer | None = None

    def compose(self) -> ComposeResult:
        """What it is about, the ruler, the question, the day and who may see it; their past."""
        entry = self._draft.entry
        yield TitleLine("How sure")
        with VerticalScroll(classes="page", can_focus=False), Horizontal(id="sure-and-earlier"):
            with Vertical(id="sure-form"):
                yield from self._form(entry)
            yield EarlierSure()
        yield FootLine(entry.lane.value)

    def _form(self, entry: Entry) -> ComposeResult:
        yield Static(Content(entry.kind.question), classes="label-above")
        yield Line(entry.title, placeholder="A call, a talk, a step", id="title")
        yield Static("How sure I am", classes="label-above", id="how-sure", markup=False)
        yield Ruler(_sure(entry), id="sure")
        yield Static(Content(self._hint()), id="hint", classes="hint")
        yield Static("", id="question", markup=False)
        yield Prose(entry.body, id="body")
        with Horizontal(classes="part"):
            yield Static("Day", classes="label")
            yield Line(entry.day.isoformat(), placeholder="yesterday, 2026-03-12", id="day")
        with Horizontal(classes="part"):
            yield Static("Who may see it", classes="label")
            yield LaneChoice(entry.lane)
        yield Static("", id="state", classes="hint")

    def on_mount(self) -> None:
        """Be ready for the first line, or for a number where that is given."""
        self._ask()
        self._look()
        first = "#sure" if self._draft.entry.title else "#title"
        self.query_one(first).focus(scroll_visible=False)

    def _hint(self) -> str:
        key = key_at_hand(self, "ruler.empty")
        return f"Digits or arrows set it, {key} empties it."

    def _ask(self) -> None:
        asked = question_of_sure(self.query_one(Ruler).value)
        self.query_one("#question", Static).update(Content(asked))

    def on_ruler_changed(self) -> None:
        """Ask what this number brings."""
        self._ask()
        self.key_pressed()

    def on_one_of_changed(self) -> None:
        """Note the lane, and show it below."""
        self.query_one(FootLine).lane = self.query_one(OneOf).value
        self.key_pressed()

    # their own past

    @on(Input.Changed, "#title")
    def look_soon(self) -> None:
        """Look for what was said before of this first line, once the keys rest."""
        if self._looking is not None:
            self._looking.stop()
        self._looking = self.set_timer(_LOOK_SECONDS, self._look)

    def _look(self) -> None:
        entry, title = self._draft.entry, self.query_one("#title", Line).value
        about = _about(entry)
        try:
            found = self._journal.earlier_confidence(about, title, MOST_SHOWN + 1)
        except JournalError:  # another program holds the file; what is shown stays as it is
            return
        others = [each for each in found if each.id != entry.id][:MOST_SHOWN]
        today = datetime.now().astimezone().date()
        self.query_one(EarlierSure).show(others, title, about, today)

    def journal_changed(self) -> None:
        """Show what was said before as it is now."""
        self._look()

    def written(self) -> Entry:
        """The entry as the form holds it; a day that cannot be read leaves it as it was."""
        entry = self._draft.entry
        return replace(
            entry,
            title=self.query_one("#title", Line).value,
            body=self.query_one("#body", Prose).text,
            details=ConfidenceDetails(about=_about(entry), sure=self.query_one(Ruler).value),
            day=self.readable_day(),
            lane=Lane(self.query_one(OneOf).value),
        )


def _sure(entry: Entry) -> int | None:
    return entry.details.sure if isinstance(entry.details, ConfidenceDetails) else None


def _about(entry: Entry) -> str:
    return entry.details.about if isinstance(entry.details, ConfidenceDetails) else ""
