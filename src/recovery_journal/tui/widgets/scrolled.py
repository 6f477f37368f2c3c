"""A page to read that the keys of lists move."""

from textual.containers import VerticalScroll

from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where


class Scrolled(VerticalScroll, can_focus=True):
    """Scrolls by a line, by a screen, to its ends; nothing slides."""

    BINDINGS = [*bindings(Where.MOVE)]

    def action_move(self, by: int) -> None:
        """A line up or down."""
        self.scroll_relative(y=by, animate=False)

    def action_move_page(self, by: int) -> None:
        """A screen up or down."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.scroll_end(animate=False)
