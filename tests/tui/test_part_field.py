"""One part of a form: each shape's field, and the value it gives back."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, Static, TextArea

from recovery_journal.errors import Unusable
from recovery_journal.model.days import DAY_AHEAD
from recovery_journal.model.parts import Part, Shape
from recovery_journal.model.value_parts import CheckInDetails, ValueDetails
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.widgets.choices import Mark, OneOf
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import NOTHING_SAID, PartField, Prose
from recovery_journal.tui.widgets.ruler import Ruler
from tests.tui.hosting import Host, shown

CHOICES = ("mine", "handed to me", "expected of me")


def part(shape: Shape, label: str = "Label", hint: str = "") -> Part:
    """A declared part."""
    choices = CHOICES if shape is Shape.ONE_OF else ()
    return Part("name", label, hint, shape, searched=True, choices=choices)


class PartApp(Host):
    """One part, and a field after it."""

    def __init__(self, declared: Part, value: Any):
        super().__init__(PartField(declared, value), Input(id="after"))

    def take_keys(self) -> None:
        """Give the part's field the focus."""
        self.query_one("Line, Prose, Mark, OneOf, Ruler").focus()

    @property
    def field(self) -> PartField:
        """The part's field."""
        return self.query_one(PartField)

    @property
    def value(self) -> Any:
        """What the part gives."""
        return self.field.value


# names


@pytest.mark.parametrize(
    "names", [(), ("Ada",), ("staying with it", "asking for help"), ("日本", "[b]", "é")]
)
async def test_words_when_untouched_then_the_same_names(names: tuple[str, ...]) -> None:
    app = PartApp(part(Shape.WORDS), names)
    async with app.run_test(size=(70, 6)):
        assert app.query_one(Line).value == ", ".join(names)
        assert app.value == names


TYPED: list[tuple[str, tuple[str, ...]]] = [
    ("", ()),
    ("  ", ()),
    (",", ()),
    (" , ,, ", ()),
    ("Ada", ("Ada",)),
    (" Ada ,Bo ", ("Ada", "Bo")),
    ("Ada,,Bo,", ("Ada", "Bo")),
    ("Ada, Bo, Ada", ("Ada", "Bo")),
    ("Ada,  Ada ,Ada", ("Ada",)),
    ("Ada, ada", ("Ada", "ada")),
    ("c, a, b", ("c", "a", "b")),
    ("Ada of the lake, Bo", ("Ada of the lake", "Bo")),
    ("Ada; Bo", ("Ada; Bo",)),
]


async def test_words_when_typed_then_split_at_commas_trimmed_none_empty_or_twice() -> None:
    app = PartApp(part(Shape.WORDS), ("before",))
    async with app.run_test(size=(70, 6)):
        for typed, names in TYPED:
            app.query_one(Line).value = typed
            assert app.value == names, typed
            assert type(app.value) is tuple


async def test_words_when_keys_are_pressed_then_the_names_follow() -> None:
    app = PartApp(part(Shape.WORDS), ("Ada",))
    async with app.run_test(size=(70, 6)) as pilot:
        app.take_keys()
        await pilot.press("end", "comma", "space", *"Bo")
        assert app.value == ("Ada", "Bo")
        await pilot.press(*["backspace"] * 4)
        assert app.value == ("Ada",)


async def test_words_when_pasted_on_several_lines_then_on_one() -> None:
    app = PartApp(part(Shape.WORDS), ())
    async with app.run_test(size=(70, 6)) as pilot:
        app.take_keys()
        app.post_message(events.Paste("Ada,\nBo,\nCy"))
        await pilot.pause()
        assert app.value == ("Ada", "Bo", "Cy")


async def test_words_when_a_name_holds_a_comma_then_whole_until_somebody_types() -> None:
    names = ("Rest, in peace", "Ada")
    app = PartApp(part(Shape.WORDS), names)
    async with app.run_test(size=(70, 6)) as pilot:
        assert app.value == names
        app.take_keys()
        await pilot.press("end", "left", "right", "tab", "shift+tab", "end")
        assert app.value == names
        await pilot.press("x")
        assert app.value == ("Rest", "in peace", "Adax")
        await pilot.press("backspace")
        assert app.value == names


# text


@pytest.mark.parametrize(
    "text", ["", "one line", "two\nlines", "end\n", "\n\n", "tab\there", "[/]"]
)
async def test_prose_when_untouched_then_the_same_text(text: str) -> None:
    app = PartApp(part(Shape.PROSE), text)
    async with app.run_test(size=(70, 6)):
        assert app.value == text


async def test_prose_when_typed_then_enter_is_a_line_and_commas_are_commas() -> None:
    app = PartApp(part(Shape.PROSE), "")
    async with app.run_test(size=(70, 8)) as pilot:
        app.take_keys()
        await pilot.press(*"a", "comma", *"b", "enter", *"c")
        assert app.value == "a,b\nc"


async def test_prose_when_lines_are_added_then_it_grows_and_tab_leaves_it() -> None:
    app = PartApp(part(Shape.PROSE), "one")
    async with app.run_test(size=(70, 20)) as pilot:
        await pilot.pause()
        app.take_keys()
        assert app.query_one(Prose).size.height == 1
        await pilot.press("enter", "enter", *"three")
        await pilot.pause()
        assert app.query_one(Prose).size.height == 3
        assert app.query_one(PartField).size.height == 3
        await pilot.press("tab")
        assert app.focused is app.query_one("#after")
        assert "\t" not in app.value
        assert app.query_one(TextArea).cursor_blink is False


@pytest.mark.parametrize("text", ["one line", "two\nlines", "\n\n", "line\n" * 60])
async def test_prose_when_it_comes_with_text_then_the_cursor_is_in_sight_at_its_end(
    text: str,
) -> None:
    app = PartApp(part(Shape.PROSE), text)
    async with app.run_test(size=(70, 12)) as pilot:
        app.take_keys()
        await pilot.pause()
        field = app.query_one(Prose)
        top, cursor = field.scroll_offset.y, field.cursor_location[0]
        assert top <= cursor < top + max(1, field.size.height)
        await pilot.press(*"so")
        assert app.value == f"{text}so"
        field.text = "read anew"
        await pilot.press("exclamation_mark")
        assert app.value == "read anew!"


async def test_prose_when_ctrl_home_or_ctrl_end_then_to_the_ends_of_the_text() -> None:
    app = PartApp(part(Shape.PROSE), "one\ntwo\nthree")
    async with app.run_test(size=(70, 8)) as pilot:
        app.take_keys()
        await pilot.press("ctrl+home", *"a", "ctrl+end", *"z", "up", "home", *"m")
        assert app.value == "aone\nmtwo\nthreez"
        assert app.query_one(Prose).selection.is_empty


async def test_prose_when_empty_then_shows_its_hint_and_gives_nothing() -> None:
    app = PartApp(part(Shape.PROSE, "Who helped", "A person, a dog"), "")
    async with app.run_test(size=(70, 6)) as pilot:
        app.query_one("#after").focus()
        await pilot.pause()
        assert "A person, a dog" in shown(app)[0]
        assert app.value == ""


# a mark


@pytest.mark.parametrize("value", [True, False])
async def test_mark_when_untouched_then_the_same(value: bool) -> None:
    app = PartApp(part(Shape.MARK, "Coming back"), value)
    async with app.run_test(size=(70, 6)) as pilot:
        app.take_keys()
        assert app.value is value
        await pilot.press("space")
        assert app.value is (not value)


async def test_mark_when_shown_then_its_label_stands_once_beside_the_box() -> None:
    app = PartApp(part(Shape.MARK, "Coming back"), True)
    async with app.run_test(size=(70, 6)) as pilot:
        await pilot.pause()
        assert "\n".join(shown(app)).count("Coming back") == 1
        assert shown(app)[0].endswith("[x] Coming back")
        assert app.query_one(Mark).region.x == app.query_one(Static).region.right


# one of a few


async def test_one_of_when_nothing_was_chosen_then_it_says_so_and_gives_nothing() -> None:
    app = PartApp(part(Shape.ONE_OF, "Whose it is"), "")
    async with app.run_test(size=(90, 6)) as pilot:
        app.query_one("#after").focus()
        await pilot.pause()
        assert shown(app)[0].startswith("Whose it is")
        assert shown(app)[0].endswith(NOTHING_SAID)
        assert app.value == ""
        app.take_keys()
        await pilot.pause()
        line = shown(app)[0]
        assert f"[{NOTHING_SAID}]" in line
        places = [line.index(word) for word in (NOTHING_SAID, *CHOICES)]
        assert places == sorted(places)


async def test_one_of_when_turned_then_each_choice_in_turn_and_nothing_again() -> None:
    app = PartApp(part(Shape.ONE_OF), "")
    async with app.run_test(size=(90, 6)) as pilot:
        app.take_keys()
        found = []
        for _ in range(4):
            await pilot.press("space")
            found.append(app.value)
        assert found == [*CHOICES, ""]
        await pilot.press("left")
        assert app.value == CHOICES[-1]


@pytest.mark.parametrize("chosen", CHOICES)
async def test_one_of_when_untouched_then_the_same(chosen: str) -> None:
    app = PartApp(part(Shape.ONE_OF), chosen)
    async with app.run_test(size=(90, 6)) as pilot:
        app.query_one("#after").focus()
        await pilot.pause()
        assert app.value == app.query_one(OneOf).value == chosen
        assert shown(app)[0].endswith(chosen)


# a ruler


@pytest.mark.parametrize("value", [None, 0, 6, 10])
async def test_ruler_when_untouched_then_the_same_and_nothing_is_not_0(value: int | None) -> None:
    app = PartApp(part(Shape.RULER, "How close"), value)
    async with app.run_test(size=(90, 6)) as pilot:
        await pilot.pause()
        assert app.value is value
        assert app.query_one(Ruler).value is value
        assert shown(app)[0].startswith("How close")
        assert shown(app)[0].count("[") == (value is not None)


async def test_ruler_when_set_and_emptied_then_the_value_follows() -> None:
    app = PartApp(part(Shape.RULER), None)
    async with app.run_test(size=(90, 6)) as pilot:
        app.take_keys()
        await pilot.press("1", "0")
        assert app.value == 10
        await pilot.press("backspace")
        assert app.value is None


# a day


async def test_day_when_untouched_then_the_same_or_nothing() -> None:
    for given in ("", "2026-03-12"):
        app = PartApp(part(Shape.DAY), given)
        async with app.run_test(size=(70, 6)):
            assert app.query_one(Line).value == given
            assert app.value == app.field.readable_value == given


async def test_day_when_typed_then_an_iso_date_whatever_the_words() -> None:
    today = datetime.now().astimezone().date()
    yesterday = today - timedelta(days=1)
    app = PartApp(part(Shape.DAY), "2026-03-12")
    async with app.run_test(size=(70, 6)):
        for typed, wanted in (
            ("today", today.isoformat()),
            (" Yesterday ", yesterday.isoformat()),
            ("tomorrow", (today + timedelta(days=1)).isoformat()),
            ("2020-02-29", "2020-02-29"),
            ("", ""),
            ("   ", ""),
        ):
            app.query_one(Line).value = typed
            assert app.value == app.field.readable_value == wanted, typed


@pytest.mark.parametrize("typed", ["someday", "2026-02-30", "12.3.2026", "[/]"])
async def test_day_when_it_cannot_be_read_then_refused_and_readable_as_it_was_given(
    typed: str,
) -> None:
    app = PartApp(part(Shape.DAY), "2026-03-12")
    async with app.run_test(size=(70, 6)):
        app.query_one(Line).value = typed
        with pytest.raises(Unusable, match="today or yesterday"):
            _ = app.value
        assert app.field.readable_value == "2026-03-12"
        assert app.query_one(Line).value == typed


async def test_day_when_its_hint_names_days_to_come_then_weekdays_are_taken_too() -> None:
    today = datetime.now().astimezone().date()
    in_two_days = today + timedelta(days=2)
    for hint, taken in ((DAY_AHEAD, True), ("", False)):
        app = PartApp(part(Shape.DAY, hint=hint), "")
        async with app.run_test(size=(70, 6)):
            app.query_one(Line).value = f"{in_two_days:%A}"
            if taken:
                assert app.value == in_two_days.isoformat()
                assert app.query_one(Line).placeholder == DAY_AHEAD
                app.query_one(Line).value = "someday"
            told = f"{today.year + 1}-03-12, a weekday" if taken else "today or yesterday"
            with pytest.raises(Unusable, match=told):
                _ = app.value


async def test_focus_field_when_asked_then_the_field_and_not_its_label_has_the_keys() -> None:
    for shape, value, field in (
        (Shape.PROSE, "", Prose),
        (Shape.WORDS, (), Line),
        (Shape.DAY, "", Line),
        (Shape.ONE_OF, "", OneOf),
        (Shape.RULER, None, Ruler),
        (Shape.MARK, False, Mark),
    ):
        app = PartApp(part(shape), value)
        async with app.run_test(size=(90, 6)) as pilot:
            app.query_one("#after").focus()
            app.field.focus_field()
            await pilot.pause()
            assert isinstance(app.focused, field), shape
            assert app.focused.id != "after", shape


# labels


@pytest.mark.parametrize(("shape", "value"), [(Shape.PROSE, "here"), (Shape.WORDS, ("here",))])
async def test_label_when_it_holds_markup_then_it_is_text_before_the_field(
    shape: Shape, value: Any
) -> None:
    app = PartApp(part(shape, "What [b]did[/b] [/]"), value)
    async with app.run_test(size=(70, 6)) as pilot:
        await pilot.pause()
        line = shown(app)[0]
        assert line.startswith("What [b]did[/b] [/]")
        assert line.index("here") >= 31


async def test_parts_when_of_a_win_then_each_gives_back_what_the_win_holds() -> None:
    details = WinDetails(
        did="I called.\nTwice.", strengths=("patience", "asking"), touched=("A.",), coming_back=True
    )
    fields = [PartField(one, getattr(details, one.name)) for one in WinDetails.parts()]
    app = Host(*fields)
    async with app.run_test(size=(80, 30)):
        given = {field.part.name: field.value for field in fields}
        assert WinDetails(**given) == details
        assert given["coming_back"] is True
        assert given["values"] == ()


async def test_parts_when_of_a_value_let_go_of_then_each_gives_back_what_the_value_holds() -> None:
    details = ValueDetails(
        whose="no longer mine", hinders="One\ntwo", let_go="2026-03-12", parting="It was good."
    )
    fields = [PartField(one, getattr(details, one.name)) for one in ValueDetails.parts()]
    app = Host(*fields)
    async with app.run_test(size=(80, 30)):
        assert ValueDetails(**{field.part.name: field.value for field in fields}) == details


async def test_parts_when_of_a_check_in_then_numbers_and_nothing_come_back() -> None:
    details = CheckInDetails(matters=0)
    told = [one for one in CheckInDetails.parts() if one.asked]
    fields = [PartField(one, getattr(details, one.name)) for one in told]
    app = Host(*fields)
    async with app.run_test(size=(90, 30)):
        given = {field.part.name: field.value for field in fields}
        assert given == {"matters": 0, "close": None}
