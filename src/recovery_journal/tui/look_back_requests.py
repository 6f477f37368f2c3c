"""What the app does about looking back at a decision: when, what was known, what came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from recovery_journal.tui.dates import this_day
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from recovery_journal.tui.messages import LookBack, SetLookBack

_DATE, _NEVER = "date", "never"


class LookBackRequests(OwnApp):
    """A mixin for the app: the ways to a look back and through it."""

    def ask_when(self, keep: Callable[[date | None], None], *, again: bool = False) -> None:
        """Ask for a day to look back; `keep` hears of it, or of none; esc leaves all as it was."""
        from recovery_journal.model.deciding import LATER, look_back_day
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        choices = [Choice(later, f"in {later}") for later in LATER]
        choices += [Choice(_DATE, "on a date"), Choice(_NEVER, "never", "no need")]

        def chosen(later: str | None) -> None:
            if later == _DATE:
                self._ask_date(keep)
            elif later is not None:
                keep(None if later == _NEVER else look_back_day(this_day(), later))

        asked = f"When would you like to look back{' again' if again else ''}?"
        self.push_screen(ChooseDialog(asked, choices), chosen)

    def _ask_date(self, keep: Callable[[date | None], None]) -> None:
        from recovery_journal.model.days import DAY_AHEAD, parse_day_ahead
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        def check(lines: list[str]) -> object:
            return parse_day_ahead(lines[0], this_day())

        def chosen(lines: list[str] | None) -> None:
            if lines is not None:
                keep(parse_day_ahead(lines[0], this_day()))

        asked = [Asked("", DAY_AHEAD)]
        self.push_screen(AskDialog("On which day?", asked, check), chosen)

    def set_look_back(self, decision_id: str, day: date | None) -> None:
        """Look back on this day, or not at all."""
        self.journal.set_look_back(decision_id, day)
        self.kept()

    def on_set_look_back(self, message: SetLookBack) -> None:
        """Say when to look back, or that there is no need."""
        message.stop()
        decision_id = message.entry_id
        self.ask_when(lambda day: self.set_look_back(decision_id, day))

    # looking back

    def on_look_back(self, message: LookBack) -> None:
        """Show what was known then, and ask what came; or go on with what waits."""
        from recovery_journal.model.entry import Kind
        from recovery_journal.model.records import Draft

        message.stop()
        about = message.entry_id
        waits = self.journal.draft_about(about, Kind.LOOK_BACK)
        self.edit(waits or Draft(entry=self.journal.new_look_back(about, this_day())))

    def looked_back(self, decision_id: str) -> None:
        """It was looked back at: ask when to do so again; esc ends it."""
        self.journal.set_look_back(decision_id, None)
        self.ask_when(lambda day: self.set_look_back(decision_id, day), again=True)
