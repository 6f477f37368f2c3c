"""A list of choices whose focus is a bar at the left edge, so that it shows without colour."""

from contextlib import suppress

from rich.segment import Segment
from textual._widget_navigation import Direction
from textual.strip import Strip
from textual.widgets import OptionList

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

    def _move_page(self, direction: Direction) -> None:
        # Textual looks for lines that are not there before new options are laid out.
        with suppress(KeyError):
            super()._move_page(direction)
