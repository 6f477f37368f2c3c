"""The lines of my page: picked and let go again, moved within their section."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_journal.model.entry import Kind
from recovery_journal.model.my_page import SECTIONS, PageLine, Pick, moved_line, with_line

PICKS = st.builds(Pick, st.sampled_from("abcdef"), st.sampled_from(("", "t1", "t2")))
LINES = st.lists(
    st.builds(PageLine, pick=PICKS, kind=st.sampled_from(list(SECTIONS)), title=st.just("t")),
    max_size=9,
    unique_by=lambda line: line.pick,
)


def lines_of(*picked: tuple[Kind, str]) -> list[PageLine]:
    """Lines of these kinds with these ids."""
    return [PageLine(pick=Pick(each), kind=kind, title=each) for kind, each in picked]


def in_section(lines: list[PageLine], order: list[Pick], kind: Kind) -> list[Pick]:
    """The picks of one section, in an order."""
    own = {line.pick for line in lines if line.kind is kind}
    return [pick for pick in order if pick in own]


def test_sections_when_listed_then_values_strengths_decisions_and_wins() -> None:
    assert list(SECTIONS) == [Kind.VALUE, Kind.STRENGTH, Kind.DECISION, Kind.WIN]
    assert len(set(SECTIONS.values())) == 4


def test_page_line_when_shown_then_no_text() -> None:
    line = PageLine(pick=Pick("a"), kind=Kind.WIN, title="secret", words="secret")
    assert "secret" not in repr(line)


@given(picks=st.lists(PICKS, unique=True), pick=PICKS)
def test_with_line_when_toggled_then_in_at_the_end_or_out(picks: list[Pick], pick: Pick) -> None:
    once = with_line(picks, pick)
    assert (pick in once) is (pick not in picks)
    assert [each for each in once if each != pick] == [each for each in picks if each != pick]
    assert pick not in once or once[-1] == pick
    assert set(with_line(once, pick)) == set(picks)


def test_with_line_when_a_thread_is_another_then_another_line() -> None:
    picks = [Pick("a"), Pick("a", "t1")]
    assert with_line(picks, Pick("a", "t2")) == [*picks, Pick("a", "t2")]
    assert with_line(picks, Pick("a")) == [Pick("a", "t1")]


@given(lines=LINES, at=st.integers(0, 8), by=st.integers(-9, 9))
def test_moved_line_when_moved_then_within_its_section_and_nothing_else_moves(
    lines: list[PageLine], at: int, by: int
) -> None:
    order = [line.pick for line in lines]
    if not lines:
        assert moved_line(lines, Pick("a"), by) == []
        return
    line = lines[at % len(lines)]
    moved = moved_line(lines, line.pick, by)
    assert sorted(moved, key=repr) == sorted(order, key=repr)
    for kind in SECTIONS:
        before, after = in_section(lines, order, kind), in_section(lines, moved, kind)
        if kind is not line.kind:
            assert [moved.index(pick) for pick in before] == [order.index(pick) for pick in before]
        else:
            place = before.index(line.pick)
            assert after.index(line.pick) == max(0, min(len(before) - 1, place + by))
            others = [pick for pick in before if pick != line.pick]
            assert [pick for pick in after if pick != line.pick] == others


def test_moved_line_when_other_sections_lie_between_then_past_them() -> None:
    lines = lines_of((Kind.VALUE, "a"), (Kind.WIN, "x"), (Kind.VALUE, "b"), (Kind.VALUE, "c"))
    assert [pick.entry_id for pick in moved_line(lines, Pick("a"), 1)] == ["b", "x", "a", "c"]
    assert [pick.entry_id for pick in moved_line(lines, Pick("x"), -1)] == ["a", "x", "b", "c"]
    assert [pick.entry_id for pick in moved_line(lines, Pick("c"), -9)] == ["c", "x", "a", "b"]


def test_moved_line_when_it_is_no_line_then_all_stay() -> None:
    lines = lines_of((Kind.VALUE, "a"), (Kind.VALUE, "b"))
    assert moved_line(lines, Pick("a", "t1"), 1) == [Pick("a"), Pick("b")]
