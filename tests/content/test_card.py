"""The coach's card: ours, complete and credited, and the person's own file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_journal.content.card import SUPPORT_KEY, Card, Part, card
from recovery_journal.model.text import clean_text
from tests.content.test_words import FORBIDDEN

OURS = card(None)
NAMES = [part.name for part in OURS.parts]


def own_file(folder: Path, written: str) -> Path:
    """The person's own card, with this in it."""
    own = folder / "card.toml"
    own.write_text(written, encoding="utf-8")
    return own


def words(of: Card) -> list[str]:
    """Every text of a card."""
    parts = [text for part in of.parts for text in (part.name, part.tells, *part.lines)]
    return [*parts, of.credit]


# ours


def test_card_when_ours_then_four_ways_the_limits_and_where_to_turn_in_order() -> None:
    told: list[str] = []
    assert card(None, told) == OURS
    assert told == []
    assert NAMES[:4] == ["Open questions", "Affirmations", "Reflections", "Summaries"]
    assert NAMES[-2:] == ["What this is not", "When somebody may be in danger"]
    assert all(part.tells and len(part.lines) >= 3 for part in OURS.parts)


def test_card_when_ours_then_whose_the_ways_are_is_said() -> None:
    assert "OARS" in OURS.credit
    assert "Miller" in OURS.credit
    assert "Rollnick" in OURS.credit


def test_card_when_ours_then_the_limits_are_plain_and_danger_points_to_the_support_key() -> None:
    limits, danger = OURS.parts[-2:]
    assert "not therapy" in limits.lines[0]
    assert "not a crisis service" in limits.lines[0]
    assert danger.lines[0].startswith(SUPPORT_KEY)
    # The numbers themselves are in one place, which has a day on which they were read.
    assert not any(letter.isdigit() for text in words(OURS) for letter in text)


def test_card_when_ours_then_plain_short_and_without_a_verdict() -> None:
    for text in words(OURS):
        assert not FORBIDDEN.search(text)
        assert clean_text(text, one_line=True) == text
        assert max(len(sentence.split()) for sentence in text.split(". ")) <= 24


def test_card_when_ours_then_its_questions_are_open() -> None:
    closed = ("Do ", "Did ", "Are ", "Have ", "Can ", "Why ")
    assert [line for line in OURS.parts[0].lines if line.startswith(closed)] == []


# the person's own


def test_card_when_the_person_has_no_file_then_ours(tmp_path: Path) -> None:
    told: list[str] = []
    assert card(tmp_path / "card.toml", told) == OURS
    assert told == []


def test_card_when_the_person_adds_a_part_then_it_comes_last(tmp_path: Path) -> None:
    own = own_file(tmp_path, '[[part]]\nname = "Tea"\ntells = "Warm."\nlines = ["Milk?", "Or …"]\n')
    assert card(own) == Card((*OURS.parts, Part("Tea", "Warm.", ("Milk?", "Or …"))), OURS.credit)


def test_card_when_a_part_has_a_name_of_ours_then_it_stands_in_its_place(tmp_path: Path) -> None:
    found = card(own_file(tmp_path, '[[part]]\nname = "SUMMARIES"\nlines = ["So far: …"]\n'))
    assert found.parts[3] == Part("SUMMARIES", "", ("So far: …",))
    assert found.parts[:3] + found.parts[4:] == OURS.parts[:3] + OURS.parts[4:]


def test_card_when_parts_are_hidden_then_the_others_stay(tmp_path: Path) -> None:
    found = card(own_file(tmp_path, f'hide = ["{NAMES[0]}", "{NAMES[4]}", 3, "nothing"]\n'))
    assert [part.name for part in found.parts] == [*NAMES[1:4], *NAMES[5:]]
    assert found.credit == OURS.credit


def test_card_when_ours_is_replaced_then_theirs_alone_and_the_credit_goes(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'replace = true\n[[part]]\nname = "Tea"\n')
    assert card(own) == Card((Part("Tea"),))
    assert card(own_file(tmp_path, "replace = true\n")) == Card(())
    assert card(None) == OURS


def test_card_when_the_own_words_hold_an_escape_then_it_is_left_out(tmp_path: Path) -> None:
    own = own_file(
        tmp_path,
        'replace = true\n[[part]]\nname = "a\\u001b[2J"\ntells = "b\\nc"\nlines = ["\\u202ed"]\n',
    )
    assert card(own).parts == (Part("a[2J", "b c", ("d",)),)


LONG = "n" * 501


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("part = 3\n", "begins"),
        ("part = [3]\n", "part 1"),
        ('[[part]]\ntells = "a"\n', "part 1 wants a name"),
        (f'[[part]]\nname = "{LONG}"\n', "part 1 is longer"),
        (f'[[part]]\nname = "a"\ntells = "{LONG}"\n', "part 1 is longer"),
        ("hide = 3\n", "hide"),
        ('replace = "yes"\n', "replace"),
        ("a = 1\n[[part]\n", "not TOML at line 2, column 7 (Expected ']]'"),
    ],
)
def test_card_when_the_own_file_is_broken_then_ours_and_a_sentence(
    tmp_path: Path, written: str, said: str
) -> None:
    own = own_file(tmp_path, written)
    told: list[str] = []
    assert card(own, told) == OURS
    assert card(own) == OURS
    assert len(told) == 1
    assert said in told[0]
    assert str(own) in told[0]


def test_card_when_lines_are_broken_then_the_others_and_a_sentence_each(tmp_path: Path) -> None:
    own = own_file(
        tmp_path,
        f'[[part]]\nname = "Tea"\nlines = ["Milk?", 3, " ", "{LONG}", "Sugar?"]\n'
        '[[part]]\nname = "Cake"\nlines = "one"\n',
    )
    told: list[str] = []
    assert card(own, told).parts[-2:] == (Part("Tea", "", ("Milk?", "Sugar?")), Part("Cake"))
    assert ["line 2" in told[0], "line 3" in told[1], "line 4" in told[2], "part 2" in told[3]] == [
        True
    ] * 4
    assert len(told) == 4


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    written=st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                ["[[part]]", 'name = "a"', "lines = [1, {}, [], 1.5]", "lines = 2026-01-01",
                 'lines = ["\\u0301", "\\ud800"]', "part = {}", "hide = [[1]]", "replace = true"]
            ),
            max_size=5,
        ).map(lambda lines: "\n".join(lines).encode()),
    )
)  # fmt: skip
def test_card_when_the_own_file_holds_anything_then_nothing_is_raised(
    tmp_path: Path, written: bytes
) -> None:
    own = tmp_path / "card.toml"
    own.write_bytes(written)
    told: list[str] = []
    assert all(part.name and all(part.lines) for part in card(own, told).parts)
    assert all(str(own) in sentence for sentence in told)
