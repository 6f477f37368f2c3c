"""Declared parts: what a kind says of itself, and plain values in and out."""

import json
from dataclasses import FrozenInstanceError, dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import TextRefused
from recovery_journal.model.parts import Details, Part, Shape, as_shape, mark, prose, words
from recovery_journal.model.wins import WinDetails
from tests.model.test_text import ANY_TEXT


@dataclass(frozen=True, slots=True)
class Sample(Details):
    """One part of each shape, and two that are not searched."""

    story: str = prose("The story", "What happened?")
    aside: str = prose("Aside", searched=False)
    people: tuple[str, ...] = words("People", "A name")
    places: tuple[str, ...] = words("Places", searched=False)
    done: bool = mark("Done", "Is it?")


WIN_VALUES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("did", "helped", "moved"), ANY_TEXT),
        **dict.fromkeys(("strengths", "values", "inspired", "touched"), st.lists(ANY_TEXT)),
        "coming_back": st.booleans(),
    },
)


def test_parts_when_declared_then_told_in_their_order() -> None:
    assert Sample.parts() == (
        Part("story", "The story", "What happened?", Shape.PROSE, searched=True),
        Part("aside", "Aside", "", Shape.PROSE, searched=False),
        Part("people", "People", "A name", Shape.WORDS, searched=True),
        Part("places", "Places", "", Shape.WORDS, searched=False),
        Part("done", "Done", "Is it?", Shape.MARK, searched=False),
    )
    assert Sample(story="x").parts() == Sample.parts()


def test_parts_when_there_are_none_then_nothing_is_said_or_kept() -> None:
    assert Details.parts() == ()
    assert Details.from_dict({"did": "x"}) == Details()
    assert Details().as_dict() == {}
    assert Details().said() == []


def test_parts_when_asked_of_one_class_then_not_those_of_another() -> None:
    @dataclass(frozen=True, slots=True)
    class More(Sample):
        """A sample with one part more."""

        last: str = prose("Last")

    names = [part.name for part in Sample.parts()]
    assert [part.name for part in More.parts()] == [*names, "last"]
    assert [part.name for part in Sample.parts()] == names


def test_win_parts_when_listed_then_these_names_and_shapes() -> None:
    assert [(part.name, part.shape) for part in WinDetails.parts()] == [
        ("did", Shape.PROSE),
        ("helped", Shape.PROSE),
        ("moved", Shape.PROSE),
        ("strengths", Shape.WORDS),
        ("values", Shape.WORDS),
        ("inspired", Shape.WORDS),
        ("touched", Shape.WORDS),
        ("coming_back", Shape.MARK),
    ]
    assert all(part.label and part.hint for part in WinDetails.parts())
    assert {part.name for part in WinDetails.parts() if not part.searched} == {"coming_back"}


def test_details_when_nothing_is_given_then_every_part_is_there_and_empty() -> None:
    plain = {"story": "", "aside": "", "people": [], "places": [], "done": False}
    assert Sample().as_dict() == plain
    assert list(Sample().as_dict()) == list(plain)
    assert Sample.from_dict({}) == Sample()
    assert Sample().said() == []


def test_details_when_made_then_they_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Sample().story = "x"  # type: ignore[misc]


def test_details_when_shown_then_no_text() -> None:
    told = repr(Sample(story="secret", aside="secret", people=("secret",), done=True))
    assert told.endswith("Sample()")


def test_from_dict_when_names_are_unknown_then_passed_by() -> None:
    values = {"story": "kept", "mood": "low", "__class__": "x", "parts": ["y"]}
    assert Sample.from_dict(values) == Sample(story="kept")


def test_from_dict_when_untidy_then_cleaned_by_shape() -> None:
    values: dict[str, Any] = {
        "done": 1,
        "people": [" Ana\n", "Bo\tC", "Ana", "", " \x00", "\u202eAna"],
        "story": " one\r\ntwo\x1b ",
    }
    details = Sample.from_dict(values)
    assert details == Sample(story=" one\ntwo ", people=("Ana", "Bo C"), done=True)
    assert details.done is True


@pytest.mark.parametrize("values", [{"story": "\ud83d"}, {"people": ["Ana", "\udc00"]}])
def test_from_dict_when_half_a_character_then_refuses(values: dict[str, Any]) -> None:
    with pytest.raises(TextRefused):
        Sample.from_dict(values)


@pytest.mark.parametrize(
    ("shape", "value", "kept"),
    [
        (Shape.PROSE, None, ""),
        (Shape.PROSE, "", ""),
        (Shape.PROSE, 12, "12"),
        (Shape.PROSE, "a\tb\r", "a\tb\n"),
        (Shape.WORDS, None, ()),
        (Shape.WORDS, [], ()),
        (Shape.WORDS, ("z", "a", "z"), ("z", "a")),
        (Shape.WORDS, ["Case", "case"], ("Case", "case")),
        (Shape.WORDS, [7], ("7",)),
        (Shape.MARK, None, False),
        (Shape.MARK, "", False),
        (Shape.MARK, "yes", True),
    ],
)
def test_as_shape_when_a_plain_value_then_as_its_part_keeps_it(
    shape: Shape, value: object, kept: object
) -> None:
    got = as_shape(shape, value)
    assert got == kept
    assert type(got) is type(kept)


def test_as_dict_when_said_then_plain_values_that_are_not_shared() -> None:
    details = Sample(story="x", people=("Ana", "Bo"), done=True)
    plain = details.as_dict()
    assert plain == {"story": "x", "aside": "", "people": ["Ana", "Bo"], "places": [], "done": True}
    plain["people"].append("Cy")
    assert details.people == ("Ana", "Bo")


def test_said_when_some_are_empty_then_the_others_in_order() -> None:
    details = Sample(done=True, people=("Ana",), aside="x")
    assert [(part.name, value) for part, value in details.said()] == [
        ("aside", "x"),
        ("people", ("Ana",)),
        ("done", True),
    ]


@settings(deadline=None)
@given(WIN_VALUES)
def test_details_when_out_and_in_again_then_the_same(values: dict[str, Any]) -> None:
    details = WinDetails.from_dict(values)
    written = json.dumps(details.as_dict())
    assert json.loads(written) == details.as_dict()
    assert WinDetails.from_dict(json.loads(written)) == details
    said = {part.name: value for part, value in details.said()}
    assert WinDetails(**said) == details
    assert set(said) <= set(values)


@settings(deadline=None)
@given(st.lists(ANY_TEXT))
def test_words_when_any_names_then_trimmed_on_one_line_and_once(names: list[str]) -> None:
    kept = WinDetails.from_dict({"touched": names}).touched
    assert len(set(kept)) == len(kept)
    assert all(name and name == name.strip() and "\n" not in name for name in kept)
    tripled = WinDetails.from_dict({"touched": [*names, *names, ""]}).touched
    assert tripled == kept
