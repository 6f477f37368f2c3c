"""What other journals write, written anew for the tests by what each program says of its files.

A writer takes entries and a source of chance, by which it picks among the ways that its program
has: orders of fields, ways of writing a day, ends of lines.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Literal

from tests.portable.incoming.jrnl_writers import (
    for_jrnl,
    for_old_jrnl,
    said_by_jrnl,
    write_jrnl,
    write_jrnl_json,
    write_old_jrnl,
)
from tests.portable.incoming.json_writers import (
    for_day_one,
    said_by_tui_journal,
    said_there,
    write_day_one,
    write_day_one_zip,
    write_tui_journal,
)
from tests.portable.incoming.reading import kept
from tests.portable.incoming.told import Program, Told, fixed, said_of

_ENDS: tuple[tuple[Literal[0, 1], str], ...] = ((csv.QUOTE_MINIMAL, "\r\n"), (csv.QUOTE_ALL, "\n"))
"""Which cells have quotes, and how lines end: with the other end a lone \\r would have none."""


def write_csv(entries: Sequence[Told], chance: Random) -> bytes:
    """RFC 4180, in any order of columns, with any of the usual names."""
    columns: dict[str, Callable[[Told], str]] = {
        chance.choice(("Date", "created_at", "Creation Date")): lambda e: fixed(e).isoformat(),
        chance.choice(("Title", "SUBJECT")): lambda e: e.title,
        chance.choice(("Text", "body", "Notes")): lambda e: e.body,
        "Tags": lambda e: ";".join(e.tags),
        "Starred": lambda e: "yes" if e.starred else "",
    }
    names = list(columns)
    chance.shuffle(names)
    made = io.StringIO(newline="")
    quoting, end = chance.choice(_ENDS)
    table = csv.writer(made, delimiter=chance.choice(",;\t"), quoting=quoting, lineterminator=end)
    table.writerow(names)
    table.writerows([columns[name](entry) for name in names] for entry in entries)
    return made.getvalue().encode(chance.choice(("utf-8", "utf-8-sig")))


def _for_markdown(told: Told) -> Told:
    return replace(told, title=f"x{told.title}x", body=f"y{told.body}y")


def write_markdown(entries: Sequence[Told], chance: Random) -> bytes:
    """One entry, with what is known of it above the text, in any order and any of the ways."""
    (told,) = entries
    escaped = told.title.replace("\\", "\\\\").replace('"', '\\"')
    single = told.title.replace("'", "''")
    tags = "".join(f"\n  - {tag}" for tag in told.tags)
    head = [
        chance.choice((f'title: "{escaped}"', f"title: '{single}'")),
        f"{chance.choice(('date', 'day', 'created'))}: {fixed(told).isoformat()}",
        chance.choice((f"tags: [{', '.join(told.tags)}]", f"tags:{tags}")),
        f"starred: {'true' if told.starred else 'no'}",
    ]
    chance.shuffle(head)
    return "\n".join(("---", *head, "---", "", f"{told.body}\n")).encode()


def write_text(entries: Sequence[Told], _: Random) -> bytes:
    """A title, an empty line and words; the day is in the file's name."""
    (told,) = entries
    return f"{told.title}\n\n{told.body}".encode()


PROGRAMS = (
    Program("a.csv", write_csv, lambda told, _: said_of(told, fixed(told))),
    Program("jrnl.txt", write_jrnl, said_by_jrnl, for_jrnl),
    Program("old.txt", write_old_jrnl, said_by_jrnl, for_old_jrnl),
    Program(
        "jrnl.json",
        write_jrnl_json,
        lambda told, _: said_of(told, None, body=kept(told.body.strip())),
    ),
    Program(
        "Journal.json", write_day_one, lambda told, _: said_of(told, said_there(told)), for_day_one
    ),
    Program(
        "one.zip", write_day_one_zip, lambda told, _: said_of(told, said_there(told)), for_day_one
    ),
    Program("tui.json", write_tui_journal, said_by_tui_journal),
    Program("a.md", write_markdown, lambda told, _: said_of(told, fixed(told)), _for_markdown, 1),
    Program(
        "2026-11-24.txt",
        write_text,
        lambda told, _: said_of(
            told, None, day=date(2026, 11, 24), clock=None, tags=(), starred=False
        ),
        _for_markdown,
        1,
    ),
)
"""Every format that can come in."""
