"""How somebody is right now: four words at hand, and a line for their own."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message

from recovery_journal.model.guide import FEELINGS
from recovery_journal.tui.widgets.choices import Mark
from recovery_journal.tui.widgets.line import Line


class _Feeling(Mark):
    """A word at hand; any letter on it is the beginning of the person's own words."""

    class Typed(Message):
        """Somebody types words of their own."""

        def __init__(self, character: str):
            super().__init__()
            self.character = character

    def typed(self, character: str) -> None:
        """Tell it."""
        self.post_message(self.Typed(character))


class NowField(Vertical):
    """`value` has the marked words in their order, then the person's own.

    The arrows go between the words at hand, which stand two in a row; letters go into the line.
    """

    BINDINGS = [
        Binding("left", "go(-1)", "before", show=False),
        Binding("right", "go(1)", "next", show=False),
        Binding("up", "go(-2)", "above", show=False),
        Binding("down", "go(2)", "below", show=False),
    ]

    def __init__(self, words: tuple[str, ...]):
        super().__init__()
        self._given = words

    @property
    def _own(self) -> tuple[str, ...]:
        return tuple(word for word in self._given if word not in FEELINGS)

    def compose(self) -> ComposeResult:
        """The marks in a row, the line below."""
        with Horizontal(id="feelings"):
            for word in FEELINGS:
                yield _Feeling(word, word in self._given)
        yield Line(", ".join(self._own), placeholder="or in your own words", id="own-words")

    def on__feeling_typed(self, message: _Feeling.Typed) -> None:
        """Take a letter on a word at hand into the line."""
        message.stop()
        line = self.query_one(Line)
        line.focus()
        line.insert_text_at_cursor(message.character)

    def action_go(self, by: int) -> None:
        """To the word at hand so many further on; below the last is the line."""
        stops = [*self.query(Mark), self.query_one(Line)]
        at = next((at for at, each in enumerate(stops) if each.has_focus), 0)
        if at + by >= 0:
            stops[min(at + by, len(stops) - 1)].focus()

    @property
    def value(self) -> tuple[str, ...]:
        """The words, as they were given while nothing changes; typed ones are split at commas."""
        marks = zip(FEELINGS, self.query(Mark), strict=True)
        marked = tuple(word for word, mark in marks if mark.value)
        typed = self.query_one(Line).value
        if typed == ", ".join(self._own):
            own = self._own
        else:
            own = tuple(word.strip() for word in typed.split(",") if word.strip())
        words = tuple(dict.fromkeys((*marked, *own)))
        return self._given if set(words) == set(self._given) else words
