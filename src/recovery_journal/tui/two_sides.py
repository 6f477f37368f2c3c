"""How two sides of a table share a terminal: both from 100 columns, else the one with the keys."""

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from recovery_journal.tui.widgets.list_and_reader import BESIDE
from recovery_journal.tui.widgets.other_side import OtherSide
from recovery_journal.tui.widgets.page_side import PageSide


class TwoSides(Screen[None]):
    """The base of the table: what has the keys is in sight, and a key goes on to the next."""

    HORIZONTAL_BREAKPOINTS = BESIDE
    AUTO_FOCUS = ""

    def __init__(self, near: PageSide, across: OtherSide):
        super().__init__()
        self.near, self.across = near, across
        self._is_across = False

    @property
    def is_beside(self) -> bool:
        """Whether both sides are in sight."""
        return self.size.width >= BESIDE[1][0]

    def lay_out(self) -> None:
        """Share the columns and the lines."""
        self.across.display = self.is_beside or self._is_across
        self.near.display = self.is_beside or not self._is_across
        self.across.lay_out(self.size.height)

    def on_resize(self, event: events.Resize) -> None:
        """Share them anew, once the screen knows its size."""
        del event
        self.call_next(self.lay_out)

    # where the keys are

    @property
    def stops(self) -> list[Widget]:
        """What can have the keys, in order: the page, the other side, what is on the table."""
        page, *listed = self.near.parts
        return [page, *self.across.parts, *listed]

    @property
    def here(self) -> Widget:
        """What has the keys, or would have them next: the page, where nothing has."""
        held = self.focused.ancestors_with_self if self.focused else []
        return next(
            (each for each in (*self.stops, self.near.listed) if each in held), self.stops[0]
        )

    def go_to(self, stop: Widget) -> None:
        """Have it in sight and at hand."""
        self._come_to(stop)
        self.lay_out()
        if stop is self.near.page:
            self.near.page.write()
        else:
            stop.focus()

    def _come_to(self, stop: Widget) -> None:
        self._is_across = stop in self.across.parts
        self.across.come_to(stop)

    def on_descendant_focus(self) -> None:
        """What has the keys stays in sight when it gets narrow."""
        self._come_to(self.here)

    def action_on(self, by: int) -> None:
        """On to the next part, or to the one before; the other side comes into sight with it."""
        stops = self.stops
        if self.focused is None:
            self.go_to(self.near.page)
        elif by > 0 or not self.near.page.step_back():
            self.go_to(stops[(stops.index(self.here) + by) % len(stops)])

    def action_rest(self) -> None:
        """To what is on the table, where letters are keys; nothing has the keys where it is empty.

        Pressed again it stays there: a letter after it is never text.
        """
        if self.near.listed.is_empty:
            self.set_focus(None)
        else:
            self.go_to(self.near.listed)
