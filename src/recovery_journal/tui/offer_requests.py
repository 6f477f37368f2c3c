"""What the app does with what a coach offers: it is kept, reworded or set aside by the person."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from recovery_journal.errors import JournalError, Unusable
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from recovery_journal.model.entry import Origin
    from recovery_journal.model.sessions import Offer
    from recovery_journal.tui.company_messages import (
        KeepOffer,
        MakeOffer,
        RewordOffer,
        SetOfferAside,
    )

_QUESTION = "question"
_KINDS = {
    "strength": "one that you see in the other",
    _QUESTION: "one to write on, if they like",
    "step": "a small one, theirs to change",
    "affirmation": "what you saw them do",
}
"""What is offered, by the word of its kind, with a few words about it."""
_ASKED = {
    "strength": ("Which strength do you see?", "in a word or a few"),
    _QUESTION: ("What would you like to ask?", "what, how, tell me"),
    "step": ("Which small step comes to mind?", "one that is theirs to change"),
    "affirmation": ("What did you see them do?", "you kept, you asked, you came back"),
}
"""What asks for the words, and what stands in the line at first."""


@runtime_checkable
class Table(Protocol):
    """A screen with the page that a time together is written on."""

    def begin_page(self, question: str, origin: Origin) -> None:
        """Begin a page with a question, in the file at once. Raises `JournalError`."""

    def look_at_offers(self) -> None:
        """Show what is offered; the newest is at hand."""


class OfferRequests(OwnApp):
    """A mixin for the app: the ways of an offer; a question that is kept begins a page."""

    # made

    def on_make_offer(self, message: MakeOffer) -> None:
        """Ask what is offered, then for its words; they are kept at once."""
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        message.stop()
        choices = [Choice(kind, kind, tells) for kind, tells in _KINDS.items()]

        def go_on(kind: str | None) -> None:
            if kind is not None:
                self._ask_for_words(kind)

        self.push_screen(ChooseDialog("What would you like to offer?", choices), go_on)

    def _ask_for_words(self, kind: str) -> None:
        """Ask for the words; what is typed is in the file, and goes again where it is left."""
        from recovery_journal.model.ids import new_id
        from recovery_journal.model.sessions import OfferKind
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        asked, hint = _ASKED[kind]
        offer_id = new_id()

        def typed(lines: list[str]) -> None:
            with suppress(JournalError):  # it is said where the line is kept
                if lines[0].strip():
                    self.journal.offer(OfferKind(kind), lines[0], offer_id, lightly=True)
                else:
                    self.journal.set_offer_aside(offer_id)

        def offer(lines: list[str]) -> None:
            self.journal.offer(OfferKind(kind), lines[0], offer_id)

        def go_on(lines: list[str] | None) -> None:
            if lines is None:
                self.journal.set_offer_aside(offer_id)
            self.tell_changed()
            table = self._table()
            if lines is not None and table is not None:
                table.look_at_offers()

        self.push_screen(AskDialog(asked, [Asked("", hint)], offer, typed), go_on)

    # answered

    def on_keep_offer(self, message: KeepOffer) -> None:
        """Keep it as it was said."""
        message.stop()
        self._answer(lambda: self._keep(message.offer_id))

    def on_reword_offer(self, message: RewordOffer) -> None:
        """Ask for other words, and keep it in those."""
        message.stop()
        self._answer(lambda: self._reword(self._offer(message.offer_id)))

    def on_set_offer_aside(self, message: SetOfferAside) -> None:
        """Let it go."""
        message.stop()
        self._answer(lambda: self.journal.set_offer_aside(message.offer_id))

    def _answer(self, answer: Callable[[], None]) -> None:
        """Answer an offer; say what stands in the way."""
        try:
            answer()
        except JournalError as error:
            self.notify(f"{error.title}. {error}", timeout=6, markup=False)
        self.tell_changed()

    def _offer(self, offer_id: str) -> Offer:
        for offer in self.journal.offers():
            if offer.id == offer_id:
                return offer
        raise Unusable("This was answered already.")

    def _keep(self, offer_id: str, words: str | None = None) -> None:
        """Keep it, in these words or as it was said. Raises `JournalError`."""
        from recovery_journal.model.entry import Origin
        from recovery_journal.model.sessions import offer_words

        offer, table = self._offer(offer_id), self._table()
        if offer.kind != _QUESTION or table is None:
            self.journal.take_offer(offer.id, this_day(), words)
            self.kept(f"Kept, as a {offer.kept_as.value}.")
            return
        said = offer.words if words is None else offer_words(words)
        # The question is the coach's, what is written on it is not.
        table.begin_page(said, Origin.TOGETHER)
        self.journal.set_offer_aside(offer.id)

    def _reword(self, offer: Offer) -> None:
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        def keep(lines: list[str]) -> None:
            self._keep(offer.id, lines[0])

        asked = [Asked(offer.words, "in your own words")]
        self.push_screen(AskDialog("Your words for it", asked, keep), lambda _: self.tell_changed())

    def _table(self) -> Table | None:
        """The table that is open; None where none is."""
        open_ones = (each for each in reversed(self.screen_stack) if isinstance(each, Table))
        return next(open_ones, None)
