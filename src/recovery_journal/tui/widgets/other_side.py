"""The side of the table across from the page: what is offered, the deck, the coach's card."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from recovery_journal.content.card import Card
from recovery_journal.content.deck import Theme
from recovery_journal.model.sessions import Offer
from recovery_journal.tui.widgets.coach_card import CoachCard
from recovery_journal.tui.widgets.deck_list import DeckList
from recovery_journal.tui.widgets.offer_list import OfferList

TALL = 32
"""Lines of a terminal from which on deck and card stand below each other."""


class OtherSide(Vertical):
    """Where there are few lines, deck and card take turns: the one that had the keys last shows."""

    def __init__(self, with_whom: str, themes: list[Theme], card: Card, seed: int):
        super().__init__(id="other-side")
        self._offers, self._deck = OfferList(with_whom), DeckList(themes, seed)
        self._card = CoachCard(card)
        self._on_card = False

    def compose(self) -> ComposeResult:
        """What is offered comes first."""
        yield self._offers
        yield self._deck
        yield self._card

    def on_mount(self) -> None:
        """Nothing is offered until it is shown."""
        self._offers.display = False

    @property
    def offers(self) -> OfferList:
        """What is offered."""
        return self._offers

    @property
    def parts(self) -> list[Widget]:
        """What can have the keys, in order."""
        offers = [] if self._offers.is_empty else [self._offers]
        return [*offers, self._deck, self._card]

    def show(self, offers: list[Offer]) -> None:
        """Show what is offered now."""
        self._offers.show(offers)

    def lay_out(self, height: int) -> None:
        """Share the lines of a terminal."""
        self._deck.display = height >= TALL or not self._on_card
        self._card.display = height >= TALL or self._on_card

    def come_to(self, part: Widget) -> None:
        """Have a part at hand: what is shown where both do not fit."""
        if part in (self._deck, self._card):
            self._on_card = part is self._card
