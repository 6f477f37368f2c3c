"""Two lists at the end of a sort: all cards, to mark the few; and the few, to put in order."""

from collections.abc import Iterable

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.cards import Card
from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.widgets.bar_list import BarList

_BESIDE = ("sort.back", "sort.own", "sort.reword", "sort.choose")


class CardList(BarList):
    """Cards, a line each; the one at hand stays at hand when they are shown anew."""

    class Clicked(Message):
        """A card was clicked, which then is the one at hand."""

    def _show(self, lines: Iterable[tuple[int, Content]]) -> None:
        at, at_hand = self.highlighted, self.card_at_hand
        self.clear_options()
        self.add_options(Option(line, id=str(card_id)) for card_id, line in lines)
        ids = [option.id for option in self.options]
        if str(at_hand) in ids:
            self.highlighted = ids.index(str(at_hand))
        elif ids:
            self.highlighted = min(at or 0, len(ids) - 1)

    @property
    def card_at_hand(self) -> int | None:
        """The id of the card that stands out; None when there is none."""
        if self.highlighted is None:
            return None
        return int(str(self.get_option_at_index(self.highlighted).id))

    def stand_on(self, card_id: int) -> None:
        """Let this card stand out."""
        self.highlighted = self.get_option_index(str(card_id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks the card, as space does."""
        event.stop()
        self.post_message(self.Clicked())


class FewList(CardList):
    """All cards, the marked ones with a cross."""

    BINDINGS = [*bindings(Where.FEW), *(binding(each) for each in _BESIDE[:3])]

    def __init__(self) -> None:
        super().__init__(id="few", markup=False)

    def show(self, cards: list[Card], marked: tuple[int, ...]) -> None:
        """Show these cards in this order."""
        self._show((card.id, _with_mark(card, card.id in marked)) for card in cards)


class OrderList(CardList):
    """The few: those in the order with their number, then those without."""

    BINDINGS = [*bindings(Where.ORDER), *(binding(each) for each in _BESIDE)]

    def __init__(self) -> None:
        super().__init__(id="order", markup=False)

    def show(self, ranked: list[Card], others: list[Card]) -> None:
        """Show these cards."""
        numbered = [(card, str(at)) for at, card in enumerate(ranked, start=1)]
        numbered += [(card, "·") for card in others]
        self._show((card.id, _with_number(card, number)) for card, number in numbered)


def _with_mark(card: Card, marked: bool) -> Content:
    mark = Content(f" [{'x' if marked else ' '}]  ")
    return Content.assemble(mark.stylize("" if marked else "$hint"), *_words(card))


def _with_number(card: Card, number: str) -> Content:
    return Content.assemble((f" {number:>2}  ", "$hint"), *_words(card))


def _words(card: Card) -> tuple[Content, Content]:
    gloss = Content(f"   {card.gloss}" if card.gloss else "").stylize("$hint")
    return Content(card.name), gloss
