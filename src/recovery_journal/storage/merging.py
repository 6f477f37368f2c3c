"""Pieces of a journal brought into another one, in SQL: the union of both, nothing left out.

The way of a piece: it is passed over where it is gone here; else it is kept under its own id, and
what stands is worked out anew of all that is kept. All of it in one transaction.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice
from typing import Any

from recovery_journal.model.entry import Entry
from recovery_journal.model.merging import beside, undecided, united
from recovery_journal.model.records import Draft, LedgerLine
from recovery_journal.model.whole import (
    Arrival,
    Gone,
    Lineage,
    Merged,
    Piece,
    SettingState,
    Wording,
)
from recovery_journal.storage import registers, rows
from recovery_journal.storage.store import Store
from recovery_journal.storage.whole import Whole

_AT_ONCE = 500


@dataclass(slots=True)
class _UnderWay:
    """What is to be put in order when all pieces are in."""

    told: Merged
    days: set[date] = field(default_factory=set)
    settings: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict, repr=False)
    any_gone: bool = False
    any_thread: bool = False


class Merging:
    """Writes pieces into a journal's tables."""

    def __init__(self, store: Store, whole: Whole):
        self._store = store
        self._finding = store.finding
        self._whole = whole

    def take(self, pieces: Iterable[Piece], seen: Callable[[int], None] | None = None) -> Merged:
        """Bring in all of the pieces, or none. `seen` hears how many have come so far.

        Within a transaction that is open, `Store.vault.sweep` is the caller's, where any is erased.
        """
        alone = not self._store.vault.connection.in_transaction
        under_way, number, rest = _UnderWay(Merged()), 0, iter(pieces)
        with self._store.vault.roomy(), self._store.vault.writing() as connection:
            # A thread may come before its ends; what has none is let go of at the end.
            connection.execute("PRAGMA defer_foreign_keys = ON")
            while some := list(islice(rest, _AT_ONCE)):
                self._take_some(connection, some, under_way)
                number += len(some)
                if seen is not None:
                    seen(number)
            self._settle(connection, under_way)
            connection.execute("PRAGMA defer_foreign_keys = OFF")
            under_way.told.undecided = len(self.undecided())
        if under_way.told.erased and alone:
            self._store.vault.sweep()
        return under_way.told

    def if_any_is_new(self, pieces: Iterable[Piece]) -> Iterator[Piece] | None:
        """The pieces that another file has and this one has not; None where they add nothing.

        What is gone here adds nothing, nor does a draft that was laid aside for a later one.
        """
        looked_at: list[Piece] = []
        rest = iter(pieces)
        while some := list(islice(rest, _AT_ONCE)):
            looked_at += some
            known = self._known_among(some)
            if not all(self._is_known(piece, known) for piece in some):
                return chain(looked_at, rest)
        return None

    def _is_known(self, piece: Piece, known: set[str]) -> bool:
        if isinstance(piece, Gone):
            return False
        if isinstance(piece, Draft) and self._knows_draft(piece):
            return True
        ends = [piece.thread.source, piece.thread.target] if isinstance(piece, Wording) else []
        return bool(known & _ids_of(piece)) or self._is_any_gone(ends)

    def _is_any_gone(self, ids: list[str]) -> bool:
        return bool(self._finding.among("SELECT id FROM gone", "id", ids))

    def _knows_draft(self, draft: Draft) -> bool:
        """Whether it is here, or was laid aside here for a later one of the same id."""
        here, aside = self._finding.draft(draft.id), _id_aside(draft)
        if here is None or here.entry == draft.entry:
            return here is not None
        return self._finding.draft(aside) is not None or self._is_any_gone([aside])

    def undecided(self) -> list[str]:
        """The ids of the entries with several versions to choose from, oldest day first."""
        # One by one by their ids: SQLite would look through all entries for the order.
        asked = "SELECT id FROM entries WHERE id IN (SELECT entry_id FROM undecided)"
        return [each for (each,) in self._finding.asked(f"{asked} ORDER BY +place")]

    def is_undecided(self, entry_id: str) -> bool:
        """Whether an entry is one of them."""
        return bool(self._finding.asked("SELECT 1 FROM undecided WHERE entry_id = ?", (entry_id,)))

    def said_elsewhere(self, thread_id: str) -> list[str]:
        """The words of a thread in the wordings that do not stand, the newest first."""
        asked = (
            "SELECT a.words FROM threads_aside a JOIN threads t ON t.id = ? "
            "AND min(a.source, a.target) = min(t.source, t.target) "
            "AND max(a.source, a.target) = max(t.source, t.target) "
            "WHERE a.words <> t.words ORDER BY a.version DESC"
        )
        return [words for (words,) in self._finding.asked(asked, (thread_id,))]

    def choices(self, entry_id: str) -> list[Entry]:
        """The versions of an entry to choose from, the one that stands first."""
        found = self._whole.lineages_of([entry_id])
        return [each for lineage in found for each in (lineage.standing, *undecided(lineage))]

    def go_on_with(self, chosen: Entry) -> Entry:
        """Let one of the versions stand anew; it comes from all that there were to choose from."""
        with self._store.vault.writing() as connection:
            (lineage,) = self._whole.lineages_of([chosen.id])
            kept = self._store.save(replace(chosen, version=lineage.standing.version)).entry
            for other in beside(lineage):
                self._store.join(connection, kept.id, kept.version, other.version)
            connection.execute("DELETE FROM undecided WHERE entry_id = ?", (kept.id,))
        return kept

    def _take_some(self, connection: Any, some: list[Piece], under_way: _UnderWay) -> None:
        gone = [piece.id for piece in some if isinstance(piece, Gone)]
        registers.forget(connection, gone)
        under_way.any_gone = under_way.any_gone or bool(gone)
        known = self._known_among(some)
        for lineage in self._beside_ours(some, known):
            self._take_lineage(connection, *lineage, under_way)
        for piece in some:
            if not isinstance(piece, Lineage | Gone) and not known & _ids_of(piece):
                under_way.told.others += self._keep(connection, piece, under_way)

    def _known_among(self, some: list[Piece]) -> set[str]:
        """The ids of those of these pieces that are gone, or are here and say nothing new."""
        ids = [i for piece in some if not isinstance(piece, Gone) for i in _ids_of(piece)]
        found = (self._finding.among(f"SELECT {c} FROM {t}", c, ids) for t, c in _KNOWN_BY)
        return {known for rows_found in found for (known,) in rows_found}

    def _beside_ours(
        self, some: list[Piece], known: set[str]
    ) -> list[tuple[Lineage | None, Lineage]]:
        """Each entry that is not gone: as it is here, or None, and as it is in both together."""
        theirs: dict[str, Lineage] = {}
        for piece in some:
            if isinstance(piece, Lineage) and (entry_id := piece.standing.id) not in known:
                theirs[entry_id] = united(theirs.get(entry_id, piece), piece)
        ours = {each.standing.id: each for each in self._whole.lineages_of(list(theirs))}
        return [
            (ours.get(entry_id), united(ours.get(entry_id, each), each))
            for entry_id, each in theirs.items()
        ]

    def _take_lineage(
        self, connection: Any, ours: Lineage | None, both: Lineage, under_way: _UnderWay
    ) -> None:
        if both == ours:
            return
        standing, told = both.standing, under_way.told
        known = {version.version for version in ours.versions} if ours else set()
        if ours is None:
            told.new += 1
            in_order = self._store.insert(connection, standing)
        elif standing.version != ours.standing.version:
            told.changed += 1
            connection.execute("DELETE FROM history WHERE version = ?", (standing.version,))
            self._store.keep_version(connection, ours.standing)
            in_order = self._store.update(connection, standing, ours.standing, under_way.words)
        else:
            told.others += 1
            in_order = True
        if not in_order or both.earlier:
            under_way.days.add(standing.day)
        for version in both.earlier:
            if version.version not in known:
                self._store.keep_version(connection, version)
        for version_id, parent in both.joined - (ours.joined if ours else frozenset()):
            self._store.join(connection, standing.id, version_id, parent)
        self._ask_once(connection, both)

    @staticmethod
    def _ask_once(connection: Any, lineage: Lineage) -> None:
        """Remember between which versions the person may choose."""
        connection.execute("DELETE FROM undecided WHERE entry_id = ?", (lineage.standing.id,))
        connection.executemany(
            "INSERT INTO undecided (version, entry_id) VALUES (?, ?)",
            [(each.version, each.id) for each in undecided(lineage)],
        )

    def _keep(self, connection: Any, piece: Piece, under_way: _UnderWay) -> int:
        """Keep a piece that is no entry; 1, or 0 where it is here already."""
        if isinstance(piece, Wording):
            self._store.put_wording(connection, "threads_aside", piece.thread, piece.version)
            under_way.any_thread = True
        elif isinstance(piece, SettingState):
            if piece.name in registers.HERE_ALONE:
                return 0
            registers.keep_state(connection, piece.version, piece.name, piece.value)
            under_way.settings.add(piece.name)
        elif isinstance(piece, Arrival):
            told = (piece.key, piece.entry_id, piece.batch, piece.written)
            return int(connection.execute(_ARRIVE, told).rowcount)
        elif isinstance(piece, LedgerLine):
            self._store.put_line(connection, piece)
        elif isinstance(piece, Draft):
            return self._keep_draft(piece)
        return 1

    def _keep_draft(self, draft: Draft) -> int:
        """Keep what is being typed elsewhere, beside what is being typed here of the same."""
        if self._knows_draft(draft):
            return 0
        here = self._finding.draft(draft.id)
        if here is not None:
            # The later one goes on under its id, the other as a draft of its own.
            earlier, later = sorted((here, draft), key=lambda each: each.updated)
            aside = _id_aside(earlier)
            if not self._is_any_gone([aside]):
                self._store.keep_draft(replace(earlier, id=aside))
            draft = later
        self._store.keep_draft(draft)
        return 1

    def _settle(self, connection: Any, under_way: _UnderWay) -> None:
        """Let stand what follows from all that is kept."""
        if under_way.any_gone:
            self._let_go(connection, under_way)
        for orphaned in _ORPHANS:
            connection.execute(orphaned)
        if under_way.any_thread:
            for statement in _STANDING_WORDINGS:
                connection.execute(statement)
        self._store.put_words(connection, under_way.words)
        for day in sorted(under_way.days):
            self._store.sort_day(connection, day)
        for name in sorted({*under_way.settings, registers.ORDER}):
            registers.settle(connection, name)

    @staticmethod
    def _let_go(connection: Any, under_way: _UnderWay) -> None:
        """Take away what is gone in the one or the other."""
        names = f"SELECT DISTINCT name FROM setting_states WHERE version {_IS_GONE}"
        under_way.settings |= {name for (name,) in connection.execute(names).fetchall()}
        for table in ("threads", "threads_aside", "setting_states"):
            connection.execute(f"DELETE FROM {table} WHERE version {_IS_GONE}")
        connection.execute(f"DELETE FROM ledger WHERE id {_IS_GONE}")
        connection.execute(f"DELETE FROM drafts WHERE entry_id {_IS_GONE}")
        under_way.told.erased = connection.execute(
            f"DELETE FROM entries WHERE id {_IS_GONE}"
        ).rowcount
        if under_way.told.erased:
            connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


_KNOWN_BY = (
    ("gone", "id"),
    ("ledger", "id"),
    ("setting_states", "version"),
    ("threads", "version"),
    ("threads_aside", "version"),
)
_IS_GONE = "IN (SELECT id FROM gone)"
_ARRIVE = "INSERT OR IGNORE INTO incoming (key, entry_id, batch, written) VALUES (?, ?, ?, ?)"
_NO_END = "NOT IN (SELECT id FROM entries)"
_ORPHANS = (
    f"DELETE FROM threads_aside WHERE source {_NO_END} OR target {_NO_END}",
    f"DELETE FROM incoming WHERE entry_id {_NO_END}",
)
_OF_THE_SAME = (
    "EXISTS (SELECT 1 FROM threads_aside a WHERE "
    "(a.source, a.target) IN (VALUES (t.source, t.target), (t.target, t.source)))"
)
_WORDING = f"{rows.THREAD_COLUMNS}, version"
_STANDING_WORDINGS = (
    f"INSERT INTO threads_aside ({_WORDING}) SELECT {_WORDING} FROM threads t WHERE {_OF_THE_SAME}",
    f"DELETE FROM threads AS t WHERE {_OF_THE_SAME}",
    # Of the wordings of one thread, whichever way, the row with the newest version.
    f"INSERT INTO threads ({_WORDING}) SELECT {rows.THREAD_COLUMNS}, max(version) "
    "FROM threads_aside GROUP BY min(source, target), max(source, target)",
    "DELETE FROM threads_aside WHERE version IN (SELECT version FROM threads)",
)
"""The newest wording of a thread stands, and the others stay aside."""


def _ids_of(piece: Piece) -> set[str]:
    """By what a piece is known, here and elsewhere; where one of them is gone, the piece is."""
    if isinstance(piece, Lineage):
        return {piece.standing.id}
    if isinstance(piece, Wording | SettingState):
        return {piece.version}
    if isinstance(piece, Draft):
        return {piece.id, piece.entry.id}
    return {piece.entry_id if isinstance(piece, Arrival) else piece.id}


def _id_aside(draft: Draft) -> str:
    """An id for a draft beside another of the same id: the same wherever it says the same."""
    return registers.first_version(*map(str, rows.draft_values(draft)))
