"""The app at the table of a time together, for tests, and what is read from it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from textual.pilot import Pilot

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Entry, Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.views import Query
from recovery_journal.tui.app import JournalApp
from recovery_journal.tui.screens.together import TogetherScreen
from recovery_journal.tui.widgets.offer_list import OfferList
from recovery_journal.tui.widgets.table_page import TablePage
from tests.tui.driving import settle
from tests.tui.valuing import TODAY


def begin(journal: Journal, **agreed: str) -> Journal:
    """Begin a time together; the same journal, as two people see it."""
    details = SessionDetails(**({"with_whom": "J."} | agreed))
    entry = replace(new_entry(Kind.SESSION, TODAY), details=details)
    journal.begin_together(Draft(entry=entry))
    return journal.in_company()


@asynccontextmanager
async def at_table(
    journal: Journal, *, size: tuple[int, int] = (80, 24), **agreed: str
) -> AsyncIterator[tuple[JournalApp, Pilot[int], TogetherScreen]]:
    """The app at the table; a time together begins where none is under way."""
    if journal.under_way() is None:
        begin(journal, **agreed)
    app = JournalApp(journal.path or Path("/nowhere/journal.db"), journal)
    # The app looks at the file when a test says so.
    with patch("recovery_journal.tui.lifecycle.CHECK_SECONDS", 3600.0):
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            app.be_together()
            await settle(pilot)
            yield app, pilot, table(app)


def table(app: JournalApp) -> TogetherScreen:
    """The table, which is on the screen."""
    assert isinstance(app.screen, TogetherScreen)
    return app.screen


def page(app: JournalApp) -> TablePage:
    """The page of the table."""
    return table(app).query_one(TablePage)


def offered(app: JournalApp) -> OfferList:
    """What is offered there."""
    return table(app).query_one(OfferList)


def notes(journal: Journal) -> list[Entry]:
    """All notes, newest first."""
    return list(journal.entries(Query(kind=Kind.NOTE)))


def opened_note(journal: Journal, title: str, lane: Lane = Lane.OPEN_TOGETHER) -> Entry:
    """A note of today in a lane."""
    return journal.add(replace(new_entry(Kind.NOTE, TODAY, title), lane=lane))


def note_drafts(journal: Journal) -> list[tuple[str, str]]:
    """The first line and the text of every note that is being written, newest first."""
    drafts = [draft.entry for draft in journal.drafts()]
    return [(each.title, each.body) for each in drafts if each.kind is Kind.NOTE]


def half_note(title: str, body: str, draft_id: str = "") -> Draft:
    """An open note of today that is being written; the same draft again, by its id."""
    entry = replace(new_entry(Kind.NOTE, TODAY, title, body), lane=Lane.OPEN_TOGETHER)
    draft = Draft(entry=entry)
    return replace(draft, id=draft_id) if draft_id else draft
