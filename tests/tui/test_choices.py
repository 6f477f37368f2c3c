"""A mark, and one of a few words: keys, clicks, what they tell, and how they show."""

import pytest
from textual.widgets import Input

from recovery_journal.tui.widgets.choices import Mark, OneOf
from recovery_journal.tui.widgets.ruler import Ruler
from tests.tui.hosting import Host, shown

WORDS = ["me", "together", "coach"]


class FieldsApp(Host):
    """Notes which field told of a change, and what it held then; d is a place."""

    BINDINGS = [("d", "leave", "Decisions"), ("question_mark", "help", "keys")]

    def __init__(self, field: Mark | OneOf | Ruler):
        super().__init__(field, Input())
        self.field = field
        self.told: list[bool | str] = []

    def action_leave(self) -> None:
        """Note it."""
        self.told.append("left")

    def action_help(self) -> None:
        """Note it."""
        self.told.append("help")

    def on_mark_changed(self, message: Mark.Changed) -> None:
        """Note it."""
        assert isinstance(self.field, Mark)
        self.told.append(self.field.value)

    def on_one_of_changed(self, message: OneOf.Changed) -> None:
        """Note it."""
        assert isinstance(self.field, OneOf)
        self.told.append(self.field.value)


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_mark_when_a_key_is_pressed_then_it_turns_and_tells(key: str) -> None:
    app = FieldsApp(Mark("starred"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press(key)
        assert app.told == [True]
        await pilot.press(key)
        assert app.told == [True, False]


async def test_mark_when_other_keys_are_pressed_then_it_stays() -> None:
    app = FieldsApp(Mark("starred", value=True))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("x", "left", "right", "delete")
        assert app.field.value is True
        assert app.told == []


@pytest.mark.parametrize("field", [Mark("starred"), OneOf(WORDS, "me"), Ruler(3)])
async def test_field_when_letters_are_typed_on_it_then_no_command_but_help(
    field: Mark | OneOf | Ruler,
) -> None:
    app = FieldsApp(field)
    async with app.run_test(size=(60, 5)) as pilot:
        shown_before = shown(app)
        await pilot.press("d", "x", "t", "slash", "question_mark")
        assert app.told == ["help"]
        assert shown(app) == shown_before
        at_hand = app.screen.active_bindings.values()
        assert "Decisions" not in [each.binding.description for each in at_hand]
        await pilot.press("tab", "d")
        assert app.query_one(Input).value == "d"


async def test_ruler_when_one_of_its_keys_is_a_letter_of_the_persons_then_it_is_a_key() -> None:
    app = FieldsApp(Ruler(3))
    async with app.run_test(size=(60, 5)) as pilot:
        app.set_keymap({"ruler.more": "m"})
        await pilot.press("m", "d")
        assert app.query_one(Ruler).value == 4
        assert app.told == []


async def test_mark_when_clicked_anywhere_on_its_line_then_it_turns_and_has_the_focus() -> None:
    app = FieldsApp(Mark("starred"))
    async with app.run_test(size=(40, 5)) as pilot:
        app.query_one(Input).focus()
        await pilot.click(Mark, offset=(3, 0))
        assert app.told == [True]
        assert app.focused is app.field
        await pilot.click(Mark, offset=(35, 0))
        assert app.told == [True, False]


async def test_mark_when_shown_then_a_letter_tells_it_and_a_bar_the_focus() -> None:
    app = FieldsApp(Mark("Coming back"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        bar = shown(app)[0][0]
        assert bar == "▎"
        assert shown(app)[0] == f"{bar} [ ] Coming back"
        await pilot.press("space")
        assert shown(app)[0] == f"{bar} [x] Coming back"
        await pilot.press("tab")
        await pilot.pause()
        assert shown(app)[0] == "  [x] Coming back"


async def test_mark_when_its_label_holds_markup_then_it_is_text() -> None:
    app = FieldsApp(Mark("[b]loud[/b] [/]", value=True))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        assert shown(app)[0].endswith(" [x] [b]loud[/b] [/]")


async def test_mark_when_given_a_value_then_it_tells_nothing_until_somebody_turns_it() -> None:
    app = FieldsApp(Mark("starred", value=True, id="star", classes="field"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        assert app.told == []
        assert app.query_one("#star.field", Mark).value is True


@pytest.mark.parametrize("key", ["space", "enter", "right"])
async def test_one_of_when_going_on_then_each_word_in_turn_and_the_first_again(key: str) -> None:
    app = FieldsApp(OneOf(WORDS, "me"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press(key, key, key)
        assert app.told == ["together", "coach", "me"]


async def test_one_of_when_going_back_then_from_the_first_to_the_last() -> None:
    app = FieldsApp(OneOf(WORDS, "me"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("left", "left")
        assert app.told == ["coach", "together"]
        await pilot.press("up", "down", "c")
        assert app.told == ["coach", "together"]


async def test_one_of_when_clicked_then_the_next_word_and_the_focus() -> None:
    app = FieldsApp(OneOf(WORDS, "together"))
    async with app.run_test(size=(40, 5)) as pilot:
        app.query_one(Input).focus()
        await pilot.click(OneOf, offset=(4, 0))
        assert app.told == ["coach"]
        assert app.focused is app.field


async def test_one_of_when_focused_then_all_words_and_brackets_around_the_chosen() -> None:
    app = FieldsApp(OneOf(WORDS, "together"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        assert shown(app)[0] == "▎  me  [together]  coach"
        await pilot.press("right")
        assert shown(app)[0] == "▎  me   together  [coach]"
        await pilot.press("tab")
        await pilot.pause()
        assert shown(app)[0] == "  coach"


async def test_one_of_when_turned_then_no_word_moves_from_its_place() -> None:
    app = FieldsApp(OneOf(WORDS, "me"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        places = set()
        for _ in WORDS:
            line = shown(app)[0]
            places.add(tuple(line.index(word) for word in WORDS))
            await pilot.press("space")
        assert places == {(3, 8, 19)}


async def test_one_of_when_its_words_are_wider_than_a_line_then_all_of_them_in_rows() -> None:
    words = ["could go either way", "a little more likely than not", "almost sure", "sure"]
    app = FieldsApp(OneOf(words, "almost sure"))
    async with app.run_test(size=(36, 8)) as pilot:
        await pilot.pause()
        rows = [
            "could go either way",
            "a little more likely than not",
            "[almost sure]  sure",
        ]
        assert [line[2:].strip() for line in shown(app)[:3]] == rows
        assert app.query_one(Input).region.y == 3
        await pilot.press("right")
        assert shown(app)[2].strip("▎ ") == "almost sure  [sure]"
        await pilot.resize_terminal(80, 8)
        await pilot.pause()
        assert app.query_one(Input).region.y == 1
        await pilot.resize_terminal(36, 8)
        await pilot.press("tab")
        await pilot.pause()
        assert shown(app)[0] == "  sure"
        assert app.query_one(Input).region.y == 1


@pytest.mark.parametrize("width", range(20, 50))
async def test_one_of_when_any_word_is_chosen_then_none_is_cut_or_moves(width: int) -> None:
    app = FieldsApp(OneOf(["", "yes", "partly", "no", "too early"], "", nothing="nothing said"))
    places = set()
    async with app.run_test(size=(width, 8)) as pilot:
        for _ in range(5):
            await pilot.press("right")
            lines = shown(app)[: app.field.size.height]
            told = "\n".join(line[2:] for line in lines).replace("[", " ").replace("]", " ")
            places.add("\n".join(line.rstrip() for line in told.split("\n")))
    (only,) = places
    assert only.split() == ["nothing", "said", "yes", "partly", "no", "too", "early"]


async def test_one_of_when_a_word_alone_is_wider_than_a_line_then_it_is_cut() -> None:
    app = FieldsApp(OneOf(["x" * 60, "me"], "me"))
    async with app.run_test(size=(36, 5)) as pilot:
        await pilot.pause()
        assert shown(app)[0].endswith("x…")
        assert shown(app)[1] == "▎ [me]"


async def test_one_of_when_alone_then_it_stays_and_words_with_markup_are_text() -> None:
    app = FieldsApp(OneOf(["[b]one"], "[b]one"))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("space", "left")
        assert app.told == ["[b]one", "[b]one"]
        assert shown(app)[0] == "▎ [[b]one]"


# nothing, as one of the words


async def test_one_of_when_nothing_is_chosen_then_it_reads_as_told_focused_or_not() -> None:
    app = FieldsApp(OneOf(["", *WORDS], "", nothing="nothing said"))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        assert shown(app)[0] == "▎ [nothing said]  me   together   coach"
        await pilot.press("tab")
        await pilot.pause()
        assert shown(app)[0] == "  nothing said"


async def test_one_of_when_nothing_is_one_of_them_then_it_comes_round_again() -> None:
    app = FieldsApp(OneOf(["", *WORDS], "coach", nothing="nothing said"))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("space", "space", "left")
        assert app.told == ["", "me", ""]
        await pilot.press("left")
        await pilot.pause()
        assert shown(app)[0] == "▎  nothing said   me   together  [coach]"
        await pilot.press("tab")
        await pilot.pause()
        assert shown(app)[0] == "  coach"


async def test_one_of_when_how_nothing_reads_holds_markup_then_it_is_text() -> None:
    app = FieldsApp(OneOf(["", "me"], "", nothing="[b]-[/b] [/]"))
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        assert shown(app)[0] == "▎ [[b]-[/b] [/]]  me"
        await pilot.press("tab")
        await pilot.pause()
        assert shown(app)[0] == "  [b]-[/b] [/]"
