"""A reader, and below it the lists of what belongs to what is read: they share the height."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widget import Widget
from textual.widgets import OptionList

from recovery_journal.tui.widgets.reader import Reader

_MOST_LINES_OF_A_ROW = 2


class ReaderAndLists(Container):
    """The reader keeps half of the height; on a screen that is wide, the lists stand beside it.

    Each of `lists` holds one list of options, and is there while it has some.
    """

    def __init__(self, reader: Reader, *lists: Widget):
        super().__init__()
        self._reader = reader
        self._lists = lists

    def compose(self) -> ComposeResult:
        """The reader first."""
        yield self._reader
        with VerticalScroll(id="lists", can_focus=False):
            yield from self._lists

    def on_resize(self) -> None:
        """There may be room for more lines, or for fewer."""
        self.share()

    def share(self) -> None:
        """Share the room among the lists that are there now."""
        there = [each for each in self._lists if each.display]
        self.query_one("#lists").display = bool(there)
        beside = self.screen.has_class("-beside")
        # A line for each heading, and an empty one after each list; below a reader, one above all.
        headings = 2 * len(there) if beside else len(there) + 1
        room = (self.size.height if beside else self.size.height // 2) - headings
        listed = [each.query_one(OptionList) for each in there]
        wanted = [each.option_count * _MOST_LINES_OF_A_ROW for each in listed]
        for each, lines in zip(listed, shared(room, wanted), strict=True):
            each.styles.max_height = max(1, lines)


def shared(room: int, wanted: Sequence[int]) -> list[int]:
    """How many lines each gets of so many: a line in turn, none more than it wants."""
    given = [0] * len(wanted)
    while sum(given) < min(room, sum(wanted)):
        for at, most in enumerate(wanted):
            if given[at] < most and sum(given) < room:
                given[at] += 1
    return given
