"""What screens ask of the app about a time together; none shows its text in a repr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from recovery_journal.tui.messages import AboutEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from recovery_journal.model.records import Draft


class ShowOpenTogether(Message):
    """Somebody wants to see exactly what would be visible, before it begins as agreed."""

    def __init__(self, agreed: Draft):
        super().__init__()
        self.agreed = agreed


class BeginTogether(Message):
    """The person wants a time together to begin as agreed."""

    def __init__(self, agreed: Draft):
        super().__init__()
        self.agreed = agreed


class LeaveTogether(Message):
    """Somebody wants to end the time together; the passphrase is asked for first."""


class TakeAlong(AboutEntry):
    """The person wants to take the summary of a time together along."""


class AskOwner(Message):
    """Somebody wants what only the person may do while somebody else is looking.

    `titled` is the place that comes next, `then` what is done once the passphrase was typed; at
    once where the person is alone.
    """

    def __init__(self, titled: str, then: Callable[[], object]):
        super().__init__()
        self.titled = titled
        self.then = then


class OpenClosedDay(Message):
    """Somebody wants something that is closed, of this day, to be open for this time alone."""

    def __init__(self, day: date):
        super().__init__()
        self.day = day


class CloseAgain(AboutEntry):
    """Somebody wants what was opened for this time to be closed again."""


class MakeOffer(Message):
    """The coach wants to offer something."""


class KeepOffer(Message):
    """The person wants to keep an offer, as it was said."""

    def __init__(self, offer_id: str):
        super().__init__()
        self.offer_id = offer_id


class RewordOffer(KeepOffer):
    """The person wants to keep an offer in other words."""


class SetOfferAside(KeepOffer):
    """The person wants to let an offer go."""


class LetStepGo(AboutEntry):
    """The person lets a step go."""
