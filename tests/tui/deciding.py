"""Decisions for tests: added to a journal, and read from it."""

from dataclasses import replace
from datetime import date

from textual.pilot import Pilot

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import DecisionDetails, Stage
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.options import Option, options_text
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.widgets.choose import ChooseDialog
from tests.tui.valuing import ago, press


def add_decision(
    journal: Journal,
    title: str,
    *,
    stage: Stage = Stage.OPEN,
    due: date | None = None,
    back: int = 0,
    lane: Lane = Lane.ONLY_ME,
    options: tuple[str, ...] = (),
    **details: object,
) -> Entry:
    """A decision of some days ago; `due` is the day to look back at it."""
    on = due.isoformat() if due else ""
    texts = options_text([Option(name) for name in options])
    told = DecisionDetails.from_dict({"look_back_on": on, "options": texts, **details})
    new = replace(new_entry(Kind.DECISION, ago(back), title), details=told, lane=lane)
    kept = journal.add(new)
    return kept if stage is Stage.OPEN else journal.move_decision(kept.id, stage)


def decided(journal: Journal, title: str) -> DecisionDetails:
    """What is said of the decision with this name."""
    rows = journal.entries(Query(kind=Kind.DECISION))
    (found,) = (each for each in rows if each.title == title)
    assert isinstance(found.details, DecisionDetails)
    return found.details


def all_of(journal: Journal, kind: Kind) -> list[Entry]:
    """All entries of a kind, newest first."""
    return list(journal.entries(Query(kind=kind)))


def option_names(journal: Journal, decision: Entry) -> list[str]:
    """The names of its options, in their order."""
    return [option.name for option in journal.options(decision.id)]


async def choose(app: JournalApp, pilot: Pilot[int], words: str) -> None:
    """Choose these words in the dialog."""
    assert isinstance(app.screen, ChooseDialog)
    at = [choice.words for choice in app.screen._choices].index(words)
    await press(pilot, "home", *["down"] * at, "enter")
