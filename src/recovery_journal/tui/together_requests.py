"""What the app does for two people at one screen: it begins, guards, ends their time together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_journal.errors import EntryNotFound, JournalError
from recovery_journal.tui.dates import said, this_day
from recovery_journal.tui.journeys import ReadsEntry
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from recovery_journal.journal import Journal
    from recovery_journal.model.records import Draft
    from recovery_journal.model.sessions import Closed
    from recovery_journal.model.views import Saved
    from recovery_journal.settings import Settings
    from recovery_journal.tui.company_messages import (
        AskOwner,
        BeginTogether,
        CloseAgain,
        LeaveTogether,
        OpenClosedDay,
        ShowOpenTogether,
        TakeAlong,
    )
    from recovery_journal.tui.widgets.choose import Choice

_NOT_YET = "It is yours. Once you are together, enter opens it for that time."
_ASKS = "Somebody else is looking, so your passphrase comes first."
_LEAVES = "Your passphrase ends this time together: all of your journal is open to you again."


class TogetherRequests(OwnApp):
    """A mixin for the app: while together, what is closed stays closed on every way."""

    with_whom: str | None = None
    deck_at: str = ""
    _journal: Journal | None
    _unkept: tuple[Draft, ...]

    if TYPE_CHECKING:
        settings: Settings

        def action_lock(self) -> None:
            """Close the file and show the lock."""

        def _keep_drafts(self) -> list[Draft]:
            """Keep what is being typed on every open screen."""

    @property
    def is_in_company(self) -> bool:
        """Whether somebody else is looking too."""
        return self._journal is not None and self._journal.is_in_company

    # beginning

    def action_together(self) -> None:
        """Agree on a time together; in one, to its table, and from there to its close."""
        if not self.is_in_company:
            self._agree()
            return
        from recovery_journal.tui.screens.together import TogetherScreen

        if isinstance(self.screen, TogetherScreen):
            self.close_together()
        elif not self._keep_drafts():
            self.go("together")

    def _agree(self) -> None:
        from recovery_journal.model.entry import Kind, new_entry
        from recovery_journal.model.records import Draft
        from recovery_journal.model.session_parts import SessionDetails
        from recovery_journal.tui.screens.agreement import AgreementScreen

        if isinstance(self.screen, AgreementScreen):
            return
        draft = Draft(entry=new_entry(Kind.SESSION, this_day()))
        for each in self.journal.drafts():
            details = each.entry.details
            if isinstance(details, SessionDetails) and not details.began:
                draft = each
        self.push_screen(AgreementScreen(self.journal, draft), self._after_agreement)

    def _after_agreement(self, _: Saved | None) -> None:
        self.tell_changed()

    def on_show_open_together(self, message: ShowOpenTogether) -> None:
        """Show exactly what would be visible."""
        from recovery_journal.tui.screens.would_see import WouldSeeScreen

        message.stop()
        company = self._seen_together(self.journal)
        self.push_screen(WouldSeeScreen(company, message.agreed, self.settings))

    def on_begin_together(self, message: BeginTogether) -> None:
        """Begin it."""
        message.stop()
        try:
            self.journal.begin_together(message.agreed)
        except JournalError as error:
            self.notify(f"{error.title}. {error}", timeout=6, markup=False)
        else:
            self.be_together()

    def _seen_together(self, journal: Journal) -> Journal:
        company = journal.in_company()
        company.shows_closed = self.settings.closed_days
        return company

    def be_together(self) -> None:
        """From now on show what is open together, on every screen."""
        self.enter_company()
        self.go("together")

    def enter_company(self) -> None:
        """Have the open journal show what is open together, where a time together is under way."""
        under_way = self.journal.under_way()
        if under_way is None:
            return
        self.clear_notifications()
        self._clipboard = ""
        self._journal = self._seen_together(self.journal)
        self.with_whom = under_way.entry.details.as_dict()["with_whom"]

    def follow_company(self) -> None:
        """Go along with what began or ended in another terminal on this file.

        One that ended there locks here: its passphrase was typed there, not here.
        """
        under_way = self.journal.under_way() is not None
        if self.is_in_company and not under_way:
            self.action_lock()
        elif self.is_in_company:
            self.leave_what_closed()
        elif under_way:
            # What can't be kept now waits in memory, as at a lock: what is closed goes first.
            self._unkept += tuple(self._keep_drafts())
            self.be_together()

    # guarding

    def for_owner(self, titled: str, then: Callable[[], object], told: str = _ASKS) -> None:
        """Do it at once where the person is alone; else ask for the passphrase first.

        A journal in memory has none: there it is done at once too.
        """
        if not self.is_in_company or self.journal.path is None:
            then()
            return
        from recovery_journal.tui.screens.passphrase_check import PassphraseCheckScreen

        def go_on(known: bool | None) -> None:
            if known:
                then()

        self.push_screen(PassphraseCheckScreen(self.journal, titled, told), go_on)

    def on_ask_owner(self, message: AskOwner) -> None:
        """Ask, then do it."""
        message.stop()
        self.for_owner(message.titled, message.then)

    # what is closed

    def on_open_closed_day(self, message: OpenClosedDay) -> None:
        """Ask whether to open something of that day for this time; then what, if there is more."""
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        message.stop()
        if not self.is_in_company:
            self.notify(_NOT_YET, timeout=5, markup=False)
            return
        asked = f"Open something you wrote {_on(message.day)}, for this time together alone?"
        choices = [
            Choice("no", "leave it closed"),
            Choice("yes", "open it for now", "with its numbers; the ledger has a line"),
        ]

        def go_on(choice: str | None) -> None:
            if choice == "yes":
                self._choose_closed(message.day)

        self.push_screen(ChooseDialog(asked, choices), go_on)

    def _choose_closed(self, day: date) -> None:
        from recovery_journal.tui.widgets.choose import ChooseDialog

        closed = self.journal.closed_on(day)
        if len(closed) == 1:
            self._open_for_now(closed[0].id)
        elif closed:
            self.push_screen(
                ChooseDialog("Which of them?", [_choice(each) for each in closed]),
                self._open_for_now,
            )

    def _open_for_now(self, entry_id: str | None) -> None:
        if entry_id is not None:
            self.journal.open_for_now(entry_id)
            self.kept("Open for this time. o closes it again.", 4)

    def on_close_again(self, message: CloseAgain) -> None:
        """Close it."""
        message.stop()
        self.journal.close_again(message.entry_id)
        self.leave_what_closed()
        self.kept("Closed again.")

    def leave_what_closed(self) -> None:
        """Leave a page that reads an entry which is closed now."""
        while isinstance(self.screen, ReadsEntry) and not self._sees(self.screen.entry_read):
            self.pop_screen()

    def _sees(self, entry_id: str) -> bool:
        try:
            self.journal.entry(entry_id)
        except EntryNotFound:
            return False
        return True

    # ending

    def close_together(self) -> None:
        """Show the pages that close a time together."""
        from recovery_journal.tui.screens.closing import ClosingScreen

        self.push_screen(ClosingScreen(self.journal))

    def on_leave_together(self, message: LeaveTogether) -> None:
        """Ask for the passphrase, then end it."""
        message.stop()
        self.for_owner("Leave together", self._leave_together, _LEAVES)

    def _leave_together(self) -> None:
        under_way = self.journal.under_way()
        signed = under_way.entry if under_way and under_way.entry.version else None
        self.journal.end_together()
        self._journal = self.journal.alone()
        self.with_whom, self.deck_at = None, ""
        self.clear_notifications()
        self.go("today")
        if signed is not None:
            self.take_along(signed.id)

    def on_take_along(self, message: TakeAlong) -> None:
        """Offer it."""
        message.stop()
        self.take_along(message.entry_id)

    def take_along(self, entry_id: str) -> None:
        """Offer the summary as a file to take along."""
        from recovery_journal.tui.screens.take_along import TakeAlongScreen

        self.push_screen(TakeAlongScreen(self.journal, entry_id))


def _on(day: date) -> str:
    told = said(day, this_day())
    return told if told in ("today", "yesterday") else f"on {told}"


def _choice(closed: Closed) -> Choice:
    from recovery_journal.tui.widgets.choose import Choice

    at = closed.created.astimezone().strftime("%H:%M")
    return Choice(closed.id, closed.kind.value, f"written at {at}")
