"""What a sort shows of itself: names, one card, all cards, the few in order, or two of them."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from recovery_journal.model import narrowing, values
from recovery_journal.model.cards import Card, Pile, Sort, Stage
from recovery_journal.tui.widgets.few_list import CardList, FewList, OrderList
from recovery_journal.tui.widgets.one_card import OneCard
from recovery_journal.tui.widgets.pair_view import PairView
from recovery_journal.tui.widgets.write_names import WriteNames


class SortTable(Vertical):
    """One of five ways to answer, as the stage of the sort wants it; it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._sort: Sort | None = None
        self._here: Widget | None = None
        self._paired: int | None = None

    def compose(self) -> ComposeResult:
        """All of them; one shows."""
        yield WriteNames()
        yield OneCard()
        yield FewList()
        yield OrderList()
        yield PairView()

    def show(self, sort: Sort) -> None:
        """Show a sort as it is now."""
        self._sort = sort
        here = self._filled(sort)
        if here is not self._here:
            self._here = here
            for way in self.children:
                way.display = way is here
        answers = here.line if isinstance(here, WriteNames) else here
        if not answers.has_focus:
            answers.focus()

    @property
    def line(self) -> Input:
        """The line that takes names."""
        return self.query_one(WriteNames).line

    @property
    def card_at_hand(self) -> Card | None:
        """The card that is asked, or stands out in a list."""
        sort = self._sort
        if sort is None:
            return None
        for listed in self.query(CardList):
            if listed.display:
                at_hand = listed.card_at_hand
                return None if at_hand is None else sort.card(at_hand)
        return narrowing.at_hand(sort)

    def stand_on_next(self) -> None:
        """In the order, let the first card without a place stand out, if there is one."""
        sort = self._sort
        order = () if sort is None else values.in_order(sort)
        few = () if sort is None else narrowing.kept(sort) or ()
        left = [card_id for card_id in few if card_id not in order]
        if left:
            self.query_one(OrderList).stand_on(left[0])

    def _filled(self, sort: Sort) -> Widget:
        """The way that this stage wants, with the sort in it."""
        stage = narrowing.stage(sort)
        if stage is Stage.WRITE:
            names = self.query_one(WriteNames)
            names.show(sort.cards, sort.typed[0])
            return names
        if stage is Stage.LAY:
            return self._card(sort)
        if stage is Stage.CHOOSE:
            return self._few(sort)
        return self._pair(sort) or self._order(sort)

    def _card(self, sort: Sort) -> Widget:
        now, card = narrowing.rounds(sort)[-1], narrowing.at_hand(sort)
        shown = self.query_one(OneCard)
        if card is not None:
            shown.show(card, {pile: len(now.on(pile)) for pile in Pile})
        return shown

    def _few(self, sort: Sort) -> Widget:
        """All cards, those on the highest piles first."""
        closest = narrowing.closeness(sort)
        few = self.query_one(FewList)
        cards = sorted(sort.cards, key=lambda card: -closest[card.id])
        few.show(cards, narrowing.picked(sort))
        return few

    def _order(self, sort: Sort) -> Widget:
        order = values.in_order(sort)
        others = [each for each in narrowing.kept(sort) or () if each not in order]
        listed = self.query_one(OrderList)
        is_new = not listed.option_count
        listed.show([sort.card(each) for each in order], [sort.card(each) for each in others])
        if self._paired is not None:
            listed.stand_on(self._paired)
            self._paired = None
        elif is_new:
            self.stand_on_next()
        return listed

    def _pair(self, sort: Sort) -> Widget | None:
        other = values.against(sort)
        if sort.pairing is None or other is None:
            return None
        self._paired = sort.pairing.card
        pair = self.query_one(PairView)
        pair.show(sort.card(sort.pairing.card), sort.card(other))
        return pair
