"""A line of a long text around what a search found in it."""

import re
from collections.abc import Iterable

from recovery_journal.model.text import fold, highlights

LONGEST_EXCERPT = 200
"""Characters in an excerpt at most."""

_BEFORE = 24
_CHUNK = 2_000
_LOOKED_AT = 100_000
_WORD = re.compile(r"[^\W_]+")


def holds_all(text: str, words: str) -> bool:
    """Whether each of a search's words stands in the text."""
    folded = fold(text)
    wanted = _WORD.findall(fold(words))
    return all(re.search(rf"(?<![^\W_]){re.escape(word)}", folded) for word in wanted)


def excerpt(texts: Iterable[str], words: str) -> str:
    """One line around the first place where a search's words stand, or the first line there is.

    The first 100,000 characters of each text are looked at.
    """
    first = ""
    wanted = _WORD.findall(fold(words))
    for text in texts:
        first = first or _line(text, 0)
        for start in range(0, min(len(text), _LOOKED_AT), _CHUNK):
            chunk = text[start : start + _CHUNK + LONGEST_EXCERPT]
            folded = fold(chunk)
            hits = highlights(chunk, words) if any(word in folded for word in wanted) else []
            if hits:
                return _line(text, start + hits[0][0])
    return first


def _line(text: str, hit: int) -> str:
    """The text from a little before the hit, on one line."""
    start = hit - _BEFORE
    if start <= 0:
        return " ".join(text[:LONGEST_EXCERPT].split())
    gap = re.search(r"\s", text[start:hit])
    start = start + gap.end() if gap else hit
    return "…" + " ".join(text[start : start + LONGEST_EXCERPT].split())
