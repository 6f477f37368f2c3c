"""The canvas of a list of entries: draws the rows held, line by line, and fetches more in time."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query
from recovery_journal.tui.company import company_of
from recovery_journal.tui.widgets.excerpts import Excerpts
from recovery_journal.tui.widgets.row_heights import RowHeights
from recovery_journal.tui.widgets.row_lines import RowShape, RowStyles, excerpt_line, title_line
from recovery_journal.tui.widgets.row_window import RowWindow

NEAR_THE_EDGE = 60
"""How many lines from the end of what is held the next page is fetched."""


class RowCanvas(ScrollView):
    """Rows of one query on lines of their own; the chosen one has a bar and a raised ground.

    With `keeps_mark` the chosen row is to be seen while something else has the focus.
    """

    COMPONENT_CLASSES = {
        f"entry-list--{part}" for part in ("chosen", "title", "quiet", "hit", "bar")
    }

    def __init__(
        self, journal: Journal, query: Query, most: int | None, name_id: str, keeps_mark: bool
    ):
        super().__init__(id=name_id)
        self._journal = journal
        self._query = query
        self._most = most
        self._keeps_mark = keeps_mark
        self._window = self._new_window()
        self._heights = RowHeights([], "")
        self._excerpts = Excerpts(journal)
        self._styles: dict[bool, RowStyles] = {}
        self._today = datetime.now().astimezone().date()

    def _new_window(self) -> RowWindow:
        return RowWindow(partial(self._journal.listed, self._query), most=self._most)

    def _measure(self) -> None:
        self._heights = RowHeights(self._window.rows, self._query.words)
        self.virtual_size = Size(self.size.width, self._heights.total)
        self.refresh()

    def _into_sight(self) -> None:
        index, y = self._window.index, self.scroll_offset.y
        if index is None or not self.size.height:
            return
        if self._heights.top(index) < y:
            self._scroll(self._heights.top(index))
        elif self._heights.end(index) > y + self.size.height:
            self._scroll(self._heights.end(index) - self.size.height)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self._measure()
        self._into_sight()
        self.call_next(self._fetch)

    def _hold(self, change: Callable[[], object]) -> None:
        """Hold other rows; the screen shows the same ones as before where they are still held."""
        y, held = self.scroll_offset.y, self._window.rows[:]
        index = self._heights.index_at(y)
        past = y - self._heights.top(index)
        change()
        if held and self._window.rows != held:
            self._measure()
            again = self._heights.found_again(held[index].id, past)
            if again is not None:
                self._scroll(again)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Fetch the next page in time."""
        super().watch_scroll_y(old_value, new_value)
        self.call_next(self._fetch)

    def _fetch(self) -> None:
        """Hold more where the screen comes near the end of what is held, or is not full."""
        y = self.scroll_offset.y
        near_end = self._heights.total - y - self.size.height < NEAR_THE_EDGE
        if near_end and not self._window.at_oldest:
            self._hold(self._window.older)
            if self._heights.total < self.size.height:
                self.call_next(self._fetch)
        elif y < NEAR_THE_EDGE and not self._window.at_newest:
            self._hold(self._window.newer)

    # drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the screen, in the styles of this moment."""
        self._styles = {marked: self._styles_now(marked) for marked in (False, True)}
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line: the first of a row, or the words around what a search found."""
        line = y + self.scroll_offset.y
        if line >= self._heights.total:
            return Strip.blank(self.size.width, self._styles[False].text)
        index = self._heights.index_at(line)
        row = self._window.rows[index]
        chosen = self._window.chosen
        marked = chosen is not None and row.id == chosen.id and (self.has_focus or self._keeps_mark)
        styles, shape = self._styles[marked], self._shape()
        bar = marked and self.has_focus
        if line > self._heights.top(index):
            told = self._excerpts.of(row, self._query.words)
            return excerpt_line(told, shape, styles, bar=bar)
        other_day = index == 0 or self._window.rows[index - 1].day != row.day
        return title_line(row, shape, styles, bar=bar, day=other_day or y == 0)

    def _shape(self) -> RowShape:
        with_kind = self._query.kind is None
        together = company_of(self.app) is not None
        return RowShape(self.size.width, self._today, self._query.words, with_kind, together)

    def _styles_now(self, marked: bool) -> RowStyles:
        part = self._part_style
        text = self.rich_style + part("chosen") if marked else self.rich_style
        title = text + part("title") if marked else text
        return RowStyles(text, title, text + part("quiet"), title + part("hit"), text + part("bar"))

    def _part_style(self, name: str) -> Style:
        return self.get_component_rich_style(f"entry-list--{name}", partial=True)
