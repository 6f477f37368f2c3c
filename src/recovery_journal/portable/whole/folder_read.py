"""A folder of Markdown read back: what it was when it was written, and what was changed by hand.

A file whose bytes are no longer those that the folder remembers was edited: it gives a new version
of its entry, after the one that it was made from. A file without an id is a new entry.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from recovery_journal.errors import TextRefused
from recovery_journal.model.entry import Entry, utc_now
from recovery_journal.model.ids import new_id
from recovery_journal.model.text import LONGEST_BODY, decode_text
from recovery_journal.model.whole import Gone, Lineage, Piece, Wording
from recovery_journal.portable.incoming.found import Unread
from recovery_journal.portable.whole import page
from recovery_journal.portable.whole.as_json import piece_read, with_past
from recovery_journal.portable.whole.folder import FORMAT, REST
from recovery_journal.portable.whole.lines import objects
from recovery_journal.portable.whole.values import Fields, NotOurs

_MOST = 8 * LONGEST_BODY
"""Bytes that a file may have."""
_FILE = re.compile(r"[^/\\\0.][^/\\\0]*/[^/\\\0.][^/\\\0]*\.md")
_LINK = re.compile(r"\[\[([^\]|#]+)[^\]]*\]\]")


@dataclass(frozen=True, slots=True)
class Edited:
    """An entry whose file was changed by hand, after the version that its parent names."""

    lineage: Lineage


@dataclass(frozen=True, slots=True)
class Linked:
    """Two entries that a link was set between by hand."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Loose:
    """A Markdown file that is no entry yet."""

    path: Path


Told = Piece | Edited | Linked | Loose | Unread


@dataclass(slots=True)
class _Reading:
    """What is known so far: which entry each file is of, and the links of those that changed."""

    ids: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    told: set[frozenset[str]] = field(default_factory=set)


def read(folder: Path) -> Iterator[Told]:
    """Everything in the folder, its own files first; nothing outside of it is opened."""
    under_way = _Reading()
    with (folder / REST).open("rb") as file:
        for found in objects(file, REST, FORMAT):
            if isinstance(found, Unread):
                yield found
                continue
            number, told = found
            try:
                yield from _one(folder, Fields(told), under_way)
            except NotOurs as error:
                yield Unread(place=f"{REST}, line {number}", reason=str(error))
    yield from _new_links(under_way)
    yield from _others(folder, under_way)


def _one(folder: Path, fields: Fields, under_way: _Reading) -> Iterator[Told]:
    if fields.get("is") == "entry":
        yield _entry(folder, fields, under_way)
        return
    piece = piece_read(fields.plain)
    if isinstance(piece, Wording) and _is_cut(piece, under_way):
        yield Gone(piece.version)
    else:
        yield piece


def _entry(folder: Path, fields: Fields, under_way: _Reading) -> Told:
    file, digest = fields.get("file"), fields.get("sha256")
    if not isinstance(file, str) or not _FILE.fullmatch(file):
        raise NotOurs("`file`: the path of a Markdown file in this folder is wanted.")
    entry_id = fields.id("id")
    under_way.ids[file.removesuffix(".md")] = entry_id
    found = _page(folder, file)
    if isinstance(found, Unread):
        return found
    entry, links, written = found
    if entry is None or entry.id != entry_id:
        return Unread(place=file, reason="It no longer says which entry it is: `id` has changed.")
    if written == digest:
        return with_past(entry, fields)
    under_way.links[entry_id] = links
    stands = replace(entry, parent=entry.version, version=new_id(), updated=utc_now())
    return Edited(with_past(stands, fields))


def _page(folder: Path, file: str) -> tuple[Entry | None, list[str], str] | Unread:
    """The entry of a file, its links, and the SHA-256 of its bytes."""
    path = folder / file
    try:
        if path.is_symlink() or path.parent.is_symlink():
            return Unread(place=file, reason="A link to another place is not followed.")
        with path.open("rb") as opened:
            data = opened.read(_MOST + 1)
    except FileNotFoundError:
        return Unread(place=file, reason="It is not there. What is in the journal stays.")
    except OSError:
        return Unread(place=file, reason="It can't be opened.")
    if len(data) > _MOST:
        return Unread(place=file, reason="It is too long.")
    try:
        text = decode_text(data).replace("\r\n", "\n").replace("\r", "\n")
        entry, links = page.read(text) or (None, [])
    except (NotOurs, TextRefused) as error:
        return Unread(place=file, reason=str(error))
    return entry, links, hashlib.sha256(data).hexdigest()


def _is_cut(wording: Wording, under_way: _Reading) -> bool:
    """Whether a file of one of its ends was changed, and no longer has the link."""
    thread = wording.thread
    under_way.told.add(frozenset((thread.source, thread.target)))
    for here, there in ((thread.source, thread.target), (thread.target, thread.source)):
        if here in under_way.links and there not in _ends(here, under_way):
            return True
    return False


def _ends(entry_id: str, under_way: _Reading) -> set[str]:
    """The ids of what a changed file has links to."""
    found = {
        match[1].strip() for link in under_way.links[entry_id] for match in _LINK.finditer(link)
    }
    return {under_way.ids[name] for name in found if name in under_way.ids}


def _new_links(under_way: _Reading) -> Iterator[Linked]:
    for source in under_way.links:
        for target in sorted(_ends(source, under_way)):
            pair = frozenset((source, target))
            if source != target and pair not in under_way.told:
                under_way.told.add(pair)
                yield Linked(source, target)


def _others(folder: Path, under_way: _Reading) -> Iterator[Told]:
    """The Markdown files that the rest does not tell of: entries of ours, or new ones."""
    for path in sorted(folder.rglob("*.md")):
        file = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.is_symlink() or file.removesuffix(".md") in under_way.ids:
            continue
        found = _page(folder, file)
        if isinstance(found, Unread):
            yield found
        elif found[0] is None:
            yield Loose(path)
        else:
            yield Lineage(standing=found[0])
