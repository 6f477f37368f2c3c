"""Entries as one Markdown document that any CommonMark viewer shows, written as a stream.

A heading and a line about the copy, then a heading for each day or kind, and under it each
entry: an anchor, its title as a heading, a line of facts, its body, what else was said under
bold labels, its tags, and its threads as links to the anchors of other entries.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache, lru_cache

from recovery_journal.model.entry import Entry, Kind, Origin
from recovery_journal.model.parts import Details, Part, Shape, in_words
from recovery_journal.model.records import Thread
from recovery_journal.model.told import MONTHS, told_besides
from recovery_journal.model.views import Row
from recovery_journal.portable.escape import block, inline
from recovery_journal.portable.threads import seen, way

Threads = list[tuple[Thread, Row]]
"""An entry's threads, each with the entry at its other end."""

BATCH_ENTRIES = 200
"""Entries held at a time, at most, while their threads are asked for."""

BATCH_CHARACTERS = 1_000_000
"""Characters of body after which a batch is full, however few its entries are."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TWO_DIGITS = tuple(f"{number:02}" for number in range(60))
_PARTS: dict[type[Details], tuple[Part, ...]] = {
    kind.details: kind.details.parts() for kind in Kind
}
_ORIGINS = {Origin.TOGETHER: "from both of you", Origin.COACH: "from a coach"}


def document(
    entries: Iterable[Entry],
    *,
    threads: Callable[[list[str]], dict[str, Threads]],
    order: dict[str, int],
    titled: str,
    filtered: str,
    on: date,
    by_kind: bool,
) -> Generator[str, None, None]:
    """The document in pieces, one for each batch, the entries in the order they come.

    `threads` gives the threads of many entries by id; ids without any may be left out. `order`
    has the rank of the values that have one, by id.
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
        pieces: list[str] = []
        for entry in batch:
            heading = _kind_heading(entry.kind) if by_kind else _long_day(entry.day)
            if heading != section:
                section = heading
                pieces.append(f"\n## {heading}\n")
            links = joined.get(entry.id, ())
            pieces.append(_entry(entry, links, order.get(entry.id), with_day=by_kind))
        yield "".join(pieces)
    if not section:
        yield "\nThere are no entries here.\n"


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    characters = 0
    for entry in entries:
        batch.append(entry)
        characters += len(entry.body)
        if len(batch) >= BATCH_ENTRIES or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _entry(
    entry: Entry, threads: Iterable[tuple[Thread, Row]], rank: int | None, *, with_day: bool
) -> str:
    head = f'\n<a id="e-{entry.id}"></a>\n\n### {inline(entry.title)}'
    pieces = [head, _facts(entry, rank, with_day=with_day)]
    if entry.body:
        pieces.append(block(entry.body))
    for part in _PARTS.get(type(entry.details), ()):
        value = getattr(entry.details, part.name)
        if part.is_said(value):
            pieces.append(_detail(part, value))
    if entry.kind is Kind.DECISION:
        pieces += [f"**{label}**\\\n{block(text)}" for label, text in told_besides(entry)]
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


def _detail(part: Part, value: object) -> str:
    label = f"**{part.label}**"
    if part.shape is Shape.MARK:
        return label
    if part.shape is Shape.DAY:
        words = _long_day(date.fromisoformat(str(value)))
    else:
        words = _names(value) if isinstance(value, tuple) else block(in_words(part, value))
    return f"{label}\\\n{words}"


@lru_cache(maxsize=512)
def _names(names: tuple[str, ...]) -> str:
    """Tags or names, also at the start of a line; the same few come again and again."""
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
    """A day as people write it, in English whatever the system's language: 12 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@lru_cache(maxsize=512)
def _long_day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {_short_day(day)}"


def _moment(at: datetime) -> str:
    if at.tzinfo is not UTC:
        at = at.astimezone(UTC)
    return f"{_short_day(at.date())}, {_TWO_DIGITS[at.hour]}:{_TWO_DIGITS[at.minute]} UTC"
