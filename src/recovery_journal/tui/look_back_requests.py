"""What the app does about looking back at a decision: when, what was known, what came."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from recovery_journal.journal import Journal
    from recovery_journal.model.records import Draft
    from recovery_journal.tui.messages import LookBack, SetLookBack

    _Base = App[int]
else:
    _Base = object

_DATE, _NEVER = "date", "never"


class LookBackRequests(_Base):
    """A mixin for the app: the ways to a look back and through it."""

    if TYPE_CHECKING:

        @property
        def journal(self) -> Journal:
            """The open journal."""

        def edit(self, draft: Draft) -> None:
            """Open the form that goes with a draft."""

        def kept(self, told: str = "Kept.", seconds: float = 2) -> None:
            """Show the journal anew, and say a word."""

    def ask_when(self, keep: Callable[[date | None], None]) -> None:
        """Ask for a day to look back; `keep` hears of it, or of none; esc leaves all as it was."""
        from recovery_journal.model.deciding import LATER, look_back_day
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        choices = [Choice(later, f"in {later}") for later in LATER]
        choices += [Choice(_DATE, "on a date"), Choice(_NEVER, "never", "no need")]

        def chosen(later: str | None) -> None:
            if later == _DATE:
                self._ask_date(keep)
            elif later is not None:
                keep(None if later == _NEVER else look_back_day(today(), later))

        self.push_screen(ChooseDialog("When would you like to look back?", choices), chosen)

    def _ask_date(self, keep: Callable[[date | None], None]) -> None:
        from recovery_journal.model.days import parse_day
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        def check(lines: list[str]) -> object:
            return parse_day(lines[0], today())

        def chosen(lines: list[str] | None) -> None:
            if lines is not None:
                keep(parse_day(lines[0], today()))

        asked = [Asked("", "2026-03-12")]
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
        from recovery_journal.model.decision_parts import LookBackDetails
        from recovery_journal.model.records import Draft

        message.stop()
        for draft in self.journal.drafts():
            details, is_new = draft.entry.details, not draft.entry.version
            about = details.about if isinstance(details, LookBackDetails) else ""
            if is_new and about == message.entry_id:
                self.edit(draft)
                return
        self.edit(Draft(entry=self.journal.new_look_back(message.entry_id, today())))

    def looked_back(self, decision_id: str) -> None:
        """It was looked back at: ask when to do so again; esc ends it."""
        self.journal.set_look_back(decision_id, None)
        self.ask_when(lambda day: self.set_look_back(decision_id, day))


def today() -> date:
    """The person's own day."""
    return datetime.now().astimezone().date()
