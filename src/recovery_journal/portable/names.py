"""Names of people in a text, given as initials or not at all, for a page that others may read.

A name is found whole or by one of its words, whatever its case and accents. What stands for it
is for the person to look at before the page leaves: a name may be a common word as well.
"""

from collections.abc import Iterable
from enum import StrEnum
from unicodedata import combining

from recovery_journal.model.text import highlights


class Names(StrEnum):
    """How names stand on a page; the value is how a person chooses it."""

    INITIALS = "as initials"
    LEFT_OUT = "left out"
    AS_THEY_ARE = "as they are"


NOBODY = "—"
"""What stands for a name that is left out."""
Span = tuple[int, int]


def with_names(text: str, names: Iterable[str], how: Names) -> str:
    """The text with these names as they are to stand."""
    if how is Names.AS_THEY_ARE:
        return text
    for start, end in reversed(_spans(text, [name for name in names if name.strip()])):
        told = NOBODY if how is Names.LEFT_OUT else _initials(text[start:end])
        end += told.endswith(".") and text[end : end + 1] == "."
        text = text[:start] + told + text[end:]
    return text


def _spans(text: str, names: list[str]) -> list[Span]:
    """Where names stand, in order: words of a name that stand side by side are one."""
    found = sorted({span for name in names for span in _of_name(text, name.strip())})
    joined: list[Span] = []
    for start, end in found:
        if joined and text[joined[-1][1] : start] in ("", " ", "-"):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _of_name(text: str, name: str) -> list[Span]:
    words = "".join(each if each.isalnum() or combining(each) else " " for each in name).split()
    long = [word for word in words if len(word) > 1]
    # In "my sister" each word by itself is a common one.
    alone = [word for word in long if len(words) == 1 or not word[0].islower()]
    found = [span for word in alone for span in highlights(text, word)]
    written = [name] if long else [name, *words]
    found += [span for each in written for span in _literally(text, each)]
    return [_whole(text, span) for span in found if _ends_word(text, span)]


def _literally(text: str, word: str) -> list[Span]:
    """Where it stands as it is written: a whole name, an initial, a picture."""
    found, at = [], text.find(word)
    while at >= 0:
        if not (at and text[at - 1].isalnum()):
            found.append((at, at + len(word)))
        at = text.find(word, at + len(word))
    return found


def _ends_word(text: str, span: Span) -> bool:
    """Whether a word ends here; where letters have no case, words are written side by side."""
    after = text[span[1] : span[1] + 1]
    return not after.isalnum() or not _has_case(text[span[1] - 1])


def _whole(text: str, span: Span) -> Span:
    """The place with the marks over its last letter, and the point after an initial."""
    start, end = span
    while end < len(text) and combining(text[end]):
        end += 1
    return start, end + (end - start == 1 and text[end : end + 1] == ".")


def _initials(name: str) -> str:
    """The first letters, as in "A. B."; none of a name whose letters have no case."""
    words = name.replace("-", " ").split()
    if not all(_has_case(word[0]) for word in words):
        return NOBODY
    return " ".join(f"{word[0].upper()}." for word in words)


def _has_case(letter: str) -> bool:
    return letter.upper() != letter.lower() or letter.isdigit()
