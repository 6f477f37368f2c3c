"""Finding: pages, filters and counts, held against a plain filter over the same entries."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import EntryNotFound, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry, utc_now
from recovery_journal.model.records import Draft
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.model.views import Query, Totals
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage.counting import Counting
from recovery_journal.storage.finding import Finding
from tests.storage.conftest import TODAY

Thing = TypeVar("Thing")
WORDS = ("lamp", "lantern", "river", "rivers", "walk", "tea", "quiet", "bread")
TAGS = ("calm", "calmer", "late")
ABOUT = ("area-home", "area-health", "a value")
KINDS = (Kind.WIN, Kind.NOTE, Kind.VALUE, Kind.SORT, Kind.CHECK_IN)
"""The kinds on the shelf; a kind more would make it another shelf, with other numbers."""
FIRST_DAY = TODAY - timedelta(days=9)


def made_up(pick: random.Random) -> Entry:
    """An entry whose every filterable part is left to chance."""

    def one_of(things: Sequence[Thing]) -> Thing:
        # Of all of `random`, this alone is promised to be the same in every Python.
        return things[int(pick.random() * len(things))]

    kind = one_of(KINDS)
    entry = new_entry(kind, FIRST_DAY + timedelta(days=one_of(range(10))))
    details = entry.details
    if kind is Kind.WIN:
        details = WinDetails(did=one_of(WORDS), coming_back=pick.random() < 0.3)
    if kind is Kind.CHECK_IN:
        details = CheckInDetails(one_of(ABOUT), close=one_of(range(11)))
    return replace(
        entry,
        title=f"{one_of(WORDS)} {one_of(WORDS)}",
        body=one_of(("", *WORDS)),
        details=details,
        tags=tuple(tag for tag in TAGS if pick.random() < 0.3),
        lane=one_of(list(Lane)),
        starred=pick.random() < 0.4,
        trashed=utc_now() if pick.random() < 0.25 else None,
    )


class Shelf:
    """The same entries in a journal and in a plain list, newest first."""

    def __init__(self) -> None:
        pick = random.Random(20)  # noqa: S311 - no secret, a made-up journal
        entries = [made_up(pick) for _ in range(200)]
        self.journal = Journal.in_memory()
        self.journal.add_many(entries)
        ends = [tuple(entries[int(pick.random() * 200)].id for _ in "ab") for _ in range(150)]
        self.threaded = {frozenset((one, other)) for one, other in ends if one != other}
        for one, other in ends:
            if one != other:
                self.journal.thread(one, other)
        arrived = {entry.id: number for number, entry in enumerate(entries)}
        self.entries = sorted(entries, key=lambda e: (e.day, arrived[e.id]), reverse=True)
        rows = [
            *self.journal.page(limit=500),
            *self.journal.page(Query(trashed=True), limit=500),
        ]
        self.places = {row.id: row.place for row in rows}

    def seen(self, audience: Audience) -> Finding:
        """The journal as an audience may see it."""
        return Finding(self.journal._vault, audience)

    def expected(self, query: Query, audience: Audience = Audience.ME) -> list[str]:
        """The ids of what a query should find, newest first."""
        open_to = [e.id for e in self.entries if e.lane in audience.lanes]
        if query.threaded_to is not None and query.threaded_to not in open_to:
            return []
        return [e.id for e in self.entries if self._fits(e, query) and e.id in open_to]

    def _fits(self, entry: Entry, query: Query) -> bool:
        said = getattr(entry.details, "did", "")
        tokens = " ".join((entry.title, entry.body, *entry.tags, said)).split()
        begun = [any(token.startswith(word) for token in tokens) for word in query.words.split()]
        return (
            all(begun)
            and (entry.trashed is not None) == query.trashed
            and query.kind in (None, entry.kind)
            and query.lane in (None, entry.lane)
            and query.entry_id in (None, entry.id)
            and (query.tag is None or query.tag in entry.tags)
            and (entry.starred or not query.starred)
            and (query.since is None or entry.day >= query.since)
            and (query.until is None or entry.day <= query.until)
            and (not query.coming_back or getattr(entry.details, "coming_back", False))
            and (
                query.threaded_to is None
                or frozenset((entry.id, query.threaded_to)) in self.threaded
            )
            and (query.about is None or getattr(entry.details, "about", None) == query.about)
            and (query.from_place is None or self.places[entry.id] >= query.from_place)
        )


SHELF = Shelf()
DAYS = st.dates(FIRST_DAY - timedelta(days=1), TODAY + timedelta(days=1))
TYPED = st.sampled_from(["", " ", "la", "river", "rivers", "r", "tea wal", "calm lamp", "nowhere"])
QUERIES = st.builds(
    Query,
    words=TYPED,
    kind=st.none() | st.sampled_from(Kind),
    tag=st.none() | st.sampled_from([*TAGS, "cal"]),
    lane=st.none() | st.sampled_from(Lane),
    starred=st.booleans(),
    since=st.none() | DAYS,
    until=st.none() | DAYS,
    trashed=st.booleans(),
    coming_back=st.booleans(),
    entry_id=st.none() | st.sampled_from([entry.id for entry in SHELF.entries]),
    from_place=st.none() | st.sampled_from(sorted(SHELF.places.values())),
    threaded_to=st.none() | st.sampled_from([entry.id for entry in SHELF.entries]),
    about=st.none() | st.sampled_from([*ABOUT, "area-", SHELF.entries[0].id]),
)
LOOSE = st.builds(Query, words=TYPED, kind=st.none() | st.sampled_from(Kind), since=DAYS)
LINKED = st.builds(
    Query,
    threaded_to=st.sampled_from(sorted({one for ends in SHELF.threaded for one in ends})),
    trashed=st.booleans(),
) | st.builds(Query, about=st.sampled_from(ABOUT), words=TYPED, starred=st.booleans())
PROPERTY = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), 148),
        (Query(trashed=True), 52),
        (Query(kind=Kind.WIN), 29),
        (Query(kind=Kind.CHECK_IN), 22),
        (Query(lane=Lane.HAND_OVER), 57),
        (Query(tag="calm"), 47),
        (Query(starred=True), 55),
        (Query(coming_back=True), 16),
        (Query(since=TODAY - timedelta(days=2)), 47),
        (Query(until=TODAY - timedelta(days=2)), 121),
        (Query(since=TODAY, until=TODAY), 12),
        (Query(since=TODAY, until=FIRST_DAY), 0),
        (Query(words="river"), 78),
        (Query(words="calm lamp", starred=True, kind=Kind.NOTE), 3),
        (Query(tag="late", lane=Lane.ONLY_ME, trashed=True), 5),
        (Query(about="area-home"), 11),
        (Query(about="area-"), 0),
    ],
)
def test_count_when_a_filter_is_set_then_as_many_as_by_hand(query: Query, found: int) -> None:
    assert len(SHELF.expected(query)) == found
    assert SHELF.journal.count(query) == found


@PROPERTY
@given(query=QUERIES | LOOSE | LINKED, audience=st.sampled_from(Audience))
def test_finding_when_any_filters_are_set_then_agrees_with_a_plain_filter(
    query: Query, audience: Audience
) -> None:
    seen, expected = SHELF.seen(audience), SHELF.expected(query, audience)
    assert [row.id for row in seen.page(query)] == expected
    assert [entry.id for entry in seen.entries(query)] == expected
    assert [entry.id for entry in seen.entries(query, oldest_first=True)] == expected[::-1]
    assert seen.count(query) == len(expected)
    assert seen.count(query, most=3) == min(len(expected), 3)


@PROPERTY
@given(query=LOOSE | LINKED, limit=st.integers(1, 50), audience=st.sampled_from(Audience))
def test_page_when_turned_both_ways_then_every_row_comes_once_and_in_order(
    query: Query, limit: int, audience: Audience
) -> None:
    seen, expected = SHELF.seen(audience), SHELF.expected(query, audience)
    down: list[str] = []
    page = seen.page(query, limit=limit)
    while page and len(down) <= len(expected):
        assert len(page) <= limit
        down += [row.id for row in page]
        page = seen.page(query, before=page[-1].place, limit=limit)
    assert down == expected
    up: list[str] = []
    page = seen.page(query, after=0, limit=limit)
    while page and len(up) <= len(expected):
        up = [row.id for row in page] + up
        page = seen.page(query, after=page[0].place, limit=limit)
    assert up == expected


@PROPERTY
@given(query=QUERIES | LOOSE, limit=st.integers(0, 220))
def test_entries_when_limited_then_the_first_so_many_as_they_were_written(
    query: Query, limit: int
) -> None:
    by_id = {entry.id: entry for entry in SHELF.entries}
    found = list(SHELF.journal.entries(query, limit=limit))
    assert [entry.id for entry in found] == SHELF.expected(query)[:limit]
    assert [replace(entry, version="") for entry in found] == [by_id[e.id] for e in found]


@PROPERTY
@given(query=QUERIES | LOOSE, number=st.integers(1, 60))
def test_newest_when_narrowed_then_finds_the_newest_so_many_and_no_more(
    query: Query, number: int
) -> None:
    narrowed = SHELF.journal.newest(query, number)
    expected = SHELF.expected(query)[:number]
    assert [row.id for row in SHELF.journal.page(narrowed)] == expected
    assert SHELF.journal.count(narrowed) == len(expected)


def test_newest_when_there_are_fewer_then_the_query_stays_as_it_is() -> None:
    query = Query(coming_back=True)
    assert SHELF.journal.newest(query, 17) == query
    last = SHELF.places[SHELF.expected(query)[15]]
    assert SHELF.journal.newest(query, 16) == Query(coming_back=True, from_place=last)


@pytest.mark.parametrize("audience", Audience)
def test_tags_when_asked_for_an_audience_then_counted_as_by_hand(audience: Audience) -> None:
    standing = [e for e in SHELF.entries if e.trashed is None and e.lane in audience.lanes]
    counted = Counter(tag for entry in standing for tag in entry.tags)
    expected = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    assert len(expected) == 3
    assert Counting(SHELF.seen(audience)).tags() == expected


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", Audience)
def test_days_when_asked_for_an_audience_then_counted_as_by_hand(
    audience: Audience, kind: Kind
) -> None:
    standing = [e for e in SHELF.entries if e.trashed is None and e.lane in audience.lanes]
    expected = Counter(entry.day for entry in standing if entry.kind is kind)
    assert len(expected) >= 4
    assert Counting(SHELF.seen(audience)).days(kind, TODAY.year) == expected


@pytest.fixture
def journal() -> Journal:
    """An empty journal in memory, in place of one on disk."""
    return Journal.in_memory()


def a_win(title: str, day: date = TODAY, **parts: Any) -> Entry:
    return replace(new_entry(Kind.WIN, day, title), **parts)


def titles(rows: list[Any]) -> list[str]:
    return [row.title for row in rows]


def test_page_when_before_and_after_are_both_given_then_the_rows_between(journal: Journal) -> None:
    journal.add_many([a_win(letter) for letter in "abcdef"])
    f, e, _, _, b, a = (row.place for row in journal.page())
    assert titles(journal.page(before=e, after=b)) == ["d", "c"]
    assert titles(journal.page(before=e, after=b, limit=1)) == ["c"]
    assert journal.page(before=a) == []
    assert journal.page(after=f) == []


def test_page_when_a_body_is_long_then_its_first_240_characters_are_the_excerpt(
    journal: Journal,
) -> None:
    added = journal.add(a_win("long", body="é" * 239 + "abc", starred=True, lane=Lane.HAND_OVER))
    (row,) = journal.page()
    assert row.excerpt == "é" * 239 + "a"
    assert (row.id, row.kind, row.day, row.lane) == (added.id, Kind.WIN, TODAY, Lane.HAND_OVER)
    assert (row.starred, row.updated, row.place) == (
        True,
        added.updated,
        TODAY.toordinal() * 2**32,
    )


def test_page_when_words_stand_in_quotes_then_only_side_by_side_is_found(journal: Journal) -> None:
    journal.add(a_win("a quiet river walk"))
    journal.add(a_win("a river, quiet"))
    assert titles(journal.page(Query(words="river quiet"))) == [
        "a river, quiet",
        "a quiet river walk",
    ]
    assert titles(journal.page(Query(words='"quiet river"'))) == ["a quiet river walk"]
    assert journal.page(Query(words='"quiet riv"')) == []


@pytest.mark.parametrize("audience", [Audience.TOGETHER, Audience.HANDED_OVER])
def test_finding_when_an_entry_is_not_open_then_nothing_tells_of_it(
    journal: Journal, audience: Audience
) -> None:
    earlier = TODAY.replace(year=2025)
    closed = journal.add(
        a_win("hidden", earlier, tags=("own",), details=WinDetails(coming_back=True))
    )
    opened = journal.add(a_win("shown", lane=Lane.HAND_OVER))
    journal.thread(closed.id, opened.id, "kept to myself")
    journal.keep_draft(Draft(entry=a_win("half written")))
    journal.keep_draft(Draft(entry=a_win("half shown", lane=Lane.HAND_OVER)))
    seen = Finding(journal._vault, audience)

    assert titles(seen.page(Query())) == ["shown"]
    assert seen.page(Query(words="hidden")) == []
    assert seen.page(Query(lane=Lane.ONLY_ME)) == []
    assert seen.count(Query(words="own")) == 0
    assert seen.count(Query(entry_id=closed.id)) == 0
    assert [entry.title for entry in seen.entries(Query())] == ["shown"]
    assert Counting(seen).days(Kind.WIN, 2025) == {}
    assert Counting(seen).totals(Kind.WIN, TODAY) == Totals(
        all=1, this_year=1, this_month=1, coming_back=0
    )
    assert Counting(seen).tags() == []
    assert seen.threads([opened.id]) == {}
    assert Counting(seen).on_this_day(TODAY, 5) == []
    assert seen.place(closed.id) is None
    assert [draft.entry.title for draft in seen.drafts()] == ["half shown"]
    for asked in (seen.entry, seen.history):
        with pytest.raises(EntryNotFound):
            asked(closed.id)
    assert journal.count(Query(words="own")) == 1
    assert titles(journal.on_this_day(TODAY)) == ["hidden"]


def test_finding_when_the_lane_is_open_together_then_not_handed_over(journal: Journal) -> None:
    spoken = journal.add(a_win("spoken of", lane=Lane.OPEN_TOGETHER))
    together = Finding(journal._vault, Audience.TOGETHER)
    handed = Finding(journal._vault, Audience.HANDED_OVER)
    assert (together.count(Query()), handed.count(Query())) == (1, 0)
    assert together.entry(spoken.id).title == "spoken of"
    with pytest.raises(EntryNotFound):
        handed.entry(spoken.id)


def test_history_when_an_earlier_version_was_closed_then_it_stays_closed(journal: Journal) -> None:
    first = journal.add(a_win("for me alone"))
    second = journal.save(replace(first, title="to be shown", lane=Lane.HAND_OVER)).entry
    journal.save(replace(second, title="shown"))
    seen = Finding(journal._vault, Audience.HANDED_OVER)
    assert [version.title for version in seen.history(first.id)] == ["to be shown"]
    kept = journal.history(first.id)
    assert [version.title for version in kept] == ["to be shown", "for me alone"]


def test_trashed_among_when_not_open_or_not_in_the_trash_then_left_out(journal: Journal) -> None:
    mine = journal.add(a_win("mine", trashed=utc_now()))
    open_one = journal.add(a_win("open", trashed=utc_now(), lane=Lane.HAND_OVER))
    kept = journal.add(a_win("kept", lane=Lane.HAND_OVER))
    asked = [mine.id, open_one.id, kept.id, "no such id"]
    together = Finding(journal._vault, Audience.TOGETHER)
    assert together.trashed_among(asked) == [open_one.id]
    assert sorted(journal._finding.trashed_among(asked)) == sorted([mine.id, open_one.id])
    assert journal._finding.trashed_among([]) == []


def test_on_this_day_when_it_is_a_leap_day_then_only_leap_years_answer(journal: Journal) -> None:
    for day in (date(2020, 2, 29), date(2021, 3, 1), date(2023, 2, 28), date(2024, 2, 29)):
        journal.add(a_win(day.isoformat(), day))
    assert titles(journal.on_this_day(date(2024, 2, 29))) == ["2020-02-29"]
    assert titles(journal.on_this_day(date(2028, 2, 29))) == ["2024-02-29", "2020-02-29"]


def test_on_this_day_when_trashed_later_or_many_then_left_out(journal: Journal) -> None:
    for year in range(2015, 2030):
        journal.add(new_entry(Kind.NOTE, TODAY.replace(year=year), str(year)))
    journal.trash(journal.page(Query(words="2024"))[0].id)
    assert titles(journal.on_this_day(TODAY, 3)) == ["2025", "2023", "2022"]
    assert titles(journal.on_this_day(TODAY)) == ["2025", "2023", "2022", "2021", "2020"]


def test_days_when_at_the_edges_of_a_year_then_counted_in_that_year(journal: Journal) -> None:
    for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)):
        journal.add(a_win("edge", day))
    journal.add(a_win("another", date(2025, 1, 1)))
    journal.add(a_win("gone", date(2025, 1, 1), trashed=utc_now()))
    journal.add(new_entry(Kind.NOTE, date(2025, 6, 1), "a note"))
    assert journal.days(Kind.WIN, 2025) == {date(2025, 1, 1): 2, date(2025, 12, 31): 1}
    assert journal.days(Kind.NOTE, 2025) == {date(2025, 6, 1): 1}
    assert journal.days(Kind.NOTE, 2024) == {}


def test_totals_when_some_are_notes_or_trashed_then_left_out(journal: Journal) -> None:
    back = WinDetails(coming_back=True)
    journal.add(a_win("first of month", TODAY.replace(day=1), details=back))
    journal.add(a_win("first of year", date(2026, 1, 1), details=back))
    journal.add(a_win("year before", date(2025, 12, 31)))
    journal.add(a_win("gone", details=back, trashed=utc_now()))
    journal.add(new_entry(Kind.NOTE, TODAY, "a note"))
    assert journal.totals(Kind.WIN, TODAY) == Totals(
        all=3, this_year=2, this_month=1, coming_back=2
    )
    assert journal.totals(Kind.NOTE, TODAY) == Totals(all=1, this_year=1, this_month=1)


def test_tags_when_an_entry_goes_to_the_trash_and_back_then_so_does_its_tag(
    journal: Journal,
) -> None:
    added = journal.add(a_win("tagged", tags=("late", "calm")))
    journal.add(a_win("other", tags=("late",)))
    assert journal.tags() == [("late", 2), ("calm", 1)]
    journal.trash(added.id)
    assert journal.tags() == [("late", 1)]
    journal.untrash(added.id)
    assert journal.tags() == [("late", 2), ("calm", 1)]


ONE, TWO = "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"


@pytest.mark.parametrize("change", [str.upper, lambda i: f"  {i}\n", lambda i: i[:36]])
def test_entry_when_typed_loosely_then_found(
    journal: Journal, change: Callable[[str], str]
) -> None:
    journal.add_many([a_win("one", id=ONE), a_win("two", id=TWO)])
    assert journal.entry(change(ONE)).title == "one"


@pytest.mark.parametrize(
    ("typed", "error", "told"),
    [
        ("", Unusable, "An id has at least its first six letters."),
        ("01900", Unusable, "An id has at least its first six letters."),
        ("019000", Unusable, "Several entries begin with these letters. Give a few more."),
        (ONE[:35], Unusable, "Several entries begin with these letters. Give a few more."),
        (ONE + "0", EntryNotFound, "There is no entry with this id."),
        ("02900000", EntryNotFound, "There is no entry with this id."),
        ("019000%", EntryNotFound, "There is no entry with this id."),
        ("zzzzzz", EntryNotFound, "There is no entry with this id."),
    ],
)
def test_entry_when_no_single_one_begins_so_then_refuses(
    journal: Journal, typed: str, error: type[Exception], told: str
) -> None:
    journal.add_many([a_win("one", id=ONE), a_win("two", id=TWO)])
    with pytest.raises(error, match=f"^{re.escape(told)}$") as raised:
        journal.entry(typed)
    assert type(raised.value) is error


def test_entry_when_the_other_is_not_open_then_a_short_id_is_enough(journal: Journal) -> None:
    journal.add_many([a_win("closed", id=ONE), a_win("open", id=TWO, lane=Lane.HAND_OVER)])
    assert Finding(journal._vault, Audience.HANDED_OVER).entry("019000").title == "open"


def test_threads_when_the_other_end_is_in_the_trash_then_left_out(journal: Journal) -> None:
    here, there, more = (journal.add(a_win(title)) for title in ("here", "there", "more"))
    first = journal.thread(here.id, there.id, "led to")
    second = journal.thread(more.id, here.id)
    found = journal._finding.threads([here.id, more.id])
    assert [(t.id, row.title) for t, row in found[here.id]] == [
        (first.id, "there"),
        (second.id, "more"),
    ]
    assert [(t.source, t.target, row.title) for t, row in found[more.id]] == [
        (more.id, here.id, "here")
    ]
    journal.trash(there.id)
    assert [row.title for _, row in journal.threads(here.id)] == ["more"]


def test_drafts_when_several_then_the_one_typed_last_comes_first(journal: Journal) -> None:
    for number, name in enumerate(("old", "new", "older")):
        updated = utc_now() - timedelta(minutes=(5, 1, 9)[number])
        journal._store.keep_draft(Draft(entry=a_win(name), updated=updated))
    assert [draft.entry.title for draft in journal.drafts()] == ["new", "old", "older"]
