"""The journal: everything the command line and the screens may ask of it, and their only door.

All writing is on disk when a call returns. Errors are the `JournalError`s of each call.
The storage is loaded with the first journal that is opened, so that the lock can be on the screen
before it.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

from recovery_journal.errors import CannotWrite, Unusable, WrongPassphrase
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, checked, clean_tags, utc_now
from recovery_journal.model.passphrase import SHORTEST
from recovery_journal.model.records import Draft, LedgerLine, Person, Thread
from recovery_journal.model.text import clean_text
from recovery_journal.model.views import Query, Row, Saved, Totals

if TYPE_CHECKING:
    from recovery_journal.storage.vault import Vault

EVERYTHING = Query()
SHORTEST_PASSPHRASE = SHORTEST
"""Characters in a passphrase at least."""

Seen = Callable[[int], None]
"""Hears how many entries have gone by."""


class Journal:
    """An open journal. `path` is None for a journal in memory alone."""

    def __init__(self, vault: "Vault", audience: Audience = Audience.ME):
        from recovery_journal.storage.finding import Finding
        from recovery_journal.storage.store import Store

        self.path = vault.path
        self._vault = vault
        self._finding = Finding(vault, audience)
        self._store = Store(vault, self._finding)
        self._changing_key = Lock()
        self._seen = vault.data_version()

    # opening and closing

    @classmethod
    def create(cls, path: Path, passphrase: str) -> Self:
        """A new journal at a path where there is none; when it fails, no part of it stays."""
        from recovery_journal.storage.vault import Vault

        vault = Vault.create(path, passphrase)
        try:
            return cls._migrated(vault)
        except BaseException:
            vault.discard()
            raise

    @classmethod
    def unlock(cls, path: Path, passphrase: str) -> Self:
        """The journal at a path, opened with its passphrase."""
        from recovery_journal.storage.vault import Vault

        return cls._migrated(Vault.unlock(path, passphrase))

    @classmethod
    def recover(cls, path: Path, code: str) -> Self:
        """The journal at a path, opened with its recovery code; ask for a new passphrase then."""
        from recovery_journal.storage.keys import key_from_code
        from recovery_journal.storage.vault import Vault

        key_from_code(code)
        try:
            return cls._migrated(Vault.recover(path, code))
        except WrongPassphrase:
            raise WrongPassphrase(
                "This code does not open it. After a change of the passphrase, a newer code does."
            ) from None

    @classmethod
    def in_memory(cls) -> Self:
        """An empty journal that is never on disk."""
        from recovery_journal.storage.vault import Vault

        return cls._migrated(Vault.in_memory())

    @classmethod
    def _migrated(cls, vault: "Vault") -> Self:
        from recovery_journal.storage import migrations
        from recovery_journal.storage.vault import translated

        try:
            with translated(vault.path):
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
        """Lock the file with other words; the recovery code is another one after that.

        May run in a thread: `close` waits for it, and `changed` does not.
        """
        with self._changing_key:
            self._vault.rekey(passphrase)

    def is_passphrase(self, passphrase: str) -> bool:
        """Whether these words open the file now. Raises `Unusable` for a journal in memory."""
        return self._vault.opens_with(passphrase)

    @contextmanager
    def beside(self) -> Iterator["Journal"]:
        """The same journal on a connection of its own, for a thread; closed at the end.

        A journal in memory has one connection, and is given itself.
        """
        if self.path is None:
            yield self
            return
        other = Journal(self._vault.again(), self.audience)
        try:
            yield other
        finally:
            other.close()

    def close(self) -> None:
        """Close the file and forget its key."""
        with self._changing_key:
            self._vault.close()

    def changed(self) -> bool:
        """Whether another process has written since the last call."""
        if self._changing_key.locked():
            return False
        now = self._vault.data_version()
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

    def erase_trashed(self, entry_ids: list[str]) -> int:
        """Erase those of these entries that still lie in the trash; how many.

        The file is written anew, once for all of them, which takes seconds when it is large.
        """
        here = self._finding.trashed_among(entry_ids)
        if here:
            self._store.erase(*here)
        return len(here)

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
            entry,
            title=clean_text(entry.title),
            body=clean_text(entry.body),
            details=details,
            tags=tuple(clean_text(tag, one_line=True) for tag in entry.tags),
        )
        self._store.keep_draft(replace(draft, entry=kept, updated=utc_now()))

    def forget_draft(self, draft_id: str) -> None:
        """Let a draft go."""
        self._store.forget_draft(draft_id)

    def set_aside(self, draft: Draft) -> None:
        """Let a draft go without losing it: a new entry to the trash, a change to the history."""
        entry = draft.entry if draft.entry.title.strip() else _named(draft.entry)
        if not entry.version:
            self.save(replace(entry, trashed=utc_now()), draft.id)
            return
        stands = self.entry(entry.id)
        kept = self.save(replace(entry, version=stands.version), draft.id).entry
        self._store.save(replace(stands, version=kept.version))

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

    def place(self, entry_id: str) -> int | None:
        """Where an entry stands among all rows, newest last; None when there is none."""
        return self._finding.place(entry_id)

    def count(self, query: Query = EVERYTHING, *, most: int | None = None) -> int:
        """How many entries a query finds; with `most` it counts no further."""
        return self._finding.count(query, most)

    def newest(self, query: Query, number: int) -> Query:
        """The query, narrowed to the newest so many of what it finds; `number` is 1 or more."""
        rows = self.page(query, limit=number)
        return replace(query, from_place=rows[-1].place) if len(rows) == number else query

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
        """Keep the person's own people, in this order."""
        cleaned = [
            Person(
                name=clean_text(one.name, one_line=True), reach=clean_text(one.reach, one_line=True)
            )
            for one in people
        ]
        self._store.set_people(cleaned)

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

    def markdown(
        self, query: Query = EVERYTHING, *, by_kind: bool = False, seen: Seen | None = None
    ) -> Iterator[str]:
        """The Markdown document of what a query finds, piece by piece."""
        from recovery_journal.portable.markdown import document

        return document(
            _watched(self._in_export_order(query, by_kind), seen),
            threads=self._finding.threads,
            titled="Journal",
            filtered=_said(query),
            on=datetime.now(UTC).astimezone().date(),
            by_kind=by_kind,
        )

    def _in_export_order(
        self, query: Query, by_kind: bool, oldest_first: bool = True
    ) -> Generator[Entry, None, None]:
        kinds = [query.kind] if query.kind or not by_kind else list(Kind)
        for kind in kinds:
            yield from self.entries(replace(query, kind=kind), oldest_first=oldest_first)

    def json_lines(self, query: Query = EVERYTHING, *, seen: Seen | None = None) -> Iterator[str]:
        """What a query finds as JSON, one object a line, newest first."""
        from recovery_journal.portable.jsonl import line

        for entry in _watched(self._in_export_order(query, False, oldest_first=False), seen):
            yield line(entry, self.threads(entry.id)) + "\n"

    def export(
        self,
        target: Path,
        query: Query = EVERYTHING,
        *,
        form: str = "markdown",
        by_kind: bool = False,
        overwrite: bool = False,
        seen: Seen | None = None,
    ) -> int:
        """Write what a query finds into a file, and a line into the ledger; how many entries.

        `seen` gets the number of entries so far; what it raises ends the export, and nothing of
        it stays. Raises `CannotWrite` where the journal itself would be written over.
        """
        from recovery_journal.paths import write_private

        if self.path is not None and _is_part_of(self.path, target):
            raise CannotWrite("That is the journal itself. It stays as it is.")
        if form == "json":
            pieces = self.json_lines(query, seen=seen)
        else:
            pieces = self.markdown(query, by_kind=by_kind, seen=seen)
        write_private(target, pieces, overwrite=overwrite)
        return self.note_export(str(target), query, form)

    def note_export(self, place: str, query: Query, form: str) -> int:
        """Write into the ledger that what a query finds left the file; how many entries."""
        number = self.count(query)
        told = f"{form}; {_said(query)}"
        # The name of a file may hold any byte.
        shown = clean_text(place.encode(errors="replace").decode(), one_line=True)
        self._store.note(LedgerLine(event="export", place=shown, entries=number, words=told))
        return number


def _named(entry: Entry) -> Entry:
    """The entry with a first line taken from what is written in it."""
    texts = [entry.body, *(v if isinstance(v, str) else "" for _, v in entry.details.said())]
    first = next((text.strip() for text in texts if text.strip()), "Draft")
    return replace(entry, title=first.splitlines()[0][:80])


def _watched(entries: Generator[Entry, None, None], seen: Seen | None) -> Iterator[Entry]:
    if seen is None:
        yield from entries
        return
    # Where `seen` raises, the reading ends here, before the connection is closed.
    with closing(entries):
        for number, entry in enumerate(entries, start=1):
            seen(number)
            yield entry


def _is_part_of(path: Path, target: Path) -> bool:
    """Whether a target is the journal's file, or one that SQLite keeps beside it."""
    own = path.resolve()
    beside = [own.with_name(own.name + ending) for ending in ("-wal", "-shm", "-journal")]
    return target.resolve() in (own, *beside)


def _said(query: Query) -> str:
    """A query in words, for the head of an export and for the ledger; never the words searched."""
    if query.entry_id:
        return "one entry"
    said = [query.kind.plural if query.kind else "all entries"]
    said += [f"tagged {query.tag}"] if query.tag else []
    said += [f"lane {query.lane}"] if query.lane else []
    said += ["starred"] if query.starred else []
    said += ["coming back"] if query.coming_back else []
    said += [f"from {query.since.isoformat()}"] if query.since else []
    said += [f"until {query.until.isoformat()}"] if query.until else []
    said += ["the newest of them"] if query.from_place else []
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


def damage(path: Path, passphrase: str) -> list[str]:
    """What is wrong with a file that is too damaged to open, a sentence each; changes nothing."""
    from recovery_journal.storage import soundness

    return soundness.damage(path, passphrase)


def passphrase_advice(passphrase: str) -> str | None:
    """Plain words on how to make a passphrase harder to guess; None when it is strong.

    The first call loads lists of words, some 0.1 s.
    """
    from zxcvbn import zxcvbn

    if not passphrase:
        return _MORE_WORDS
    judged = zxcvbn(passphrase[:72])
    if judged["score"] >= 3:
        return None
    why = _EASY_TO_GUESS.get(judged["feedback"]["warning"])
    return f"{why} {_MORE_WORDS}" if why else _MORE_WORDS


_MORE_WORDS = "A few more words that have nothing to do with each other make it stronger."
_TRIED_FIRST = "Many people use these very words, so they are tried first."
_EASY_TO_GUESS = {
    "Straight rows of keys are easy to guess.": "Keys that lie in a row are tried early.",
    "Short keyboard patterns are easy to guess.": "Patterns on the keyboard are tried early.",
    'Repeats like "aaa" are easy to guess.': "One letter again and again is easy to guess.",
    'Repeats like "abcabcabc" are only slightly harder to guess than "abc".': (
        "The same thing said again adds little."
    ),
    'Sequences like "abc" or "6543" are easy to guess.': (
        "Letters or numbers in their usual order are easy to guess."
    ),
    "Recent years are easy to guess.": "A year is easy to guess.",
    "Dates are often easy to guess.": "A date is easy to guess.",
    "This is a top-10 common password.": _TRIED_FIRST,
    "This is a top-100 common password.": _TRIED_FIRST,
    "This is a very common password.": _TRIED_FIRST,
    "This is similar to a commonly used password.": (
        "Many people use something close to this, so it is tried early."
    ),
    "A word by itself is easy to guess.": "One word by itself is easy to guess.",
    "Names and surnames by themselves are easy to guess.": "A name by itself is easy to guess.",
    "Common names and surnames are easy to guess.": "Names are easy to guess.",
}
"""The warnings of zxcvbn, in the words of this program; any other one is left out."""
