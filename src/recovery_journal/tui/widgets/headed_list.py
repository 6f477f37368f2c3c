"""A list with its heading: what belongs to the entry that a screen reads."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from recovery_journal.tui.widgets.entry_rows import EntryRows


class HeadedList(Vertical):
    """A heading and the rows; not there while there are none."""

    def __init__(self, heading: str, listed: EntryRows):
        super().__init__()
        self._heading = heading
        self._listed = listed

    def compose(self) -> ComposeResult:
        """The heading and the list."""
        yield Static(self._heading, classes="hint", markup=False)
        yield self._listed

    @property
    def entry_at_hand(self) -> str | None:
        """The entry that stands out, while the list has the keys."""
        return self._listed.entry_at_hand if self._listed.has_focus else None
