"""The commands on an entry, for every screen that has one at hand: they ask the app, by message."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from recovery_journal.tui.messages import (
    EditEntry,
    HistoryOf,
    LaneEntry,
    MarkStrengths,
    OpenEntry,
    ShowRipple,
    StarEntry,
    TagEntry,
    ThreadEntry,
    TrashEntry,
    UndoTrash,
)

if TYPE_CHECKING:
    from textual.screen import Screen

    _Base = Screen[None]
else:
    _Base = object


class EntryCommands(_Base):
    """A mixin for screens; put it before `Screen`, and say which entry is at hand.

    The screen itself declares the keys, `*bindings(Where.LIST)`: Textual reads them from widgets.
    """

    @property
    def entry_at_hand(self) -> str | None:
        """The id of the entry that a command is about; None when there is none."""
        raise LookupError("a screen with entry commands says which entry is at hand")

    def _ask(self, message: Callable[[str], Message]) -> None:
        if self.entry_at_hand is not None:
            self.post_message(message(self.entry_at_hand))

    def action_open(self) -> None:
        """Read it."""
        self._ask(OpenEntry)

    def action_edit(self) -> None:
        """Change it."""
        self._ask(EditEntry)

    def action_star(self) -> None:
        """Star it, or take the star away."""
        self._ask(StarEntry)

    def action_tags(self) -> None:
        """Give it tags."""
        self._ask(TagEntry)

    def action_lane(self) -> None:
        """Choose who may see it."""
        self._ask(LaneEntry)

    def action_thread(self) -> None:
        """Thread it to another."""
        self._ask(ThreadEntry)

    def action_mark(self) -> None:
        """Mark what strengths show in it."""
        self._ask(MarkStrengths)

    def action_ripple(self) -> None:
        """See who inspired it, whom it touched, what it led to."""
        self._ask(ShowRipple)

    def action_history(self) -> None:
        """See its earlier versions."""
        self._ask(HistoryOf)

    def action_trash(self) -> None:
        """Lay it in the trash."""
        self._ask(TrashEntry)

    def action_undo(self) -> None:
        """Take back what was last laid in the trash."""
        self.post_message(UndoTrash())
