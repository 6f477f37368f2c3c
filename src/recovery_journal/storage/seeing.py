"""Who sees what: the audience as a condition in SQL, and entries as it may see them.

In a time together what is opened for it is open, whatever its lane. Numbers on a ruler are closed
in it, but for what is opened for it, and for what was begun in it and is not saved yet.
"""

import json
from datetime import datetime
from typing import Any

from recovery_journal.model.deciding import open_past
from recovery_journal.model.entry import CALLED_AFTER, Audience, Entry
from recovery_journal.model.records import Draft
from recovery_journal.model.sessions import masked
from recovery_journal.storage import rows
from recovery_journal.storage.meanings import refuse_zeros
from recovery_journal.storage.vault import Vault, translated

UNDER_WAY = "together"
"""The setting that names the time together that is under way."""
FIRST_ID = "together from"
"""The setting with an id that was made as the time together began: later ones sort after it."""
_OPENED = "SELECT entry_id FROM opened"
_UNDECIDED = "SELECT entry_id FROM undecided"


class Seeing:
    """The journal's tables as `audience` may see them.

    Without `opened` it is told by lanes alone, whatever is opened for a time together.
    """

    def __init__(self, vault: Vault, audience: Audience = Audience.ME, *, opened: bool = True):
        self.vault = vault
        self.audience = audience
        self._is_together = audience is Audience.TOGETHER
        self._counts_opened = opened and self._is_together

    def asked(self, sql: str, values: list[Any] | tuple[Any, ...] = ()) -> list[Any]:
        """All rows of a SELECT."""
        with translated(self.vault.path):
            found = list(self.vault.connection.execute(sql, values).fetchall())
        refuse_zeros(found, self.vault.path)
        return found

    def among(self, select: str, column: str, ids: list[str]) -> list[Any]:
        """The rows of a SELECT in which a column has one of these ids."""
        # The same words for any number of ids: SQLite reads a statement it knows only once.
        asked = f"{select} WHERE {column} IN (SELECT value FROM json_each(?))"
        return self.asked(asked, (json.dumps(ids),)) if ids else []

    def place(self, entry_id: str) -> int | None:
        """Where an entry stands among all; None when there is none."""
        found = self.asked(
            f"SELECT e.place FROM entries e WHERE e.id = ? AND {self.lanes()}", (entry_id,)
        )
        return int(found[0][0]) if found else None

    # as a condition

    def lanes(self) -> str:
        """The audience as a condition on `e`; the lanes are the program's own words."""
        if self.audience is Audience.ME:
            return "1"
        # Of two versions one may have another lane: until the person chose, neither is open.
        decided = f"({self.lanes_alone()} AND e.id NOT IN ({_UNDECIDED}))"
        return f"({decided} OR e.id IN ({_OPENED}))" if self._counts_opened else decided

    def lanes_alone(self) -> str:
        """The lanes of a version by themselves, whatever is opened or to be chosen."""
        if self.audience is Audience.ME:
            return "1"
        return "e.lane IN (" + ", ".join(f"'{lane.value}'" for lane in self.audience.lanes) + ")"

    def numbers(self) -> str:
        """The same for numbers on a ruler: in a time together, those alone that are opened."""
        if not self._is_together:
            return self.lanes()
        return f"e.id IN ({_OPENED})" if self._counts_opened else "0"

    # as it is shown

    def opened(self) -> set[str]:
        """The ids of the entries that are opened for this time alone."""
        return {entry_id for (entry_id,) in self.asked(_OPENED)}

    def _opened_here(self) -> set[str]:
        return self.opened() if self._counts_opened else set()

    def sees(self, entry: Entry) -> bool:
        """Whether the entry is open to the audience, as this state of it has its lane."""
        if entry.id in self._opened_here():
            return True
        return entry.lane in self.audience.lanes and not self._is_undecided(entry.id)

    def _is_undecided(self, entry_id: str) -> bool:
        """Whether there are two versions of an entry to choose from, and somebody else looks."""
        asked = f"{_UNDECIDED} WHERE entry_id = ?"
        return self.audience is not Audience.ME and bool(self.asked(asked, (entry_id,)))

    def shown(self, entries: list[Entry]) -> list[Entry]:
        """The entries as the audience may see them: no seal of a closed lane, no closed number."""
        if self.audience is Audience.ME:
            return entries
        seen = [open_past(entry, self.audience.lanes) for entry in entries]
        if not self._is_together:
            return seen
        opened = self._opened_here()
        return [entry if entry.id in opened else masked(entry) for entry in seen]

    def shown_draft(self, entry: Entry) -> Entry:
        """What is being written, as the audience may see it."""
        seen = open_past(entry, self.audience.lanes)
        return masked(seen) if self.hides_numbers(entry) else seen

    def hides_numbers(self, entry: Entry) -> bool:
        """Whether the numbers of an entry, as it stands or is being written, are closed here."""
        if not self._is_together:
            return False
        began = None if entry.version else self.began()
        if began is not None and entry.created > began:
            return False
        return entry.id not in self._opened_here()

    def begun_of_opened(self, draft: Draft) -> bool:
        """Whether what is being written was begun in the time together under way.

        Of an entry alone that is opened for it, or of a new one that is called after such a one.
        """
        entry, opened = draft.entry, self._opened_here()
        new = not entry.version and entry.kind in CALLED_AFTER
        if (entry.details.as_dict().get("about") if new else entry.id) not in opened:
            return False
        first = self.asked("SELECT value FROM settings WHERE name = ?", (FIRST_ID,))
        return bool(first) and draft.id > first[0][0]

    def began(self) -> datetime | None:
        """When the time together began that is under way; None for none."""
        found = self.asked(
            "SELECT json_extract(d.details, '$.began') FROM settings s "
            "JOIN drafts d ON d.entry_id = s.value WHERE s.name = ?",
            (UNDER_WAY,),
        )
        return rows.moment(found[0][0]) if found else None
