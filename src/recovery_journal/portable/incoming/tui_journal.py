"""tui-journal's JSON: an export `{"version": 100, "entries": […]}`, or its own file, a list.

An entry has date, title, content, tags, priority and folder. The program asks for a day and
writes it as that day's midnight in UTC, so midnight says a day and no time. An export has no
ids, and those of the file are counted from 0 in each journal, so the texts make the key. A
folder becomes a tag; a priority is left out.
"""

from datetime import time

from recovery_journal.portable.incoming.found import Found
from recovery_journal.portable.incoming.making import Maker
from recovery_journal.portable.incoming.parts import Parts, tags_of, text_of
from recovery_journal.portable.incoming.when import When, written

SOURCE = "tui-journal"


def fits(entry: Parts) -> bool:
    """Whether this looks like an entry of tui-journal."""
    return "date" in entry and "title" in entry and "content" in entry


def found(entry: Parts, maker: Maker, place: str) -> Found:
    """The entry; raises `Unusable` where it cannot be read."""
    when = written(text_of(entry, "date"))
    return maker.made(
        When(when.day) if when.clock == time() else when,
        place,
        title=text_of(entry, "title"),
        body=text_of(entry, "content"),
        tags=[*tags_of(entry), text_of(entry, "folder")],
    )
