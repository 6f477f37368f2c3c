"""Declared parts: what a kind says of itself, and plain values in and out."""

import json
from dataclasses import FrozenInstanceError, dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_journal.errors import TextRefused, Unusable
from recovery_journal.model.entry import Kind
from recovery_journal.model.parts import (
    Details,
    Part,
    Shape,
    as_shape,
    day,
    in_words,
    mark,
    one_of,
    prose,
    ruler,
    state,
    words,
)
from recovery_journal.model.value_parts import (
    WHOSE,
    CheckInDetails,
    Door,
    SortDetails,
    ValueDetails,
)
from recovery_journal.model.wins import WinDetails
from tests.model.frozen import put
from tests.model.test_text import ANY_TEXT


@dataclass(frozen=True, slots=True)
class Sample(Details):
    """What a person writes: texts, names, a mark; two of them are not searched."""

    story: str = prose("The story", "What happened?")
    aside: str = prose("Aside", searched=False)
    people: tuple[str, ...] = words("People", "A name")
    places: tuple[str, ...] = words("Places", searched=False)
    done: bool = mark("Done", "Is it?")


@dataclass(frozen=True, slots=True)
class Measured(Details):
    """What a person chooses or the program keeps: no free text."""

    mood: str = one_of("Mood", ("calm", "stormy"))
    season: str = one_of("Season", ("spring", "fall"), asked=False)
    near: int | None = ruler("How near")
    since: str = day("Since")
    place: str = state("Place")
    afterword: str = prose("Afterword", asked=False)


def a_part(shape: Shape) -> Part:
    """A part of this shape; one of a few words has two of them."""
    choices = ("calm", "stormy") if shape is Shape.ONE_OF else ()
    return Part("it", "It", "", shape, searched=False, choices=choices)


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
    assert all(part.asked and not part.choices for part in Sample.parts())


def test_parts_when_chosen_or_kept_then_told_with_choices_and_whether_the_form_asks() -> None:
    moods, seasons = ("calm", "stormy"), ("spring", "fall")
    assert Measured.parts() == (
        Part("mood", "Mood", "", Shape.ONE_OF, searched=False, choices=moods),
        Part("season", "Season", "", Shape.ONE_OF, searched=False, choices=seasons, asked=False),
        Part("near", "How near", "", Shape.RULER, searched=False),
        Part("since", "Since", "", Shape.DAY, searched=False, asked=False),
        Part("place", "Place", "", Shape.STATE, searched=False, asked=False),
        Part("afterword", "Afterword", "", Shape.PROSE, searched=True, asked=False),
    )


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
        ("keeps", Shape.PROSE),
        ("coming_back", Shape.MARK),
        ("run", Shape.STATE),
    ]
    told = [part for part in WinDetails.parts() if part.shape is not Shape.STATE]
    assert all(part.label and part.hint and part.asked for part in told)
    assert {part.name for part in WinDetails.parts() if not part.searched} == {"coming_back", "run"}


def test_value_parts_when_asked_for_then_what_the_program_sets_is_not_among_them() -> None:
    asked = {
        kind: [part.name for part in kind.details.parts() if part.asked]
        for kind in (Kind.VALUE, Kind.SORT, Kind.CHECK_IN)
    }
    assert asked == {
        Kind.VALUE: ["whose", "hinders", "helps"],
        Kind.SORT: ["ranked", "kept", "most", "very", "important", "somewhat", "not_important"],
        Kind.CHECK_IN: ["matters", "close"],
    }


@pytest.mark.parametrize("details", [ValueDetails, SortDetails, CheckInDetails])
def test_value_parts_when_listed_then_labels_of_their_own_and_no_state_is_searched(
    details: type[Details],
) -> None:
    labels = [part.label for part in details.parts()]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    written = (Shape.PROSE, Shape.WORDS)
    assert all(part.searched is (part.shape in written) for part in details.parts())


def test_value_parts_when_one_of_then_these_choices() -> None:
    choices = {part.name: part.choices for part in ValueDetails.parts() + SortDetails.parts()}
    assert {name: those for name, those in choices.items() if those} == {
        "whose": WHOSE,
        "door": tuple(Door),
    }


def test_details_when_nothing_is_given_then_every_part_is_there_and_empty() -> None:
    plain = {"story": "", "aside": "", "people": [], "places": [], "done": False}
    assert Sample().as_dict() == plain
    assert list(Sample().as_dict()) == list(plain)
    assert Sample.from_dict({}) == Sample()
    assert Sample().said() == []


@pytest.mark.parametrize("kind", Kind)
def test_unsaid_when_asked_twice_then_the_same_empty_details(kind: Kind) -> None:
    unsaid = kind.details.unsaid()

    assert unsaid is kind.details.unsaid()
    assert unsaid == kind.details()
    assert unsaid.said() == kind.details().said() == []


def test_details_when_made_then_they_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        put(Sample(), "story", "x")


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
        (Shape.ONE_OF, None, ""),
        (Shape.ONE_OF, "", ""),
        (Shape.ONE_OF, "stormy", "stormy"),
        (Shape.RULER, None, None),
        *((Shape.RULER, number, number) for number in range(11)),
        (Shape.DAY, None, ""),
        (Shape.DAY, "", ""),
        (Shape.DAY, "2026-03-12", "2026-03-12"),
        (Shape.DAY, "20260312", "2026-03-12"),
        (Shape.DAY, "2028-02-29", "2028-02-29"),
        (Shape.DAY, date(2026, 3, 12), "2026-03-12"),
        (Shape.STATE, None, ""),
        (Shape.STATE, '{"a":\n"b"}', '{"a":\n"b"}'),
        (Shape.STATE, "a\x1bb", "ab"),
    ],
)
def test_as_shape_when_a_plain_value_then_as_its_part_keeps_it(
    shape: Shape, value: object, kept: object
) -> None:
    got = as_shape(a_part(shape), value)
    assert got == kept
    assert type(got) is type(kept)


def test_as_shape_when_one_of_the_persons_own_words_then_any_in_one_clean_line() -> None:
    own = replace(a_part(Shape.ONE_OF), choices=())
    told = [as_shape(own, value) for value in (" nearly\x1b[2J\nso ", "windy", "", None)]
    assert told == ["nearly[2J so", "windy", "", ""]
    with pytest.raises(TextRefused):
        as_shape(own, "\ud83d")


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        *((Shape.RULER, value) for value in (11, -1, True, False, "5", "", 5.0, 10**30, [5])),
        *((Shape.ONE_OF, value) for value in ("windy", "Calm", " calm", "calm\n", 7, ["calm"])),
        *((Shape.DAY, value) for value in ("today", "2026-02-30", "12.03.2026", " 2026-03-12")),
        *((Shape.DAY, value) for value in ("2026-03-12T08:00", "2026-03", 20260, "\ud83d")),
    ],
)
def test_as_shape_when_its_part_does_not_take_it_then_refused_by_its_label(
    shape: Shape, value: object
) -> None:
    with pytest.raises(Unusable, match=r"^It: .* is wanted\.$"):
        as_shape(a_part(shape), value)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("mood", "secret", "Mood: one of calm, stormy is wanted."),
        ("near", 11, "How near: a whole number from 0 to 10 is wanted."),
        ("since", "secret", "Since: a date such as 2026-03-12 is wanted."),
    ],
)
def test_from_dict_when_a_part_does_not_take_it_then_told_what_is_wanted(
    name: str, value: object, told: str
) -> None:
    with pytest.raises(Unusable) as refused:
        Measured.from_dict({"place": "x", name: value})
    assert str(refused.value) == told


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


def test_said_when_a_ruler_stands_at_0_then_said_and_without_a_number_not() -> None:
    assert [(p.name, v) for p, v in Measured(near=0).said()] == [("near", 0)]
    assert Measured(near=None).said() == []
    assert Measured(near=0) != Measured()
    assert [(p.name, v) for p, v in CheckInDetails(close=0).said()] == [("close", 0)]


def test_asked_when_no_day_is_said_then_what_the_form_begins_with() -> None:
    details = Measured(near=0, afterword="x", season="fall", place="x")
    assert [(part.name, value) for part, value in details.asked()] == [("mood", ""), ("near", 0)]
    assert [part.name for part, _ in ValueDetails(parting="x").asked()] == [
        "whose",
        "hinders",
        "helps",
    ]


def test_asked_when_a_day_is_said_then_the_day_and_its_texts_too() -> None:
    details = Measured(since="2026-03-12")
    assert [(part.name, value) for part, value in details.asked()] == [
        ("mood", ""),
        ("near", None),
        ("since", "2026-03-12"),
        ("afterword", ""),
    ]


def test_said_when_the_program_keeps_something_then_never_told_but_kept() -> None:
    details = Measured(place="12 of 30", since="2026-03-12", mood="calm", afterword="x")
    assert [part.name for part, _ in details.said()] == ["mood", "since", "afterword"]
    assert details.as_dict()["place"] == "12 of 30"
    assert Measured.from_dict(details.as_dict()) == details
    assert SortDetails(progress="{}").said() == CheckInDetails(about="an id").said() == []


@pytest.mark.parametrize(
    ("shape", "value", "told"),
    [
        (Shape.PROSE, "one\ntwo", "one\ntwo"),
        (Shape.WORDS, ("Ana", "Bo"), "Ana, Bo"),
        (Shape.WORDS, ("Ana",), "Ana"),
        (Shape.MARK, True, ""),
        (Shape.ONE_OF, "calm", "calm"),
        (Shape.RULER, 0, "0 of 10"),
        (Shape.RULER, 10, "10 of 10"),
        (Shape.DAY, "2026-03-12", "2026-03-12"),
    ],
)
def test_in_words_when_said_then_as_it_stands_beside_its_label(
    shape: Shape, value: object, told: str
) -> None:
    assert in_words(a_part(shape), value) == told


def test_details_when_chosen_or_kept_then_not_shown() -> None:
    told = repr(Measured(mood="calm", near=7, since="2026-03-12", place="secret"))
    assert told == "Measured()"
    for shown in (
        ValueDetails(whose="mine", hinders="secret", let_go="2026-03-12"),
        SortDetails(door="all cards", kept=("secret",), progress="secret"),
        CheckInDetails(about="secret", matters=3, close=0),
    ):
        assert repr(shown) == f"{type(shown).__name__}()"


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


NUMBERS = st.none() | st.integers(0, 10)
DAYS = st.just("") | st.dates().map(date.isoformat)
SORT_WORDS = ("ranked", "kept", "most", "very", "important", "somewhat", "not_important")
VALUE_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "whose": st.sampled_from(("", *WHOSE)),
        "let_go": DAYS,
        **dict.fromkeys(("hinders", "helps", "parting"), ANY_TEXT),
    },
)
SORT_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "door": st.sampled_from(("", *Door)),
        "progress": ANY_TEXT,
        **dict.fromkeys(SORT_WORDS, st.lists(ANY_TEXT)),
    },
)
CHECK_IN_VALUES = st.fixed_dictionaries(
    {}, optional={"about": ANY_TEXT, "matters": NUMBERS, "close": NUMBERS}
)


@settings(deadline=None)
@given(
    st.tuples(st.just(ValueDetails), VALUE_VALUES)
    | st.tuples(st.just(SortDetails), SORT_VALUES)
    | st.tuples(st.just(CheckInDetails), CHECK_IN_VALUES)
)
def test_value_parts_when_out_and_in_again_then_the_same(
    given_values: tuple[type[Details], dict[str, Any]],
) -> None:
    kind, values = given_values
    details = kind.from_dict(values)
    plain = details.as_dict()
    assert list(plain) == [part.name for part in kind.parts()]
    written = json.dumps(plain)
    assert json.loads(written) == plain
    assert kind.from_dict(json.loads(written)) == details
    said = {part.name: value for part, value in details.said()}
    silent = {part.name: plain[part.name] for part in kind.parts() if part.shape is Shape.STATE}
    assert kind.from_dict(said | silent) == details
    assert not said.keys() & silent.keys()
    assert said.keys() <= values.keys()
