"""The journal: everything the command line and the screens may ask of it, and their only door.

All writing is on disk when a call returns. Errors are the `JournalError`s of each call.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Self

from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, checked, clean_tags, utc_now
from recovery_journal.model.records import Draft, LedgerLine, Person, Thread
from recovery_journal.model.text import clean_text
from recovery_journal.model.views import Query, Row, Saved, Totals
from recovery_journal.storage import migrations
from recovery_journal.storage.finding import Finding
from recovery_journal.storage.store import Store
from recovery_journal.storage.vault import Vault

EVERYTHING = Query()


class Journal:
    """An open journal. `path` is None for a journal in memory alone."""

    def __init__(self, vault: Vault, audience: Audience = Audience.ME):
        self.path = vault.path
        self._vault = vault
        self._finding = Finding(vault, audience)
        self._store = Store(vault, self._finding)
        self._seen = self._data_version()

    # opening and closing

    @classmethod
    def create(cls, path: Path, passphrase: str) -> Self:
        """A new journal at a path where there is none."""
        return cls._migrated(Vault.create(path, passphrase))

    @classmethod
    def unlock(cls, path: Path, passphrase: str) -> Self:
        """The journal at a path, opened with its passphrase."""
        return cls._migrated(Vault.unlock(path, passphrase))

    @classmethod
    def recover(cls, path: Path, code: str) -> Self:
        """The journal at a path, opened with its recovery code; ask for a new passphrase then."""
        return cls._migrated(Vault.recover(path, code))

    @classmethod
    def in_memory(cls) -> Self:
        """An empty journal that is never on disk."""
        return cls._migrated(Vault.in_memory())

    @classmethod
    def _migrated(cls, vault: Vault) -> Self:
        try:
            taken = migrations.steps_taken(vault.connection)
            if 0 < taken < migrations.LATEST and vault.path is not None:
                vault.copy_to(_copy_path(vault.path))
            if taken < migrations.LATEST:
                migrations.migrate(vault.connection)
            return cls(vault)
        except BaseException:
            vault.close()
            raise

    @property
    def audience(self) -> Audience:
        """Who is looking."""
        return self._finding.audience

    def recovery_code(self) -> str:
        """The code that opens the file when the passphrase is forgotten: 14 groups of four."""
        from recovery_journal.storage.keys import recovery_code

        return recovery_code(self._vault.raw_key)

    def change_passphrase(self, passphrase: str) -> None:
        """Lock the file with other words; the recovery code is another one after that."""
        self._vault.rekey(passphrase)

    def close(self) -> None:
        """Close the file and forget its key."""
        self._vault.close()

    def _data_version(self) -> int:
        return int(self._vault.connection.execute("PRAGMA data_version").fetchone()[0])

    def changed(self) -> bool:
        """Whether another process has written since the last call."""
        now = self._data_version()
        changed, self._seen = now != self._seen, now
        return changed

    # writing

    def save(self, entry: Entry, draft_id: str | None = None) -> Saved:
        """Keep an entry, new or changed, and forget its draft."""
        return self._store.save(checked(entry), draft_id)

    def add(self, entry: Entry) -> Entry:
        """Keep a new entry."""
        return self.save(entry).entry

    def add_many(self, entries: list[Entry]) -> None:
        """Keep many new entries at once: all of them or none."""
        self._store.insert_many([checked(entry) for entry in entries])

    def set_star(self, entry_id: str, starred: bool) -> Entry:
        """Star an entry, or take the star away."""
        return self._store.save(replace(self.entry(entry_id), starred=starred)).entry

    def set_lane(self, entry_id: str, lane: Lane) -> Entry:
        """Say who may see an entry."""
        return self._store.save(replace(self.entry(entry_id), lane=lane)).entry

    def set_tags(self, entry_id: str, tags: tuple[str, ...]) -> Entry:
        """Give an entry these tags and no others."""
        return self._store.save(replace(self.entry(entry_id), tags=clean_tags(tags))).entry

    def trash(self, entry_id: str) -> Entry:
        """Lay an entry in the trash, where it waits."""
        return self._store.save(replace(self.entry(entry_id), trashed=utc_now())).entry

    def untrash(self, entry_id: str) -> Entry:
        """Take an entry back out of the trash."""
        return self._store.save(replace(self.entry(entry_id), trashed=None)).entry

    def erase(self, entry_id: str) -> None:
        """Take an entry out for good, with its history; the file then holds no trace of it."""
        self._store.erase(self.entry(entry_id).id)

    def history(self, entry_id: str) -> list[Entry]:
        """Every earlier version of an entry, newest first."""
        return self._finding.history(entry_id)

    def go_back_to(self, entry_id: str, version: str) -> Entry:
        """Make an earlier version's words the newest; what stands now goes to the history."""
        stands = self.entry(entry_id)
        for earlier in self.history(stands.id):
            if earlier.version == version:
                return self._store.save(
                    replace(earlier, version=stands.version, trashed=stands.trashed)
                ).entry
        raise Unusable("This entry has no such version.")

    # drafts

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed."""
        entry = draft.entry
        details = entry.kind.details.from_dict(entry.details.as_dict())
        kept = replace(
            entry, title=clean_text(entry.title), body=clean_text(entry.body), details=details
        )
        self._store.keep_draft(replace(draft, entry=kept, updated=utc_now()))

    def forget_draft(self, draft_id: str) -> None:
        """Let a draft go."""
        self._store.forget_draft(draft_id)

    def drafts(self) -> list[Draft]:
        """What was being typed and is not saved yet, newest first."""
        return self._finding.drafts()

    # finding

    def entry(self, entry_id: str) -> Entry:
        """An entry by its id, or by the beginning of it."""
        return self._finding.entry(entry_id)

    def page(
        self,
        query: Query = EVERYTHING,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 200,
    ) -> list[Row]:
        """A page of a list, newest first: the rows older than `before`, or newer than `after`."""
        return self._finding.page(query, before=before, after=after, limit=limit)

    def entries(
        self, query: Query = EVERYTHING, *, limit: int | None = None, oldest_first: bool = False
    ) -> Iterator[Entry]:
        """Whole entries, one after another, as they all stood at the first."""
        return self._finding.entries(query, limit=limit, oldest_first=oldest_first)

    def count(self, query: Query = EVERYTHING) -> int:
        """How many entries a query finds."""
        return self._finding.count(query)

    def on_this_day(self, day: date, limit: int = 5) -> list[Row]:
        """What was written on this day in earlier years, newest first."""
        return self._finding.on_this_day(day, limit)

    def days(self, kind: Kind, year: int) -> dict[date, int]:
        """How many entries of a kind stand on each day of a year."""
        return self._finding.days(kind, year)

    def totals(self, kind: Kind, today: date) -> Totals:
        """How many entries of a kind there are."""
        return self._finding.totals(kind, today)

    def tags(self) -> list[tuple[str, int]]:
        """Every tag and how often it is used, most used first."""
        return self._finding.tags()

    # threads

    def thread(self, source: str, target: str, words: str = "") -> Thread:
        """Link two entries, with a few words if there are any."""
        if source == target:
            raise Unusable("An entry is not threaded to itself.")
        ends = self.entry(source).id, self.entry(target).id
        thread = Thread(source=ends[0], target=ends[1], words=clean_text(words, one_line=True))
        self._store.thread(thread)
        return thread

    def unthread(self, thread_id: str) -> None:
        """Take a link away."""
        self._store.unthread(thread_id)

    def threads(self, entry_id: str) -> list[tuple[Thread, Row]]:
        """The threads of an entry, each with the entry at its other end."""
        return self._finding.threads([entry_id]).get(entry_id, [])

    # what is kept beside the entries

    def people(self) -> list[Person]:
        """The person's own people, in their order."""
        return self._store.people()

    def set_people(self, people: list[Person]) -> None:
        """Keep the person's own people."""
        self._store.set_people(people)

    def remembered(self, name: str) -> str | None:
        """A small setting kept inside the file."""
        return self._store.remembered(name)

    def remember(self, name: str, value: str) -> None:
        """Keep a small setting inside the file."""
        self._store.remember(name, value)

    def ledger(self) -> list[LedgerLine]:
        """What was opened and what left the file, newest first."""
        return self._store.ledger()

    def check(self) -> list[str]:
        """What is wrong with the file, a sentence each; empty when it is sound."""
        from recovery_journal.storage.soundness import faults

        return faults(self._vault, self._finding)

    # out

    def markdown(self, query: Query = EVERYTHING, *, by_kind: bool = False) -> Iterator[str]:
        """The Markdown document of what a query finds, piece by piece."""
        from recovery_journal.portable.markdown import document

        return document(
            self._in_export_order(query, by_kind),
            threads=self._finding.threads,
            titled="Journal",
            filtered=_said(query),
            on=datetime.now(UTC).astimezone().date(),
            by_kind=by_kind,
        )

    def _in_export_order(self, query: Query, by_kind: bool) -> Iterator[Entry]:
        if not by_kind:
            return self.entries(query, oldest_first=True)
        kinds = [query.kind] if query.kind else list(Kind)
        each = (self.entries(replace(query, kind=kind), oldest_first=True) for kind in kinds)
        return chain.from_iterable(each)

    def json_lines(self, query: Query = EVERYTHING) -> Iterator[str]:
        """What a query finds as JSON, one object a line, newest first."""
        from recovery_journal.portable.jsonl import line

        for entry in self.entries(query):
            yield line(entry, self.threads(entry.id)) + "\n"

    def export(
        self,
        target: Path,
        query: Query = EVERYTHING,
        *,
        form: str = "markdown",
        by_kind: bool = False,
        overwrite: bool = False,
    ) -> int:
        """Write what a query finds into a file, and a line into the ledger; how many entries."""
        from recovery_journal.paths import write_private

        pieces = self.json_lines(query) if form == "json" else self.markdown(query, by_kind=by_kind)
        write_private(target, pieces, overwrite=overwrite)
        return self.note_export(str(target), query, form)

    def note_export(self, place: str, query: Query, form: str) -> int:
        """Write into the ledger that what a query finds left the file; how many entries."""
        number = self.count(query)
        told = f"{form}; {_said(query)}"
        self._store.note(LedgerLine(event="export", place=place, entries=number, words=told))
        return number


def _said(query: Query) -> str:
    """A query in words, for the head of an export and for the ledger; never the words searched."""
    said = [query.kind.plural if query.kind else "all entries"]
    said += [f"tagged {query.tag}"] if query.tag else []
    said += [f"lane {query.lane}"] if query.lane else []
    said += ["starred"] if query.starred else []
    said += [f"from {query.since.isoformat()}"] if query.since else []
    said += [f"until {query.until.isoformat()}"] if query.until else []
    said += ["found by a search"] if query.words.strip() else []
    return ", ".join(said)


def _copy_path(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return path.parent / "copies" / f"{path.stem}-{stamp}.db"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What can be told of a journal while it is locked: size in bytes, and its last copy."""

    path: Path
    size: int | None
    last_copy: datetime | None


def where(path: Path) -> Whereabouts:
    """Where a journal is; `size` is None when there is no file."""
    copies = sorted((path.parent / "copies").glob(f"{path.stem}-*.db"))
    made = copies[-1].stat().st_mtime if copies else None
    return Whereabouts(
        path=path,
        size=path.stat().st_size if path.is_file() else None,
        last_copy=datetime.fromtimestamp(made, UTC) if made else None,
    )


def passphrase_advice(passphrase: str) -> str | None:
    """One plain sentence on how to make a passphrase harder to guess; None when it is strong."""
    from zxcvbn import zxcvbn

    judged = zxcvbn(passphrase[:72])
    if judged["score"] >= 3:
        return None
    told = [judged["feedback"]["warning"], *judged["feedback"]["suggestions"]]
    first = next((sentence for sentence in told if sentence), "")
    return first or "A few more words that have nothing to do with each other make it stronger."
