"""A look back in a real terminal: killed while a page is half written, it goes on from there."""

import signal
from collections.abc import Callable
from datetime import date

from recovery_journal.journal import Journal
from recovery_journal.model.decision_parts import LookBackDetails, Stage
from recovery_journal.model.entry import Entry
from tests.terminal.conftest import PASSPHRASE, Start
from tests.terminal.driver import NO_FIELD, Terminal

WORDS = "slowly, with two drafts"


def go_to_look_back(terminal: Terminal) -> None:
    """Open the journal and look back at its decision."""
    terminal.unlock(PASSPHRASE)
    terminal.see("enter keep   tab on")
    terminal.press("escape")
    terminal.see(NO_FIELD)
    terminal.press("d")
    terminal.see("S stage")
    terminal.press("b")
    terminal.see("of 6")


def waiting(kept: Callable[[], Journal]) -> list[Entry]:
    """The look backs that wait as drafts, read by another process."""
    journal = kept()
    try:
        return [draft.entry for draft in journal.drafts()]
    finally:
        journal.close()


def choosing(entries: list[Entry]) -> list[str]:
    """What they say of how it was chosen."""
    return [each.details.choosing for each in entries if isinstance(each.details, LookBackDetails)]


def test_kill_when_a_page_is_half_written_then_the_next_opening_goes_on_after_it(
    start: Start, kept: Callable[[], Journal]
) -> None:
    journal = kept()
    decision = journal.decide("Change my shift", date.today())
    journal.move_decision(decision.id, Stage.DECIDED)
    journal.close()
    terminal = start()
    go_to_look_back(terminal)
    terminal.press("enter")
    terminal.see("What came of it?")
    terminal.press("tab")
    terminal.see("How did you go about choosing?")
    terminal.type(WORDS)
    terminal.see(WORDS)
    terminal.wait(lambda: choosing(waiting(kept)) == [WORDS], "the draft")
    terminal.type(" and more")
    terminal.signal(signal.SIGKILL)
    terminal.end()
    (found,) = choosing(waiting(kept))
    assert found in [f"{WORDS} and more"[:at] for at in range(len(WORDS), len(WORDS) + 10)]
    again = start()
    go_to_look_back(again)
    again.see("4 of 6")
    again.press("\x1b[Z")
    again.see(WORDS)
    again.press("\x1b[Z", "\x1b[Z")
    again.see("What you knew then")
