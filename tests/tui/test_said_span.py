"""A span in words, and the sentences about what was written in it."""

from datetime import date

import pytest

from recovery_journal.model.entry import Kind
from recovery_journal.model.spans import Length, span_of
from recovery_journal.tui.said_span import said_span, said_written

TODAY = date(2026, 11, 24)
NEVER = {"should", "must", "just", "only", "failed", "missed", "overdue", "streak", "average"}


@pytest.mark.parametrize(
    ("length", "day", "words"),
    [
        (Length.WEEK, date(2026, 11, 24), "this week"),
        (Length.WEEK, date(2026, 11, 29), "this week"),
        (Length.WEEK, date(2026, 11, 15), "9 to 15 November"),
        (Length.WEEK, date(2026, 11, 1), "26 October to 1 November"),
        (Length.WEEK, date(2025, 11, 12), "10 to 16 November 2025"),
        (Length.WEEK, date(2025, 10, 1), "29 September to 5 October 2025"),
        (Length.WEEK, date(2026, 1, 1), "29 December 2025 to 4 January 2026"),
        (Length.MONTH, date(2026, 11, 1), "November 2026"),
        (Length.MONTH, date(2025, 2, 1), "February 2025"),
        (Length.YEAR, date(2026, 5, 5), "2026"),
    ],
)
def test_span_when_said_then_as_people_say_it(length: Length, day: date, words: str) -> None:
    assert said_span(span_of(length, day), TODAY) == words


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ({}, ""),
        ({Kind.WIN: 1}, "You wrote a win."),
        (
            {Kind.STORY: 1, Kind.WIN: 12, Kind.NOTE: 3},
            "You wrote 12 wins, 3 notes and a story.",
        ),
        ({Kind.WIN: 1204, Kind.STORY: 2}, "You wrote 1,204 wins and 2 stories."),
        ({Kind.VALUE: 1, Kind.STRENGTH: 2}, "You named a value and 2 strengths."),
        ({Kind.SORT: 1, Kind.CHECK_IN: 2}, "You sorted cards once and checked in twice."),
        ({Kind.CHECK_IN: 4}, "You checked in 4 times."),
        ({Kind.CONFIDENCE: 1}, "You said how sure you were once."),
        ({Kind.RUN: 1}, "You began a run."),
        ({Kind.OUTLOOK: 3}, "You looked ahead 3 times."),
        (
            {Kind.WIN: 2, Kind.VALUE: 1, Kind.RUN: 2},
            "You wrote 2 wins. You named a value. You began 2 runs.",
        ),
    ],
)
def test_written_when_said_then_plain_sentences(kinds: dict[Kind, int], words: str) -> None:
    assert said_written(kinds) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, ""), (1, " You came back once."), (5, " You came back 5 times.")]
)
def test_written_when_somebody_came_back_then_that_is_said_too(number: int, words: str) -> None:
    assert said_written({Kind.WIN: 6}, number) == f"You wrote 6 wins.{words}"


@pytest.mark.parametrize("kind", Kind)
def test_written_when_of_any_kind_then_a_sentence_without_a_verdict(kind: Kind) -> None:
    for number in (1, 2, 30):
        told = said_written({kind: number})
        assert told.startswith("You ")
        assert told.endswith(".")
        assert not NEVER & set(told.lower().rstrip(".").split())


def test_written_when_a_kind_is_not_there_then_nothing_is_said_of_it() -> None:
    assert said_written({Kind.WIN: 1, Kind.NOTE: 0}) == "You wrote a win."
