"""What the coach offers, until the person keeps it, rewords it or sets it aside."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from recovery_journal.model.sessions import Offer, OfferKind
from recovery_journal.tui.actions import bindings, key_at_hand, label_of
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.company_messages import KeepOffer, RewordOffer, SetOfferAside
from recovery_journal.tui.widgets.bar_list import BarList, same_or_beside

_KIND_CELLS = max(len(kind.value) for kind in OfferKind) + 2
_BAR_CELLS = 1
"""Cells of a scroll bar: the words leave them free, so that they stay as they are beside one."""
_ANSWERS = ("offer.keep", "offer.reword", "offer.aside")


class OfferList(BarList):
    """A row for each offer, its words whole; the one at hand is answered by a key.

    A click lets an offer stand out, and a second one keeps it.
    """

    BINDINGS = [*bindings(Where.OFFER)]

    def __init__(self, with_whom: str):
        super().__init__(id="offers", markup=False)
        self._heading = f"Offered by {with_whom}" if with_whom else "Offered"
        self._offers: list[Offer] = []
        self._came_now = False

    def show(self, offers: list[Offer]) -> None:
        """Show these; the one at hand stays at hand, or the one beside it when it is gone."""
        before = [option.id or "" for option in self.options]
        at_hand, self._offers = self.at_hand or "", offers
        self.display = bool(offers)
        self.clear_options()
        self.add_options(self._rows())
        after = [option.id or "" for option in self.options]
        self.highlighted = same_or_beside(at_hand, before, after)

    def on_resize(self) -> None:
        """Fit the words to the new width; the list is as high as they are then."""
        self.show(self._offers)
        # A layout that is asked for while one is made is passed over.
        self.call_after_refresh(self.refresh, layout=True)

    def look_at_newest(self) -> None:
        """Let the newest stand out."""
        if self._offers:
            self.highlighted = self.get_option_index(self._offers[-1].id)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is offered."""
        return not self._offers

    @property
    def at_hand(self) -> str | None:
        """The id of the offer that stands out; None when there is none."""
        option = self.highlighted_option
        return option.id if option else None

    def _rows(self) -> Iterable[Option]:
        """The heading, the offers, the keys; nothing where nothing is offered."""
        if not self._offers:
            return
        yield Option(Content(self._heading), disabled=True)
        room = max(1, self.outer_size.width - 2 - _BAR_CELLS)
        for offer in self._offers:
            yield Option(_row(offer, room), id=offer.id)
        keys = [(key_at_hand(self.screen, act_id), label_of(act_id)) for act_id in _ANSWERS]
        told = [Content.assemble((key, "$accent"), f" {label}") for key, label in keys]
        yield Option(Content("   ").join(told), disabled=True)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """At the first offer show the heading too, and at the last one the keys."""
        event.stop()
        ids = [offer.id for offer in self._offers]
        if ids[:1] == [event.option_id]:
            self.call_after_refresh(self.scroll_home, animate=False)
        elif ids[-1:] == [event.option_id]:
            self.call_after_refresh(self.scroll_end, animate=False)

    # answers

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep it."""
        event.stop()
        self.post_message(KeepOffer(str(event.option_id)))

    def action_reword(self) -> None:
        """Keep it in other words."""
        if self.at_hand is not None:
            self.post_message(RewordOffer(self.at_hand))

    def action_aside(self) -> None:
        """Let it go."""
        if self.at_hand is not None:
            self.post_message(SetOfferAside(self.at_hand))

    def on_focus(self) -> None:
        """The click that brings the focus here answers nothing."""
        self._came_now = True

    def on_key(self) -> None:
        """Somebody is here."""
        self._came_now = False

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        clicked, came_now = event.style.meta.get("option"), self._came_now
        self._came_now = False
        if clicked is None or self.get_option_at_index(clicked).disabled:
            return
        if clicked == self.highlighted and not came_now:
            self.action_select()
        self.highlighted = clicked


def _row(offer: Offer, room: int) -> Content:
    """The kind, then the words; each line hangs under the first word."""
    lines = Content(offer.words).wrap(max(1, room - _KIND_CELLS))
    kind = Content(f"{offer.kind.value:<{_KIND_CELLS}}").stylize("$hint")
    before = [kind, *([Content(" " * _KIND_CELLS)] * (len(lines) - 1))]
    told = (left + line.rstrip() for left, line in zip(before, lines, strict=True))
    return Content("\n").join(told)
