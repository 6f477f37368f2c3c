"""The order of the lines to pick from: they keep their places, and the page's order is seen."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.model.entry import Kind
from recovery_journal.model.my_page import SECTIONS, PageLine, Pick, moved_line, with_line
from recovery_journal.tui.widgets.pick_list import arranged


def line(name: str, kind: Kind = Kind.VALUE) -> PageLine:
    """A line whose id is its name."""
    return PageLine(pick=Pick(name), kind=kind, title=name)


def names(lines: list[PageLine]) -> str:
    """Their names, one after another."""
    return "".join(each.title for each in lines)


A, B, C, D = (line(name) for name in "abcd")
W, X = (line(name, Kind.WIN) for name in "wx")
LINES = [A, B, C, D, W, X]


def test_arranged_when_first_shown_then_what_is_picked_stands_first_in_its_section() -> None:
    assert names(arranged(LINES, [C, A, X], [])) == "cabdxw"


def test_arranged_when_known_then_every_line_keeps_its_place() -> None:
    known = [each.pick for each in (C, A, B, D, W, X)]
    assert names(arranged(LINES, [C, D], known)) == "cabdwx"
    assert names(arranged(LINES, [], known)) == "cabdwx"


def test_arranged_when_the_page_has_another_order_then_the_places_of_the_picked_have_it() -> None:
    known = [each.pick for each in (A, B, C, D)]
    assert names(arranged(LINES[:4], [D, A], known)) == "dbca"


def test_arranged_when_a_line_is_new_or_gone_then_at_the_end_of_its_section_or_not() -> None:
    known = [each.pick for each in (A, B, W)]
    assert names(arranged([A, C, W, X], [W], known)) == "acwx"


def test_arranged_when_the_page_holds_what_is_not_offered_then_it_is_there_too() -> None:
    assert names(arranged([A, W], [D], [])) == "daw"


@given(st.permutations(LINES), st.sets(st.sampled_from(LINES)), st.permutations(LINES))
def test_arranged_when_of_any_order_then_each_line_once_and_the_picked_as_on_the_page(
    choices: list[PageLine], picked: set[PageLine], known: list[PageLine]
) -> None:
    page = [each for kind in SECTIONS for each in choices if each in picked and each.kind is kind]
    shown = arranged(choices, page, [each.pick for each in known])
    assert sorted(names(shown)) == sorted(names(LINES))
    assert [each for each in shown if each in picked] == page


@given(st.lists(st.sampled_from(LINES), min_size=1))
def test_marks_when_set_one_after_another_then_the_page_has_the_order_of_the_list(
    marked: list[PageLine],
) -> None:
    page: list[PageLine] = []
    shown = arranged(LINES, page, [])
    for each in marked:
        picked = with_line([one.pick for one in page], each.pick)
        page = [one for one in shown if one.pick in picked]
        after = arranged(LINES, page, [one.pick for one in shown])
        assert after == shown


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from([-1, 1]))))
def test_moves_when_made_one_after_another_then_unpicked_lines_stay_where_they_are(
    moves: list[tuple[PageLine, int]],
) -> None:
    page, shown = [A, C, W, X], [A, B, C, D, W, X]
    for each, by in moves:
        order = moved_line(page, each.pick, by)
        page = sorted(page, key=lambda one: order.index(one.pick))
        shown = arranged(LINES, page, [one.pick for one in shown])
        assert (shown[1], shown[3]) == (B, D)
        assert [one for one in shown if one in page] == page
