"""A time together: its words, what a coach offers in it, what of an entry stays closed in it.

What is open together is decided by lanes. Numbers on a ruler stay with the person even in an open
entry, unless they open that entry for this time.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from recovery_journal.errors import Unusable
from recovery_journal.model.entry import Audience, Entry, Kind, Lane, Origin, utc_now
from recovery_journal.model.ids import new_id
from recovery_journal.model.parts import Details, Shape
from recovery_journal.model.sentences import sentences
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.text import LONGEST_TITLE, clean_text


class OfferKind(StrEnum):
    """What a coach may offer."""

    STRENGTH = "strength"
    QUESTION = "question"
    STEP = "step"
    AFFIRMATION = "affirmation"


_KEPT_AS = {
    OfferKind.STRENGTH: Kind.STRENGTH,
    OfferKind.QUESTION: Kind.NOTE,
    OfferKind.STEP: Kind.STEP,
    OfferKind.AFFIRMATION: Kind.NOTE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something the coach contributes, until the person keeps it, rewords it or sets it aside."""

    id: str = field(default_factory=new_id)
    kind: OfferKind
    words: str = field(repr=False)
    created: datetime = field(default_factory=utc_now)

    @property
    def kept_as(self) -> Kind:
        """The kind of the entry that it is once it is kept."""
        return _KEPT_AS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A closed entry as it is told to choose it: nothing of its words."""

    id: str
    kind: Kind
    created: datetime


def offer_words(words: str) -> str:
    """The words of an offer as they are kept; raises `Unusable` for none or too many."""
    cleaned = clean_text(words, one_line=True)
    if not cleaned:
        raise Unusable("Nothing is said yet.")
    if len(cleaned) > LONGEST_TITLE:
        raise Unusable(f"An offer has room for {LONGEST_TITLE} letters.")
    return cleaned


def title_of(details: SessionDetails) -> str:
    """What a time together is called."""
    whom = clean_text(details.with_whom, one_line=True)
    return f"Together with {whom}"[:LONGEST_TITLE] if whom else "A time together"


def opened_for(audience: Audience, entry: Entry) -> Entry:
    """A new entry as it begins: open together where it is written in company."""
    new = not entry.version
    if audience is Audience.TOGETHER and new and entry.lane is Lane.ONLY_ME:
        return replace(entry, lane=Lane.OPEN_TOGETHER)
    return entry


def masked(entry: Entry) -> Entry:
    """The entry without its numbers on a ruler, or what was to stay closed in a time together."""
    told = _closed_parts(entry.details)
    empty = {name: None if isinstance(value, int) else "" for name, value in told.items()}
    return replace(entry, details=_with(entry.details, empty)) if told else entry


def unmasked(entry: Entry, stands: Entry) -> Entry:
    """The entry with the numbers that stand, where it says none: they were closed to its writer.

    So with what was to stay closed in a time together.
    """
    if type(entry.details) is not type(stands.details):
        return entry
    said = _closed_parts(entry.details)
    stood = _closed_parts(stands.details)
    anew = {name: value for name, value in stood.items() if name not in said}
    return replace(entry, details=_with(entry.details, anew)) if anew else entry


def _closed_parts(details: Details) -> dict[str, Any]:
    """What is said and told to nobody else, by its part's name."""
    session = isinstance(details, SessionDetails)
    return {
        part.name: value
        for part, value in details.said()
        if part.shape is Shape.RULER or (session and part.name == "closed")
    }


def _with(details: Details, values: dict[str, Any]) -> Details:
    return type(details).from_dict(details.as_dict() | values)


def with_signature(entry: Entry, stands: Entry | None) -> Entry:
    """A summary over the one that stands: other words than those signed carry no signature."""
    details, before = entry.details, stands.details if stands else None
    if not isinstance(details, SessionDetails) or not isinstance(before, SessionDetails):
        return entry
    if not before.signed or details.signed != before.signed or stands is None:
        return entry
    same = (entry.title, entry.body, details) == (stands.title, stands.body, before)
    return entry if same else replace(entry, details=replace(details, signed=""))


def mirror(origins: Counter[Origin], with_whom: str) -> str:
    """Whose ideas they were, in words: "7 from you, 2 together, 1 from J."; "" for none."""
    coach = f"from {clean_text(with_whom, one_line=True) or 'the coach'}"
    said = {Origin.ME: "from you", Origin.TOGETHER: "together", Origin.COACH: coach}
    told = [f"{origins[origin]} {words}" for origin, words in said.items() if origins[origin]]
    return ", ".join(told)


def with_what_came(details: SessionDetails, written: list[Entry]) -> SessionDetails:
    """What is said of a time together, with the steps and the mirror of what was written in it."""
    steps = [step_line(each) for each in written if each.kind is Kind.STEP]
    origins = Counter(each.origin for each in written)
    return replace(details, steps="\n".join(steps), mirror=mirror(origins, details.with_whom))


def step_line(step: Entry) -> str:
    """A step in one line of a summary: its words, whose idea, what would help, a day."""
    told = step.details.as_dict()
    whose = {Origin.ME: "my idea", Origin.TOGETHER: "from both of us", Origin.COACH: "offered"}
    parts = [step.title, whose[step.origin]]
    parts += [f"with: {clean_text(told['support'], one_line=True)}"] if told["support"] else []
    by = date.fromisoformat(told["by"]) if told["by"] else None
    parts += [f"by {by.day} {by:%B %Y}"] if by else []
    return "; ".join(parts)


def pickable(entries: Iterable[Entry]) -> list[str]:
    """The sentences of these entries that a summary can be built from, in order, none twice."""
    lines: list[str] = []
    for entry in entries:
        texts = [entry.title, entry.body]
        texts += [v for part, v in entry.details.said() if part.shape is Shape.PROSE]
        cleaned = (clean_text(line, one_line=True) for text in texts for line in text.splitlines())
        lines += (each for line in cleaned for each in sentences(line))
    return list(dict.fromkeys(lines))
