"""A table as CSV: columns by their names, a bad row by its line, and no row half in."""

from datetime import UTC, date, datetime, time

import pytest

from recovery_journal.model.text import LONGEST_BODY
from recovery_journal.portable.incoming.csv_file import delimiter_of, read
from recovery_journal.portable.incoming.found import Found, Known, Unread
from recovery_journal.portable.incoming.making import TOO_LONG
from tests.portable.incoming.reading import found, places, read_all

SAMPLE = """\
Date,Time,Title,Entry,Tags,Mood
2026-11-23,09:15,A walk,"To the ""lake"",
and back",sea; air,calm
2026-11-24,,,Tea,,
"""


def test_read_when_a_table_has_the_usual_names_then_all_columns_are_kept() -> None:
    one, two = found(read, SAMPLE, "a.csv")
    assert (one.day, one.clock, one.title) == (date(2026, 11, 23), time(9, 15), "A walk")
    assert one.body == 'To the "lake",\nand back\n\nMood: calm'
    assert (one.tags, one.source, one.place) == (("air", "sea"), "csv", "a.csv, line 2")
    assert (two.title, two.body, two.clock) == ("Tea", "", None)
    assert two.place == "a.csv, line 4"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_read_when_the_delimiter_or_the_line_end_is_another_then_the_same(
    delimiter: str, coding: str, end: str
) -> None:
    text = f"day{delimiter}Text{end}24.11.2026{delimiter}a,b;c\td{end}" if delimiter == "," else (
        f"day{delimiter}Text{end}24.11.2026{delimiter}été{end}"
    )  # fmt: skip
    if delimiter == ",":
        text = text.replace("a,b", "été")
    (one,) = found(read, text.encode(coding))
    assert one.day == date(2026, 11, 24)
    assert one.title.startswith("été")


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("Date/Time,Text", ","), ("created_at;NOTE", ";"), ("Creation Date\tbody", "\t"),
        ("date", None), ("text,title", None), ("when,what", None), ("", None), ('"', None),
        ("Dear diary, today", None),
    ],
)  # fmt: skip
def test_delimiter_of_when_a_line_names_enough_columns_then_it_is_found(
    header: str, delimiter: str | None
) -> None:
    assert delimiter_of(header) == delimiter


def test_read_when_no_column_is_known_then_the_first_line_is_named() -> None:
    assert places(read_all(read, "a,b\n1,2\n", "a.csv")) == [("Unread", "a.csv, line 1")]
    assert places(read_all(read, "", "a.csv")) == [("Unread", "a.csv, line 1")]


@pytest.mark.parametrize(
    "row",
    [
        *(
            "2026-02-30,a",
            "soon,a",
            ",a",
            "2026-11-24",
            "2026-11-24,a,b",
            "2026-11-24,",
            '2026-11-24," "',
        ),
        *('2026-11-24,"a"b', '2026-11-24,5" long', "03/04/2026,a"),
        *('2026-11-24,"he said "so"\n2026-11-25,inside\nand" more', "2026-11-24,half \udcff"),
    ],
)
def test_read_when_a_row_is_bad_then_it_alone_is_unread(row: str) -> None:
    data = f"date,text\n2026-11-23,before\n{row}\n2026-11-26,after\n"
    pieces = read_all(read, data.encode("utf-8", "surrogateescape"), "a.csv")
    last = data.count("\n")
    assert places(pieces) == [
        *(("Found", "a.csv, line 2"), ("Unread", "a.csv, line 3"), ("Found", f"a.csv, line {last}"))
    ]
    assert "inside" not in repr([piece for piece in pieces if isinstance(piece, Found)])


def test_read_when_a_broken_text_has_more_lines_then_none_of_them_is_a_row() -> None:
    data = 'date,text\n2026-11-24,"a"b\n2026-11-25,inside"\n2026-11-26,after\n'
    pieces = read_all(read, data, "a.csv")
    assert [kind for kind, _ in places(pieces)] == ["Unread", "Unread", "Found"]
    assert places(pieces)[-1] == ("Found", "a.csv, line 4")


def test_read_when_a_quote_never_ends_then_nothing_below_it_is_taken_for_a_row() -> None:
    pieces = read_all(read, 'date,text\n2026-11-23,a\n2026-11-24,"b\n2026-11-25,c\n', "a.csv")
    assert places(pieces) == [("Found", "a.csv, line 2"), ("Unread", "a.csv, line 3")]


def test_read_when_a_cell_is_huge_then_it_alone_is_unread() -> None:
    big = "x" * (LONGEST_BODY + 1)
    data = f'date,text\n2026-11-23,{big}\n2026-11-24,"{big}\n2026-11-25,inside"\n2026-11-26,after\n'
    pieces = read_all(read, data, "a.csv")
    assert [kind for kind, _ in places(pieces)] == ["Unread", "Unread", "Found"]
    assert [piece.reason for piece in pieces if isinstance(piece, Unread)] == [TOO_LONG, TOO_LONG]
    longer = "word " * 100_000
    (one,) = found(read, f"date,title,text\n2026-11-23,a,{longer}\n")
    assert one.body == longer


def test_read_when_rows_are_empty_then_they_are_passed_over() -> None:
    (one,) = found(read, "\n\ndate,text\n\n,\n2026-11-23,a\n \n,,\n")
    assert one.place == "a.txt, line 6"


def test_read_when_day_and_month_may_be_swapped_then_the_table_or_the_caller_tells() -> None:
    told = found(read, "date,text\n03/04/2026,a\n04/24/2026,b\n")
    assert [piece.day for piece in told] == [date(2026, 3, 4), date(2026, 4, 24)]
    (one,) = found(read, "date,text\n03/04/2026,a\n", known=Known(day_first=True))
    assert one.day == date(2026, 4, 3)


def test_read_when_a_row_has_a_uuid_then_it_is_the_key_and_a_number_is_not() -> None:
    uuid = "0a3bfc98-47bd-4173-881d-e43749f23b58"
    one, two = found(read, f"id,date,text\n{uuid},2026-11-23,a\n7,2026-11-23,b\n")
    assert one.key == uuid
    assert len(two.key) == 64
    assert one.body == two.body == ""


def test_read_when_a_row_is_starred_or_has_a_zone_then_so_it_is() -> None:
    (one,) = found(read, "datetime,star,text\n2026-11-23T23:30:00-05:00,x,a\n")
    assert one.starred
    assert one.day == date(2026, 11, 23)
    assert one.at == datetime(2026, 11, 24, 4, 30, tzinfo=UTC)


def test_read_when_two_rows_are_the_same_then_both_are_found() -> None:
    pieces = found(read, "date,text\n2026-11-23,a\n2026-11-23,a\n")
    assert len({piece.key for piece in pieces}) == 2
