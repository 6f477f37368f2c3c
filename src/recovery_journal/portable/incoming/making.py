"""From what a source says to a `Found`: text cleaned, a title of one line, a key that stays."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from recovery_journal.errors import TextRefused
from recovery_journal.model.entry import clean_tags
from recovery_journal.model.text import LONGEST_BODY, LONGEST_TITLE, clean_text, left_out
from recovery_journal.portable.incoming.found import Found, NotRead
from recovery_journal.portable.incoming.numbers import Numbers
from recovery_journal.portable.incoming.when import When

TOO_LONG = f"It is longer than {LONGEST_BODY:,} characters."

_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)+")
_HEADING = re.compile(r"#{1,6}[^\S\n]+(?=\S)")
_OWN_KEY = re.compile(r"[0-9A-Za-z-]{16,64}", re.ASCII)


class Maker:
    """Makes the entries of one file. It knows the keys it gave, so that no two are the same.

    All it holds of them is a number for each.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._given = Numbers()
        self._made = Numbers()
        self._again: Counter[int] = Counter()

    def made(
        self,
        when: When,
        place: str,
        *,
        title: str = "",
        body: str = "",
        tags: Iterable[str] = (),
        starred: bool = False,
        own: str = "",
        markdown: bool = False,
        instead: str = "",
    ) -> Found:
        """The entry; raises `NotRead` for a text that cannot be kept, `TextRefused` included.

        Without a title the first line of the body is it. With `markdown`, its heading marks go.
        `own` is the source's own id; where it is none that can be kept, or came before, the
        texts make the key. Where the source says no day, `instead` stands for it in the key.
        """
        line, text, without = _texts(title, body, markdown=markdown)
        said = (instead or when.day, when.clock or "", when.at or "")
        return Found(
            day=when.day,
            clock=when.clock,
            at=when.at,
            title=line,
            body=text,
            tags=_tags(tags),
            starred=starred,
            source=self.source,
            key=self._key(own, (self.source, *(str(part) for part in said), line, text)),
            place=place,
            left_out=without,
        )

    def _key(self, own: str, parts: tuple[str, ...]) -> str:
        """The source's own id, or a digest; of entries that are alike each gets its own.

        Which of them comes first makes no difference, so the keys are the same in any order.
        """
        if _OWN_KEY.fullmatch(own) and self._given.add(_number(own)):
            return own
        text = "\0".join(parts)
        if not self._made.add(number := _number(text)):
            self._again[number] += 1
            text = f"{text}\0{self._again[number] + 1}"
        return sha256(text.encode()).hexdigest()


def _number(text: str) -> int:
    """A number that stands for a text, on every computer the same; 64 bits are enough to tell.

    Two texts of one number would be taken for alike: each has a key of its own then too.
    """
    return int.from_bytes(sha256(text.encode()).digest()[:8])


def _texts(title: str, body: str, *, markdown: bool) -> tuple[str, str, int]:
    """The title and the body as they are kept, and how many characters go."""
    if len(title) + len(body) > LONGEST_BODY:
        raise NotRead(TOO_LONG)
    line, text = _clean(title, one_line=True), _clean(body)
    without = _without(title, line, one_line=True) + _without(body, text)
    line, text = _fitting(line, text) if line else _first_line(text, markdown=markdown)
    if not line:
        raise NotRead("There is no text in it.")
    if len(text) > LONGEST_BODY:
        raise NotRead(TOO_LONG)
    return line, text, without


def _clean(text: str, *, one_line: bool = False) -> str:
    if "\0" in text:
        raise NotRead("This is not text.")
    try:
        return clean_text(text, one_line=one_line)
    except TextRefused:
        raise NotRead("Part of it is not UTF-8 text.") from None


def _without(raw: str, cleaned: str, *, one_line: bool = False) -> int:
    # Counting reads the text once more; most text is as it was.
    same = raw.strip() == cleaned if one_line else raw == cleaned
    return 0 if same else left_out(raw)


def _fitting(title: str, body: str) -> tuple[str, str]:
    """A title within its length; a longer one is cut, and stands whole above the body."""
    if not body.strip():
        body = ""
    if len(title) <= LONGEST_TITLE:
        return title, body
    return _cut(title), f"{title}\n\n{body}" if body else title


def _first_line(text: str, *, markdown: bool) -> tuple[str, str]:
    """The first line with words as a title, and the text below it; all of it where it is cut."""
    blank = _BLANK_LINES.match(text)
    text = text[blank.end() if blank else 0 :].rstrip()
    first, _, rest = text.partition("\n")
    title = clean_text(without_marks(first) if markdown else first, one_line=True)
    if len(title) > LONGEST_TITLE:
        return _cut(title), text
    blank = _BLANK_LINES.match(rest)
    return title, rest[blank.end() if blank else 0 :]


def without_marks(line: str) -> str:
    """A line of Markdown without the marks of a heading."""
    if not (match := _HEADING.match(line)):
        return line
    bare = line[match.end() :].rstrip()
    closed = bare.rstrip("#")
    return closed.rstrip() if closed[-1:].isspace() else bare


def _cut(title: str) -> str:
    """The beginning of a long title, up to the end of a word where there is one."""
    head = title[: LONGEST_TITLE - 1]
    space = head.rfind(" ") if title[LONGEST_TITLE - 1] != " " else -1
    return (head[:space] if space > LONGEST_TITLE // 2 else head).rstrip() + "…"


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    cleaned = clean_tags([_clean(tag, one_line=True) for tag in tags])
    if any(len(tag) > LONGEST_TITLE for tag in cleaned):
        raise NotRead(f"A tag is longer than {LONGEST_TITLE} characters.")
    return cleaned
