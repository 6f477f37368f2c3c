"""Text at the door: what is kept, what is left out, what search sees."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.errors import TextRefused
from recovery_journal.model.text import (
    clean_text,
    decode_text,
    fold,
    highlights,
    left_out,
    search_expression,
)

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY_TEXT)
def test_clean_text_when_done_twice_then_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANY_TEXT)
def test_clean_text_when_any_text_then_no_control_or_bidi_override_is_left(text: str) -> None:
    cleaned = clean_text(text)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in cleaned)
    assert not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in cleaned)


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_clean_text_when_ordinary_text_then_every_character_stays(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("\x1b]0;title\x07x\x1b[31m", "]0;titlex[31m"),
        ("nul\x00l", "null"),
        ("👩‍👩‍👧‍👦 and 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", None),
        ("tag\U000e0041s", "tags"),
        ("\u202eevil\u202c", "evil"),
    ],
)
def test_clean_text_when_hostile_then_left_as_plain_text(raw: str, kept: str | None) -> None:
    assert clean_text(raw) == (raw if kept is None else kept)


def test_clean_text_when_one_line_then_no_line_end_is_left() -> None:
    assert clean_text("  a\n\tb \r\n", one_line=True) == "a b"


def test_clean_text_when_a_lone_surrogate_then_refuses() -> None:
    with pytest.raises(TextRefused):
        clean_text("half \ud83d")


def test_left_out_when_escapes_then_counts_them() -> None:
    assert left_out("\x1b[0m\r\n\x00") == 2


def test_decode_text_when_not_utf8_then_refuses() -> None:
    assert decode_text(b"\xef\xbb\xbfhej") == "hej"
    with pytest.raises(TextRefused):
        decode_text(b"\xff\xfe")


@given(ANY_TEXT)
def test_fold_when_nfc_or_nfd_then_the_same(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(f, text) for f in ("NFC", "NFD"))
    assert fold(composed) == fold(decomposed)


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        ("Café au", '"cafe"* "au"*'),
        ('"walked past" shop', '"walked past" "shop"*'),
        ("散歩", '"散 歩"'),
        ("NEAR( OR *", '"near"* "or"*'),
        ("don't", '"don t"*'),
        ("  ?! ", None),
        ("", None),
    ],
)
def test_search_expression_when_words_then_quoted_terms(words: str, expression: str | None) -> None:
    assert search_expression(words) == expression


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("A Café by the cafeteria", "cafe", ["Café", "cafe"]),
        ("nai\u0308ve naïve", "naive", ["nai\u0308ve", "naïve"]),
        ("今日は散歩をした", "散歩", ["散歩"]),
        ("unsaid", "said", []),
        ("said it", '"said it"', ["said", "it"]),
    ],
)
def test_highlights_when_words_stand_in_text_then_marks_them(
    text: str, words: str, found: list[str]
) -> None:
    marked = [text[start:end] for start, end in highlights(text, words)]
    assert [unicodedata.normalize("NFC", m).rstrip("\u0308") for m in marked] == [
        unicodedata.normalize("NFC", f) for f in found
    ]
