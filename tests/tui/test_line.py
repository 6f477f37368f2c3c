"""Fields of one line: what is pasted into them, and what a hidden one keeps to itself."""

from collections.abc import Callable

import pytest
from textual import events
from textual.app import ComposeResult
from textual.widgets import Input
from textual.widgets.input import Selection

from recovery_journal.tui.widgets.line import KeptLine, Line
from recovery_journal.tui.widgets.secret import Secret
from tests.tui.hosting import Host, shown


class LineApp(Host):
    """One field."""

    def __init__(self, make: Callable[[], Input]):
        super().__init__()
        self._make = make
        self.kept: list[str] = []

    def compose(self) -> ComposeResult:
        """The field."""
        yield self._make()

    @property
    def field(self) -> Input:
        """The field."""
        return self.query_one(Input)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Note it."""
        self.kept.append(event.value)


class ActingApp(LineApp):
    """One field, and what is at hand on the keyboard."""

    def at_hand(self) -> dict[str, str]:
        """The keys that are shown, with their labels."""
        active = self.screen.active_bindings
        return {key: one.binding.description for key, one in active.items() if one.binding.show}


PASTED = [
    ("one", "one"),
    ("one\ntwo\nthree", "one two three"),
    ("one\r\ntwo\rthree", "one two three"),
    ("one\n", "one"),
    ("\none", " one"),
    ("one\u2028two", "one two"),
    ("夜の\n散歩", "夜の 散歩"),
    ("[b]one[/b]\n[/]", "[b]one[/b] [/]"),
    ("", ""),
]


async def test_paste_when_it_has_several_lines_then_all_of_it_on_one() -> None:
    app = LineApp(Line)
    async with app.run_test(size=(60, 5)) as pilot:
        for pasted, value in PASTED:
            app.field.value = ""
            app.post_message(events.Paste(pasted))
            await pilot.pause()
            assert app.field.value == value
            assert app.field.cursor_position == len(value)
        assert app.kept == []


async def test_paste_when_in_the_middle_then_between_the_letters_and_typing_goes_on_there() -> None:
    app = LineApp(lambda: Line("before after"))
    async with app.run_test(size=(60, 5)) as pilot:
        app.field.cursor_position = 7
        app.post_message(events.Paste("x\ny "))
        await pilot.pause()
        assert app.field.value == "before x y after"
        await pilot.press("!")
        assert app.field.value == "before x y !after"


@pytest.mark.parametrize("ends", [(4, 9), (9, 4)])
async def test_paste_when_something_is_selected_then_it_is_replaced(ends: tuple[int, int]) -> None:
    app = LineApp(lambda: Line("one two2 three"))
    async with app.run_test(size=(60, 5)) as pilot:
        app.field.selection = Selection(*ends)
        app.post_message(events.Paste("2\n2 "))
        await pilot.pause()
        assert app.field.value == "one 2 2 three"
        assert app.field.selection == Selection.cursor(8)


async def test_paste_when_all_is_selected_then_nothing_of_the_old_line_stays() -> None:
    app = LineApp(lambda: Line("old words"))
    async with app.run_test(size=(60, 5)) as pilot:
        app.field.select_all()
        app.post_message(events.Paste("new\nwords"))
        await pilot.pause()
        assert app.field.value == "new words"
        await pilot.press("enter")
        assert app.kept == ["new words"]


async def test_paste_when_long_then_whole() -> None:
    app = LineApp(Line)
    async with app.run_test(size=(40, 5)) as pilot:
        app.post_message(events.Paste("word\n" * 2000))
        await pilot.pause()
        assert app.field.value == " ".join(["word"] * 2000)


async def test_line_when_mounted_then_nothing_blinks() -> None:
    app = LineApp(Line)
    async with app.run_test(size=(40, 5)):
        assert app.field.cursor_blink is False


async def test_line_when_come_back_to_then_a_letter_follows_its_words() -> None:
    app = LineApp(lambda: Line("a long story"))
    async with app.run_test(size=(40, 5)) as pilot:
        app.set_focus(None)
        await pilot.press("tab", "s")
        assert app.field.value == "a long storys"


async def test_kept_line_when_focused_then_enter_is_shown_and_keeps_it() -> None:
    app = ActingApp(lambda: KeptLine("a win"))
    async with app.run_test(size=(40, 5)) as pilot:
        assert app.at_hand() == {"enter": "keep"}
        app.post_message(events.Paste("!\n!"))
        await pilot.press("enter")
        assert app.kept == ["a win! !"]
        assert app.field.cursor_blink is False


async def test_plain_line_when_focused_then_enter_is_not_shown() -> None:
    app = ActingApp(lambda: Line("a win"))
    async with app.run_test(size=(40, 5)) as pilot:
        assert app.at_hand() == {}
        await pilot.press("enter")
        assert app.kept == ["a win"]


# the hidden field


def secret() -> Secret:
    """A hidden field."""
    return Secret("passphrase", name_id="first")


async def test_secret_when_typed_then_no_letter_is_shown() -> None:
    app = LineApp(secret)
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press(*"owl lamp".replace(" ", "_"))
        await pilot.pause()
        assert app.field.value == "owl_lamp"
        assert shown(app)[0].strip("▎ ") == "•" * 8
        assert not set("owlamp_") & set("".join(shown(app)))


async def test_secret_when_asked_then_shows_its_letters_and_hides_them_again() -> None:
    app = ActingApp(secret)
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press(*"owl")
        assert app.at_hand() == {"enter": "go on", "f4": "show letters"}
        await pilot.press("f4")
        await pilot.pause()
        assert shown(app)[0].strip("▎ ") == "owl"
        await pilot.press("f4")
        await pilot.pause()
        assert shown(app)[0].strip("▎ ") == "•••"
        await pilot.press("enter")
        assert app.kept == ["owl"]


@pytest.mark.parametrize("letters_shown", [True, False])
@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+x", "super+c"])
async def test_secret_when_selected_and_copied_or_cut_then_nothing_leaves_it(
    key: str, letters_shown: bool
) -> None:
    app = LineApp(secret)
    async with app.run_test(size=(40, 5)) as pilot:
        app.copy_to_clipboard("before")
        await pilot.press(*"owl")
        if letters_shown:
            await pilot.press("f4")
        app.field.select_all()
        await pilot.press(key)
        assert app.clipboard == "before"
        assert app.field.value == "owl"


async def test_plain_line_when_selected_and_copied_then_it_is_on_the_clipboard() -> None:
    app = LineApp(lambda: Line("owl"))
    async with app.run_test(size=(40, 5)) as pilot:
        app.field.select_all()
        await pilot.press("ctrl+c")
        assert app.clipboard == "owl"


async def test_secret_when_dragged_over_then_nothing_is_selected_for_copying() -> None:
    app = LineApp(secret)
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press(*"owls", "f4")
        await pilot.mouse_down(Secret, offset=(2, 0))
        await pilot.hover(Secret, offset=(5, 0))
        await pilot.mouse_up(Secret, offset=(5, 0))
        assert not app.screen.get_selected_text()
        assert app.field.allow_select is False


async def test_secret_when_taken_then_gives_it_and_is_empty_and_hidden() -> None:
    app = LineApp(secret)
    async with app.run_test(size=(40, 5)) as pilot:
        field = app.query_one(Secret)
        await pilot.press(*"owl", "f4")
        assert field.password is False
        assert field.take() == "owl"
        assert field.value == ""
        assert field.password is True
        assert field.take() == ""
        await pilot.pause()
        assert "owl" not in "".join(shown(app))
        assert "passphrase" in shown(app)[0]


async def test_secret_when_letters_were_shown_then_what_is_typed_next_is_hidden() -> None:
    app = LineApp(secret)
    async with app.run_test(size=(40, 5)) as pilot:
        field = app.query_one(Secret)
        await pilot.press(*"owl", "f4")
        field.take()
        await pilot.press(*"cat")
        await pilot.pause()
        assert shown(app)[0].strip("▎ ") == "•••"
        assert field.cursor_blink is False
