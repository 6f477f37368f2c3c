"""The one shape of everything written: an entry, its kind, its lane, its origin.

Days are the person's own dates and never move with a time zone; instants are UTC and aware.
Text fields stay out of reprs, so that no log or traceback can show them.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from unicodedata import normalize

from recovery_journal.errors import Unusable
from recovery_journal.model.decision_parts import DecisionDetails, LookBackDetails, StepDetails
from recovery_journal.model.ids import new_id
from recovery_journal.model.parts import Details
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.strength_parts import (
    ConfidenceDetails,
    OutlookDetails,
    RunDetails,
    StoryDetails,
    StrengthDetails,
)
from recovery_journal.model.text import LONGEST_BODY, LONGEST_TITLE, clean_text
from recovery_journal.model.value_parts import CheckInDetails, SortDetails, ValueDetails
from recovery_journal.model.wins import WinDetails


class Kind(StrEnum):
    """What an entry is; the value is its word in files and on the command line."""

    WIN = "win"
    NOTE = "note"
    VALUE = "value"
    SORT = "sort"
    CHECK_IN = "check-in"
    STRENGTH = "strength"
    STORY = "story"
    CONFIDENCE = "confidence"
    RUN = "run"
    OUTLOOK = "outlook"
    DECISION = "decision"
    LOOK_BACK = "look-back"
    STEP = "step"
    SESSION = "session"

    @property
    def plural(self) -> str:
        """The word for several."""
        return _PLURALS.get(self, f"{self.value}s")

    @property
    def question(self) -> str:
        """What asks for the first line of a new one."""
        return _QUESTIONS[self]

    @property
    def more(self) -> str:
        """What asks for what comes below the first line."""
        return _MORE.get(self, "More of it, if you like")

    @property
    def details(self) -> type[Details]:
        """The dataclass that declares this kind's parts."""
        return _DETAILS[self]


TITLED_BY_US = (Kind.CHECK_IN, Kind.LOOK_BACK, Kind.SESSION)
"""Kinds whose title says what they are about; alone it is nothing written."""

CALLED_AFTER = (Kind.CHECK_IN, Kind.LOOK_BACK, Kind.CONFIDENCE)
"""Kinds whose title begins as that of the entry they are about."""

_QUESTIONS = {
    Kind.WIN: "What went a little better than it might have?",
    Kind.NOTE: "What is on your mind?",
    Kind.VALUE: "What matters to you, in a word or a few?",
    Kind.SORT: "What is this sort called?",
    Kind.CHECK_IN: "What is this about?",
    Kind.STRENGTH: "What is this strength called, in a word or a few?",
    Kind.STORY: "What did you live through, in a line?",
    Kind.CONFIDENCE: "What are you about to do?",
    Kind.RUN: "What is this run called?",
    Kind.OUTLOOK: "What would be good about it, in a line?",
    Kind.DECISION: "What is the choice in front of you, in one plain sentence?",
    Kind.LOOK_BACK: "What do you look back at?",
    Kind.STEP: "What is a small step, in your own words?",
    Kind.SESSION: "What is this time together called?",
}
_MORE = {
    Kind.VALUE: "What it means to me",
    Kind.STRENGTH: "What it looks like in me",
    Kind.STORY: "How it went, from the beginning if you like",
    Kind.RUN: "What you hope to find, if you like",
    Kind.LOOK_BACK: "What came of it",
    Kind.SESSION: "What I take with me, in my own words",
}
_PLURALS = {
    Kind.STORY: "stories",
    Kind.CONFIDENCE: "confidence",
}
_DETAILS: dict[Kind, type[Details]] = {
    Kind.WIN: WinDetails,
    Kind.NOTE: Details,
    Kind.VALUE: ValueDetails,
    Kind.SORT: SortDetails,
    Kind.CHECK_IN: CheckInDetails,
    Kind.STRENGTH: StrengthDetails,
    Kind.STORY: StoryDetails,
    Kind.CONFIDENCE: ConfidenceDetails,
    Kind.RUN: RunDetails,
    Kind.OUTLOOK: OutlookDetails,
    Kind.DECISION: DecisionDetails,
    Kind.LOOK_BACK: LookBackDetails,
    Kind.STEP: StepDetails,
    Kind.SESSION: SessionDetails,
}


class Lane(StrEnum):
    """Who may see an entry."""

    ONLY_ME = "only me"
    OPEN_TOGETHER = "open together"
    HAND_OVER = "hand over"


class Origin(StrEnum):
    """Whose idea it was."""

    ME = "me"
    TOGETHER = "together"
    COACH = "coach"


class Audience(StrEnum):
    """Who is looking; the store leaves out what is not open to them."""

    ME = "me"
    TOGETHER = "together"
    HANDED_OVER = "handed over"

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes this audience may see."""
        return _SEEN_BY[self]


_SEEN_BY = {
    Audience.ME: tuple(Lane),
    Audience.TOGETHER: (Lane.OPEN_TOGETHER, Lane.HAND_OVER),
    Audience.HANDED_OVER: (Lane.HAND_OVER,),
}


def utc_now() -> datetime:
    """This instant, UTC, to the millisecond that files keep."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing written.

    `version` names this state of the entry and `parent` the state it came from, both UUIDv7;
    a new entry that was never saved has the version "".
    """

    id: str = field(default_factory=new_id)
    kind: Kind
    day: date
    title: str = field(default="", repr=False)
    body: str = field(default="", repr=False)
    details: Details = field(default_factory=Details, repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)
    lane: Lane = Lane.ONLY_ME
    origin: Origin = Origin.ME
    starred: bool = False
    created: datetime = field(default_factory=utc_now)
    updated: datetime = field(default_factory=utc_now)
    version: str = ""
    parent: str | None = None
    trashed: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written yet; the title of a check-in is given, not written."""
        titled = self.title.strip() and self.kind not in TITLED_BY_US
        said = (part for part, _ in self.details.said() if part.name not in self.details.GIVEN)
        return not (titled or self.body.strip() or any(said))


def new_entry(kind: Kind, day: date, title: str = "", body: str = "") -> Entry:
    """An entry of this kind that is about to be written; nothing is saved yet."""
    return Entry(kind=kind, day=day, title=title, body=body, details=kind.details())


def checked(entry: Entry) -> Entry:
    """The entry as it may be saved: text cleaned, tags in order, a title within its length.

    Raises `Unusable` when there is no title, or a text is too long, and `TextRefused` for text
    that cannot be kept.
    """
    title = clean_text(entry.title, one_line=True)
    body = clean_text(entry.body)
    details = entry.kind.details.from_dict(entry.details.as_dict())
    if not title:
        raise Unusable("The first line is still empty.")
    if len(title) > LONGEST_TITLE:
        raise Unusable(
            f"The first line is {len(title):,} characters long; {LONGEST_TITLE} fit. "
            "The rest can go below it."
        )
    if entry.kind in TITLED_BY_US and entry.is_empty:
        raise Unusable("Nothing is said yet.")
    texts = [body, *(value for _, value in details.said() if isinstance(value, str))]
    if any(len(text) > LONGEST_BODY for text in texts):
        raise Unusable(f"This is longer than {LONGEST_BODY:,} characters.")
    tags = clean_tags(entry.tags)
    names = [name for _, value in details.said() if isinstance(value, tuple) for name in value]
    if any(len(name) > LONGEST_TITLE for name in (*names, *tags)):
        raise Unusable(f"A name or a tag is longer than {LONGEST_TITLE} characters.")
    return replace(entry, title=title, body=body, details=details, tags=tags)


def carried(draft: Entry, before: Entry, now: Entry) -> Entry:
    """What is being written of an entry, once the entry itself went from `before` to `now`.

    What changed is as it is now, a part at a time; all else is as it is being written.
    """
    changed = {
        name: getattr(now, name)
        for name in ("day", "title", "body", "tags", "lane", "starred", "trashed", "version")
        if getattr(now, name) != getattr(before, name)
    }
    then, parts = before.details.as_dict(), now.details.as_dict()
    anew = {name: value for name, value in parts.items() if value != then[name]}
    details = draft.kind.details.from_dict(draft.details.as_dict() | anew)
    return replace(draft, details=details, **changed)


def clean_tags(tags: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Tags as kept: NFC, lower case, no leading #, spaces as hyphens, sorted, none twice."""
    cleaned = ("-".join(clean_text(tag, one_line=True).split()) for tag in tags)
    same = (normalize("NFC", tag.lstrip("#-").casefold()) for tag in cleaned)
    return tuple(sorted({tag for tag in same if tag}))
