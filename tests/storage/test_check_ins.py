"""Check-ins in the file: their numbers, what they are about, the areas, and when one is asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recovery_journal.errors import Damaged, Unusable
from recovery_journal.journal import Journal
from recovery_journal.model.check_ins import may_ask
from recovery_journal.model.entry import Audience, Entry, Kind, new_entry
from recovery_journal.model.records import FIRST_AREAS, Area, Draft
from recovery_journal.model.text import LONGEST_TITLE
from recovery_journal.model.value_parts import CheckInDetails
from recovery_journal.model.views import Nearness, Query, Subject
from tests.storage.conftest import PASSPHRASE, TODAY

NUMBERS = (0, 10, None)
A_DAY = timedelta(days=1)


@pytest.fixture
def own() -> Iterator[Journal]:
    """An empty journal in memory."""
    made = Journal.in_memory()
    yield made
    made.close()


def a_value(journal: Journal, name: str = "Calm") -> Subject:
    """A new value, as what a check-in can be about."""
    value = journal.add(new_entry(Kind.VALUE, TODAY, name))
    return next(subject for subject in journal.subjects() if subject.id == value.id)


def said(
    journal: Journal,
    about: Subject,
    close: int | None = None,
    day: date = TODAY,
    *,
    matters: int | None = None,
    body: str = "",
) -> Entry:
    """A check-in about it, kept."""
    entry = journal.new_check_in(about, day)
    details = CheckInDetails.from_dict(
        entry.details.as_dict() | {"matters": matters, "close": close}
    )
    return journal.add(replace(entry, body=body, details=details))


def titles(journal: Journal, **filters: Any) -> list[str]:
    return [row.title for row in journal.page(Query(**filters))]


# kept


@pytest.mark.parametrize("matters", NUMBERS)
@pytest.mark.parametrize("close", NUMBERS)
def test_add_when_numbers_are_0_10_or_none_then_the_same_come_back(
    own: Journal, matters: int | None, close: int | None
) -> None:
    about = a_value(own)
    added = said(own, about, close, matters=matters, body="a slow week")
    found = own.entry(added.id)
    assert found == added
    assert found.details == CheckInDetails(about.id, matters, close)
    assert (found.kind, found.title, found.day) == (Kind.CHECK_IN, "Calm", TODAY)
    assert (type(found.details.as_dict()["close"])) is type(close)
    own.set_star(added.id, True)
    assert [version.details for version in own.history(added.id)] == [added.details]
    assert own.check() == []


def test_add_when_the_file_is_opened_again_then_0_is_0_and_none_is_none(
    journal: Journal, journal_path: Path
) -> None:
    added = said(journal, a_value(journal), 0)
    journal.close()
    again = Journal.unlock(journal_path, PASSPHRASE)
    assert again.entry(added.id).details == CheckInDetails(about=journal_about(again), close=0)
    stands = again._vault.connection.execute("SELECT matters, close FROM check_ins").fetchall()
    assert stands == [(None, 0)]
    assert again.check() == []
    again.close()


def journal_about(journal: Journal) -> str:
    """The id of its one value."""
    return next(journal.entries(Query(kind=Kind.VALUE))).id


def test_add_when_neither_a_number_nor_words_then_refused_and_nothing_is_kept(
    own: Journal,
) -> None:
    about = a_value(own)
    for body in ("", " \n"):
        with pytest.raises(Unusable, match=r"^Nothing is said yet\.$"):
            said(own, about, body=body)
    assert own.count(Query(kind=Kind.CHECK_IN)) == 0


@pytest.mark.parametrize(
    "one", [{"close": 0}, {"matters": 0}, {"close": 10}, {"body": "only words"}]
)
def test_add_when_one_thing_is_said_then_it_is_enough(own: Journal, one: dict[str, Any]) -> None:
    added = said(own, a_value(own), **one)
    assert own.entry(added.id) == added


@pytest.mark.parametrize("name", ["matters", "close"])
@pytest.mark.parametrize("unfit", [-1, 11, 3.0, 3.5, "7", True, False, [], 10**30])
def test_check_in_when_a_number_is_not_from_0_to_10_then_refused(name: str, unfit: Any) -> None:
    with pytest.raises(Unusable, match="a whole number from 0 to 10 is wanted"):
        CheckInDetails.from_dict({name: unfit})


@pytest.mark.parametrize("column", ["matters", "close"])
@pytest.mark.parametrize("unfit", ["-1", "11", "'many'", "2.5"])
def test_table_when_a_number_is_not_from_0_to_10_then_it_takes_none_of_it(
    own: Journal, column: str, unfit: str
) -> None:
    said(own, a_value(own), 3)
    with pytest.raises(Damaged), own._vault.writing() as connection:
        connection.execute(f"UPDATE check_ins SET {column} = {unfit}")
    assert own.check() == []


def test_check_in_when_its_words_are_searched_then_found_and_the_numbers_not(own: Journal) -> None:
    added = said(own, a_value(own), 7, body="the harbour wall helped")
    assert [row.id for row in own.page(Query(words="harbour"))] == [added.id]
    assert own.count(Query(words="7")) == 0
    assert own.count(Query(words=journal_about(own)[:13])) == 0


def test_check_in_when_its_value_is_erased_then_it_stays(own: Journal) -> None:
    about = a_value(own)
    added = said(own, about, 4, body="a slow week")
    own.erase(about.id)
    assert own.entry(added.id) == added
    assert own.nearness()[about.id].close == 4
    assert own.subjects() == [Subject(id=a.id, name=a.name, is_value=False) for a in FIRST_AREAS]
    assert own.check() == []


# areas


def test_areas_when_nothing_was_changed_then_the_four_seeds(own: Journal) -> None:
    assert [area.name for area in own.areas()] == ["Health", "Home", "Purpose", "Community"]
    assert [area.id for area in own.areas()] == [
        *("area-health", "area-home", "area-purpose", "area-community"),
    ]


def test_set_areas_when_renamed_added_removed_and_put_back_then_ids_stay(
    journal: Journal, journal_path: Path
) -> None:
    health, home, purpose, community = journal.areas()
    renamed = replace(health, name=" Body &\nsleep ")
    added = Area(name="Music")
    journal.set_areas([added, renamed, purpose, community])
    journal.close()
    again = Journal.unlock(journal_path, PASSPHRASE)
    kept = [added, replace(health, name="Body & sleep"), purpose, community]
    assert again.areas() == kept
    again.set_areas([*kept, home])
    assert again.areas() == [*kept, home]
    again.set_areas([])
    assert again.areas() == []
    again.set_areas(list(FIRST_AREAS))
    assert again.areas() == list(FIRST_AREAS)
    assert again.check() == []
    again.close()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "An area of life needs a word or a few."),
        (" \n\x07", "An area of life needs a word or a few."),
        ("n" * (LONGEST_TITLE + 1), "A name has room for 500 letters."),
    ],
)
def test_set_areas_when_a_name_is_unfit_then_refused_and_the_areas_stay(
    own: Journal, name: str, told: str
) -> None:
    before = own.areas()
    with pytest.raises(Unusable) as raised:
        own.set_areas([*before, Area(name=name)])
    assert str(raised.value) == told
    assert own.areas() == before


def test_set_areas_when_one_is_removed_then_its_check_ins_stay_and_it_can_come_back(
    own: Journal,
) -> None:
    health, home, *_ = own.areas()
    about = Subject(id=home.id, name=home.name, is_value=False)
    first = said(own, about, 3, TODAY - 9 * A_DAY)
    own.set_areas([health])
    second = said(own, about, 8)
    assert home.id not in {subject.id for subject in own.subjects()}
    assert [row.id for row in own.page(Query(about=home.id))] == [second.id, first.id]
    assert [near.close for near in own.nearness_over_time(home.id)] == [3, 8]
    assert own.nearness()[home.id].close == 8
    own.set_areas([replace(home, name="The flat"), health])
    assert [(s.id, s.name) for s in own.subjects()] == [
        (home.id, "The flat"),
        (health.id, "Health"),
    ]
    assert {row.title for row in own.page(Query(about=home.id))} == {"Home"}


def test_subjects_when_there_are_values_then_those_in_order_before_the_areas(own: Journal) -> None:
    for name in ("Wit", "Sea", "Art"):
        a_value(own, name)
    ids = {value.title: value.id for value in own.values().at_hand}
    own.set_value_order([ids["Wit"]])
    own.let_go(ids["Sea"], TODAY, "")
    assert [(s.name, s.is_value) for s in own.subjects()] == [
        ("Wit", True),
        ("Art", True),
        *((area.name, False) for area in FIRST_AREAS),
    ]


# nearness


def test_nearness_when_a_later_one_is_of_an_earlier_day_then_the_newest_day_counts(
    own: Journal,
) -> None:
    calm, sea = a_value(own), a_value(own, "Sea")
    newest = said(own, calm, 7, matters=9)
    said(own, calm, 2, TODAY - 5 * A_DAY)
    said(own, calm, 5, TODAY - A_DAY)
    at_sea = said(own, sea, 0, TODAY - 40 * A_DAY)
    assert own.nearness() == {
        calm.id: Nearness(entry_id=newest.id, day=TODAY, matters=9, close=7),
        sea.id: Nearness(entry_id=at_sea.id, day=TODAY - 40 * A_DAY, matters=None, close=0),
    }
    assert own.last_check_in(TODAY) == TODAY


def test_nearness_when_two_are_of_one_day_then_the_one_written_later(own: Journal) -> None:
    calm = a_value(own)
    said(own, calm, 7)
    later = said(own, calm, 3)
    assert own.nearness()[calm.id].entry_id == later.id
    assert [near.close for near in own.nearness_over_time(calm.id)] == [7, 3]


def test_nearness_when_the_newest_tells_no_closeness_then_the_one_before_it(own: Journal) -> None:
    calm, sea = a_value(own), a_value(own, "Sea")
    told = said(own, calm, 6, TODAY - 8 * A_DAY)
    said(own, calm, matters=10)
    said(own, calm, body="words alone")
    said(own, sea, matters=3)
    assert own.nearness() == {
        calm.id: Nearness(entry_id=told.id, day=TODAY - 8 * A_DAY, matters=None, close=6)
    }
    over_time = [(near.matters, near.close) for near in own.nearness_over_time(calm.id)]
    assert over_time == [(None, 6), (10, None), (None, None)]


def test_nearness_when_the_newest_is_in_the_trash_then_the_one_before_it(own: Journal) -> None:
    calm = a_value(own)
    before = said(own, calm, 6, TODAY - 8 * A_DAY)
    newest = said(own, calm, 2)
    own.trash(newest.id)
    assert own.nearness()[calm.id].entry_id == before.id
    assert [near.close for near in own.nearness_over_time(calm.id)] == [6]
    assert own.last_check_in(TODAY) == TODAY - 8 * A_DAY
    own.trash(before.id)
    assert (own.nearness(), own.nearness_over_time(calm.id)) == ({}, [])
    assert own.last_check_in(TODAY) is None
    own.untrash(newest.id)
    assert own.nearness()[calm.id].close == 2


def test_nearness_when_a_check_in_is_changed_then_as_it_stands_now(own: Journal) -> None:
    calm = a_value(own)
    first = said(own, calm, 6)
    own.save(replace(first, details=CheckInDetails(calm.id, close=1), day=TODAY - A_DAY))
    near = Nearness(entry_id=first.id, day=TODAY - A_DAY, matters=None, close=1)
    assert own.nearness() == {calm.id: near}
    assert own.nearness_over_time(calm.id) == [near]
    own.go_back_to(first.id, first.version)
    assert own.nearness()[calm.id].close == 6


def test_nearness_over_time_when_days_are_mixed_then_the_oldest_first(own: Journal) -> None:
    calm, sea = a_value(own), a_value(own, "Sea")
    for back, close in ((3, 1), (9, 2), (1, 3), (30, 4)):
        said(own, calm, close, TODAY - back * A_DAY)
        said(own, sea, 10, TODAY - back * A_DAY)
    over_time = own.nearness_over_time(calm.id)
    assert [near.close for near in over_time] == [4, 2, 1, 3]
    assert [near.day for near in over_time] == sorted(near.day for near in over_time)
    assert own.nearness_over_time("no such id") == []


def test_nearness_when_shown_then_no_number() -> None:
    shown = repr(Nearness(entry_id="an id", day=date(2026, 3, 12), matters=9, close=8))
    assert "9" not in shown
    assert "8" not in shown


def test_asks_for_check_in_when_one_is_of_a_day_to_come_then_it_silences_nothing(
    own: Journal,
) -> None:
    calm = a_value(own)
    said(own, calm, 3, TODAY + 30 * A_DAY)
    assert own.last_check_in(TODAY) is None
    assert own.asks_for_check_in(TODAY)
    said(own, calm, 3, TODAY - A_DAY)
    assert own.last_check_in(TODAY) == TODAY - A_DAY
    assert not own.asks_for_check_in(TODAY)


# filters


def test_query_when_about_one_thing_then_its_check_ins_alone_and_every_filter_holds(
    own: Journal,
) -> None:
    calm, sea = a_value(own), a_value(own, "Sea")
    old = said(own, calm, 3, TODAY - 9 * A_DAY)
    new = said(own, calm, body="harbour")
    gone = own.trash(said(own, calm, 1).id)
    said(own, sea, 5, body="harbour")
    query = Query(about=calm.id)
    assert [row.id for row in own.page(query)] == [new.id, old.id]
    assert [row.id for row in own.page(query, limit=1)] == [new.id]
    assert [row.id for row in own.page(query, before=own.place(new.id))] == [old.id]
    assert list(own.entries(query)) == [new, old]
    assert list(own.entries(query, oldest_first=True)) == [old, new]
    assert (own.count(query), own.count(query, most=1)) == (2, 1)
    assert [row.id for row in own.page(replace(query, words="harbour"))] == [new.id]
    assert [row.id for row in own.page(replace(query, since=TODAY))] == [new.id]
    assert [row.id for row in own.page(replace(query, trashed=True))] == [gone.id]
    assert own.count(replace(query, kind=Kind.WIN)) == 0
    assert own.count(Query(about=calm.id[:20])) == 0
    assert own.newest(query, 1) == replace(query, from_place=own.place(new.id))


def test_query_when_threaded_to_an_entry_then_from_either_end(own: Journal) -> None:
    value = own.add(new_entry(Kind.VALUE, TODAY, "Calm"))
    there = own.add(new_entry(Kind.WIN, TODAY - A_DAY, "a win at the wall"))
    back = own.add(new_entry(Kind.NOTE, TODAY, "a note"))
    apart = own.add(new_entry(Kind.WIN, TODAY, "another win"))
    own.thread(value.id, there.id)
    own.thread(back.id, value.id, "led to it")
    own.thread(there.id, apart.id)
    query = Query(threaded_to=value.id)
    assert [row.id for row in own.page(query)] == [back.id, there.id]
    assert list(own.entries(query)) == [back, there]
    assert (own.count(query), own.count(query, most=1)) == (2, 1)
    assert titles(own, threaded_to=there.id) == ["another win", "Calm"]
    assert titles(own, threaded_to=back.id) == ["Calm"]
    assert titles(own, threaded_to=apart.id) == ["a win at the wall"]
    assert titles(own, threaded_to=value.id, kind=Kind.WIN) == ["a win at the wall"]
    assert titles(own, threaded_to=value.id, words="wall") == ["a win at the wall"]
    own.trash(there.id)
    assert [row.id for row in own.page(query)] == [back.id]
    assert titles(own, threaded_to=value.id, trashed=True) == ["a win at the wall"]
    own.untrash(there.id)
    own.unthread(own.threads(back.id)[0][0].id)
    assert [row.id for row in own.page(query)] == [there.id]
    own.erase(there.id)
    assert own.count(query) == 0
    assert own.count(Query(threaded_to="no such id")) == 0


# asking


def asked_on(journal: Journal, first: date, days: int) -> list[int]:
    """On which of so many days, counted from 0, a check-in is asked for; each day three times."""
    found = []
    for ahead in range(days):
        day = first + ahead * A_DAY
        asks = {journal.asks_for_check_in(day) for _ in range(3)}
        assert len(asks) == 1, "a day's answer is the same all day"
        found += [ahead] if asks.pop() else []
    return found


def test_may_ask_when_days_go_by_then_a_week_after_the_last_and_once_a_week() -> None:
    assert may_ask(TODAY, None, None)
    assert [n for n in range(20) if may_ask(TODAY + n * A_DAY, TODAY, None)] == [*range(7, 20)]
    assert [n for n in range(20) if may_ask(TODAY + n * A_DAY, None, TODAY)] == [0, *range(7, 20)]
    assert not may_ask(TODAY, TODAY, TODAY)
    assert not may_ask(TODAY, TODAY + A_DAY, None)
    assert not may_ask(TODAY + 7 * A_DAY, TODAY, TODAY + 6 * A_DAY)


def test_asks_when_there_is_no_value_then_never(own: Journal) -> None:
    assert asked_on(own, TODAY, 20) == []
    own.trash(a_value(own).id)
    assert asked_on(own, TODAY, 20) == []


def test_asks_when_there_is_a_value_then_all_day_and_once_a_week(own: Journal) -> None:
    a_value(own)
    assert asked_on(own, TODAY, 30) == [0, 7, 14, 21, 28]


def test_asks_when_the_file_is_opened_again_then_it_knows_when_it_asked(
    journal: Journal, journal_path: Path
) -> None:
    a_value(journal)
    assert journal.asks_for_check_in(TODAY)
    journal.close()
    again = Journal.unlock(journal_path, PASSPHRASE)
    assert asked_on(again, TODAY, 9) == [0, 7]
    again.close()


def test_asks_when_one_was_just_written_then_not_before_a_week_has_gone_by(own: Journal) -> None:
    calm = a_value(own)
    assert own.asks_for_check_in(TODAY)
    said(own, calm, 3)
    assert asked_on(own, TODAY, 16) == [7, 14]


def test_asks_when_one_is_written_between_then_a_week_after_that(own: Journal) -> None:
    calm = a_value(own)
    assert asked_on(own, TODAY, 1) == [0]
    said(own, calm, 3, TODAY + 5 * A_DAY)
    assert asked_on(own, TODAY + 5 * A_DAY, 16) == [7, 14]


def test_asks_when_the_last_lies_in_the_trash_then_it_does_not_count(own: Journal) -> None:
    calm = a_value(own)
    last = said(own, calm, 3)
    assert not own.asks_for_check_in(TODAY)
    own.trash(last.id)
    assert own.asks_for_check_in(TODAY)


def test_asks_when_an_older_one_was_written_today_then_its_day_counts(own: Journal) -> None:
    calm = a_value(own)
    said(own, calm, 3, TODAY - 7 * A_DAY)
    assert own.asks_for_check_in(TODAY)
    said(own, calm, 3, TODAY - 6 * A_DAY)
    assert not own.asks_for_check_in(TODAY)


@pytest.mark.parametrize("asked_before", [True, False])
def test_put_off_when_said_then_not_again_before_a_week(own: Journal, asked_before: bool) -> None:
    a_value(own)
    if asked_before:
        assert own.asks_for_check_in(TODAY)
    own.put_off_check_in(TODAY)
    assert asked_on(own, TODAY, 16) == [7, 14]


def test_put_off_when_said_on_a_later_asking_then_a_week_from_there(own: Journal) -> None:
    a_value(own)
    assert asked_on(own, TODAY, 8) == [0, 7]
    own.put_off_check_in(TODAY + 7 * A_DAY)
    assert asked_on(own, TODAY + 7 * A_DAY, 16) == [7, 14]


def test_asks_when_nothing_is_asked_then_nothing_is_written(own: Journal) -> None:
    said(own, a_value(own), 3)
    changes = own._vault.connection.total_changes
    assert asked_on(own, TODAY, 7) == []
    assert own._vault.connection.total_changes == changes


def test_set_aside_when_a_check_in_says_nothing_then_its_draft_is_gone(own: Journal) -> None:
    draft = Draft(entry=own.new_check_in(own.subjects()[0], TODAY))
    own.keep_draft(draft)
    own.set_aside(draft)
    assert own.drafts() == []
    assert own.count(Query(trashed=True)) == 0


def test_set_areas_when_in_company_then_refused_and_they_stay(tmp_path: Path) -> None:
    own = Journal.create(tmp_path / "journal.db", PASSPHRASE)
    company = Journal(own._vault, Audience.TOGETHER)
    with pytest.raises(Unusable):
        company.set_areas([])
    assert own.areas() == list(FIRST_AREAS)
    own.close()
