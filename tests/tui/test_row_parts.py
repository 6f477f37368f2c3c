"""What rows of a list are made of: their heights, their lines in cells, the words around a hit."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.views import Query, Row
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.widgets.excerpts import Excerpts
from recovery_journal.tui.widgets.row_heights import RowHeights
from recovery_journal.tui.widgets.row_lines import (
    RowShape,
    RowStyles,
    excerpt_line,
    fitted,
    found_in,
    title_line,
)

TODAY = date(2026, 3, 12)
TEXT, TITLE, QUIET, HIT, BAR = (Style(color=f"color({number})") for number in range(1, 6))
STYLES = RowStyles(TEXT, TITLE, QUIET, HIT, BAR)
WIDE = ["夜の散歩に行った" * 9, "a夜の散歩に行った" * 9, "한글 한글" * 20, "é́ ñ̃ " * 40]


def row(title: str, day: date = TODAY, place: int = 1, **more: object) -> Row:
    """A row of a win."""
    plain = Row(
        place=place,
        id=f"id-{place}",
        kind=Kind.WIN,
        day=day,
        title=title,
        excerpt="",
        lane=Lane.ONLY_ME,
        starred=False,
        updated=datetime(2026, 3, 12, tzinfo=UTC),
    )
    return replace(plain, **more)  # type: ignore[arg-type] # fields of a row, as replace takes them


def hits(strip: Strip) -> list[str]:
    """The pieces that stand out as found."""
    return [piece.text for piece in strip if piece.style == HIT]


# heights


def test_heights_when_nothing_is_searched_then_a_line_each() -> None:
    rows = [row("one", place=1), row("two", place=2), row("three", place=3)]
    for words in ("", "   "):
        heights = RowHeights(rows, words)
        assert heights.total == 3
        assert [heights.top(at) for at in range(3)] == [0, 1, 2]
        assert [heights.end(at) for at in range(3)] == [1, 2, 3]


def test_heights_when_a_title_lacks_the_words_then_two_lines() -> None:
    titles = ["a lamp", "none", "lamps lit", "clamp", "LÁMP"]
    heights = RowHeights([row(title, place=at) for at, title in enumerate(titles)], " lamp ")
    assert [heights.top(at) for at in range(5)] == [0, 1, 3, 4, 6]
    assert heights.total == heights.end(4) == 7


def test_heights_when_several_words_then_the_title_must_hold_each() -> None:
    heights = RowHeights([row("owl and lamp"), row("the lamp")], "lamp owl")
    assert (heights.end(0), heights.total) == (1, 3)


def test_heights_when_a_line_is_asked_for_then_the_row_that_has_it() -> None:
    titles = ["lamp", "none", "lamp", "none"]
    heights = RowHeights([row(title, place=at) for at, title in enumerate(titles)], "lamp")
    assert [heights.index_at(line) for line in range(6)] == [0, 1, 1, 2, 3, 3]
    assert [heights.index_at(line) for line in (6, 7, 900)] == [3, 3, 3]


def test_heights_when_a_row_is_looked_for_again_then_its_line_and_none_when_it_is_gone() -> None:
    rows = [row("none", place=1), row("none", place=2), row("lamp", place=3)]
    heights = RowHeights(rows, "lamp")
    assert heights.found_again("id-1", 0) == 0
    assert heights.found_again("id-2", 1) == 3
    assert heights.found_again("id-3", 0) == 4
    assert heights.found_again("id-4", 0) is None


def test_heights_when_there_are_no_rows_then_no_lines() -> None:
    heights = RowHeights([], "lamp")
    assert heights.total == 0
    assert heights.top(None) == 0
    assert heights.found_again("id-1", 0) is None


# lines


@pytest.mark.parametrize("width", [0, 1, 5, 20, 22, 23, 53, 54, 55, 80])
@pytest.mark.parametrize("title", ["", "short", *WIDE])
def test_lines_when_of_any_width_then_exactly_so_many_cells(width: int, title: str) -> None:
    shape = RowShape(width, TODAY, "夜")
    for lane in Lane:
        for starred in (True, False):
            one = row(title, lane=lane, starred=starred)
            strip = title_line(one, shape, STYLES, bar=True, day=True)
            assert strip.cell_length == cell_len(strip.text) == width
    strip = excerpt_line(title, shape, STYLES, bar=False)
    assert strip.cell_length == cell_len(strip.text) == width


def test_title_line_when_there_is_room_then_bar_day_kind_title_and_marks_in_columns() -> None:
    one = row("A walk", date(2026, 3, 1), starred=True, lane=Lane.HAND_OVER)
    shape = RowShape(60, TODAY)
    line = title_line(one, shape, STYLES, bar=True, day=True).text
    assert line == f"▏ {'1 March':<14}win         A walk{' ' * 14}*  hand over"
    assert line.index("A walk") == shape.title_at == 28
    line = title_line(one, shape, STYLES, bar=False, day=False).text
    assert line == f"  {'':<14}win         A walk{' ' * 14}*  hand over"


def test_title_line_when_of_one_kind_then_no_column_for_it() -> None:
    shape = RowShape(60, TODAY, with_kind=False)
    line = title_line(row("A walk"), shape, STYLES, bar=False, day=True).text
    assert line.rstrip() == f"  {'today':<14}A walk"
    assert shape.title_at == 16


def test_title_line_when_the_title_just_fits_then_whole_and_one_cell_more_is_cut() -> None:
    shape = RowShape(42, TODAY)
    room = 42 - shape.title_at
    assert room == 16
    line = title_line(row("x" * room), shape, STYLES, bar=False, day=False)
    assert line.text.endswith("x" * room)
    line = title_line(row("x" * (room + 1)), shape, STYLES, bar=False, day=False)
    assert line.text.endswith("win         " + "x" * (room - 1) + "…")
    line = title_line(row("夜" * 8), shape, STYLES, bar=False, day=False)
    assert line.text.endswith("夜" * 8)
    line = title_line(row("夜" * 9), shape, STYLES, bar=False, day=False)
    assert line.text.endswith("夜" * 7 + " …")


def test_title_line_when_it_is_cut_then_marks_stay_two_cells_from_it() -> None:
    one = row("x" * 99, lane=Lane.OPEN_TOGETHER)
    line = title_line(one, RowShape(50, TODAY), STYLES, bar=False, day=False).text
    assert line.endswith("x…  open")


def test_title_line_when_words_are_found_then_they_stand_out_and_nothing_else() -> None:
    shape = RowShape(80, TODAY, "lamp owl")
    strip = title_line(row("A Lámp, clamps, owls"), shape, STYLES, bar=True, day=True)
    assert hits(strip) == ["Lámp", "owl"]
    assert [piece.text for piece in strip if piece.style == BAR] == ["▏"]
    plain = title_line(row("A Lámp"), RowShape(80, TODAY), STYLES, bar=True, day=True)
    assert hits(plain) == []


def test_excerpt_line_when_drawn_then_below_the_title_with_the_hit_standing_out() -> None:
    shape = RowShape(80, TODAY, "lamp")
    strip = excerpt_line("…under the lamp we sat", shape, STYLES, bar=True)
    assert strip.text.rstrip() == f"▏{' ' * 27}…under the lamp we sat"
    assert hits(strip) == ["lamp"]
    cut = excerpt_line("a lamp " * 40, shape, STYLES, bar=False)
    assert cut.text.startswith(" " * 28 + "a lamp")
    assert cut.text.endswith("…")


def test_lines_when_text_holds_markup_then_it_is_text() -> None:
    shape = RowShape(80, TODAY, "b")
    assert (
        "[b]x[/b] [/]" in title_line(row("[b]x[/b] [/]"), shape, STYLES, bar=False, day=True).text
    )
    assert "[b]x[/b] [/]" in excerpt_line("[b]x[/b] [/]", shape, STYLES, bar=False).text


@pytest.mark.parametrize(
    ("width", "day", "told"),
    [
        (80, date(2026, 3, 12), "today"),
        (80, date(2026, 3, 11), "yesterday"),
        (80, date(2026, 2, 12), "12 February"),
        (53, date(2026, 2, 12), "12 Feb"),
        (54, date(2026, 2, 12), "12 February"),
        (80, date(2025, 9, 30), "30 Sep 2025"),
        (53, date(2025, 9, 30), "30 Sep 2025"),
        (30, date(2026, 3, 11), "yesterday"),
    ],
)
def test_day_when_said_then_as_long_as_its_column_allows(width: int, day: date, told: str) -> None:
    shape = RowShape(width, TODAY)
    assert shape.said_day(day) == told
    assert len(told) < shape.day_cells


def test_fitted_when_there_is_too_little_room_then_an_ellipsis_in_the_last_style() -> None:
    pieces = found_in("see the lamp", "lamp", TITLE, HIT)
    assert [(piece.text, piece.style) for piece in pieces] == [
        ("see the ", TITLE),
        ("lamp", HIT),
        ("", TITLE),
    ]
    assert fitted(pieces, 12).text == "see the lamp"
    cut = fitted(pieces, 11)
    assert cut.text == "see the la…"
    assert list(cut)[-1].style == HIT
    assert fitted(pieces, 2).text == "s…"
    assert [fitted(pieces, room).text for room in (1, 0, -5)] == ["", "", ""]


# excerpts


def journal_of(*bodies: str) -> Journal:
    """A win for each body, the first the newest."""
    journal = Journal.in_memory()
    for body in reversed(bodies):
        journal.add(new_entry(Kind.WIN, TODAY, "a title", body))
    return journal


def test_excerpt_when_the_hit_is_near_the_beginning_then_the_body_on_one_line() -> None:
    journal = journal_of("First.\n\nThen a   lamp.\n")
    (only,) = journal.page(Query(words="lamp"))
    assert Excerpts(journal).of(only, "lamp") == "First. Then a lamp."


def test_excerpt_when_the_hit_is_far_in_then_words_around_it() -> None:
    journal = journal_of("It rained on. " * 60 + "We lit the lamp and sat.")
    (only,) = journal.page(Query(words="lamp"))
    assert "lamp" not in only.excerpt
    told = Excerpts(journal).of(only, "lamp")
    assert told == "…rained on. We lit the lamp and sat."


def test_excerpt_when_a_part_or_a_tag_holds_it_then_that() -> None:
    journal = Journal.in_memory()
    won = new_entry(Kind.WIN, TODAY, "a title", "a body")
    parts = WinDetails(strengths=("patience", "owls"), helped="An old lamp", coming_back=True)
    journal.add(replace(won, details=parts, tags=("calm", "walks")))
    (only,) = journal.page()
    for words, told in (
        ("owls", "patience, owls"),
        ("lamp", "An old lamp"),
        ("walks", "calm walks"),
        ("nowhere", "a body"),
    ):
        assert Excerpts(journal).of(only, words) == told


def test_excerpt_when_asked_again_then_kept_until_it_is_forgotten() -> None:
    journal = journal_of("first lamp, then owl")
    (only,) = journal.page()
    excerpts = Excerpts(journal)
    assert excerpts.of(only, "lamp") == "first lamp, then owl"
    changed = replace(only, excerpt="another lamp")
    assert excerpts.of(changed, "lamp") == "first lamp, then owl"
    excerpts.forget()
    assert excerpts.of(changed, "lamp") == "another lamp"


def test_excerpt_when_the_entry_is_gone_then_what_the_row_had() -> None:
    journal = journal_of("the beginning of a body")
    (only,) = journal.page()
    gone = replace(only, id="0198c0de-0000-7000-8000-000000000000")
    assert Excerpts(journal).of(gone, "lamp") == "the beginning of a body"
    journal.close()
    assert Excerpts(journal).of(only, "lamp") == "the beginning of a body"


def test_excerpt_when_of_several_rows_then_each_its_own() -> None:
    journal = journal_of("one lamp", "two lamps", "")
    excerpts = Excerpts(journal)
    assert [excerpts.of(one, "lamp") for one in journal.page()] == ["one lamp", "two lamps", ""]
