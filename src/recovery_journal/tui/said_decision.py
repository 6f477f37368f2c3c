"""A decision in words: what was known when it was taken, and what greets on Today."""

from datetime import date

from recovery_journal.model.deciding import sealed_of
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Entry
from recovery_journal.model.options import options_of
from recovery_journal.model.parts import Part, Shape, in_words
from recovery_journal.tui.dates import MONTHS, said

_NOT_KNOWN = ("stage", "look_back_on")
"""Parts that say where a decision stands, and nothing of what was known."""


def known_then(decision: Entry, today: date) -> list[tuple[str, str]]:
    """Labels and texts of what was sealed last; of one never decided, as it stands."""
    details = decision.details
    if not isinstance(details, DecisionDetails):
        return []
    seals = sealed_of(details)
    on = f"What you knew, {said(seals[-1].day if seals else decision.day, today)}"
    title = seals[-1].title if seals else decision.title
    body = seals[-1].body if seals else decision.body
    then = seals[-1].details if seals else details
    told = [(on, "\n".join(filter(None, [title, body])))]
    told += [(part.label, in_words(part, value)) for part, value in then.said() if _known(part)]
    options = "\n".join(option.name for option in options_of(then.options))
    told += [("The options", options)]
    return [(label, text) for label, text in told if text]


def _known(part: Part) -> bool:
    return part.shape is not Shape.STATE and part.name not in _NOT_KNOWN


def asks_to_look_back(decision: Entry, today: date) -> str:
    """What greets: "You chose this in March. Would you like to look back?"."""
    details = decision.details
    seals = sealed_of(details) if isinstance(details, DecisionDetails) else []
    day = seals[-1].day if seals else decision.day
    year = "" if day.year == today.year else f" {day.year}"
    when = f"in {MONTHS[day.month - 1]}{year}"
    verb = "You chose this" if seals else "You wrote this down"
    return f"{verb} {when}. Would you like to look back?"


def where_it_stands(decision: Entry, today: date) -> str:
    """Its stage, and the day to look back, if there is one."""
    details = decision.details
    if not isinstance(details, DecisionDetails):
        return ""
    told = details.stage or Stage.OPEN.value
    if details.look_back_on:
        told += f", look back {said(date.fromisoformat(details.look_back_on), today)}"
    return told
