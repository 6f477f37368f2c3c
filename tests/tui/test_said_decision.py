"""A decision in words: what was known then, told to those who could see it then."""

from dataclasses import replace
from datetime import date

import pytest

from recovery_journal.journal import Journal
from recovery_journal.model.deciding import with_addition
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, new_entry
from recovery_journal.model.options import Option, options_text
from recovery_journal.tui.said_decision import Then, known_then

ALL = tuple(Lane)
DECIDED_ON = date(2026, 3, 12)
TODAY = date(2026, 6, 1)


def a_decision(lane: Lane = Lane.ONLY_ME, **parts: object) -> Entry:
    """A decision that is not saved."""
    new = new_entry(Kind.DECISION, date(2026, 3, 1), "Change my shift", "Since the spring.")
    return replace(new, details=DecisionDetails.from_dict(parts), lane=lane)


def sealed(decision: Entry, on: date = DECIDED_ON, **parts: object) -> Entry:
    """The decision, decided on a day."""
    journal = Journal.in_memory()
    kept = journal.move_decision(journal.add(decision).id, Stage.DECIDED)
    told = kept.details.as_dict()
    told["sealed"] = told["sealed"].replace(date.today().isoformat(), on.isoformat())
    return replace(kept, details=DecisionDetails.from_dict(told | parts))


def labels(then: Then) -> list[str]:
    """What its texts are labelled with."""
    return [label for label, _ in then.told]


def test_known_then_when_decided_then_what_was_sealed_and_its_day() -> None:
    decision = sealed(a_decision(know="Four hours of sleep.", chosen="hand in my notice"))
    changed = replace(decision, title="Another", body="Another")
    then = known_then(changed, TODAY, ALL)
    assert (then.when, then.title) == ("From the day you decided, 12 March.", "Change my shift")
    assert then.told == [
        ("", "Since the spring."),
        ("What I chose", "hand in my notice"),
        ("What I know", "Four hours of sleep."),
    ]


def test_known_then_when_parts_changed_since_then_as_they_were_sealed() -> None:
    decision = sealed(a_decision(know="then", expect="rain", how_sure="likely"), know="now")
    details = replace(decision.details, expect="sun", how_sure="sure")  # type: ignore[call-arg]
    then = known_then(replace(decision, details=details), TODAY, ALL)
    assert dict(then.told)["What I know"] == "then"
    assert (then.expected, then.how_sure) == ("rain", "likely")


def test_known_then_when_decided_twice_then_what_was_sealed_last() -> None:
    journal = Journal.in_memory()
    kept = journal.add(a_decision(know="first"))
    journal.move_decision(kept.id, Stage.DECIDED)
    again = journal.move_decision(kept.id, Stage.CHANGED)
    details = DecisionDetails.from_dict(again.details.as_dict() | {"know": "second"})
    journal.save(replace(again, details=details))
    then = known_then(journal.move_decision(kept.id, Stage.DECIDED), TODAY, ALL)
    assert dict(then.told)["What I know"] == "second"


def test_known_then_when_never_decided_then_as_it_stands_with_what_was_added() -> None:
    decision = a_decision(know="He asked.", stage="leaning", look_back_on="2026-04-01")
    assert isinstance(decision.details, DecisionDetails)
    details = with_addition(decision.details, "Luis comes along.", date(2026, 3, 20))
    details = with_addition(details, "And T.", TODAY)
    then = known_then(replace(decision, details=details), TODAY, ALL)
    assert then.when == "As it stands now."
    assert labels(then) == ["", "What I know", "Added on 20 March", "Added today"]


def test_known_then_when_words_were_added_after_deciding_then_they_are_not_of_then() -> None:
    decision = sealed(a_decision())
    assert isinstance(decision.details, DecisionDetails)
    later = replace(decision, details=with_addition(decision.details, "later", TODAY))
    assert known_then(later, TODAY, ALL).told == [("", "Since the spring.")]


def test_known_then_when_there_are_options_then_what_each_opens_and_costs() -> None:
    options = options_text([Option("stay", "sleep", "the course"), Option("go")])
    then = known_then(sealed(a_decision(options=options)), TODAY, ALL)
    told = dict(then.told)["Options"]
    for words in ("stay", "sleep", "the course", "go"):
        assert words in told
    assert told.index("stay") < told.index("sleep") < told.index("the course") < told.index("go")


def test_known_then_when_nothing_is_said_then_nothing_is_told() -> None:
    then = known_then(sealed(replace(a_decision(), body="")), TODAY, ALL)
    assert (then.told, then.expected, then.how_sure) == ([], "", "")


@pytest.mark.parametrize(
    ("lane", "audience", "tells"),
    [
        (Lane.ONLY_ME, Audience.ME, True),
        (Lane.ONLY_ME, Audience.TOGETHER, False),
        (Lane.OPEN_TOGETHER, Audience.TOGETHER, True),
        (Lane.HAND_OVER, Audience.TOGETHER, True),
        (Lane.OPEN_TOGETHER, Audience.HANDED_OVER, False),
    ],
)
def test_known_then_when_sealed_in_a_lane_then_told_to_those_who_could_see_it(
    lane: Lane, audience: Audience, tells: bool
) -> None:
    private = a_decision(lane, know="private", chosen="private", expect="private")
    decision = sealed(replace(private, title="private", body="private"))
    now = DecisionDetails.from_dict(
        decision.details.as_dict() | dict.fromkeys(("know", "chosen", "expect"), "open")
    )
    opened = replace(decision, title="open", body="open", details=now, lane=Lane.HAND_OVER)
    then = known_then(opened, TODAY, audience.lanes)
    everything = str((then.when, then.title, then.told, then.expected))
    assert ("private" in everything) is tells
    assert ("open" in everything) is not tells
    assert ("12 March" in everything) is tells


def test_then_when_printed_then_none_of_its_words() -> None:
    then = known_then(sealed(a_decision(know="secret", expect="secret")), TODAY, ALL)
    assert "secret" not in repr(then)
    assert "shift" not in repr(then)
