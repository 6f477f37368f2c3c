"""A made-up journal in memory, to show how it works; nothing of it is ever on disk."""

import tomllib
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import with_past
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry, utc_now
from recovery_journal.model.my_page import Pick
from recovery_journal.model.options import Option, options_of, options_text
from recovery_journal.model.records import Person
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import title_of

_PARTS_OF_ENTRY = {
    "back",
    "kind",
    "title",
    "body",
    "tags",
    "lane",
    "starred",
    "to",
    "rank",
    "on_page",
}
_NAMES_ENTRY = {"run": "run", "of": "about"}
"""What names another entry by its title, and the part that then has its id."""
_DAYS_BACK = "_days_back"
"""A part whose name ends like this is a day, so many before today."""


def made_up_journal(today: date | None = None) -> Journal:
    """A journal in memory with a year in it that ends on this day."""
    day = today or datetime.now().astimezone().date()
    text = (files("recovery_journal.content") / "demo.toml").read_text(encoding="utf-8")
    written = tomllib.loads(text)
    told: list[dict[str, Any]] = written["entry"]
    named = [each for each in told if "about" not in each]
    # Written from the oldest on, so that several of one day stand in the order of the file.
    entries = {each["title"]: _entry(each, day) for each in reversed(named)}
    for each in named:
        for name in _NAMES_ENTRY.keys() & each.keys():
            entry = entries[each["title"]]
            ids = entry.details.as_dict() | {_NAMES_ENTRY[name]: entries[each[name]].id}
            entries[entry.title] = replace(entry, details=entry.kind.details.from_dict(ids))
    for each in named:
        if "options" in each:
            entries[each["title"]] = _tied(entries[each["title"]], entries)
    journal = Journal.in_memory()
    journal.add_many(list(entries.values()))
    for each in named:
        for other in each.get("to", ()):
            end = {"title": other} if isinstance(other, str) else dict(other)
            to = entries[end.pop("title")].id
            journal.thread(entries[each["title"]].id, to, **end)
    ranked = sorted((each for each in named if "rank" in each), key=lambda each: each["rank"])
    journal.set_value_order([entries[each["title"]].id for each in ranked])
    _check_in(journal, [each for each in told if "about" in each], day)
    for each in written["session"]:
        journal.add(_session(dict(each), list(entries.values()), day))
    journal.set_people([Person(**each) for each in written["person"]])
    picked = [each for each in named if each.get("on_page")]
    journal.set_my_page([Pick(entries[each["title"]].id) for each in picked])
    return journal


def _tied(decision: Entry, entries: dict[str, Entry]) -> Entry:
    """The decision with its options close to entries, where they were close to titles."""
    said = decision.details.as_dict()
    options = [
        replace(each, close=tuple(entries[title].id for title in each.close))
        for each in options_of(said["options"])
    ]
    said["options"] = options_text(options)
    return replace(decision, details=decision.kind.details.from_dict(said))


def _check_in(journal: Journal, told: list[dict[str, Any]], today: date) -> None:
    subjects = {subject.name: subject for subject in journal.subjects()}
    check_ins = []
    for each in reversed(told):
        entry = journal.new_check_in(subjects[each["about"]], today - timedelta(days=each["back"]))
        numbers = {name: each.get(name) for name in ("matters", "close")}
        details = entry.kind.details.from_dict(entry.details.as_dict() | numbers)
        check_ins.append(replace(entry, body=each.get("body", ""), details=details))
    journal.add_many(check_ins)


def _session(told: dict[str, Any], entries: list[Entry], today: date) -> Entry:
    """A time together that is over; what was made up now counts as begun in it."""
    day = today - timedelta(days=told.pop("back"))
    body = told.pop("body")
    began = min(entry.created for entry in entries) - timedelta(seconds=1)
    details = SessionDetails.from_dict(
        told
        | {
            "signed": f"{day.day} {day:%B %Y}, 17:40",
            "began": began.isoformat(),
            "ended": utc_now().isoformat(),
        }
    )
    entry = new_entry(Kind.SESSION, day, title_of(details), body)
    return replace(entry, details=details, lane=Lane.OPEN_TOGETHER)


def _entry(told: dict[str, Any], today: date) -> Entry:
    day = today - timedelta(days=told["back"])
    entry = new_entry(Kind(told.get("kind", "win")), day, told["title"], told.get("body", ""))
    left_out = _PARTS_OF_ENTRY | _NAMES_ENTRY.keys()
    parts = {name: value for name, value in told.items() if name not in left_out}
    if "options" in parts:
        parts["options"] = options_text([Option(**each) for each in parts["options"]])
    for name in [name for name in parts if name.endswith(_DAYS_BACK)]:
        back = timedelta(days=parts.pop(name))
        parts[name.removesuffix(_DAYS_BACK)] = (today - back).isoformat()
    written = replace(
        entry,
        details=entry.kind.details.from_dict(parts),
        tags=tuple(told.get("tags", ())),
        lane=Lane(told.get("lane", Lane.ONLY_ME)),
        starred=told.get("starred", False),
    )
    return with_past(written, None, day)
