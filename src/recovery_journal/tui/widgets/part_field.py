"""One part of a form: its label and the field that takes it, in the shape the kind declares."""

from datetime import datetime
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from recovery_journal.errors import Unusable
from recovery_journal.model.days import DAY_AHEAD, parse_day, parse_day_ahead
from recovery_journal.model.parts import Part, Shape
from recovery_journal.tui.widgets.choices import Mark, OneOf
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.ruler import Ruler

NOTHING_SAID = "nothing said"
"""How a choice reads that was not made."""


class Prose(TextArea):
    """A text of any length that grows with its lines; tab leaves it.

    The cursor stands at the end of what is there, as in a field of one line.
    """

    BINDINGS = [
        Binding("ctrl+home", "to_beginning", "beginning", show=False),
        Binding("ctrl+end", "to_end", "end", show=False),
    ]

    def __init__(self, text: str, hint: str = "", **more: Any):
        super().__init__(
            text, soft_wrap=True, compact=True, tab_behavior="focus", placeholder=hint, **more
        )
        self.set_reactive(TextArea.selection, Selection.cursor(self.document.end))

    def on_mount(self) -> None:
        """Nothing blinks."""
        self.cursor_blink = False

    def load_text(self, text: str) -> None:
        """Show this text in place of what was there."""
        super().load_text(text)
        self.action_to_end()

    def action_to_beginning(self) -> None:
        """Before all that is there."""
        self.move_cursor((0, 0))

    def action_to_end(self) -> None:
        """Behind all that is there."""
        self.move_cursor(self.document.end)


class PartField(Horizontal):
    """A labelled field; `value` is what it holds, as the kind's details take it."""

    def __init__(self, part: Part, value: Any):
        super().__init__(classes="part")
        self.part = part
        self._given = value

    def compose(self) -> ComposeResult:
        """The label, then the field."""
        if self.part.shape is Shape.MARK:
            yield Static("", classes="label")
            yield Mark(self.part.label, bool(self._given))
            return
        yield Static(self.part.label, classes="label", markup=False)
        if self.part.shape is Shape.WORDS:
            yield Line(", ".join(self._given), placeholder=self.part.hint, classes="field")
        elif self.part.shape is Shape.DAY:
            hint = self.part.hint or "yesterday, 2026-03-12"
            yield Line(self._given, placeholder=hint, classes="field")
        elif self.part.shape is Shape.ONE_OF:
            yield OneOf(["", *self.part.choices], self._given, nothing=NOTHING_SAID)
        elif self.part.shape is Shape.RULER:
            yield Ruler(self._given)
        else:
            yield Prose(self._given, self.part.hint, classes="field")

    def focus_field(self) -> None:
        """Be ready to write."""
        self.query("*").last().focus()

    @property
    def readable_value(self) -> Any:
        """The field as it is; a day that cannot be read is as it was given."""
        try:
            return self.value
        except Unusable:
            return self._given

    @property
    def value(self) -> Any:
        """The field as it is: a text, names split at commas, a yes, a number, an ISO date.

        Raises `Unusable` for a day that cannot be read.
        """
        if self.part.shape is Shape.MARK:
            return self.query_one(Mark).value
        if self.part.shape is Shape.ONE_OF:
            return self.query_one(OneOf).value
        if self.part.shape is Shape.RULER:
            return self.query_one(Ruler).value
        if self.part.shape is Shape.WORDS:
            return self._names()
        if self.part.shape is Shape.DAY:
            return self._day()
        return self.query_one(TextArea).text

    def _day(self) -> str:
        typed = self.query_one(Line).value
        today = datetime.now().astimezone().date()
        read = parse_day_ahead if self.part.hint == DAY_AHEAD else parse_day
        return read(typed, today).isoformat() if typed.strip() else ""

    def _names(self) -> tuple[str, ...]:
        """The names, as they were while nobody has typed: one may hold a comma."""
        typed = self.query_one(Line).value
        if typed == ", ".join(self._given):
            return tuple(self._given)
        return tuple(dict.fromkeys(name.strip() for name in typed.split(",") if name.strip()))
