"""Entries as one Markdown document that any CommonMark viewer shows, written as a stream.

A heading and a line about the copy, then a heading for each day or kind, and under it each
entry: an anchor, its title as a heading, a line of facts, its body, what else was said under
bold labels, its tags, and its threads as links to the anchors of other entries.

The options of a decision, its grid and its steps are tables of GitHub's dialect. A viewer that
knows CommonMark alone shows them as the lines they are written in, with the same texts.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache, lru_cache

from recovery_journal.model.days import in_full
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry, Kind, Origin
from recovery_journal.model.records import Thread
from recovery_journal.model.views import Row
from recovery_journal.portable.escape import block, inline
from recovery_journal.portable.stories import AroundThem, Here, Stories, Threads
from recovery_journal.portable.threads import seen, way

BATCH_ENTRIES = 200
"""Entries held at a time, at most, while their threads are asked for."""

BATCH_CHARACTERS = 1_000_000
"""Characters after which a batch is full, however few its entries are."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TWO_DIGITS = tuple(f"{number:02}" for number in range(60))
_ORIGINS = {Origin.TOGETHER: "from both of you", Origin.COACH: "from a coach"}


def document(
    entries: Iterable[Entry],
    *,
    threads: Callable[[list[str]], dict[str, Threads]],
    around: AroundThem = lambda *_: {},
    here: Here = lambda _: (),
    order: dict[str, int],
    titled: str,
    filtered: str,
    on: date,
    by_kind: bool,
) -> Generator[str, None, None]:
    """The document in pieces, one for each batch, the entries in the order they come.

    `threads` gives the threads of many entries by id; ids without any may be left out. `around`
    gives what other entries tell of the decisions among some, by id, from them and their threads;
    `here` are those of some ids whose entries are in this document too. `order` has the rank of
    the values that have one, by id.
    `filtered` says in words which entries these are, `on` is the day of the copy. With
    `by_kind` the entries come sorted by kind, otherwise by day; a heading stands where the
    kind or the day changes. Memory is bound by a batch, not by the number of entries.
    """
    which = inline(filtered.rstrip("."))
    about = f"Copied on {_long_day(on)}: {which}. This copy is not encrypted."
    yield f"# {inline(titled)}\n\n{about}\n"
    section = ""
    for batch in _batches(entries):
        joined = threads([entry.id for entry in batch])
        stories = Stories(batch, joined, around, here)
        pieces: list[str] = []
        for entry in batch:
            heading = _kind_heading(entry.kind) if by_kind else _long_day(entry.day)
            if heading != section:
                section = heading
                pieces.append(f"\n## {heading}\n")
            links = joined.get(entry.id, ())
            said = stories.told(entry, _long_day)
            pieces.append(_entry(entry, said, links, order.get(entry.id), with_day=by_kind))
        yield "".join(pieces)
    if not section:
        yield "\nThere are no entries here.\n"


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    characters = 0
    for entry in entries:
        batch.append(entry)
        characters += _length(entry)
        if len(batch) >= BATCH_ENTRIES or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _length(entry: Entry) -> int:
    """Characters of its body; of a decision, of all that it keeps beside that too."""
    details = entry.details
    if isinstance(details, DecisionDetails):
        return len(entry.body) + len(details.options) + len(details.sealed) + len(details.added)
    return len(entry.body)


def _entry(
    entry: Entry,
    said: Iterable[str],
    threads: Iterable[tuple[Thread, Row]],
    rank: int | None,
    *,
    with_day: bool,
) -> str:
    head = f'\n<a id="e-{entry.id}"></a>\n\n### {inline(entry.title)}'
    pieces = [head, _facts(entry, rank, with_day=with_day)]
    if entry.body:
        pieces.append(block(entry.body))
    pieces += said
    if entry.tags:
        pieces.append(f"**Tags:** {_names(entry.tags)}")
    links = [_link(thread, row) for thread, row in threads]
    if links:
        pieces.append("**Threads:**\n\n" + "\n".join(links))
    return "\n\n".join(pieces) + "\n"


def _facts(entry: Entry, rank: int | None, *, with_day: bool) -> str:
    """One quiet line: kind, place in the person's order, lane, and when it was written."""
    facts: list[str] = [_kind_word(entry.kind), entry.lane]
    if rank is not None:
        facts.insert(1, f"{rank} in my order")
    if with_day:
        facts.insert(1, _long_day(entry.day))
    if entry.starred:
        facts.append("starred")
    if entry.origin in _ORIGINS:
        facts.append(_ORIGINS[entry.origin])
    facts.append(f"written {_moment(entry.created)}")
    if entry.updated != entry.created:
        facts.append(f"changed {_moment(entry.updated)}")
    if entry.trashed:
        facts.append(f"in the trash since {_moment(entry.trashed)}")
    return f"*{' · '.join(facts)}*"


@lru_cache(maxsize=512)
def _names(names: tuple[str, ...]) -> str:
    """Tags, also at the start of a line; the same few come again and again."""
    return block(", ".join(names))


def _link(thread: Thread, row: Row) -> str:
    said = f": {inline(thread.words)}" if thread.words else ""
    if thread.seen_by:
        said += f" ({inline(seen(thread))})"
    start = f"{way(thread, row)} " if thread.ripple else ""
    title = inline(row.title) or _short_day(row.day)
    return f"- {start}[{title}](#e-{row.id}) ({row.kind.value}, {_short_day(row.day)}){said}"


@cache
def _kind_word(kind: Kind) -> str:
    return kind.value.capitalize()


@cache
def _kind_heading(kind: Kind) -> str:
    return kind.plural.capitalize()


@lru_cache(maxsize=512)
def _short_day(day: date) -> str:
    return in_full(day)


@lru_cache(maxsize=512)
def _long_day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {_short_day(day)}"


def _moment(at: datetime) -> str:
    if at.tzinfo is not UTC:
        at = at.astimezone(UTC)
    return f"{_short_day(at.date())}, {_TWO_DIGITS[at.hour]}:{_TWO_DIGITS[at.minute]} UTC"
