"""A check-in: how much something matters, how close this week was to it, and a question."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from recovery_journal.model.check_ins import question
from recovery_journal.model.entry import Entry, Lane
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.draft_form import DraftForm
from recovery_journal.tui.widgets.choices import OneOf
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.lane_choice import LaneChoice
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import Prose
from recovery_journal.tui.widgets.ruler import Ruler


class CheckInScreen(DraftForm):
    """Two rulers that stand nowhere, then the question that a number brings."""

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """What it is about, the rulers, the question, the day and who may see it."""
        entry = self._draft.entry
        yield TitleLine("Check-in")
        with VerticalScroll(classes="page", can_focus=False):
            yield Static(Content(entry.title), classes="title")
            yield Static(Content(self._hint()), id="hint", classes="hint")
            for part in entry.details.parts():
                if part.asked:
                    yield Static(part.label, classes="ruler-label", markup=False)
                    yield Ruler(getattr(entry.details, part.name), id=part.name)
            yield Static("", id="question", markup=False)
            yield Prose(entry.body, id="body")
            with Horizontal(classes="part"):
                yield Static("Day", classes="label")
                yield Line(entry.day.isoformat(), placeholder="yesterday, 2026-03-12", id="day")
            with Horizontal(classes="part"):
                yield Static("Who may see it", classes="label")
                yield LaneChoice(entry.lane)
            yield Static("", id="state", classes="hint")
        yield FootLine(entry.lane.value)

    def on_mount(self) -> None:
        """Be ready for a number."""
        self._ask()
        self.query(Ruler).first().focus(scroll_visible=False)

    def _hint(self) -> str:
        key = key_at_hand(self, "ruler.empty")
        return f"Digits or arrows set it, {key} empties it. Both may stay empty."

    def _number(self, name: str) -> int | None:
        return self.query_one(f"#{name}", Ruler).value

    def _ask(self) -> None:
        asked = question(self._number("matters"), self._number("close"))
        self.query_one("#question", Static).update(Content(asked))

    def on_ruler_changed(self) -> None:
        """Ask what this number brings."""
        self._ask()
        self.key_pressed()

    def on_one_of_changed(self) -> None:
        """Note the lane, and show it below."""
        self.query_one(FootLine).lane = self.query_one(OneOf).value
        self.key_pressed()

    def written(self) -> Entry:
        """The check-in as the form holds it; a day that cannot be read leaves it as it was."""
        entry = self._draft.entry
        numbers = {name: self._number(name) for name in ("matters", "close")}
        return replace(
            entry,
            body=self.query_one("#body", Prose).text,
            details=CheckInDetails.from_dict(entry.details.as_dict() | numbers),
            day=self.readable_day(),
            lane=Lane(self.query_one(OneOf).value),
        )
