"""What screens ask of the app about entries from other journals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from recovery_journal.tui.incoming_plan import IncomingPlan


class LookAtIncoming(Message):
    """Somebody wants to see what would come in."""

    def __init__(self, plan: IncomingPlan):
        super().__init__()
        self.plan = plan


class BringIn(LookAtIncoming):
    """Somebody has seen what would come in, and wants it; `pieces` is how many were looked at."""

    def __init__(self, plan: IncomingPlan, pieces: int):
        super().__init__(plan)
        self.pieces = pieces


class TakeBackLast(Message):
    """Somebody wants to take back what was brought in last."""
