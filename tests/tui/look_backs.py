"""Look backs for tests: a decision to look back at, and what their pages show and keep."""

from dataclasses import replace

from textual.pilot import Pilot

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import DecisionDetails, LookBackDetails, Stage
from recovery_journal.model.entry import Entry, Kind
from recovery_journal.model.options import Option, options_text
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.look_back import LookBackScreen
from recovery_journal.tui.widgets.choose import ChooseDialog
from recovery_journal.tui.widgets.frame import FootLine, TitleLine
from tests.tui.deciding import add_decision, all_of
from tests.tui.valuing import (
    TODAY,
    press,
)

QUESTIONS = (
    "What you knew then",
    "What came of it?",
    "How did you go about choosing?",
    "What was your choosing, and what was luck?",
    "Did what you expected come about?",
    "What do you keep from it?",
)
ON = ("tab", "tab", "tab", "tab", "tab", "tab")
"""From the first page to the last; the fourth has two fields."""


def a_journal(journal: Journal | None = None) -> Journal:
    """A journal with a decision that was taken."""
    journal = journal or Journal.in_memory()
    decision = add_decision(
        journal,
        "Change my shift",
        know="I sleep four hours.",
        expect="Less money, and mornings.",
        how_sure="almost sure",
    )
    options = options_text([Option("stay", "sleep", "the course"), Option("go")])
    details = DecisionDetails.from_dict(decision.details.as_dict() | {"options": options})
    journal.save(replace(decision, details=details))
    journal.move_decision(decision.id, Stage.DECIDED)
    return journal


def begun(journal: Journal, body: str = "", **parts: str) -> Entry:
    """A look back at it with these parts, not saved."""
    (decision,) = all_of(journal, Kind.DECISION)
    new = journal.new_look_back(decision.id, TODAY)
    details = LookBackDetails.from_dict(new.details.as_dict() | parts)
    return replace(new, body=body, details=details)


def kept(journal: Journal) -> Entry:
    """The look back that was saved."""
    (found,) = all_of(journal, Kind.LOOK_BACK)
    return found


def parts(entry: Entry) -> dict[str, object]:
    """What is said in it, by part."""
    return {part.name: value for part, value in entry.details.said()}


def page(app: JournalApp) -> int:
    """The page that shows."""
    assert isinstance(app.screen, LookBackScreen)
    return int(app.screen.query_one(TitleLine).right.removesuffix(" of 6"))


def focused(app: JournalApp) -> str | None:
    """The id of the field that has the focus."""
    assert app.focused is not None
    return app.focused.id


def in_sight(app: JournalApp) -> None:
    """What has the focus can be seen, and the foot does not hide it."""
    assert app.focused is not None
    region = app.focused.region
    assert app.screen.region.contains_region(region.crop_size((10, 1)))
    assert region.y < app.screen.query_one(FootLine).region.y


async def saved(app: JournalApp, pilot: Pilot[int]) -> None:
    """Save a new one, and leave open when to look back again."""
    await press(pilot, "ctrl+s")
    assert isinstance(app.screen, ChooseDialog)
    await press(pilot, "escape")
