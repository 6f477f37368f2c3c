"""The rose by itself: every name inside the space, none over another, the chosen one marked."""

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from recovery_journal.tui.widgets.rose import MOST_POINTS, Placed, Rose, arms, ends, placed_names
from tests.tui.hosting import Host, line_with, shown
from tests.tui.valuing import HOSTILE

SPACES = [(38, 17), (56, 25), (56, 9)]
"""The spaces it is drawn in: beside the list, beside it on a wide screen, above it."""
WIDTHS, HEIGHTS = st.integers(3, 90), st.integers(1, 40)
NUMBERS = st.integers(1, MOST_POINTS)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
NAMES = st.lists(TEXTS | st.sampled_from(HOSTILE), min_size=1, max_size=MOST_POINTS)
SHORT = st.lists(
    st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=10), min_size=1, max_size=MOST_POINTS
)


def cells_of(placed: Placed) -> set[tuple[int, int]]:
    """The cells that a name takes."""
    columns = range(placed.column, placed.column + cell_len(placed.text))
    return {(placed.line, column) for column in columns}


# where things stand


@given(WIDTHS, HEIGHTS, NUMBERS)
def test_ends_when_any_then_the_first_is_straight_up_and_all_go_around(
    width: int, height: int, number: int
) -> None:
    found = ends(width, height, number)
    assert len(found) == number
    assert found[0][0] == 0
    assert found[0][1] < 0
    for at, (across, down) in enumerate(found):
        turn = 2 * pi * at / number
        assert across * sin(turn) >= 0
        assert down * cos(turn) <= 0


@given(WIDTHS, HEIGHTS, NUMBERS)
def test_arms_when_any_then_as_large_as_the_space_with_one_middle(
    width: int, height: int, number: int
) -> None:
    lines = arms(width, height, number)
    assert len(lines) == height
    assert {len(line) for line in lines} == {width}
    drawn = "".join(lines)
    assert drawn.count("+") == 1
    assert set(drawn) <= {" ", "·", "+"}
    assert lines[height // 2][width // 2] == "+"


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, 0), (0, 0), (-1, 3)])
def test_arms_when_there_is_no_space_then_none(width: int, height: int) -> None:
    assert arms(width, height, 4) == []


def test_arms_when_there_are_no_points_then_the_middle_alone() -> None:
    assert "".join(arms(38, 17, 0)).strip() == "+"
    assert placed_names(38, 17, [], 0) == []


@given(WIDTHS, HEIGHTS, NAMES, st.data())
def test_names_when_any_then_each_is_inside_the_space_and_the_chosen_one_in_brackets(
    width: int, height: int, names: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(names) - 1))
    placed = placed_names(width, height, names, at)
    assert len(placed) == len(names)
    for number, name in enumerate(placed):
        assert name.column >= 0
        assert name.column + cell_len(name.text) <= width
        first, last = "[]" if number == at else "  "
        assert (name.text[0], name.text[-1]) == (first, last)


@pytest.mark.parametrize(("width", "height"), SPACES)
@given(NAMES, st.data())
def test_names_when_in_a_space_that_it_is_drawn_in_then_each_has_a_line_of_it(
    width: int, height: int, names: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(names) - 1))
    assert all(0 <= name.line < height for name in placed_names(width, height, names, at))


@pytest.mark.parametrize(("width", "height"), SPACES)
@given(SHORT, st.data())
def test_names_when_short_then_no_two_stand_over_each_other_nor_over_the_middle(
    width: int, height: int, names: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(names) - 1))
    taken = {(height // 2, width // 2)}
    for name in placed_names(width, height, names, at):
        cells = cells_of(name)
        assert not cells & taken
        taken |= cells


@pytest.mark.parametrize("number", range(1, MOST_POINTS + 1))
def test_names_when_as_long_as_they_are_shown_then_no_two_stand_over_each_other(
    number: int,
) -> None:
    for width, height in SPACES:
        taken: set[tuple[int, int]] = set()
        for name in placed_names(width, height, ["n" * 40] * number, 0):
            cells = cells_of(name)
            assert not cells & taken, (width, height)
            taken |= cells


def test_names_when_too_long_then_cut_with_a_sign_of_it() -> None:
    (plain,) = placed_names(38, 17, ["m" * 500], 1)
    (chosen,) = placed_names(38, 17, ["日本語の" * 30], 0)
    assert plain.text == f" {'m' * 17}… "
    assert chosen.text.startswith("[日本語の")
    assert chosen.text.endswith("…]")


@given(NUMBERS, st.data())
def test_names_when_another_is_chosen_then_all_stay_in_their_places(
    number: int, data: st.DataObject
) -> None:
    names = [f"name {at}" for at in range(number)]
    one, other = (data.draw(st.integers(0, number - 1)) for _ in range(2))
    places = [
        [(name.line, name.column) for name in placed_names(38, 17, names, at)]
        for at in (one, other)
    ]
    assert places[0] == places[1]


# the widget


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("number", [1, 5, 8])
async def test_rose_when_drawn_then_each_line_fits_and_the_words_are_text(
    words: str, number: int
) -> None:
    rose = Rose()
    app = Host(rose)
    async with app.run_test(size=(40, 20)) as pilot:
        rose.show([words] * number, 0)
        await pilot.pause()
        assert all(cell_len(line) <= 40 for line in shown(app))
        assert line_with(app, f"[{words[:3]}")
        assert "+" in "".join(shown(app))


async def test_rose_when_enter_is_pressed_then_the_page_of_the_point_is_wanted() -> None:
    wanted = []

    class RoseApp(Host):
        def on_rose_page_wanted(self) -> None:
            wanted.append(1)

    rose = Rose()
    app = RoseApp(rose)
    async with app.run_test(size=(40, 20)) as pilot:
        rose.show(["one", "two"], 1)
        rose.focus()
        await pilot.press("enter")
        await pilot.pause()
        assert line_with(app, "[two]")
        assert wanted == [1]
