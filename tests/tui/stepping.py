"""Steps and look-backs of a decision, for tests."""

from dataclasses import replace
from itertools import takewhile
from typing import Any

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import LookBackDetails, StepDetails
from recovery_journal.model.entry import Entry, Lane, Origin
from recovery_journal.model.strength_parts import ConfidenceDetails
from recovery_journal.tui.app import JournalApp
from tests.tui.valuing import TODAY, ago

_TOAST = "▎"
"""Where a toast begins that stands over a list."""


def add_step(
    journal: Journal,
    about: Entry | None,
    title: str,
    *,
    origin: Origin = Origin.ME,
    lane: Lane = Lane.ONLY_ME,
    sure: int | None = None,
    **details: str,
) -> Entry:
    """A step of a decision, or of nothing; `sure` is how sure somebody said they are of it."""
    about_id = about.id if about else ""
    new = journal.new_step(title, TODAY, about_id, origin)
    told = StepDetails.from_dict({"about": about_id, **details})
    step = journal.add(replace(new, details=told, lane=lane))
    if sure is not None:
        confidence = journal.new_confidence(title, TODAY, step.id)
        journal.add(replace(confidence, details=ConfidenceDetails(about=step.id, sure=sure)))
    return step


def add_look_back(
    journal: Journal, decision: Entry, came: str, back: int = 0, **details: Any
) -> Entry:
    """A look back at a decision, so many days ago."""
    new = journal.new_look_back(decision.id, ago(back))
    told = LookBackDetails.from_dict({"about": decision.id, **details})
    return journal.add(replace(new, body=came, details=told))


def step_details(step: Entry) -> StepDetails:
    """What is said of a step."""
    assert isinstance(step.details, StepDetails)
    return step.details


def listed(app: JournalApp, list_id: str) -> list[str]:
    """The lines that a list of the screen shows now; none where it is not there."""
    there = app.screen.query(f"#{list_id}")
    region = there.first().region
    strips = app.screen._compositor.render_strips()[region.y : region.bottom]
    lines = [strip.crop(region.x, region.right).text for strip in strips]
    return [line.split(_TOAST)[0].rstrip() for line in lines]


def row_of(app: JournalApp, title: str) -> str:
    """What the list of steps says of the one with this title, behind it or below it."""
    lines = listed(app, "steps")
    (at,) = (at for at, line in enumerate(lines) if title in line)
    below = takewhile(lambda line: line.startswith("    "), lines[at + 1 :])
    return " ".join([lines[at].split(title)[1].strip(), *map(str.strip, below)]).strip()
