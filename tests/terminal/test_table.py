"""The table of a time together in a real terminal: a kill takes nothing, nothing is in plain."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from recovery_journal.journal import Journal
from recovery_journal.model.entry import Kind, Lane, new_entry
from recovery_journal.model.records import Draft
from recovery_journal.model.session_parts import SessionDetails
from recovery_journal.model.sessions import OfferKind
from recovery_journal.tui.dates import this_day
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import LOCKED, Terminal, holding

Kept = Callable[[], Journal]
TABLE = "TOGETHER with J."
WRITING = "ctrl+s keep"
"""What the foot offers while the page has the keys."""

SECRET = "xylophonist"


def begin(kept: Kept) -> None:
    """A time together is under way in the file, with something closed in it."""
    journal = kept()
    journal.add(new_entry(Kind.NOTE, this_day(), SECRET))
    entry = new_entry(Kind.SESSION, this_day())
    journal.begin_together(Draft(entry=replace(entry, details=SessionDetails(with_whom="J."))))
    journal.close()


def unlock(terminal: Terminal) -> None:
    """Open the journal: it is at its table."""
    terminal.see(LOCKED)
    terminal.type(PASSPHRASE)
    terminal.press("enter")
    terminal.see(TABLE)
    terminal.see(WRITING)


def test_table_when_killed_then_page_and_offers_are_there_again(
    start: Start, kept: Kept, home: Path
) -> None:
    begin(kept)
    terminal = start()
    unlock(terminal)
    terminal.press("escape")
    terminal.see("f offer")
    terminal.see_no_more(WRITING)
    terminal.press("f")
    terminal.see("What would you like to offer?")
    terminal.press("enter")
    terminal.see("Which strength do you see?")
    terminal.type("patience with marigolds")
    terminal.press("enter")
    terminal.see("Offered by J.")
    terminal.press("escape")
    terminal.see("J. offers something.")
    terminal.press("tab")
    terminal.see(WRITING)
    terminal.type("half a marigold")
    terminal.see("half a marigold")
    other = kept().in_company()
    terminal.wait(lambda: _is_draft(other, "half a marigold"), "the draft in the file")
    terminal.kill()
    assert [(each.kind, each.words) for each in other.offers()] == [
        (OfferKind.STRENGTH, "patience with marigolds")
    ]
    assert other.page() == []
    other.close()
    terminal = start()
    unlock(terminal)
    terminal.see("half a marigold")
    assert SECRET not in terminal.text
    terminal.press("tab", "enter")
    terminal.see("Kept, as a strength.")
    terminal.press("ctrl+s")
    terminal.see("Kept, on the table.")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    journal = kept()
    titles = {row.title: row.lane for row in journal.page()}
    assert titles.pop(SECRET) is Lane.ONLY_ME
    assert titles == dict.fromkeys(
        ("half a marigold", "patience with marigolds"), Lane.OPEN_TOGETHER
    )
    assert journal.check() == []
    journal.close()
    assert holding(home, "marigold") == []
    assert "marigold" not in terminal.after_leaving.decode(errors="replace")


def _is_draft(journal: Journal, title: str) -> bool:
    return title in [draft.entry.title for draft in journal.drafts()]
