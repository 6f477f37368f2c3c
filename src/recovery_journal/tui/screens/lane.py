"""Who may see an entry: three lanes, each in a sentence."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recovery_journal.model.entry import Lane
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.bar_list import BarList

_TOLD = {
    Lane.ONLY_ME: "nobody but you",
    Lane.OPEN_TOGETHER: "you, and who sits with you in a session",
    Lane.HAND_OVER: "you, in a session, and in what you give away",
}


class LaneDialog(ModalScreen[Lane | None]):
    """Dismisses with the lane, or None when it stays as it was."""

    BINDINGS = [binding("back")]

    def __init__(self, lane: Lane):
        super().__init__()
        self._lane = lane

    def compose(self) -> ComposeResult:
        """The lanes."""
        with Vertical(classes="dialog"):
            yield Static("Who may see it", markup=False)
            yield BarList(
                *(
                    Option(Content(f" {lane.value:<15}{told}"), id=lane.name)
                    for lane, told in _TOLD.items()
                ),
                id="lanes",
            )
            yield Static("enter chooses    esc leaves it", classes="hint", markup=False)

    def on_mount(self) -> None:
        """Stand on the lane as it is."""
        lanes = self.query_one(BarList)
        lanes.highlighted = list(_TOLD).index(self._lane)
        lanes.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose it."""
        self.dismiss(Lane[str(event.option.id)])

    def action_back(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
