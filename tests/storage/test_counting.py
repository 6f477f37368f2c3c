"""Counting by kind and by day, held against a plain count over the same entries."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry, utc_now
from tests.storage.conftest import TODAY

DAYS = st.integers(-4, 4).map(lambda back: TODAY - timedelta(days=back))
ENTRIES = st.lists(
    st.builds(
        lambda kind, day, lane, gone: replace(
            new_entry(kind, day, "t", "b"), lane=lane, trashed=utc_now() if gone else None
        ),
        st.sampled_from(Kind),
        DAYS,
        st.sampled_from(Lane),
        st.sampled_from([False, False, True]),
    ),
    max_size=20,
)


def counted(
    entries: list[Entry], audience: Audience, since: date, until: date
) -> Callable[[str], Counter[object]]:
    """A plain count by any of an entry's fields."""
    there = [e for e in entries if e.trashed is None and e.lane in audience.lanes]
    return lambda name: Counter(getattr(e, name) for e in there if since <= e.day <= until)


@settings(max_examples=50, deadline=None)
@given(entries=ENTRIES, since=DAYS, until=DAYS, audience=st.sampled_from(Audience))
def test_counts_when_any_days_are_asked_for_then_as_a_plain_count(
    entries: list[Entry], since: date, until: date, audience: Audience
) -> None:
    own = Journal.in_memory()
    # A check-in without a number or a word is not kept.
    kept = [replace(e, body="b") if e.kind is Kind.CHECK_IN else e for e in entries]
    own.add_many(kept)
    journal = Journal(own._vault, audience)
    by = counted(kept, audience, since, until)
    assert journal.by_kind(since, until) == by("kind")
    assert journal.by_day(since, until) == by("day")
    assert sum(journal.by_kind(since, until).values()) == sum(journal.by_day(since, until).values())
    own.close()


@pytest.fixture
def journal() -> Journal:
    """An empty journal in memory, in place of one on disk."""
    return Journal.in_memory()


def test_counts_when_nothing_is_there_then_nothing_is_said(journal: Journal) -> None:
    assert journal.by_kind(date.min, TODAY) == {}
    assert journal.by_day(TODAY, TODAY) == {}


def test_counts_when_at_the_edges_then_both_days_are_in(journal: Journal) -> None:
    for ahead in range(-1, 3):
        journal.add(new_entry(Kind.NOTE, TODAY + timedelta(days=ahead), "a note"))
    journal.add(new_entry(Kind.STORY, TODAY, "a story"))
    tomorrow = TODAY + timedelta(days=1)
    assert journal.by_day(TODAY, tomorrow) == {TODAY: 2, tomorrow: 1}
    assert journal.by_kind(TODAY, tomorrow) == {Kind.NOTE: 2, Kind.STORY: 1}
    assert journal.by_kind(tomorrow, TODAY) == {}


def test_counts_when_an_entry_moves_to_another_day_then_so_does_its_count(
    journal: Journal,
) -> None:
    added = journal.add(new_entry(Kind.WIN, TODAY, "a win"))
    yesterday = TODAY - timedelta(days=1)
    journal.save(replace(added, day=yesterday))
    assert journal.by_day(yesterday, TODAY) == {yesterday: 1}
    journal.trash(added.id)
    assert journal.by_day(yesterday, TODAY) == {}
    assert journal.by_kind(yesterday, TODAY) == {}
