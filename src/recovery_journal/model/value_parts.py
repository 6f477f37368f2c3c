"""What may be said of a value, of a sort through the cards, and of a check-in."""

from dataclasses import dataclass
from enum import StrEnum

from recovery_journal.model.parts import Details, day, one_of, prose, ruler, state, words


class Door(StrEnum):
    """The three ways into a sort."""

    ALL = "all cards"
    SHORT = "a short deck"
    FIVE = "write five"


WHOSE = ("mine", "handed to me", "expected of me", "no longer mine")
"""Whose a value is, in the person's eyes."""


@dataclass(frozen=True, slots=True)
class ValueDetails(Details):
    """What a person may say about a value; every part may stay empty.

    The name is the title, what it means the body. A value that has a day in `let_go` was let go
    of, and stays where it is.
    """

    whose: str = one_of("Whose it is", WHOSE)
    hinders: str = prose("What gets in the way", "A time, a place, a thought, a habit")
    helps: str = prose("What helps", "A person, a place, a small thing to do")
    let_go: str = day("The day I let it go")
    parting: str = prose("On letting it go", asked=False)


@dataclass(frozen=True, slots=True)
class SortDetails(Details):
    """One dated run through the cards: which names came where; nothing of cards passed by.

    `ranked` and `kept` are what the person came to; the piles are as they were first laid. While
    a sort is under way, `progress` is all of it, as `model.sort_text` writes it.
    """

    door: str = one_of("The deck", tuple(Door), asked=False)
    ranked: tuple[str, ...] = words("In my order", "The nearest first")
    kept: tuple[str, ...] = words("Also among the few")
    most: tuple[str, ...] = words("Most important to me")
    very: tuple[str, ...] = words("Very important to me")
    important: tuple[str, ...] = words("Important to me")
    somewhat: tuple[str, ...] = words("Somewhat important to me")
    not_important: tuple[str, ...] = words("Not important to me")
    progress: str = state("Under way")


@dataclass(frozen=True, slots=True)
class CheckInDetails(Details):
    """How near a week was to a value or an area of life; either number may be empty.

    `about` is the id of the value or of the area, whose name then is the title; what the person
    says to the question that a number brings is the body.
    """

    about: str = state("About")
    matters: int | None = ruler("How much it matters")
    close: int | None = ruler("How close this week was")
