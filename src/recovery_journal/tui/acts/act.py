"""A command, and where it is at hand."""

from dataclasses import dataclass
from enum import Enum


class Where(Enum):
    """Where a command is at hand; the value is its heading in the help."""

    ALWAYS = "Everywhere"
    PLACES = "Places"
    LIST = "On an entry or a list"
    MOVE = "Moving in a list"
    FILTER = "On the line of filters"
    TRASH = "In the trash"
    YEAR = "On the year"
    VALUES = "On your values"
    STRENGTHS = "On your strengths"
    STEPS = "On a step of a decision"
    DECISIONS = "On a decision"
    EXPECTED = "On what you expected"
    GUIDE = "Thinking a decision through"
    FINDING_OUT = "On what you want to find out"
    OPTIONS = "On the options of a decision"
    TIES = "On what an option stands close to"
    BESIDE = "On options side by side"
    MARKING = "Marking what shows in a story"
    THREADS = "On the threads of an entry"
    WORDS = "On the words in your wins"
    COMPASS = "On the Compass"
    RIPPLE = "On a ripple"
    RUN = "On a run"
    PAGE = "On My page"
    SPAN = "Looking back"
    STARRED = "On your own words"
    DECK = "On the deck of questions"
    CARD = "On the coach's card"
    COACH = "On the coach's own machine"
    SORT = "In a sort"
    FEW = "Choosing the few"
    ORDER = "Putting the few in order"
    PAIR = "Which of two"
    NEARNESS = "How close it is"
    RULER = "On a ruler"
    AGREEING = "Before a time together"
    TABLE = "At the table of a time together"
    OFFER = "On what is offered"
    CLOSING = "Closing a time together"
    ALONG = "Taking a summary along"
    LEDGER = "On the ledger"
    VERSIONS = "On two versions of an entry"
    DRAFT = "On a draft"
    PEOPLE = "On your own people"
    FORM = "In a form"
    DIALOG = "In a question"


@dataclass(frozen=True, slots=True)
class Act:
    """One command: its id, keys (first one shown), Textual action, footer label and help line.

    `foot` says whether the footer shows it; `priority` that it works above any dialog.
    """

    id: str
    keys: str
    action: str
    label: str
    tells: str
    where: Where
    foot: bool = False
    priority: bool = False
