"""The commands on a decision, for every screen that has one at hand: they ask the app."""

from collections.abc import Callable

from textual.message import Message

from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.messages import (
    AddStep,
    AddToDecision,
    LookBack,
    MoveDecision,
    SayHowSure,
    SetLookBack,
    ShowOptions,
)

_OF_ONE = ("edit", "stage", "sure", "options", "add", "step", "look_back", "when")
"""The actions that are about one decision."""


class DecisionCommands(EntryCommands):
    """A mixin for screens; put it before `Screen`, and say which decision is at hand."""

    @property
    def decision_at_hand(self) -> str | None:
        """The decision that these commands are about: the entry at hand, where all are that."""
        return self.entry_at_hand

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a decision wants one at hand."""
        if action in _OF_ONE:
            return self.is_mounted and self.decision_at_hand is not None
        return super().check_action(action, parameters)

    def _ask_of(self, message: Callable[[str], Message]) -> None:
        if self.decision_at_hand is not None:
            self.post_message(message(self.decision_at_hand))

    def action_stage(self) -> None:
        """Say where it stands now."""
        self._ask_of(MoveDecision)

    def action_sure(self) -> None:
        """Say how sure you are of what you expect."""
        self._ask_of(SayHowSure)

    def action_options(self) -> None:
        """See its options."""
        self._ask_of(ShowOptions)

    def action_add(self) -> None:
        """Add words to it."""
        self._ask_of(AddToDecision)

    def action_step(self) -> None:
        """Write a small step."""
        self._ask_of(AddStep)

    def action_look_back(self) -> None:
        """Look back at it."""
        self._ask_of(LookBack)

    def action_when(self) -> None:
        """Say when to look back."""
        self._ask_of(SetLookBack)
