"""Two cards, and the question which of them today would have room for."""

from textual.content import Content
from textual.widget import Widget

from recovery_journal.model.cards import Card
from recovery_journal.tui.actions import bindings
from recovery_journal.tui.acts.act import Where


class PairView(Widget, can_focus=True):
    """Two cards, one above the other, each with the key that chooses it."""

    BINDINGS = [*bindings(Where.PAIR)]

    def __init__(self) -> None:
        super().__init__(id="pair")
        self._pair: tuple[Card, Card] | None = None

    def show(self, this: Card, that: Card) -> None:
        """Ask about these two."""
        self._pair = (this, that)
        self.refresh()

    def render(self) -> Content:
        """Both cards, and the way out of choosing."""
        if self._pair is None:
            return Content("")
        room = max(1, self.size.width - 6)
        pieces = [_one(number, card, room) for number, card in enumerate(self._pair, start=1)]
        return Content("\n\n").join([*pieces, _line(0, Content("hard to say").stylize("$hint"))])


def _one(number: int, card: Card, room: int) -> Content:
    name, gloss = (Content(text).truncate(room, ellipsis=True) for text in (card.name, card.gloss))
    line = _line(number, name.stylize("bold"))
    return Content.assemble(line, "\n     ", gloss.stylize("$hint")) if gloss else line


def _line(number: int, words: Content) -> Content:
    return Content.assemble((f"  {number}  ", "$accent"), words)
