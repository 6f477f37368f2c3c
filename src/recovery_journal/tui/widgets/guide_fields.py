"""Fields of a decision's guide that have a shape of their own."""

from dataclasses import replace
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from recovery_journal.errors import Unusable
from recovery_journal.model.days import DAY_AHEAD, parse_day, parse_day_ahead
from recovery_journal.model.deciding import LATER, look_back_day
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry, Lane
from recovery_journal.model.expecting import Sureness
from recovery_journal.model.guide import WHEN_A_GRID_HELPS, GuidePart, parts_of
from recovery_journal.tui.actions import binding
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.widgets.bar_list import BarList
from recovery_journal.tui.widgets.choices import Mark, OneOf
from recovery_journal.tui.widgets.lane_choice import LaneChoice
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import PartField


class NumberBehind(Vertical):
    """The number behind the words, for whoever asks for it."""

    def __init__(self, scale: tuple[Sureness, ...], words: str, percent: str):
        super().__init__()
        self._numbers = {each.words: str(each.percent) for each in scale} | {words: percent}

    def compose(self) -> ComposeResult:
        """The mark, the number."""
        yield Mark("the number behind it", id="with-number")
        yield Static("", classes="hint", id="number")

    def on_mark_changed(self, message: Mark.Changed) -> None:
        """Show it, or put it away; nothing is written by this."""
        message.stop()
        self.tell()

    def tell(self) -> None:
        """Show the number of the words that are chosen now, where it is asked for."""
        words = self.screen.query(OneOf).first().value
        number = self._numbers.get(words, "")
        shown = self.query_one(Mark).value
        told = f"{number} of 100" if number else "no words, no number"
        self.query_one("#number", Static).update(Content(told if shown else ""))


class _Later(BarList):
    BINDINGS = [binding("choice.take")]


class LookBackField(Vertical):
    """A day to look back, chosen in words or written."""

    def __init__(self, day: str):
        super().__init__()
        self._given = day

    def compose(self) -> ComposeResult:
        """The words, the day."""
        yield _Later(*(f"in {later}" for later in LATER), "never", markup=False)
        yield Line(self._given, placeholder=f"or {DAY_AHEAD}", id="look-back-on")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write the day that the words mean."""
        event.stop()
        at = event.option_index
        day = look_back_day(this_day(), LATER[at]).isoformat() if at < len(LATER) else ""
        self.query_one(Line).value = day

    @property
    def value(self) -> str:
        """The day, or "" for never; raises `Unusable` for what is none."""
        typed = self.query_one(Line).value
        return parse_day_ahead(typed, this_day()).isoformat() if typed.strip() else ""

    @property
    def readable_value(self) -> str:
        """The day; as it was given while what is written can't be read."""
        try:
            return self.value
        except Unusable:
            return self._given


class AroundFields(Vertical):
    """What every entry has: its day, its tags, who sees it, a star."""

    def __init__(self, entry: Entry):
        super().__init__()
        self._entry = entry

    def compose(self) -> ComposeResult:
        """A row for each."""
        with Horizontal(classes="part"):
            yield Static("Day", classes="label")
            yield Line(self._entry.day.isoformat(), placeholder="yesterday, 2026-03-12", id="day")
        with Horizontal(classes="part"):
            yield Static("Tags", classes="label")
            yield Line(", ".join(self._entry.tags), placeholder="evening, walk", id="tags")
        with Horizontal(classes="part"):
            yield Static("Who may see it", classes="label")
            yield LaneChoice(self._entry.lane)
        yield Mark("Starred", self._entry.starred, id="starred")

    @property
    def day(self) -> date:
        """The day; raises `Unusable` for what is none."""
        return parse_day(self.query_one("#day", Line).value, this_day())

    def put_into(self, entry: Entry) -> Entry:
        """The entry with them; a day that can't be read stays as it was."""
        try:
            day = self.day
        except Unusable:
            day = entry.day
        return replace(
            entry,
            day=day,
            tags=tuple(self.query_one("#tags", Line).value.replace(",", " ").split()),
            lane=Lane(self.query_one("#lane", OneOf).value),
            starred=self.query_one("#starred", Mark).value,
        )


class GridFields(Vertical):
    """Four fields, two by two; closed until somebody opens it, and open once it has words."""

    def __init__(self, part: GuidePart, details: DecisionDetails):
        super().__init__()
        self._parts = parts_of(part)
        self._details = details

    def compose(self) -> ComposeResult:
        """When it helps and when not; the mark that opens it; the fields."""
        said = any(getattr(self._details, each.name) for each in self._parts)
        yield Static(Content(WHEN_A_GRID_HELPS), classes="hint")
        if not said:
            yield Mark("open it", id="open-grid")
        with Vertical(id="four") as four:
            for each in self._parts:
                yield PartField(each, getattr(self._details, each.name))
        four.display = said

    def on_mark_changed(self, message: Mark.Changed) -> None:
        """Open it, or close it again."""
        message.stop()
        self.query_one("#four").display = self.query_one(Mark).value
