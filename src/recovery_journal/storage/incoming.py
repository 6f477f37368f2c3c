"""What came in from other journals, in SQL: known again by its key, taken back by its batch."""

import json
from collections.abc import Iterable

from recovery_journal.model.entry import Entry
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.store import Store

Incomer = tuple[str, str, Entry]
"""A key, when it says it was written, and the entry that it becomes."""

_UNTOUCHED = """
SELECT i.entry_id FROM incoming i JOIN entries e ON e.id = i.entry_id
WHERE i.batch = ? AND e.parent IS NULL AND e.trashed IS NULL
  AND NOT EXISTS (SELECT 1 FROM threads WHERE source = e.id OR target = e.id)
  AND NOT EXISTS (SELECT 1 FROM drafts WHERE entry_id = e.id)
"""


class Incoming:
    """Reads and writes beside the entries, for an import."""

    def __init__(self, store: Store, finding: Finding):
        self._store = store
        self._finding = finding

    def known(self, keys: list[str]) -> set[str]:
        """Those of these keys whose entries are here, the trash among them."""
        asked = "SELECT key FROM incoming WHERE key IN (SELECT value FROM json_each(?))"
        return {key for (key,) in self._finding.asked(asked, (json.dumps(keys),))}

    def keep(self, batch: str, incomers: Iterable[Incomer]) -> None:
        """Keep some entries, each under its key, within the transaction that is open."""
        found = list(incomers)
        with self._store.vault.writing() as connection:
            self._store.insert_many([entry for _, _, entry in found])
            connection.executemany(
                "INSERT INTO incoming (key, entry_id, batch, written) VALUES (?, ?, ?, ?)",
                [(key, entry.id, batch, written) for key, written, entry in found],
            )

    def last_batch(self) -> str | None:
        """The batch that came in last, of those with an entry that is still here."""
        batch: str | None = self._finding.asked("SELECT max(batch) FROM incoming")[0][0]
        return batch

    def size(self, batch: str) -> int:
        """How many entries of a batch are here."""
        asked = "SELECT count(*) FROM incoming WHERE batch = ?"
        return int(self._finding.asked(asked, (batch,))[0][0])

    def untouched(self, batch: str) -> list[str]:
        """The ids of a batch's entries that are as they came in, without a thread or a draft."""
        return [entry_id for (entry_id,) in self._finding.asked(_UNTOUCHED, (batch,))]
