"""Values in the person's own words, a line each, and the line that takes the next."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from recovery_journal.model.cards import Card
from recovery_journal.tui.actions import binding
from recovery_journal.tui.widgets.line import Line


class NameLine(Line):
    """Enter takes the name; backspace on an empty line brings the last name back into it."""

    BINDINGS = [binding("line.keep")]

    class TakenBack(Message):
        """The last name is wanted back, to be changed or left out."""

    def action_delete_left(self) -> None:
        """Delete a letter, or take the last name back."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.TakenBack())


class WriteNames(VerticalScroll, can_focus=False):
    """The names so far, and the line."""

    def __init__(self) -> None:
        super().__init__(id="names")

    def compose(self) -> ComposeResult:
        """Names above, the line below."""
        yield Static("", id="written", markup=False)
        yield NameLine(placeholder="a word or a few", id="name")

    @property
    def line(self) -> Input:
        """The line."""
        return self.query_one(NameLine)

    def show(self, cards: tuple[Card, ...], typed: str) -> None:
        """Show these names; the line holds what is typed of the next."""
        told = [
            Content.assemble((f" {number:>2}  ", "$hint"), Content(card.name))
            for number, card in enumerate(cards, start=1)
        ]
        written = self.query_one("#written", Static)
        written.update(Content("\n").join(told))
        written.display = bool(told)
        if self.line.value != typed:
            with self.prevent(Input.Changed):
                self.line.value = typed
            self.line.cursor_position = len(typed)
        self.call_after_refresh(self.line.scroll_visible, animate=False)
