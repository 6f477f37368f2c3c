"""How a decision moves: what is sealed and added only grows, moves are dated; when to look back."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.model.deciding import (
    LATER,
    Addition,
    Move,
    added_to,
    look_back_day,
    moves_of,
    sealed_of,
    with_addition,
    with_past,
)
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.text import LONGEST_BODY
from recovery_journal.model.wins import WinDetails
from tests.model.deciding import DAY, NAME, PROSE, SAID, STAGES, a_decision, decisions, said_of

A_DAY = timedelta(days=1)
QUICK = settings(max_examples=60, deadline=None)
NOTHING = DecisionDetails()
PAST = ("moves", "sealed", "added")
FORGED = st.sampled_from(
    [
        {"sealed": ""},
        {"sealed": "[]", "moves": ""},
        {"sealed": '[{"day": "2020-01-01", "title": "x", "body": "y", "said": {}}]'},
        {"moves": "2020-01-01 decided\n2020-01-02 open"},
        {"added": ""},
        {"added": '[["2020-01-01", "never said"]]'},
    ]
)
"""A past that was not."""


def moved(decision: Entry, stage: Stage | str, today: date = DAY, **parts: Any) -> Entry:
    """The decision as it is saved over itself, at another stage."""
    before = said_of(decision)
    after = replace(before, stage=str(stage), **parts)
    return with_past(replace(decision, details=after), before, today)


def begun(details: DecisionDetails = NOTHING, today: date = DAY) -> Entry:
    """A decision that was saved once."""
    return with_past(a_decision(details), None, today)


# the past


@QUICK
@given(data=st.data())
def test_past_when_anything_is_saved_moved_or_added_then_it_only_grows(data: st.DataObject) -> None:
    decision, today = begun(data.draw(SAID)), DAY
    for _ in range(data.draw(st.integers(1, 6))):
        before, today = said_of(decision), today + A_DAY
        act = data.draw(st.sampled_from(["save", "forge", "move", "add"]))
        if act == "save":
            told: dict[str, Any] = {name: getattr(before, name) for name in PAST}
            details = replace(data.draw(SAID), **told)
        elif act == "forge":
            forged: dict[str, Any] = {"added": before.added} | data.draw(FORGED)
            details = replace(data.draw(SAID), **forged)
        elif act == "move":
            details = replace(before, stage=str(data.draw(STAGES)))
        else:
            details = with_addition(before, data.draw(PROSE), today)
        title, body = data.draw(NAME), data.draw(PROSE)
        decision = with_past(a_decision(details, title, body), before, today)
        after = said_of(decision)
        # The texts themselves only grow at their ends, byte for byte.
        assert after.moves.startswith(before.moves)
        assert after.sealed.startswith(before.sealed.removesuffix("]"))
        seals, moves = sealed_of(after), moves_of(after)
        assert seals[: len(sealed_of(before))] == sealed_of(before)
        assert moves[: len(moves_of(before))] == moves_of(before)
        new = Stage(after.stage)
        assert moves[len(moves_of(before)) :] == ([Move(today, new)] if new != before.stage else [])
        assert len(seals) - len(sealed_of(before)) == (new != before.stage and new == "decided")
        additions = added_to(after)
        assert additions[: len(added_to(before))] == added_to(before)
        assert len(additions) - len(added_to(before)) <= 1
        if act == "save":
            assert after.added == before.added
        assert [move.stage for move in moves].count(Stage.DECIDED) == len(seals)


@QUICK
@given(said=SAID, forged=FORGED)
def test_save_when_it_tells_another_past_then_the_past_is_as_it_was(
    said: DecisionDetails, forged: dict[str, Any]
) -> None:
    decision = moved(begun(said), Stage.DECIDED)
    decision = replace(decision, details=with_addition(said_of(decision), "later", DAY))
    before = said_of(decision)
    saved = with_past(
        replace(decision, details=replace(before, know="else", **forged)), before, DAY
    )
    assert said_of(saved) == replace(before, know="else")


def test_save_when_it_is_the_first_then_a_move_alone_and_no_past_it_brings() -> None:
    forged = DecisionDetails(
        moves="2020-01-01 decided",
        sealed='[{"day": "2020-01-01", "title": "x", "body": "y", "said": {}}]',
    )
    details = said_of(begun(forged))
    assert moves_of(details) == [Move(DAY, Stage.OPEN)]
    assert (details.stage, details.sealed) == ("open", "")


def test_save_when_no_stage_is_said_then_it_stands_where_it_stood() -> None:
    leaning = begun(DecisionDetails(stage="leaning"))
    assert said_of(moved(leaning, "", DAY + A_DAY)) == said_of(leaning)


def test_save_when_no_decision_then_the_same_entry() -> None:
    win = replace(new_entry(Kind.WIN, DAY, "rang"), details=WinDetails(did="rang"))
    assert with_past(win, None, DAY) is win


@QUICK
@given(said=SAID, title=NAME, body=PROSE)
def test_deciding_when_something_is_said_then_all_of_it_is_sealed_as_it_is(
    said: DecisionDetails, title: str, body: str
) -> None:
    before = said_of(begun(said))
    before = replace(before, stage="open")
    entry = a_decision(replace(said, stage="decided"), title, body)
    decided = with_past(entry, before, DAY)
    seal = sealed_of(said_of(decided))[-1]
    assert (seal.day, seal.lane, seal.title, seal.body) == (DAY, entry.lane, title, body)
    assert seal.details == replace(said, stage="decided")
    (told,) = json.loads(said_of(decided).sealed)[len(sealed_of(before)) :]
    assert set(told) == {"day", "lane", "title", "body", "said"}
    assert set(told["said"]) == {part.name for part in DecisionDetails.parts()} - set(PAST)


def test_deciding_when_it_is_the_first_save_then_sealed_at_once() -> None:
    decision = begun(DecisionDetails(stage="decided", chosen="to stay"))
    (seal,) = sealed_of(said_of(decision))
    assert seal.details.chosen == "to stay"
    assert moves_of(said_of(decision)) == [Move(DAY, Stage.DECIDED)]


def test_deciding_when_it_is_decided_already_then_no_second_seal() -> None:
    decision = moved(begun(), Stage.DECIDED)
    again = moved(decision, Stage.DECIDED, DAY + A_DAY, chosen="to go")
    assert said_of(again).sealed == said_of(decision).sealed
    assert said_of(again).chosen == "to go"


@pytest.mark.parametrize("between", [stage for stage in Stage if stage is not Stage.DECIDED])
def test_deciding_when_it_was_opened_again_then_a_second_seal_beside_the_first(
    between: Stage,
) -> None:
    decision = moved(begun(), Stage.DECIDED, DAY, chosen="to stay")
    first = sealed_of(said_of(decision))
    decision = moved(decision, between, DAY + A_DAY)
    assert sealed_of(said_of(decision)) == first
    decision = moved(decision, Stage.DECIDED, DAY + 2 * A_DAY, chosen="to go")
    seals = sealed_of(said_of(decision))
    assert [(seal.day, seal.details.chosen) for seal in seals] == [
        (DAY, "to stay"),
        (DAY + 2 * A_DAY, "to go"),
    ]
    assert [move.stage for move in moves_of(said_of(decision))] == [
        *(Stage.OPEN, Stage.DECIDED, between, Stage.DECIDED),
    ]


def test_seal_when_shown_then_no_text() -> None:
    decision = moved(begun(), Stage.DECIDED, chosen="to stay")
    details = with_addition(said_of(decision), "still so", DAY)
    shown = repr((sealed_of(details), added_to(details), decision))
    assert not {"Stay", "stay", "still"} & set(shown.replace("'", " ").split())


# additions


def test_addition_when_words_are_said_then_clean_at_the_end_with_their_day() -> None:
    details = with_addition(DecisionDetails(know="the rent"), " first\x1b[2J\r\nand more \n", DAY)
    details = with_addition(details, 'a "second"', DAY + A_DAY)
    assert added_to(details) == [
        Addition(DAY, "first[2J\nand more"),
        Addition(DAY + A_DAY, 'a "second"'),
    ]
    assert details.know == "the rent"


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x07"])
def test_addition_when_nothing_is_said_then_the_same(text: str) -> None:
    details = DecisionDetails(know="the rent")
    assert with_addition(details, text, DAY) is details


def test_addition_when_it_cannot_be_kept_then_refused() -> None:
    assert with_addition(DecisionDetails(), "x" * LONGEST_BODY, DAY).added
    with pytest.raises(Unusable):
        with_addition(DecisionDetails(), "x" * (LONGEST_BODY + 1), DAY)
    with pytest.raises(TextRefused):
        with_addition(DecisionDetails(), "half \ud83d", DAY)


# when to look back


@pytest.mark.parametrize(
    ("day", "later", "then"),
    [
        ("2026-11-24", "a week", "2026-12-01"),
        ("2026-12-28", "a week", "2027-01-04"),
        ("2028-02-23", "a week", "2028-03-01"),
        ("2026-11-24", "a month", "2026-12-24"),
        ("2026-12-31", "a month", "2027-01-31"),
        ("2026-01-31", "a month", "2026-02-28"),
        ("2028-01-31", "a month", "2028-02-29"),
        ("2028-01-29", "a month", "2028-02-29"),
        ("2026-01-29", "a month", "2026-02-28"),
        ("2026-03-31", "a month", "2026-04-30"),
        ("2026-11-30", "three months", "2027-02-28"),
        ("2027-11-30", "three months", "2028-02-29"),
        ("2026-10-31", "three months", "2027-01-31"),
        ("2026-12-01", "three months", "2027-03-01"),
        ("2026-12-31", "a year", "2027-12-31"),
        ("2028-02-29", "a year", "2029-02-28"),
        ("2027-02-28", "a year", "2028-02-28"),
        ("2026-11-24", "some day", "2026-12-01"),
        ("2026-11-24", "", "2026-12-01"),
    ],
)
def test_look_back_day_when_so_much_later_then_the_day_or_the_last_of_the_month(
    day: str, later: str, then: str
) -> None:
    assert look_back_day(date.fromisoformat(day), later).isoformat() == then


@given(day=st.dates(max_value=date(9998, 12, 31)), later=st.sampled_from(LATER) | st.text())
@example(day=date(1, 1, 1), later="a year")
def test_look_back_day_when_any_day_then_after_it_and_near_its_day_of_the_month(
    day: date, later: str
) -> None:
    then = look_back_day(day, later)
    assert day < then <= day + timedelta(days=366)
    if later in LATER[1:]:
        next_one = then + A_DAY
        assert then.day == day.day or (then.day < day.day and next_one.day == 1)
    else:
        assert then - day == timedelta(days=7)
    order = [look_back_day(day, each) for each in LATER]
    assert order == sorted(order)


# what can't be read


@pytest.mark.parametrize(
    "said",
    [
        {"options": "no list"},
        {"options": '["a"]'},
        {"options": '[{"name": "a", "opens": "", "costs": ""}]'},
        {"options": '[{"name": 1, "opens": "", "costs": "", "close": []}]'},
        {"options": '[{"name": "a", "opens": "", "costs": "", "close": [1]}]'},
        {"options": "7"},
        {"moves": "someday open"},
        {"moves": "2026-11-24"},
        {"moves": "2026-11-24 elsewhere"},
        {"sealed": "{}x"},
        {"sealed": '[{"day": "2026-11-24", "lane": "only me", "title": "t", "said": {}}]'},
        {"sealed": '[{"day": "x", "lane": "only me", "title": "", "body": "", "said": {}}]'},
        {
            "sealed": '[{"day": "2026-11-24", "lane": "only me", "title": "", "body": "", '
            '"said": {"stage": "elsewhere"}}]'
        },
        {"added": '["2026-11-24"]'},
        {"added": '[["2026-11-24", 3]]'},
        {"added": '[["soon", "words"]]'},
        {"added": '[["2026-11-24", "a", "b"]]'},
    ],
)
def test_details_when_a_list_is_none_of_its_own_then_refused(said: dict[str, str]) -> None:
    with pytest.raises(Unusable) as refused:
        DecisionDetails.from_dict(said)
    assert "elsewhere" not in str(refused.value) or "one of" in str(refused.value)


@given(decisions())
def test_details_when_written_and_read_again_then_the_same(decision: Entry) -> None:
    details = said_of(decision)
    assert DecisionDetails.from_dict(details.as_dict()) == details
