"""What the app does when somebody brings a whole journal back: looked at first, then all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from recovery_journal.tui.incoming_requests import STOPPED, IncomingRequests
from recovery_journal.tui.measures import counted
from recovery_journal.tui.said_paths import said_path

if TYPE_CHECKING:
    from recovery_journal.journal.bringing_back import BroughtBack
    from recovery_journal.tui.incoming_messages import LookAtIncoming
    from recovery_journal.tui.incoming_plan import IncomingPlan
    from recovery_journal.tui.widgets.under_way import Seen

_MOST_NAMED = 5
"""Places that can't be read and are named; the command line names more."""


class WholeRequests(IncomingRequests):
    """A mixin for the app: a whole journal comes back in a thread, all of it or nothing."""

    def on_look_at_incoming(self, message: LookAtIncoming) -> None:
        """Look through a whole journal, then ask; anything else is looked at by itself."""
        if not message.plan.is_whole:
            return  # the app goes on to the handler of the class below
        message.stop()
        message.prevent_default()
        plan, journal = message.plan, self.journal.alone()

        def look(seen: Seen) -> BroughtBack:
            with journal.beside() as other:
                return other.look_at_whole(plan.path, seen)

        self._under_way("Looking", look, lambda came: self._ask_whole(plan, came))

    def _ask_whole(self, plan: IncomingPlan, came: BroughtBack) -> None:
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        choices = [Choice("leave", "leave all as it is")]
        if not came.is_nothing:
            choices.append(Choice("take", "bring it in", "a copy of the journal is made first"))

        def go_on(choice: str | None) -> None:
            if choice == "take":
                self._bring_back(plan)

        asked = f"A whole journal: {said_path(plan.path)}"
        self.push_screen(ChooseDialog(asked, choices, below=said_whole(came)), go_on)

    def _bring_back(self, plan: IncomingPlan) -> None:
        journal = self.journal.alone()

        def bring_back(seen: Seen) -> BroughtBack:
            with journal.beside() as other:
                self._copy_first(other)
                seen(0)
                return other.bring_back(plan.path, seen)

        def go_on(came: BroughtBack) -> None:
            from recovery_journal.tui.screens.incoming import IncomingScreen

            if isinstance(self.screen, IncomingScreen):
                self.pop_screen()
            self.kept(said_whole(came, here=True), 8)

        self._under_way("Bringing in", bring_back, go_on)

    def _under_way(
        self,
        what: str,
        work: Callable[[Seen], BroughtBack],
        go_on: Callable[[BroughtBack], None],
    ) -> None:
        from recovery_journal.journal.bringing_back import BroughtBack
        from recovery_journal.tui.widgets.under_way import UnderWayDialog

        def ended(came: object) -> None:
            if isinstance(came, BroughtBack):
                go_on(came)
            else:
                self._say_why(came, STOPPED)

        self.push_screen(UnderWayDialog(what, work), ended)


def said_whole(came: BroughtBack, *, here: bool = False) -> str:
    """What would come of it, or came, in a few sentences without a word of an entry."""
    merged, would = came.merged, "" if here else "would be "
    counts = (
        (merged.new + came.new.new, f"{would}new"),
        (merged.changed, f"{would}changed"),
        (merged.erased, f"{would}gone, for you erased it there"),
    )
    told = [f"{counted(n, 'entry', 'entries')} {said}." for n, said in counts if n]
    if came.is_nothing:
        told = ["Nothing new is in it."]
    elif not told:
        told = ["Earlier versions, threads or other things beside the entries are new."]
    unread = came.all_unread
    if unread:
        told.append(f"{counted(len(unread), 'place', 'places')} can't be read, and nothing of it:")
        told += [f"{each.place}: {each.reason}" for each in unread[:_MOST_NAMED]]
    if len(unread) > _MOST_NAMED:
        told.append("The command line names them all.")
    return "\n".join(told)
