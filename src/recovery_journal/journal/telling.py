"""What is told of an entry, with what other entries tell of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from recovery_journal.journal.reading import Reading
from recovery_journal.model.deciding import sealed_of
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.options import ends_of
from recovery_journal.model.records import Thread
from recovery_journal.model.telling import Around, Came, SaidDay, Told
from recovery_journal.model.told import told
from recovery_journal.model.views import Row

if TYPE_CHECKING:
    from recovery_journal.storage.deciding import Deciding

Threads = Mapping[str, list[tuple[Thread, Row]]]


class Telling(Reading):
    """The part of the journal that tells an entry to its end."""

    def told(
        self, entry: Entry, day: SaidDay = date.isoformat, *, earlier: bool = False
    ) -> list[Told]:
        """All that is told of an entry beside its title and its body, in order.

        With `earlier` it is an earlier version, of which nothing came yet.
        """
        if entry.kind is not Kind.DECISION:
            return told(entry, day)
        threads = {} if earlier else self._finding.threads([entry.id])
        came = {} if earlier else self._deciding.came([entry.id])
        return told(entry, day, around([entry], threads, came, self._deciding)[entry.id])

    def what_came(self, entry_ids: Iterable[str]) -> dict[str, Came]:
        """The look-backs and steps of each of these decisions, in brief, the oldest first.

        One of which nothing came is left out.
        """
        return self._deciding.came(entry_ids)


def around(
    entries: Iterable[Entry], threads: Threads, came: Mapping[str, Came], deciding: "Deciding"
) -> dict[str, Around]:
    """What other entries tell of those that are decisions, as `deciding` may see them."""
    ends: dict[str, set[str]] = {}
    threaded: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry.details, DecisionDetails):
            linked = (row for _, row in threads.get(entry.id, ()))
            kinds = Kind.VALUE, Kind.STRENGTH
            threaded[entry.id] = [row.id for row in linked if row.kind in kinds]
            ends[entry.id] = _ends(entry.details) | set(threaded[entry.id])
    names = deciding.names(end for those in ends.values() for end in those) if ends else {}
    lanes = deciding.finding.audience.lanes
    return {
        each: Around(names=names, threaded=threaded[each], came=came.get(each, Came()), lanes=lanes)
        for each in ends
    }


def _ends(details: DecisionDetails) -> set[str]:
    """The ids of all that its options stand close to, or stood when it was sealed."""
    then = (ends_of(seal.details.options) for seal in sealed_of(details))
    return ends_of(details.options).union(*then)
