"""Values and check-ins in company: what is not open to the audience is not there, by any way."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from recovery_journal.errors import EntryNotFound
from recovery_journal.journal import Journal
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.sort_text import sort_from_text
from recovery_journal.model.value_parts import CheckInDetails, Door, SortDetails, ValueDetails
from recovery_journal.model.views import Query, Subject, Totals
from tests.storage.conftest import TODAY

LAST_YEAR = TODAY.replace(year=TODAY.year - 1)


class Shared:
    """A journal with open and closed values and check-ins, and the same as others see it."""

    def __init__(self) -> None:
        self.own = Journal.in_memory()
        self.together = Journal(self.own._vault, Audience.TOGETHER)
        self.handed = Journal(self.own._vault, Audience.HANDED_OVER)
        closed, opened, handed = Lane.ONLY_ME, Lane.OPEN_TOGETHER, Lane.HAND_OVER
        self.hidden = self._value("Hidden", closed, hinders="secretly")
        self.sea = self._value("Sea", opened)
        self.calm = self._value("Calm", handed)
        self.art = self._value("Art", opened)
        self.gone = self._value("Gone", closed, let_go="2026-01-01")
        self.left = self._value("Left", opened, let_go="2026-02-01")
        values = (self.hidden, self.calm, self.gone, self.sea)
        self.own.set_value_order([value.id for value in values])
        self.win = self.own.add(replace(new_entry(Kind.WIN, TODAY, "an open win"), lane=opened))
        self.own.thread(self.hidden.id, self.win.id, "secretly")
        self.own.thread(self.sea.id, self.hidden.id)
        self.own.thread(self.win.id, self.sea.id, "at the wall")

    def _value(self, name: str, lane: Lane, **parts: str) -> Entry:
        value = new_entry(Kind.VALUE, LAST_YEAR, name, f"what {name} means")
        details = ValueDetails.from_dict(parts)
        return self.own.add(replace(value, lane=lane, details=details))

    def checked_in(self, value: Entry, close: int, day: date, lane: Lane = Lane.ONLY_ME) -> Entry:
        """A check-in about a value, kept in a lane."""
        about = Subject(id=value.id, name=value.title, is_value=True)
        entry = self.own.new_check_in(about, day)
        details = CheckInDetails(about=value.id, matters=9, close=close)
        return self.own.add(replace(entry, details=details, lane=lane, body="near the harbour"))


@pytest.fixture
def shared() -> Iterator[Shared]:
    """The journal and its audiences."""
    made = Shared()
    yield made
    made.own.close()


def names(values: list[Entry]) -> list[str]:
    return [value.title for value in values]


def test_values_when_in_company_then_the_open_ones_in_an_order_without_gaps(
    shared: Shared,
) -> None:
    seen = shared.together.values()
    assert names(seen.ranked) == ["Calm", "Sea"]
    assert names(seen.others) == ["Art"]
    assert names(seen.let_go) == ["Left"]
    assert shared.together.value_order() == {shared.calm.id: 1, shared.sea.id: 2}
    assert shared.handed.value_order() == {shared.calm.id: 1}
    assert names(shared.handed.values().at_hand) == ["Calm"]
    assert list(shared.own.value_order().values()) == [1, 2, 3]


def test_values_when_a_lane_is_closed_again_then_it_is_gone_at_once(shared: Shared) -> None:
    shared.own.set_lane(shared.calm.id, Lane.ONLY_ME)
    assert names(shared.together.values().at_hand) == ["Sea", "Art"]
    assert shared.together.value_order() == {shared.sea.id: 1}
    assert shared.handed.values().at_hand == []


def test_finding_when_a_value_is_not_open_then_no_way_leads_to_it(shared: Shared) -> None:
    together = shared.together
    assert together.count(Query(kind=Kind.VALUE)) == 4
    assert together.count(Query(words="secretly")) == 0
    assert together.page(Query(words="Hidden")) == []
    assert together.page(Query(entry_id=shared.hidden.id)) == []
    assert together.place(shared.hidden.id) is None
    assert together.totals(Kind.VALUE, LAST_YEAR) == Totals(all=4, this_year=4, this_month=4)
    assert together.days(Kind.VALUE, LAST_YEAR.year) == {LAST_YEAR: 4}
    assert "Hidden" not in {row.title for row in together.on_this_day(TODAY, 50)}
    for ask in (together.entry, together.history, together.trash, together.erase):
        with pytest.raises(EntryNotFound):
            ask(shared.hidden.id)
    with pytest.raises(EntryNotFound):
        together.let_go(shared.hidden.id, TODAY, "")
    assert shared.own.entry(shared.hidden.id) == shared.hidden


def test_threads_when_one_end_is_not_open_then_the_others_alone(shared: Shared) -> None:
    assert [(t.words, r.title) for t, r in shared.together.threads(shared.win.id)] == [
        ("at the wall", "Sea")
    ]
    assert [row.title for _, row in shared.together.threads(shared.sea.id)] == ["an open win"]
    assert shared.together.threads(shared.hidden.id) == []
    assert [r.title for r in shared.together.page(Query(threaded_to=shared.sea.id))] == [
        "an open win"
    ]
    assert shared.handed.threads(shared.win.id) == []
    assert len(shared.own.threads(shared.win.id)) == 2


def test_subjects_when_in_company_then_open_values_and_no_area(shared: Shared) -> None:
    assert [s.name for s in shared.together.subjects()] == ["Calm", "Sea", "Art"]
    assert all(subject.is_value for subject in shared.together.subjects())
    assert shared.together.areas() == []
    assert shared.handed.areas() == []
    assert len(shared.own.areas()) == 4


WAYS: dict[str, Callable[[Journal, Shared], Any]] = {
    "nearness": lambda journal, _: journal.nearness(),
    "over time": lambda journal, shared: journal.nearness_over_time(shared.sea.id),
    "over time, hidden": lambda journal, shared: journal.nearness_over_time(shared.hidden.id),
    "last": lambda journal, _: journal.last_check_in(TODAY),
    "count": lambda journal, _: journal.count(Query(kind=Kind.CHECK_IN)),
    "about": lambda journal, shared: journal.count(Query(about=shared.sea.id)),
    "page": lambda journal, shared: journal.page(Query(about=shared.sea.id)),
    "entries": lambda journal, _: list(journal.entries(Query(kind=Kind.CHECK_IN))),
    "search": lambda journal, _: journal.page(Query(words="harbour")),
    "days": lambda journal, _: journal.days(Kind.CHECK_IN, TODAY.year),
    "totals": lambda journal, _: journal.totals(Kind.CHECK_IN, TODAY).all,
    "year by year": lambda journal, _: [
        row for row in journal.on_this_day(TODAY, 50) if row.kind is Kind.CHECK_IN
    ],
    "threads": lambda journal, shared: [
        row for _, row in journal.threads(shared.sea.id) if row.kind is Kind.CHECK_IN
    ],
    "json": lambda journal, _: [line for line in journal.json_lines() if "harbour" in line],
    "markdown": lambda journal, _: "harbour" in "".join(journal.markdown()),
}
"""Each way to hear of a check-in; there is nothing to hear where the answer is empty."""


@pytest.mark.parametrize("way", WAYS)
def test_check_in_when_its_own_lane_is_closed_then_nothing_tells_of_it(
    shared: Shared, way: str
) -> None:
    for value in (shared.sea, shared.hidden):
        for day in (TODAY, LAST_YEAR):
            check_in = shared.checked_in(value, 3, day)
            shared.own.thread(check_in.id, shared.sea.id)
    ask = WAYS[way]
    assert not ask(shared.together, shared)
    assert not ask(shared.handed, shared)
    assert ask(shared.own, shared)


NUMBERS = {"nearness", "over time", "over time, hidden"}
"""The ways to hear a number; together it is closed even where the check-in is open."""


@pytest.mark.parametrize("way", [way for way in WAYS if way not in NUMBERS])
def test_check_in_when_its_own_lane_is_open_then_it_is_there_for_that_audience_alone(
    shared: Shared, way: str
) -> None:
    for day in (TODAY, LAST_YEAR):
        check_in = shared.checked_in(shared.sea, 3, day, Lane.OPEN_TOGETHER)
        shared.own.thread(check_in.id, shared.sea.id)
    ask = WAYS[way]
    assert ask(shared.together, shared)
    assert not ask(shared.handed, shared)


def test_nearness_when_the_newest_is_closed_then_the_newest_open_one(shared: Shared) -> None:
    week_ago = TODAY - timedelta(days=7)
    opened = shared.checked_in(shared.sea, 3, week_ago, Lane.HAND_OVER)
    shared.checked_in(shared.sea, 8, TODAY)
    near = shared.handed.nearness()
    assert {each: (one.entry_id, one.close) for each, one in near.items()} == {
        shared.sea.id: (opened.id, 3)
    }
    assert [one.close for one in shared.handed.nearness_over_time(shared.sea.id)] == [3]
    assert shared.handed.last_check_in(TODAY) == week_ago
    assert shared.together.last_check_in(TODAY) == week_ago
    assert (shared.together.nearness(), shared.together.nearness_over_time(shared.sea.id)) == (
        {},
        [],
    )
    assert shared.own.last_check_in(TODAY) == TODAY


def test_asks_for_check_in_when_in_company_then_never_and_it_is_not_counted_as_asked(
    shared: Shared,
) -> None:
    for ahead in range(15):
        assert not shared.together.asks_for_check_in(TODAY + timedelta(days=ahead))
        assert not shared.handed.asks_for_check_in(TODAY + timedelta(days=ahead))
    assert shared.own.asks_for_check_in(TODAY)


def test_begin_sort_when_in_company_then_closed_values_are_not_dealt(shared: Shared) -> None:
    draft = shared.together.begin_sort(Door.ALL, [("Kin", "")], 1, TODAY)
    assert isinstance(draft.entry.details, SortDetails)
    dealt = {card.name for card in sort_from_text(draft.entry.details.progress).cards}
    assert dealt == {"Kin", "Calm", "Sea", "Art"}


def test_drafts_when_the_entry_was_closed_since_then_its_draft_is_closed_too(
    shared: Shared,
) -> None:
    opened = replace(shared.sea, body="half a thought")
    shared.own.keep_draft(Draft(entry=opened))
    assert [draft.entry.body for draft in shared.together.drafts()] == ["half a thought"]
    shared.own.set_lane(shared.sea.id, Lane.ONLY_ME)
    assert shared.together.drafts() == []
    assert [draft.entry.body for draft in shared.own.drafts()] == ["half a thought"]


def test_sort_when_it_is_under_way_or_ended_then_closed_like_any_entry(shared: Shared) -> None:
    shared.own.begin_sort(Door.ALL, [("Kin", "")], 1, TODAY)
    details = SortDetails(door="all cards", ranked=("Hidden",))
    sort = shared.own.add(replace(new_entry(Kind.SORT, TODAY, "Hidden"), details=details))
    assert shared.together.drafts() == []
    assert shared.together.count(Query(kind=Kind.SORT)) == 0
    assert shared.together.page(Query(words="hidden")) == []
    shared.own.set_lane(sort.id, Lane.OPEN_TOGETHER)
    assert shared.together.count(Query(kind=Kind.SORT)) == 1
    assert len(shared.own.drafts()) == 1


def test_json_lines_when_in_company_then_ranks_without_gaps_and_no_link_to_what_is_closed(
    shared: Shared,
) -> None:
    lines = list(shared.together.json_lines(Query(kind=Kind.VALUE)))
    told = {one["title"]: one for one in map(json.loads, lines)}
    assert {name: one["rank"] for name, one in told.items()} == {
        "Calm": 1,
        "Sea": 2,
        "Art": None,
        "Left": None,
    }
    assert [len(told[name]["threads"]) for name in ("Sea", "Calm")] == [1, 0]
    assert shared.hidden.id not in "".join(lines)
