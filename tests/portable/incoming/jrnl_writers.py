"""What jrnl writes: its text file, of version 1 too, and its export."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from recovery_journal.model.text import clean_text
from tests.portable.incoming.reading import kept
from tests.portable.incoming.told import Said, Told, fixed, said_of, shuffled

JRNL_WAYS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M %p", "%d.%m.%Y %H:%M", "%A, %d %b %Y %H:%M")


def for_jrnl(told: Told) -> Told:
    """A title and lines that jrnl gives back as they are: it has no sign for what is text.

    A line that begins as an entry does would be one; and words after @ and # are its tags.
    """
    plain = re.sub("[@#]", "", told.body.replace("\r", "\n"))
    title = re.sub("[@#]", "", told.title).strip().rstrip("*").strip()
    return replace(
        told,
        title=title if clean_text(title, one_line=True) else "x",
        body="\n".join(f" {line}" for line in plain.split("\n")),
    )


def _with_tags(told: Told) -> str:
    return "\n".join((told.body, *(f"@{tag}" for tag in told.tags)))


def write_jrnl(entries: Sequence[Told], chance: Random) -> bytes:
    """A text file of jrnl's, its time as the person has set it."""
    return _jrnl(entries, f"[{_jrnl_way(chance)}]")


def write_old_jrnl(entries: Sequence[Told], chance: Random) -> bytes:
    """A text file of jrnl 1: no brackets."""
    return _jrnl(entries, _jrnl_way(chance))


def _jrnl(entries: Sequence[Told], way: str) -> bytes:
    heads = (f"{fixed(e).strftime(way)} {e.title}{' *' if e.starred else ''}" for e in entries)
    texts = map(_with_tags, entries)
    return "\n".join(f"{h}\n{t}\n" for h, t in zip(heads, texts, strict=True)).encode()


def for_old_jrnl(told: Told) -> Told:
    """A title that is no part of the time before it."""
    told = for_jrnl(told)
    return replace(told, title=f"x{told.title}")


def _jrnl_way(chance: Random) -> str:
    return chance.choice(JRNL_WAYS) + chance.choice(("", " %z"))


def said_by_jrnl(told: Told, chance: Random) -> Said:
    at = fixed(told) if _jrnl_way(chance).endswith("%z") else None
    return said_of(told, at, body=kept(_with_tags(told).strip()))


def write_jrnl_json(entries: Sequence[Told], chance: Random) -> bytes:
    """An export of jrnl's: a tag has its sign, a time no zone."""
    told = [
        shuffled(
            {
                "title": e.title,
                "body": e.body,
                "date": e.day.isoformat(),
                "time": e.clock.isoformat("minutes"),
                "tags": [f"@{tag}" for tag in e.tags],
                "starred": e.starred,
            },
            chance,
        )
        for e in entries
    ]
    whole = shuffled(
        {"tags": {f"@{tag}": 1 for e in entries for tag in e.tags}, "entries": told}, chance
    )
    return json.dumps(whole, indent=2, ensure_ascii=chance.random() < 0.5).encode()
