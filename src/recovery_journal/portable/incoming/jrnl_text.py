"""jrnl's text file: `[2026-11-24 09:15 AM] Title *`, and below it the body.

The first line is the title, a star at its end marks it, and words after @ or # are tags; they
stay in the text. The time's format is the person's setting, so every way of `when` is read. A
line that begins in brackets with what is no day is text. A file of jrnl 1 has no brackets, and
there a line in brackets is always text. jrnl writes no zone, unless the format has one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from recovery_journal.errors import Unusable
from recovery_journal.model.text import LONGEST_BODY, LONGEST_TITLE
from recovery_journal.portable.incoming.found import (
    NOTHING_KNOWN,
    Found,
    Known,
    NotRead,
    Opens,
    Unread,
    shown,
)
from recovery_journal.portable.incoming.lines import text_lines
from recovery_journal.portable.incoming.making import TOO_LONG, Maker
from recovery_journal.portable.incoming.when import (
    When,
    day_comes_first,
    leading,
    meant_as_day,
    written,
)

_BRACKETS = re.compile(r"\[([^\]\n]+)\] ")
_TAG = re.compile(r"(?<!\S)[@#]([-+*#/\w]*[^\W\d_][-+*#/\w]*)")


@dataclass(slots=True)
class _Open:
    """An entry whose lines are still being read."""

    line: int
    when: When | None
    problem: str = ""
    lines: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, line: str) -> None:
        """One more line; once it is too long to be kept, none of it is held."""
        self.size += len(line)
        if self.size > LONGEST_BODY:
            self.problem = self.problem or TOO_LONG
        if self.problem:
            self.lines.clear()
        else:
            self.lines.append(line)


def read(opens: Opens, name: str, known: Known = NOTHING_KNOWN) -> Iterator[Found | Unread]:
    """The entries of the file in its order; what stands above the first one is not read."""
    old = _is_old(opens)
    day_first = known.day_first
    if day_first is None:
        day_first = day_comes_first(_days(opens, old=old))
    maker, file = Maker("jrnl"), shown(name)
    for entry in _entries(opens, old=old, day_first=day_first):
        place = f"{file}, line {entry.line}"
        try:
            yield _found(entry, maker, place)
        except Unusable as error:
            yield Unread(place=place, reason=str(error))


def is_bracketed(line: str) -> bool:
    """Whether an entry of jrnl begins with this line."""
    match = _BRACKETS.match(line)
    return match is not None and (_is_day(match[1]) or meant_as_day(match[1]))


def is_bare(line: str) -> bool:
    """Whether an entry of jrnl 1 begins with this line."""
    try:
        return leading(line) is not None
    except NotRead:
        return True


def _is_old(opens: Opens) -> bool:
    """Whether the first entry has no brackets."""
    for line in text_lines(opens):
        if is_bracketed(line):
            return False
        if is_bare(line):
            return True
    return False


def _is_day(text: str) -> bool:
    try:
        written(text, day_first=True)
    except NotRead:
        return False
    return True


def _days(opens: Opens, *, old: bool) -> Iterator[str]:
    for line in text_lines(opens):
        if old:
            yield line[:64]
        elif line.startswith("[") and (match := _BRACKETS.match(line)):
            yield match[1]


def _entries(opens: Opens, *, old: bool, day_first: bool | None) -> Iterator[_Open]:
    begun = _bare if old else _bracketed
    entry = _Open(1, None, "This stands above the first day.")
    empty = True
    for number, line in enumerate(text_lines(opens), 1):
        if started := begun(line, number, day_first):
            if not empty:
                yield entry
            entry = started
            empty = False
        elif not empty or line.strip():
            entry.line = number if empty else entry.line
            empty = False
            entry.add(line)
    if not empty:
        yield entry


def _bracketed(line: str, number: int, day_first: bool | None) -> _Open | None:
    if not line.startswith("[") or not (match := _BRACKETS.match(line)):
        return None
    try:
        entry = _Open(number, written(match[1], day_first=day_first))
    except NotRead as error:
        if not is_bracketed(line):
            return None
        entry = _Open(number, None, str(error))
    entry.add(line[match.end() :])
    return entry


def _bare(line: str, number: int, day_first: bool | None) -> _Open | None:
    if not line[:1].strip():
        return None
    try:
        begun = leading(line, day_first=day_first)
    except NotRead as error:
        return _Open(number, None, str(error))
    if begun is None:
        return None
    entry = _Open(number, begun[0])
    entry.add(f"{begun[1]}\n")
    return entry


def _found(entry: _Open, maker: Maker, place: str) -> Found:
    if entry.when is None or entry.problem:
        raise NotRead(entry.problem)
    first = entry.lines[0].strip()
    starred = first == "*" or (first.endswith("*") and first[-2].isspace())
    title = first[:-1].rstrip() if starred else first
    text = "".join(entry.lines[1:]).strip()
    tags = {
        tag for part in (title, text) if "@" in part or "#" in part for tag in _TAG.findall(part)
    }
    return maker.made(
        entry.when,
        place,
        title=title,
        body=text,
        tags=(tag for tag in tags if len(tag) <= LONGEST_TITLE),
        starred=starred,
    )
