"""How somebody is right now: words at hand, arrows between them, letters into the line."""

import pytest
from textual.app import App, ComposeResult

from recovery_journal.tui.widgets.choices import Mark
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.now_field import NowField


class _Host(App[None]):
    """The field alone, with a place key that no letter of it may reach."""

    BINDINGS = [("t", "leave", "Today")]

    def __init__(self, *words: str):
        super().__init__()
        self.left = False
        self._words = words

    def compose(self) -> ComposeResult:
        yield NowField(self._words)

    def action_leave(self) -> None:
        self.left = True

    @property
    def at_hand(self) -> str:
        """The word at hand, or "line"."""
        if isinstance(self.focused, Line):
            return "line"
        assert isinstance(self.focused, Mark)
        return str(self.focused.render())[4:]


async def test_letters_when_a_word_is_at_hand_then_they_are_the_persons_own() -> None:
    app = _Host("calm")
    async with app.run_test() as pilot:
        await pilot.press("tab", "t", "i", "r", "e", "d", "space", "t", "o", "o")
        assert app.query_one(NowField).value == ("calm", "tired too")
        assert app.at_hand == "line"
        assert not app.left


async def test_letters_when_words_stand_in_the_line_then_they_follow_them() -> None:
    app = _Host("tired")
    async with app.run_test() as pilot:
        await pilot.press("comma", "ü")
        assert app.query_one(NowField).value == ("tired", "ü")


async def test_space_when_a_word_is_at_hand_then_marked_and_nothing_is_typed() -> None:
    app = _Host()
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "space", "down", "x")
        assert app.query_one(NowField).value == ("rested", "pressed", "x")


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (["right"], "rushed"),
        (["down"], "pressed"),
        (["right", "down"], "calm"),
        (["down", "down"], "line"),
        (["right", "down", "down", "up"], "pressed"),
        (["up"], "rested"),
        (["left"], "rested"),
        (["down", "right", "right"], "line"),
        (["right", "up"], "rushed"),
    ],
)
async def test_arrows_when_pressed_then_between_the_words_and_to_the_line(
    keys: list[str], at: str
) -> None:
    app = _Host()
    async with app.run_test() as pilot:
        await pilot.press(*keys)
        assert app.at_hand == at
