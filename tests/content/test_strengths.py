"""Names of strengths: ours, plain and in no order of worth, and the person's own file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_journal.content.strengths import strength_names
from recovery_journal.model.text import clean_text, fold
from tests.content.test_cards import VERDICTS
from tests.content.test_words import FORBIDDEN

VIA = {
    *("creativity", "love of learning", "perspective", "bravery", "perseverance", "honesty"),
    *("zest", "social intelligence", "leadership", "humility", "prudence", "self-regulation"),
    *("appreciation of beauty and excellence", "hope", "humor", "spirituality", "teamwork"),
}
"""Names of a questionnaire that is not ours to copy."""


def own_file(folder: Path, written: str) -> Path:
    """The person's own file, with this in it."""
    own = folder / "strengths.toml"
    own.write_text(written, encoding="utf-8")
    return own


# ours


def test_names_when_ours_then_thirty_six_and_none_twice_however_it_is_written() -> None:
    told: list[str] = []
    ours = strength_names(None, told)
    assert told == []
    assert len(ours) == 36
    assert len({fold(name) for name in ours}) == 36


def test_names_when_ours_then_a_few_plain_words_as_a_journal_keeps_them() -> None:
    ours = strength_names(None)
    assert [name for name in ours if len(name) > 30 or len(name.split()) > 5] == []
    assert [name for name in ours if clean_text(name, one_line=True) != name] == []
    assert [name for name in ours if name.endswith(".") or name[0] != name[0].lower()] == []


def test_names_when_ours_then_no_word_is_a_verdict_or_copied() -> None:
    ours = strength_names(None)
    assert [name for name in ours if FORBIDDEN.search(name) or VERDICTS.search(name)] == []
    assert set(ours) & VIA == set()


# the person's own


def test_names_when_the_person_has_no_file_then_ours(tmp_path: Path) -> None:
    told: list[str] = []
    assert strength_names(tmp_path / "strengths.toml", told) == strength_names(None)
    assert told == []


def test_names_when_the_person_adds_some_then_they_come_after_ours(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'names = ["whistling", " two\\nlines ", "Whistling"]\n')
    told: list[str] = []
    assert strength_names(own, told) == [*strength_names(None), "Whistling", "two lines"]
    assert told == []


def test_names_when_one_is_ours_in_other_letters_then_it_stands_in_its_place(
    tmp_path: Path,
) -> None:
    ours = strength_names(None)
    place = ours.index("listening")
    found = strength_names(own_file(tmp_path, 'names = ["LISTENING"]\n'))
    assert found[place] == "LISTENING"
    assert found[:place] + found[place + 1 :] == ours[:place] + ours[place + 1 :]


def test_names_when_some_are_hidden_then_the_others_stay(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'hide = ["fairness", "loyalty", "no such name", 3]\n')
    told: list[str] = []
    left = [name for name in strength_names(None) if name not in ("fairness", "loyalty")]
    assert strength_names(own, told) == left
    assert len(left) == 34
    assert told == []


def test_names_when_ours_are_replaced_then_the_persons_alone(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'replace = true\nnames = ["whistling"]\n')
    assert strength_names(own) == ["whistling"]
    assert strength_names(own_file(tmp_path, "replace = true\n")) == []
    assert len(strength_names(None)) == 36


def test_names_when_the_own_words_hold_an_escape_then_it_is_left_out(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'replace = true\nnames = ["a\\u001b[2J\\nb", "\\u202ec"]\n')
    assert strength_names(own) == ["a[2J b", "c"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("names = 3\n", "names"),
        ('names = "whistling"\n', "names"),
        ('[names]\na = "whistling"\n', "names"),
        ("names = [3]\n", "name 1"),
        ('names = [" \\u0007"]\n', "name 1"),
        (f'names = ["{"n" * 501}"]\n', "longer"),
        ("hide = 3\n", "hide"),
        ('replace = "yes"\n', "replace"),
        ("names = [\n", "not TOML"),
    ],
)
def test_names_when_the_own_file_is_broken_then_ours_and_a_sentence(
    tmp_path: Path, written: str, said: str
) -> None:
    own = own_file(tmp_path, written)
    told: list[str] = []
    assert strength_names(own, told) == strength_names(None)
    assert strength_names(own) == strength_names(None)
    assert len(told) == 1
    assert said in told[0]
    assert str(own) in told[0]


def test_names_when_one_is_broken_then_the_others_and_a_sentence_each(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'names = ["whistling", 3, "", "baking"]\n')
    told: list[str] = []
    assert strength_names(own, told)[-2:] == ["whistling", "baking"]
    assert ["name 2" in told[0], "name 3" in told[1]] == [True, True]
    assert len(told) == 2


def test_names_when_the_own_file_cannot_be_read_then_ours_and_a_sentence(tmp_path: Path) -> None:
    own = tmp_path / "strengths.toml"
    for unfit in (lambda: own.write_bytes(b"\xff\xfe\x00"), own.unlink, own.mkdir):
        unfit()
        told: list[str] = []
        assert strength_names(own, told) == strength_names(None)
        assert len(told) == own.exists()


WRITTEN = st.one_of(
    st.binary(max_size=200),
    st.lists(
        st.sampled_from(
            ['names = ["Tea", "tea"]', "names = [1, {}]", "names = 2026-01-01", "hide = [1]",
             'hide = ["fairness"]', "replace = true", "x = {", "\ufeff", "# \x00", "[names]",
             'names = ["\\ud800"]', 'names = ["\\u0301", "\\u0300"]']
        ),
        max_size=5,
    ).map(lambda lines: "\n".join(lines).encode()),
)  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(written=WRITTEN)
def test_names_when_the_own_file_holds_anything_then_nothing_is_raised(
    tmp_path: Path, written: bytes
) -> None:
    own = tmp_path / "strengths.toml"
    own.write_bytes(written)
    told: list[str] = []
    found = strength_names(own, told)
    assert all(found)
    assert len({fold(name) for name in found}) == len(found)
    assert all(sentence.endswith((".", "].")) for sentence in told)
