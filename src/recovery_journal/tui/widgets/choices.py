"""Two small fields of a form: a mark that is there or not, and one of a few words."""

from typing import Any

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from recovery_journal.tui.widgets.own_keys import OwnKeys


class Mark(OwnKeys, can_focus=True):
    """A yes, or nothing said: `[x] label`. Space marks."""

    BINDINGS = [Binding("space,enter", "turn", "mark", show=False)]
    value: reactive[bool] = reactive(False)

    class Changed(Message):
        """The mark was made or taken away."""

    def __init__(self, label: str, value: bool = False, **more: Any):
        super().__init__(**more)
        self._label = label
        self.set_reactive(Mark.value, value)

    def render(self) -> Content:
        """The box and the label."""
        return Content(f"[{'x' if self.value else ' '}] {self._label}")

    def action_turn(self) -> None:
        """Make the mark, or take it away."""
        self.value = not self.value
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """A click marks too."""
        event.stop()
        self.action_turn()


class OneOf(OwnKeys, can_focus=True):
    """One of a few words; space goes to the next, left and right move.

    `nothing` is how "" reads, where that is one of them.
    """

    BINDINGS = [
        Binding("space,enter,right", "turn(1)", "next", show=False),
        Binding("left", "turn(-1)", "one before", show=False),
    ]
    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another word was chosen."""

    def __init__(self, words: list[str], value: str, *, nothing: str = "", **more: Any):
        super().__init__(**more)
        self._words = words
        self._nothing = nothing
        self.set_reactive(OneOf.value, value)

    def render(self) -> Content:
        """The word, and on focus the others, the chosen one marked with a bar on each side."""
        if not self.has_focus:
            return Content(self.value) if self.value else Content(self._nothing).stylize("$hint")
        width = self.content_size.width
        rows = (Content(row).truncate(width, ellipsis=True) for row in self._rows(width))
        return Content("\n").join(rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line, or on focus as many as the words take."""
        del container, viewport
        return len(self._rows(width)) if self.has_focus else 1

    def _rows(self, width: int) -> list[str]:
        """All words, as many in a row as fit."""
        rows: list[str] = []
        for word in self._words:
            shown = word or self._nothing
            told = f"[{shown}]" if word == self.value else f" {shown} "
            if rows and cell_len(f"{rows[-1]} {told}") <= width:
                rows[-1] = f"{rows[-1]} {told}"
            else:
                rows.append(told)
        return rows

    def watch_has_focus(self, focused: bool) -> None:
        """The words take their room, or give it back."""
        super().watch_has_focus(focused)
        self.refresh(layout=True)

    def action_turn(self, by: int) -> None:
        """Go on to another word."""
        self.value = self._words[(self._words.index(self.value) + by) % len(self._words)]
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """A click goes to the next."""
        event.stop()
        self.action_turn(1)
