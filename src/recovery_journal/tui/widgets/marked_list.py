"""Lines with a box before each, of which any may be marked; headings stand between them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.tui.widgets.bar_list import BarList

_INDENT = " " * 6


class MarkLine(NamedTuple):
    """A line: its key, "" for a heading, which nothing marks; and its words."""

    key: str
    words: Content


class MarkedList(BarList):
    """Space and a click mark the line at hand; every line keeps its place.

    A line is shown with so many rows at most, or whole for 0.
    """

    class Turned(Message):
        """A mark was made or taken away."""

    def __init__(self, name_id: str, *, most_rows: int = 0):
        super().__init__(id=name_id, markup=False)
        self._most_rows = most_rows
        self._shown: list[MarkLine] = []
        self.marked: set[str] = set()

    def show(self, lines: Sequence[MarkLine], marked: Collection[str]) -> None:
        """Show these lines, with these marks; the one at hand stays at hand."""
        at_hand = self.key_at_hand
        self._shown, self.marked = list(lines), set(marked)
        self.clear_options()
        self.add_options(Option(self._row(line), disabled=not line.key) for line in lines)
        keys = [line.key for line in lines]
        first = next((at for at, key in enumerate(keys) if key), None)
        self.highlighted = keys.index(at_hand) if at_hand in keys and at_hand else first

    def _row(self, line: MarkLine) -> Content:
        if not line.key:
            return hanging(line.words, self.size.width - 2)
        room = max(1, self.size.width - len(_INDENT) - 2)
        rows = line.words.wrap(room)
        if self._most_rows and len(rows) > self._most_rows:
            cut = rows[self._most_rows - 1].truncate(room - 1).append("…")
            rows = [*rows[: self._most_rows - 1], cut]
        is_marked = line.key in self.marked
        mark = Content(f" [{'x' if is_marked else ' '}]  ").stylize("" if is_marked else "$hint")
        return Content.assemble(mark, Content(f"\n{_INDENT}").join(rows))

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.show(self._shown, self.marked)

    @property
    def key_at_hand(self) -> str:
        """The key of the line that stands out; "" for none."""
        return "" if self.highlighted is None else self._shown[self.highlighted].key

    @property
    def marked_in_order(self) -> list[str]:
        """The keys of the marked lines, in the order shown."""
        return [line.key for line in self._shown if line.key and line.key in self.marked]

    def action_mark(self) -> None:
        """Mark the line at hand, or take its mark away."""
        at, key = self.highlighted, self.key_at_hand
        if at is not None and key:
            self.marked ^= {key}
            self.replace_option_prompt_at_index(at, self._row(self._shown[at]))
            self.post_message(self.Turned())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks the line too."""
        event.stop()
        self.action_mark()


def hanging(words: Content, room: int, indent: str = " ") -> Content:
    """Words in lines of so many cells, all of them behind an indent."""
    rows = words.wrap(max(1, room))
    return Content.assemble(indent, Content(f"\n{indent}").join(rows))
