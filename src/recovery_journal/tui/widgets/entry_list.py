"""A list of entries, newest first, drawn line by line; it holds a few pages of rows at most."""

from collections.abc import Callable
from datetime import datetime

from textual import events
from textual.message import Message

from recovery_journal.journal import Journal
from recovery_journal.model.views import Query, Row
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.company_messages import OpenClosedDay
from recovery_journal.tui.messages import OpenEntry
from recovery_journal.tui.widgets.row_canvas import RowCanvas


class EntryList(RowCanvas, can_focus=True):
    """The rows of one query; one of them stands out, and enter or a second click opens it.

    `most` shows the newest so many and no others. With `keeps_mark` the row that stands out is
    to be seen while something else has the focus, as beside a reader.
    """

    BINDINGS = [binding("entry.open"), *bindings(Where.MOVE)]

    class Chosen(Message):
        """Another entry stands out now; None when the list is empty."""

        def __init__(self, entry_id: str | None):
            super().__init__()
            self.entry_id = entry_id

    def __init__(
        self,
        journal: Journal,
        query: Query,
        *,
        most: int | None = None,
        name_id: str,
        keeps_mark: bool = False,
    ):
        super().__init__(journal, query, most, name_id, keeps_mark)
        self._told: str | None = None

    def on_mount(self) -> None:
        """Show the newest."""
        self._window.first()
        self._settle(0)

    # what is shown

    @property
    def is_empty(self) -> bool:
        """Whether the query finds nothing."""
        return not self._window.rows

    @property
    def number(self) -> int | None:
        """How many the query finds, where all of them are held; None when there are more."""
        whole = self._window.at_newest and self._window.at_oldest
        return sum(not row.is_closed for row in self._window.rows) if whole else None

    @property
    def entry_at_hand(self) -> str | None:
        """The id of the entry that stands out; None when there is none, and for a closed day."""
        chosen = self._window.chosen
        return None if chosen is None or chosen.is_closed else chosen.id

    @property
    def shown_rows(self) -> list[Row]:
        """The rows held now, newest first: some hundreds at most."""
        return self._window.rows

    def show(self, query: Query) -> None:
        """Show what a query finds; the entry that stands out still does when it is among it."""
        other, self._query = query != self._query, query
        before, index = self._window.chosen, self._window.index
        known = {row.id for row in self._window.rows}
        at_top = index == 0 and self._window.at_newest
        on_screen = self._heights.top(index) - self.scroll_offset.y
        self._today = datetime.now().astimezone().date()
        self._window = self._new_window()
        if before is None or (at_top and (other or self.screen.focused is not self)):
            self._window.first()
        else:
            self._window.around(self._journal.place(before.id) or before.place)
            if before.is_closed:
                self._window.stay_on(before.day, known)
            elif other and self.entry_at_hand != before.id:
                self._window.first()
        self._settle(on_screen)
        if self._heights.total < self.size.height:
            self.call_next(self._fetch)

    def _settle(self, on_screen: int) -> None:
        """Draw a new window with the entry that stands out as far down the screen as it was."""
        self._excerpts.forget()
        self._measure()
        index = self._window.index
        self._scroll(self._heights.top(index) - on_screen if index else 0)
        self._after_move()

    def _after_move(self) -> None:
        self._into_sight()
        if self.entry_at_hand != self._told:
            self._told = self.entry_at_hand
            self.post_message(self.Chosen(self.entry_at_hand))
        self.refresh()

    # moving

    def action_open(self) -> None:
        """Ask to read the entry; of a closed day, to open something of it."""
        chosen = self._window.chosen
        if chosen is not None and chosen.is_closed:
            self.post_message(OpenClosedDay(chosen.day))
        elif self.entry_at_hand is not None:
            self.post_message(OpenEntry(self.entry_at_hand))

    def action_move(self, by: int) -> None:
        """Let the entry so many below stand out; above when negative."""
        self._moved(lambda: self._window.move(by))

    def action_move_page(self, by: int) -> None:
        """Go on by as many entries as fit the screen."""
        y = self.scroll_offset.y
        fit = self._heights.index_at(y + self.size.height) - self._heights.index_at(y)
        self._moved(lambda: self._window.move(by * max(1, fit - 1)))

    def action_first(self) -> None:
        """Go to the newest."""
        self._moved(self._window.first)

    def action_last(self) -> None:
        """Go to the oldest."""
        self._moved(self._window.last)

    def _moved(self, move: Callable[[], object]) -> None:
        self._hold(move)
        self._after_move()

    def on_click(self, event: events.Click) -> None:
        """A click lets an entry stand out; a click on the one that does opens it."""
        offset = event.get_content_offset(self)
        line = self.scroll_offset.y + (offset.y if offset else self._heights.total)
        if line >= self._heights.total:
            return
        before = self._window.chosen
        self._window.choose(self._heights.index_at(line))
        if before is not None and self._window.chosen == before:
            self.action_open()
        self._after_move()
