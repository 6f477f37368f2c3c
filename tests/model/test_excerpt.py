"""One line around what was found: where it begins, what it leaves out, how long it gets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.model.excerpt import LONGEST_EXCERPT, excerpt, holds_all

FILLER = st.lists(st.text("abc", min_size=1, max_size=30), max_size=400).map(" ".join)


def test_excerpt_when_the_hit_is_near_the_beginning_then_the_text_from_its_start() -> None:
    text = "It rang twice and I picked up. " + "after " * 100
    line = excerpt([text], "picked")
    assert line.startswith("It rang twice and I picked up. after")
    assert line == " ".join(text[:LONGEST_EXCERPT].split())


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("x" * 23 + " ", "x" * 23 + " lamp post"),
        ("x" * 24 + " ", "…lamp post"),
        ("nothing of this, then one two three four ", "…one two three four lamp post"),
        ("x" * 60, "x" * 60 + "lamp post"),
        ("x" * 60 + "-", "…lamp post"),
        ("first of all, and then there \n\t", "…all, and then there lamp post"),
    ],
)
def test_excerpt_when_text_stands_before_the_hit_then_a_few_whole_words_of_it(
    before: str, shown: str
) -> None:
    assert excerpt([f"{before}lamp post"], "lamp") == shown


def test_excerpt_when_words_are_typed_otherwise_then_found_as_they_stand() -> None:
    text = "before " * 20 + "by the Café, NAÏVE and glad"
    assert excerpt([text], "cafe").endswith("by the Café, NAÏVE and glad")
    assert excerpt([text], "naive") == "…before by the Café, NAÏVE and glad"
    assert excerpt([text], '"glad"') == "…by the Café, NAÏVE and glad"


def test_excerpt_when_several_texts_then_around_the_first_that_holds_a_word() -> None:
    texts = ["", "a first line\nand more", "nothing here", "the lamp", "another lamp"]
    assert excerpt(texts, "lamp") == "the lamp"
    assert excerpt(iter(texts), "LAM") == "the lamp"
    assert excerpt(texts, "another lamp") == "the lamp"


@pytest.mark.parametrize("words", ["zebra", "", "?!", "amp"])
def test_excerpt_when_nothing_is_found_then_the_first_line_there_is(words: str) -> None:
    assert excerpt(["", " \n ", "The  lamp\n\twas on", "more"], words) == "The lamp was on"
    assert excerpt(["", "\n"], words) == ""


def test_excerpt_when_the_text_is_long_then_its_line_is_not() -> None:
    assert LONGEST_EXCERPT == 200
    assert excerpt(["a" * 5_000], "zebra") == "a" * 200
    line = excerpt(["a " * 5_000 + "zebra" + " b" * 5_000], "zebra")
    assert line.startswith("…a a a")
    assert line.endswith("b b")
    assert len(line.removeprefix("…")) in (LONGEST_EXCERPT - 1, LONGEST_EXCERPT)


@pytest.mark.parametrize("start", [1_995, 1_998, 2_000, 2_199, 3_999, 99_990])
def test_excerpt_when_the_hit_is_anywhere_in_what_is_looked_at_then_found(start: int) -> None:
    text = "\n".join(["x" * (start - 1), "zebra crossing"])
    assert excerpt([text], "zebra") == "…zebra crossing"


def test_excerpt_when_there_are_several_hits_then_around_the_first() -> None:
    text = (
        "before " * 20 + "one lamp " + "between " * 50 + "another lamp " + "after " * 500 + "lamp"
    )
    assert excerpt([text], "lamp").startswith("…before before one lamp between")
    assert excerpt([text], "zebra lamp").startswith("…before before one lamp between")


def test_excerpt_when_the_hit_is_too_far_in_then_not_looked_for() -> None:
    text = "first " + "x" * 101_000 + " zebra"
    assert excerpt([text], "zebra").startswith("first xxx")
    assert excerpt([text, "a zebra"], "zebra") == "a zebra"


@settings(deadline=None)
@given(before=FILLER, after=FILLER)
def test_excerpt_when_a_word_is_there_then_the_line_shows_it(before: str, after: str) -> None:
    line = excerpt([f"{before}\nzebra\n{after}"], "zebra")
    assert "zebra" in line.removeprefix("…").split(" ")
    assert len(line.removeprefix("…")) <= LONGEST_EXCERPT
    assert line.startswith("…") is (len(before) >= 24)


@settings(deadline=None)
@given(texts=st.lists(st.text("ab\n\t é夜\u2028", max_size=150)), words=st.text('ab é夜"'))
def test_excerpt_when_any_text_then_one_tidy_line(texts: list[str], words: str) -> None:
    line = excerpt(texts, words)
    assert line.split() == line.split(" ") or not line
    assert bool(line) is any(text.split() for text in texts)


@pytest.mark.parametrize(
    ("text", "words", "held"),
    [
        ("Walked past the shop", "shop walked", True),
        ("Walked past the shop", "shop ran", False),
        ("Walked past the shop", "sho WALK", True),
        ("Walked past the shop", "hop", False),
        ("Walked past the shop", "", True),
        ("Walked past the shop", "?! -", True),
        ("", "shop", False),
        ("(shop)", "shop", True),
        ("snake_case", "case", True),
        ("A Café", "cafe", True),
        ("A cafe\u0301", "CAFÉ", True),
        ("A cafe", "cafés", False),
        ("a.b", "axb", False),
        ("don't", "don't", True),
        ("don t", "don't", True),
        ("route 66", "66", True),
        ("散歩した", "歩", True),
        ("散歩した", "走", False),
    ],
)
def test_holds_all_when_words_are_looked_for_then_each_must_begin_a_word(
    text: str, words: str, held: bool
) -> None:
    assert holds_all(text, words) is held


@settings(deadline=None)
@given(st.lists(st.text("abcé", min_size=1), min_size=1))
def test_holds_all_when_in_another_order_then_held_and_one_more_word_is_not(
    words: list[str],
) -> None:
    text, turned = " ".join(words), " ".join(reversed(words))
    assert holds_all(text, turned.upper())
    assert not holds_all(text, f"{turned} zebra")
