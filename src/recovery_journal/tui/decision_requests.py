"""What the app does when a screen asks something about a decision or a step."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from recovery_journal.errors import JournalError
from recovery_journal.tui.look_back_requests import LookBackRequests, today

if TYPE_CHECKING:
    from recovery_journal.model.decision_parts import Stage
    from recovery_journal.model.records import Draft
    from recovery_journal.tui.messages import (
        AddStep,
        AddToDecision,
        MoveDecision,
        SayHowSure,
        ShowOptions,
    )

_NOTHING, _NUMBERS = "nothing", "numbers"


class DecisionRequests(LookBackRequests):
    """A mixin for the app: the ways of a decision, from one line to looking back."""

    if TYPE_CHECKING:

        def tell_changed(self) -> None:
            """Have every open screen show the journal as it is now."""

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

    def on_say_how_sure(self, message: SayHowSure) -> None:
        """Choose the words; the numbers behind them are shown where they are asked for."""
        message.stop()
        self._ask_how_sure(message.entry_id, numbers=False)

    def _ask_how_sure(self, decision_id: str, *, numbers: bool) -> None:
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        said = self.journal.entry(decision_id).details.as_dict().get("how_sure")
        scale = self.journal.sure_scale()
        choices = [
            Choice(str(at), each.words, f"{each.percent} of 100" if numbers else "")
            for at, each in enumerate(scale)
        ]
        choices.append(Choice(_NOTHING, "nothing said"))
        here = next((each.id for each in choices if each.words == said), _NOTHING)
        choices += [] if numbers else [Choice(_NUMBERS, "show the number behind each")]

        def chosen(choice: str | None) -> None:
            if choice == _NUMBERS:
                self._ask_how_sure(decision_id, numbers=True)
            elif choice is not None:
                sure = None if choice == _NOTHING else scale[int(choice)]
                self.journal.say_how_sure(decision_id, sure)
                self.kept()

        asked = "How sure are you of what you expect?"
        self.push_screen(ChooseDialog(asked, choices, here), chosen)

    def action_expected(self) -> None:
        """Show what was expected and what came."""
        from recovery_journal.tui.screens.expected import ExpectedScreen

        self.push_screen(ExpectedScreen(self.journal))

    def on_show_options(self, message: ShowOptions) -> None:
        """Show its options."""
        from recovery_journal.tui.screens.options import OptionsScreen

        message.stop()
        self.push_screen(OptionsScreen(self.journal, self.journal.entry(message.entry_id).id))

    # steps

    def on_add_step(self, message: AddStep) -> None:
        """Write a small step, and what would help with it."""
        from recovery_journal.model.entry import Kind
        from recovery_journal.tui.widgets.ask import AskDialog, Asked

        message.stop()
        decision_id = message.entry_id
        asked = [Asked("", "the step"), Asked("", "what would help me with it, if you like")]

        def keep(lines: list[str] | None) -> None:
            if lines and lines[0].strip():
                self._add_step(decision_id, *lines)

        self.push_screen(AskDialog(Kind.STEP.question, asked), keep)

    def _add_step(self, decision_id: str, title: str, support: str) -> None:
        step = self.journal.new_step(title, today(), decision_id)
        details = step.kind.details.from_dict(step.details.as_dict() | {"support": support})
        kept = self.journal.add(replace(step, details=details))
        self.journal.thread(kept.id, decision_id)
        self.kept()
