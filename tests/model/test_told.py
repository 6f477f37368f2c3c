"""What an entry says beside its title and its body; what search finds of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from recovery_journal.model.days import in_full
from recovery_journal.model.deciding import added_to, sealed_of
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.options import options_of
from recovery_journal.model.telling import Around, Brief, Came, Told
from recovery_journal.model.told import told, words_besides
from tests.model.deciding import DAY, a_decision, decisions, said_of

SAID: dict[Kind, dict[str, Any]] = {
    Kind.WIN: {"did": "I rang\nher", "strengths": ["asking", "staying"], "coming_back": True},
    Kind.CHECK_IN: {"about": "an id", "matters": 0, "close": 10},
    Kind.VALUE: {"whose": "mine", "let_go": "2026-03-01"},
    Kind.STEP: {"about": "an id", "by": "2026-12-01", "came": "done"},
    Kind.LOOK_BACK: {"about": "an id", "luck": "rain", "as_expected": "no"},
}


def saying(kind: Kind) -> Entry:
    details = kind.details.from_dict(SAID[kind])
    return replace(new_entry(kind, DAY, "a title", "a body"), details=details)


@pytest.mark.parametrize("kind", Kind)
def test_told_when_nothing_is_said_then_nothing(kind: Kind) -> None:
    entry = new_entry(kind, DAY, "a title")
    assert told(entry) == []
    assert words_besides(entry) == []


@pytest.mark.parametrize(
    ("kind", "pairs"),
    [
        (Kind.WIN, [("What I did that made it happen", "I rang\nher"),
                    ("Strengths in it", "asking, staying"), ("Coming back", "")]),
        (Kind.CHECK_IN, [("How much it matters", "0 of 10"),
                         ("How close this week was", "10 of 10")]),
        (Kind.VALUE, [("Whose it is", "mine"), ("The day I let it go", "1 March 2026")]),
        (Kind.STEP, [("A day for it", "1 December 2026"), ("How it is with it", "done")]),
        (Kind.LOOK_BACK, [("What was luck, or others", "rain"),
                          ("Did what I expected come about?", "no")]),
    ],
)  # fmt: skip
def test_told_when_parts_are_said_then_in_the_order_of_their_kind_and_days_as_the_page_says(
    kind: Kind, pairs: list[tuple[str, str]]
) -> None:
    assert told(saying(kind), in_full) == [Told(label, text) for label, text in pairs]


@pytest.mark.parametrize("kind", SAID)
def test_told_when_it_is_no_decision_then_each_part_once_and_nothing_around_it(kind: Kind) -> None:
    entry = saying(kind)
    brief = Brief(id="b", day=DAY, title="no", details=entry.details)
    around = Around(names={"an id": "no"}, threaded=["an id"], came=Came(look_backs=[brief]))
    found = told(entry, around=around)
    assert [each.label for each in found] == [part.label for part, _ in entry.details.said()]
    assert found == told(entry)


def test_told_when_no_page_says_how_then_a_day_is_its_date() -> None:
    assert told(saying(Kind.VALUE))[-1].text == "2026-03-01"
    decision = a_decision(DecisionDetails(look_back_on="2027-02-23"))
    assert [each.text for each in told(decision)] == ["2027-02-23"]
    assert told(decision, in_full)[0].text == "23 February 2027"


@settings(max_examples=40, deadline=None)
@given(decision=decisions())
def test_words_when_any_decision_then_the_persons_alone(decision: Entry) -> None:
    details = said_of(decision)
    options = options_of(details.options)
    own = [text for each in options for text in (each.name, each.opens, each.costs)]
    own += [each.text for each in added_to(details)]
    own += [seal.details.chosen for seal in sealed_of(details)]
    assert [text for text in words_besides(decision) if text] == [text for text in own if text]


def test_in_full_when_any_month_then_in_words() -> None:
    days = [date(2026, month, 9) for month in (1, 5, 12)]
    assert [in_full(day) for day in days] == ["9 January 2026", "9 May 2026", "9 December 2026"]
