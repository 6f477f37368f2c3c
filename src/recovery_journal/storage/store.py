"""All writing of entries, drafts, threads, the ledger and settings, in SQL.

Every change of an entry is a new version; the one before goes to the history in the same
transaction. Whoever calls has opened the vault and migrated it.
"""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from recovery_journal.model.entry import Entry, Kind, Origin, utc_now
from recovery_journal.model.ids import new_id
from recovery_journal.model.records import Draft, LedgerLine, Person, Thread
from recovery_journal.model.views import Saved
from recovery_journal.storage import rows
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.vault import Vault, translated


class Store:
    """The journal's tables, for writing; `finding` reads them."""

    def __init__(self, vault: Vault, finding: Finding):
        self.vault = vault
        self.finding = finding

    def save(self, entry: Entry, draft_id: str | None = None) -> Saved:
        """Keep an entry, new or changed, and forget its draft, in one transaction.

        `entry.version` is the version the edit began from. When the entry has moved on since,
        both versions are kept: this one shows, the other is in the history and is returned.
        """
        with self.vault.writing() as connection:
            stands = self.finding.standing(entry.id)
            now = utc_now()
            kept = replace(entry, version=new_id(), updated=now, parent=entry.version or None)
            if stands is None:
                kept = replace(kept, parent=None)
                self._insert(connection, kept)
            else:
                kept = replace(kept, created=stands.created, origin=_origin(entry, stands))
                self._keep_version(connection, stands)
                self._update(connection, kept, stands)
            if draft_id is not None:
                connection.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))
        moved_on = stands is not None and stands.version != entry.version
        return Saved(entry=kept, underneath=stands if moved_on else None)

    def insert_many(self, entries: list[Entry]) -> None:
        """Keep many new entries in one transaction, as an import does."""
        with self.vault.writing() as connection:
            for entry in entries:
                self._insert(connection, replace(entry, version=entry.version or new_id()))

    def _insert(self, connection: Any, entry: Entry) -> None:
        place = self._free_place(connection, entry.day)
        marks = ", ".join("?" * 13)
        connection.execute(
            f"INSERT INTO entries (place, {rows.ENTRY_COLUMNS}) VALUES (?, {marks})",
            (place, *rows.entry_values(entry)),
        )
        self._write_details(connection, entry)
        self._add_tags(connection, entry)
        connection.execute(
            "INSERT INTO search_text (place, words) VALUES (?, ?)",
            (place, rows.search_words(entry)),
        )

    def _update(self, connection: Any, entry: Entry, stands: Entry) -> None:
        if entry.day != stands.day:
            connection.execute(
                "UPDATE entries SET place = ? WHERE id = ?",
                (self._free_place(connection, entry.day), entry.id),
            )
        marks = ", ".join("?" * 13)
        connection.execute(
            f"UPDATE entries SET ({rows.ENTRY_COLUMNS}) = ({marks}) WHERE id = ?",
            (*rows.entry_values(entry), entry.id),
        )
        self._write_details(connection, entry)
        if entry.tags != stands.tags:
            self._write_tags(connection, entry)
        words = rows.search_words(entry)
        if words != rows.search_words(stands):
            connection.execute(
                "UPDATE search_text SET words = ? "
                "WHERE place = (SELECT place FROM entries WHERE id = ?)",
                (words, entry.id),
            )

    @staticmethod
    def _free_place(connection: Any, day: date) -> int:
        first = rows.first_place(day)
        last = connection.execute(
            "SELECT max(place) FROM entries WHERE place >= ? AND place < ?",
            (first, first + rows.PLACES_A_DAY),
        ).fetchone()[0]
        return first if last is None else int(last) + 1

    @staticmethod
    def _write_details(connection: Any, entry: Entry) -> None:
        columns = rows.details_columns(entry.kind)
        if not columns:
            return
        marks = ", ".join("?" * (len(columns) + 1))
        connection.execute(
            f"INSERT OR REPLACE INTO {rows.details_table(entry.kind)} "
            f"(entry_id, {', '.join(columns)}) VALUES ({marks})",
            (entry.id, *rows.details_values(entry.details)),
        )

    def _write_tags(self, connection: Any, entry: Entry) -> None:
        connection.execute("DELETE FROM tags WHERE entry_id = ?", (entry.id,))
        self._add_tags(connection, entry)

    @staticmethod
    def _add_tags(connection: Any, entry: Entry) -> None:
        connection.executemany(
            "INSERT INTO tags (entry_id, tag) VALUES (?, ?)", [(entry.id, t) for t in entry.tags]
        )

    @staticmethod
    def _keep_version(connection: Any, entry: Entry) -> None:
        marks = ", ".join("?" * 15)
        connection.execute(
            f"INSERT INTO history ({rows.HISTORY_COLUMNS}) VALUES ({marks})",
            rows.history_values(entry),
        )

    def erase(self, *entry_ids: str) -> None:
        """Take entries out for good: rows, details, tags, threads, history, index, drafts."""
        ids = [(entry_id,) for entry_id in entry_ids]
        with self.vault.writing() as connection:
            connection.executemany("DELETE FROM drafts WHERE entry_id = ?", ids)
            connection.executemany("DELETE FROM entries WHERE id = ?", ids)
            # FTS5's secure-delete leaves whole words in the index of its segments.
            connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        self.vault.sweep()

    def keep_draft(self, draft: Draft, *, lightly: bool = False) -> None:
        """Keep what is being typed; `lightly` as the vault has it."""
        marks = ", ".join("?" * 14)
        with self.vault.writing(lightly=lightly) as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO drafts ({rows.DRAFT_COLUMNS}) VALUES ({marks})",
                rows.draft_values(draft),
            )

    def forget_draft(self, draft_id: str) -> None:
        """Let a draft go."""
        with self.vault.writing() as connection:
            connection.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))

    def thread(self, thread: Thread) -> Thread:
        """Link two entries; a link that is there, either way, says this now. As it stands.

        The ends of one that is there stay as they were, unless it is a ripple now.
        """
        ends = {"source": thread.source, "target": thread.target}
        with self.vault.writing() as connection:
            there = connection.execute(
                "SELECT id, source, target, created FROM threads WHERE (source, target) IN "
                "(VALUES (:source, :target), (:target, :source))",
                ends,
            ).fetchone()
            if there is not None:
                thread_id, source, target, created = there
                thread = replace(thread, id=thread_id, created=rows.moment(created))
                if not thread.ripple:
                    thread = replace(thread, source=source, target=target)
            connection.execute(
                f"INSERT OR REPLACE INTO threads ({rows.THREAD_COLUMNS}) VALUES (?,?,?,?,?,?,?)",
                rows.thread_values(thread),
            )
        return thread

    def unthread(self, thread_id: str) -> None:
        """Take a link away; both entries stay as they are."""
        with self.vault.writing() as connection:
            connection.execute("DELETE FROM threads WHERE id = ?", (thread_id,))

    def note(self, line: LedgerLine) -> None:
        """Write a line into the ledger."""
        with self.vault.writing() as connection:
            connection.execute(
                "INSERT INTO ledger (id, at, event, place, entries, words) VALUES (?,?,?,?,?,?)",
                (line.id, rows.instant(line.at), line.event, line.place, line.entries, line.words),
            )

    def erase_ledger(self) -> None:
        """Take every line of the ledger out for good."""
        with self.vault.writing() as connection:
            connection.execute("DELETE FROM ledger")
        self.vault.sweep()

    def ledger(self) -> list[LedgerLine]:
        """The ledger, newest first."""
        with translated(self.vault.path):
            found = self.vault.connection.execute(
                "SELECT id, at, event, place, entries, words FROM ledger ORDER BY id DESC"
            ).fetchall()
        return [
            LedgerLine(id=i, at=rows.moment(at), event=e, place=p, entries=n, words=w)
            for i, at, e, p, n, w in found
        ]

    def remember(self, name: str, value: str) -> None:
        """Keep a small setting inside the file."""
        with self.vault.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value)
            )

    def remembered(self, name: str) -> str | None:
        """A setting kept inside the file."""
        with translated(self.vault.path):
            found = self.vault.connection.execute(
                "SELECT value FROM settings WHERE name = ?", (name,)
            ).fetchone()
        return found[0] if found else None

    def set_people(self, people: list[Person]) -> None:
        """Keep the person's own people, in their order."""
        told = [{"name": person.name, "reach": person.reach} for person in people]
        self.remember("people", json.dumps(told, ensure_ascii=False))

    def people(self) -> list[Person]:
        """The person's own people, in their order."""
        return [Person(**told) for told in json.loads(self.remembered("people") or "[]")]


def _origin(entry: Entry, stands: Entry) -> Origin:
    """Whose idea it was, of an entry that is there already.

    It is said when an entry is begun, and stays. The form of a step asks for it, so that there it
    is a part like the others, which can be said anew.
    """
    return entry.origin if entry.kind is Kind.STEP else stands.origin
