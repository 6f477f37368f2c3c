"""The guide through a decision: its parts, what each asks, and what is said of it so far.

Any part in any order, each may stay empty. The grid of two sides by two spans of time is a tool
beside them: it is opened on purpose, since weighing for and against can lower the commitment of
somebody in two minds (Miller & Rose, "Motivational Interviewing and Decisional Balance:
Contrasting Responses to Client Ambivalence", Behavioural and Cognitive Psychotherapy 43, 2015,
129-141; online 2013).
"""

from dataclasses import dataclass

from recovery_journal.model.decision_parts import DecisionDetails
from recovery_journal.model.entry import Entry
from recovery_journal.model.options import options_of
from recovery_journal.model.parts import Part

FEELINGS = ("rested", "rushed", "pressed", "calm")
"""Words at hand for how somebody is right now; their own stand beside them."""

WHEN_A_GRID_HELPS = (
    "It can help to see all four sides once you lean one way. While you are in two minds it can "
    "take away from what you had made up; then leave it closed."
)


@dataclass(frozen=True, slots=True)
class GuidePart:
    """One part: its id, its label in the list, what it asks, and the fields that take it.

    `fields` are names of `DecisionDetails`; a part without any is the entry's own: its lines, its
    options, its day.
    """

    id: str
    label: str
    question: str
    fields: tuple[str, ...] = ()


CHOICE, NOW, TO_FIND_OUT = "choice", "now", "find out"
OPTIONS, GRID, LOOK_BACK, AROUND = "options", "grid", "look back", "around"
EXPECT, NEEDS = "expect", "needs"
"""Ids of parts that have a shape of their own."""

GUIDE = (
    GuidePart(CHOICE, "The choice", "What is the choice in front of you, in one plain sentence?"),
    GuidePart("whose", "Whose it is", "Who gets to decide this, and how is that for you?",
              ("whose",)),
    GuidePart(NOW, "How I am now", "How are you right now? It may colour the choice.", ("now",)),
    GuidePart("know", "What I know", "What do you already know?", ("know",)),
    GuidePart(TO_FIND_OUT, "To find out", "What would you like to find out first?",
              ("find_out", "found_out")),
    GuidePart(OPTIONS, "Options", "What options are there, including waiting, asking, and one "
              "nobody has mentioned yet?", ("options",)),
    GuidePart("matters", "What matters", "What matters to you in this?", ("matters",)),
    GuidePart("beside", "Who is with me", "Who is with you in this?", ("beside",)),
    GuidePart(NEEDS, "Four questions", "Where you stand with it, in a word each.",
              ("know_enough", "know_what_matters", "have_support", "am_sure")),
    GuidePart(EXPECT, "What I expect", "What do you expect to come of it, and how sure are you?",
              ("expect", "how_sure")),
    GuidePart("if hard", "If it gets hard", "If it turns out harder than you hope, what "
              "would help you on that day?", ("if_hard",)),
    GuidePart(GRID, "A grid, a tool", "What it gives and what it costs, soon and later on.",
              ("gives_soon", "gives_later", "costs_soon", "costs_later")),
    GuidePart(LOOK_BACK, "Look back", "When would you like to look back at it?",
              ("look_back_on",)),
    GuidePart(AROUND, "Day, tags, lane", "The day it stands under, and who may see it."),
)  # fmt: skip
"""The parts as they are listed."""

_SHORT = 11
"""Characters of a part's own words in the list."""


def parts_of(part: GuidePart) -> list[Part]:
    """The declared fields of a part, in its order."""
    declared = {each.name: each for each in DecisionDetails.parts()}
    return [declared[name] for name in part.fields]


def told_of(part: GuidePart, decision: Entry) -> str:
    """What is said in a part, in a word or a few; "" for nothing."""
    details = decision.details
    if not isinstance(details, DecisionDetails):
        return ""
    if part.id == CHOICE:
        return "written" if decision.title.strip() or decision.body.strip() else ""
    if part.id == OPTIONS:
        return str(len(options_of(details.options)) or "")
    if part.id == TO_FIND_OUT:
        return _found_out(details)
    if part.id == NOW:
        return _shortened(", ".join(details.now))
    if part.id == LOOK_BACK:
        return details.look_back_on
    said_any = any(each.is_said(getattr(details, each.name)) for each in parts_of(part))
    return "written" if said_any else ""


def first_open(decision: Entry) -> GuidePart:
    """The first part after the choice in which nothing is said; the choice, when all have some."""
    asked = (part for part in GUIDE[1:] if part.id not in (GRID, AROUND))
    return next((part for part in asked if not told_of(part, decision)), GUIDE[0])


def _found_out(details: DecisionDetails) -> str:
    if not details.find_out:
        return ""
    found = sum(name in details.found_out for name in details.find_out)
    return f"{found} found" if found else str(len(details.find_out))


def _shortened(words: str) -> str:
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip(", ") + "…"
