"""What the app does about small steps: written for a decision, done or let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recovery_journal.tui.dates import this_day
from recovery_journal.tui.own_app import OwnApp

if TYPE_CHECKING:
    from recovery_journal.tui.company_messages import LetStepGo
    from recovery_journal.tui.messages import AddStep, SayHowStepIs

_AHEAD = "still ahead"
"""How a step is of which nothing else is said."""


class StepRequests(OwnApp):
    """A mixin for the app: the ways of a step."""

    def on_add_step(self, message: AddStep) -> None:
        """Write a small step of a decision, or go on with the one that waits."""
        from recovery_journal.model.entry import Kind
        from recovery_journal.model.records import Draft

        message.stop()
        about = message.entry_id
        waits = self.journal.draft_about(about, Kind.STEP)
        self.edit(waits or Draft(entry=self.journal.new_step("", this_day(), about)))

    def on_say_how_step_is(self, message: SayHowStepIs) -> None:
        """Ask how it is with a step; each answer is as good as the others."""
        from recovery_journal.model.decision_parts import StepDetails
        from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

        message.stop()
        step_id = message.entry_id
        came = str(self.journal.entry(step_id).details.as_dict().get("came", ""))
        (part,) = (part for part in StepDetails.parts() if part.name == "came")
        choices = [Choice(words, words) for words in (*part.choices, _AHEAD)]

        def chosen(words: str | None) -> None:
            if words is not None:
                self.journal.say_how_step_is(step_id, "" if words == _AHEAD else words)
                if words == _AHEAD:
                    self.journal.carry_on(step_id)
                self.kept(f"Now: {words}.")

        below = "Each of them is fine, and can change again."
        self.push_screen(
            ChooseDialog("How is it with this step?", choices, came or _AHEAD, below=below), chosen
        )

    def on_let_step_go(self, message: LetStepGo) -> None:
        """Let it go."""
        message.stop()
        self.journal.say_how_step_is(message.entry_id, "let go")
        self.kept("Let go.")
