"""How somebody is right now: four words at hand, and a line for their own."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from recovery_journal.model.guide import FEELINGS
from recovery_journal.tui.widgets.choices import Mark
from recovery_journal.tui.widgets.line import Line


class NowField(Vertical):
    """`value` has the marked words in their order, then the person's own."""

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
                yield Mark(word, word in self._given)
        yield Line(", ".join(self._own), placeholder="or in your own words", id="own-words")

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
