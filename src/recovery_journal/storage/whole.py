"""All that a file holds, piece by piece, in SQL; or what of it another file does not know yet.

Pieces come in one order, which follows from what they say: what is gone, entries by day and by
when they were first kept, threads, settings, arrivals, the ledger, drafts.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.whole import (
    Arrival,
    Beginning,
    Gone,
    Lineage,
    Piece,
    SettingState,
    Wording,
)
from recovery_journal.storage import rows
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.vault import translated

_AT_ONCE = 500
_PAGE = f"SELECT place, {rows.ENTRY_COLUMNS} FROM entries WHERE place > ? ORDER BY place LIMIT ?"
_GONE = "SELECT id FROM gone ORDER BY id"
_VERSIONS = "SELECT version, id FROM entries UNION ALL SELECT version, entry_id FROM history"
_TIES = "SELECT version || ' ' || parent, entry_id FROM joined"


def _as_wording(row: Any) -> Wording:
    return Wording(thread=rows.as_thread(row[:-1]), version=row[-1])


def _as_state(row: Any) -> SettingState:
    return SettingState(version=row[0], name=row[1], value=row[2])


def _as_arrival(row: Any) -> Arrival:
    return Arrival(key=row[0], entry_id=row[1], batch=row[2], written=row[3])


_TABLES: tuple[tuple[str, str, str, Callable[[Any], Piece], tuple[int, ...]], ...] = (
    (
        "thread",
        f"SELECT {rows.THREAD_COLUMNS}, version FROM threads UNION ALL "
        f"SELECT {rows.THREAD_COLUMNS}, version FROM threads_aside",
        "id, version",
        _as_wording,
        (7,),
    ),
    (
        "setting",
        "SELECT version, name, value FROM setting_states",
        "name, version",
        _as_state,
        (0,),
    ),
    (
        "arrival",
        "SELECT key, entry_id, batch, written FROM incoming",
        "key, entry_id",
        _as_arrival,
        (0, 1),
    ),
    (
        "ledger",
        "SELECT id, at, event, place, entries, words FROM ledger",
        "id",
        rows.as_ledger_line,
        (0,),
    ),
    ("draft", f"SELECT {rows.DRAFT_COLUMNS} FROM drafts", "id", rows.as_draft, tuple(range(14))),
)
"""The tables beside the entries: a SELECT, its order, what a row tells, by what it is known."""


class Whole:
    """Reads all of a journal, whatever the audience: for the person alone."""

    def __init__(self, finding: Finding):
        self._finding = finding

    def pieces(self) -> Iterator[Piece]:
        """Every piece, in one unmoving view of the journal."""
        yield from self._pieces(set(), None)

    def unknown_to(self, other: "Whole") -> Iterator[Piece]:
        """The pieces that another journal does not know: no entry whose versions are all there."""
        yield from self._pieces(other._known(), self._changed_since(other))

    def _pieces(self, known: set[tuple[str, ...]], changed: set[str] | None) -> Iterator[Piece]:
        """Every piece but those of `known` ids, and the entries of `changed` ids alone."""
        with self._finding.vault.reading():
            yield from (Gone(i) for (i,) in self._rows(_GONE) if ("gone", i) not in known)
            yield from self._lineages() if changed is None else self._lineages_among(changed)
            for name, asked, order, as_piece, key in _TABLES:
                for row in self._rows(f"{asked} ORDER BY {order}"):
                    if (name, *(row[at] for at in key)) not in known:
                        yield as_piece(row)

    def _known(self) -> set[tuple[str, ...]]:
        """What each piece beside the entries is known by."""
        known: set[tuple[str, ...]] = {("gone", i) for (i,) in self._rows(_GONE)}
        for name, asked, _, _, key in _TABLES:
            known |= {(name, *(row[at] for at in key)) for row in self._rows(asked)}
        return known

    def _changed_since(self, other: "Whole") -> set[str]:
        """The ids of the entries with a version, or with a tie between two, that another lacks."""
        changed: set[str] = set()
        for asked in (_VERSIONS, _TIES):
            there = {told for told, _ in other._rows(asked)}
            changed |= {entry_id for told, entry_id in self._rows(asked) if told not in there}
        return changed

    def _lineages(self) -> Iterator[Lineage]:
        """All entries with every version of them, by day and by when they were first kept."""
        last = -1
        while found := self._finding.asked(_PAGE, (last, _AT_ONCE)):
            yield from self._with_pasts(self._finding.entries_of([row[1:] for row in found]))
            last = found[-1][0]

    def _lineages_among(self, changed: set[str]) -> Iterator[Lineage]:
        """The same of those of these ids."""
        ids = (i for (i,) in self._rows("SELECT id FROM entries ORDER BY place") if i in changed)
        while some := list(islice(ids, _AT_ONCE)):
            yield from self.lineages_of(some)

    def lineages_of(self, ids: list[str]) -> list[Lineage]:
        """Some entries with every version of them, in the order of these ids.

        An id that no entry has is passed over.
        """
        standing = {entry.id: entry for entry in self._finding.standing_among(ids)}
        return self._with_pasts([standing[each] for each in ids if each in standing])

    def _with_pasts(self, entries: list[Entry]) -> list[Lineage]:
        ids = [entry.id for entry in entries]
        earlier: dict[str, list[Entry]] = {}
        columns = rows.HISTORY_COLUMNS
        for row in self._finding.among(f"SELECT {columns} FROM history", "entry_id", ids):
            earlier.setdefault(row[1], []).append(rows.from_history(row))
        ties: dict[str, set[tuple[str, str]]] = {}
        asked = "SELECT entry_id, version, parent FROM joined"
        for entry_id, *tie in self._finding.among(asked, "entry_id", ids):
            ties.setdefault(entry_id, set()).add((tie[0], tie[1]))
        return [
            Lineage(
                standing=entry,
                earlier=tuple(sorted(earlier.get(entry.id, ()), key=lambda each: each.version)),
                joined=frozenset(ties.get(entry.id, ())),
            )
            for entry in entries
        ]

    def ends(self, ids: list[str]) -> dict[str, list[Beginning]]:
        """What each of some entries is threaded to, as it began, the oldest thread first."""
        pairs = [
            (thread_id, here, there)
            for mine, other in (("source", "target"), ("target", "source"))
            for thread_id, here, there in self._finding.among(
                f"SELECT id, {mine}, {other} FROM threads", mine, ids
            )
        ]
        began = self._beginnings([there for _, _, there in pairs])
        ends: dict[str, list[Beginning]] = {}
        for _, here, there in sorted(pairs):
            ends.setdefault(here, []).append(began[there])
        return ends

    def _beginnings(self, ids: list[str]) -> dict[str, Beginning]:
        """What each of some entries was when it began."""
        kinds, first = {}, dict[str, tuple[Any, ...]]()
        asked = "SELECT id, kind, day, title, parent IS NOT NULL, updated, version FROM entries"
        found = self._finding.among(asked, "id", ids)
        asked = asked.replace("SELECT id", "SELECT entry_id").replace("entries", "history")
        for entry_id, kind, day, title, *age in found + self._finding.among(asked, "entry_id", ids):
            kinds[entry_id] = Kind(kind)
            told = (*age, day, title)
            first[entry_id] = min(first.get(entry_id, told), told)
        return {
            i: Beginning(id=i, kind=kinds[i], day=date.fromisoformat(told[3]), title=told[4])
            for i, told in first.items()
        }

    def _rows(self, asked: str) -> Iterator[Any]:
        with translated(self._finding.vault.path):
            yield from self._finding.vault.connection.execute(asked)
