"""The filters `close_to` and `run`, held against a plain filter over the same entries."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry, utc_now
from recovery_journal.model.strength_parts import ConfidenceDetails
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.model.views import Query
from recovery_journal.model.wins import WinDetails
from tests.storage.conftest import TODAY

Thing = TypeVar("Thing")
ENDS = (Kind.VALUE, Kind.STRENGTH, Kind.RUN)
"""What the others are close to, or written in: four of each come first."""
OTHERS = (Kind.WIN, Kind.CHECK_IN, Kind.CONFIDENCE, Kind.STORY)


class Shelf:
    """The same entries in a journal and in a plain list, newest first."""

    def __init__(self) -> None:
        pick = random.Random(7)  # noqa: S311 - no secret, a made-up journal

        def one_of(things: Sequence[Thing]) -> Thing:
            return things[int(pick.random() * len(things))]

        made: list[Entry] = []
        for number in range(120):
            kind = ENDS[number % 3] if number < 12 else one_of(OTHERS)
            entry = new_entry(kind, TODAY - timedelta(days=one_of(range(6))), f"t{number}")
            details = entry.details
            about = one_of(made[:12]).id if number >= 12 else ""
            if kind is Kind.WIN:
                details = WinDetails(run=one_of(("", *(e.id for e in made if e.kind is Kind.RUN))))
            elif kind is Kind.CHECK_IN:
                details = CheckInDetails(about=about, close=one_of(range(11)))
            elif kind is Kind.CONFIDENCE:
                details = ConfidenceDetails(about=about, sure=one_of(range(11)))
            gone = utc_now() if pick.random() < 0.15 else None
            made.append(replace(entry, details=details, lane=one_of(list(Lane)), trashed=gone))
        self.journal = Journal.in_memory()
        self.journal.add_many(made)
        self.threaded: set[frozenset[str]] = set()
        for _ in range(60):
            here, there = one_of(made[:12]), one_of(made)
            if here is not there:
                ends = (here.id, there.id) if pick.random() < 0.5 else (there.id, here.id)
                self.journal.thread(*ends)
                self.threaded.add(frozenset(ends))
        arrived = {entry.id: number for number, entry in enumerate(made)}
        self.entries = sorted(made, key=lambda e: (e.day, arrived[e.id]), reverse=True)
        self.ends = made[:12]

    def expected(self, query: Query, audience: Audience = Audience.ME) -> list[str]:
        """The ids of what a query should find, newest first."""
        open_to = {e.id for e in self.entries if e.lane in audience.lanes}
        if not {query.close_to, query.run} - {None} <= open_to:
            return []
        return [e.id for e in self.entries if e.id in open_to and self._fits(e, query)]

    def _fits(self, entry: Entry, query: Query) -> bool:
        told = entry.details.as_dict()
        near = told.get("about") == query.close_to
        near = near or frozenset((entry.id, query.close_to)) in self.threaded
        return (
            (entry.trashed is not None) == query.trashed
            and query.kind in (None, entry.kind)
            and (query.since is None or entry.day >= query.since)
            and (query.close_to is None or near)
            and (query.run is None or told.get("run") == query.run)
        )


SHELF = Shelf()
IDS = st.sampled_from([entry.id for entry in SHELF.ends])
KINDS = st.none() | st.sampled_from((*ENDS, *OTHERS))
SINCE = st.none() | st.just(TODAY - timedelta(days=2))
QUERIES = (
    st.builds(Query, close_to=IDS, kind=KINDS, trashed=st.booleans(), since=SINCE)
    | st.builds(Query, run=IDS, trashed=st.booleans(), since=SINCE)
    | st.builds(Query, run=IDS, close_to=IDS)
)


@settings(max_examples=150, deadline=None)
@given(query=QUERIES, audience=st.sampled_from(Audience))
def test_finding_when_close_to_or_in_a_run_then_agrees_with_a_plain_filter(
    query: Query, audience: Audience
) -> None:
    journal = Journal(SHELF.journal._vault, audience)
    expected = SHELF.expected(query, audience)
    assert [row.id for row in journal.page(query)] == expected
    assert [entry.id for entry in journal.entries(query, oldest_first=True)] == expected[::-1]
    assert journal.count(query) == len(expected)
    assert journal.newest(query, len(expected) + 1) == query


def test_shelf_when_asked_for_each_end_then_much_is_close_and_every_run_has_lines() -> None:
    near = [SHELF.journal.count(Query(close_to=entry.id)) for entry in SHELF.ends]
    runs = [e for e in SHELF.ends if e.kind is Kind.RUN]
    assert min(near) >= 3
    assert all(SHELF.journal.count(Query(run=run.id)) for run in runs)


@pytest.fixture
def journal() -> Journal:
    """An empty journal in memory, in place of one on disk."""
    return Journal.in_memory()


def titles(journal: Journal, query: Query) -> list[str]:
    return [row.title for row in journal.page(query)]


def test_close_to_when_threaded_and_about_it_then_once(journal: Journal) -> None:
    value = journal.add(new_entry(Kind.VALUE, TODAY, "Calm"))
    details = CheckInDetails(about=value.id, close=0)
    both = journal.add(replace(new_entry(Kind.CHECK_IN, TODAY, "both"), details=details))
    journal.thread(both.id, value.id)
    win = journal.add(new_entry(Kind.WIN, TODAY, "threaded"))
    journal.thread(value.id, win.id)
    sure = replace(journal.new_confidence("sure", TODAY, value.id), body="a little")
    journal.add(sure)
    journal.add(new_entry(Kind.WIN, TODAY, "elsewhere"))
    assert titles(journal, Query(close_to=value.id)) == ["sure", "threaded", "both"]
    assert titles(journal, Query(threaded_to=value.id)) == ["threaded", "both"]
    assert titles(journal, Query(about=value.id)) == ["sure", "both"]
    assert titles(journal, Query(close_to=value.id, kind=Kind.WIN)) == ["threaded"]
    assert titles(journal, Query(close_to="no such id")) == []


def test_run_when_the_run_is_erased_then_its_wins_stay_and_are_found_by_it_no_more(
    journal: Journal,
) -> None:
    run = journal.add(new_entry(Kind.RUN, TODAY, "a run"))
    line = journal.add(replace(journal.new_line_of_run(run, TODAY), title="a line"))
    assert titles(journal, Query(run=run.id)) == ["a line"]
    journal.erase(run.id)
    assert titles(journal, Query(run=run.id)) == []
    assert journal.entry(line.id) == line


def test_run_when_it_is_closed_then_its_open_wins_are_not_told_as_of_it(journal: Journal) -> None:
    run = journal.add(new_entry(Kind.RUN, TODAY, "a run"))
    line = replace(journal.new_line_of_run(run, TODAY), title="a line", lane=Lane.OPEN_TOGETHER)
    journal.add(line)
    together = Journal(journal._vault, Audience.TOGETHER)
    assert titles(together, Query(run=run.id)) == []
    assert together.lines_of_run(run.id) == {}
    assert titles(together, Query()) == ["a line"]
    journal.set_lane(run.id, Lane.OPEN_TOGETHER)
    assert titles(together, Query(run=run.id)) == ["a line"]


def test_note_export_when_filtered_so_then_the_ledger_says_it_without_an_id(
    journal: Journal,
) -> None:
    run = journal.add(new_entry(Kind.RUN, TODAY, "a run"))
    journal.note_export("a place", Query(run=run.id), "json")
    journal.note_export("a place", Query(close_to=run.id, kind=Kind.WIN), "json")
    assert [line.words for line in journal.ledger()] == [
        "json; wins, close to one value or strength",
        "json; all entries, written in one run",
    ]
