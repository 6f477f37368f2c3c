"""What the app does when somebody brings entries in from other journals, or takes them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_journal.errors import JournalError
from recovery_journal.paths import named_folder
from recovery_journal.tui.actions import key_at_hand
from recovery_journal.tui.lifecycle import Lifecycle
from recovery_journal.tui.measures import counted
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.journal import Journal
    from recovery_journal.journal.bringing_in import Incomings
    from recovery_journal.model.records import Draft
    from recovery_journal.tui.incoming_messages import BringIn, LookAtIncoming, TakeBackLast
    from recovery_journal.tui.widgets.under_way import Seen

STOPPED = "Stopped. Nothing came in."
"""What is said when something that would come in was stopped."""


class IncomingRequests(Lifecycle, OwnApp):
    """A mixin for the app: it looks, brings in and takes back in threads, and lets them be stopped.

    Each thread has a connection of its own, and what it keeps it keeps at once, at its end.
    """

    def action_incoming(self) -> None:
        """Ask for a file or a folder that entries come in from."""
        self.for_owner("Bring entries in", self._show_incoming)

    def _show_incoming(self) -> None:
        from recovery_journal.tui.screens.incoming import IncomingScreen

        if not isinstance(self.screen, IncomingScreen):
            self.push_screen(IncomingScreen(self.journal.alone()))

    def on_look_at_incoming(self, message: LookAtIncoming) -> None:
        """Look through it, then show what would come in."""
        from recovery_journal.journal.bringing_in import Incomings
        from recovery_journal.tui.screens.incoming_preview import IncomingPreviewScreen
        from recovery_journal.tui.widgets.under_way import UnderWayDialog

        message.stop()
        plan, journal = message.plan, self.journal.alone()

        def look(seen: Seen) -> Incomings:
            with journal.beside() as other:
                return other.look_at_incoming(plan.files.pieces(plan.day_first), seen)

        def go_on(came: object) -> None:
            if not isinstance(came, Incomings):
                self._say_why(came)
            elif isinstance(self.screen, IncomingPreviewScreen):
                self.screen.show(plan, came)
            else:
                self.push_screen(IncomingPreviewScreen(plan, came))

        self.push_screen(UnderWayDialog("Looking", look), go_on)

    def on_bring_in(self, message: BringIn) -> None:
        """Make a copy of the journal, bring all of it in, and go back to where it was asked for."""
        from recovery_journal.journal.bringing_in import Incomings
        from recovery_journal.tui.screens.incoming import IncomingScreen
        from recovery_journal.tui.screens.incoming_preview import IncomingPreviewScreen
        from recovery_journal.tui.widgets.under_way import UnderWayDialog

        message.stop()
        plan, journal = message.plan, self.journal.alone()

        def bring_in(seen: Seen) -> Incomings:
            with journal.beside() as other:
                self._copy_first(other)
                seen(0)
                return other.bring_in(plan.files.pieces(plan.day_first), seen)

        def go_on(came: object) -> None:
            if not isinstance(came, Incomings):
                self._say_why(came, STOPPED)
                return
            for screen in (IncomingPreviewScreen, IncomingScreen):
                if isinstance(self.screen, screen):
                    self.pop_screen()
            self.kept(self._said_came(came), 8)

        self.push_screen(UnderWayDialog("Bringing in", bring_in, of=message.pieces), go_on)

    def _said_came(self, came: Incomings) -> str:
        key = key_at_hand(self.screen, "incoming.undo")
        if not came.new:
            return "Nothing new came in."
        return f"{counted(came.new, 'entry is', 'entries are')} here. {key} takes them back."

    def _copy_first(self, journal: Journal) -> None:
        """Make a copy of what is there; a journal in memory has none."""
        from recovery_journal.model.copies import Keep

        if journal.path is not None:
            chosen = self.settings
            keep = Keep(chosen.copies_days, chosen.copies_weeks, chosen.copies_months)
            journal.copy_now(keep, named_folder(chosen.copies_in))

    # taking back

    def action_take_back(self) -> None:
        """Take back what was brought in last."""
        self.for_owner("Take back the last import", self._ask_take_back)

    def on_take_back_last(self, message: TakeBackLast) -> None:
        """Take it back, after a yes."""
        message.stop()
        self._ask_take_back()

    def _ask_take_back(self) -> None:
        """Say what would go and what stays, and ask."""
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        last = self.journal.alone().last_brought_in()
        if not last.go:
            told = "All of it was changed, threaded or thrown away since, and stays."
            self.notify(told if last.stay else "Nothing came in from elsewhere.", markup=False)
            return
        below = "The whole file is written anew without them, which may take a moment."
        if last.stay:
            stay, them = (
                counted(last.stay, "more stays", "more stay"),
                "it" if last.stay == 1 else "them",
            )
            below = f"{stay}, for you changed, threaded or threw {them} away since. {below}"
        choices = [Choice("leave", "leave all here"), Choice("take", "take them back, for good")]

        def go_on(choice: str | None) -> None:
            if choice == "take":
                self._take_back()

        asked = f"Take back {counted(last.go, 'entry', 'entries')} of the last import?"
        self.push_screen(ChooseDialog(asked, choices, below=below), go_on)

    def _take_back(self) -> None:
        from recovery_journal.journal.bringing_in import LastBroughtIn
        from recovery_journal.tui.widgets.under_way import UnderWayDialog

        journal = self.journal.alone()

        def take_back(_: Seen) -> LastBroughtIn:
            with journal.beside() as other:
                return other.take_back_last()

        def go_on(came: object) -> None:
            if isinstance(came, LastBroughtIn):
                self.kept(f"{counted(came.go, 'entry is', 'entries are')} gone.", 5)
            else:
                self._say_why(came)

        self.push_screen(UnderWayDialog("Taking back", take_back, stops=False), go_on)

    # stopping

    def _say_why(self, came: object, stopped: str = "") -> None:
        """Say what was in the way, or that it was stopped."""
        told = f"{came.title}. {came}" if isinstance(came, JournalError) else stopped
        if told:
            self.notify(told, timeout=10, markup=False)

    def _keep_drafts(self) -> list[Draft]:
        """Stop what is under way first: while it writes, no draft could be kept."""
        from recovery_journal.tui.widgets.under_way import UnderWayDialog

        for screen in self.screen_stack:
            if isinstance(screen, UnderWayDialog):
                screen.halt()
        return super()._keep_drafts()
