"""Entries from other journals: all or nothing, none twice, days where they were, taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import Unusable
from recovery_journal.journal import Journal
from recovery_journal.journal.bringing_in import MOST_NAMED, SAMPLED
from recovery_journal.model.entry import Entry, Kind, Lane, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.views import Query
from recovery_journal.portable.incoming.found import Found, Unread
from recovery_journal.portable.incoming.when import TWO_DAYS
from tests.storage.conftest import TODAY

UNREAD = Unread(place="a.txt, line 3", reason="This is no day.")
WORDS = st.text("abc éß", min_size=1, max_size=12).map(str.strip).filter(bool)
ZONES = st.integers(-12 * 60, 14 * 60).map(lambda by: timezone(timedelta(minutes=by)))
FOUND = st.builds(
    Found,
    day=st.dates(date(1970, 1, 2), date(2100, 1, 1)),
    clock=st.none() | st.times(),
    at=st.none() | st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=ZONES),
    title=WORDS,
    body=WORDS,
    tags=st.lists(st.sampled_from(["late", "walk"]), unique=True).map(tuple),
    starred=st.booleans(),
    source=st.sampled_from(["jrnl", "csv"]),
    key=st.integers(0, 12).map(str),
    place=st.just("a.txt, line 1"),
)


def found(number: int, day: date = TODAY, **more: Any) -> Found:
    """An entry of another journal."""
    plain = Found(
        day=day, title=f"entry {number}", source="jrnl", key=f"key {number}", place="a, 1"
    )
    return replace(plain, **more)


def notes(journal: Journal) -> list[Entry]:
    """All notes, newest first."""
    return list(journal.entries(Query(kind=Kind.NOTE)))


def test_bring_in_when_read_then_notes_that_are_the_persons_alone_with_all_that_was_said(
    own: Journal,
) -> None:
    at = datetime(2024, 3, 1, 23, 30, 0, 123_456, tzinfo=timezone(timedelta(hours=-5)))
    told = own.bring_in(
        [
            found(1, date(2024, 3, 1), at=at, body="It rained.", tags=("walk",), starred=True),
            UNREAD,
            found(2, date(2024, 3, 2), source="csv", left_out=3),
        ]
    )
    assert (told.new, told.known, told.not_read, told.unread) == (2, 0, 1, [UNREAD])
    assert (told.left_out, told.read) == (3, 3)
    assert (told.first, told.last) == (date(2024, 3, 1), date(2024, 3, 2))
    assert told.sources == {"jrnl": 1, "csv": 1}
    second, first = notes(own)
    assert (first.title, first.body, first.tags, first.starred) == (
        "entry 1", "It rained.", ("walk",), True,
    )  # fmt: skip
    assert (first.day, first.lane, first.origin) == (date(2024, 3, 1), Lane.ONLY_ME, Origin.ME)
    assert first.created == datetime(2024, 3, 2, 4, 30, 0, 123_000, tzinfo=UTC)
    assert second.day == date(2024, 3, 2)
    assert own.count(Query(words="rained")) == 1
    written = own._finding.asked("SELECT written FROM incoming ORDER BY key")
    assert written == [(at.isoformat(),), ("",)]
    assert own.check() == []


def test_bring_in_when_a_clock_has_no_zone_then_by_this_computers(own: Journal) -> None:
    own.bring_in([found(1, clock=time(9, 15))])
    (note,) = notes(own)
    assert note.created.astimezone().time() == time(9, 15)
    assert note.created.astimezone().date() == note.day == TODAY


def test_look_when_nothing_is_kept_then_the_same_is_told_as_when_it_is(own: Journal) -> None:
    pieces: list[Found | Unread] = [found(1), UNREAD, found(2), found(1)]
    own.bring_in([found(2)])
    looked = own.look_at_incoming(pieces)
    assert len(notes(own)) == 1
    assert looked == own.bring_in(pieces)
    assert (looked.new, looked.known) == (1, 2)


@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(FOUND, max_size=12), cut=st.integers(0, 12))
def test_bring_in_when_done_again_in_any_parts_then_nothing_is_added_and_no_day_moves(
    pieces: list[Found], cut: int
) -> None:
    journal = Journal.in_memory()
    journal.bring_in(pieces[:cut])
    journal.bring_in(pieces)
    first = {piece.key: piece for piece in reversed(pieces)}
    kept = {note.title: note for note in notes(journal)}
    assert sorted(note.day for note in notes(journal)) == sorted(p.day for p in first.values())
    assert {p.title for p in first.values()} == set(kept)
    assert journal.bring_in(reversed(pieces)).new == 0
    assert journal.check() == []
    journal.close()


def test_bring_in_when_it_is_stopped_then_nothing_is_kept(own: Journal) -> None:
    def stop(number: int) -> None:
        if number >= 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        own.bring_in((found(n) for n in range(2000)), stop)
    assert own.count() == 0
    assert own.last_brought_in() == (0, 0)
    heard: list[int] = []
    own.bring_in((found(n) for n in range(1200)), heard.append)
    assert heard == [500, 1000, 1200]


def test_take_back_when_lived_with_then_what_was_changed_stays_and_the_rest_is_gone(
    own: Journal,
) -> None:
    before = own.add(new_entry(Kind.WIN, TODAY, "mine"))
    own.bring_in([found(0)])
    own.bring_in([found(n) for n in range(1, 7)])
    by_title = {note.title: note for note in notes(own)}
    own.save(replace(by_title["entry 1"], body="more of it"))
    own.thread(by_title["entry 2"].id, before.id)
    own.keep_draft(Draft(entry=replace(by_title["entry 3"], body="half")))
    own.trash(by_title["entry 4"].id)
    assert own.last_brought_in() == (2, 4)
    assert own.take_back_last() == (2, 4)
    assert {note.title for note in notes(own)} == {f"entry {n}" for n in (0, 1, 2, 3)}
    assert own.bring_in([found(5), found(1)]).new == 1  # what is gone can come in again
    assert own.take_back_last() == (1, 0)
    assert own.check() == []


def test_take_back_when_nothing_came_in_then_refused(own: Journal) -> None:
    with pytest.raises(Unusable, match="Nothing came in"):
        own.take_back_last()


def test_erase_when_an_entry_came_in_then_its_key_goes_with_it(own: Journal) -> None:
    own.bring_in([found(1)])
    (note,) = notes(own)
    own.trash(note.id)
    own.erase(note.id)
    assert own._finding.asked("SELECT count(*) FROM incoming") == [(0,)]
    assert own.bring_in([found(1)]).new == 1


def test_look_when_there_is_much_then_the_first_are_shown_and_all_are_counted(
    own: Journal,
) -> None:
    heard: list[int] = []
    pieces: list[Found | Unread] = [found(n) for n in range(1300)]
    pieces += [found(5), *[UNREAD] * 1100]
    told = own.look_at_incoming(pieces, heard.append)
    assert (told.new, told.known, told.not_read) == (1300, 1, 1100)
    assert [each.title for each in told.sample] == [f"entry {n}" for n in range(SAMPLED)]
    assert {each.day for each in told.sample} == {TODAY}
    assert len(told.unread) == MOST_NAMED
    assert heard == [500, 1000, 1500, 2000, 2401]
    assert "entry 1" not in repr(told)


def test_look_when_it_is_stopped_then_no_more_is_read(own: Journal) -> None:
    def stop(number: int) -> None:
        raise KeyboardInterrupt

    pieces = iter([found(n) for n in range(1300)])
    with pytest.raises(KeyboardInterrupt):
        own.look_at_incoming(pieces, stop)
    assert len(list(pieces)) == 800


def test_look_when_a_day_reads_two_ways_then_it_is_told(own: Journal) -> None:
    assert not own.look_at_incoming([UNREAD, found(1)]).two_ways
    two = Unread(place="a.txt, line 4", reason=TWO_DAYS)
    assert own.look_at_incoming([UNREAD, two, found(1)]).two_ways


def test_take_back_when_all_of_it_was_lived_with_then_refused_and_all_stays(own: Journal) -> None:
    own.bring_in([found(1)])
    own.trash(notes(own)[0].id)
    assert own.last_brought_in() == (0, 1)
    with pytest.raises(Unusable, match="All of the last import"):
        own.take_back_last()
    assert own.last_brought_in() == (0, 1)
