"""One part of a form: each shape's field, and the value it gives back."""

from typing import Any

import pytest
from textual import events
from textual.widgets import Input, Static, TextArea

from recovery_journal.model.parts import Part, Shape
from recovery_journal.model.wins import WinDetails
from recovery_journal.tui.widgets.choices import Mark
from recovery_journal.tui.widgets.line import Line
from recovery_journal.tui.widgets.part_field import PartField, Prose
from tests.tui.hosting import Host, shown


def part(shape: Shape, label: str = "Label", hint: str = "") -> Part:
    """A declared part."""
    return Part("name", label, hint, shape, searched=True)


class PartApp(Host):
    """One part, and a field after it."""

    def __init__(self, declared: Part, value: Any):
        super().__init__(PartField(declared, value), Input(id="after"))

    def take_keys(self) -> None:
        """Give the part's field the focus."""
        self.query_one("Line, Prose, Mark").focus()

    @property
    def value(self) -> Any:
        """What the part gives."""
        return self.query_one(PartField).value


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
