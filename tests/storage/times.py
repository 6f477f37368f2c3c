"""Times together, for tests: one begun, things written in it and before it, what the file holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.storage.vault import Vault
from tests.storage.conftest import TODAY


def agreed(with_whom: str = "J.", **parts: str) -> Draft:
    """A time together as it was agreed, before it begins."""
    details = SessionDetails(with_whom=with_whom, **parts)
    return Draft(entry=replace(new_entry(Kind.SESSION, TODAY), details=details))


def begin(own: Journal, with_whom: str = "J.", **parts: str) -> Journal:
    """Begin a time together; the journal as it is seen in it."""
    own.begin_together(agreed(with_whom, **parts))
    return own.in_company()


def an_entry(
    kind: Kind,
    title: str,
    body: str = "",
    *,
    lane: Lane = Lane.ONLY_ME,
    origin: Origin = Origin.ME,
    back: int = 0,
    **parts: Any,
) -> Entry:
    """An entry of so many days ago, with these parts."""
    entry = new_entry(kind, TODAY - timedelta(days=back), title, body)
    return replace(entry, details=kind.details.from_dict(parts), lane=lane, origin=origin)


def check_in(
    close: int | None, lane: Lane = Lane.OPEN_TOGETHER, body: str = "a slow week"
) -> Entry:
    """A check-in on an area of life, with a number on its ruler or none."""
    return an_entry(Kind.CHECK_IN, "Home", body, lane=lane, about="area-home", close=close)


def close_of(entry: Entry | None) -> int | None:
    """The number of a check-in."""
    told: int | None = entry.details.as_dict()["close"] if entry else None
    return told


def draft_of(journal: Journal, entry_id: str) -> Draft:
    """The one draft of an entry, as it is in the file."""
    (draft,) = journal._finding.drafts_of(entry_id)
    return draft


def now_of(journal: Journal) -> Draft:
    """The time together that is under way."""
    draft = journal.under_way()
    assert draft is not None
    return draft


def everything(vault: Vault) -> Iterator[tuple[str, str]]:
    """Every row of every table, the search index among them, as its table and its text."""
    ask = vault.connection.execute
    names = ask("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (name,) in names:
        for row in ask(f'SELECT * FROM "{name}"').fetchall():
            texts = (
                each.decode(errors="replace") if isinstance(each, bytes) else each for each in row
            )
            yield name, " ".join(map(str, texts))


def tables_with(vault: Vault, word: str) -> set[str]:
    """The tables in which a word stands."""
    return {name for name, row in everything(vault) if word in row}
