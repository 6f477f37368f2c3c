"""All writing of entries, drafts, threads, the ledger and settings, in SQL.

Every change of an entry is a new version; the one before goes to the history in the same
transaction. Whoever calls has opened the vault and migrated it.
"""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from recovery_journal.model.entry import Entry, Kind, Origin, utc_now
from recovery_journal.model.ids import new_id
from recovery_journal.model.records import Draft, LedgerLine, Person, Thread
from recovery_journal.model.views import Saved
from recovery_journal.storage import registers, rows
from recovery_journal.storage.entry_rows import EntryRows
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.vault import Vault, translated


class Store(EntryRows):
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
            kept = replace(entry, version=new_id(), updated=utc_now(), parent=entry.version or None)
            if stands is None:
                kept = replace(kept, parent=None)
                in_order = self.insert(connection, kept)
            else:
                # Of two versions the later stands, in every copy: a clock set back changes nothing.
                later = max(kept.updated, stands.updated + _A_MOMENT)
                kept = replace(
                    kept, created=stands.created, updated=later, origin=_origin(entry, stands)
                )
                self.keep_version(connection, stands)
                in_order = self.update(connection, kept, stands)
            if not in_order:
                self.sort_day(connection, kept.day)
            moved_on = stands is not None and stands.version != entry.version
            if stands is not None and moved_on:
                self.join(connection, kept.id, kept.version, stands.version)
            if draft_id is not None:
                self._drop_draft(connection, draft_id)
        return Saved(entry=kept, underneath=stands if moved_on else None)

    def insert_many(self, entries: list[Entry]) -> None:
        """Keep many new entries in one transaction, as an import does."""
        with self.vault.writing() as connection:
            unsettled: set[date] = set()
            for entry in entries:
                version = entry.version or new_id()
                if not self.insert(connection, replace(entry, version=version)):
                    unsettled.add(entry.day)
            for day in unsettled:
                self.sort_day(connection, day)

    def erase(self, *entry_ids: str) -> None:
        """Take entries out for good: rows, details, tags, threads, history, index, drafts.

        Their bare ids stay, so that no copy of the file brings them back.
        """
        ids = [(entry_id,) for entry_id in entry_ids]
        with self.vault.writing() as connection:
            connection.executemany("DELETE FROM drafts WHERE entry_id = ?", ids)
            connection.executemany("DELETE FROM entries WHERE id = ?", ids)
            registers.forget(connection, entry_ids)
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
            self._drop_draft(connection, draft_id)

    @staticmethod
    def _drop_draft(connection: Any, draft_id: str) -> None:
        connection.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))
        registers.forget(connection, (draft_id,))

    def thread(self, thread: Thread) -> Thread:
        """Link two entries; a link that is there, either way, says this now. As it stands.

        The ends of one that is there stay as they were, unless it is a ripple now.
        """
        with self.vault.writing() as connection:
            there = connection.execute(
                f"SELECT id, source, target, created FROM threads WHERE {_BETWEEN}",
                _ends(thread.source, thread.target),
            ).fetchone()
            if there is not None:
                thread_id, source, target, created = there
                thread = replace(thread, id=thread_id, created=rows.moment(created))
                if not thread.ripple:
                    thread = replace(thread, source=source, target=target)
            self._drop_wordings(connection, thread.source, thread.target)
            self.put_wording(connection, "threads", thread, new_id())
        return thread

    @staticmethod
    def put_wording(connection: Any, table: str, thread: Thread, version: str) -> None:
        """What a thread says, as it stands or aside."""
        connection.execute(
            f"INSERT INTO {table} ({rows.THREAD_COLUMNS}, version) VALUES (?,?,?,?,?,?,?,?)",
            (*rows.thread_values(thread), version),
        )

    @staticmethod
    def _drop_wordings(connection: Any, source: str, target: str) -> None:
        """Let go of all that was said of the link of two entries, in this copy or another."""
        for table in ("threads", "threads_aside"):
            where = f"FROM {table} WHERE {_BETWEEN}"
            found = connection.execute(f"SELECT version {where}", _ends(source, target)).fetchall()
            registers.forget(connection, (version for (version,) in found))
            connection.execute(f"DELETE {where}", _ends(source, target))

    def unthread(self, thread_id: str) -> None:
        """Take a link away; both entries stay as they are."""
        with self.vault.writing() as connection:
            asked = "SELECT source, target FROM threads WHERE id = ?"
            for source, target in connection.execute(asked, (thread_id,)).fetchall():
                self._drop_wordings(connection, source, target)

    def note(self, line: LedgerLine) -> None:
        """Write a line into the ledger."""
        with self.vault.writing() as connection:
            self.put_line(connection, line)

    @staticmethod
    def put_line(connection: Any, line: LedgerLine) -> None:
        """A line of the ledger."""
        connection.execute(
            "INSERT INTO ledger (id, at, event, place, entries, words) VALUES (?,?,?,?,?,?)",
            (line.id, rows.instant(line.at), line.event, line.place, line.entries, line.words),
        )

    def erase_ledger(self) -> None:
        """Take every line of the ledger out for good."""
        with self.vault.writing() as connection:
            found = connection.execute("SELECT id FROM ledger").fetchall()
            registers.forget(connection, (line_id for (line_id,) in found))
            connection.execute("DELETE FROM ledger")
        self.vault.sweep()

    def ledger(self) -> list[LedgerLine]:
        """The ledger, newest first."""
        with translated(self.vault.path):
            found = self.vault.connection.execute(
                "SELECT id, at, event, place, entries, words FROM ledger ORDER BY id DESC"
            ).fetchall()
        return [rows.as_ledger_line(row) for row in found]

    def remember(self, name: str, value: str) -> None:
        """Keep a small setting inside the file."""
        with self.vault.writing() as connection:
            registers.say(connection, name, value)

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


_A_MOMENT = timedelta(milliseconds=1)
"""The least by which two instants in the file differ."""
_BETWEEN = "(source, target) IN (VALUES (:source, :target), (:target, :source))"


def _ends(source: str, target: str) -> dict[str, str]:
    return {"source": source, "target": target}


def _origin(entry: Entry, stands: Entry) -> Origin:
    """Whose idea it was, of an entry that is there already.

    It is said when an entry is begun, and stays. The form of a step asks for it, so that there it
    is a part like the others, which can be said anew.
    """
    return entry.origin if entry.kind is Kind.STEP else stands.origin
