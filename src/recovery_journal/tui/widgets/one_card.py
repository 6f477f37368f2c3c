"""One card, in the middle of an empty page, and the five piles below it with their sizes.

Each part is a widget of its own, so that a key paints no more than what it changes.
"""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from recovery_journal.model.cards import Card, Pile
from recovery_journal.tui.actions import bindings, key_at_hand, label_of
from recovery_journal.tui.acts.act import Where

PILE_WORDS = {
    Pile.NOT: ("not", "important"),
    Pile.SOMEWHAT: ("somewhat", "important"),
    Pile.IMPORTANT: ("important", ""),
    Pile.VERY: ("very", "important"),
    Pile.MOST: ("most", "important"),
}
"""The name of each pile, in two lines."""
_WIDEST = 13
"""Cells that a pile's number and the longest word of its name take side by side."""
_OTHER_KEYS = ("sort.back", "sort.pass", "sort.own", "sort.reword", "sort.choose")


class _CardText(Widget):
    """Name and gloss, in the middle of the room there is."""

    card: reactive[Card | None] = reactive(None)

    def render(self) -> Content:
        """As many lines as the words need."""
        if self.card is None:
            return Content("")
        most = max(1, self.size.height - 1)
        lines = self._lines(self.card.name, "bold $accent", most)
        lines += self._lines(self.card.gloss, "$hint", self.size.height - len(lines))
        above = max(0, (self.size.height - len(lines)) // 2)
        return Content("\n" * above) + Content("\n").join(lines)

    def _lines(self, words: str, style: str, most: int) -> list[Content]:
        """The words in the middle, in so many lines at most."""
        width, room = self.size.width, max(1, self.size.width - 8)
        lines = Content(words).wrap(room) if words and most > 0 else []
        if len(lines) > most:
            lines = lines[:most]
            lines[-1] = Content(f"{lines[-1].plain[: room - 1]}…")
        return [line.center(width).rstrip().stylize(style) for line in lines]


class _Piles(Widget):
    """A line or more across the five piles, each in its column."""

    @property
    def wide(self) -> int:
        """Cells of a column."""
        return max(1, self.size.width // len(PILE_WORDS))

    @property
    def is_inline(self) -> bool:
        """Whether numbers stand before the names; else above them."""
        return self.wide >= _WIDEST

    def cell(self, words: str) -> Content:
        """Words in one column."""
        gap = "   " if self.is_inline else " "
        return Content(f"{gap}{words:<{self.wide}}"[: self.wide])


class _PileNames(_Piles):
    def render(self) -> Content:
        """The number and the name of each."""
        rows = [Content(""), Content(""), Content("")]
        for pile, (first, second) in PILE_WORDS.items():
            number = Content(f" {int(pile)} ").stylize("$accent")
            above = number + self.cell("")[3:]
            cells = [above, self.cell(first), self.cell(second)]
            if self.is_inline:
                cells = [self.cell(""), number + self.cell(first)[3:], self.cell(second)]
            rows = [row + cell for row, cell in zip(rows, cells, strict=True)]
        return Content("\n").join(rows)


class _PileSizes(_Piles):
    sizes: reactive[tuple[int, ...]] = reactive(())

    def render(self) -> Content:
        """How many lie on each; nothing for none."""
        told = (self.cell(str(size or "")) for size in self.sizes)
        return Content("").join(told).stylize("$hint")


class _OtherKeys(Widget):
    def render(self) -> Content:
        """The other keys, in as many lines as they need."""
        lines = [Content(" ")]
        for act_id in _OTHER_KEYS:
            key = Content(key_at_hand(self.screen, act_id)).stylize("$accent")
            told = key + Content(f" {label_of(act_id)}  ").stylize("$hint")
            if lines[-1].cell_length + told.cell_length > self.size.width + 2:
                lines.append(Content(" "))
            lines[-1] += told
        return Content("\n").join(lines)


class OneCard(Vertical, can_focus=True):
    """A key or a click lays the card on a pile."""

    BINDINGS = [*bindings(Where.SORT)]

    class Laid(Message):
        """Somebody clicked on a pile."""

        def __init__(self, pile: Pile):
            super().__init__()
            self.pile = pile

    def __init__(self) -> None:
        super().__init__(id="card")

    def compose(self) -> ComposeResult:
        """The card above, the piles below."""
        yield _CardText()
        yield _PileNames()
        yield _PileSizes()
        yield _OtherKeys()

    def show(self, card: Card, sizes: dict[Pile, int]) -> None:
        """Show a card, and how many lie on each pile."""
        self.query_one(_CardText).card = card
        self.query_one(_PileSizes).sizes = tuple(sizes.get(pile, 0) for pile in PILE_WORDS)

    def on_click(self, event: events.Click) -> None:
        """A click on a pile lays the card there."""
        if isinstance(event.widget, _Piles):
            event.stop()
            offset = event.get_content_offset(event.widget)
            column = offset.x // event.widget.wide if offset else len(PILE_WORDS)
            if column < len(PILE_WORDS):
                self.post_message(self.Laid(list(PILE_WORDS)[column]))
