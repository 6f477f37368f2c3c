"""A made-up journal in memory, to show how it works; nothing of it is ever on disk."""

import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry

_PARTS_OF_ENTRY = {"back", "kind", "title", "body", "tags", "lane", "starred", "to"}


def made_up_journal(today: date | None = None) -> Journal:
    """A journal in memory with a year in it that ends on this day."""
    day = today or datetime.now().astimezone().date()
    text = (files("recovery_journal.content") / "demo.toml").read_text(encoding="utf-8")
    told: list[dict[str, Any]] = tomllib.loads(text)["entry"]
    # Written from the oldest on, so that several of one day stand in the order of the file.
    entries = {each["title"]: _entry(each, day) for each in reversed(told)}
    journal = Journal.in_memory()
    journal.add_many(list(entries.values()))
    for each in told:
        for other in each.get("to", ()):
            journal.thread(entries[each["title"]].id, entries[other].id)
    return journal


def _entry(told: dict[str, Any], today: date) -> Entry:
    day = today - timedelta(days=told["back"])
    entry = new_entry(Kind(told.get("kind", "win")), day, told["title"], told.get("body", ""))
    parts = {name: value for name, value in told.items() if name not in _PARTS_OF_ENTRY}
    return replace(
        entry,
        details=entry.kind.details.from_dict(parts),
        tags=tuple(told.get("tags", ())),
        lane=Lane(told.get("lane", Lane.ONLY_ME)),
        starred=told.get("starred", False),
    )
