"""Columns to models and back: what goes in comes out, and stands in the table as told."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import (
    CAME,
    DecisionDetails,
    LookBackDetails,
    StepDetails,
)
from recovery_journal.model.entry import Entry, Kind, Lane, Origin
from recovery_journal.model.ids import new_id
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.parts import Details
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.strength_parts import (
    LENGTHS,
    ConfidenceDetails,
    OutlookDetails,
    Practice,
    RunDetails,
    StoryDetails,
    StrengthDetails,
)
from recovery_journal.model.text import clean_text
from recovery_journal.model.value_parts import (
    WHOSE,
    CheckInDetails,
    Door,
    SortDetails,
    ValueDetails,
)
from recovery_journal.model.wins import WinDetails
from recovery_journal.storage import rows
from tests.model.deciding import decisions

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
PROSE = TEXT.map(clean_text)
"""Words as a journal keeps them: what comes back from its JSON passes the same door again."""
NAME = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1).map(str.strip)
NAMES = st.lists(NAME.filter(bool), unique=True, max_size=3).map(tuple)
INSTANTS = st.datetimes(
    datetime(1970, 1, 1),
    datetime(9999, 12, 30),
    timezones=st.just(UTC),
).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))
IDS = st.uuids().map(str)
WINS = st.builds(
    WinDetails,
    did=PROSE, helped=PROSE, moved=PROSE,
    strengths=NAMES, values=NAMES, inspired=NAMES, touched=NAMES,
    keeps=PROSE, coming_back=st.booleans(), run=PROSE,
)  # fmt: skip
VALUES = st.builds(
    ValueDetails,
    whose=st.sampled_from(("", *WHOSE)),
    hinders=PROSE, helps=PROSE, parting=PROSE,
    let_go=st.just("") | st.dates().map(date.isoformat),
)  # fmt: skip
SORTS = st.builds(
    SortDetails,
    door=st.sampled_from(("", *map(str, Door))),
    ranked=NAMES, kept=NAMES, most=NAMES, very=NAMES,
    important=NAMES, somewhat=NAMES, not_important=NAMES,
    progress=PROSE,
)  # fmt: skip
NUMBERS = st.none() | st.integers(0, 10)
CHECK_INS = st.builds(CheckInDetails, about=PROSE, matters=NUMBERS, close=NUMBERS)
STRENGTHS = st.builds(StrengthDetails, seen_in=NAMES, take=PROSE)
STORIES = st.builds(StoryDetails, question=PROSE)
CONFIDENCE = st.builds(ConfidenceDetails, about=PROSE, sure=NUMBERS)
RUNS = st.builds(
    RunDetails,
    practice=st.sampled_from(("", *map(str, Practice))),
    length=st.sampled_from(("", *LENGTHS)),
    pauses=PROSE,
    ended=st.just("") | st.dates().map(date.isoformat),
)
OUTLOOKS = st.builds(
    OutlookDetails,
    horizon=st.sampled_from(("", "a week", "two weeks", "a month")),
    ordinary=PROSE, doing=PROSE, beside=PROSE, sign=PROSE,
)  # fmt: skip
LOOK_BACKS = st.builds(
    LookBackDetails,
    about=PROSE, choosing=PROSE, my_part=PROSE, luck=PROSE,
    as_expected=st.sampled_from(("", *CAME)),
    keep=PROSE,
)  # fmt: skip
STEPS = st.builds(
    StepDetails,
    about=PROSE, support=PROSE,
    by=st.just("") | st.dates().map(date.isoformat),
    came=st.sampled_from(("", "done", "let go")),
)  # fmt: skip
MOMENTS = st.just("") | INSTANTS.map(datetime.isoformat)
SESSIONS = st.builds(
    SessionDetails,
    with_whom=PROSE, worth=PROSE, closed=PROSE, types=PROSE, may_leave=PROSE,
    picked=PROSE, steps=PROSE, mirror=PROSE, signed=PROSE,
    began=MOMENTS, ended=MOMENTS,
)  # fmt: skip
DETAILS: dict[Kind, st.SearchStrategy[Details]] = {
    Kind.WIN: WINS,
    Kind.NOTE: st.just(Details()),
    Kind.VALUE: VALUES,
    Kind.SORT: SORTS,
    Kind.CHECK_IN: CHECK_INS,
    Kind.STRENGTH: STRENGTHS,
    Kind.STORY: STORIES,
    Kind.CONFIDENCE: CONFIDENCE,
    Kind.RUN: RUNS,
    Kind.OUTLOOK: OUTLOOKS,
    Kind.DECISION: decisions().map(lambda decision: decision.details),
    Kind.LOOK_BACK: LOOK_BACKS,
    Kind.STEP: STEPS,
    Kind.SESSION: SESSIONS,
}
KINDS = st.one_of([st.tuples(st.just(kind), DETAILS[kind]) for kind in Kind])


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
@given(said=KINDS)
def test_details_when_taken_through_their_columns_then_the_same(
    said: tuple[Kind, Details],
) -> None:
    kind, details = said
    values = rows.details_values(details)
    assert len(values) == len(rows.details_columns(kind))
    read = rows.as_details(kind, values)
    assert read == details
    told = [type(getattr(read, part.name)) for part in read.parts()]
    assert told == [type(getattr(details, part.name)) for part in details.parts()]


@QUICK
@given(said=KINDS)
def test_details_when_a_table_holds_them_then_the_same(said: tuple[Kind, Details]) -> None:
    kind, details = said
    journal = Journal.in_memory()
    added = Entry(kind=kind, day=date(2026, 3, 1), title="t", body="b", details=details)
    journal.add_many([added])
    assert journal.entry(added.id).details == details
    changed = journal.set_star(added.id, True)
    assert changed.details == details
    assert [version.details for version in journal.history(added.id)] == [details]
    assert journal.check() == []
    journal.close()


@pytest.mark.parametrize(
    ("details", "values"),
    [
        (StrengthDetails(("M.", "Jo"), "her calm"), ["M.\nJo", "her calm"]),
        (StoryDetails("When?"), ["When?"]),
        (ConfidenceDetails("an id", 0), ["an id", 0]),
        (ConfidenceDetails(), ["", None]),
        (
            RunDetails("three good things", "7 days", "2026-03-01", "2026-03-04"),
            ["three good things", "7 days", "2026-03-01", "2026-03-04"],
        ),
        (
            OutlookDetails("a week", "tea", "rest", "Jo", "light"),
            ["a week", "tea", "rest", "Jo", "light"],
        ),
        (
            LookBackDetails("an id", "slowly", "asking", "rain", "too early", "to ask"),
            ["an id", "slowly", "asking", "rain", "too early", "to ask"],
        ),
        (StepDetails("", "M.", "2026-03-01", "let go"), ["", "M.", "2026-03-01", "let go"]),
        (DecisionDetails(), [""] * 26),
        (
            DecisionDetails("not now", "", "ours", ("calm", "rushed"), percent="0", added="[]"),
            ["not now", "", "ours", "calm\nrushed", *[""] * 11, "0", *[""] * 9, "[]"],
        ),
        (CheckInDetails("an id", 0, 0), ["an id", 0, 0]),
        (CheckInDetails("an id", None, 0), ["an id", None, 0]),
        (CheckInDetails("an id", 10, None), ["an id", 10, None]),
        (CheckInDetails(), ["", None, None]),
        (ValueDetails(), ["", "", "", "", ""]),
        (
            ValueDetails("mine", "late\nnights", "tea", "2026-03-01", "so be it"),
            ["mine", "late\nnights", "tea", "2026-03-01", "so be it"],
        ),
        (
            SortDetails("all cards", ("food, songs", "Sea"), most=("Sea",), progress="{}"),
            ["all cards", "food, songs\nSea", "", "Sea", "", "", "", "", "{}"],
        ),
    ],
)
def test_details_values_when_a_kind_has_its_own_then_as_told(
    details: Details, values: list[str | int | None]
) -> None:
    kind = next(kind for kind in Kind if kind.details is type(details))
    told = rows.details_values(details)
    assert told == values
    assert [type(value) for value in told] == [type(value) for value in values]
    assert rows.as_details(kind, values) == details


def test_details_table_when_asked_then_named_by_the_plural_and_quoted() -> None:
    tables = {kind: rows.details_table(kind) for kind in Kind if rows.details_columns(kind)}
    assert tables == {
        Kind.WIN: '"wins"',
        Kind.VALUE: '"values"',
        Kind.SORT: '"sorts"',
        Kind.CHECK_IN: '"check_ins"',
        Kind.STRENGTH: '"strengths"',
        Kind.STORY: '"stories"',
        Kind.CONFIDENCE: '"confidence"',
        Kind.RUN: '"runs"',
        Kind.OUTLOOK: '"outlooks"',
        Kind.DECISION: '"decisions"',
        Kind.LOOK_BACK: '"look_backs"',
        Kind.STEP: '"steps"',
        Kind.SESSION: '"sessions"',
    }


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
    assert rows.as_details(Kind.WIN, [*[""] * 8, 0, ""]) == WinDetails()


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


@pytest.mark.parametrize(
    ("details", "found"),
    [
        (ValueDetails("mine", "Späte Nächte", "tea", "2026-03-01", "so be it"),
         "t b spate nachte tea so be it"),
        (SortDetails("all cards", ("Sea",), ("Kin",), progress="under way"), "t b sea kin"),
        (CheckInDetails("an id", 7, 3), "t b"),
        (StrengthDetails(("M.",), "her calm"), "t b m. her calm"),
        (StoryDetails("When?"), "t b"),
        (ConfidenceDetails("an id", 7), "t b"),
        (RunDetails("three good things", "7 days", "2026-03-01", "2026-03-04"), "t b"),
        (OutlookDetails("a week", "tea", "rest", "Jo", "light"), "t b tea rest jo light"),
        (WinDetails(keeps="the tune", run="an id"), "t b the tune"),
        (LookBackDetails("an id", "Späte", "asking", "rain", "partly", "to ask"),
         "t b spate asking rain to ask"),
        (StepDetails("an id", "M.", "2026-03-01", "let go"), "t b m."),
        (SessionDetails("Jo", "rest", "Family", "me", "nothing", "a line", "ring", "2 from you",
                        "today", "2026-03-01T08:00:00+00:00", "2026-03-01T09:00:00+00:00"),
         "t b jo rest me nothing a line ring 2 from you"),
        (DecisionDetails("open", whose="ours", now=("calm",), am_sure="yes", how_sure="almost",
                         percent="90", look_back_on="2026-03-01", moves="2026-03-01 open",
                         options=options_text([Option("Züge", "time", "rent", ("an id",))]),
                         added='[["2026-03-01", "later"]]',
                         sealed='[{"day": "2026-03-01", "lane": "only me", "title": "T", '
                                '"body": "B", '
                                '"said": {"chosen": "to stay", "whose": "mine"}}]'),
         "t b ours calm zuge time rent later to stay"),
    ],
)  # fmt: skip
def test_search_words_when_a_kind_has_its_own_then_its_prose_and_names_alone(
    details: Details, found: str
) -> None:
    kind = next(kind for kind in Kind if kind.details is type(details))
    entry = Entry(kind=kind, day=date(2026, 3, 1), title="t", body="b", details=details)
    assert rows.search_words(entry).split() == found.split()


def test_search_words_when_nothing_but_a_title_then_that_alone() -> None:
    bare = Entry(kind=Kind.NOTE, day=date(2026, 3, 1), title="ÅNGSTRÖM")
    assert rows.search_words(bare).split() == ["angstrom"]
