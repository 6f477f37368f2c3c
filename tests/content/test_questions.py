"""The deck: ours, the person's own, and the question of the day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from recovery_journal.content import Question, question_of_the_day, questions

OWN = '[[question]]\nabout = "wins"\ntext = "What made you laugh?"\n'
DAY = date(2026, 11, 24)


def test_questions_when_nothing_is_the_persons_own_then_ours(tmp_path: Path) -> None:
    told: list[str] = []
    ours = questions(tmp_path / "questions.toml", told)
    assert ours == questions(None)
    assert told == []
    assert {"values", "strengths", "decisions", "wins"} <= {one.about for one in ours}
    assert len({one.text for one in ours}) == len(ours)


def test_questions_when_the_person_has_their_own_then_after_ours(tmp_path: Path) -> None:
    own = tmp_path / "questions.toml"
    own.write_text(OWN)
    assert questions(own) == [*questions(None), Question("wins", "What made you laugh?")]


def test_questions_when_replaced_then_none_of_ours(tmp_path: Path) -> None:
    own = tmp_path / "questions.toml"
    own.write_text("replace = true\n" + OWN)
    assert questions(own) == [Question("wins", "What made you laugh?")]


def test_questions_when_one_is_hidden_then_the_rest_stay(tmp_path: Path) -> None:
    gone = questions(None)[0]
    own = tmp_path / "questions.toml"
    own.write_text(f'hide = ["{gone.text}"]\n')
    assert questions(own) == [one for one in questions(None) if one.text != gone.text]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("hide = 3\n", "hide"),
        ('replace = "yes"\n', "replace"),
        ("question = 3\n", "begins"),
        ("question = [3]\n", "question 1"),
        ('[[question]]\nabout = "wins"\n', "question 1"),
        ('[[question]]\nabout = "wins"\ntext = 3\n', "question 1"),
        ("[[question]\n", "not TOML"),
    ],
)
def test_questions_when_the_own_file_is_broken_then_ours_and_a_sentence(
    tmp_path: Path, written: str, said: str
) -> None:
    own = tmp_path / "questions.toml"
    own.write_text(written)
    told: list[str] = []
    assert questions(own, told) == questions(None)
    assert questions(own) == questions(None)
    assert len(told) == 1
    assert said in told[0]


def test_questions_when_the_own_text_holds_an_escape_then_it_is_left_out(tmp_path: Path) -> None:
    own = tmp_path / "questions.toml"
    own.write_text('replace = true\n[[question]]\nabout = "wins"\ntext = "a\\u001b[2J\\nb"\n')
    assert [one.text for one in questions(own)] == ["a[2J b"]


def test_question_of_the_day_when_asked_twice_then_the_same_and_another_tomorrow() -> None:
    deck = questions(None)
    first = question_of_the_day(deck, DAY)
    assert first is not None
    assert first.about == "wins"
    assert question_of_the_day(deck, DAY) == first
    assert question_of_the_day(deck, DAY + timedelta(days=1)) != first


def test_question_of_the_day_when_days_go_by_then_every_question_comes() -> None:
    deck = questions(None)
    wins = [one for one in deck if one.about == "wins"]
    days = (DAY + timedelta(days=ahead) for ahead in range(len(wins)))
    assert {question_of_the_day(deck, day) for day in days} == set(wins)


def test_question_of_the_day_when_there_is_none_then_none() -> None:
    assert question_of_the_day([], DAY) is None
    assert question_of_the_day(questions(None), DAY, about="nothing") is None
