"""The bar at the left edge of a list: where it shows, and keys that come early."""

import pytest
from textual.widgets import Input
from textual.widgets.option_list import Option

from recovery_journal.tui.widgets.bar_list import BAR, BarList
from tests.tui.hosting import Host, shown


class BarsApp(Host):
    """A list above a field."""

    def __init__(self, *options: str | Option):
        super().__init__(BarList(*options, markup=False), Input())

    @property
    def listed(self) -> BarList:
        """The list."""
        return self.query_one(BarList)

    def barred(self) -> list[int]:
        """The lines of the screen that begin with the bar."""
        return [y for y, line in enumerate(shown(self)) if line.startswith(BAR)]


async def test_bar_when_focused_then_on_the_highlighted_option_alone() -> None:
    app = BarsApp("one", "two", "three")
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        assert shown(app)[:3] == ["▏one", " two", " three"]
        await pilot.press("down", "down")
        assert shown(app)[:3] == [" one", " two", "▏three"]


async def test_bar_when_the_focus_leaves_then_it_goes_and_comes_back_with_it() -> None:
    app = BarsApp("one", "two")
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        assert app.barred() == [0]
        await pilot.press("tab")
        await pilot.pause()
        assert app.focused is app.query_one(Input)
        assert app.listed.highlighted == 0
        assert shown(app)[:2] == [" one", " two"]
        await pilot.press("shift+tab")
        await pilot.pause()
        assert shown(app)[:2] == ["▏one", " two"]


async def test_bar_when_nothing_is_highlighted_then_none() -> None:
    app = BarsApp("one", "two")
    async with app.run_test(size=(30, 8)) as pilot:
        app.listed.highlighted = None
        await pilot.pause()
        assert app.focused is app.listed
        assert app.barred() == []


async def test_bar_when_an_option_has_several_lines_then_along_all_of_them() -> None:
    app = BarsApp("one\nmore of one", "two", "three\nand\nmore")
    async with app.run_test(size=(30, 9)) as pilot:
        await pilot.pause()
        assert app.barred() == [0, 1]
        assert shown(app)[1] == "▏more of one"
        await pilot.press("down")
        assert app.barred() == [2]
        await pilot.press("down")
        assert app.barred() == [3, 4, 5]


async def test_bar_when_a_line_is_folded_then_along_its_parts() -> None:
    app = BarsApp("a few words that do not fit one line", "two")
    async with app.run_test(size=(20, 8)) as pilot:
        await pilot.pause()
        lines = shown(app)
        assert app.barred() == [0, 1, 2]
        assert " ".join(line[1:] for line in lines[:3]) == "a few words that do not fit one line"


async def test_bar_when_scrolled_then_stays_with_its_option() -> None:
    app = BarsApp(*(f"option {number}" for number in range(30)))
    async with app.run_test(size=(30, 8)) as pilot:
        app.listed.highlighted = 20
        await pilot.pause()
        await pilot.pause()
        assert [shown(app)[y].split()[0] for y in app.barred()] == ["▏option"]
        assert "option 20" in shown(app)[app.barred()[0]]
        before = app.barred()[0]
        app.listed.scroll_relative(y=2, animate=False, force=True)
        await pilot.pause()
        assert app.barred() == [before - 2]
        app.listed.scroll_home(animate=False, force=True)
        await pilot.pause()
        assert app.barred() == []


async def test_bar_when_options_are_disabled_then_passed_over() -> None:
    app = BarsApp("one", Option("heading", disabled=True), "two")
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.press("down")
        assert app.barred() == [2]
        await pilot.press("up")
        assert app.barred() == [0]


async def test_line_when_it_has_the_bar_then_no_letter_is_lost_and_its_width_stays() -> None:
    app = BarsApp("夜の散歩", "[b]two[/b] [/]")
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        wide = app.listed.render_line(0)
        assert wide.text.startswith("▏夜の散歩")
        assert wide.cell_length == app.listed.size.width == 30
        await pilot.press("down")
        assert shown(app)[1] == "▏[b]two[/b] [/]"


@pytest.mark.parametrize(("key", "by"), [("pageup", -7), ("pagedown", 7)])
async def test_page_when_options_were_just_added_then_a_screen_further(key: str, by: int) -> None:
    app = BarsApp("one")
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        app.listed.clear_options()
        app.listed.add_options([f"option {number}" for number in range(40)])
        app.listed.highlighted = 20
        await pilot.press(key)
        assert app.listed.size.height == 7
        assert app.listed.highlighted == 20 + by
        assert "".join(shown(app)[app.barred()[0]].split()) == f"▏option{20 + by}"


@pytest.mark.parametrize(("key", "by"), [("pageup", -7), ("pagedown", 7)])
async def test_page_when_the_list_is_not_laid_out_yet_then_no_fault_and_the_next_one_moves(
    key: str, by: int
) -> None:
    app = Host()
    async with app.run_test(size=(30, 7)) as pilot:
        listed = BarList(*(f"option {number}" for number in range(40)))
        with app.batch_update():  # nothing is laid out in it, however long it takes
            await app.mount(listed)
            listed.highlighted = 20
            assert listed.size.height == 0
            await listed.run_action(key.replace("page", "page_"))
            assert listed.highlighted == 20
        await pilot.pause()
        listed.focus()
        await pilot.press(key)
        assert listed.highlighted == 20 + by


async def test_page_when_there_are_no_options_then_nothing() -> None:
    app = BarsApp()
    async with app.run_test(size=(30, 8)) as pilot:
        await pilot.press("pagedown", "pageup", "end", "down", "enter")
        assert app.listed.highlighted is None
        assert app.barred() == []
