"""A ruler: a number from 0 to 10, or nothing; it stands nowhere until somebody puts it there."""

from typing import Any

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from recovery_journal.model.parts import HIGHEST, LOWEST
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.own_keys import OwnKeys

_CELLS = 4
"""How wide each number stands."""


class Ruler(OwnKeys, can_focus=True):
    """The eleven numbers in a row, the one that holds in brackets.

    A digit sets it, 1 and then 0 set ten, the arrows move it, backspace leaves it empty.
    """

    BINDINGS = [
        *(Binding(digit, f"ruler_number({digit})", show=False) for digit in "0123456789"),
        binding("ruler.more"),
        binding("ruler.less"),
        binding("ruler.empty"),
    ]
    value: reactive[int | None] = reactive(None)

    class Changed(Message):
        """Another number holds, or none."""

        def __init__(self, ruler: "Ruler"):
            super().__init__()
            self.ruler = ruler

    def __init__(self, value: int | None = None, **more: Any):
        super().__init__(**more)
        self.set_reactive(Ruler.value, value)

    def render(self) -> Content:
        """The numbers; without focus, an empty ruler is quiet."""
        pieces = [self._number(number) for number in range(LOWEST, HIGHEST + 1)]
        return Content("").join(pieces)

    def _number(self, number: int) -> Content:
        if number == self.value:
            return Content(f"{f'[{number}]':<{_CELLS}}").stylize("bold $accent")
        return Content(f"{f' {number}':<{_CELLS}}").stylize("" if self.has_focus else "$hint")

    def action_ruler_number(self, digit: int) -> None:
        """This number, or ten when it is the 0 behind a 1."""
        self._set(HIGHEST if self.value == 1 and digit == 0 else digit)

    def action_ruler_by(self, by: int) -> None:
        """One on or back; an empty one begins at the end that the arrow comes from."""
        if self.value is None:
            self._set(LOWEST if by > 0 else HIGHEST)
        else:
            self._set(min(max(self.value + by, LOWEST), HIGHEST))

    def action_ruler_empty(self) -> None:
        """Say nothing."""
        self._set(None)

    def _set(self, value: int | None) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        """A click is a number too."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None and 0 <= offset.x // _CELLS <= HIGHEST:
            self._set(offset.x // _CELLS)
