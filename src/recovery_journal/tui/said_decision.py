"""A decision in words: what was known when it was taken, and what greets on Today."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from recovery_journal.model.deciding import added_to, sealed_of
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Entry, Lane
from recovery_journal.model.story import known_of
from recovery_journal.tui.dates import MONTHS, said


@dataclass(frozen=True, slots=True)
class Then:
    """What was known of a decision, and since when it stands like that.

    `told` has labels and texts, in the order of the form; a text without a label has "".
    """

    when: str
    title: str = field(repr=False)
    told: list[tuple[str, str]] = field(repr=False)
    expected: str = field(default="", repr=False)
    how_sure: str = field(default="", repr=False)


def known_then(decision: Entry, today: date, lanes: Collection[Lane]) -> Then:
    """What was sealed last, where its lane is one of these; otherwise the decision as it stands."""
    details = decision.details
    if not isinstance(details, DecisionDetails):
        return Then("", decision.title, [])
    seal = next(reversed(sealed_of(details)), None)
    if seal is not None and seal.lane in lanes:
        when = f"From the day you decided, {said(seal.day, today)}."
        return _then(when, seal.title, seal.body, seal.details, today)
    stands = _then("As it stands now.", decision.title, decision.body, details, today)
    added = [(f"Added {_on(each.day, today)}", each.text) for each in added_to(details)]
    return replace(stands, told=stands.told + added)


def _then(when: str, title: str, body: str, details: DecisionDetails, today: date) -> Then:
    known = known_of(details, {}, lambda day: said(day, today))
    chosen = next(part.label for part in details.parts() if part.name == "chosen")
    told = [("", body), (chosen, details.chosen), *((each.label, each.text) for each in known)]
    kept = [(label, text) for label, text in told if text]
    return Then(when, title, kept, details.expect, details.how_sure)


def _on(day: date, today: date) -> str:
    words = said(day, today)
    return words if words in ("today", "yesterday") else f"on {words}"


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
