"""What the places with a list and a reader beside it have in common: the row at hand is read."""

from textual.screen import Screen
from textual.widgets import OptionList

from recovery_journal.tui.actions import binding, bindings
from recovery_journal.tui.acts.act import Where
from recovery_journal.tui.entry_commands import EntryCommands
from recovery_journal.tui.widgets.list_and_reader import BESIDE
from recovery_journal.tui.widgets.reader import Reader

_OTHERS = ("entry.new", "entry.open", "entry.edit")
"""Commands on a list that are otherwise in such a place."""

PLACE_BINDINGS = [
    *(each for each in bindings(Where.LIST) if each.id not in _OTHERS),
    binding("entry.edit", show=False),
]
"""The commands on a list, for the bindings of such a place."""


class BesideReader(EntryCommands, Screen[None]):
    """The base of those places; from 100 columns there is room for the reader."""

    HORIZONTAL_BREAKPOINTS = BESIDE
    AUTO_FOCUS = ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Read another one."""
        event.stop()
        self.read_at_hand()

    def read_at_hand(self) -> None:
        """Read the row at hand, where there is room for it."""
        reader = self.query_one(Reader)
        if reader.display:
            reader.read(self.entry_at_hand)

    def on_resize(self) -> None:
        """There may be room to read now."""
        self.call_after_refresh(self.read_at_hand)

    async def action_back(self) -> None:
        """Back to Today."""
        await self.run_action("app.home")
