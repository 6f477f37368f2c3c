"""Writes the JSON Schema of the JSON Lines: `python -m tests.portable.whole.schema`.

What a kind's details hold follows from its declaration, and from nothing else.
"""

import json
from pathlib import Path
from typing import Any

from recovery_journal.model.entry import Kind, Lane, Origin
from recovery_journal.model.parts import Part, Shape
from recovery_journal.portable.whole.lines import FORMAT, VERSION

FILE = Path(__file__).parents[3] / "docs" / "journal.schema.json"

TEXT = {"type": "string"}
YES = {"type": "boolean"}
ID = {"$ref": "#/$defs/id"}
INSTANT = {"$ref": "#/$defs/instant"}
DAY = {"$ref": "#/$defs/day"}
NAMES = {"type": "array", "items": TEXT}
Schema = dict[str, Any]


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def fields(told: dict[str, Schema], *optional: str) -> Schema:
    """An object with these fields and no others; all of them are there but the optional ones."""
    return {
        "type": "object",
        "properties": told,
        "required": [name for name in told if name not in optional],
        "additionalProperties": False,
    }


def line(what: str, told: dict[str, Schema], *optional: str) -> Schema:
    """One line, which says what it is."""
    return fields({"is": {"const": what}, **told}, *optional)


def part(declared: Part) -> Schema:
    """What a part of a kind's details holds."""
    if declared.shape is Shape.WORDS:
        told: Schema = dict(NAMES)
    elif declared.shape is Shape.MARK:
        told = dict(YES)
    elif declared.shape is Shape.RULER:
        told = {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 10}, {"type": "null"}]}
    elif declared.choices:
        told = {"enum": ["", *declared.choices]}
    elif declared.shape is Shape.DAY:
        told = {"anyOf": [DAY, {"const": ""}]}
    else:
        told = dict(TEXT)
    return told | {"title": declared.label} if declared.label else told


def page(details: Schema) -> dict[str, Schema]:
    """What a version says, and what is being typed has too."""
    return {
        "day": DAY,
        "title": TEXT,
        "body": TEXT,
        "details": details,
        "tags": NAMES,
        "lane": {"enum": [lane.value for lane in Lane]},
        "origin": {"enum": [origin.value for origin in Origin]},
        "starred": YES,
        "created": INSTANT,
    }


def version(details: Schema) -> dict[str, Schema]:
    """One version of an entry."""
    about = {"version": ID, "parent": or_null(ID)}
    return about | page(details) | {"updated": INSTANT, "trashed": or_null(INSTANT)}


def of_kind(kind: Kind) -> tuple[Schema, Schema]:
    """A line with an entry of a kind, and one with a draft of it."""
    details = {"$ref": f"#/$defs/{kind.value}"}
    named = {"id": ID, "kind": {"const": kind.value}}
    past = {
        "earlier": {"type": "array", "items": fields(version(details))},
        "joined": {"type": "array", "items": {"type": "array", "prefixItems": [ID, ID]}},
    }
    entry = line("entry", {**named, **version(details), **past}, *past)
    told = {"id": ID, "updated": INSTANT, "base": or_null(ID)}
    draft = line("draft", told | {"entry": fields(named | page(details))})
    return entry, draft


def schema() -> Schema:
    """The whole schema."""
    others = [
        line("journal", {"format": {"const": FORMAT}, "version": {"const": VERSION}}),
        line("gone", {"id": ID}),
        line(
            "thread",
            {"id": ID, "source": ID, "target": ID, "words": TEXT, "seen_by": TEXT, "ripple": YES}
            | {"created": INSTANT, "version": ID},
        ),
        line("setting", {"name": TEXT, "value": TEXT, "version": ID}),
        line("arrival", {"key": TEXT, "entry": ID, "batch": ID, "written": TEXT}),
        line(
            "ledger",
            {"id": ID, "at": INSTANT, "event": TEXT, "place": TEXT}
            | {"entries": {"type": "integer", "minimum": 0}, "words": TEXT},
        ),
    ]
    kinds = [each for kind in Kind for each in of_kind(kind)]
    details = {
        kind.value: fields({each.name: part(each) for each in kind.details.parts()})
        for kind in Kind
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A whole journal as JSON Lines: each line is one of these",
        "$defs": {
            "id": {"type": "string", "pattern": "^[0-9A-Za-z._:-]{1,200}$"},
            "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            "instant": {
                "type": "string",
                "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$",
            },
            **details,
        },
        "oneOf": others + kinds,
    }


def written() -> str:
    """The file's text."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(written(), encoding="utf-8")
