"""The guide's parts: what they ask, what is told of each, where somebody begins."""

from dataclasses import replace

import pytest
from hypothesis import given

from recovery_journal.model import guide
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Kind, new_entry
from recovery_journal.model.guide import FEELINGS, GUIDE, first_open, parts_of, told_of
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.parts import Shape
from tests.model.deciding import DAY, SAID, a_decision

BY_ID = {part.id: part for part in GUIDE}
NEVER_IN_A_FORM = {"stage", "chosen", "percent", "moves", "sealed", "added"}


def told(part: str, **said: object) -> str:
    """What is told of a part where this is said."""
    return told_of(BY_ID[part], a_decision(DecisionDetails.from_dict(said)))


def test_guide_when_all_parts_are_taken_then_each_thing_is_asked_once() -> None:
    asked = [name for part in GUIDE for name in part.fields]
    declared = {part.name for part in DecisionDetails.parts()}
    assert len(asked) == len(set(asked))
    assert set(asked) == declared - NEVER_IN_A_FORM
    assert len({part.id for part in GUIDE}) == len(GUIDE)


def test_guide_when_listed_then_the_grid_is_not_first_and_says_when_it_helps() -> None:
    places = [part.id for part in GUIDE]
    assert places[0] == guide.CHOICE
    assert places.index(guide.GRID) > places.index(guide.OPTIONS)
    assert "two minds" in guide.WHEN_A_GRID_HELPS
    assert "\n" not in guide.WHEN_A_GRID_HELPS


@pytest.mark.parametrize("part", GUIDE, ids=lambda part: part.id)
def test_told_when_nothing_is_said_then_nothing(part: guide.GuidePart) -> None:
    assert told_of(part, new_entry(Kind.DECISION, DAY)) == ""


@pytest.mark.parametrize(
    ("part", "said", "words"),
    [
        ("whose", {"whose": "mine"}, "written"),
        ("now", {"now": ["calm", "tired"]}, "calm, tired"),
        ("now", {"now": [*FEELINGS]}, "rested, ru…"),
        ("find out", {"find_out": ["rent", "bus"]}, "2"),
        ("find out", {"find_out": ["rent", "bus"], "found_out": ["bus"]}, "1 found"),
        ("find out", {"find_out": ["rent"], "found_out": ["gone since"]}, "1"),
        ("options", {"options": options_text([Option("wait"), Option("go")])}, "2"),
        ("needs", {"am_sure": "not yet"}, "written"),
        ("expect", {"how_sure": "quite likely"}, "written"),
        ("grid", {"costs_later": "rent"}, "written"),
        ("look back", {"look_back_on": "2026-12-01"}, "2026-12-01"),
    ],
)
def test_told_when_something_is_said_then_a_word_or_a_few(
    part: str, said: dict[str, object], words: str
) -> None:
    assert told(part, **said) == words


def test_told_when_the_choice_has_a_line_or_more_then_written() -> None:
    assert told("choice") == "written"
    bare = a_decision(DecisionDetails(), title="  ")
    assert told_of(BY_ID["choice"], bare) == ""
    assert told_of(BY_ID["choice"], replace(bare, body="more")) == "written"


def test_told_when_the_entry_is_of_another_kind_then_nothing() -> None:
    assert told_of(BY_ID["whose"], new_entry(Kind.NOTE, DAY, "a note")) == ""


def test_first_open_when_some_are_said_then_the_next_and_never_a_tool() -> None:
    assert first_open(a_decision(DecisionDetails())).id == "whose"
    assert first_open(a_decision(DecisionDetails(whose="mine"))).id == "now"
    all_said = {
        part.name: "2026-12-01" if part.shape is Shape.DAY else ["a"]
        if part.shape is Shape.WORDS else part.choices[0] if part.choices else "said"
        for part in DecisionDetails.parts()
        if part.name not in NEVER_IN_A_FORM and not part.name.startswith(("gives", "costs"))
    }  # fmt: skip
    all_said["options"] = options_text([Option("wait")])
    assert first_open(a_decision(DecisionDetails.from_dict(all_said))).id == "choice"


@given(SAID)
def test_told_when_anything_is_said_then_short_and_on_one_line(said: DecisionDetails) -> None:
    for part in GUIDE:
        words = told_of(part, a_decision(said))
        assert len(words) <= 11
        has_some = any(each.is_said(getattr(said, each.name)) for each in parts_of(part))
        if part.id not in (guide.CHOICE, guide.OPTIONS, guide.TO_FIND_OUT):
            assert bool(words) == has_some
