"""The question after the numbers of a check-in asks for what there is, not for what is missing."""

from itertools import product

import pytest

from recovery_journal.model.check_ins import question

NUMBERS = (None, *range(11))


@pytest.mark.parametrize(
    ("matters", "close", "asked"),
    [
        (10, 6, "What makes it a 6 and not lower?"),
        (None, 8, "What makes it an 8 and not lower?"),
        (0, 1, "What makes it a 1 and not lower?"),
        (9, 0, "What would you like to say about this week?"),
        (9, None, "What makes it matter 9 and not less?"),
        (0, None, "What would you like to say about it?"),
        (None, None, "What would you like to say about it?"),
    ],
)
def test_question_when_numbers_are_told_then_what_holds_them_up(
    matters: int | None, close: int | None, asked: str
) -> None:
    assert question(matters, close) == asked


def test_question_when_any_numbers_then_never_why_it_is_not_more() -> None:
    for matters, close in product(NUMBERS, NUMBERS):
        asked = question(matters, close)
        assert asked.endswith("?")
        assert not {"higher", "more", "only", "why"} & set(asked.lower().rstrip("?").split())
        assert "0 and" not in asked.replace("10 and", "")
