"""The parts of strengths, stories, confidence, runs and outlooks: what a form asks and keeps."""

import pytest

from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Kind
from recovery_journal.model.parts import Details, Shape
from recovery_journal.model.strength_parts import (
    LENGTHS,
    ConfidenceDetails,
    OutlookDetails,
    Practice,
    RunDetails,
    StoryDetails,
    StrengthDetails,
)

NEW = (Kind.STRENGTH, Kind.STORY, Kind.CONFIDENCE, Kind.RUN, Kind.OUTLOOK)


def test_strength_parts_when_asked_for_then_what_the_program_sets_is_not_among_them() -> None:
    asked = {kind: [part.name for part in kind.details.parts() if part.asked] for kind in NEW}
    assert asked == {
        Kind.STRENGTH: ["seen_in", "take"],
        Kind.STORY: [],
        Kind.CONFIDENCE: ["sure"],
        Kind.RUN: ["practice", "length"],
        Kind.OUTLOOK: ["horizon", "ordinary", "doing", "beside", "sign"],
    }


@pytest.mark.parametrize("kind", NEW)
def test_strength_parts_when_listed_then_labels_of_their_own_and_nothing_said(kind: Kind) -> None:
    labels = [part.label for part in kind.details.parts()]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert kind.details().said() == []
    assert kind.question
    assert kind.more


def test_strength_parts_when_searched_then_what_the_person_writes_alone() -> None:
    searched = {part.name for kind in NEW for part in kind.details.parts() if part.searched}
    assert searched == {"seen_in", "take", "ordinary", "doing", "beside", "sign"}


@pytest.mark.parametrize(
    ("details", "said"),
    [
        (StrengthDetails(seen_in=("M.",)), ["seen_in"]),
        (StoryDetails(question="When?"), ["question"]),
        (ConfidenceDetails(about="an id", sure=0), ["sure"]),
        (RunDetails(length="7 days", pauses="2026-03-01", ended="2026-03-04"),
         ["length", "ended"]),
        (OutlookDetails(horizon="a week"), ["horizon"]),
    ],
)  # fmt: skip
def test_said_when_a_part_is_kept_to_go_on_from_then_it_is_not_told(
    details: Details, said: list[str]
) -> None:
    assert [part.name for part, _ in details.said()] == said


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Kind.CONFIDENCE, {"sure": 11}),
        (Kind.CONFIDENCE, {"sure": 5.0}),
        (Kind.RUN, {"length": "8 days"}),
        (Kind.RUN, {"practice": "a streak"}),
        (Kind.RUN, {"ended": "soon"}),
        (Kind.OUTLOOK, {"horizon": "ten years"}),
    ],
)
def test_from_dict_when_a_part_does_not_take_it_then_refused(
    kind: Kind, values: dict[str, object]
) -> None:
    with pytest.raises(Unusable):
        kind.details.from_dict(values)


def test_run_parts_when_one_of_then_the_practices_and_the_lengths() -> None:
    choices = {p.name: p.choices for p in RunDetails.parts() if p.shape is Shape.ONE_OF}
    assert choices == {"practice": tuple(Practice), "length": ("7 days", "14 days")}
    assert LENGTHS == {"7 days": 7, "14 days": 14}


def test_sure_when_nothing_is_said_then_no_number_stands_there() -> None:
    assert ConfidenceDetails().sure is None
    assert ConfidenceDetails.from_dict({}).sure is None
    assert ConfidenceDetails.from_dict({"sure": 0}).sure == 0
