"""One entry as a Markdown file: what it says in front matter, and below it the body as written."""

from collections.abc import Iterable
from typing import Any

from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.parts import Part, Shape
from recovery_journal.portable.whole import front_matter
from recovery_journal.portable.whole.as_json import VERSION, version_read
from recovery_journal.portable.whole.values import Fields, NotOurs

OWN_NAMES = frozenset(
    ("title", "aliases", "day", "kind", "tags", "lane", "origin", "starred", "trashed", "links")
) | {"created", "updated", "version", "parent", "id"}
"""The names in the front matter of every kind; no part of a kind is called so."""


def page(entry: Entry, links: Iterable[str]) -> str:
    """The file of an entry; `links` are the files of what it is threaded to, without endings."""
    told: dict[str, Any] = {
        "title": entry.title,
        "aliases": [entry.title],
        "day": entry.day,
        "kind": entry.kind.value,
        "tags": entry.tags,
        "lane": entry.lane.value,
        "origin": entry.origin.value,
        "starred": entry.starred,
        "trashed": entry.trashed,
        **{part.name: value for part, value in _kept(entry)},
        "links": [f"[[{link}]]" for link in links],
        "created": entry.created,
        "updated": entry.updated,
        "version": entry.version,
        "parent": entry.parent,
        "id": entry.id,
    }
    shown = {name: value for name, value in told.items() if value not in (None, [], ())}
    return front_matter.written(shown) + (f"{entry.body}\n" if entry.body else "")


def _kept(entry: Entry) -> Iterable[tuple[Part, Any]]:
    """The parts that say something; 0 on a ruler does."""
    for part in entry.details.parts():
        value = getattr(entry.details, part.name)
        if value or (part.shape is Shape.RULER and value is not None):
            yield part, value


def read(text: str) -> tuple[Entry, list[str]] | None:
    """The entry of a file and its links as they stand; None for a file that is no entry of ours.

    Raises `NotOurs` for one that can't be read.
    """
    parts = front_matter.split(text)
    if parts is None:
        return None
    told = front_matter.read(parts[0])
    if not told.get("id"):
        return None
    fields = Fields(told)
    kind = fields.word("kind", Kind)
    version: dict[str, Any] = {name: told.get(name) for name in VERSION}
    version["body"] = parts[1].removesuffix("\n")
    version["details"] = {p.name: _as_meant(p, fields) for p in kind.details.parts()}
    entry = version_read(version, fields.id("id"), kind)
    if not entry.title:
        raise NotOurs("`title`: a first line is wanted.")
    return entry, list(fields.texts("links"))


def _as_meant(part: Part, fields: Fields) -> Any:
    if part.shape is Shape.MARK:
        return fields.yes(part.name)
    if part.shape is Shape.WORDS:
        return fields.texts(part.name)
    if not fields.has(part.name) or fields.get(part.name) == "":
        return None
    if part.shape is Shape.RULER:
        value = fields.text(part.name).strip()
        if not (value.isascii() and value.isdecimal()):
            raise NotOurs(f"`{part.name}`: a whole number from 0 to 10 is wanted.")
        return int(value)
    return fields.text(part.name)
