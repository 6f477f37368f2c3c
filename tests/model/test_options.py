"""The options of a decision: as text and back, cleaned; what is refused."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.options import ALWAYS, Option, options_of, options_text
from recovery_journal.model.text import LONGEST_BODY, LONGEST_TITLE
from tests.model.deciding import OPTIONS


@given(options=st.lists(OPTIONS, max_size=4))
def test_options_when_taken_through_their_text_then_the_same(options: list[Option]) -> None:
    text = options_text(options)
    assert options_of(text) == options
    assert "\n" not in text
    # What a save does with a part leaves them as they are.
    kept = DecisionDetails.from_dict(DecisionDetails(options=text).as_dict())
    assert kept.options == text


def test_options_when_there_are_none_then_no_text() -> None:
    assert options_text([]) == ""
    assert options_of("") == []
    assert options_of("[]") == []


def test_options_when_they_are_those_always_at_hand_then_kept_in_order() -> None:
    options = [Option(name) for name in ALWAYS]
    assert options_of(options_text(options)) == options


def test_options_when_untidy_then_clean_and_close_as_it_was() -> None:
    told = Option(" stay\tor so\n", "time\r\nto think", "rent\x1b[31m", ("an id", "another"))
    assert options_of(options_text([told])) == [
        Option("stay or so", "time\nto think", "rent[31m", ("an id", "another"))
    ]


GOOD = Option("n" * LONGEST_TITLE, "o" * LONGEST_BODY, "c" * LONGEST_BODY)


def test_options_when_as_long_as_can_be_then_kept() -> None:
    assert options_of(options_text([GOOD])) == [GOOD]


@pytest.mark.parametrize(
    "option",
    [
        Option(""),
        Option(" \n\t"),
        Option("\x00"),
        replace(GOOD, name=GOOD.name + "n"),
        replace(GOOD, opens=GOOD.opens + "o"),
        replace(GOOD, costs=GOOD.costs + "c"),
    ],
    ids=["no name", "blank", "control", "long name", "long opens", "long costs"],
)
def test_options_when_one_is_empty_or_too_long_then_all_are_refused(option: Option) -> None:
    with pytest.raises(Unusable):
        options_text([Option("stay"), option])


@pytest.mark.parametrize("name", ["name", "opens", "costs"])
def test_options_when_half_a_character_then_refused(name: str) -> None:
    told: dict[str, Any] = {"name": "stay"} | {name: "\ud83d"}
    with pytest.raises(TextRefused):
        options_text([Option(**told)])


def test_option_when_shown_then_no_text() -> None:
    shown = repr(Option("stay", "time", "rent"))
    assert not any(word in shown for word in ("stay", "time", "rent"))
