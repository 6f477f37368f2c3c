"""Two small dialogs: one asks for lines, the other for one of several."""

import pytest
from textual.widgets import Input, OptionList

from recovery_journal.errors import Unusable
from recovery_journal.tui.widgets.ask import AskDialog, Asked
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine
from tests.tui.hosting import Host, line_with, shown

CHOICES = [
    Choice("lamp", "lamp", "dark, warm"),
    Choice("paper", "paper by day", "light"),
    Choice("contrast", "contrast"),
]


class AskApp(Host):
    """Asks at once and notes the answers."""

    def __init__(self, dialog: AskDialog):
        super().__init__()
        self.dialog = dialog
        self.answers: list[list[str] | None] = []

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(self.dialog, self.answers.append)


class ChooseApp(Host):
    """Lets choose at once and notes the answers."""

    def __init__(self, dialog: ChooseDialog):
        super().__init__()
        self.dialog = dialog
        self.answers: list[str | None] = []

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(self.dialog, self.answers.append)

    @property
    def at_hand(self) -> int | None:
        """The place of the choice that stands out."""
        return self.screen.query_one(OptionList).highlighted


class Looking(ChooseDialog):
    """Notes what is at hand."""

    def __init__(self, chosen: str):
        super().__init__("Which?", CHOICES, chosen)
        self.looked: list[str] = []

    def looked_at(self, choice_id: str) -> None:
        """Note it."""
        self.looked.append(choice_id)


def two_lines() -> AskDialog:
    """A name, and how somebody is reached."""
    return AskDialog("Somebody you would call", [Asked("", "name"), Asked("555", "number")])


def refuses_empty(lines: list[str]) -> None:
    """No line may be empty."""
    if not all(lines):
        raise Unusable("A [line] is still empty.")


# lines


async def test_ask_when_opened_then_question_hints_and_values_and_ready_to_type() -> None:
    app = AskApp(two_lines())
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        first, second = app.screen.query(Input)
        assert app.focused is first
        assert [first.value, second.value] == ["", "555"]
        assert line_with(app, "Somebody you would call")
        assert [first.placeholder, second.placeholder] == ["name", "number"]
        assert line_with(app, "555")
        assert line_with(app, "enter go on").strip("│ ") == "enter go on   esc back"


async def test_ask_when_enter_on_a_line_then_the_next_and_from_the_last_all_come() -> None:
    app = AskApp(two_lines())
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press(*"Ada", "enter")
        assert app.answers == []
        assert app.focused is list(app.screen.query(Input))[1]
        await pilot.press("end", "1", "enter")
        await pilot.pause()
        assert app.answers == [["Ada", "5551"]]
        assert app.screen is not app.dialog


async def test_ask_when_one_line_then_enter_gives_it_as_typed() -> None:
    app = AskApp(AskDialog("A name", [Asked("", "")]))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("space", *"[b]", "space", "enter")
        await pilot.pause()
        assert app.answers == [[" [b] "]]


async def test_ask_when_check_refuses_then_says_why_as_text_and_stays_until_it_fits() -> None:
    app = AskApp(AskDialog("Two", [Asked("", "a"), Asked("", "b")], refuses_empty))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("enter", *"no", "enter")
        await pilot.pause()
        assert app.answers == []
        assert app.screen is app.dialog
        assert line_with(app, "A [line] is still empty.")
        fields = list(app.screen.query(Input))
        assert [field.value for field in fields] == ["", "no"]
        fields[0].focus()
        await pilot.press(*"yes", "enter", "enter")
        await pilot.pause()
        assert app.answers == [["yes", "no"]]


async def test_ask_when_check_is_not_reached_then_nothing_is_said() -> None:
    seen: list[list[str]] = []
    app = AskApp(AskDialog("Two", [Asked("x", ""), Asked("y", "")], seen.append))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("enter")
        assert seen == []
        await pilot.press("enter")
        await pilot.pause()
        assert seen == [["x", "y"]]
        assert app.answers == seen


async def test_ask_when_escape_is_pressed_then_none_whatever_was_typed() -> None:
    app = AskApp(two_lines())
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press(*"Ada", "enter", "escape")
        await pilot.pause()
        assert app.answers == [None]


async def test_ask_when_the_question_holds_markup_then_it_is_text() -> None:
    app = AskApp(AskDialog("Why [b]this[/b] [/]?", [Asked("[red]", "")]))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert line_with(app, "Why [b]this[/b] [/]?")
        assert line_with(app, "[red]")


async def test_ask_when_a_key_of_the_foot_is_clicked_then_it_is_pressed() -> None:
    app = AskApp(two_lines())
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        foot = app.screen.query_one(FootLine)
        await pilot.click(FootLine, offset=(foot.render().plain.index("esc"), 0))
        await pilot.pause()
        assert app.answers == [None]


# one of several


@pytest.mark.parametrize(("chosen", "at"), [("paper", 1), ("contrast", 2), ("", 0), ("gone", 0)])
async def test_choose_when_opened_then_stands_on_what_holds_now(chosen: str, at: int) -> None:
    app = ChooseApp(ChooseDialog("Which?", CHOICES, chosen))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert app.at_hand == at
        assert isinstance(app.focused, OptionList)
        barred = [line for line in shown(app) if "▏" in line]
        assert len(barred) == 1
        assert CHOICES[at].words in barred[0]
        await pilot.press("enter")
        await pilot.pause()
        assert app.answers == [CHOICES[at].id]


async def test_choose_when_moved_then_enter_gives_the_id_and_not_the_words() -> None:
    app = ChooseApp(ChooseDialog("Which?", CHOICES, "lamp"))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("down", "down", "up", "enter")
        await pilot.pause()
        assert app.answers == ["paper"]
        assert app.screen is not app.dialog


async def test_choose_when_clicked_then_that_one() -> None:
    app = ChooseApp(ChooseDialog("Which?", CHOICES, "lamp"))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        await pilot.click(OptionList, offset=(3, 2))
        await pilot.pause()
        assert app.answers == ["contrast"]


async def test_choose_when_escape_is_pressed_then_none_wherever_it_stood() -> None:
    app = ChooseApp(ChooseDialog("Which?", CHOICES, "lamp"))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("down", "escape")
        await pilot.pause()
        assert app.answers == [None]


async def test_choose_when_shown_then_what_they_tell_stands_below_each_other() -> None:
    app = ChooseApp(ChooseDialog("Which one?", CHOICES, "lamp"))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert line_with(app, "Which one?")
        lamp, paper = line_with(app, "dark, warm"), line_with(app, "paper by day")
        assert lamp.index("dark") == paper.index("light")
        assert paper.index("light") == paper.index("paper by day") + len("paper by day") + 3
        assert line_with(app, "contrast").strip("│ ") == "contrast"
        assert line_with(app, "enter choose").strip("│ ") == "enter choose   esc back"


async def test_choose_when_words_hold_markup_then_they_are_text() -> None:
    app = ChooseApp(
        ChooseDialog("[b]?", [Choice("a", "[/] one", "[red]tells"), Choice("b", "[i]")])
    )
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert line_with(app, "[b]?")
        assert "[/] one   [red]tells" in line_with(app, "[/] one")
        assert line_with(app, "[i]")


async def test_choose_when_moving_then_a_dialog_may_look_at_each_and_none_goes_outside() -> None:
    dialog = Looking("paper")
    app = ChooseApp(dialog)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert dialog.looked[-1] == "paper"
        dialog.looked.clear()
        await pilot.press("down", "up", "home")
        assert dialog.looked == ["contrast", "paper", "lamp"]
        assert app.answers == []
