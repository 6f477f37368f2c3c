"""A ruler: it stands nowhere until somebody puts it there, by a digit, an arrow or a click."""

import pytest
from textual.widgets import Input

from recovery_journal.tui.widgets.ruler import Ruler
from tests.tui.hosting import Host, shown

PLAIN = "   0   1   2   3   4   5   6   7   8   9   10"


class RulerApp(Host):
    """One ruler, a field below it, and each number that was told of."""

    def __init__(self, value: int | None = None):
        self.ruler = Ruler(value, id="close")
        super().__init__(self.ruler, Input(id="below"))
        self.told: list[int | None] = []

    def on_ruler_changed(self, message: Ruler.Changed) -> None:
        """Note it."""
        assert message.ruler is self.ruler
        self.told.append(self.ruler.value)


async def test_ruler_when_nothing_is_said_then_no_number_stands_out_and_nothing_is_told() -> None:
    app = RulerApp()
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.pause()
        assert app.ruler.value is None
        assert shown(app)[0] == f"▎{PLAIN[1:]}"
        assert app.told == []


@pytest.mark.parametrize("value", range(11))
async def test_ruler_when_it_holds_a_number_then_that_one_stands_in_brackets(value: int) -> None:
    app = RulerApp(value)
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.pause()
        line = shown(app)[0]
        assert line.count("[") == line.count("]") == 1
        assert f"[{value}]" in line
        assert line.replace("[", " ").replace("]", " ").rstrip()[1:] == PLAIN[1:]
        assert app.told == []


@pytest.mark.parametrize("digit", range(10))
async def test_digit_when_pressed_then_it_is_the_number(digit: int) -> None:
    app = RulerApp()
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.press(str(digit))
        assert app.ruler.value == digit
        assert app.told == [digit]


PRESSED: list[tuple[list[str], int | None]] = [
    (["1", "0"], 10),
    (["1", "1"], 1),
    (["1", "0", "0"], 0),
    (["1", "0", "1", "0"], 10),
    (["1", "2"], 2),
    (["2", "0"], 0),
    (["0", "1"], 1),
    (["4", "7"], 7),
    (["1", "backspace", "0"], 0),
    (["right"], 0),
    (["right", "right"], 1),
    (["left"], 10),
    (["left", "left"], 9),
    (["0", "left"], 0),
    (["1", "0", "right"], 10),
    (["5", "right", "right", "left"], 6),
    (["5", "backspace"], None),
    (["5", "delete"], None),
    (["backspace"], None),
    (["5", "backspace", "right"], 0),
    (["5", "backspace", "left"], 10),
]


async def test_keys_when_pressed_then_the_number_follows() -> None:
    for keys, wanted in PRESSED:
        app = RulerApp()
        async with app.run_test(size=(60, 4)) as pilot:
            await pilot.press(*keys)
            assert app.ruler.value == wanted, keys


async def test_keys_when_they_change_nothing_then_nothing_is_told() -> None:
    app = RulerApp(0)
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.press("left", "0", "left")
        assert app.told == []
        await pilot.press("backspace", "delete", "backspace")
        assert app.told == [None]
        await pilot.press("left", "right")
        assert app.told == [None, 10]


async def test_keys_when_they_are_letters_or_lines_up_and_down_then_it_stays() -> None:
    app = RulerApp()
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.press("up", "down", "space", "minus", "full_stop", "z")
        assert app.ruler.value is None
        assert app.told == []


async def test_click_when_on_a_number_then_it_is_set_and_the_ruler_has_the_focus() -> None:
    app = RulerApp()
    async with app.run_test(size=(60, 4)) as pilot:
        app.query_one("#below").focus()
        await pilot.pause()
        for number in range(11):
            at = shown(app)[0].replace("[", " ").replace("]", " ").index(f" {number}") + 1
            await pilot.click(offset=(at, 0))
            assert app.ruler.value == number
            assert app.focused is app.ruler
        assert app.told == list(range(11))


async def test_click_when_beside_the_numbers_then_it_stays() -> None:
    app = RulerApp(4)
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.click(Ruler, offset=(55, 0))
        await pilot.click(Ruler, offset=(48, 0))
        assert app.ruler.value == 4
        assert app.told == []


async def test_ruler_when_left_then_its_number_still_stands_and_the_bar_goes() -> None:
    app = RulerApp()
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.press("7", "tab")
        await pilot.pause()
        assert app.focused is app.query_one("#below")
        line = shown(app)[0]
        assert line[0] == " "
        assert "[7]" in line


async def test_ruler_when_narrow_then_it_takes_one_line_and_numbers_go_on() -> None:
    app = RulerApp(10)
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        assert app.ruler.region.height == 1
        await pilot.press("left")
        assert app.ruler.value == 9
