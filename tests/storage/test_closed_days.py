"""Days with something closed, in company: a row each in lists of days, and nothing else of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane
from recovery_journal.model.sessions import Closed
from recovery_journal.model.views import Query, Row
from tests.storage.conftest import TODAY
from tests.storage.times import an_entry, begin

OPEN, CLOSED = Lane.OPEN_TOGETHER, Lane.ONLY_ME
ENTRIES = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(Lane),
        st.sampled_from([False, False, False, True]),
        st.sampled_from([False, False, False, True]),
    ),
    min_size=3,
    max_size=16,
)
"""How many days ago, in which lane, in the trash or not, opened for now or not."""
SINCE = st.integers(0, 4)


def told(rows: list[Row]) -> list[str]:
    """The rows as they are told: a title, or the day that has something closed."""
    return [f"closed {row.day}" if row.is_closed else row.title for row in rows]


def kept(own: Journal, drawn: list[tuple[int, Lane, bool, bool]]) -> list[Entry]:
    """These entries, kept; some of them opened for the time together that is under way."""
    entries = [
        own.add(an_entry(Kind.NOTE, f"note {number}", lane=lane, back=back))
        for number, (back, lane, _, _) in enumerate(drawn)
    ]
    company = begin(own)
    for entry, (*_, opened) in zip(entries, drawn, strict=True):
        if opened:
            company.open_for_now(entry.id)
    for entry, (_, _, trashed, _) in zip(entries, drawn, strict=True):
        if trashed:
            own.trash(entry.id)
    return entries


def expected(own: Journal, query: Query) -> list[str]:
    """What a list of days shows: what is open of a day, then one row for what is not."""
    days: dict[date, tuple[list[str], bool]] = {}
    opened = own.opened_for_now()
    for row in own.page(query):
        titles, closed = days.get(row.day, ([], False))
        seen = row.lane is not CLOSED or row.id in opened
        days[row.day] = ([*titles, row.title], closed) if seen else (titles, True)
    return [
        each
        for day, (titles, closed) in days.items()
        for each in (*titles, *([f"closed {day}"] if closed else []))
    ]


@settings(max_examples=20, deadline=None)
@given(drawn=ENTRIES, since=SINCE, until=SINCE)
def test_listed_when_read_page_by_page_then_each_closed_day_once_either_way(
    drawn: list[tuple[int, Lane, bool, bool]], since: int, until: int
) -> None:
    own = Journal.in_memory()
    kept(own, drawn)
    first, last = TODAY - timedelta(since), TODAY - timedelta(until)
    for query in (Query(), Query(since=first), Query(until=last), Query(since=first, until=last)):
        wanted = expected(own, query)
        assert told(own.in_company().listed(query)) == wanted
        for limit in (1, 2, 3):
            assert told(read_down(own.in_company(), query, limit, len(wanted))) == wanted
            assert told(read_up(own.in_company(), query, limit, len(wanted))) == wanted
        assert own.listed(query) == own.page(query)
    own.close()


def read_down(company: Journal, query: Query, limit: int, most: int) -> list[Row]:
    """A list from its newest page to its oldest."""
    rows: list[Row] = []
    while page := company.listed(query, before=rows[-1].place if rows else None, limit=limit):
        rows += page
        assert len(page) <= limit
        assert len(rows) <= most
    return rows


def read_up(company: Journal, query: Query, limit: int, most: int) -> list[Row]:
    """A list from its oldest page to its newest."""
    rows: list[Row] = []
    while page := company.listed(query, after=rows[0].place if rows else 0, limit=limit):
        rows = [*page, *rows]
        assert len(page) <= limit
        assert len(rows) <= most
    return rows


def test_listed_when_a_day_has_something_closed_then_its_row_tells_the_day_and_nothing_else(
    own: Journal,
) -> None:
    for number in range(3):
        own.add(replace(an_entry(Kind.WIN, f"mine {number}", "harbour"), starred=True))
    own.add(an_entry(Kind.NOTE, "open", lane=OPEN))
    one = Journal.in_memory()
    one.add(an_entry(Kind.NOTE, "other words"))
    row, other = (begin(journal).listed()[-1] for journal in (own, one))
    assert row == other == Row.closed_on(row.place, TODAY)
    assert (row.title, row.excerpt, row.starred, row.kind) == ("", "", False, Kind.NOTE)
    one.close()


@pytest.mark.parametrize(
    "query",
    [
        Query(kind=Kind.NOTE),
        Query(words="mine"),
        Query(tag="late"),
        Query(lane=CLOSED),
        Query(starred=True),
        Query(trashed=True),
        Query(ended=True),
        Query(coming_back=True),
        Query(from_place=1),
    ],
    ids=str,
)
def test_listed_when_filtered_then_no_day_is_told(own: Journal, query: Query) -> None:
    note = own.add(replace(an_entry(Kind.NOTE, "mine"), tags=("late",), starred=True))
    own.trash(own.add(an_entry(Kind.NOTE, "laid away")).id)
    company = begin(own)
    assert company.listed(query) == []
    assert told(company.listed()) == [f"closed {note.day}"]


def test_listed_when_days_are_not_to_be_told_or_it_is_handed_over_then_what_is_open_alone(
    own: Journal,
) -> None:
    own.add(an_entry(Kind.NOTE, "mine"))
    own.add(an_entry(Kind.NOTE, "open", lane=OPEN))
    company = begin(own)
    company.shows_closed = False
    assert told(company.listed()) == ["open"]
    assert Journal(own._vault, Audience.HANDED_OVER).listed() == []
    assert told(own.listed()) == ["open", "mine"]
    assert told(own.in_company().listed()) == ["open", f"closed {TODAY}"]


def test_beside_when_days_are_not_to_be_told_then_neither_on_a_connection_of_its_own(
    journal: Journal,
) -> None:
    journal.add(an_entry(Kind.NOTE, "mine"))
    company = begin(journal)
    for shows in (True, False):
        company.shows_closed = shows
        with company.beside() as other:
            assert told(other.listed()) == ([f"closed {TODAY}"] if shows else [])


def test_closed_on_when_asked_then_kinds_and_times_of_that_day_and_no_word(own: Journal) -> None:
    win = own.add(an_entry(Kind.WIN, "mine", "harbour"))
    run = own.add(an_entry(Kind.RUN, "mine too"))
    own.add(an_entry(Kind.NOTE, "open", lane=OPEN))
    own.trash(own.add(an_entry(Kind.NOTE, "laid away")).id)
    own.add(an_entry(Kind.NOTE, "the day before", back=1))
    company = begin(own)
    assert company.closed_on(TODAY) == [
        Closed(id=each.id, kind=each.kind, created=each.created) for each in (run, win)
    ]
    company.open_for_now(run.id)
    assert [each.id for each in company.closed_on(TODAY)] == [win.id]
    assert len(company.closed_on(TODAY - timedelta(days=1))) == 1
    assert company.closed_on(TODAY + timedelta(days=1)) == []
    assert own.closed_on(TODAY) == []
