"""What the app does when a screen asks something about a decision."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from recovery_journal.errors import JournalError, Unusable
from recovery_journal.tui.dates import this_day
from recovery_journal.tui.look_back_requests import LookBackRequests

if TYPE_CHECKING:
    from recovery_journal.model.decision_parts import DecisionDetails, Stage
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
_CHOSEN = "What did you choose?"


class DecisionRequests(LookBackRequests):
    """A mixin for the app: the ways of a decision, from one line to looking back."""

    if TYPE_CHECKING:

        def after_edit(self, saved: Saved | None) -> None:
            """Follow a form that was closed."""

    # one line, and when to look back

    def action_decide(self) -> None:
        """Write down a choice in one line; then when to look back at it."""
        from recovery_journal.model.entry import Kind, new_entry
        from recovery_journal.model.records import Draft
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        draft = Draft(entry=new_entry(Kind.DECISION, this_day()))

        def begin(lines: list[str] | None) -> None:
            if lines and lines[0].strip():
                # It is kept at once: what is asked next may be left.
                decision = self.journal.decide(lines[0], this_day(), draft_id=draft.id)
                self.kept()
                self.put_at_hand(decision.id)
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
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        message.stop()
        decision = self.journal.entry(message.entry_id)
        here = _decision(decision).stage
        choices = [Choice(stage.value, stage.value) for stage in Stage]

        def chosen(stage: str | None) -> None:
            if stage == Stage.DECIDED and here != Stage.DECIDED:
                self._ask_choice(decision)
            elif stage is not None:
                self._move(decision.id, Stage(stage))

        below = "Deciding keeps a copy of what you know now. It stays as it is."
        self.push_screen(ChooseDialog("Where does it stand?", choices, here, below=below), chosen)

    def _ask_choice(self, stands: Entry) -> None:
        """Ask what was chosen: one of the options that are written, or something else."""
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.model.options import options_of
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        written = _decision(self.journal.draft_for(stands.id).entry)
        names = [option.name for option in options_of(written.options) if option.name]
        if written.chosen or not names:
            self._ask_own_choice(stands)
            return
        choices = [Choice(name, name) for name in dict.fromkeys(names)]

        def chosen(name: str | None) -> None:
            if name == "":
                self._ask_own_choice(stands)
            elif name is not None:
                self._move(stands.id, Stage.DECIDED, name)

        others = Choice("", "in your own words, or nothing")
        self.push_screen(ChooseDialog(_CHOSEN, [*choices, others]), chosen)

    def _ask_own_choice(self, stands: Entry) -> None:
        """Ask what was chosen; what is typed is in the draft, which deciding then keeps."""
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        draft = self.journal.draft_for(stands.id)
        said = " ".join(_decision(draft.entry).chosen.split())

        def typed(lines: list[str]) -> None:
            if lines[0] != said:  # several lines of it stay, unless somebody types
                self._keep_said(draft, stands, chosen=lines[0])

        def keep(lines: list[str] | None) -> None:
            if lines is not None:
                self._move(stands.id, Stage.DECIDED, lines[0])
            else:
                self.tell_changed()

        asked = [Asked(said, "in your own words, or nothing")]
        self.push_screen(AskDialog(_CHOSEN, asked, typed=typed), keep)

    def _move(self, decision_id: str, stage: Stage, chosen: str | None = None) -> None:
        self.journal.move_decision(decision_id, stage, chosen)
        self.kept(f"Now: {stage.value}.")

    def on_add_to_decision(self, message: AddToDecision) -> None:
        """Add words beneath it; what is typed is in its draft, and in the line the next time."""
        from recovery_journal.model.deciding import added_to, with_addition
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        message.stop()
        decision_id = message.entry_id
        stands, draft = self.journal.entry(decision_id), self.journal.draft_for(decision_id)
        before, written = _decision(stands), _decision(draft.entry)
        half = added_to(written)[len(added_to(before)) :]

        def typed(lines: list[str]) -> None:
            added = with_addition(before, lines[0], this_day()).added
            self._keep_said(draft, stands, added=added)

        def keep(lines: list[str] | None) -> None:
            if lines and lines[0].strip():
                self.journal.add_to_decision(decision_id, lines[0], this_day())
                self.kept()
            else:
                self.tell_changed()

        asked = [Asked(half[-1].text if half else "", "a line")]
        self.push_screen(AskDialog("What would you like to add?", asked, typed=typed), keep)

    def _keep_said(self, draft: Draft, stands: Entry, **said: Any) -> None:
        """Keep what is typed of a decision in its draft; one that says nothing new is none."""
        entry = replace(draft.entry, details=replace(_decision(draft.entry), **said))
        with suppress(JournalError):  # it is said where the line is kept
            if entry == stands:
                self.journal.forget_draft(draft.id)
            else:
                self.journal.keep_draft(replace(draft, entry=entry), lightly=True)

    def action_expected(self) -> None:
        """Show what was expected and what came."""
        from recovery_journal.tui.screens.expected import ExpectedScreen

        self.push_screen(ExpectedScreen(self.journal))

    # thinking it through

    def think_through(self, draft: Draft, at: str = "") -> None:
        """Open the guide on a decision, at a part; of one that is decided, ask what to do."""
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.tui.screens.guide import GuideScreen

        if _decision(draft.entry).stage == Stage.DECIDED:
            self._ask_of_decided(draft.entry.id)
        else:
            self.push_screen(GuideScreen(self.journal, draft, at), self.after_edit)

    def _ask_of_decided(self, decision_id: str) -> None:
        """What is decided stays as it was: add words to it, or open it again."""
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.tui.messages import AddToDecision
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        choices = [
            Choice(_ADD, "add words", "beneath it, with today's date"),
            Choice(_REOPEN, "open it again", "a new stage; then its parts can change"),
        ]

        def chosen(choice: str | None) -> None:
            if choice == _ADD:
                self.post_message(AddToDecision(decision_id))
            elif choice == _REOPEN:
                self._move(decision_id, Stage.OPEN)
                self.think_through(self.journal.draft_for(decision_id))

        asked = "This is decided. What you knew then stays as it was."
        self.push_screen(ChooseDialog(asked, choices), chosen)

    def on_show_options(self, message: ShowOptions) -> None:
        """Write its options; those of one that is decided stand side by side, to be read."""
        from recovery_journal.model.decision_parts import Stage
        from recovery_journal.model.guide import OPTIONS
        from recovery_journal.tui.messages import ShowSideBySide

        message.stop()
        draft = self.journal.draft_for(message.entry_id)
        if _decision(draft.entry).stage == Stage.DECIDED:
            self.post_message(ShowSideBySide(draft.entry))
        else:
            self.think_through(draft, OPTIONS)

    def on_show_side_by_side(self, message: ShowSideBySide) -> None:
        """Show its options in a table."""
        from recovery_journal.tui.screens.side_by_side import SideBySideScreen

        message.stop()
        self.push_screen(SideBySideScreen(self.journal, message.decision))


def _decision(entry: Entry) -> DecisionDetails:
    """What is said of a decision; raises `Unusable` for an entry of another kind."""
    from recovery_journal.model.decision_parts import DecisionDetails

    if not isinstance(entry.details, DecisionDetails):
        raise Unusable("This is not a decision.")
    return entry.details
