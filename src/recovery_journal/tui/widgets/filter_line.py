"""The filters that are set, in one quiet line of words; each can be taken away."""

from collections.abc import Callable
from datetime import datetime

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget

from recovery_journal.model.views import Query
from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.said_query import Filter, filters

AsksFilters = Callable[..., ModalScreen[Query | None]]
"""Makes the dialog of filters from a query, the tags used, and the names of what is fixed."""

_GAP = " · "
_MORE = "filter…"


class FilterLine(Widget, can_focus=True):
    """`query` is what is shown; `told` stands at the right end."""

    BINDINGS = [*bindings(Where.FILTER)]
    shown: reactive[Query] = reactive(Query())
    told: reactive[str] = reactive("")
    at: reactive[int] = reactive(0)

    class Changed(Message):
        """A filter was taken away; this query is left."""

        def __init__(self, query: Query):
            super().__init__()
            self.query = query

    def __init__(self, query: Query, fixed: frozenset[str] = frozenset()):
        super().__init__()
        self.set_reactive(FilterLine.shown, query)
        self._fixed = fixed

    def _filters(self) -> list[Filter]:
        today = datetime.now().astimezone().date()
        return filters(self.shown, today, self._fixed)

    def _words(self) -> list[str]:
        return [*(f"{one.words} ×" for one in self._filters()), _MORE]

    def render(self) -> Content:
        """The filters with a cross each, the way to set one, and how many are found."""
        pieces: list[Content | str] = []
        for index, words in enumerate(self._words()):
            on_it = self.has_focus and index == self.at
            pieces += [_GAP] if index else []
            pieces.append(Content(words).stylize("bold underline $accent" if on_it else "$hint"))
        left = Content.assemble(*pieces)
        told = Content(self.told).stylize("$hint")
        left = left.truncate(self._room(), ellipsis=True)
        gap = self.content_size.width - left.cell_length - told.cell_length
        return Content.assemble(left, " " * max(0, gap), told)

    def _room(self) -> int:
        """Cells for the filters, beside what stands at the right."""
        return max(1, self.content_size.width - Content(self.told).cell_length - 2)

    def watch_shown(self) -> None:
        """Stay on a filter that is there."""
        self.at = min(self.at, len(self._filters()))

    def action_filter_move(self, by: int) -> None:
        """Go on to another filter."""
        self.at = min(max(self.at + by, 0), len(self._filters()))

    async def action_filter_take(self) -> None:
        """Take the filter away; at the end of the line, set one."""
        await self._take(self.at)

    async def action_filter_drop(self) -> None:
        """Take the filter away, where there is one."""
        if self.at < len(self._filters()):
            await self._take(self.at)

    async def _take(self, index: int) -> None:
        found = self._filters()
        if index < len(found):
            self.post_message(self.Changed(found[index].without))
        else:
            await self.run_action("screen.filter")

    async def on_click(self, event: events.Click) -> None:
        """A click takes a filter away, or sets one."""
        offset, start = event.get_content_offset(self), 0
        for index, words in enumerate(self._words()):
            end = start + Content(words).cell_length
            if offset is not None and start <= offset.x < min(end, self._room()):
                await self._take(index)
            start = end + len(_GAP)
