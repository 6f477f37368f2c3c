"""In company: what is opened for this time, what stays closed, what the coach offers.

A time together is under way in the file, so that every terminal with this file open is in it.
"""

from dataclasses import replace
from datetime import date
from functools import partial

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal.base import EVERYTHING
from recovery_journal.journal.my_page import MyPage
from recovery_journal.model import sessions
from recovery_journal.model.entry import Entry, Kind, Origin, new_entry
from recovery_journal.model.ids import new_id
from recovery_journal.model.records import Draft, LedgerLine
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import Closed, Offer, OfferKind
from recovery_journal.model.strength_parts import StrengthDetails
from recovery_journal.model.text import fold
from recovery_journal.model.views import Query, Row


class Company(MyPage):
    """The part of the journal that is used while somebody else is looking."""

    shows_closed = True
    """Whether a day with something closed is told, in company."""

    def under_way(self) -> Draft | None:
        """The time together that is under way, whoever asks; None for none."""
        return self._together.under_way()

    def _now(self) -> tuple[Draft, SessionDetails]:
        draft = self.under_way()
        if draft is None:
            raise Unusable("This time together has ended.")
        return draft, session_details(draft.entry)

    def _note(self, event: str, with_whom: str, entries: int = 0, titles: str = "") -> None:
        line = LedgerLine(event=event, place=with_whom, entries=entries, words=titles)
        self._store.note(line)

    # what is opened for now

    def open_for_now(self, entry_id: str) -> None:
        """Open one entry for this time alone; the ledger has its title as it is now."""
        with self._vault.writing():
            _, details = self._now()
            stands = self._finding.standing(entry_id)
            if stands is None or stands.trashed is not None:
                raise EntryNotFound("There is no entry with this id.")
            if stands.id not in self._finding.opened():
                self._together.open_for_now(stands.id)
                self._note("open", details.with_whom, 1, stands.title)

    def close_again(self, entry_id: str) -> None:
        """Close what was opened for this time."""
        self._together.close_again(entry_id)

    def opened_for_now(self) -> set[str]:
        """The ids of what is opened for this time alone."""
        return self._finding.opened()

    def closed_on(self, day: date) -> list[Closed]:
        """What is closed of a day: when it was written and of what kind, and no word of it."""
        return self._together.closed_on(day)

    def listed(
        self,
        query: Query = EVERYTHING,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 200,
    ) -> list[Row]:
        """A page of a list as it shows: in company, with a row for each day of something closed.

        It stands below what is open of that day.
        """
        page = partial(self.page, query, before=before, after=after, limit=limit)
        if not self.is_in_company or not self.shows_closed or not query.is_of_days:
            return page()
        days = self._together.closed_days(query, before=before, after=after, limit=limit)
        every = sorted([*page(), *days], key=lambda row: row.place, reverse=True)
        return every[-limit:] if after is not None else every[:limit]

    # offers

    def offers(self) -> list[Offer]:
        """What the coach offered and nobody answered yet, the oldest first."""
        return self._together.offers()

    def offer(
        self, kind: OfferKind, words: str, offer_id: str | None = None, *, lightly: bool = False
    ) -> Offer:
        """Offer something, or the offer of this id in these words.

        With `lightly` as a draft is kept: a power cut may take it away. Raises `Unusable` for no
        words, and where nobody is together.
        """
        offer = Offer(id=offer_id or new_id(), kind=kind, words=sessions.offer_words(words))
        with self._vault.writing(lightly=lightly):
            self._now()
            self._together.keep_offer(offer)
        return offer

    def set_offer_aside(self, offer_id: str) -> None:
        """Let an offer go; nothing of it stays."""
        self._together.forget_offer(offer_id)

    def take_offer(self, offer_id: str, day: date, words: str | None = None) -> Entry:
        """Keep an offer as an entry, with its origin; in other words it is from both.

        A strength that is there, and open, is taken as it is. Raises `Unusable` for an offer that
        was answered meanwhile.
        """
        with self._vault.writing():
            offer = next((each for each in self.offers() if each.id == offer_id), None)
            if offer is None:
                raise Unusable("This was answered already.")
            said = offer.words if words is None else sessions.offer_words(words)
            origin = Origin.COACH if said == offer.words else Origin.TOGETHER
            entry = self._there(offer.kept_as, said)
            if entry is None:
                entry = self.add(replace(new_entry(offer.kept_as, day, said), origin=origin))
            self._together.forget_offer(offer.id)
        return entry

    def _there(self, kind: Kind, name: str) -> Entry | None:
        if kind is not Kind.STRENGTH:
            return None
        every = (each.entry for each in self.strengths())
        return next(
            (each for each in every if fold(each.title) == fold(name) and not _is_borrowed(each)),
            None,
        )


def session_details(entry: Entry) -> SessionDetails:
    """What is said of a time together; raises `Unusable` for an entry of another kind."""
    if not isinstance(entry.details, SessionDetails):
        raise Unusable("This is no time together.")
    return entry.details


def _is_borrowed(strength: Entry) -> bool:
    return isinstance(strength.details, StrengthDetails) and bool(strength.details.seen_in)
