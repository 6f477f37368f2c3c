"""jrnl's text file: entries as jrnl writes and reads them, of version 1 too."""

from datetime import UTC, date, datetime, time

import pytest

from recovery_journal.model.text import LONGEST_BODY
from recovery_journal.portable.incoming.found import Found, Known
from recovery_journal.portable.incoming.jrnl_text import is_bare, is_bracketed, read
from recovery_journal.portable.incoming.making import TOO_LONG
from recovery_journal.portable.incoming.when import NO_DAY, TWO_DAYS
from tests.portable.incoming.reading import found, places, read_all

SAMPLE = """\
[2026-11-23 09:15 AM] The first line is the title. This too.

Walked to the lake with @Robin and @tea/green.
[1] a line in brackets
[x] done, mail@example.org

[2026-11-24 09:05 PM] A star for this one. *
Below it.

[2026-11-25 12:00 AM] Nothing below
"""
OLD = """\
2010-06-10 15:00 A day without rain. *

2013-06-10 15:40 He said "[this] is it".
Two lines
below.

[2019-08-03 12:55] A copied line
"""


def test_read_when_jrnl_wrote_it_then_titles_bodies_tags_and_stars() -> None:
    one, two, three = found(read, SAMPLE, "my/journal.txt")
    assert one.title == "The first line is the title. This too."
    assert one.body.startswith("Walked to the lake with @Robin")
    assert one.body.endswith("[1] a line in brackets\n[x] done, mail@example.org")
    assert (one.day, one.clock, one.at) == (date(2026, 11, 23), time(9, 15), None)
    assert (one.tags, one.starred) == (("robin", "tea/green"), False)
    assert (two.title, two.body, two.starred) == ("A star for this one.", "Below it.", True)
    assert two.clock == time(21, 5)
    assert (three.day, three.clock, three.body) == (date(2026, 11, 25), time(), "")
    assert [piece.place for piece in (one, two, three)] == [
        *("journal.txt, line 1", "journal.txt, line 7", "journal.txt, line 10")
    ]
    assert {piece.source for piece in (one, two, three)} == {"jrnl"}


def test_read_when_version_one_wrote_it_then_lines_in_brackets_are_text() -> None:
    one, two = found(read, OLD)
    assert (one.title, one.starred, one.day) == ("A day without rain.", True, date(2010, 6, 10))
    assert two.title == 'He said "[this] is it".'
    assert two.body == "Two lines\nbelow.\n\n[2019-08-03 12:55] A copied line"


def test_read_when_a_day_is_none_then_that_entry_alone_is_unread() -> None:
    pieces = read_all(read, "[2026-02-30 09:00] no\nhidden\n[2026-03-01 09:00] yes\n")
    assert places(pieces) == [("Unread", "a.txt, line 1"), ("Found", "a.txt, line 3")]
    assert "reason='There is no day such as this one.'" in repr(pieces[0])
    assert "hidden" not in repr(pieces)
    half = read_all(read, "[2019-07-18 14:23] one\na\n\n[2019-07 14:23] two\nb\n")
    assert places(half) == [("Found", "a.txt, line 1"), ("Unread", "a.txt, line 4")]
    assert [piece.body for piece in half if isinstance(piece, Found)] == ["a"]
    old = read_all(read, "2026-02-28 09:00 yes\n2026-02-30 09:00 no\nb\n")
    assert places(old) == [("Found", "a.txt, line 1"), ("Unread", "a.txt, line 2")]


def test_read_when_text_stands_above_the_first_day_then_it_is_named() -> None:
    pieces = read_all(read, "\nmy journal\n[2026-03-01 09:00] yes\n")
    assert places(pieces) == [("Unread", "a.txt, line 2"), ("Found", "a.txt, line 3")]
    assert read_all(read, " \n\n") == []
    assert places(read_all(read, "no day at all")) == [("Unread", "a.txt, line 1")]


def test_read_when_bytes_are_not_utf8_then_that_entry_alone_is_unread() -> None:
    pieces = read_all(read, b"[2026-03-01 09:00] one\n\xe9t\xe9\n[2026-03-02 09:00] two\n")
    assert places(pieces) == [("Unread", "a.txt, line 1"), ("Found", "a.txt, line 3")]


def test_read_when_an_entry_is_too_long_then_it_alone_is_unread() -> None:
    line = "x" * (LONGEST_BODY + 1)
    data = f"[2026-03-01 09:00] one\n{line}\n[2026-03-02 09:00] {line}\n[2026-03-03 09:00] c\n"
    pieces = read_all(read, data)
    assert [kind for kind, _ in places(pieces)] == ["Unread", "Unread", "Found"]
    assert [getattr(piece, "reason", "") for piece in pieces] == [TOO_LONG, TOO_LONG, ""]


def test_read_when_day_and_month_may_be_swapped_then_the_file_or_the_caller_tells() -> None:
    day_first = "[03/04/2026 09:00] a\n[24/04/2026 09:00] b\n"
    assert [piece.day for piece in found(read, day_first)] == [date(2026, 4, 3), date(2026, 4, 24)]
    month_first = "[03/04/2026 09:00] a\n[04/24/2026 09:00] b\n"
    assert [piece.day.month for piece in found(read, month_first)] == [3, 4]
    alone = "[03/04/2026 09:00] a\n"
    (unread,) = read_all(read, alone)
    assert getattr(unread, "reason", "") == TWO_DAYS
    (told,) = found(read, alone, known=Known(day_first=True))
    assert told.day == date(2026, 4, 3)


def test_read_when_lines_end_as_on_other_systems_then_the_same() -> None:
    texts = [SAMPLE, SAMPLE.replace("\n", "\r\n"), SAMPLE.replace("\n", "\r"), f"\ufeff{SAMPLE}"]
    readings = [found(read, text) for text in texts]
    assert readings[0] == readings[1] == readings[2] == readings[3]


def test_read_when_a_line_is_one_long_run_then_it_is_read() -> None:
    for run in (" ", "#", "* ", " @", "@1"):
        (one,) = found(read, f"[2026-03-01 09:00] a{run * 200_000}b\n")
        assert one.title.startswith("a")


def test_read_when_a_star_belongs_to_a_word_then_it_stays() -> None:
    data = "[2026-03-01 09:00] so *it*\n[2026-03-01 09:01] a *b* *\n[2026-03-01 09:02] *\nc\n"
    one, two, three = found(read, data)
    assert (one.title, one.starred) == ("so *it*", False)
    assert (two.title, two.starred) == ("a *b*", True)
    assert (three.title, three.body, three.starred) == ("c", "", True)


def test_read_when_the_format_has_a_zone_then_the_moment_is_known() -> None:
    (piece,) = found(read, "[2026-11-24 23:30 -0500] late\n")
    assert piece.day == date(2026, 11, 24)
    assert piece.at == datetime(2026, 11, 25, 4, 30, tzinfo=UTC)


@pytest.mark.parametrize("line", ["[2026-11-24 09:15] a", "[24.11.2026] a", "[2026-02-30] a"])
def test_is_bracketed_when_a_day_is_meant_then_yes(line: str) -> None:
    assert is_bracketed(line)


@pytest.mark.parametrize("line", ["[1] a", "[x] a", "[2026-11-24]: a", "2026-11-24 09:15 a", ""])
def test_is_bracketed_when_no_day_is_meant_then_no(line: str) -> None:
    assert not is_bracketed(line)


def test_is_bare_when_a_time_follows_the_day_then_yes() -> None:
    assert is_bare("2026-11-24 09:15 a")
    assert not is_bare("2026-11-24 a")


def test_no_day_is_a_sentence() -> None:
    assert NO_DAY.endswith(".")
