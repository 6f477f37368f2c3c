"""The cards of the values sort: ours, whose their names are, and the person's own file."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_journal.content.cards import (
    CREDIT,
    PERSONAL_VALUES_CARD_SORT,
    DeckCard,
    cards,
    short_deck,
)
from recovery_journal.model.cards import new_sort
from recovery_journal.model.text import clean_text, fold
from recovery_journal.model.value_parts import Door
from tests.content.test_words import FORBIDDEN

PERSONAL_VALUES = """
Acceptance, Accuracy, Achievement, Adventure, Attractiveness, Authority, Autonomy, Beauty, Caring,
Challenge, Change, Comfort, Commitment, Compassion, Contribution, Cooperation, Courtesy,
Creativity, Dependability, Duty, Ecology, Excitement, Faithfulness, Fame, Family, Fitness,
Flexibility, Forgiveness, Friendship, Fun, Generosity, Genuineness, God's will, Growth, Health,
Helpfulness, Honesty, Hope, Humility, Humor, Independence, Industry, Inner peace, Intimacy,
Justice, Knowledge, Leisure, Loved, Loving, Mastery, Mindfulness, Moderation, Monogamy,
Non-conformity, Nurturance, Openness, Order, Passion, Pleasure, Popularity, Power, Purpose,
Rationality, Realism, Responsibility, Risk, Romance, Safety, Self-acceptance, Self-control,
Self-esteem, Self-knowledge, Service, Sexuality, Simplicity, Solitude, Spirituality, Stability,
Tolerance, Tradition, Virtue, Wealth, World peace
"""
"""The 83 names of the Personal Values Card Sort of 2001, as they were published."""

THEMES = ("connection", "steadiness", "growth", "freedom", "giving", "body", "spirit", "joy")
VERDICTS = re.compile(
    r"\b(better|worse|best|worst|bad|wrong|weak|lazy|selfish|normal|proper|guilt|shame|sin|"
    r"enough is|always|never|have to|ought)\b",
    re.IGNORECASE,
)


def own_file(folder: Path, written: str) -> Path:
    """The person's own file, with this in it."""
    own = folder / "values.toml"
    own.write_text(written, encoding="utf-8")
    return own


def names(deck: list[DeckCard]) -> list[str]:
    """The names of cards, in their order."""
    return [card.name for card in deck]


# ours


def test_cards_when_ours_then_those_of_the_published_sort_and_sixteen_more() -> None:
    told: list[str] = []
    ours = cards(None, told)
    assert told == []
    assert len(ours) == 99
    published = [name.strip() for name in PERSONAL_VALUES.split(",")]
    assert len(published) == 83
    from_there = names([card for card in ours if card.source == PERSONAL_VALUES_CARD_SORT])
    assert sorted(from_there) == sorted(published)
    assert Counter(card.source for card in ours) == {PERSONAL_VALUES_CARD_SORT: 83, "ours": 16}


def test_cards_when_ours_then_no_name_twice_however_it_is_written() -> None:
    folded = [fold(card.name) for card in cards(None)]
    assert len(set(folded)) == len(folded)


def test_cards_when_ours_then_each_has_a_short_gloss_of_its_own() -> None:
    glosses = [card.gloss for card in cards(None)]
    assert all(glosses)
    assert [gloss for gloss in glosses if len(gloss) > 60] == []
    assert len({fold(gloss) for gloss in glosses}) == len(glosses)
    assert [gloss for gloss in glosses if gloss.endswith(".") or "\n" in gloss] == []


def test_cards_when_ours_then_no_word_is_a_verdict() -> None:
    said = [text for card in cards(None) for text in (card.name, card.gloss)]
    assert [text for text in said if FORBIDDEN.search(text) or VERDICTS.search(text)] == []


def test_cards_when_ours_then_as_a_journal_keeps_them() -> None:
    for card in cards(None):
        for text in (card.name, card.gloss, card.theme):
            assert clean_text(text, one_line=True) == text


def test_credit_when_told_then_whose_and_how_many() -> None:
    assert "83" in CREDIT
    assert "Personal Values Card Sort" in CREDIT
    assert "public domain" in CREDIT


# the short deck


def test_short_deck_when_ours_then_some_thirty_with_two_or_more_of_each_theme() -> None:
    deck = short_deck(cards(None))
    assert 25 <= len(deck) <= 35
    counted = Counter(card.theme for card in deck)
    assert set(counted) == set(THEMES)
    assert min(counted.values()) >= 2


def test_short_deck_when_taken_then_in_the_order_of_the_whole() -> None:
    whole = cards(None)
    deck = short_deck(whole)
    assert [card for card in whole if card in deck] == deck
    assert len(deck) < len(whole)


# the person's own


def test_cards_when_the_person_has_no_file_then_ours(tmp_path: Path) -> None:
    told: list[str] = []
    assert cards(tmp_path / "values.toml", told) == cards(None)
    assert told == []


def test_cards_when_the_person_adds_one_then_it_comes_after_ours(tmp_path: Path) -> None:
    own = own_file(
        tmp_path,
        '[[card]]\nname = "Letters"\ngloss = "writing by hand"\n'
        '[[card]]\nname = "The allotment"\ntheme = "joy"\n',
    )
    told: list[str] = []
    found = cards(own, told)
    assert found[:99] == cards(None)
    letters = DeckCard("Letters", "writing by hand")
    allotment = DeckCard("The allotment", "", "joy")
    assert found[99:] == [letters, allotment]
    assert allotment in short_deck(found)
    assert letters not in short_deck(found)
    assert told == []


def test_cards_when_one_has_our_name_then_it_stands_in_its_place(tmp_path: Path) -> None:
    ours = cards(None)
    place = names(ours).index("Family")
    own = own_file(tmp_path, '[[card]]\nname = "Family"\ngloss = "those I chose"\n')
    found = cards(own)
    assert names(found) == names(ours)
    assert found[place] == DeckCard("Family", "those I chose", "connection")
    assert found[:place] + found[place + 1 :] == ours[:place] + ours[place + 1 :]


def test_cards_when_one_has_our_name_in_other_letters_then_it_stands_there_too(
    tmp_path: Path,
) -> None:
    found = cards(own_file(tmp_path, '[[card]]\nname = "FAMILY"\ntheme = "joy"\n'))
    assert len(found) == len(cards(None))
    assert [card for card in found if card.name == "FAMILY"] == [DeckCard("FAMILY", "", "joy")]


def test_cards_when_a_name_or_a_gloss_is_endless_then_told_and_passed_over(tmp_path: Path) -> None:
    told: list[str] = []
    long = "n" * 501
    text = f'[[card]]\nname = "{long}"\n[[card]]\nname = "Tea"\ngloss = "{long}"\n'
    assert cards(own_file(tmp_path, text), told) == cards(None)
    assert len(told) == 2


def test_cards_when_one_of_ours_is_hidden_and_there_is_an_own_one_then_the_own_one_stays(
    tmp_path: Path,
) -> None:
    found = cards(own_file(tmp_path, 'hide = ["Fame"]\n[[card]]\nname = "Fame"\n'))
    assert [card for card in found if card.name == "Fame"] == [DeckCard("Fame", "")]


def test_cards_when_some_are_hidden_then_the_others_stay(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'hide = ["Fame", "Wealth", "no such card", 3]\n')
    told: list[str] = []
    found = cards(own, told)
    assert found == [card for card in cards(None) if card.name not in ("Fame", "Wealth")]
    assert len(found) == 97
    assert told == []


def test_cards_when_ours_are_replaced_then_the_persons_alone(tmp_path: Path) -> None:
    own = own_file(tmp_path, 'replace = true\n[[card]]\nname = "Letters"\n')
    assert cards(own) == [DeckCard("Letters", "")]
    assert short_deck(cards(own)) == []
    assert cards(own_file(tmp_path, "replace = true\n")) == []
    assert len(cards(None)) == 99


def test_cards_when_the_own_words_hold_an_escape_then_it_is_left_out(tmp_path: Path) -> None:
    own = own_file(
        tmp_path,
        'replace = true\n[[card]]\nname = "a\\u001b[2J\\nb"\ngloss = " c\\u202ed "\n',
    )
    assert cards(own) == [DeckCard("a[2J b", "cd")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("hide = 3\n", "hide"),
        ('hide = "Fame"\n', "hide"),
        ('replace = "yes"\n', "replace"),
        ("card = 3\n", "[[ ]]"),
        ("[card]\nname = 'a'\n", "[[ ]]"),
        ("card = [3]\n", "card 1"),
        ('[[card]]\ngloss = "a gloss"\n', "card 1"),
        ("[[card]]\nname = 3\n", "card 1"),
        ('[[card]]\nname = " \\u0007"\n', "card 1"),
        ("[[card]\n", "not TOML"),
        ("a = " + "[" * 5000, "values.toml"),
    ],
)
def test_cards_when_the_own_file_is_broken_then_ours_and_a_sentence(
    tmp_path: Path, written: str, said: str
) -> None:
    own = own_file(tmp_path, written)
    told: list[str] = []
    assert cards(own, told) == cards(None)
    assert cards(own) == cards(None)
    assert len(told) == 1
    assert said in told[0]
    assert str(own) in told[0]


def test_cards_when_the_own_file_cannot_be_read_then_ours_and_a_sentence(tmp_path: Path) -> None:
    own = tmp_path / "values.toml"
    for unfit in (lambda: own.write_bytes(b"\xff\xfe\x00"), own.unlink, own.mkdir):
        unfit()
        told: list[str] = []
        assert cards(own, told) == cards(None)
        assert len(told) == own.exists()


def test_cards_when_one_is_broken_then_the_others_and_a_sentence_each(tmp_path: Path) -> None:
    own = own_file(
        tmp_path,
        'replace = 1\n[[card]]\nname = "Letters"\n[[card]]\n[[card]]\nname = "Tea"\ngloss = 7\n'
        "[[card]]\nname = []\n",
    )
    told: list[str] = []
    assert names(cards(own, told)) == [*names(cards(None)), "Letters", "Tea"]
    assert ["replace" in told[0], "card 2" in told[1], "card 4" in told[2]] == [True] * 3
    assert len(told) == 3


WRITTEN = st.one_of(
    st.binary(max_size=200),
    st.lists(
        st.sampled_from(
            ["[[card]]", "[card]", 'name = "Tea"', "name = 3", 'gloss = "a"', "hide = [1]",
             'hide = ["Fame"]', "replace = true", "card = [1, {}]", "x = {", "\ufeff", "# \x00",
             'name = "\\ud800"', "theme = 2026-01-01"]
        ),
        max_size=9,
    ).map(lambda lines: "\n".join(lines).encode()),
)  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(written=WRITTEN)
def test_cards_when_the_own_file_holds_anything_then_nothing_is_raised(
    tmp_path: Path, written: bytes
) -> None:
    own = tmp_path / "values.toml"
    own.write_bytes(written)
    told: list[str] = []
    found = cards(own, told)
    assert all(card.name for card in found)
    assert len(set(names(found))) == len(found)
    assert all(sentence.endswith((".", "].")) for sentence in told)


# into a sort


def test_cards_when_dealt_then_every_one_of_them_with_its_gloss() -> None:
    deck = [(card.name, card.gloss) for card in cards(None)]
    sort = new_sort(Door.ALL, deck, 7)
    assert sorted((card.name, card.gloss) for card in sort.cards) == sorted(deck)
