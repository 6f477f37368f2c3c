"""How sure somebody was of what they expected, in words, beside what came of it.

The score is that of G. W. Brier, "Verification of forecasts expressed in terms of probability",
Monthly Weather Review 78 (1950), 1-3: over all forecasts, the mean of the squared distances of
the forecast to what came, summed over both possibilities; 0 is nearest, 2 furthest.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from recovery_journal.errors import Unusable
from recovery_journal.model.text import LONGEST_TITLE, clean_text, fold

ENOUGH = 10
"""How many look-backs with an expectation there are before they are read together."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """A word for how sure somebody is, and the number behind it, 0 to 100."""

    words: str = field(repr=False)
    percent: int


SCALE = (
    Sureness("could go either way", 50),
    Sureness("a little more likely than not", 60),
    Sureness("quite likely", 75),
    Sureness("almost sure", 90),
    Sureness("as good as certain", 98),
)
"""The words before somebody has changed them."""


@dataclass(frozen=True, slots=True)
class Came:
    """One expectation and what came of it: the words, the number, "yes", "partly" or "no"."""

    words: str = field(repr=False)
    percent: int
    came: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Of all expectations with these words: how many came about, partly, and how many there are."""

    words: str = field(repr=False)
    percent: int
    came: int
    partly: int
    number: int


def clean_scale(scale: Sequence[Sureness]) -> tuple[Sureness, ...]:
    """The scale as it may be kept, the least sure first; raises `Unusable` where it can't be."""
    cleaned = [Sureness(clean_text(each.words, one_line=True), each.percent) for each in scale]
    if not cleaned or any(not each.words or len(each.words) > LONGEST_TITLE for each in cleaned):
        raise Unusable("Each needs a word or a few.")
    if any(not 0 <= each.percent <= 100 for each in cleaned):
        raise Unusable("The number behind a word is from 0 to 100.")
    if len({fold(each.words) for each in cleaned}) < len(cleaned):
        raise Unusable("Two of them have the same words.")
    return tuple(sorted(cleaned, key=lambda each: each.percent))


def counted(came: Sequence[Came]) -> list[Counted]:
    """Expectations by their words, the surest first."""
    found: dict[tuple[int, str], list[Came]] = {}
    for each in came:
        found.setdefault((each.percent, fold(each.words)), []).append(each)
    return [
        Counted(
            words=those[0].words,
            percent=percent,
            came=sum(each.came == "yes" for each in those),
            partly=sum(each.came == "partly" for each in those),
            number=len(those),
        )
        for (percent, _), those in sorted(found.items(), reverse=True)
    ]


def brier_score(came: Sequence[Came]) -> float | None:
    """The Brier score of those that came about or did not; None when there are none."""
    plain = [each for each in came if each.came in ("yes", "no")]
    if not plain:
        return None
    distances = ((each.percent / 100 - (each.came == "yes")) ** 2 for each in plain)
    return 2 * sum(distances) / len(plain)
