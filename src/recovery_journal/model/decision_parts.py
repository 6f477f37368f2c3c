"""What may be said of a decision, of a look back at one, and of a step."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from recovery_journal.errors import Unusable
from recovery_journal.model.days import DAY_AHEAD
from recovery_journal.model.parts import Details, day, one_of, prose, state, words


class Stage(StrEnum):
    """Where a decision stands; somebody moves freely between them."""

    OPEN = "open"
    LEANING = "leaning"
    DECIDED = "decided"
    NOT_NOW = "not now"
    CHANGED = "changed my mind"


AHEAD = (Stage.OPEN, Stage.LEANING, Stage.CHANGED)
"""The stages of what is still being decided."""

NEEDS = ("yes", "partly", "not yet")
"""The answers to the four needs."""

CAME = ("yes", "partly", "no", "too early")
"""Whether what was expected came about."""


@dataclass(frozen=True, slots=True)
class DecisionDetails(Details):
    """A choice and what belongs to it; every part may stay empty. The choice is the title.

    `options`, `moves`, `sealed` and `added` are lists as `model.options` and `model.deciding`
    write them; `percent` is the number behind the words of `how_sure`.
    """

    stage: str = one_of("Where it stands", tuple(Stage))
    chosen: str = prose("What I chose", "In your own words, once it is")
    whose: str = prose("Whose decision it is", "Mine, ours, somebody else's")
    now: tuple[str, ...] = words("How I am right now", "rested, rushed, pressed, calm")
    know: str = prose("What I know")
    find_out: tuple[str, ...] = words("What I want to find out", "A few things, with commas")
    found_out: tuple[str, ...] = words("What I found out")
    matters: str = prose("What matters to me in this")
    beside: str = prose("Who is with me in this", "Names or initials")
    know_enough: str = one_of("Do I know enough?", NEEDS)
    know_what_matters: str = one_of("Do I know what matters?", NEEDS)
    have_support: str = one_of("Do I have somebody with me?", NEEDS)
    am_sure: str = one_of("Am I sure?", NEEDS)
    expect: str = prose("What I expect to come of it")
    how_sure: str = one_of("How sure I am of that", (), asked=False)
    percent: str = state("How sure, as a number")
    if_hard: str = prose("If it turns out hard, I will")
    gives_soon: str = prose("What it gives soon", asked=False)
    gives_later: str = prose("What it gives later on", asked=False)
    costs_soon: str = prose("What it costs soon", asked=False)
    costs_later: str = prose("What it costs later on", asked=False)
    look_back_on: str = day("Look back on", DAY_AHEAD)
    options: str = state("Options")
    moves: str = state("Moves")
    sealed: str = state("Sealed")
    added: str = state("Added since")

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Details from plain values; raises `Unusable`, too, for a list that is none of its own."""
        details = super(DecisionDetails, cls).from_dict(values)
        for name, sound in _SOUND.items():
            try:
                sound(getattr(details, name))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise Unusable(f"{name}: this can't be read as it stands in a decision.") from None
        return details


def _sound_options(text: str) -> None:
    for each in json.loads(text or "[]"):
        _texts(each["name"], each["opens"], each["costs"], *each["close"])


def _sound_moves(text: str) -> None:
    for line in text.splitlines():
        on, stage = line.split(" ", 1)
        date.fromisoformat(on)
        Stage(stage)


def _sound_seals(text: str) -> None:
    for each in json.loads(text or "[]"):
        date.fromisoformat(each["day"])
        _texts(each["title"], each["body"], each["lane"])
        DecisionDetails.from_dict(each["said"])


def _sound_additions(text: str) -> None:
    for on, added in json.loads(text or "[]"):
        date.fromisoformat(on)
        _texts(added)


def _texts(*values: Any) -> None:
    if not all(isinstance(value, str) for value in values):
        raise TypeError("a text is wanted")


_SOUND = {
    "options": _sound_options,
    "moves": _sound_moves,
    "sealed": _sound_seals,
    "added": _sound_additions,
}
"""What reads each list that a decision keeps as text."""


@dataclass(frozen=True, slots=True)
class LookBackDetails(Details):
    """A look back at a decision, with choosing and luck apart; what came of it is the body."""

    about: str = state("About")
    choosing: str = prose("How I went about choosing", "With what I knew then")
    my_part: str = prose("What was my choosing")
    luck: str = prose("What was luck, or others")
    as_expected: str = one_of("Did what I expected come about?", CAME)
    keep: str = prose("What I keep")


@dataclass(frozen=True, slots=True)
class StepDetails(Details):
    """A small step of the person's; whose idea it was is the entry's origin."""

    about: str = state("About")
    support: str = prose("What would help me with it", "Somebody, something")
    by: str = day("A day for it", DAY_AHEAD, asked=True)
    came: str = one_of("How it is with it", ("done", "let go"))
