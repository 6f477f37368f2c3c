"""Titles, texts and keys: nothing is half in, and the same entry has the same key."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Kind, checked, new_entry
from recovery_journal.model.text import LONGEST_BODY, LONGEST_TITLE
from recovery_journal.portable.incoming.making import Maker
from recovery_journal.portable.incoming.when import When
from tests.portable.incoming.reading import TEXTS

WHEN = When(date(2026, 11, 24), time(9, 15))
UUID = "0A3BFC9847BD4173881DE43749F23B58"


def test_made_when_there_is_no_title_then_the_first_line_is_it_and_is_not_repeated() -> None:
    made = Maker("text").made(WHEN, "a", body="\n \n  Rain all day  \n\nand\n  tea\n")
    assert (made.title, made.body) == ("Rain all day", "and\n  tea")


def test_made_when_markdown_then_the_marks_of_a_heading_go() -> None:
    for line in ("# Rain", "### Rain ###", "Rain"):
        assert Maker("text").made(WHEN, "a", body=f"{line}\ntea", markdown=True).title == "Rain"
    assert Maker("text").made(WHEN, "a", body="#rain", markdown=True).title == "#rain"
    assert Maker("text").made(WHEN, "a", body="# Rain").title == "# Rain"


def test_made_when_a_title_is_too_long_then_cut_at_a_word_and_whole_in_the_body() -> None:
    line = "word " * 150 + "end"
    given_one = Maker("text").made(WHEN, "a", title=line, body="below")
    first_one = Maker("text").made(WHEN, "a", body=f"{line}\nbelow")
    for made in (given_one, first_one):
        assert made.title == "word " * 99 + "word…"
        assert len(made.title) <= LONGEST_TITLE
        assert made.body.startswith(line)
        assert made.body.endswith("below")
    long = Maker("text").made(WHEN, "a", title="lines " * 100)
    assert long.title == "lines " * 82 + "lines…"
    assert Maker("text").made(WHEN, "a", title="字" * 501).title == "字" * 499 + "…"
    assert Maker("text").made(WHEN, "a", title="字" * 500).body == ""


@given(title=TEXTS, body=st.text(max_size=900))
def test_made_when_any_text_then_it_may_be_saved_as_it_is(title: str, body: str) -> None:
    try:
        made = Maker("text").made(WHEN, "a", title=title, body=body)
    except Unusable:
        return
    saved = checked(new_entry(Kind.NOTE, made.day, made.title, made.body))
    assert (saved.title, saved.body) == (made.title, made.body)


@pytest.mark.parametrize(
    ("title", "body", "tags"),
    [
        ("", " \n\t\n", []),
        ("\x1b\u202e", "", []),
        ("a", "half \udc80", []),
        ("a\0", "", []),
        ("a", "b" * LONGEST_BODY, []),
        ("a" * LONGEST_BODY, "", ["t" * (LONGEST_TITLE + 1)]),
        ("a" * 600, "b" * (LONGEST_BODY - 601), []),
    ],
)
def test_made_when_it_cannot_be_kept_then_nothing_is_made(
    title: str, body: str, tags: list[str]
) -> None:
    with pytest.raises(Unusable):
        Maker("text").made(WHEN, "a", title=title, body=body, tags=tags)


def test_made_when_characters_go_then_they_are_counted() -> None:
    made = Maker("text").made(WHEN, "a", title=" \x1b[1mRain\t", body="a\r\nb\u202e")
    assert (made.title, made.body, made.left_out) == ("[1mRain", "a\nb", 2)
    assert Maker("text").made(WHEN, "a", title="Rain ", body="a\r\nb").left_out == 0


def test_made_when_alike_then_each_has_a_key_and_again_the_same() -> None:
    def keys(*titles: str) -> list[str]:
        maker = Maker("text")
        return [maker.made(WHEN, "a", title=title).key for title in titles]

    first = keys("tea", "tea", "rain")
    assert len(set(first)) == 3
    assert keys("tea", "tea", "rain") == first
    assert sorted(keys("rain", "tea", "tea")) == sorted(first)


def test_made_when_any_part_differs_then_the_key_does() -> None:
    keys = {
        Maker("text").made(WHEN, "a", title="a").key,
        Maker("csv").made(WHEN, "a", title="a").key,
        Maker("text").made(When(WHEN.day), "a", title="a").key,
        Maker("text").made(When(date(2026, 11, 25), WHEN.clock), "a", title="a").key,
        Maker("text").made(WHEN, "a", title="b").key,
        Maker("text").made(WHEN, "a", title="a", body="a").key,
    }
    assert len(keys) == 6
    assert all(len(key) == 64 for key in keys)
    assert Maker("text").made(WHEN, "b", title="a", tags=["t"]).key in keys


def test_made_when_something_stands_for_the_day_then_the_day_is_no_part_of_the_key() -> None:
    days = (When(date(2026, 1, 1)), When(date(2026, 1, 2)))
    keys = {Maker("text").made(day, "a", title="a", instead="b.txt").key for day in days}
    assert len(keys) == 1
    assert Maker("text").made(days[0], "a", title="a", instead="c.txt").key not in keys


def test_made_when_the_source_has_an_id_then_it_is_the_key_once() -> None:
    maker = Maker("day one")
    assert maker.made(WHEN, "a", title="a", own=UUID).key == UUID
    assert len(maker.made(WHEN, "a", title="b", own=UUID).key) == 64
    assert len(maker.made(WHEN, "a", title="a", own="7").key) == 64


def test_found_when_shown_then_no_word_of_it() -> None:
    made = Maker("text").made(WHEN, "a", title="secret", body="hidden", tags=["quiet"])
    assert not {"secret", "hidden", "quiet"} & set(repr(made).replace("'", " ").split())
