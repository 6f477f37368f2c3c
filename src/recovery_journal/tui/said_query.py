"""A query in the words of the screens, filter by filter; each can be taken away by itself."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from recovery_journal.model.views import Query
from recovery_journal.tui.dates import said

MOST_COUNTED = 1_000
"""A search counts no further than this: to count all that hold "the" takes longer than a key."""


class Filter(NamedTuple):
    """One filter that is set: its words, and the query without it."""

    words: str
    without: Query


def filters(query: Query, today: date, fixed: frozenset[str] = frozenset()) -> list[Filter]:
    """The filters of a query, save those that belong to the place."""
    told: list[Filter] = []

    def tell(words: str, *names: str) -> None:
        if not fixed & set(names):
            unset = {name: getattr(Query(), name) for name in names}
            told.append(Filter(words, replace(query, **unset)))

    if query.kind:
        tell(query.kind.plural, "kind")
    if query.coming_back:
        tell("coming back", "coming_back")
    if query.tag:
        tell(f"tagged {query.tag}", "tag")
    if query.lane:
        tell(query.lane.value, "lane")
    if query.starred:
        tell("starred", "starred")
    if query.since and query.since == query.until:
        day = said(query.since, today)
        tell(day if day in ("today", "yesterday") else f"on {day}", "since", "until")
        return told
    if query.since:
        tell(f"since {said(query.since, today)}", "since")
    if query.until:
        tell(f"until {said(query.until, today)}", "until")
    return told


def said_number(number: int, *, found: bool) -> str:
    """How many there are, in words; nothing at all is left to the page to say."""
    if number == 0:
        return ""
    if number > MOST_COUNTED and found:
        return f"more than {MOST_COUNTED:,} found"
    if found:
        return f"{number:,} found"
    return f"{number:,} {'entry' if number == 1 else 'entries'}"
