"""One part of a form: its label and the field that takes it, in the shape the kind declares."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static, TextArea

from recovery_journal.model.parts import Part, Shape
from recovery_journal.tui.widgets.choices import Mark
from recovery_journal.tui.widgets.line import Line


class Prose(TextArea):
    """A text of any length that grows with its lines; tab leaves it."""

    def __init__(self, text: str, hint: str = "", **more: Any):
        super().__init__(
            text, soft_wrap=True, compact=True, tab_behavior="focus", placeholder=hint, **more
        )

    def on_mount(self) -> None:
        """Nothing blinks."""
        self.cursor_blink = False


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
        else:
            yield Prose(self._given, self.part.hint, classes="field")

    @property
    def value(self) -> Any:
        """The field as it is: a text, a tuple of names split at commas, or a yes."""
        if self.part.shape is Shape.MARK:
            return self.query_one(Mark).value
        if self.part.shape is Shape.WORDS:
            names = self.query_one(Line).value.split(",")
            return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
        return self.query_one(TextArea).text
