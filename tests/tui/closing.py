"""Times together for tests: begun, written in, closed; and the pages that close them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import StepDetails
from recovery_journal.model.entry import Entry, Kind, Origin, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.closing import ClosingScreen
from recovery_journal.tui.widgets.marked_list import MarkedList
from recovery_journal.tui.widgets.part_field import Prose
from tests.tui.driving import settle
from tests.tui.valuing import PASSPHRASE, TODAY

SPELL = "[/] [bold]b[/bold] \x1b[31m \u202egnol 👩‍👩‍👧‍👦 日本"
"""Words that would do something if they were read as anything but words."""


def begin(own: Journal, with_whom: str = "J.", **parts: str) -> Journal:
    """Begin a time together; the journal as it is seen in it."""
    entry = new_entry(Kind.SESSION, TODAY)
    details = SessionDetails.from_dict({"with_whom": with_whom, **parts})
    own.begin_together(Draft(entry=replace(entry, details=details)))
    return own.in_company()


def add(
    journal: Journal,
    title: str,
    body: str = "",
    kind: Kind = Kind.WIN,
    origin: Origin = Origin.ME,
    **parts: str,
) -> Entry:
    """Something written."""
    entry = replace(new_entry(kind, TODAY, title, body), origin=origin)
    if kind is Kind.STEP:
        entry = replace(entry, details=StepDetails.from_dict(parts))
    return journal.add(entry)


def written_together(own: Journal) -> Journal:
    """A time with J. in which a win, a note and two steps were written."""
    company = begin(own, worth="To decide about Sunday")
    add(company, "Walked past the shop", "It was raining.\nI counted the lamp posts.")
    add(company, "What Sunday is about", kind=Kind.NOTE, origin=Origin.TOGETHER)
    add(company, "Call Dad", kind=Kind.STEP, support="Maya", by="2026-12-02")
    add(company, "Ask about the course", kind=Kind.STEP, origin=Origin.COACH)
    return company


def session_details(journal: Journal) -> SessionDetails:
    """What is said of the time under way."""
    draft = journal.under_way()
    assert draft is not None
    assert isinstance(draft.entry.details, SessionDetails)
    return draft.entry.details


def in_a_file(tmp_path: Path) -> Journal:
    """An empty journal in a file."""
    return Journal.create(tmp_path / "home" / "own" / "journal.db", PASSPHRASE)


@asynccontextmanager
async def closing(
    own: Journal, draft: Draft | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[JournalApp, Pilot[int]]]:
    """The app on the pages that close a time together, or on those of a past one."""
    app = JournalApp(own.path or Path("/nowhere/journal.db"), own)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        app.enter_company()
        if draft is None:
            app.close_together()
        else:
            app.push_screen(ClosingScreen(app.journal, draft), app.after_edit)
        await settle(pilot)
        yield app, pilot


def boxes(app: JournalApp, list_id: str) -> list[str]:
    """The lines of a list with marks, as text."""
    options = app.screen.query_one(f"#{list_id}", MarkedList).options
    return [" ".join(str(option.prompt).split()) for option in options]


def words(app: JournalApp) -> Prose:
    """The field for the person's own words."""
    return app.screen.query_one(Prose)


def details_of(entry: Entry) -> dict[str, Any]:
    """What is kept of a summary."""
    return entry.details.as_dict()
