"""A line of text in its sentences, as somebody picks from them; nothing of it is lost."""

import re
from collections.abc import Iterator

from recovery_journal.model.text import LONGEST_TITLE

_END = re.compile(r"""(?<![.!?…])([.!?…]++)(["'”’»)\]]*+)(?=\s)""")
"""Where a sentence may end: its marks, the quotes and brackets that close behind them."""

_SHORT = re.compile(r"(?i:mr|mrs|ms|dr|st|prof|vs|approx|ca|cf)|(?!I)\w|(?:\w\.)+\w")
"""Words whose full stop ends no sentence: before a name, an initial, as in e.g. and p.m."""

_LOOKED_BACK = 12
"""Letters before a full stop that tell such a word."""


def sentences(line: str) -> list[str]:
    """The sentences of one line, in order; a line without an end is one.

    One longer than a title has room for is parted between words. What has no letter yet, as the
    number of an item, goes with what follows.
    """
    return [part for piece in _pieces(line) for part in _parted(piece)]


def _pieces(line: str) -> Iterator[str]:
    begin = looked = 0
    has_letter = False
    for end in _END.finditer(line):
        has_letter = has_letter or any(map(str.isalpha, line[looked : end.start()]))
        looked = end.end()
        if has_letter and _ends(line, begin, end):
            yield line[begin:looked].strip()
            begin, has_letter = looked, False
    if rest := line[begin:].strip():
        yield rest


def _ends(line: str, begin: int, end: re.Match[str]) -> bool:
    """Whether a sentence that began there ends here."""
    marks, closed = end.groups()
    if closed or marks[-1] == "…" or len(marks) > 1:
        following = line[end.end() : end.end() + 2].strip()[:1]
        return not following.islower()
    if marks != ".":
        return True
    before = line[max(begin, end.start() - _LOOKED_BACK) : end.start()].split()
    return not (before and _SHORT.fullmatch(before[-1].lstrip("\"'“‘«([")))


def _parted(piece: str) -> Iterator[str]:
    begin = 0
    while len(piece) - begin >= LONGEST_TITLE:
        room = begin + LONGEST_TITLE
        end = piece.rfind(" ", begin + 1, room)
        end = end if end > begin else room
        if part := piece[begin:end].strip():
            yield part
        begin = end
    if rest := piece[begin:].strip():
        yield rest
