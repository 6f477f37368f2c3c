"""The days of a run, what it asks, whether a line may be written; the question of how sure."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recovery_journal.model import runs
from recovery_journal.model.check_ins import question_of_sure
from recovery_journal.model.strength_parts import Practice, RunDetails

BEGINS = date(2026, 2, 26)
RUN = RunDetails(practice=Practice.GOOD_THINGS.value, length="7 days")


def on(days: int) -> date:
    """So many days after the beginning."""
    return BEGINS + timedelta(days=days)


def test_days_when_some_have_begun_then_those_and_none_to_come() -> None:
    assert runs.run_days(RUN, BEGINS, on(-1)) == []
    assert runs.run_days(RUN, BEGINS, on(0)) == [BEGINS]
    assert runs.run_days(RUN, BEGINS, on(30)) == [on(at) for at in range(7)]


def test_days_when_it_stood_still_then_those_between_are_none_of_them() -> None:
    still = runs.paused(RUN, BEGINS, on(2))
    assert runs.is_paused(still)
    assert runs.run_days(still, BEGINS, on(20)) == [on(0), on(1)]
    assert not runs.is_over(still, BEGINS, on(200))
    again = runs.gone_on_with(still, on(10))
    assert runs.run_days(again, BEGINS, on(30)) == [on(0), on(1), *(on(at) for at in range(10, 15))]
    assert runs.gone_on_with(runs.paused(RUN, BEGINS, on(2)), on(2)) == RUN


@pytest.mark.parametrize("pauses", ["none", "2026-02-27 soon", "2026-99-99", " ", "\n\n", "x y z"])
def test_days_when_a_pause_cannot_be_read_then_it_is_none(pauses: str) -> None:
    odd = replace(RUN, pauses=pauses)
    assert len(runs.run_days(odd, BEGINS, on(30))) == 7
    assert not runs.is_paused(odd)


@pytest.mark.parametrize(
    ("today", "may", "ended"),
    [(-1, False, False), (0, True, False), (6, True, False), (7, False, True)],
)
def test_line_when_its_days_go_by_then_one_may_be_written_on_each(
    today: int, may: bool, ended: bool
) -> None:
    assert runs.may_write(RUN, BEGINS, on(today)) is may
    assert runs.has_ended(RUN, BEGINS, on(today)) is ended


def test_line_when_it_stands_still_then_none_until_it_goes_on() -> None:
    still = runs.paused(RUN, BEGINS, on(2))
    assert not runs.may_write(still, BEGINS, on(2))
    assert not runs.has_ended(still, BEGINS, on(2))
    assert runs.may_write(runs.gone_on_with(still, on(4)), BEGINS, on(4))


def test_line_when_ended_today_then_none_and_what_was_written_today_is_of_it() -> None:
    ended = runs.ended_on(RUN, on(2))
    assert runs.has_ended(ended, BEGINS, on(2))
    assert not runs.may_write(ended, BEGINS, on(2))
    assert runs.run_days(ended, BEGINS, on(9)) == [on(0), on(1), on(2)]
    assert not runs.has_ended(replace(RUN, ended=on(5).isoformat()), BEGINS, on(2))


@pytest.mark.parametrize(
    ("practice", "strength", "asked"),
    [
        (Practice.GOOD_THINGS, "", "Three good things of today, and what made them happen."),
        (
            Practice.NEW_WAY,
            "patience",
            "Where did patience come up today, in a way it had not before?",
        ),
        (Practice.NEW_WAY, "", "Where did it come up today, in a way it had not before?"),
        ("", "", "A line of today, if you like."),
    ],
)
def test_question_when_a_practice_is_chosen_then_it_fits(
    practice: str, strength: str, asked: str
) -> None:
    assert runs.question(RunDetails(practice=practice), strength) == asked


@pytest.mark.parametrize(
    ("sure", "asked"),
    [
        (None, "What would you like to say about it?"),
        (0, "What comes to mind about it?"),
        (1, "What makes it a 1 and not lower?"),
        (8, "What makes it an 8 and not lower?"),
        (10, "What makes it a 10 and not lower?"),
    ],
)
def test_question_when_a_number_is_said_then_it_asks_for_what_holds_it_up(
    sure: int | None, asked: str
) -> None:
    assert question_of_sure(sure) == asked
