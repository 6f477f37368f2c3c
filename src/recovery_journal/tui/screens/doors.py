"""The three ways into a sort, and whose the names on the cards are."""

from recovery_journal.content.cards import CREDIT
from recovery_journal.model.value_parts import Door
from recovery_journal.tui.widgets.choose import Choice, ChooseDialog

_TOLD = {
    Door.ALL: "a long look, some twenty minutes",
    Door.SHORT: "about thirty cards",
    Door.FIVE: "no cards, your own words",
}


class DoorsDialog(ChooseDialog):
    """Dismisses with the door's words, or None when no sort begins."""

    def __init__(self) -> None:
        choices = [Choice(door.value, door.value, told) for door, told in _TOLD.items()]
        super().__init__("How would you like to begin?", choices, below=CREDIT)
