"""Who may see an entry: three lanes, each in a sentence."""

from recovery_journal.model.entry import Lane
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

_TOLD = {
    Lane.ONLY_ME: "nobody but you",
    Lane.OPEN_TOGETHER: "you, and who sits with you in a session",
    Lane.HAND_OVER: "you, in a session, and in what you give away",
}


class LaneDialog(ChooseDialog):
    """Dismisses with the lane's words, or None when it stays as it was."""

    def __init__(self, lane: Lane, title: str):
        choices = [Choice(each.value, each.value, told) for each, told in _TOLD.items()]
        super().__init__(f"Who may see it: {title}", choices, lane.value)
