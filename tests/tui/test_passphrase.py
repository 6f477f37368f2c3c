"""Advice on a passphrase, in the program's own words."""

import pytest

from recovery_journal.journal.advice import passphrase_advice

_NOT_SAID = ("should", "must", "just", "only", "avoid", "password", "failed")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "more words"),
        ("password", "Many people use"),
        ("P@ssw0rd", "something close to this"),
        ("aaaaaaaaa", "One letter again and again"),
        ("abcabcabc", "adds little"),
        ("abcdefghi", "in their usual order"),
        ("hjkl;'hj", "in a row"),
        ("19870312", "A date"),
        ("michelle", "A name by itself"),
        ("lamppost", "more words"),
    ],
)
def test_advice_when_easy_to_guess_then_plain_words_of_our_own(typed: str, told: str) -> None:
    advice = passphrase_advice(typed)
    assert advice is not None
    assert told in advice
    assert not [word for word in _NOT_SAID if word in advice.lower()]


def test_advice_when_hard_to_guess_then_none() -> None:
    assert passphrase_advice("seven quiet lamps by the river") is None
