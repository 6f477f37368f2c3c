"""Each piece of a journal as one JSON object, and back; `docs/format.md` tells the fields."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.model.entry import Entry, Kind, Lane, Origin, clean_tags
from recovery_journal.model.records import Draft, LedgerLine, Thread
from recovery_journal.model.text import LONGEST_TITLE, clean_text
from recovery_journal.model.whole import Arrival, Gone, Lineage, Piece, SettingState, Wording
from recovery_journal.portable.jsonl import instant
from recovery_journal.portable.whole.values import Fields, NotOurs

Told = dict[str, Any]
encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_quoted = json.encoder.encode_basestring
_UNSAID = {kind: encoded(kind.details.unsaid().as_dict()) for kind in Kind}


def _page(entry: Entry, created: str) -> str:
    """What a version says and what is being typed has too, as fields of JSON, without brackets."""
    # Put together by hand: of a whole journal, most of the time goes into these lines.
    unsaid = entry.details is entry.kind.details.unsaid()
    details = _UNSAID[entry.kind] if unsaid else encoded(entry.details.as_dict())
    return (
        f'"day":"{entry.day}","title":{_quoted(entry.title)},"body":{_quoted(entry.body)},'
        f'"details":{details},"tags":[{",".join(map(_quoted, entry.tags))}],'
        f'"lane":"{entry.lane}","origin":"{entry.origin}",'
        f'"starred":{"true" if entry.starred else "false"},"created":"{created}"'
    )


def _version(entry: Entry) -> str:
    """One version, without the id and the kind, which all versions of an entry share."""
    parent = f'"{entry.parent}"' if entry.parent else "null"
    trashed = f'"{instant(entry.trashed)}"' if entry.trashed else "null"
    created = instant(entry.created)
    updated = created if entry.updated is entry.created else instant(entry.updated)
    return (
        f'"version":"{entry.version}","parent":{parent},{_page(entry, created)},'
        f'"updated":"{updated}","trashed":{trashed}'
    )


def version_read(told: Any, entry_id: str, kind: Kind) -> Entry:
    """A version from such an object; raises `NotOurs`."""
    fields = Fields(told, "A version")
    if len(title := fields.text("title", one_line=True)) > LONGEST_TITLE:
        raise NotOurs(f"`title`: {LONGEST_TITLE} characters fit.")
    return Entry(
        id=entry_id,
        kind=kind,
        day=fields.day("day"),
        title=title,
        body=fields.text("body"),
        details=details_read(kind, fields.get("details")),
        tags=clean_tags(fields.texts("tags")),
        lane=fields.word("lane", Lane),
        origin=fields.word("origin", Origin),
        starred=fields.yes("starred"),
        created=fields.instant("created"),
        updated=fields.instant("updated"),
        version=fields.id("version"),
        parent=fields.id_or_none("parent"),
        trashed=fields.instant_or_none("trashed"),
    )


def details_read(kind: Kind, told: Any) -> Any:
    """The details of a kind from plain values; raises `NotOurs` for what it does not take."""
    if not isinstance(told, dict):
        raise NotOurs("`details`: an object is wanted.")
    try:
        return kind.details.from_dict(told)
    except (Unusable, TextRefused) as error:
        raise NotOurs(f"`details`: {error}") from None


def _entry(lineage: Lineage) -> str:
    """An entry as it stands and, where there are any, its earlier versions."""
    standing = lineage.standing
    return f'"id":"{standing.id}","kind":"{standing.kind}",{_version(standing)}{past(lineage)}'


def past(lineage: Lineage) -> str:
    """What an entry came from: its earlier versions, and what joined two of them; fields of JSON.

    Each begins with a comma; where there is nothing to tell it is empty.
    """
    told = ""
    if lineage.earlier:
        told += f',"earlier":[{",".join(f"{{{_version(each)}}}" for each in lineage.earlier)}]'
    if lineage.joined:
        told += f',"joined":{encoded([list(tie) for tie in sorted(lineage.joined)])}'
    return told


def lineage_read(fields: Fields) -> Lineage:
    """An entry with its versions; raises `NotOurs`."""
    entry_id, kind = fields.id("id"), fields.word("kind", Kind)
    standing = version_read({name: fields.get(name) for name in VERSION}, entry_id, kind)
    if not standing.title:
        raise NotOurs("`title`: a first line is wanted.")
    return with_past(standing, fields)


def with_past(standing: Entry, fields: Fields) -> Lineage:
    """An entry with the earlier versions that stand in an object; raises `NotOurs`."""
    earlier = fields.get("earlier") or []
    ties = fields.get("joined") or []
    if not isinstance(earlier, list):
        raise NotOurs("`earlier`: a list of versions is wanted.")
    if not isinstance(ties, list) or not all(isinstance(t, list) and len(t) == 2 for t in ties):
        raise NotOurs("`joined`: a list of pairs of versions is wanted.")
    pairs = [Fields({"version": version, "parent": parent}) for version, parent in ties]
    return Lineage(
        standing=standing,
        earlier=tuple(version_read(each, standing.id, standing.kind) for each in earlier),
        joined=frozenset((pair.id("version"), pair.id("parent")) for pair in pairs),
    )


VERSION = (
    *("version", "parent", "day", "title", "body", "details", "tags", "lane", "origin"),
    *("starred", "created", "updated", "trashed"),
)
"""The fields of a version."""


def _draft(draft: Draft) -> str:
    entry, base = draft.entry, f'"{draft.entry.version}"' if draft.entry.version else "null"
    page = _page(entry, instant(entry.created))
    return (
        f'"id":"{draft.id}","updated":"{instant(draft.updated)}","base":{base},'
        f'"entry":{{"id":"{entry.id}","kind":"{entry.kind}",{page}}}'
    )


def _draft_read(fields: Fields) -> Draft:
    told = Fields(fields.get("entry"), "`entry`")
    page = {name: told.get(name) for name in VERSION} | {"version": "draft", "parent": None}
    page |= {"trashed": None, "updated": fields.get("updated")}
    entry = version_read(page, told.id("id"), told.word("kind", Kind))
    # What is being typed has no shape yet: its first line may be empty, or have a line end.
    entry = replace(
        entry,
        title=told.text("title"),
        tags=told.texts("tags"),
        version=fields.id_or_none("base") or "",
    )
    return Draft(id=fields.id("id"), entry=entry, updated=entry.updated)


def _wording_told(wording: Wording) -> Told:
    thread = wording.thread
    return {
        "id": thread.id,
        "source": thread.source,
        "target": thread.target,
        "words": thread.words,
        "seen_by": thread.seen_by,
        "ripple": thread.ripple,
        "created": instant(thread.created),
        "version": wording.version,
    }


def _wording_read(fields: Fields) -> Wording:
    source, target = fields.id("source"), fields.id("target")
    if source == target:
        raise NotOurs("`target`: another entry than the source is wanted.")
    thread = Thread(
        id=fields.id("id"),
        source=source,
        target=target,
        words=fields.text("words", one_line=True),
        seen_by=fields.text("seen_by", one_line=True),
        ripple=fields.yes("ripple"),
        created=fields.instant("created"),
    )
    return Wording(thread=thread, version=fields.id("version"))


def _state_read(fields: Fields) -> SettingState:
    name = fields.text("name", one_line=True)
    return SettingState(name=name, value=fields.text("value"), version=fields.id("version"))


def _arrival_read(fields: Fields) -> Arrival:
    return Arrival(
        key=fields.text("key"),
        entry_id=fields.id("entry"),
        batch=fields.id("batch"),
        written=fields.text("written"),
    )


def _line_told(line: LedgerLine) -> Told:
    return {
        "id": line.id,
        "at": instant(line.at),
        "event": line.event,
        "place": line.place,
        "entries": line.entries,
        "words": line.words,
    }


def _line_read(fields: Fields) -> LedgerLine:
    return LedgerLine(
        id=fields.id("id"),
        at=fields.instant("at"),
        event=fields.text("event", one_line=True),
        place=clean_text(fields.text("place"), one_line=True),
        entries=fields.number("entries"),
        words=fields.text("words"),
    )


_TELLS: dict[type[Any], tuple[str, Callable[[Any], Told]]] = {
    Gone: ("gone", lambda gone: {"id": gone.id}),
    Wording: ("thread", _wording_told),
    SettingState: (
        "setting",
        lambda state: {"name": state.name, "value": state.value, "version": state.version},
    ),
    Arrival: (
        "arrival",
        lambda each: {
            "key": each.key,
            "entry": each.entry_id,
            "batch": each.batch,
            "written": each.written,
        },
    ),
    LedgerLine: ("ledger", _line_told),
}
_READS: dict[str, Callable[[Fields], Piece]] = {
    "gone": lambda fields: Gone(fields.id("id")),
    "entry": lineage_read,
    "thread": _wording_read,
    "setting": _state_read,
    "arrival": _arrival_read,
    "ledger": _line_read,
    "draft": _draft_read,
}


def piece_line(piece: Piece) -> str:
    """A piece as one line with an object, `is` saying what it is; without the line's end."""
    if isinstance(piece, Lineage):
        return f'{{"is":"entry",{_entry(piece)}}}'
    if isinstance(piece, Draft):
        return f'{{"is":"draft",{_draft(piece)}}}'
    word, tells = _TELLS[type(piece)]
    return encoded({"is": word, **tells(piece)})


def piece_read(told: Any) -> Piece:
    """A piece from such an object; raises `NotOurs`."""
    fields = Fields(told)
    word = fields.get("is")
    if not isinstance(word, str) or word not in _READS:
        raise NotOurs(f"`is`: one of {', '.join(_READS)} is wanted.")
    try:
        return _READS[word](fields)
    except TextRefused as error:
        raise NotOurs(str(error)) from None
