"""What every page that reads one entry has in common: it is shown, taken out of the trash, left."""

from typing import TYPE_CHECKING

from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.messages import UndoTrash
from recovery_journal.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from recovery_journal.journal import Journal


class EntryPage(EntryCommands):
    """A mixin for screens; put it before `Screen`, and show the entry in `journal_changed`."""

    def __init__(self, journal: "Journal", entry_id: str):
        super().__init__()
        self._journal = journal
        self.entry_read = entry_id

    def journal_changed(self) -> None:
        """Show the entry as it is now."""
        raise LookupError("a page of an entry says how it is shown")

    def on_mount(self) -> None:
        """Show it; the reader has the keys."""
        self.query_one(Reader).focus()
        self.journal_changed()

    def action_undo(self) -> None:
        """Take back this entry, where it lies in the trash; else what was laid there last."""
        lies_there = self._journal.entry(self.entry_read).trashed is not None
        self.post_message(UndoTrash(self.entry_read if lies_there else None))

    def action_back(self) -> None:
        """One step back."""
        self.app.pop_screen()
