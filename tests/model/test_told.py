"""What a decision says beside its parts; what search finds of it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from recovery_journal.model.deciding import added_to, sealed_of, with_addition, with_past
from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry, Kind, new_entry
from recovery_journal.model.options import Option, options_of, options_text
from recovery_journal.model.told import told_besides, words_besides
from tests.model.deciding import DAY, a_decision, decisions, said_of


@pytest.mark.parametrize("kind", Kind)
def test_told_when_nothing_is_said_then_nothing(kind: Kind) -> None:
    entry = new_entry(kind, DAY, "a title")
    assert told_besides(entry) == []
    assert words_besides(entry) == []


def test_told_when_it_moved_and_was_decided_then_options_moves_choice_and_additions() -> None:
    options = [Option("stay", "time", "rent", ("an id",)), Option("go", costs="a friend")]
    entry = with_past(a_decision(DecisionDetails(options=options_text(options))), None, DAY)
    for day, stage, chosen in (
        (date(2026, 12, 1), "decided", ""),
        (date(2027, 1, 2), "changed my mind", ""),
        (date(2027, 1, 3), "decided", "to go\nin spring"),
    ):
        before = said_of(entry)
        after = replace(before, stage=stage, chosen=chosen)
        entry = with_past(replace(entry, details=after), before, day)
    entry = replace(entry, details=with_addition(said_of(entry), "still so", date(2027, 2, 4)))
    assert told_besides(entry) == [
        ("An option", "stay\nIt opens: time\nIt costs: rent"),
        ("An option", "go\nIt costs: a friend"),
        ("How it went", "open, 24 November 2026\ndecided, 1 December 2026\n"
                        "changed my mind, 2 January 2027\ndecided, 3 January 2027"),
        ("Decided on 1 December 2026", "Stay, or go?"),
        ("Decided on 3 January 2027", "to go\nin spring"),
        ("Added on 4 February 2027", "still so"),
    ]  # fmt: skip
    assert "an id" not in str(told_besides(entry))


def test_told_when_it_is_where_it_began_then_no_moves() -> None:
    assert told_besides(with_past(a_decision(DecisionDetails()), None, DAY)) == []


@settings(max_examples=40, deadline=None)
@given(decision=decisions())
def test_told_when_any_decision_then_every_option_seal_and_addition_in_order(
    decision: Entry,
) -> None:
    details, told = said_of(decision), told_besides(decision)
    additions, seals = added_to(details), sealed_of(details)
    assert [text.split("\nIt ")[0] for label, text in told if label == "An option"] == [
        option.name for option in options_of(details.options)
    ]
    assert [text for label, text in told if label.startswith("Decided on")] == [
        seal.details.chosen or seal.title for seal in seals
    ]
    assert [text for label, text in told if label.startswith("Added on")] == [
        each.text for each in additions
    ]
    assert all(label and text for label, text in told)


@settings(max_examples=40, deadline=None)
@given(decision=decisions())
def test_words_when_any_decision_then_the_persons_alone(decision: Entry) -> None:
    details = said_of(decision)
    options = options_of(details.options)
    own = [text for each in options for text in (each.name, each.opens, each.costs)]
    own += [each.text for each in added_to(details)]
    own += [seal.details.chosen for seal in sealed_of(details)]
    assert [text for text in words_besides(decision) if text] == [text for text in own if text]
