"""Values: the person's own and their order, and sorts through the cards."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from recovery_journal.errors import Unusable
from recovery_journal.journal.drafts import Drafts
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.text import LONGEST_TITLE, fold
from recovery_journal.model.value_parts import Door, SortDetails, ValueDetails
from recovery_journal.model.views import Query, Valued, let_go_on, valued

if TYPE_CHECKING:
    from recovery_journal.model.cards import Sort


class Values(Drafts):
    """The part of the journal about what matters to the person."""

    # values and their order

    def values(self) -> Valued:
        """The person's values, those in their order first."""
        return valued(list(self.entries(Query(kind=Kind.VALUE))), self.value_order())

    def value_order(self) -> dict[str, int]:
        """The rank of each value that has one, from 1 on, by id."""
        return self._valuing.order()

    def set_value_order(self, ids: list[str]) -> None:
        """Keep these values in this order; the others have none."""
        self._valuing.set_order(ids)

    def let_go(self, entry_id: str, day: date | None, parting: str) -> Entry:
        """Let a value go, on a day and with words; or take it up again, without a day."""
        value = self.entry(entry_id)
        if not isinstance(value.details, ValueDetails):
            raise Unusable("This is not a value.")
        on = day.isoformat() if day else ""
        return self.save(
            replace(value, details=replace(value.details, let_go=on, parting=parting))
        ).entry

    # sorts

    def begin_sort(
        self, door: Door, cards: Iterable[tuple[str, str]], seed: int, day: date
    ) -> Draft:
        """Begin a sort of these names and glosses and of the person's own values; a draft."""
        from recovery_journal.model.cards import new_sort

        deck = {} if door is Door.FIVE else {fold(name): (name, gloss) for name, gloss in cards}
        for value in () if door is Door.FIVE else self.values().at_hand:
            deck.setdefault(fold(value.title), (value.title, ""))
        deck = {key: card for key, card in deck.items() if len(card[0]) <= LONGEST_TITLE}
        draft = Draft(entry=new_entry(Kind.SORT, day))
        return self.keep_sort(draft, new_sort(door, deck.values(), seed))

    def keep_sort(self, draft: Draft, sort: "Sort", *, lightly: bool = False) -> Draft:
        """Keep a sort that is under way, `lightly` as a draft is; gives the draft as kept."""
        kept = self.draft_of_sort(draft, sort)
        self.keep_draft(kept, lightly=lightly)
        return kept

    @staticmethod
    def draft_of_sort(draft: Draft, sort: "Sort") -> Draft:
        """The draft with a sort in it; nothing is kept yet."""
        from recovery_journal.model.sort_text import sort_as_text
        from recovery_journal.model.sorts import under_way

        details = SortDetails(door=sort.door.value, progress=sort_as_text(sort))
        entry = replace(draft.entry, title=under_way(sort), details=details)
        return replace(draft, entry=entry)

    def end_sort(self, draft: Draft, sort: "Sort") -> Entry:
        """Keep a sort that came to a few: its entry, a value for each of them, their order.

        A value of the same name is taken as it is, and up again where it was let go of. All of
        it is in one transaction. Raises `Unusable` when the sort has not come to any.
        """
        from recovery_journal.model.sorts import ended, title_of

        details = ended(sort)
        if not details.ranked + details.kept:
            raise Unusable("Nothing is chosen yet.")
        with self._vault.writing():
            entry = replace(draft.entry, title=title_of(details), details=details)
            kept = self.save(entry, draft.id).entry
            values = self.values()
            there = {fold(v.title): v for v in (*values.let_go, *reversed(values.at_hand))}
            ids: dict[str, str] = {}
            for name in details.ranked + details.kept:
                if fold(name) not in ids:
                    value_id = self._value_named(name, there.get(fold(name)), entry.day)
                    ids[fold(name)] = value_id
            self.set_value_order([ids[fold(name)] for name in details.ranked])
        return kept

    def _value_named(self, name: str, there: Entry | None, day: date) -> str:
        if there is None:
            return self.add(new_entry(Kind.VALUE, day, name)).id
        if let_go_on(there) and isinstance(there.details, ValueDetails):
            self.let_go(there.id, None, there.details.parting)
        return there.id
