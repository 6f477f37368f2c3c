"""The editor of every kind of entry: its first line, its body, the parts its kind declares."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from recovery_journal.model.entry import Entry, Kind, Lane, Origin
from recovery_journal.model.strength_parts import StoryDetails
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.draft_form import DraftForm
from recovery_journal.tui.widgets.choices import Mark, OneOf
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from recovery_journal.tui.widgets.lane_choice import LaneChoice
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import PartField, Prose


class EditorScreen(DraftForm):
    """Edits a draft, in the form that the kind declares."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]

    def compose(self) -> ComposeResult:
        """The form, from the kind's declaration."""
        entry = self._draft.entry
        yield TitleLine(entry.kind.value.capitalize())
        with VerticalScroll(classes="page", can_focus=False):
            if isinstance(entry.details, StoryDetails) and entry.details.question:
                yield Static(Content(entry.details.question), id="question")
            yield Line(entry.title, placeholder=self._question(entry), id="title")
            yield Prose(entry.body, entry.kind.more, id="body")
            for part, value in entry.details.asked():
                yield PartField(part, value)
            if entry.kind is Kind.STEP:
                with Horizontal(classes="part"):
                    yield Static("Whose idea it was", classes="label")
                    yield OneOf([each.value for each in Origin], entry.origin.value, id="origin")
            yield from self._around(entry)
            yield Static("", id="state", classes="hint")
        yield FootLine(entry.lane.value)

    def _question(self, entry: Entry) -> str:
        """What asks for the first line; in a run, what the run asks for."""
        run = entry.details.run if isinstance(entry.details, WinDetails) else ""
        return (run and self._journal.question_of_run(run)) or entry.kind.question

    def _around(self, entry: Entry) -> ComposeResult:
        """What every kind has: its day, its tags, who sees it, a star."""
        with Horizontal(classes="part"):
            yield Static("Day", classes="label")
            yield Line(entry.day.isoformat(), placeholder="yesterday, 2026-03-12", id="day")
        with Horizontal(classes="part"):
            yield Static("Tags", classes="label")
            yield Line(", ".join(entry.tags), placeholder="evening, walk", id="tags")
        with Horizontal(classes="part"):
            yield Static("Who may see it", classes="label")
            yield LaneChoice(entry.lane)
        with Horizontal(classes="part"):
            yield Static("", classes="label")
            yield Mark("Starred", entry.starred, id="starred")

    def on_mount(self) -> None:
        """Be ready to write: what is new in the form, or the body below a first line."""
        later = [field for field in self.query(PartField) if not field.part.asked]
        if later and not later[-1].value:
            later[-1].focus_field()
        else:
            self.query_one("#body" if self._draft.entry.title else "#title").focus()

    def on_one_of_changed(self) -> None:
        """Note a choice, and show the lane below."""
        self.query_one(FootLine).lane = self.query_one("#lane", OneOf).value
        self.key_pressed()

    def written(self) -> Entry:
        """The entry as the form holds it; a day that cannot be read leaves the day as it was."""
        entry = self._draft.entry
        details = {field.part.name: field.readable_value for field in self.query(PartField)}
        origins = [Origin(each.value) for each in self.query("#origin").results(OneOf)]
        tags = self.query_one("#tags", Line).value.replace(",", " ").split()
        return replace(
            entry,
            title=self.query_one("#title", Line).value,
            body=self.query_one("#body", Prose).text,
            details=entry.kind.details.from_dict(entry.details.as_dict() | details),
            tags=tuple(tags),
            day=self.readable_day(),
            lane=Lane(self.query_one("#lane", OneOf).value),
            starred=self.query_one("#starred", Mark).value,
            origin=origins[0] if origins else entry.origin,
        )

    def to_be_saved(self) -> Entry:
        """The entry, on the day that is written; raises `Unusable` for one that is no day."""
        for field in self.query(PartField):
            _ = field.value
        return super().to_be_saved()
