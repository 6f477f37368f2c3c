"""What may be said of a strength, a story, how sure somebody is, a run, and an outlook."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from recovery_journal.model.parts import Details, day, one_of, prose, ruler, state, words


@dataclass(frozen=True, slots=True)
class StrengthDetails(Details):
    """What a person may say about a strength; the name is the title, how it looks the body.

    A strength with a name in `seen_in` is borrowed: seen in somebody else so far.
    """

    seen_in: tuple[str, ...] = words("Seen in somebody else", "A name or initials")
    take: str = prose("What I would like to take from it", "Some of it, in my own way")


@dataclass(frozen=True, slots=True)
class StoryDetails(Details):
    """A story of something lived through; the strengths in it are threads."""

    GIVEN: ClassVar[frozenset[str]] = frozenset({"question"})

    question: str = prose("It began with a question", asked=False, searched=False)


@dataclass(frozen=True, slots=True)
class ConfidenceDetails(Details):
    """How sure somebody is of what they are about to do, which is the title.

    `about` is the id of the entry it is about, "" for none. What they say to the question that
    a number brings is the body.
    """

    about: str = state("About")
    sure: int | None = ruler("How sure I am")


class Practice(StrEnum):
    """What a run goes on with, a line a day."""

    NEW_WAY = "a strength in a new way"
    GOOD_THINGS = "three good things"


LENGTHS = {"7 days": 7, "14 days": 14}
"""How long a run may be: the words, and the days that they mean."""


@dataclass(frozen=True, slots=True)
class RunDetails(Details):
    """Some days in a row with one practice; it begins on the entry's day.

    `pauses` has a line for each pause, as `model.runs` writes it; `ended` is the day from which
    on it was over before its time.
    """

    practice: str = one_of("What it goes on with", tuple(Practice))
    length: str = one_of("How long", tuple(LENGTHS))
    pauses: str = state("Pauses")
    ended: str = day("Ended on")


@dataclass(frozen=True, slots=True)
class OutlookDetails(Details):
    """The best possible time ahead that is near; the strengths that carry it are threads."""

    GIVEN: ClassVar[frozenset[str]] = frozenset({"horizon"})

    horizon: str = one_of("How far ahead", ("a week", "two weeks", "a month"))
    ordinary: str = prose(
        "An ordinary day in it", "It goes as well as it can. Where am I, when I wake?"
    )
    doing: str = prose("What I do in it", "A few things, small ones too")
    beside: str = prose("Who is beside me", "Names or initials, an animal, a place")
    sign: str = prose("The first small sign of it", "What would I notice first?")
