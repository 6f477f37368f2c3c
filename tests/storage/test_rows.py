"""Columns to models and back: what goes in comes out, and stands in the table as told."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.entry import Entry, Kind, Lane, Origin
from recovery_journal.model.ids import new_id
from recovery_journal.model.parts import Details
from recovery_journal.model.records import Draft
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage import rows

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
NAME = st.text(st.characters(categories=["L", "N"]), min_size=1)
NAMES = st.lists(NAME, unique=True, max_size=3).map(tuple)
INSTANTS = st.datetimes(
    datetime(1970, 1, 1),
    datetime(9999, 12, 30),
    timezones=st.just(UTC),
).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))
IDS = st.uuids().map(str)
WINS = st.builds(
    WinDetails,
    did=TEXT, helped=TEXT, moved=TEXT,
    strengths=NAMES, values=NAMES, inspired=NAMES, touched=NAMES,
    coming_back=st.booleans(),
)  # fmt: skip
KINDS = st.one_of(
    st.tuples(st.just(Kind.WIN), WINS), st.tuples(st.just(Kind.NOTE), st.just(Details()))
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry that the tables can hold."""
    kind, details = draw(KINDS)
    return Entry(
        id=draw(IDS),
        kind=kind,
        day=draw(st.dates()),
        title=draw(TEXT),
        body=draw(TEXT),
        details=details,
        tags=draw(NAMES),
        lane=draw(st.sampled_from(Lane)),
        origin=draw(st.sampled_from(Origin)),
        starred=draw(st.booleans()),
        created=draw(INSTANTS),
        updated=draw(INSTANTS),
        version=draw(IDS),
        parent=draw(st.none() | IDS),
        trashed=draw(st.none() | INSTANTS),
    )


QUICK = settings(max_examples=60, deadline=None)
FULL = Entry(
    id="an id",
    kind=Kind.WIN,
    day=date(2026, 3, 1),
    title="Crème",
    body="brûlée\ntwice",
    details=WinDetails(did="stirred", strengths=("patience", "care"), coming_back=True),
    tags=("sweet", "süß"),
    lane=Lane.HAND_OVER,
    origin=Origin.COACH,
    starred=True,
    created=datetime(2026, 3, 1, 8, 0, 0, 5000, UTC),
    updated=datetime(2026, 3, 2, 8, 0, 0, 0, UTC),
    version="the second",
    parent="the first",
    trashed=datetime(2026, 3, 3, tzinfo=UTC),
)


@QUICK
@given(entry=entries())
def test_entry_when_taken_through_its_columns_then_the_same(entry: Entry) -> None:
    values = rows.entry_values(entry)
    assert len(values) == len(rows.ENTRY_COLUMNS.split(", "))
    assert rows.as_entry(values, entry.details, entry.tags) == entry


@QUICK
@given(details=WINS)
def test_details_when_taken_through_their_columns_then_the_same(details: WinDetails) -> None:
    values = rows.details_values(details)
    assert len(values) == len(rows.details_columns(Kind.WIN))
    assert rows.as_details(Kind.WIN, values) == details


@QUICK
@given(entry=entries())
def test_history_when_taken_through_its_columns_then_the_same(entry: Entry) -> None:
    values = rows.history_values(entry)
    assert len(values) == len(rows.HISTORY_COLUMNS.split(", "))
    assert rows.from_history(values) == entry


@QUICK
@given(entry=entries(), updated=INSTANTS)
def test_draft_when_taken_through_its_columns_then_what_was_typed_is_the_same(
    entry: Entry, updated: datetime
) -> None:
    draft = Draft(id=new_id(), entry=entry, updated=updated)
    values = rows.draft_values(draft)
    assert len(values) == len(rows.DRAFT_COLUMNS.split(", "))
    again = rows.as_draft(values)
    assert (again.id, again.updated) == (draft.id, updated)
    typed = ("id", "kind", "day", "title", "body", "details", "tags", "lane", "origin", "starred")
    for name in (*typed, "created", "version"):
        assert getattr(again.entry, name) == getattr(entry, name), name
    # A draft is of no version yet, and what lies in the trash is not typed in.
    assert (again.entry.parent, again.entry.trashed) == (None, None)


def test_entry_values_when_all_is_said_then_plain_columns() -> None:
    assert rows.entry_values(FULL) == (
        *("an id", "win", "2026-03-01", "Crème", "brûlée\ntwice", "hand over", "coach", 1),
        *("2026-03-01T08:00:00.005Z", "2026-03-02T08:00:00.000Z", "the second", "the first"),
        "2026-03-03T00:00:00.000Z",
    )


def test_history_values_when_all_is_said_then_details_and_tags_are_readable_json() -> None:
    values = dict(zip(rows.HISTORY_COLUMNS.split(", "), rows.history_values(FULL), strict=True))
    assert values["tags"] == '["sweet", "süß"]'
    details = json.loads(values["details"])
    assert details["strengths"] == ["patience", "care"]
    assert (details["did"], details["helped"], details["coming_back"]) == ("stirred", "", True)
    assert (values["version"], values["entry_id"]) == ("the second", "an id")


def test_details_values_when_names_are_several_then_one_on_a_line() -> None:
    columns = rows.details_columns(Kind.WIN)
    assert columns[:2] == ['"did"', '"helped"']
    said = dict(zip(columns, rows.details_values(FULL.details), strict=True))
    assert said['"strengths"'] == "patience\ncare"
    assert (said['"touched"'], said['"coming_back"']) == ("", 1)


def test_details_when_the_kind_has_none_then_no_columns() -> None:
    assert rows.details_columns(Kind.NOTE) == []
    assert rows.details_values(Details()) == []
    assert rows.no_details("note") == Details()
    assert rows.no_details("win") == WinDetails()
    assert rows.as_details(Kind.WIN, ["", "", "", "", "", "", "", 0]) == WinDetails()


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2026, 3, 1, 8, 0, 0, 999_999, UTC), "2026-03-01T08:00:00.999Z"),
        (datetime(2026, 3, 1, 1, tzinfo=timezone(timedelta(hours=2))), "2026-02-28T23:00:00.000Z"),
    ],
)
def test_instant_when_written_then_utc_to_the_millisecond(at: datetime, text: str) -> None:
    assert rows.instant(at) == text
    assert rows.moment(text).utcoffset() == timedelta(0)


@given(day=st.dates(max_value=date(9999, 12, 30)))
def test_first_place_when_a_day_later_then_a_whole_day_of_places_between(day: date) -> None:
    assert rows.first_place(day + timedelta(days=1)) == rows.first_place(day) + 2**32
    assert 0 < rows.first_place(day) < 2**63


def test_row_when_read_then_typed() -> None:
    told = (7, "an id", "note", "2026-03-01", "t", "b", "only me", 0, "2026-03-01T08:00:00.005Z")
    row = rows.as_row(told)
    assert (row.place, row.id, row.kind, row.day) == (7, "an id", Kind.NOTE, date(2026, 3, 1))
    assert (row.title, row.excerpt, row.lane, row.starred) == ("t", "b", Lane.ONLY_ME, False)
    assert row.updated == datetime(2026, 3, 1, 8, 0, 0, 5000, UTC)


def test_search_words_when_all_is_said_then_everything_but_the_mark_folded() -> None:
    assert rows.search_words(FULL).split() == [
        *("creme", "brulee", "twice", "sweet", "suss", "stirred", "patience", "care"),
    ]


def test_search_words_when_nothing_but_a_title_then_that_alone() -> None:
    bare = Entry(kind=Kind.NOTE, day=date(2026, 3, 1), title="ÅNGSTRÖM")
    assert rows.search_words(bare).split() == ["angstrom"]
