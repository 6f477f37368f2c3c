"""A list of choices whose focus is a bar at the left edge, so that it shows without colour."""

from contextlib import suppress

from rich.segment import Segment
from textual._widget_navigation import Direction
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import OptionDoesNotExist

BAR = "▏"


class BarList(OptionList):
    """Options of any height; the bar runs along the one that has the focus."""

    def render_line(self, y: int) -> Strip:
        """The line, with the bar in its first cell where the focus is."""
        strip = super().render_line(y)
        at = self.scroll_offset.y + y
        here = at < len(self._lines) and self._lines[at][0] == self.highlighted
        if not (here and self.has_focus and strip.cell_length):
            return strip
        style = self.get_component_rich_style("option-list--option-highlighted")
        return Strip.join([Strip([Segment(BAR, style)], 1), strip.crop(1, strip.cell_length)])

    def put_at_hand(self, option_id: str) -> None:
        """Stand on this row, where it is one of them."""
        with suppress(OptionDoesNotExist):
            self.highlighted = self.get_option_index(option_id)

    def _move_page(self, direction: Direction) -> None:
        # Textual looks for lines that are not there before new options are laid out.
        with suppress(KeyError):
            super()._move_page(direction)


def same_or_beside(at_hand: str, before: list[str], after: list[str]) -> int | None:
    """Where the row at hand stands now; when it is gone, the row that came next, or the last.

    `before` and `after` are the ids of the rows, "" for those that cannot be at hand.
    """
    if at_hand and at_hand in after:
        return after.index(at_hand)
    here = before.index(at_hand) if at_hand in before else 0
    later = (one for one in before[here:] if one and one in after)
    beside = next(later, "") or next((one for one in reversed(after) if one and here), "")
    return after.index(beside) if beside else next((n for n, one in enumerate(after) if one), None)
