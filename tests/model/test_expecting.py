"""How sure somebody was beside what came: the score as published, counts, the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.model.expecting import (
    SCALE,
    Came,
    Counted,
    Sureness,
    brier_score,
    clean_scale,
    counted,
)

CAMES = st.builds(
    Came,
    words=st.sampled_from(["quite likely", "Quite Likely", "almost sure", "perhaps"]),
    percent=st.integers(0, 100),
    came=st.sampled_from(["yes", "partly", "no"]),
)
LISTS = st.lists(CAMES, max_size=12)


def test_brier_score_when_the_example_of_1950_then_the_score_that_is_told_there() -> None:
    rain = (70, 90, 80, 40, 20, 0, 0, 0, 0, 10)
    rained = (2, 3, 4)
    came = [
        Came("rain", percent, "yes" if occasion in rained else "no")
        for occasion, percent in enumerate(rain, start=1)
    ]
    assert brier_score(came) == pytest.approx(0.19, abs=1e-12)


@pytest.mark.parametrize(
    ("percent", "came", "score"),
    [(100, "yes", 0), (0, "no", 0), (0, "yes", 2), (100, "no", 2), (50, "yes", 0.5)],
)
def test_brier_score_when_one_expectation_then_from_nearest_to_furthest(
    percent: int, came: str, score: float
) -> None:
    assert brier_score([Came("so", percent, came)]) == score


@given(came=LISTS)
def test_brier_score_when_any_then_within_its_bounds_and_of_yes_and_no_alone(
    came: list[Came],
) -> None:
    score = brier_score(came)
    plain = [each for each in came if each.came != "partly"]
    assert score == brier_score(plain)
    assert score is None if not plain else score is not None and 0 <= score <= 2
    assert brier_score(came[::-1]) == (score if score is None else pytest.approx(score))


def test_brier_score_when_there_is_none_then_none() -> None:
    assert brier_score([]) is None
    assert brier_score([Came("so", 50, "partly")]) is None


@given(came=LISTS)
def test_counted_when_any_then_each_is_counted_once_the_surest_first(came: list[Came]) -> None:
    told = counted(came)
    assert sum(each.number for each in told) == len(came)
    assert sum(each.came for each in told) == sum(each.came == "yes" for each in came)
    assert sum(each.partly for each in told) == sum(each.came == "partly" for each in came)
    for each in told:
        assert 0 <= each.came + each.partly <= each.number
        assert each.number > 0
    assert [each.percent for each in told] == sorted((e.percent for e in told), reverse=True)
    assert len({(each.percent, each.words.lower()) for each in told}) == len(told)


def test_counted_when_words_differ_in_case_or_accents_alone_then_one_line_as_first_said() -> None:
    came = [Came("Sûr", 75, "yes"), Came("sur", 75, "no"), Came("sur", 60, "partly")]
    assert counted(came) == [Counted("Sûr", 75, 1, 0, 2), Counted("sur", 60, 0, 1, 1)]
    assert counted([]) == []


def test_clean_scale_when_it_is_the_first_one_then_the_same() -> None:
    assert clean_scale(SCALE) == SCALE
    assert clean_scale(SCALE[::-1]) == SCALE


def test_clean_scale_when_words_are_untidy_then_clean_and_the_least_sure_first() -> None:
    told = [Sureness(" as sure as\tI get\n", 100), Sureness("not\x1b at all", 0)]
    assert clean_scale(told) == (Sureness("not at all", 0), Sureness("as sure as I get", 100))


@pytest.mark.parametrize(
    "scale",
    [
        [],
        [Sureness("", 50)],
        [Sureness(" \n", 50), Sureness("sure", 60)],
        [Sureness("x" * 501, 50)],
        [Sureness("sure", -1)],
        [Sureness("sure", 101)],
        [Sureness("sure", 50), Sureness("sure", 60)],
        [Sureness("sûre", 50), Sureness(" SURE ", 60)],
    ],
)
def test_clean_scale_when_it_cannot_be_kept_then_refused(scale: list[Sureness]) -> None:
    with pytest.raises(Unusable):
        clean_scale(scale)


def test_clean_scale_when_half_a_character_then_refused() -> None:
    with pytest.raises(TextRefused):
        clean_scale([Sureness("\ud83d", 50)])


def test_clean_scale_when_words_are_as_long_as_can_be_or_numbers_the_same_then_kept() -> None:
    scale = (Sureness("x" * 500, 50), Sureness("y", 50))
    assert clean_scale(scale) == scale


def test_sureness_when_shown_then_no_words() -> None:
    shown = repr((Sureness("so so", 1), Came("so so", 1, "no"), Counted("so so", 1, 0, 0, 1)))
    assert "so so" not in shown
