"""The line above a screen and the line below it: what they show in the room there is."""

from collections.abc import Iterable

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.frame import MOST_KEYS, FootLine, TitleLine
from tests.tui.hosting import Host, shown

ALL_KEYS = "enter open   n new   e edit   f filter   ctrl+l lock   f1 keys"


class KeysScreen(Screen[None]):
    """A field and a foot, with more commands at hand than a foot shows."""

    BINDINGS = [
        binding("back"),
        binding("trash.erase"),
        binding("filter.open"),
        binding("entry.star"),
        binding("entry.edit"),
        binding("entry.new"),
        binding("entry.open"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, lane: str):
        super().__init__()
        self._lane = lane

    def compose(self) -> ComposeResult:
        """The field, the foot."""
        yield Input()
        yield FootLine(self._lane)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some commands may not be at hand."""
        app = self.app
        return None if isinstance(app, FootApp) and action in app.resting else True

    def action_open(self) -> None:
        """Note it."""
        self._note("open")

    def action_edit(self) -> None:
        """Note it."""
        self._note("edit")

    def action_filter(self) -> None:
        """Note it."""
        self._note("filter")

    def _note(self, done: str) -> None:
        assert isinstance(self.app, FootApp)
        self.app.done.append(done)


class FootApp(Host):
    """One screen with keys; two commands are the app's own."""

    BINDINGS = [binding("help.open"), binding("lock.now")]

    def __init__(self, lane: str = "", resting: Iterable[str] = ()):
        super().__init__()
        self.lane = lane
        self.resting = frozenset(resting)
        self.done: list[str] = []

    def on_mount(self) -> None:
        """Show the screen."""
        self.push_screen(KeysScreen(self.lane))

    @property
    def foot(self) -> FootLine:
        """The line below."""
        return self.screen.query_one(FootLine)

    def told(self) -> str:
        """What the line below shows."""
        return self.foot.render().plain.rstrip()

    def action_write(self) -> None:
        """Note it."""
        self.done.append("write")

    def action_lock(self) -> None:
        """Note it."""
        self.done.append("lock")

    def action_keys(self) -> None:
        """Note it."""
        self.done.append("keys")


# the line above


async def test_title_when_there_is_room_then_each_end_on_its_side() -> None:
    app = Host(TitleLine("Wins", "12 March"))
    async with app.run_test(size=(40, 5)):
        assert shown(app)[0] == f"  Wins{' ' * 24}12 March"
        assert app.query_one(TitleLine).size.height == 2


async def test_title_when_wide_terminal_then_no_wider_than_the_page() -> None:
    app = Host(TitleLine("Wins", "today"))
    async with app.run_test(size=(120, 5)):
        line = app.query_one(TitleLine).render().plain
        assert cell_len(line) == 72
        assert line.endswith("today")


async def test_title_when_left_is_too_long_then_it_gives_way_and_right_stays_whole() -> None:
    app = Host(TitleLine("A walk around the lake in the rain", "12 March"))
    async with app.run_test(size=(30, 5)):
        line = app.query_one(TitleLine).render().plain
        assert line == "A walk around t…  12 March"


async def test_title_when_left_just_fits_then_no_ellipsis() -> None:
    app = Host(TitleLine("A" * 16, "12 March"))
    async with app.run_test(size=(30, 5)):
        assert app.query_one(TitleLine).render().plain == f"{'A' * 16}  12 March"
        app.query_one(TitleLine).left = "A" * 17
        assert app.query_one(TitleLine).render().plain == f"{'A' * 15}…  12 March"


@pytest.mark.parametrize("width", [20, 21, 22, 23])
async def test_title_when_letters_are_wide_then_cells_are_counted(width: int) -> None:
    app = Host(TitleLine("夜の散歩に行った夜の散歩", "三月"))
    async with app.run_test(size=(width, 5)):
        line = app.query_one(TitleLine).render().plain
        assert cell_len(line) == width - 4
        assert line.startswith("夜の散")
        assert "…" in line
        assert line.endswith(" 三月")


async def test_title_when_changed_then_the_screen_shows_it() -> None:
    app = Host(TitleLine("Find", "today"))
    async with app.run_test(size=(40, 5)) as pilot:
        app.query_one(TitleLine).left = "Trash"
        app.query_one(TitleLine).right = ""
        await pilot.pause()
        assert shown(app)[0] == "  Trash"


async def test_title_when_it_holds_markup_then_it_is_text() -> None:
    app = Host(TitleLine("[b]x[/b] [/]", "[red]"))
    async with app.run_test(size=(40, 5)):
        assert shown(app)[0].split() == ["[b]x[/b]", "[/]", "[red]"]


# the line below


async def test_foot_when_many_are_at_hand_then_six_the_screens_own_first_in_the_tables_order() -> (
    None
):
    app = FootApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.told() == ALL_KEYS
        assert len(app.told().split("   ")) == MOST_KEYS
        assert shown(app)[2].strip() == ALL_KEYS


FITTING = [
    (62, ALL_KEYS),
    (61, "enter open   n new   e edit   f filter   f1 keys"),
    (48, "enter open   n new   e edit   f filter   f1 keys"),
    (47, "enter open   n new   e edit   f1 keys"),
    (36, "enter open   n new   f1 keys"),
    (27, "enter open   f1 keys"),
    (19, "f1 keys"),
    (3, "f1 keys"),
]


async def test_foot_when_narrow_then_the_last_but_one_goes_and_help_stays() -> None:
    app = FootApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        for content, told in FITTING:
            await pilot.resize_terminal(content + 4, 10)
            assert app.foot.content_size.width == content
            assert app.told() == told


async def test_foot_when_a_command_rests_then_the_next_one_takes_its_place() -> None:
    app = FootApp(resting=["edit", "filter"])
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert app.told() == "enter open   n new   E erase   esc back   ctrl+l lock   f1 keys"


async def test_foot_when_a_field_takes_letters_then_they_are_not_shown() -> None:
    app = FootApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        app.screen.query_one(Input).focus()
        await pilot.pause()
        assert app.told() == "ctrl+g filter   esc back   ctrl+l lock   f1 keys"
        await pilot.press("n", "e")
        assert app.screen.query_one(Input).value == "ne"
        assert app.done == []
        app.screen.set_focus(None)
        await pilot.pause()
        assert shown(app)[2].strip() == ALL_KEYS


async def test_foot_when_a_lane_is_open_then_it_stands_at_the_right_end() -> None:
    app = FootApp(lane="open together")
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        line = app.foot.render().plain
        assert cell_len(line) == app.foot.content_size.width == 72
        assert line == ("enter open   n new   e edit   f filter   f1 keys           open together")
        app.foot.lane = "only me"
        await pilot.pause()
        assert shown(app)[2].endswith(" only me")


async def test_foot_when_narrow_with_a_lane_then_keys_leave_room_for_it() -> None:
    app = FootApp(lane="hand over")
    async with app.run_test(size=(44, 10)) as pilot:
        await pilot.pause()
        assert app.foot.render().plain == "enter open   n new   f1 keys   hand over"


CLICKED = [
    ("enter", "open"),
    ("open", "open"),
    ("n new", "write"),
    ("e edit", "edit"),
    ("filter", "filter"),
    ("lock", "lock"),
    ("f1", "keys"),
]


async def test_foot_when_a_key_is_clicked_then_it_is_pressed() -> None:
    app = FootApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        for word, done in CLICKED:
            app.done.clear()
            start = ALL_KEYS.index(word)
            for at in (start, start + len(word) - 1):
                await pilot.click(FootLine, offset=(2 + at, 1))
            await pilot.pause()
            assert app.done == [done, done]


async def test_foot_when_clicked_beside_the_keys_then_nothing_happens() -> None:
    app = FootApp(lane="open together")
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        line = app.foot.render().plain
        gaps = (line.index("   n new"), line.index("   n new") + 2, line.index("open together"))
        for at in (-1, *gaps, len(line) - 1):
            await pilot.click(FootLine, offset=(2 + at, 1))
            await pilot.pause()
        assert app.done == []
        await pilot.click(FootLine, offset=(2 + line.index("n new"), 1))
        await pilot.pause()
        assert app.done == ["write"]


async def test_foot_when_clicked_while_typing_then_the_shown_key_is_meant_and_no_letter() -> None:
    app = FootApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        field = app.screen.query_one(Input)
        field.focus()
        await pilot.pause()
        await pilot.click(FootLine, offset=(2 + app.told().index("filter"), 1))
        await pilot.pause()
        assert app.done == ["filter"]
        assert field.value == ""
        assert app.focused is field
