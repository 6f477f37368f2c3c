"""What the app does when a screen asks something about a decision."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from recovery_journal.errors import JournalError
from recovery_journal.tui.look_back_requests import LookBackRequests, today

if TYPE_CHECKING:
    from recovery_journal.model.decision_parts import Stage
    from recovery_journal.model.entry import Entry
    from recovery_journal.model.records import Draft
    from recovery_journal.model.views import Saved
    from recovery_journal.tui.messages import (
        AddToDecision,
        MoveDecision,
        ShowOptions,
        ShowSideBySide,
    )

_ADD, _REOPEN = "add", "reopen"


class DecisionRequests(LookBackRequests):
    """A mixin for the app: the ways of a decision, from one line to looking back."""

    if TYPE_CHECKING:

        def tell_changed(self) -> None:
            """Have every open screen show the journal as it is now."""

        def after_edit(self, saved: Saved | None) -> None:
            """Follow a form that was closed."""

    # one line, and when to look back

    def action_decide(self) -> None:
        """Write down a choice in one line; then when to look back at it."""
        from recovery_journal.model.entry import Kind, new_entry
        from recovery_journal.model.records import Draft
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        draft = Draft(entry=new_entry(Kind.DECISION, today()))

        def begin(lines: list[str] | None) -> None:
            if lines and lines[0].strip():
                # It is kept at once: what is asked next may be left.
                decision = self.journal.decide(lines[0], today(), draft_id=draft.id)
                self.kept()
                self.ask_when(lambda day: self.set_look_back(decision.id, day))
            else:
                self.tell_changed()

        def typed(lines: list[str]) -> None:
            with suppress(JournalError):  # it is said where the line is kept
                self._keep_line(draft, *lines)

        asked = [Asked("", "one line")]
        self.push_screen(AskDialog(Kind.DECISION.question, asked, typed=typed), begin)

    def _keep_line(self, draft: Draft, line: str) -> None:
        """Keep what is typed of a choice as a draft, until it is kept itself."""
        if line.strip():
            entry = replace(draft.entry, title=line)
            self.journal.keep_draft(replace(draft, entry=entry), lightly=True)
        else:
            self.journal.forget_draft(draft.id)

    # where it stands

    def on_move_decision(self, message: MoveDecision) -> None:
        """Choose the stage; for one that is decided, say what was chosen."""
        from recovery_journal.model.decision_parts import DecisionDetails, Stage
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        message.stop()
        decision = self.journal.entry(message.entry_id)
        details = decision.details
        if not isinstance(details, DecisionDetails):
            return
        choices = [Choice(stage.value, stage.value) for stage in Stage]

        def chosen(stage: str | None) -> None:
            if stage == Stage.DECIDED and details.stage != Stage.DECIDED:
                self._ask_choice(decision.id, details.chosen)
            elif stage is not None:
                self._move(decision.id, Stage(stage))

        below = "Deciding keeps a copy of what you know now. It stays as it is."
        self.push_screen(
            ChooseDialog("Where does it stand?", choices, details.stage, below=below), chosen
        )

    def _ask_choice(self, decision_id: str, chosen: str) -> None:
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        def keep(lines: list[str] | None) -> None:
            if lines is not None:
                self._move(decision_id, Stage.DECIDED, lines[0])

        asked = [Asked(" ".join(chosen.split()), "in your own words, or nothing")]
        self.push_screen(AskDialog("What did you choose?", asked), keep)

    def _move(self, decision_id: str, stage: Stage, chosen: str | None = None) -> None:
        self.journal.move_decision(decision_id, stage, chosen)
        self.kept(f"Now: {stage.value}.")

    def on_add_to_decision(self, message: AddToDecision) -> None:
        """Add words beneath it."""
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        message.stop()
        decision_id = message.entry_id

        def keep(lines: list[str] | None) -> None:
            if lines and lines[0].strip():
                self.journal.add_to_decision(decision_id, lines[0], today())
                self.kept()

        self.push_screen(AskDialog("What would you like to add?", [Asked("", "a line")]), keep)

    def action_expected(self) -> None:
        """Show what was expected and what came."""
        from recovery_journal.tui.screens.expected import ExpectedScreen

        self.push_screen(ExpectedScreen(self.journal))

    # thinking it through

    def think_through(self, draft: Draft, at: str = "") -> None:
        """Open the guide on a decision, at a part."""
        from recovery_journal.tui.screens.guide import GuideScreen

        self.push_screen(GuideScreen(self.journal, draft, at), self.after_edit)

    def edit_decided(self, decision: Entry) -> None:
        """What is decided stays as it was: add words to it, or open it again."""
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.model.records import Draft
        from recovery_journal.tui.messages import AddToDecision
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        choices = [
            Choice(_ADD, "add words", "beneath it, with today's date"),
            Choice(_REOPEN, "open it again", "a new stage; then its parts can change"),
        ]

        def chosen(choice: str | None) -> None:
            if choice == _ADD:
                self.post_message(AddToDecision(decision.id))
            elif choice == _REOPEN:
                self._move(decision.id, Stage.OPEN)
                self.think_through(Draft(entry=self.journal.entry(decision.id)))

        asked = "This is decided. What you knew then stays as it was."
        self.push_screen(ChooseDialog(asked, choices), chosen)

    def on_show_options(self, message: ShowOptions) -> None:
        """Write its options; those of one that is decided stand side by side, to be read."""
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.model.guide import OPTIONS
        from recovery_journal.model.records import Draft
        from recovery_journal.tui.messages import ShowSideBySide

        message.stop()
        decision = self.journal.entry(message.entry_id)
        if decision.details.as_dict().get("stage") == Stage.DECIDED:
            self.post_message(ShowSideBySide(decision))
        else:
            drafts = (each for each in self.journal.drafts() if each.entry.id == decision.id)
            self.think_through(next(drafts, Draft(entry=decision)), OPTIONS)

    def on_show_side_by_side(self, message: ShowSideBySide) -> None:
        """Show its options in a table."""
        from recovery_journal.tui.screens.side_by_side import SideBySideScreen

        message.stop()
        self.push_screen(SideBySideScreen(self.journal, message.decision))
