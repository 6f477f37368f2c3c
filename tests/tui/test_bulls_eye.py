"""The bull's eye: every told mark once, within the picture, nearer to the middle the closer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from recovery_journal.tui.widgets.bulls_eye import BullsEye, Mark, disc_in, drawing, places
from tests.tui.hosting import Host, shown

NAMES = "123456789abcdefghijklmnopqrstuvwxyz"

WIDTHS, HEIGHTS = st.integers(30, 90), st.integers(11, 40)
CLOSE = st.none() | st.integers(0, 10)


def named(closes: list[int | None]) -> list[Mark]:
    """A mark for each of these."""
    return list(zip(NAMES, closes, strict=False))


MARKS = st.lists(CLOSE, max_size=len(NAMES)).map(named)
SAME: st.SearchStrategy[int | None] = st.sampled_from([0, 9, 10])
CROWDS = st.lists(SAME, min_size=20, max_size=len(NAMES)).map(named)


def away(width: int, height: int, spot: tuple[int, int]) -> float:
    """How far a cell is from the middle, 10 at the outermost ring."""
    disc = disc_in(width, height)
    x, y = (spot[0] - disc.column) / disc.across, (spot[1] - disc.line) / disc.up
    return float((x * x + y * y) ** 0.5 * 10)


@given(WIDTHS, HEIGHTS, MARKS | CROWDS)
def test_places_when_any_then_each_told_mark_has_a_cell_of_its_own_on_the_rings(
    width: int, height: int, marks: list[Mark]
) -> None:
    spots = places(width, height, marks)
    assert list(spots) == [mark for mark, close in marks if close is not None]
    assert len(set(spots.values())) == len(spots)
    disc = disc_in(width, height)
    for column, line in spots.values():
        assert abs(column - disc.column) <= disc.across
        assert abs(line - disc.line) <= disc.up


@given(WIDTHS, HEIGHTS, MARKS)
def test_drawing_when_any_then_as_large_as_the_space_and_every_told_mark_once(
    width: int, height: int, marks: list[Mark]
) -> None:
    lines = drawing(width, height, marks)
    assert len(lines) == height
    assert {cell_len(line) for line in lines} == {width}
    spots = places(width, height, marks)
    disc = disc_in(width, height)
    rings = "".join(lines[: disc.line + disc.up + 1])
    assert sorted(rings.replace(" ", "").replace("·", "").replace("+", "")) == sorted(spots)
    assert all(lines[line][column] == mark for mark, (column, line) in spots.items())


@given(WIDTHS, HEIGHTS, st.integers(1, 14), st.data())
def test_places_when_alone_then_closer_is_never_further_from_the_middle(
    width: int, height: int, number: int, data: st.DataObject
) -> None:
    one = data.draw(st.integers(0, number - 1))
    far = []
    for close in range(11):
        marks = named([close if n == one else None for n in range(number)])
        spot = places(width, height, marks)[NAMES[one]]
        far.append(away(width, height, spot))
    assert far == sorted(far, reverse=True)
    disc = disc_in(width, height)
    rounding = 10 * (0.5 / disc.across + 0.5 / disc.up)
    assert all(abs(f - (10 - close)) <= rounding for close, f in enumerate(far))


@given(WIDTHS, HEIGHTS, MARKS)
def test_places_when_others_are_told_differently_then_the_direction_stays(
    width: int, height: int, marks: list[Mark]
) -> None:
    outer = [(mark, 0) for mark, _ in marks]
    disc = disc_in(width, height)
    for number, (mark, spot) in enumerate(places(width, height, outer[:14]).items()):
        assert spot == disc.spot(number / len(outer[:14]), 10)
        alone = [(other, 0 if other == mark else None) for other, _ in outer[:14]]
        assert places(width, height, alone) == {mark: spot}


@pytest.mark.parametrize(("width", "height"), [(30, 11), (44, 17), (60, 21), (70, 30)])
def test_places_when_four_then_up_right_down_left(width: int, height: int) -> None:
    disc = disc_in(width, height)
    assert places(width, height, named([0, 0, 0, 0])) == {
        "1": (disc.column, disc.line - disc.up),
        "2": (disc.column + disc.across, disc.line),
        "3": (disc.column, disc.line + disc.up),
        "4": (disc.column - disc.across, disc.line),
    }


def test_places_when_all_are_in_the_middle_then_the_first_is_and_the_others_beside_it() -> None:
    spots = places(44, 17, named([10] * 4))
    disc = disc_in(44, 17)
    assert spots["1"] == (disc.column, disc.line)
    assert max(away(44, 17, spot) for spot in spots.values()) < 2


@given(st.integers(0, 12), st.integers(0, 12), MARKS)
def test_drawing_when_there_is_next_to_no_room_then_what_fits(
    width: int, height: int, marks: list[Mark]
) -> None:
    lines = drawing(width, height, marks)
    assert len(lines) == (height if width else 0)
    assert all(cell_len(line) == width for line in lines)


def test_drawing_when_usual_then_two_rings_a_middle_and_their_numbers() -> None:
    assert "\n".join(line.rstrip() for line in drawing(44, 17, named([7, None, 0]))) == (
        """\
               · · · · · · ·
           · ·               · ·
        ·                         ·
      ·                             ·
     ·           · · · · ·           ·
    ·         ·      1      ·         ·
   ·        ·                 ·        ·
   ·        ·        +        ·        ·
   ·        ·                 ·        ·
    ·         ·             ·         ·
     3           · · · · ·           ·
      ·                             ·
        ·                         ·
           · ·               · ·
               · · · · · · ·

                     10       5        0"""
    )


def eye_in(width: int, height: int) -> BullsEye:
    """One of this size."""
    eye = BullsEye()
    eye.styles.width, eye.styles.height = width, height
    return eye


async def test_bulls_eye_when_shown_then_as_drawn_and_the_mark_at_hand_stands_out() -> None:
    eye = eye_in(44, 17)
    marks = named([7, 2, None, 10])
    async with Host(eye).run_test(size=(44, 20)) as pilot:
        eye.show(marks)
        eye.at_hand = "2"
        await pilot.pause()
        assert shown(pilot.app)[:17] == [line.rstrip() for line in drawing(44, 17, marks)]
        told = eye.render()
        reverse = [told.plain[s.start : s.end] for s in told.spans if "reverse" in str(s.style)]
        accent = [told.plain[s.start : s.end] for s in told.spans if "$accent" in str(s.style)]
        assert (reverse, sorted(accent)) == (["2"], ["1", "2", "4"])
        assert not eye.can_focus


async def test_bulls_eye_when_nothing_is_told_then_rings_alone() -> None:
    async with Host(eye_in(30, 11)).run_test(size=(30, 20)) as pilot:
        await pilot.pause()
        assert shown(pilot.app)[:11] == [line.rstrip() for line in drawing(30, 11, [])]
