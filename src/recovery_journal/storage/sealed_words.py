"""Search where a seal is closed: its words are in the index, and lead nobody else to it."""

import re

from recovery_journal.model.deciding import open_past
from recovery_journal.model.entry import Entry, Lane
from recovery_journal.storage import rows

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"(\*?)')


def found_by_seals(expression: str, decisions: list[Entry], lanes: tuple[Lane, ...]) -> list[str]:
    """The ids of those of these decisions that a search finds by words of a closed seal alone.

    `decisions` are whole, as search found them; the seals of `lanes` are open.
    """
    found = []
    for each in decisions:
        seen = open_past(each, lanes)
        if seen is not each and seen != each and not _stand_in(expression, rows.search_words(seen)):
            found.append(each.id)
    return found


def _stand_in(expression: str, text: str) -> bool:
    """Whether every term of an FTS5 expression, as `search_expression` makes it, is in a text."""
    words = _WORD.findall(text)
    return all(_stands(term.split(), bool(star), words) for term, star in _TERM.findall(expression))


def _stands(term: list[str], is_start: bool, words: list[str]) -> bool:
    """Whether the words of a term stand side by side; the last may be the start of a longer one."""
    *before, last = term
    for at in range(len(before), len(words)):
        same = words[at].startswith(last) if is_start else words[at] == last
        if same and words[at - len(before) : at] == before:
            return True
    return False
