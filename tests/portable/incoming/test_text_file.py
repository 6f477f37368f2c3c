"""A plain text file: where its day and its title come from, and nothing of it lost."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.model.text import LONGEST_BODY
from recovery_journal.portable.incoming.found import Known, Unread
from recovery_journal.portable.incoming.making import TOO_LONG
from recovery_journal.portable.incoming.text_file import read
from tests.portable.incoming.reading import found, places, read_all

SAMPLE = """\
---
# what this is
title: "A \\"long\\" walk" # so
date: 2026-11-23 09:15 +01:00
tags: [Sea air, 'tea']
mood: calm
starred: true
---

# A "long" walk

To the lake.
"""
CHANGED = Known(changed=date(2020, 1, 2))


def test_read_when_there_is_front_matter_then_it_tells_and_the_rest_of_it_stays() -> None:
    (one,) = found(read, SAMPLE, "notes/2026-01-01.md")
    assert (one.title, one.day, one.clock) == ('A "long" walk', date(2026, 11, 23), time(9, 15))
    assert one.at == datetime(2026, 11, 23, 8, 15, tzinfo=UTC)
    assert one.body == "To the lake.\n\n# what this is\nmood: calm"
    assert (one.tags, one.starred) == (("sea-air", "tea"), True)
    assert (one.source, one.place) == ("text", "2026-01-01.md")


def test_read_when_tags_are_a_list_below_then_they_are_read() -> None:
    text = "---\ndate: '2026-11-23'\ntags:\n  - one\n- 'it''s'\nother:\n  - x\n---\na"
    (one,) = found(read, text)
    assert (one.tags, one.body) == (("it's", "one"), "other:\n  - x")


@pytest.mark.parametrize(
    "text", ["---\na\n", "---\ntitle: b\n", " ---\nb: c\n---\n", "a\n---\nb\n---"]
)
def test_read_when_the_marks_do_not_close_then_all_is_text(text: str) -> None:
    (one,) = found(read, text, known=CHANGED)
    assert f"{one.title}\n{one.body}".split() == text.split()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-11-24.md", date(2026, 11, 24)),
        ("2026-11-24 A walk.txt", date(2026, 11, 24)),
        ("Journal 2026-11-24.md", date(2026, 11, 24)),
        ("20261124-walk.md", date(2026, 11, 24)),
        ("2026_11_24.md", date(2026, 11, 24)),
        ("walk.md", date(2020, 1, 2)),
        ("12026-11-24.md", date(2020, 1, 2)),
        ("2026-11-24/walk.md", date(2020, 1, 2)),
        ("call 20261124.md", date(2020, 1, 2)),
    ],
)
def test_read_when_the_name_says_a_day_then_it_is_that_and_else_the_change(
    name: str, day: date
) -> None:
    (one,) = found(read, "a", name, CHANGED)
    assert (one.day, one.clock, one.at) == (day, None, None)


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("a", "2026-02-30.md", CHANGED),
        ("---\ndate: 2026-02-30\n---\na", "2026-11-24.md", CHANGED),
        ("---\ndate: 03/04/2026\n---\na", "2026-11-24.md", CHANGED),
        ("a", "walk.md", Known()),
        ("", "2026-11-24.md", CHANGED),
        (" \n\t\n", "2026-11-24.md", CHANGED),
        ("a" * (LONGEST_BODY + 1), "2026-11-24.md", CHANGED),
        ("a\0b", "2026-11-24.md", CHANGED),
    ],
)
def test_read_when_its_day_is_none_or_it_cannot_be_kept_then_unread(
    text: str, name: str, known: Known
) -> None:
    assert places(read_all(read, text, name, known)) == [("Unread", name)]


def test_read_when_it_is_far_too_long_then_it_is_not_even_decoded() -> None:
    (unread,) = read_all(read, b"\xff" * (5 * LONGEST_BODY + 1), "2026-11-24.md")
    assert unread == Unread(place="2026-11-24.md", reason=TOO_LONG)


def test_read_when_it_is_not_utf8_then_the_line_is_named() -> None:
    for data, line in ((b"a\nb\n\xe9t\xe9", 3), ("a\nb".encode("utf-16"), 1)):
        assert places(read_all(read, data, "a.txt", CHANGED)) == [("Unread", f"a.txt, line {line}")]


def test_read_when_the_day_of_change_moves_then_the_same_key() -> None:
    (one,) = found(read, "a\nb", known=Known(changed=date(2020, 1, 2)))
    (two,) = found(read, "a\nb", "copy/a.txt", Known(changed=date(2026, 1, 2)))
    assert one.key == two.key
    assert one.day != two.day
    (other,) = found(read, "a\nb", "b.txt", Known(changed=date(2020, 1, 2)))
    assert other.key != one.key


def test_read_when_the_first_line_is_one_long_run_then_it_is_read() -> None:
    for run in (" ", "#", " #", "\t# "):
        (one,) = found(read, f"# a{run * 200_000}b", known=CHANGED)
        assert one.title.startswith("a")


def test_read_when_the_caller_says_the_day_is_first_then_it_is_read() -> None:
    text = "---\ndate: 03/04/2026\n---\na"
    (one,) = found(read, text, known=Known(day_first=True))
    assert one.day == date(2026, 4, 3)


def test_read_when_the_first_line_is_a_heading_then_it_is_the_title() -> None:
    (one,) = found(read, "\ufeff\n## Rain ##\r\n\r\n- tea\r\n  - green\r\n", known=CHANGED)
    assert (one.title, one.body) == ("Rain", "- tea\n  - green")


@given(text=st.text(max_size=300))
def test_read_when_any_front_matter_then_nothing_is_raised(text: str) -> None:
    pieces = read_all(read, f"---\n{text}\n---\nwords", known=CHANGED)
    assert len(pieces) == 1
